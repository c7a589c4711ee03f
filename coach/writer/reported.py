"""What somebody wrote to the user: what it asks, what it tells and what it is called, as the user says it to its sender.

Works on surface patterns, as the rest of the letter's grammar does: where a sentence is ambiguous the functions give None,
and the letter names the message without its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coach.dates import find_dates, say
from coach.evidence import Statement
from coach.text import fold, plain
from coach.writer.pieces import lowered
from coach.writer.taste import private, unkind
from coach.writer.turned import DETERMINERS, PREPOSITIONS, turned
from coach.writer.verbs import MODALS, Tense, gerund, read_known

LONGEST = 32  # words of what is told back


@dataclass(frozen=True, slots=True)
class Reported:
    """One thing of a message, as the user says it to its sender ("the pilot starts on 3 December"), and the sentence it
    stands in."""

    text: str
    statement: Statement


def asks(latest: Sequence[Statement], today: date) -> list[Statement]:
    """The sentences of a message that ask something, the first two; nothing about a day that has passed."""
    open_ones = [s for s in latest if still_ahead(s.text, s, today, undated=True)]
    return [s for s in open_ones if (_is_question(s) if "?" in s.text else _is_request(s))][:MOST_ASKED]


MOST_ASKED = 2
_COURTESY = re.compile(
    r"\W*(?:how (?:are|have) (?:you|things)(?: been| doing| going)?|how(?: is|['’]s) (?:it|everything|life)\b.*|who knows|you know what|wie geht(?: es|['’]?s)\b.*)\?\W*$",
    re.IGNORECASE,
)
"""Asked in passing: no answer waits for it."""
_REQUESTS = re.compile(
    r"(?:[^,.;:]{0,60}[,:;]\s+)?(?:so |and |also )?please (?:also )?(?P<verb>\w+)\s.+$"
    r"|.*\b(?:I|we)(?:['’]d| would)(?: also)? be (?:very )?(?:grateful|glad|pleased|thankful) if you (?:could|would|can) .+$",
    re.IGNORECASE,
)


def _is_question(s: Statement) -> bool:
    return not any(_COURTESY.match(part) for part in re.split(r"(?<=[.!])\s+", s.text.strip())[-1:])


def _is_request(s: Statement) -> bool:
    """A request that is no question: "please let me have the plan by noon", "I'd be grateful if you could confirm it"."""
    match = _REQUESTS.match(_bare(s.text))
    verb = read_known(match["verb"]) if match and match["verb"] else None
    asked = verb and match and verb.base == match["verb"].casefold() and verb.base not in _NO_REQUEST
    return bool(match and (asked or not match["verb"]))


_NO_REQUEST = frozenset("note find see forgive accept excuse give feel ignore do be".split())
"""Said with "please" without asking for anything: "please find attached", "please give my regards"."""


SHORTEST_TOLD, LONGEST_TOLD = 4, 24  # words
NOT_TO_REPEAT = re.compile(
    r"[?\"“”@]|https?:|www\.|\b(?:sorry|apolog\w+|unfortunately|afraid|thank|thanks|regards|attached|enclosed|unsubscribe|not|no|never|"
    r"nothing|nobody|none|overdue|invoices?|bills?|pay(?:ment|ing)?|owed?|lawyers?|legal|late|sent from|complain\w*|disappoint\w*|"
    r"drop(?:s|ped|ping)?|reject\w*|refus\w*|declin\w*|down|withdr[ae]w\w*|replac\w*|without|remov\w*|exclud\w*|los(?:e|es|ing|s|t)|brok\w*|burn\w*|"
    r"flood\w*|dead|d(?:ie|ies|ying)|collaps\w*|stolen|theft|damag\w*|delay\w*|postpon\w*|scrap\w*|abandon\w*|kill\w*|kick\w*|oust\w*|suspend\w*|"
    r"dismiss\w*|against|jobless|unemployed|fail\w*|blam\w*|accus\w*|threat\w*|hardly|barely|eulog\w*|"
    r"wrong|problems?|mistakes?|again|angry|upset|regret\w*|cancel\w*)\b|n['’]t\b|,$",
    re.IGNORECASE,
)
"""What nobody wants to be reminded of, and what says nothing when repeated."""
_PHATIC = re.compile(
    r"(?:I|we)(?:['’](?:m|d|ve|ll|re))?\s+(?:\w+ly |just |also |still |am |would |will |was |have been )*(?:hope|hoping|trust|wish|look(?:ing)? forward|writing|write|wanted|want to|like to (?:thank|say)|"
    r"love|loved|enjoy|enjoyed|glad|happy|pleased|delighted|think that|thought|wonder|guess|remember)\b"
    r"|(?:it|they|that|this|these|those|there|he|she|you|please|best|greetings|hi|hello|dear|if|when|as|following|further)\b",
    re.IGNORECASE,
)
"""Courtesies, and what leans on another sentence."""
_POINTS = re.compile(
    r"\b(?:it|them|him|ones|those|there|they|(?:the|this|that|last) one)\b|\b(?:one|two|three|four|some|both|each) (?:aside|for|to|in|at|on|of)\b",
    re.IGNORECASE,
)
"""What points back to another sentence."""
_FINITE = (Tense.PRESENT, Tense.PAST)


def told(latest: Sequence[Statement], today: date) -> Reported | None:
    """The first thing that a message tells, to stand after "that": "the pilot starts on 3 December", "you need one photograph".
    Nothing that is out of date, unkind or leans on what stands before it."""
    for s in latest:
        bare = re.split(r":\s+", _bare(s.text))[-1]
        told = (
            _tells(bare)
            and still_ahead(bare, s, today, undated=True)
            and turned(_with_date(bare, s.date, today))
        )
        if (
            told
            and _fit(told)
            and not (private(told) or unkind(told))
            and re.search(r"[.]\W*$", s.text.strip())
        ):
            return Reported(lowered(told), s)
    return None


def _tells(text: str) -> bool:
    """Whether words make a statement that stands by itself."""
    words = text.split()
    if not SHORTEST_TOLD <= len(words) <= LONGEST_TOLD or NOT_TO_REPEAT.search(text) or _PHATIC.match(text):
        return False
    if (
        _POINTS.search(text)
        or not (text[:1].isupper() or words[0].islower())
        or re.search(r"[;–—]| - ", text)
    ):
        return False
    forms = [(w, read_known(w.strip(",").casefold())) for w in words[1:]]
    helped = any(w.casefold() in MODALS for w in words[1:])
    named = (
        fold(re.split(r"['’]", words[0])[0]) in DETERMINERS | _COMMON_STARTS
        or words[0] in ("We", "we")
        or fold(words[0]) in PREPOSITIONS
    )
    return named and (
        helped or any(f and (f.tense in _FINITE or w in ("have", "need", "am", "are")) for w, f in forms)
    )


_DENIES = re.compile(r"\b(?:not|never|no|nothing|nobody|only|if|unless)\b|n['’]t\b", re.IGNORECASE)
_COMING = re.compile(
    r"(?:and )?you(?: will|['’]ll) (?:(?:have|receive|get) (?:it|them|the|an?|my|our|your|two|three)\b|hear from (?:me|us) (?:on|by|before|in)\b).*",
    re.IGNORECASE,
)
"""A thing that is to come. "You will have heard", "you will have to pay" and "hear from my lawyer" are none."""


def coming(latest: Sequence[Statement], today: date) -> Reported | None:
    """What they said that the user will have: the first such sentence whose day, if it names one, has not passed."""
    for s in latest:
        said = _COMING.match(_bare(s.text))
        text = (
            turned(_with_date(said.group(), s.date, today))
            if said and still_ahead(s.text, s, today, undated=True)
            else None
        )
        if text and _fit(text) and not (private(text) or unkind(text) or _DENIES.search(text)):
            _, _, verb, rest = text.split(maxsplit=3)  # "I will have it signed"
            return Reported(f"{gerund(verb)} {rest}", s)
    return None


# ------------------------------------------------------------------ the message itself

_REPLY = re.compile(r"^(?:(?:re|aw|fwd?|sv|antw|wg):\s*)+", re.IGNORECASE)
_CALLED = re.compile(
    r"(?:an?\s+|one\s+|the\s+|my\s+)?(?:quick\s+|short\s+|small\s+)?(?P<noun>question|request|invitation|offer|proposal|suggestion|query|idea)\b"
    r"(?P<rest>\s+(?:about|on|for|from|to|regarding|of)\s.+)",
    re.IGNORECASE,
)
_NO_MATTER = re.compile(
    r"\b(?:thank|thanks|hello|hi|dear|hey|danke|vielen dank|hallo|liebe|lieber|grüße|gruß|greetings|re|urgent|automatic|out of office|undelivered|test)\b|[?!@:/|\[\]<>{}“”\"]",
    re.IGNORECASE,
)
_SAYS_NOTHING = frozenset({
    "your question", "my question", "question", "quick question", "a question", "request", "reply", "message", "your message", "no subject", "meeting", "our meeting",
    "call", "update", "an update", "news", "follow-up", "follow up", "following up", "introduction", "intro", "catching up",
    "next steps", "checking in", "touching base", "frage", "anfrage", "rückfrage", "kurze frage", "treffen", "termin", "nachricht",
    "kein betreff",
})  # fmt: skip
_ONLY_A_DAY = re.compile(
    r"(?:on |am )?(?:(?:next |this |nächsten )?\w+(?:day|tag)|today|tomorrow|heute|morgen)(?: (?:morning|afternoon|evening|night))?",
    re.IGNORECASE,
)
MOST_TITLE = 8  # words of a title that names a matter


def titled(statement: Statement) -> str:
    """The title of its message, without "Re:" and the like."""
    return _REPLY.sub("", statement.title).strip()


def matter(statement: Statement) -> str:
    """The title of its message where it names a matter, empty where it says nothing or is no line to repeat."""
    title = re.sub(
        r",?\s+(?:as (?:promised|agreed|discussed)|wie (?:besprochen|versprochen))\b.*$", "", titled(statement),
        flags=re.IGNORECASE,
    )  # fmt: skip
    unfit = len(title.split()) > MOST_TITLE or _NO_MATTER.search(title) or fold(title) in _SAYS_NOTHING
    return "" if unfit or _ONLY_A_DAY.fullmatch(title) else title


def named(statement: Statement, day: str) -> str:
    """The message of a sentence with its day and its matter, as the user speaks of it to its sender: "message of 19 November
    about the advertisement", "question of 18 November about a panel in Dublin"."""
    when = f" of {day}" if day else ""
    title = re.sub(r",?\s+as (?:promised|agreed|discussed)\b.*$", "", titled(statement), flags=re.IGNORECASE)
    if (
        not title
        or len(title.split()) > MOST_TITLE
        or _NO_MATTER.search(title)
        or fold(title) in _SAYS_NOTHING
    ):
        return f"message{when}"
    called = _CALLED.fullmatch(title)
    if called and re.match(r"(?:question|query)\s+for", title, re.IGNORECASE):
        rest = turned(called["rest"].split(maxsplit=1)[1])
        return f"message{when} about {rest}" if rest else f"message{when}"
    if called and (rest := turned(called["rest"])):
        return f"{called['noun'].lower()}{when}{rest}"
    first = title.split(maxsplit=1)[0]
    if fold(first) in DETERMINERS and (about := turned(title)):
        short = about.split(",", maxsplit=1)[0]
        return f"message{when} about {lowered(short)}"
    return f"message{when}"


