"""What the two wrote to each other that a letter takes up: the user's question that nobody answered, what they praised, what
they asked leave for and got, what they were offered and said yes to, and the day that the two agreed on.

The user's own message is the safest source there is: its reader has read it, in the user's voice. Works on surface patterns;
what is not plain gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from coach.dates import find_dates, say
from coach.evidence import Statement
from coach.text import content_words, fold, stem
from coach.writer.interface import EmailTask
from coach.writer.line import Kind, Line, particular
from coach.writer.nouns import definite, is_plural
from coach.writer.pieces import lowered
from coach.writer.reported import NOT_TO_REPEAT
from coach.writer.taste import private, unkind
from coach.writer.turned import turned

ASK_AFTER, OLDEST = 21, 400  # days after which a question is asked again, and after which nothing is taken up
SILENT = 28  # days after which what was praised may be said again
SOON = 14  # days before a meeting in which it is the next step
EXCHANGE = 30  # days in which an answer still belongs to what was written


@dataclass(frozen=True, slots=True)
class Taken:
    """One thing that a letter takes up, as it is said, and the sentences it rests on."""

    text: str
    statement: Statement
    others: tuple[Statement, ...] = ()


def soon(task: EmailTask) -> bool:
    """Whether the two meet in the coming days, so that no silence is spoken of."""
    return task.next_day is not None and 0 <= (task.next_day - task.today).days <= SOON


def day_named(day: date, today: date) -> str:
    """A day ahead as one speaks of it: by its weekday within a week, with its date later.

    >>> day_named(date(2026, 11, 26), date(2026, 11, 22)), day_named(date(2027, 1, 19), date(2026, 11, 22))
    ('Thursday', 'Tuesday 19 January')
    """
    if 0 < (day - today).days < 7:
        return f"{day:%A}"
    return f"{day:%A} {say(day, day)}"


def latest(said: Sequence[Statement]) -> list[Statement]:
    """The sentences of the newest message, in order."""
    newest = max(said, key=lambda s: (s.date or date.min, s.document), default=None)
    same = [s for s in said if newest and s.document == newest.document]
    return sorted(same, key=lambda s: s.start)


def age(s: Statement, task: EmailTask) -> int:
    return (task.today - s.date).days if s.date else OLDEST + 1


def _bare(s: Statement, task: EmailTask) -> str:
    """A sentence without the greeting and the name that it begins with."""
    names = "|".join(
        re.escape(n) for n in (task.recipient_name, task.recipient_first, *task.recipient_names) if n
    )
    flat = " ".join(s.text.split())
    return re.sub(
        rf"^(?:(?:hi|hello|dear|hey) )?(?:{names or '(?!x)x'})[,!:]\s+", "", flat, flags=re.IGNORECASE
    )


# ------------------------------------------------------------------ a question, asked once more

_OPEN_QUESTION = re.compile(
    r"(?:did|have|has|is|are|was|were|how did|how was|how were|what came|what became|which|who|where|why)\b[^?:;“”\"]+\?",
    re.IGNORECASE,
)
_NO_QUESTION = re.compile(
    r"\b(?:it|them|that|this|these|those|ones?|so|there|my|me|we|us|our|e?-?mails?|messages?|received?|reply|replied|answered|decided|today|tomorrow|tonight|"
    r"yesterday|now|yet|still|weeks?|you (?:well|ok|all right|free|coming|back|sure))\b",
    re.IGNORECASE,
)
"""What leans on the sentence before, presses for an answer, or means another time by now."""


def question(task: EmailTask) -> Taken | None:
    """The user's last question where nobody has written, met or noted anything since: "did the owner accept the diagram?"."""
    found = last_question(task, _OPEN_QUESTION, _NO_QUESTION)
    unfit = found and (
        NOT_TO_REPEAT.search(found.text.rstrip("?")) or private(found.text) or unkind(found.text)
    )
    return replace(found, text=lowered(found.text)) if found and not unfit else None


def last_question(task: EmailTask, opens: re.Pattern[str], presses: re.Pattern[str]) -> Taken | None:
    """A question of the user's last message as it stands, in any language, where nothing can have answered it."""
    message = latest(task.mine) if task.mine_last else []
    day = message[0].date if message else None
    if day is None or not ASK_AFTER <= (task.today - day).days <= OLDEST:
        return None
    since = [s.date for s in (*task.about, *task.known) if s.date]
    if any(d > day for d in (*since, *([task.last_contact] if task.last_contact else []))):
        return None
    for s in message:
        asked = _bare(s, task)
        fit = opens.fullmatch(asked) and 3 <= len(asked.split()) <= 16
        if fit and not (presses.search(asked) or find_dates(asked, day)):
            return Taken(asked, s)
    return None


