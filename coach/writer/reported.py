"""What somebody wrote to the user, told back to them in indirect speech: "whether I have a reference", "me to send you …".

Works on surface patterns, as the rest of the letter's grammar does: where a sentence is ambiguous the functions give None,
and the letter names the message without its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coach.dates import find_dates, say
from coach.evidence import Statement
from coach.text import fold, plain
from coach.writer.turned import DETERMINERS, PREPOSITIONS, TOGETHER, turned
from coach.writer.verbs import MODALS, Tense, past, present, read_known

LONGEST = 32  # words of what is told back


class Told(StrEnum):
    """What a sentence of a message does."""

    ASKED = "asked"  # "whether I have a reference", "me to bring a printout", "who pays"
    SUGGESTED = "suggested"  # "supper on Tuesday the 24th"
    NEEDED = "needed"  # "you need it before the December ballot"
    COMING = "coming"  # "I will have it signed by Friday the 27th"


@dataclass(frozen=True, slots=True)
class Reported:
    """One thing of a message, as the user says it to its sender, and the sentence it stands in."""

    kind: Told
    text: str
    statement: Statement


def asked(latest: Sequence[Statement], today: date, called: Sequence[str] = ()) -> Reported | None:
    """The first question of a message that can be told back: none about a day that has passed. `called` are the user's
    names, with which it may begin."""
    for s in latest:
        if (
            "?" in s.text
            and _still_ahead(s.text, s, today, undated=True)
            and (found := _question(s, today, called))
        ):
            return found
    return None


def needed(latest: Sequence[Statement], today: date) -> Reported | None:
    """By when they need it: the first sentence that sets a day which has not passed."""
    for s in latest:
        for part in re.split(r",?\s+(?:and|but|so)\s+(?=(?:I|we|you|they)\b)", _bare(s.text)):
            sets = _SETS_A_DAY.search(part) and not _OVER.search(part) and "?" not in part
            text = turned(_with_date(part, s.date, today)) if sets and _still_ahead(part, s, today) else None
            if text and _fit(text):
                return Reported(Told.NEEDED, text[:1].lower() + text[1:] if _lowers(part) else text, s)
    return None


def coming(latest: Sequence[Statement], today: date) -> Reported | None:
    """What they said that the user will have: the first such sentence whose day, if it names one, has not passed."""
    for s in latest:
        said = re.match(
            r"(?:and )?you(?: will|['’]ll) (?:also )?(?:have|get|receive|hear)\b.*",
            _bare(s.text),
            re.IGNORECASE,
        )
        text = (
            turned(_with_date(said.group(), s.date, today))
            if said and _still_ahead(s.text, s, today, undated=True)
            else None
        )
        if text and _fit(text):
            return Reported(Told.COMING, text, s)
    return None


def told_before(s: Statement) -> str:
    """A sentence on which a question leans, to stand after "you wrote that"; empty where it cannot."""
    bare = _bare(s.text)
    text = turned(bare) if _lowers(bare) or bare.startswith("I ") else None
    return f"{text[:1].lower()}{text[1:]}" if text and _fit(text) and not text.startswith("I ") else ""


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
    "question", "quick question", "a question", "request", "reply", "message", "your message", "no subject", "meeting", "our meeting",
    "call", "update", "an update", "news", "follow-up", "follow up", "following up", "introduction", "intro", "catching up",
    "next steps", "checking in", "touching base", "frage", "anfrage", "rückfrage", "kurze frage", "treffen", "termin", "nachricht",
    "kein betreff",
})  # fmt: skip
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
    return "" if unfit else title


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
    if called and (rest := turned(called["rest"])):
        return f"{called['noun'].lower()}{when}{rest}"
    first = title.split(maxsplit=1)[0]
    if fold(first) in DETERMINERS and (about := turned(title)):
        short = about.split(",", maxsplit=1)[0]
        return f"message{when} about {short[:1].lower()}{short[1:]}"
    return f"message{when}, “{title}”"


# ------------------------------------------------------------------ questions

_AUX = r"(?:do|does|did|is|are|was|were|am|has|have|had|can|could|will|would|may|might|shall|should)"
_PRONOUN = r"(?:I|you|we|he|she|it|they|there|this|that|these|those|any(?:one|body|thing)|some(?:one|body|thing)|every(?:one|body|thing))"
_INVERTED = re.compile(rf"(?P<aux>{_AUX})\s+(?P<subject>{_PRONOUN})\b\s*(?P<rest>.*)", re.IGNORECASE)
_WITH_NOUN = re.compile(
    rf"(?P<aux>{_AUX})\s+(?P<subject>(?:the|an?|my|our|your|his|her|their|this|that|any|[A-ZÀ-Þ][\w’'-]+)\s.+)",
    re.IGNORECASE,
)
_WH = re.compile(
    rf"(?P<wh>(?:what|when|where|which|how|why|who|whom|whose)\b(?:\s+(?!{_AUX}\b|when\b|if\b)[\w’'-]+){{0,4}})\s+(?P<inverted>{_AUX}\s.+)",
    re.IGNORECASE,
)
_WHO = re.compile(r"(?:who|what|which)\b", re.IGNORECASE)
_REQUEST = re.compile(
    r"(?:can|could|would|will)\s+you\s+(?:(?:please|kindly|possibly|perhaps|maybe|also|just)\s+)*(?P<do>(?P<verb>\w+)\b.*)",
    re.IGNORECASE,
)
_WISHED = frozenset(
    "send give share bring tell let confirm help introduce forward show check look recommend suggest point put connect remind lend "
    "explain write call phone ring join speak take add sign review read return pass ask arrange make find keep hold save print translate "
    "test try email mail post".split()
)
_LEAD = re.compile(
    rf"(?P<lead>(?:before|when|if|once|as|since|until|after|for|while)\b[^,?]*),\s+(?P<rest>(?:please\s+)?(?:{_AUX}|what|when|where|which|how|why|who)\b.*)",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december|"
    r"morning|afternoon|evening|noon|breakfast|lunch|dinner|supper|coffee|tea|drink|call|minutes|hour|walk)\b",
    re.IGNORECASE,
)
_NOT_NOW = re.compile(
    r"\b(?:this|next|last) (?:week|month|year|\w+day)\b|\b(?:today|tomorrow|tonight|yesterday|now)\b",
    re.IGNORECASE,
)
"""Said on another day, such words mean another time."""
_PREDICATE = re.compile(
    r"^(?:ready|available|free|still|already|open|possible|there|here|interested|able|happy|fine|ok|okay|done|finished|coming|going|"
    r"settled|sorted|planned|public|final|clear|right|correct|in|on|at|with|for|an?|the|any|\w{3,}ing|\w{3,}ed)$",
    re.IGNORECASE,
)


def _question(s: Statement, today: date, called: Sequence[str]) -> Reported | None:
    names = "|".join(re.escape(name) for name in called if name) or r"(?!x)x"
    text = re.split(r"(?<=[.!:])\s+", plain(s.text).strip())[-1]
    text = re.sub(
        rf"^(?:(?:hi|hello|dear|so|and|but|then|also|well)\b[, ]*)*(?:(?:{names})[,:]\s*)?",
        "",
        text,
        flags=re.IGNORECASE,
    )
    text = _with_date(text.split("?", maxsplit=1)[0].strip(), s.date, today)
    if not text or _NOT_NOW.search(text):
        return None
    lead = _LEAD.match(text)
    when = turned(lead["lead"][:1].lower() + lead["lead"][1:]) if lead else ""
    if when is None:
        return None
    parts = re.split(rf",?\s+(?:and|or)\s+(?={_AUX}\s+{_PRONOUN}\b)", lead["rest"] if lead else text)
    joins = re.findall(rf",?\s+(and|or)\s+(?={_AUX}\s+{_PRONOUN}\b)", lead["rest"] if lead else text)
    told = [_indirect(part.strip()) for part in parts]
    if all(told):
        whole = "".join(
            f", {join} {said}" if join else said
            for join, said in zip(["", *joins], told, strict=True)
            if said
        )
        whole = f"{whole}, {when}" if when else whole
        return Reported(Told.ASKED, whole, s) if _fit(whole) else None
    suggested = re.sub(r"^(?:what|how) about\s+", "", text, flags=re.IGNORECASE)
    if (
        len(parts) == 1
        and not lead
        and _TIME.search(suggested)
        and _no_verb(suggested)
        and (said := turned(suggested))
    ):
        said = (
            said
            if re.match(
                r"[A-Z]\w+day\b|January|February|March|April|May|June|July|August|September|October|November|December",
                said,
            )
            else said[:1].lower() + said[1:]
        )
        return Reported(Told.SUGGESTED, said, s) if _fit(said) else None
    return None


def _indirect(text: str) -> str | None:
    """One question without its mark: "do you need sound" → "whether I need sound".

    >>> _indirect("could you bring my slides to us"), _indirect("when do you need it back")
    ('me to bring your slides to you', 'when I need it back')
    """
    text = re.sub(r"^please\s+", "", text, flags=re.IGNORECASE)
    request = _REQUEST.match(text)
    if request and request["verb"].casefold() in _WISHED and not re.match(r"make it\b", request["do"]):
        do = turned(request["do"])
        return f"me to {do}" if do else None
    inverted = _INVERTED.fullmatch(text)
    if inverted:
        said = _straight(inverted["aux"].casefold(), inverted["subject"], inverted["rest"])
        return f"whether {said}" if said else None
    if (noun := _WITH_NOUN.fullmatch(text)) and (
        said := _straight_noun(noun["aux"].casefold(), noun["subject"])
    ):
        return f"whether {said}"
    return _indirect_wh(text)


def _indirect_wh(text: str) -> str | None:
    """ "When do you need it" → "when I need it"; "who pays" stays as it is."""
    wh = _WH.fullmatch(text)
    if wh and (led := turned(wh["wh"])):
        rest, noun = _INVERTED.fullmatch(wh["inverted"]), _WITH_NOUN.fullmatch(wh["inverted"])
        said = None
        if rest:
            said = _straight(rest["aux"].casefold(), rest["subject"], rest["rest"])
        elif noun:
            said = _straight_noun(noun["aux"].casefold(), noun["subject"])
        if said:
            return f"{led[:1].lower()}{led[1:]} {said}"
    forms = [read_known(word) for word in text.split()[1:6]]
    finite = next((f for f in forms if f), None)
    asks_who = _WHO.match(text) and finite and finite.tense in (Tense.PRESENT, Tense.PAST)
    said = turned(text) if asks_who else None
    return f"{said[:1].lower()}{said[1:]}" if said else None


def _straight(aux: str, subject: str, rest: str) -> str | None:
    """An inverted clause with a pronoun as its subject, in the order of a statement and turned."""
    low = subject.casefold()
    if low == "we":
        together = re.match(rf"(?:\w+ly )?(?:{TOGETHER})\b", rest, re.IGNORECASE)
        who = "we" if together else "you"
    else:
        who = {"i": "you", "you": "I"}.get(low, low)
    if not rest or re.match(r"(?:not|n['’]t|and|or)\b", rest):
        return None
    after = turned(rest, verb_first=aux in ("do", "does", "did"))
    if after is None:
        return None
    if aux in ("do", "does", "did"):
        verb = re.match(
            r"(?P<adverbs>(?:(?:still|also|already|ever|really|happen to|now)\s+)*)(?P<verb>[\w’'-]+)(?P<rest>.*)",
            after,
        )
        if verb is None or not _is_base(verb["verb"]):
            return None
        single = who not in ("I", "you", "we", "they", "these", "those")
        base = verb["verb"].lower()
        said = past(base) if aux == "did" else present(base) if single else base
        return f"{who} {verb['adverbs']}{said}{verb['rest']}"
    if aux in ("shall", "should") or (aux == "may" and who == "I"):
        aux = "should" if aux != "may" else "may"
    agreed = {("I", "are"): "am", ("you", "am"): "are", ("I", "were"): "was"}.get((who, aux), aux)
    return f"{who} {agreed} {after}"


def _is_base(word: str) -> bool:
    """Whether a word can be a verb in its base form: known as such, or unknown and without another form's ending."""
    form = read_known(word)
    return form.base == word.casefold() if form else word.isalpha() and not re.search(r"(?:s|ed|ing)$", word)


