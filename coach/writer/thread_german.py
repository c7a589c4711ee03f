"""What the two wrote to each other that a German letter takes up: the user's question that nobody answered, what they praised,
leave that they got, and the meal that the two agreed on."""

from __future__ import annotations

import re
from datetime import date

from coach.writer import permission, thread, words_german
from coach.writer.arranged import Meals, agreed
from coach.writer.interface import EmailTask
from coach.writer.taste_german import unsaid
from coach.writer.thread import Taken

_DAYS = "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split()
_OPEN_QUESTION = re.compile(
    r"(?:hat|haben|hast|ist|sind|bist|war|waren|wie war|wie waren|was wurde|was kam|wer|wo|warum|welche\w?)\b[^?:;„“\"]+\?",
    re.IGNORECASE,
)
_NO_QUESTION = re.compile(
    r"\b(?:es|sie|ihn|ihm|das|dies\w*|jene\w*|da\w*|dort|mein\w*|mir|mich|wir|uns|unser\w*|e?-?mails?|nachricht(?:en)?|bekommen|erhalten|geantwortet|"
    r"entschieden|bezahlt|rechnung\w*|heute|morgen|gestern|jetzt|schon|noch|wochen?|gut (?:an|nach)|zurück|frei)\b",
    re.IGNORECASE,
)
_LIKED = re.compile(
    r"(?P<x>(?:Dein|Ihr)e? (?:[a-zäöüß]+ )?(?:Vortrag|Geschichten?|Rede|Buch|Artikel|Aufsatz|Kapitel|Frage|Antwort|Idee|Rat|Beispiel|Führung|Zeichnung|"
    r"Film|Ausstellung|Beschreibung|Fotos|Bilder|Rezept|Brief|Konzert)\b[^,.;:!?]*?) (?P<has>hat|haben) mir "
    r"(?:(?:sehr|gut|wirklich|besonders) )*(?:gefallen|geholfen|Freude gemacht)[.!]?"
)
_WORKS = r"(?:Grafik|Zeichnung|Tabelle|Karte|Abbildung|Folie|Seite|Aufnahme|Foto|Bild|Plan|Plän|Vortrag|Vorträg|Text|Brief|Film|Rezept|Artikel|Buch|Kapitel|Daten)(?:e|en|n|s|er)?(?: \d+)?"
_MAY = re.compile(
    r"(?:Ja, )?(?:natürlich |gern )?(?P<may>du darfst|Sie dürfen) (?:natürlich |gern |gerne |also )*"
    rf"(?P<x>(?:de[nr]|die|das|mein\w*) (?:[\w-]+ ){{0,2}}?{_WORKS}(?: (?:in|von|aus|auf) [\w -]+?)?) (?P<do>zeigen|zitieren|verwenden|drucken|veröffentlichen|nennen|teilen|nutzen)[.!]",
    re.IGNORECASE,
)
_MEALS = {
    "frühstück": "das Frühstück",
    "mittagessen": "das Mittagessen",
    "abendessen": "das Abendessen",
    "kaffee": "den Kaffee",
}
_MEAL_WORDS = "|".join(_MEALS)
_GERMAN = Meals(
    re.compile(rf"\b(?P<x>{_MEAL_WORDS})\b", re.IGNORECASE),
    "sollen wir|wollen wir|können wir|hast du lust auf|haben sie lust auf|wie wäre es mit|darf ich (?:dich|sie) zum|möchtest du|möchten sie",
    rf"{_MEAL_WORDS}|{'|'.join(_DAYS)}|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|\d+(?:[:.]\d\d)?|"
    "am|an|um|ein|einen|einem|uns|zusammen|gemeinsam|treffen|essen|trinken|einladen|der|den|dem|das|zum|halb|uhr|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|morgen|dann|da",
    "ja|gern|gerne|sehr gerne?|perfekt|einverstanden|abgemacht|passt(?: mir)?|schön|wunderbar|bis|ich freue mich(?: darauf)?",
)


def question(task: EmailTask) -> Taken | None:
    """The user's last question where nobody has written, met or noted anything since, word for word."""
    found = thread.last_question(task, _OPEN_QUESTION, _NO_QUESTION)
    return None if found is None or unsaid(found.text) else found


def praised(task: EmailTask) -> Taken | None:
    """What the user praised in a message: "deine Geschichte von der Bremse ist"."""
    if task.last_contact is None or (task.today - task.last_contact).days < thread.SILENT:
        return None
    for s in task.mine:
        liked = _LIKED.fullmatch(" ".join(s.text.split()))
        if (
            liked
            and not thread.mixed(liked[0])
            and thread.SILENT <= thread.age(s, task) <= 2 * thread.OLDEST
            and not unsaid(liked["x"])
        ):
            return Taken(f"{liked['x']} {'sind' if liked['has'] == 'haben' else 'ist'}", s)
    return None


def leave(task: EmailTask) -> Taken | None:
    """Leave that they gave and the user has not thanked for, behind "danke, dass": "ich die zweite Grafik zeigen darf"."""
    for s in task.theirs:
        may = _MAY.fullmatch(" ".join(s.text.split()))
        if may and permission.holds(s, may["x"], task) and not permission.thanked(s, task):
            thing = _turned(may["x"], task)
            if thing and not unsaid(thing):
                return Taken(f"ich {thing} {may['do'].lower()} darf", s)
    return None


def _turned(thing: str, task: EmailTask) -> str:
    """A thing of theirs as the reader's own; empty where "our" leaves open whose it is."""
    if re.search(r"\bunser", thing):
        return ""
    yours = "dein" if task.manner.address == "du" else "Ihr"
    return re.sub(r"\bmein", yours, thing)


def appointment(task: EmailTask) -> Taken | None:
    """A meal that one proposed and the other agreed to: "das Frühstück am Donnerstag"."""
    found = agreed(task, _GERMAN)
    if found is None:
        return None
    meal, day, s, answers = found
    return Taken(f"{_MEALS[meal.casefold()]} am {day_named(day, task.today)}", s, tuple(answers[:1]))


def day_named(ahead: date, today: date) -> str:
    """A day ahead by its weekday within a week, with its date later.

    >>> day_named(date(2026, 11, 26), date(2026, 11, 22)), day_named(date(2027, 1, 19), date(2026, 11, 22))
    ('Donnerstag', 'Dienstag, dem 19. Januar')
    """
    weekday = _DAYS[ahead.weekday()]
    return weekday if 0 < (ahead - today).days < 7 else f"{weekday}, dem {words_german.day(ahead, ahead)}"