_A_DAY = re.compile(
    r"would (?P<x>an? (?:day|morning|afternoon|evening|week) in (?:the )?(?P<when>spring|summer|autumn|winter|[A-Z]\w+)) (?:suit|be good for|work for) you\?"
)
_SUITS = re.compile(
    r"\b(?:grand|fine|good|perfect|great|suits?|works?|lovely|yes|ideal|gladly)\b", re.IGNORECASE
)
DENIED = re.compile(
    r"\b(?:not|nicht|kein\w*|leider|lieber|no|never|nothing|sorry|unfortunately|afraid|cannot|instead|rather)\b|n['’]t\b",
    re.IGNORECASE,
)


def which_day(task: EmailTask) -> Taken | None:
    """ "A day in the autumn" that the user proposed and they liked, while the season lasts and no day is named."""
    answer = [] if task.mine_last else latest(task.theirs)
    day = answer[0].date if answer else None
    if day is None or (task.last_contact and task.last_contact > day) or (task.today - day).days < SILENT:
        return None
    for s in latest(task.mine):
        asked = _A_DAY.search(s.text[:1].lower() + s.text[1:])
        if asked is None or s.date is None or not timedelta(0) <= day - s.date <= timedelta(EXCHANGE):
            continue
        lasts = [m.last for m in find_dates(f"in {asked['when']}", s.date, "future")]
        yes = next(
            (a for a in answer if asked["when"].casefold() in a.text.casefold() and _SUITS.search(a.text)),
            None,
        )
        denied = any(DENIED.search(a.text) for a in answer)
        if yes and not denied and lasts and lasts[0] >= task.today + timedelta(5):
            return Taken(asked["x"], s, (yes,))
    return None


# ------------------------------------------------------------------ what the user praised

_WORKS = (
    r"(?:talk|story|stories|lecture|paper|article|book|chapter|question|answer|idea|advice|example|workshop|demonstration|slides?|review|tour|map|"
    r"drawings?|film|exhibition|show|poster|essay|description|photographs?|pictures?|recipe|joke|letter|interview|concert|performance|column|series)"
)
_LIKED = re.compile(
    rf"(?:.*\b(?:but|and) )?I (?:really |very much |so much )?(?:liked|enjoyed|loved|admired) (?P<x>your (?:[\w-]+ ){{0,2}}?{_WORKS}\b[^,;:.!?]*)[.!]?"
)
_DID = re.compile(
    rf"(?P<x>Your (?:[\w-]+ ){{0,2}}?{_WORKS}\b[^,;:.!?]*?) (?P<did>(?:has |have )?(?:made|changed|taught|saved|helped) (?:me|my|us|our)\b[^,;:.!?]*)[.!]?"
)


def praised(task: EmailTask) -> Iterator[Line]:
    """What the user praised in a message, as what they remember after a silence: "your story about the frozen brake"."""
    if task.last_contact is None or (task.today - task.last_contact).days < SILENT:
        return
    for s in task.mine:
        text = _bare(s, task)
        if (
            not SILENT <= age(s, task) <= 2 * OLDEST
            or private(text)
            or DENIED.search(text.rpartition("but")[2])
        ):
            continue
        liked, did = _LIKED.fullmatch(text), _DID.fullmatch(text)
        found = liked or did
        if found:
            thing = found["x"][:1].lower() + found["x"][1:]
            said = f"{thing}, which {did['did']}" if did else thing
            yield Line(Kind.THING, said, s, 3.5 + particular(said), thing)


# ------------------------------------------------------------------ leave that they gave

_USES = "show|quote|use|print|publish|name|mention|cite|reproduce|share|borrow|copy|film|record|photograph|display|play"
_MAY = re.compile(
    rf"(?:(?:yes|of course|certainly|and|also)[,.:;]? )*you (?:may|can) (?:of course |certainly |gladly |also )?(?P<do>{_USES}) (?P<x>.+)",
    re.IGNORECASE,
)
_ASKED_LEAVE = re.compile(rf"may (?:I|we) (?P<do>{_USES}) (?P<x>[^?]+)\?", re.IGNORECASE)
_YES = re.compile(
    rf"(?:yes|of course|gladly|please do|do\b|certainly|by all means|go ahead|feel free|with pleasure|(?:{_USES}) away)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r",|;|:|\s(?:as long as|so long as|if|provided|but|unless|when|once|without|only|because|since)\b"
)
_NUMBERED = re.compile(r"(?P<x>(?:Page|Chapter|Figure|Table|Slide|Section|Clause) \d+)\b")
_THEIR_WORK = re.compile(
    r"\b(?:our|my) (?P<x>(?:[\w-]+ )?(?:paper|report|book|article|guide|handbook|study|thesis|draft))\b",
    re.IGNORECASE,
)
_THANKS = re.compile(r"\b(?:thank\w*|grateful|danke\w*)\b", re.IGNORECASE)