def _straight_noun(aux: str, text: str) -> str | None:
    """The same where the subject is a noun: it ends before the first word that can only belong to what is said of it."""
    words = text.split()
    for at in range(
        2 if not words[0][:1].isupper() or words[0].casefold() in DETERMINERS else 1, min(len(words), 10)
    ):
        word = words[at].strip(",")
        form = read_known(word)
        before = words[at - 1].casefold()
        if before in DETERMINERS | PREPOSITIONS or words[at - 1].endswith(","):
            continue
        be = aux in ("is", "are", "was", "were")
        ends = (
            bool(_PREDICATE.match(word))
            if be
            else form is not None and form.tense is Tense.BASE and form.base == word
        )
        ends = ends or (
            aux in ("has", "have", "had")
            and form is not None
            and form.tense in (Tense.PAST, Tense.PARTICIPLE)
        )
        if not ends or (
            be
            and word.casefold() in PREPOSITIONS
            and at + 1 < len(words)
            and any(_PREDICATE.match(w) for w in words[at + 2 :])
        ):
            continue
        subject, rest = turned(" ".join(words[:at])), turned(" ".join(words[at:]), verb_first=not be)
        if subject is None or rest is None:
            return None
        subject = subject[:1].lower() + subject[1:] if words[0].casefold() in DETERMINERS else subject
        if aux in ("do", "does", "did"):
            verb, _, more = rest.partition(" ")
            said = past(verb) if aux == "did" else present(verb) if aux == "does" else verb
            return f"{subject} {said} {more}".strip()
        return f"{subject} {aux} {rest}"
    return None