# ------------------------------------------------------------------ what is fit

_NOT_NOW = re.compile(
    r"\b(?:this|next|last) (?:week|month|year|\w+day)\b(?! of\b)|\b(?:today|tomorrow|tonight|yesterday|now)\b",
    re.IGNORECASE,
)
"""Said on another day, such words mean another time."""
_COMMON_STARTS = frozenset(
    "the a an my our your this that these those i we you they it there if when as".split()
)


def _bare(text: str) -> str:
    """A sentence without its full stop and what it begins with that says nothing."""
    flat = " ".join(plain(text).split()).rstrip(".")
    return re.sub(r"^(?:and|but|so|also|then|please note that)\b,?\s+", "", flat, flags=re.IGNORECASE)


def still_ahead(part: str, s: Statement, today: date, *, undated: bool = False) -> bool:
    """Whether a day is named and has not passed; `undated`: whether none has passed."""
    days = [m.last for m in find_dates(part, s.date, "future")] if s.date else []
    return all(d >= today for d in days) and (bool(days) or undated)


def _with_date(text: str, written: date | None, today: date) -> str:
    """The text with its date beside each bare weekday, which would mean another day by now: "Friday" → "Friday 8 May"."""
    for mention in reversed(find_dates(text, written, "future") if written else []):
        bare = re.search(r"\w+day$", mention.text, re.IGNORECASE)
        if bare and not re.search(r"\d", mention.text):
            part = re.match(r"\s(?:morning|afternoon|evening)\b", text[mention.end :])
            end = mention.end + part.end() if part else mention.end
            text = f"{text[:end]}{',' if part else ''} {say(mention.last, today)}{text[end:]}"
    return text


def _fit(text: str) -> bool:
    """Whether it may stand in a letter: not too long, and the same on another day."""
    return (
        1 <= len(text.split()) <= LONGEST
        and not _NOT_NOW.search(text)
        and not re.search(r"[\"“”()\[\]{}<>]|https?:|www\.", text)
    )