def leave(task: EmailTask) -> Iterator[Line]:
    """Thanks for leave that they gave in a message and that the user has not thanked for: "letting me quote page 9"."""
    for s in task.theirs:
        thanked = any(m.date and s.date and m.date >= s.date and _THANKS.search(m.text) for m in task.mine)
        if thanked or age(s, task) > OLDEST:
            continue
        text = _bare(s, task).rstrip(".!")
        if may := _MAY.fullmatch(text):
            thing = turned(_CONDITION.split(may["x"])[0].strip())
            use = f"{may['do'].lower()} {thing}" if thing else ""
        else:
            use = _asked_for(s, task) if _YES.match(text) and not DENIED.search(text) else ""
        if use and not (private(use) or unkind(use)):
            verb, _, rest = use.partition(" ")
            yield Line(
                Kind.THANKS, f"letting me {verb} {rest}", s, 3.6, rest if len(rest.split()) <= 6 else ""
            )


def _asked_for(answer: Statement, task: EmailTask) -> str:
    """What the user had asked leave for when they said yes: "quote page 9 of your position paper"."""
    for s in task.mine:
        asked = _ASKED_LEAVE.fullmatch(_bare(s, task))
        if not asked or not s.date or not answer.date:
            continue
        if not timedelta(0) <= answer.date - s.date <= timedelta(EXCHANGE):
            continue
        thing = asked["x"]
        for mention in reversed(find_dates(thing, s.date)):
            thing = thing[: min(mention.start, mention.begin or mention.start)]
        thing = re.sub(r"\s(?:in|on|at|by|for|from)?\s*$", "", thing).strip()
        if thing == "it":
            thing = _meant(s, task)
        return (
            f"{asked['do'].lower()} {thing}"
            if thing and not re.search(r"\b(?:it|them|that|this)\b", thing)
            else ""
        )
    return ""


def _meant(s: Statement, task: EmailTask) -> str:
    """What "it" means, by the numbered part that the sentence before begins with: "page 9", of the one work they named."""
    before = next((m for m in task.mine if m.document == s.document and 0 <= s.start - m.end <= 2), None)
    part = _NUMBERED.match(before.text) if before else None
    if part is None or s.date is None:
        return ""
    works = {
        w["x"]
        for t in task.theirs
        if t.date and timedelta(0) <= s.date - t.date <= timedelta(EXCHANGE)
        for w in _THEIR_WORK.finditer(t.text)
    }
    return f"{part['x'].lower()} of your {works.pop()}" if len(works) == 1 else part["x"].lower()


# ------------------------------------------------------------------ what they offered

_ON_REQUEST = re.compile(r"(?P<x>[A-Z][a-z]+s(?: of [\w ]+)?) on request[.!]?")
_CAN = re.compile(
    r"I (?:can|could|would gladly|am happy to) (?P<do>send|bring|show|lend|give)(?: you)? (?P<x>(?:an?|the|my|our|some) [^,.;?!]+)"
)
_PLEASE = re.compile(
    r"(?:very much )?on request\b|\bplease (?:do|send|bring|show|lend|give)\b|\byes,? please\b|\bgladly\b|\bthat would be (?:lovely|kind|great|good)\b",
    re.IGNORECASE,
)


def offered(task: EmailTask, *, brought: bool = False) -> Taken | None:
    """What they offered and the user said yes to in the last message of the two, so that it is still to come: "pictures"; or,
    with `brought`, what they will bring along: "the report that puzzled you"."""
    yes = latest(task.mine) if task.mine_last else []
    day = yes[0].date if yes else None
    accepted = next((s for s in yes if _PLEASE.search(s.text)), None)
    if day is None or accepted is None or (task.last_contact and task.last_contact > day) or task.owed:
        return None
    for s in task.theirs:
        if not s.date or not timedelta(0) <= day - s.date <= timedelta(EXCHANGE) or age(s, task) > OLDEST:
            continue
        can, request = _CAN.search(s.text), _ON_REQUEST.fullmatch(_bare(s, task))
        if can and (can["do"] == "bring") == brought:
            if can["do"] in ("bring", "send") and can["do"] not in accepted.text.casefold():
                continue
            thing = turned(can["x"])
            if thing and not private(thing):
                return Taken(definite(thing) if brought else thing, s, (accepted,))
        if request and not brought and "request" in accepted.text and not private(request["x"]):
            return Taken(lowered(request["x"]), s, (accepted,))
    return None


def them_or_it(thing: str) -> str:
    """The pronoun of a thing."""
    return "them" if is_plural(thing) else "it"


# ------------------------------------------------------------------ a day that is fixed

