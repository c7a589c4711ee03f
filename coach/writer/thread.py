"""What the two wrote to each other that a letter takes up: the user's question that nobody answered, what they praised, what
they asked leave for and got, and what they were offered and said yes to. The days that they agreed on are in `arranged.py`.

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
from coach.writer.nouns import definite, is_plural
from coach.writer.pieces import lowered
from coach.writer.reported import NOT_TO_REPEAT
from coach.writer.taste import private, unkind
from coach.writer.turned import turned

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

_WORKS = (
    r"(?:talk|story|stories|lecture|paper|article|book|chapter|question|answer|idea|advice|example|workshop|demonstration|slides?|review|tour|map|"
    r"drawings?|film|exhibition|show|poster|essay|description|photographs?|pictures?|recipe|joke|letter|interview|concert|performance|column|series)"
)
_LIKED = re.compile(
    rf"(?:.*\b(?:but|and) )?I (?:really |very much |so much )?(?:liked|enjoyed|loved|admired) (?P<x>your (?:[\w-]+ ){{0,2}}?{_WORKS}\b[^,;:.!?]*)[.!]?"
)
_GOOD = (
    r"(?:made (?:me|us) (?:(?:smile|laugh|think|happy|glad|curious)(?: (?:again|all day|a lot|out loud|for days))?|"
    r"go home and (?:light|try|read|bake|cook|build|plant|draw|write|play|listen to|start|test) [^,;:.!?]*)"
    r"|saved (?:me|my) (?:\w+ )?(?:day|week|weekend|morning|evening|hours?|\w+day)|helped (?:me|us)(?: a lot| very much| a great deal| with [^,;:.!?]*)?"
    r"|taught (?:me|us) (?:a lot|much|a great deal)(?: about [^,;:.!?]*)?)"
)
_DID = re.compile(
    rf"(?P<x>Your (?:[\w-]+ ){{0,2}}?{_WORKS}\b[^,;:.!?]*?) (?P<did>(?:has |have )?{_GOOD})[.!]?"
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


# ------------------------------------------------------------------ leave that they gave

_USES = "show|quote|use|print|publish|name|mention|cite|reproduce|share|borrow|copy|film|record|photograph|display|play"
_MAY = re.compile(
    rf"(?:(?:yes|of course|certainly|and|also)[,.:;]? )*you (?:may|can) (?:of course |certainly |gladly |also )?(?P<do>{_USES}) "
    rf"(?P<x>(?:(?:the|my|our|both|all|any of (?:the|my|our)) (?:[\w-]+ ){{0,2}}?(?:{_WORKS}|chart|graph|figure|table|slide|photo|page|diagram|data|plan|quote|passage|sample)s?"
    r"|(?:page|chapter|figure|table|slide) \d+)(?: (?:of|on|in|at) [\w’' -]+)?)",
    re.IGNORECASE,
)
_ASKED_LEAVE = re.compile(rf"may (?:I|we) (?P<do>{_USES}) (?P<x>[^?]+)\?", re.IGNORECASE)
_YES = r"(?:(?:yes|of course|gladly|please do|do|please|certainly|by all means|go ahead|feel free|with pleasure|you may|thank you for asking)[,.;:!]? ?)+"
_YES_BARE = re.compile(_YES, re.IGNORECASE)
_YES_AGAIN = rf"(?:{_YES})?(?:VERB away(?:, it is [\w ]+)?|(?:please|do|you (?:may|can)(?: gladly)?) VERB(?: it| them)?)"
_NOT_GIVEN = re.compile(
    r"\b(?:as long as|so long as|provided|once|when|without|because|since|your|yours|it|them|this|that|these|those|me|us|him|her|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|today|tomorrow|dein\w*|(?-i:Ihr\w*)|\w+tag)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?P<x>(?:Page|Chapter|Figure|Table|Slide|Section|Clause) \d+)\b")
_THEIR_WORK = re.compile(
    r"\b(?:our|my) (?P<x>(?:[\w-]+ )?(?:paper|report|book|article|guide|handbook|study|thesis|draft))\b",
    re.IGNORECASE,
)
_THANKS = re.compile(r"\b(?:thank\w*|grateful|dank\w*)\b", re.IGNORECASE)


def leave(task: EmailTask) -> Iterator[Line]:
    """Thanks for leave that they gave in a message and that the user has not thanked for: "letting me quote page 9"."""
    for s in task.theirs:
        may = _MAY.fullmatch(bare(s, task).rstrip(".!"))
        if not may:
            use = _asked_for(s, task)
        else:
            thing = turned(may["x"].strip()) if holds(s, may["x"], task) else ""
            use = f"{may['do'].lower()} {thing}" if thing else ""
        if use and not (thanked(s, task) or private(use) or unkind(use)):
            verb, _, rest = use.partition(" ")
            yield Line(
                Kind.THANKS, f"letting me {verb} {rest}", s, 3.6, rest if len(rest.split()) <= 6 else ""
            )


def thanked(s: Statement, task: EmailTask) -> bool:
    """Whether the user has given thanks since, or it is too old to thank for."""
    told = any(m.date and s.date and m.date >= s.date and _THANKS.search(m.text) for m in task.mine)
    return told or age(s, task) > OLDEST


def unconditional(thing: str) -> bool:
    """Whether leave for a thing is leave for all of it, on no condition and no day."""
    return not (NOT_PLAIN.search(thing) or _NOT_GIVEN.search(thing))


def holds(s: Statement, thing: str, task: EmailTask) -> bool:
    """Whether leave for a thing was given without a condition, and nothing was said of the thing since."""
    if not unconditional(thing) or not plain(message_of(s, task.theirs)):
        return False
    others = (x for x in (*task.theirs, *task.about, *task.known) if x.document != s.document)
    since = (x for x in others if s.date and (x.date is None or x.date >= s.date))
    return not any(same_words(x.text, thing) for x in since)


def _asked_for(answer: Statement, task: EmailTask) -> str:
    """What the user had asked leave for, as the one question of their message, when the newest message of theirs begins with a
    plain yes: "quote page 9 of your position paper"."""
    message = latest(task.theirs)
    asking = latest([m for m in task.mine if m.date and answer.date and m.date <= answer.date])
    near = asking and answer.date and asking[0].date and (answer.date - asking[0].date).days <= EXCHANGE
    if not near or message[:1] != [answer] or questions(asking) != 1:
        return ""
    s = next((m for m in asking if _ASKED_LEAVE.fullmatch(bare(m, task))), None)
    asked = _ASKED_LEAVE.fullmatch(bare(s, task)) if s else None
    if s is None or s.date is None or asked is None or not _agreed_to(asked["do"], message, task):
        return ""
    thing = asked["x"]
    for mention in reversed(find_dates(thing, s.date)):
        thing = thing[: min(mention.start, mention.begin or mention.start)]
    thing = re.sub(r"\s(?:in|on|at|by|for|from)?\s*$", "", thing).strip()
    if thing == "it":
        thing = _meant(s, task)
    unclear = re.search(r"\b(?:it|them|that|this|you)\b", thing) or NOT_PLAIN.search(thing)
    return f"{asked['do'].lower()} {thing}" if thing and not unclear else ""


def _agreed_to(verb: str, message: Sequence[Statement], task: EmailTask) -> bool:
    """Whether a message begins with a bare yes, or with the verb that was asked about, and takes nothing back."""
    yes = bare(message[0], task).rstrip(".!")
    again = re.fullmatch(_YES_AGAIN.replace("VERB", verb), yes, re.IGNORECASE)
    rest = re.sub(rf"\b{verb} away\b", "", yes, flags=re.IGNORECASE)
    said = again or _YES_BARE.fullmatch(yes)
    return said is not None and not NOT_PLAIN.search(rest) and plain(message[1:])


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
    r"I (?:can|could|would gladly|am happy to) (?P<do>send|bring|lend|give)(?: you)? (?P<x>(?:an?|the|my|our|some) [^,.;?!]+)"
)
_PLEASE = re.compile(
    r"(?:very much )?on request\b|\bplease (?:do|send|bring|show|lend|give)\b|\byes,? please\b|\bgladly\b|\bthat would be (?:lovely|kind|great|good)\b",
    re.IGNORECASE,
)
_PLEASE_BARE = re.compile(
    r"(?:(?:very much|on request|yes|please|do|(?:send|bring|show|lend|give)(?: me| us)? (?:it|them)|gladly|that would be (?:lovely|kind|great|good))[,.;!]? ?)+",
    re.IGNORECASE,
)
_THING = re.compile(
    r"(?:(?:an?|the|my|our|some) )?(?:[\w-]+ ){0,2}?(?:pictures?|photos?|photographs?|reports?|lists?|cop(?:y|ies)|papers?|plans?|maps?|tables?|recipes?|slides|"
    r"notes|books?|articles?|samples?|drawings?|texts?|links?|numbers|cuttings?|seeds|recordings?|prints?|drafts?|minutes)(?: (?:of|that|about|from) [\w ’'-]+)?",
    re.IGNORECASE,
)
_WELCOME_TO = re.compile(r"\s(?:if you (?:like|want|wish)|should you like)(?: (?:it|them))?$")


def offered(task: EmailTask, *, brought: bool = False) -> Taken | None:
    """What they offered and the user said a plain yes to in the last message of the two, so that it is still to come:
    "pictures"; or, with `brought`, what they will bring along: "the report that puzzled you"."""
    yes = latest(task.mine) if task.mine_last else []
    day = yes[0].date if yes else None
    if day is None or not plain(yes) or (task.last_contact and task.last_contact > day) or task.owed:
        return None
    near = [t for t in task.theirs if t.date and timedelta(0) <= day - t.date <= timedelta(EXCHANGE)]
    message = latest([t for t in near if age(t, task) <= OLDEST])
    offers = [(s, *o) for s in message if (o := _an_offer(s, task))]
    for s, do, thing in offers:
        answer = _accepted(do, thing, yes, task, alone=len(offers) == 1)
        text = lowered(thing) if do == "request" else turned(thing)
        if answer and text and (do == "bring") == brought and not private(text):
            return Taken(definite(text) if brought else text, s, (answer,))
    return None


def _accepted(
    do: str, thing: str, yes: Sequence[Statement], task: EmailTask, *, alone: bool
) -> Statement | None:
    """The sentence that says yes to an offer: by its name, or, to the only one, by no more than "them" or "it"."""
    for a in yes:
        wanted = re.search(
            rf"\b{do}(?: me| us| along)? (?:the |your |those |these )?([\w-]+)", a.text, re.IGNORECASE
        )
        named = wanted is not None and same_words(wanted[1], thing)
        short = alone and _PLEASE_BARE.fullmatch(bare(a, task))
        meant = do != "request" or "request" in a.text.casefold()
        if _PLEASE.search(a.text) and meant and (named or short):
            return a
    return None


def _an_offer(s: Statement, task: EmailTask) -> tuple[str, str] | None:
    """What a sentence offers to do, and with what; nothing where it hangs on more than a wish."""
    if request := _ON_REQUEST.fullmatch(bare(s, task)):
        return ("request", request["x"]) if _THING.fullmatch(request["x"]) else None
    can = _CAN.search(s.text)
    thing = _WELCOME_TO.sub("", can["x"]) if can else ""
    unfit = not _THING.fullmatch(thing) or NOT_PLAIN.search(thing) or (s.date and find_dates(thing, s.date))
    return (can["do"], thing) if can and not unfit else None


def them_or_it(thing: str) -> str:
    """The pronoun of a thing."""
    return "them" if is_plural(thing) else "it"
