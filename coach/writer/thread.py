"""What the two wrote to each other that a letter takes up: the user's question that nobody answered and what they praised.

Also reads which of the user's messages may have given thanks. Leave that was given is in `permission.py`, what was offered in `offers.py`, the days that they agreed on in `arranged.py`.

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
from coach.text import content_words, stem
from coach.writer.interface import EmailTask
from coach.writer.line import Kind, Line, particular
from coach.writer.pieces import lowered
from coach.writer.reported import NOT_TO_REPEAT
from coach.writer.taste import private, unkind

ASK_AFTER, OLDEST = 21, 400  # days after which a question is asked again, and after which nothing is taken up
SILENT = 28  # days after which what was praised may be said again
SOON = 14  # days before a meeting in which it is the next step
THIS_YEAR = 300  # days after which a month is named with its year
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


THANKS = re.compile(r"\b(?:thank\w*|grateful|dank\w*)\b", re.IGNORECASE)
_MAY_THANK = re.compile(rf"{THANKS.pattern}|\b(?:received|freue|gefreut|bekommen|erhalten)\b", re.IGNORECASE)


def may_have_thanked(s: Statement, task: EmailTask) -> list[Statement]:
    """What the user wrote since that may be their thanks, where it speaks of the same: in doubt they have thanked."""
    return [m for m in task.mine if m.date and s.date and m.date >= s.date and _MAY_THANK.search(m.text)]


def age(s: Statement, task: EmailTask) -> int:
    return (task.today - s.date).days if s.date else OLDEST + 1


def bare(s: Statement, task: EmailTask) -> str:
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
        asked = bare(s, task)
        fit = opens.fullmatch(asked) and 3 <= len(asked.split()) <= 16
        if fit and not (presses.search(asked) or find_dates(asked, day)):
            return Taken(asked, s)
    return None


NOT_PLAIN = re.compile(
    r"\?|n['’]t\b|\b(?:not|no|never|none|nobody|nothing|neither|nor|sorry|unfortunately|afraid|cannot|instead|rather|but|however|though|although|except|"
    r"apart|unless|if|only|first|ask|check|until|till|later|maybe|perhaps|might|difficult|hard|tricky|busy|away|abroad|ill|sick|off|cancel\w*|postpon\w*|"
    r"mov(?:e|ed|ing)|chang\w+|better|earlier|another|wait|need|fear|mind|worr\w+|careful|object\w*|still|nicht\w*|nie|niemand\w*|kein\w*|leider|lieber|aber|doch|"
    r"erst|vielleicht|schwierig|verhindert|krank|abgesagt|absagen|verschieben|verschoben|fällt|weg|unterwegs|anders|statt\w*|wenn|falls|sofern|solange|"
    r"nur|sondern|fragen)\b",
    re.IGNORECASE,
)
"""What makes an answer anything other than a plain yes: a denial, a condition, a question back, another time."""


def message_of(s: Statement, said: Sequence[Statement]) -> list[Statement]:
    """The sentences of the message that a sentence stands in."""
    return sorted((x for x in said if x.document == s.document and x.date == s.date), key=lambda x: x.start)


def questions(message: Sequence[Statement]) -> int:
    return sum(x.text.count("?") for x in message)


def plain(message: Sequence[Statement]) -> bool:
    """Whether nothing in a message takes back or conditions the yes that it holds."""
    return not any(NOT_PLAIN.search(x.text) for x in message)


def same_words(left: str, right: str) -> bool:
    """Whether two texts share a word that says something."""
    a, b = ({stem(w) for w in content_words(x)} for x in (left, right))
    return bool(a & b)


_A_DAY = re.compile(
    r"would (?P<x>an? (?:day|morning|afternoon|evening|week) in (?:the )?(?P<when>spring|summer|autumn|winter|[A-Z]\w+)) (?:suit|be good for|work for) you\?"
)
_SUITS = (
    r"(?:yes,? )?(?:the |in )?(?:WHEN) (?:is|would be|suits|works|sounds)(?: (?:me|for me|very|just|grand|fine|good|perfect|great|lovely|ideal|well))*"
    r"(?:, (?:thank you|yes|gladly))?[.!]?"
)
DENIED = re.compile(
    r"\b(?:not|nicht|kein\w*|leider|lieber|no|never|nothing|sorry|unfortunately|afraid|cannot|instead|rather)\b|n['’]t\b",
    re.IGNORECASE,
)


_SETTLED = re.compile(r"\b(?:booked|see you|let us say|let['’]s say)\b", re.IGNORECASE)


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
        suits = re.compile(_SUITS.replace("WHEN", re.escape(asked["when"])), re.IGNORECASE)
        yes = next((a for a in answer if suits.fullmatch(bare(a, task))), None)
        sole = questions(message_of(s, task.mine)) == 1
        sole = sole and not any(_SETTLED.search(a.text) for a in answer)
        sole = sole and not any(m.exact for a in answer for m in find_dates(a.text, day))
        if sole and yes and plain(answer) and lasts and lasts[0] >= task.today + timedelta(5):
            return Taken(asked["x"], s, (yes,))
    return None


# ------------------------------------------------------------------ what the user praised

WORKS = (
    r"(?:talk|story|stories|lecture|paper|article|book|chapter|question|answer|idea|advice|example|workshop|demonstration|slides?|review|tour|map|"
    r"drawings?|film|exhibition|show|poster|essay|description|photographs?|pictures?|recipe|joke|letter|interview|concert|performance|column|series)"
)
_LIKED = re.compile(
    rf"(?:.*\b(?:but|and) )?I (?:really |very much |so much )?(?:liked|enjoyed|loved|admired) (?P<x>your (?:[\w-]+ ){{0,2}}?{WORKS}\b[^,;:.!?]*)[.!]?"
)
_GOOD = (
    r"(?:made (?:me|us) (?:(?:smile|laugh|think|happy|glad|curious)(?: (?:again|all day|a lot|out loud|for days))?|"
    r"go home and (?:light|try|read|bake|cook|build|plant|draw|write|play|listen to|start|test) [^,;:.!?]*)"
    r"|saved (?:me|my) (?:\w+ )?(?:day|week|weekend|morning|evening|hours?|\w+day)|helped (?:me|us)(?: a lot| very much| a great deal| with [^,;:.!?]*)?"
    r"|taught (?:me|us) (?:a lot|much|a great deal)(?: about [^,;:.!?]*)?)"
)
_DID = re.compile(
    rf"(?P<x>Your (?:[\w-]+ ){{0,2}}?{WORKS}\b[^,;:.!?]*?) (?P<did>(?:has |have )?{_GOOD})[.!]?"
)
_NO_PRAISE = re.compile(
    r"\b(?:until|till|though|although|than|apart|except|but|before|despite|unlike|without|if|only|less|almost|nearly|lesson|sleep|cry|tears|leave|"
    r"stop|angry|sad|ill|sick|worse|bis|außer|abgesehen|als|obwohl|bevor|nur|fast|weniger|ohne|trotz|wenn|as|wie|leaving|bad|early|foolish|(?-i:[A-ZÀ-Þ]\w+)['’]s)\b",
    re.IGNORECASE,
)


def mixed(praise: str) -> bool:
    """Whether a praise takes some of itself back, or its effect was none to be glad of."""
    return bool(_NO_PRAISE.search(praise) or private(praise) or unkind(praise))


def praised(task: EmailTask) -> Iterator[Line]:
    """What the user praised in a message, as what they remember after a silence: "your story about the frozen brake"."""
    if task.last_contact is None or (task.today - task.last_contact).days < SILENT:
        return
    for s in task.mine:
        text = bare(s, task)
        if (
            not SILENT <= age(s, task) <= 2 * OLDEST
            or private(text)
            or DENIED.search(text.rpartition("but")[2])
        ):
            continue
        liked, did = _LIKED.fullmatch(text), _DID.fullmatch(text)
        found = liked or did
        if found and not mixed(found[0][found.start("x") :]):
            thing = found["x"][:1].lower() + found["x"][1:]
            said = f"{thing}, which {did['did']}" if did else thing
            yield Line(Kind.THING, said, s, 3.5 + particular(said), thing)