# ------------------------------------------------------------------ what is fit

_SETS_A_DAY = re.compile(
    r"\b(?:(?:I|we) (?:need|close|have to|must)|needs?|wants? to know|closes?|deadline|early enough|soon enough|in time|at the latest|"
    r"by|before|until|no later than)\b",
    re.IGNORECASE,
)
_OVER = re.compile(r"\b(?:was|were|had|did|\w{3,}ed)\b")
_COMMON_STARTS = frozenset(
    "the a an my our your this that these those i we you they it there if when as".split()
)


def _bare(text: str) -> str:
    """A sentence without its full stop and what it begins with that says nothing."""
    flat = " ".join(plain(text).split()).rstrip(".")
    return re.sub(r"^(?:and|but|so|also|then|please note that)\b,?\s+", "", flat, flags=re.IGNORECASE)


def _still_ahead(part: str, s: Statement, today: date, *, undated: bool = False) -> bool:
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


def _lowers(part: str) -> bool:
    return part.split(maxsplit=1)[0].casefold() in _COMMON_STARTS and part.split(maxsplit=1)[0] != "I"


def _no_verb(text: str) -> bool:
    """Whether words are a bare thing or time: "supper on Tuesday the 24th", "fifteen minutes to show you the map"."""
    words = re.split(r"\b(?:to|in|on|at|for)\b", text, maxsplit=1)[0].split()
    forms = [read_known(w) for w in words]
    if not words or any(f and f.tense in (Tense.PRESENT, Tense.PAST) for f in forms):
        return False
    first = forms[0]
    return not set(words) & MODALS and (  # May is a month
        first is None or first.tense is not Tense.BASE or fold(words[0]) in _ALSO_NOUNS
    )


_ALSO_NOUNS = frozenset("lunch coffee dinner breakfast supper tea drink drinks call walk chat talk".split())


def _fit(text: str) -> bool:
    """Whether it may stand in a letter: not too long, and the same on another day."""
    return (
        1 <= len(text.split()) <= LONGEST
        and not _NOT_NOW.search(text)
        and not re.search(r"[\"“”()\[\]{}<>]|https?:|www\.", text)
    )
