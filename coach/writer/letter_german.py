"""E-mails of the offline writer in German, to people with whom the user writes German: du or Sie as the two say it.

Notes are not turned into German sentences: what the letter says of the two is the occasion, the promises both ways, a
message that waits and where they will meet. A matter stands as it was noted, behind a colon,
where the note is not in English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from coach.evidence import Citation, Fact, Statement
from coach.writer import phrases, waiting
from coach.writer.interface import EmailTask, EmailText, PromiseLine
from coach.writer.page import Page, place_of
from coach.writer.promised import promised_there
from coach.writer.reported import matter, titled

_MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
_DU = {"du": "du", "dich": "dich", "dir": "dir", "deine": "deine", "hattest": "hattest", "bekommst": "bekommst", "fragst": "fragst",
       "magst": "magst", "dein": "dein", "moechtest": "möchtest", "deiner": "deiner", "hast": "hast", "euch": "euch", "machst": "machst",
       "n_sie": "", "en_sie": "", "deine_frage": "Deine Frage"}  # fmt: skip
_SIE = {"du": "Sie", "dich": "Sie", "dir": "Ihnen", "deine": "Ihre", "hattest": "hatten", "bekommst": "bekommen", "fragst": "fragen",
        "magst": "mögen", "dein": "Ihr", "moechtest": "möchten", "deiner": "Ihrer", "hast": "haben", "euch": "Ihnen", "machst": "machen",
        "n_sie": "n Sie", "en_sie": "en Sie", "deine_frage": "Ihre Frage"}  # fmt: skip
_TALKS = (
    (r"(?:video|zoom) call", "unser Videogespräch"), (r"call", "unser Telefonat"), (r"coffee|tea", "unser Treffen beim Kaffee"),
    (r"lunch", "unser Mittagessen"), (r"dinner|supper", "unser Abendessen"), (r"breakfast", "unser Frühstück"),
    (r"walk", "unseren Spaziergang"), (r"meeting", "unser Treffen"), (r"interview", "unser Interview"), (r"", "unser Gespräch"),
)  # fmt: skip

# {o} the occasion, {e} an event, {d} a day, {x} a matter, {p} a place; {e} with its preposition. The first sentence follows the comma of the greeting.
THANKS_TALK = ("danke für {o}.", "vielen Dank für {o}.", "herzlichen Dank für {o}.")
THANKS_EVENT = (
    "es war schön, {e} mit {dir} zu sprechen.",
    "ich habe mich gefreut, {e} mit {dir} zu sprechen.",
    "vielen Dank für das Gespräch {e}.",
    "schön, dass wir {e} Zeit zum Reden hatten.",
)
FOLLOW_UP = (
    "ich denke noch gern an {o} zurück.",
    "ich würde gern an {o} anknüpfen.",
    "seit wir uns gesprochen haben, wollte ich {dir} schreiben.",
)
UNMET = (
    "ein kurzer Gruß von mir.",
    "heute ein paar Zeilen an {dich}.",
    "ich wollte {dir} ein paar Zeilen schicken.",
)
ANSWER = (
    "danke für {deine} Nachricht{d}.",
    "vielen Dank für {deine} Nachricht{d}.",
    "ich habe mich über {deine} Nachricht{d} gefreut.",
    "schön, dass {du} {dich} gemeldet {hast}.",
)
QUESTION = (
    "{Du} {fragst}: {x} Ich melde mich dazu noch einmal.",
    "Zu {deiner} Frage {x} schreibe ich {dir} noch.",
    "{deine_frage} {x} beantworte ich {dir} bald.",
)
QUESTION_ANSWERED = ("{Du} {fragst}: {x}",)
PROMISE_COMING = (
    "Ich habe nicht vergessen, was ich {dir} bis zum {d} versprochen habe: {x}.",
    "Bis zum {d} {bekommst} {du}, wie versprochen: {x}.",
    "Es bleibt bei dem, was ich {dir} bis zum {d} versprochen habe: {x}.",
)
PROMISE_LATE = (
    "Bis zum {d} hatte ich {dir} etwas versprochen: {x}. Es tut mir leid, dass es noch fehlt; es kommt noch.",
    "Ich bin spät dran mit dem, was ich {dir} zum {d} versprochen hatte: {x}. Das tut mir leid.",
    "Der {d} ist vorbei, und noch fehlt, was ich {dir} versprochen hatte: {x}. Entschuldige{n_sie}; es kommt.",
)
PROMISE_OPEN = (
    "Ich habe nicht vergessen, was ich {dir} versprochen habe: {x}.",
    "Es bleibt bei dem, was ich {dir} versprochen habe: {x}.",
    "Ich weiß, dass ich {dir} noch etwas schulde: {x}.",
)
OWED = (
    "{Du} {hattest} mir freundlicherweise zugesagt: {x}. Ich freue mich darauf.",
    "Ich freue mich auf das, was {du} mir zugesagt {hattest}: {x}.",
    "Noch offen ist bei uns: {x}. Ich freue mich darauf, wenn es {dir} passt.",
)
OWED_BY = ("{Du} {hattest} mir zum {d} freundlicherweise zugesagt: {x}. Ich freue mich darauf.",)
WAITING = (
    "Auf {deine} Nachricht vom {d} antworte ich noch.",
    "{Deine} Nachricht vom {d} habe ich nicht vergessen.",
    "Zu {deiner} Nachricht vom {d} schreibe ich {dir} noch.",
)
INTRODUCING = ("ich wollte {dich} mit {x} bekannt machen. Ist {dir} das recht?",)
ASKING = (
    "darf ich {dich} mit {n} bekannt machen?",
    "{moechtest} {du} {n} kennenlernen?",
    "wäre es {dir} recht, wenn ich {dich} mit {n} bekannt mache?",
)
ASKED_BOTH = (
    "Ein kurzes Ja oder Nein genügt; {f} frage ich genauso.",
    "{f} frage ich auch und schreibe {euch} beiden nur, wenn es beiden recht ist.",
    "Ein Nein ist genauso recht; {f} bekommt von mir dieselbe Frage.",
)
KEPT = (
    "hier kommt, was ich {dir}{d} versprochen habe: {x}.",
    "heute schicke ich {dir}, was ich {dir}{d} versprochen habe: {x}.",
)
KEPT_LATE = ("Es hat länger gedauert, als ich gesagt hatte; das tut mir leid.",)
TOUCH = (
    "seit dem {d} haben wir nichts voneinander gehört, das ist mir zu lange her.",
    "wir haben seit dem {d} nichts voneinander gehört.",
    "unser letzter Austausch war am {d}, höchste Zeit für ein paar Zeilen.",
)
TOUCH_PLAIN = ("wir haben länger nichts voneinander gehört.",)
TOUCH_HOW = (
    "Wie geht es {dir}?",
    "Was {machst} {du} gerade?",
    "Ich würde gern hören, wie es {dir} geht.",
    "Schreib{en_sie} mir gern, wie es {dir} geht.",
)
WHOM = ("Wen aus meinem Bekanntenkreis {moechtest} {du} kennenlernen?",)
CLOSE = ("Ich freue mich auf das Wiedersehen in {p}.", "Bis bald in {p}.", "Mehr dann in {p}.")
CLOSE_AT = ("Ich freue mich auf das Wiedersehen bei {p}.", "Bis bald bei {p}.")


@dataclass
class _Page(Page):
    """A German letter as it grows."""

    paragraphs: list[list[str]] = field(default_factory=lambda: [[]])

    def say(
        self, options: Sequence[str], slot: str, citations: Sequence[Citation] = (), **values: str
    ) -> str:
        """One of the frames, filled in, that no other letter has where there is one."""
        forms = _DU if self.task.manner.address == "du" else _SIE
        forms = forms | {k.capitalize(): v[:1].upper() + v[1:] for k, v in forms.items()}
        filled = [
            o.format(**forms, **values) for o in phrases.turned(options, self.task.recipient_name, slot)
        ]
        said = next((f for f in filled if f not in self.task.taken), filled[0])
        said = re.sub(r"([.?!][“”\"]?)\.", r"\1", said)
        self.paragraphs[-1].append(said)
        if citations:
            self.facts.append(Fact(said, tuple(citations)))
        return said

    def body(self) -> str:
        """The whole letter."""
        blocks = [" ".join(p) for p in self.paragraphs if p]
        return "\n\n".join([_greeting(self.task), *blocks, _closing(self.task)]) + "\n"


def write(task: EmailTask) -> EmailText:
    """The e-mail a task asks for, in German."""
    page = _Page(task)
    writers = {"reply": _reply, "introduction": _introduction, "promise": _keeping, "touch": _touch}
    subject = writers.get(task.kind, _after)(page)
    if task.kind == "promise" and task.promise:
        page.own_words()
        return EmailText(subject, page.body(), tuple(page.facts), page.facts[0].text)
    page.paragraphs.append([])
    promise = _promise(page) if task.kind != "introduction" else ""
    ask = _owed(page, task.owed) if task.owed and task.owed.is_in("german") else ""
    _waiting(page)
    page.own_words()
    page.paragraphs.append([])
    if task.next_meeting:
        place = place_of(task.next_meeting)
        page.say(CLOSE if place else CLOSE_AT, "close", p=place or f"„{_event(task.next_meeting)}“")
    return EmailText(subject, page.body(), tuple(page.facts), promise, ask)


def _greeting(task: EmailTask) -> str:
    """By first name where the two say du; else by surname where it is known how to, else by the whole name."""
    manner = task.manner
    if manner.address == "du" or manner.called:
        return manner.greets(task.recipient_first or task.recipient_name)
    title = {"she": "Frau", "he": "Herr"}.get(task.pronoun, "")
    if not title:
        return replace(manner, greeting="Guten Tag").greets(task.recipient_name)
    formal = {"Frau": "Sehr geehrte", "Herr": "Sehr geehrter"}[title]
    return replace(manner, greeting=formal, called=f"{title} {task.recipient_name.split()[-1]}").greets("")


def _closing(task: EmailTask) -> str:
    """Sign-off and name; German puts no comma between them."""
    manner = task.manner
    name = manner.signature or (
        task.user_name.split()[0] if task.user_name and manner.address == "du" else task.user_name
    )
    return "\n".join(x for x in (manner.sign_off, name) if x)


def _after(page: _Page) -> str:
    """Thanks, or the thread taken up again."""
    task = page.task
    talk, event = _talk(task), _event(task.occasion)
    if task.kind == "follow-up" and (talk or event):
        about = talk or f"unser Gespräch {_where(task.occasion)}"
        page.say(FOLLOW_UP, "opening", o=about)
        return _matter(task) or f"Zu {event}" if event else _matter(task) or "Im Anschluss an unser Gespräch"
    if talk:
        page.say(THANKS_TALK, "opening", o=talk)
        return f"Danke für {talk}"
    if event:
        page.say(THANKS_EVENT, "opening", e=_where(task.occasion))
        return f"Unser Gespräch {_where(task.occasion)}"
    page.say(UNMET, "opening")
    return _matter(task) or "Ein kurzer Gruß"


def _reply(page: _Page) -> str:
    task = page.task
    latest = waiting.latest(task.theirs)
    if not latest:
        return _after(page)
    day = f" vom {_day(latest[0].date, task.today)}" if latest[0].date else ""
    page.say(ANSWER, "reply", [latest[0].cite(task.today)], d=f"{day}{_titled(latest[0])}")
    for asked in [s for s in latest if "?" in s.text][:1]:
        frames = QUESTION_ANSWERED if task.words else QUESTION
        page.say(frames, "question", [asked.cite(task.today)], x=f"„{asked.text.strip()}“")
        page.own_words()
    title = titled(latest[0])
    return (
        f"AW: {title}"
        if title
        else f"Ihre Nachricht{day}"
        if task.manner.address != "du"
        else f"Deine Nachricht{day}"
    )


def _introduction(page: _Page) -> str:
    task = page.task
    if task.other:
        what = task.other.what.removeprefix("at ").replace(" at ", ", ")
        who = f"{task.other.name} ({what})" if what else task.other.name
        page.say(ASKING, "introduction", [task.other.citation], n=who)
        page.say(ASKED_BOTH, "ask", f=task.other.first)
        return f"Bekanntmachung mit {task.other.name}"
    whom = re.match(r"introduction to (.+)", task.promise.what) if task.promise else None
    if whom and task.promise:
        page.say(INTRODUCING, "introduction", [task.promise.citation], x=whom[1])
        return f"Bekanntmachung mit {whom[1]}"
    page.say(UNMET, "opening")
    page.say(WHOM, "ask")
    return "Bekanntmachung"


def _keeping(page: _Page) -> str:
    """About a promise: that it stands, or, where it is enclosed, that it comes with this letter."""
    promise, today = page.task.promise, page.task.today
    if promise is None:
        return _after(page)
    if not page.task.enclosed:
        page.say(UNMET, "opening")
        _promise(page)
        return _matter(page.task) or "Mein Versprechen"
    day = f" bis zum {_day(promise.due, today)}" if promise.due else ""
    frames = KEPT if promise.is_in("german") else _bare(KEPT)
    page.say(frames, "promise", [promise.citation], x=promise.what.rstrip("."), d=day)
    if promise.due and promise.due < today:
        page.say(KEPT_LATE, "late")
    return _matter(page.task) or "Wie versprochen"


def _touch(page: _Page) -> str:
    """After a long silence."""
    task = page.task
    if task.last_contact:
        page.say(TOUCH, "opening", d=_day(task.last_contact, task.today))
    else:
        page.say(TOUCH_PLAIN, "opening")
    page.say(TOUCH_HOW, "ask")
    return _matter(task) or "Ein kurzer Gruß"


def _bare(frames: Sequence[str]) -> tuple[str, ...]:
    """The frames that can go without the matter, without it: what is noted in English does not stand in a German letter."""
    return tuple(f.replace(": {x}", "") for f in frames if "wie versprochen" not in f)


def _promise(page: _Page) -> str:
    promise, today = page.task.promise, page.task.today
    if promise is None:
        return ""
    frames: Sequence[str] = (
        PROMISE_OPEN if promise.due is None else PROMISE_LATE if promise.due < today else PROMISE_COMING
    )
    day = _day(promise.due, today) if promise.due else ""
    if not promise.is_in("german"):
        frames = _bare(frames)
    return page.say(frames, "promise", [promise.citation], x=promise.what.rstrip("."), d=day)


def _owed(page: _Page, owed: PromiseLine) -> str:
    frames = OWED_BY if owed.due and owed.due >= page.task.today else OWED
    day = _day(owed.due, page.task.today) if owed.due else ""
    return page.say(frames, "owed", [owed.citation], x=owed.what.rstrip("."), d=day)


def _waiting(page: _Page) -> None:
    task = page.task
    latest = waiting.latest(task.theirs) if task.waiting and task.kind != "reply" else []
    if latest and latest[0].date and not promised_there(task):
        day = f"{_day(latest[0].date, task.today)}{_titled(latest[0])}"
        page.say(WAITING, "waiting", [latest[0].cite(task.today)], d=day)


def _titled(s: Statement) -> str:
    """The title of a message in brackets, where it names a matter."""
    return f" („{title}“)" if (title := matter(s)) else ""


def _matter(task: EmailTask) -> str:
    """A promised thing as a subject line, where it is short."""
    what = next((p.what for p in (task.promise, task.owed) if p and p.is_in("german")), "")
    return what[:1].upper() + what[1:] if 0 < len(what.split()) <= 6 else ""


def _talk(task: EmailTask) -> str:
    """ "unser Telefonat" for a talk of the two, with its day where that is all there is; empty for an event."""
    visit = re.match(r"my visit to (.+)", task.occasion)
    if visit:
        return f"die Zeit bei meinem Besuch in {visit[1]}"
    ours = re.match(r"(?:our|my|your) (.+)", task.occasion)
    if ours:
        return next(said for pattern, said in _TALKS if re.search(pattern, ours[1]))
    if not task.occasion and task.occasion_date:
        return f"unser Gespräch am {_day(task.occasion_date, task.today)}"
    return ""


def _event(occasion: str) -> str:
    """An event's own name, without the English article."""
    return "" if re.match(r"(?:our|my|your)\b", occasion) else re.sub(r"^the ", "", occasion)


def _where(occasion: str) -> str:
    """Where the two talked: the town, which needs no case, else the event by its name."""
    place = place_of(occasion)
    return f"in {place}" if place else f"bei „{_event(occasion)}“"


def _day(day: date | None, today: date) -> str:
    """ "30. November", with the year where it is another."""
    if day is None:
        return ""
    return f"{day.day}. {_MONTHS[day.month - 1]}" + (f" {day.year}" if day.year != today.year else "")