_MEAL = re.compile(r"\b(?P<x>breakfast|lunch|dinner|supper|coffee|tea)\b", re.IGNORECASE)
_HOUR = re.compile(
    r"(?:^|\bat |, )(?P<x>\d{1,2}[:.]\d\d|(?:half past|quarter past|quarter to) \w+|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|noon)\b(?! \w+s\b))",
    re.IGNORECASE,
)
_AGREES = re.compile(
    r"(?:yes|perfect|gladly|agreed|with pleasure|lovely|great|of course|fine|see you|done|wonderful|sounds good|\w+ it is)\b",
    re.IGNORECASE,
)


def appointment(task: EmailTask) -> Taken | None:
    """A meal that one proposed and the other agreed to, on a day to come: "supper on Tuesday at half past seven"."""
    found = agreed(task, _MEAL, _AGREES)
    if found is None:
        return None
    meal, day, s, answers = found
    hour = _HOUR.search(s.text) or next((h for a in answers if (h := _HOUR.match(a.text))), None)
    at = f" at {hour['x'].lower()}" if hour else ""
    return Taken(f"{meal.lower()} on {day_named(day, task.today)}{at}", s, tuple(answers[:1]))


def agreed(
    task: EmailTask, meals: re.Pattern[str], yes: re.Pattern[str]
) -> tuple[str, date, Statement, list[Statement]] | None:
    """A meal with its day, the sentence that proposed it, and the answer to it, which agrees; nothing was written since."""
    for proposing, answering in ((task.theirs, task.mine), (task.mine, task.theirs)):
        for s in proposing:
            meal, day = meals.search(s.text), _ahead(s, task)
            if not (meal and day and s.date) or DENIED.search(s.text):
                continue
            answers = [a for a in answering if a.date and timedelta(0) <= a.date - s.date <= timedelta(7)]
            last = max((a.date for a in answers if a.date), default=s.date)
            later = any(x.date and x.date > last for x in (*task.mine, *task.theirs))
            denied = later or any(DENIED.search(a.text) for a in answers)
            if not denied and (agrees := [a for a in answers if yes.match(_bare(a, task))]):
                rest = [a for a in answers if a not in agrees]
                return meal["x"], day, s, [*agrees, *rest]
    return None


def _ahead(s: Statement, task: EmailTask) -> date | None:
    """The one day to come that a sentence names. A bare weekday that has passed means that of the next meeting where the
    messages around it speak of its town."""
    found = find_dates(s.text, s.date, "future") if s.date else []
    one = len({m.last for m in found}) == 1
    if not one or not found[0].exact or found[0].relation in ("by", "before", "until", "since"):
        return None
    day = found[0].last
    if day >= task.today:
        return day
    place = task.next_meeting.rpartition(" in ")[2]
    weekday = re.fullmatch(r"(?:on )?(\w+day)", found[0].text, re.IGNORECASE)
    around = [x for x in (*task.mine, *task.theirs) if x.date and s.date and abs((x.date - s.date).days) <= 3]
    if not (weekday and place and task.next_day and any(place in x.text for x in around)):
        return None
    days = [task.next_day + timedelta(n) for n in range(3)]
    return next((d for d in days if f"{d:%A}".casefold() == weekday[1].casefold() and d >= task.today), None)


_PROPOSES = re.compile(
    r"\b(?:would be (?:good|fine|best|perfect)|suits|works|is (?:fine|good)|let us say|let['’]s say|see you|come)\b",
    re.IGNORECASE,
)


def fixed(task: EmailTask, noted: date | None, due: date | None) -> Taken | None:
    """The day that the user named in a message since something was promised for a whole month, with its hour and town:
    "on Tuesday 19 January at ten, in Edinburgh"."""
    for s in task.mine:
        day = _ahead(s, task)
        if day is None or not s.date or (noted and s.date < noted) or not _PROPOSES.search(s.text):
            continue
        if DENIED.search(s.text) or (due and (day.year, day.month) != (due.year, due.month)):
            continue
        hour, place = _HOUR.search(s.text), re.search(r"\bin (?P<x>[A-ZÀ-Þ][\w’'-]+)[.!]?$", s.text)
        when = f"on {day_named(day, task.today)}" + (f" at {hour['x']}" if hour else "")
        month = place is not None and re.match(r"\d|" + f"{day:%B}", place["x"])
        return Taken(when + (f", in {place['x']}" if place and not month else ""), s)
    return None


_THERE_TOO = re.compile(
    r"\b(?:is|are|will be) (?:also )?(?:coming|joining|there|with us)\b|\bin person\b", re.IGNORECASE
)


def comes_too(task: EmailTask, name: str) -> Statement | None:
    """The message of the user that says that somebody will be there where the two meet."""
    if not (task.next_day or appointment(task)):
        return None
    first = stem(fold(name.split(maxsplit=1)[0]))
    for s in task.mine:
        named = first in {stem(w) for w in content_words(s.text)}
        if named and _THERE_TOO.search(s.text) and not DENIED.search(s.text) and "?" not in s.text:
            return s
    return None
