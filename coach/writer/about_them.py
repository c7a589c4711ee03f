"""What the notes say somebody did, has, does and wants, as lines of a letter to that person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.evidence import Statement
from coach.writer.kindness import is_kind, leave_given, offered, thanks
from coach.writer.line import Kind, Line, particular
from coach.writer.nouns import is_plural
from coach.writer.prose import Clause, Predicate, Reader, to_you
from coach.writer.topics import PLACE_WORD
from coach.writer.verbs import Tense

# What somebody has or does that it is natural to ask more about.
_WORK = frozenset(
    "restore build design develop engineer preserve study research map test measure breed grow translate curate record repair catalogue "
    "digitise model brew bake weave print publish edit conserve rebuild investigate collect rewild survey document photograph "
    "compose convert insulate recycle electrify translate refurbish underwrite illustrate animate excavate".split()
)
# Habits and crafts that it is kind to remember; offices and duties are not among them.
_HABITS = frozenset(
    "keep repair carry grow play sing climb swim collect bake ring cycle row sail paint knit weave brew breed mend carve dance cook fish forage "
    "garden hike juggle photograph sketch ski weld whittle name swear know make".split()
)
_MAKING = frozenset("restore build design breed bake brew print publish compose illustrate animate".split())
"""What is made or mended so is the maker's: "your exhibitions"."""
_JOBS = re.compile(
    r"\b(?:department|team|business|company|division|unit|sales|accounts|budget|staff|office|desk|line)\b",
    re.IGNORECASE,
)
_UNDER_WAY = frozenset(
    "work train prepare plan write build finish organise develop rehearse edit shoot record".split()
)
_WORK_THINGS = re.compile(
    r"\b(?:profiles?|data|figures|results?|rigs?|reports?|lists?|maps?|models?|papers?|stud(?:y|ies)|prototypes?|archives?|collections?|"
    r"programmes?|labs?|fleets?|measurements?|numbers|methods?|plans?|projects?|pilots?|tools?|datasets?|recordings?|photographs?|gardens?|"
    r"workshops?|studios?|press(?:es)?|bakery|boats?|exhibitions?|librar(?:y|ies)|courses?|trials?|surveys?|designs?|drawings?|samples?|"
    r"recipes?|series|books?|thes[ie]s|theor(?:y|ies)|ideas?|theatres?|ensembles?|orchards?|kilns?|looms?|machines?|instruments?|scores?|"
    r"scripts?|experiments?|statistics|records?|notebooks?|checklists?|templates?|guidelines?|tricks?|way of|approach)\b",
    re.IGNORECASE,
)


def about_them(found: Clause, statement: Statement, reader: Reader) -> Iterator[Line]:
    """The lines of a clause whose subject is the person written to."""
    promised = next((o for p in found.predicates if (o := offered(p, statement, reader))), None)
    if promised:
        yield promised
        return
    granted = next((x for p in found.predicates if (x := leave_given(p, statement, reader))), None)
    if granted:
        yield granted
        return
    kind = [p for p in found.predicates if is_kind(p)]
    if kind:
        yield from thanks(found, kind, statement, reader)
        return
    for p in found.predicates:
        line = _has(p, statement, reader) or _striking(p, statement, reader) or _does(p, statement, reader)
        if line:
            yield line
            return
    yield from _trait(found, statement, reader)


def _has(p: Predicate, statement: Statement, reader: Reader) -> Line | None:
    """ "Has recordings of 31 organs" → "your recordings of 31 organs"."""
    if (
        p.verb.base not in ("have", "collect", "keep", "own")
        or p.auxiliary
        or p.negated
        or p.verb.tense is Tense.PAST
    ):
        return None
    if not _WORK_THINGS.search(p.rest) or re.match(r"(?:no|to|been|got to|little|never)\b", p.rest):
        return None
    thing = to_you(re.sub(r"^(?:an?|the|some|got an?|got|its|his|her|their)\s+", "", p.rest), reader)
    if thing is None:
        return None
    owned = f"your {thing}" if p.verb.base != "collect" else f"your collection of {thing}"
    return Line(Kind.MORE, owned, statement, 3.5 + particular(p.rest), owned)


_NUMBER = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|(?:a|one|two|\w+) (?:hundred|thousand|dozen)|\d[\d,]*)"
)
_SIGHT = re.compile(
    rf"(?P<np>{_NUMBER}\s+(?:[\w'’-]+\s+){{0,3}}?(?P<head>[a-z-]+s)\s+(?:with|that|which|from|of)\s.+)$",
    re.IGNORECASE,
)
_NO_SIGHT = frozenset(
    "years months weeks days hours minutes colleagues employees staffers students interns members partners friends people jobs offers "
    "ideas questions meetings calls votes shares clients customers investors points reasons problems doubts complaints offices "
    "degrees times bosses staff cases issues".split()
)


def _striking(p: Predicate, statement: Statement, reader: Reader) -> Line | None:
    """A number of things with something about them: "has forty plates that nobody can date"."""
    if p.verb.base not in ("have", "own", "keep") or p.auxiliary or p.negated or p.verb.tense is Tense.PAST:
        return None
    seen = _SIGHT.match(p.rest)
    if seen is None or seen["head"].casefold() in _NO_SIGHT:
        return None
    thing = to_you(seen["np"], reader)
    if thing is None or len(thing.split()) > 16:
        return None
    topic = re.split(r"\s(?:with|that|which|from|of)\s", thing)[0]
    return Line(Kind.THING, f"your {thing}", statement, 3.5 + particular(p.rest), f"your {topic}")


def _does(p: Predicate, statement: Statement, reader: Reader) -> Line | None:
    """What they work on, are preparing, or look for."""
    rest = to_you(p.rest, reader)
    if rest is None or p.negated:
        return None
    busy = p.verb.tense is Tense.GERUND and p.auxiliary.casefold() in ("is", "are", "'s", "’s", "'re", "’re")
    if busy and p.verb.base in _UNDER_WAY:
        thing = re.sub(r"^(?:on|for|to)\s+(?=(?:an?|the|your)\s)", "", rest)
        if re.match(r"(?:an?|the|your)\s", thing):
            yours = re.sub(r"^an?\s+", "your ", thing)
            return Line(Kind.WISH, yours, statement, 2.5, yours)
        return None
    several = re.match(r"[a-z-]{4,}s\b", rest)
    at_home = p.verb.base in _HABITS and _AT_HOME.search(rest)
    if (
        p.verb.base in _WORK
        and p.verb.tense is Tense.PRESENT
        and not at_home
        and (several or len(rest.split()) >= 2)
    ):
        matter = rest.split(",", maxsplit=1)[0]
        topic = re.split(PLACE_WORD, matter)[0]
        topic = re.sub(r"\sin [A-ZÀ-Þ][\w’'-]+$", "", topic)
        if not several and " " not in topic and not topic[:1].isupper():
            return None  # "conserves metal": nobody asks how the metal is
        things = several or (is_plural(topic) and len(topic.split()) <= 3 and not topic[:1].isupper())
        owned = things and p.verb.base in _HABITS | _MAKING
        doing = f"your {matter if several else topic}" if owned else f"your work on {topic or matter}"
        return Line(Kind.MORE, doing, statement, 2.5 + particular(matter), topic if " " in topic else "")
    if _NEEDS.match(f"{p.auxiliary} {p.word} {rest}".lstrip()) and (needs := _need(p, rest)):
        return Line(Kind.NEED, needs, statement, 2.0)
    if p.verb.base == "ask" and p.verb.tense is Tense.PAST and not p.auxiliary and _ASKED_FOR.match(rest):
        return Line(Kind.NEED, f"asked {rest}", statement, 2.0)
    if p.verb.base == "be" and (
        interest := re.match(
            r"(?:very |really )?(?P<how>interested in|curious about|keen on)\s+(?P<np>.+)$", rest
        )
    ):
        return Line(Kind.INTEREST, f"are {interest['how']} {interest['np']}", statement, 1.5, interest["np"])
    if p.word == "interested" and rest.startswith("in "):
        return Line(Kind.INTEREST, f"are interested {rest}", statement, 1.5, rest[3:])
    return None


_AT_HOME = re.compile(
    r"\b(?:every|each) \w+|\bon \w+days?\b|\bat (?:home|night|weekends?)\b|\bin (?:the|her|his) (?:kitchen|evenings?)\b",
    re.IGNORECASE,
)
"""What is done so is no work."""
# A thing in so many words; patience, silence and money are not brought up again.
_ASKED_FOR = re.compile(
    r"for (?!me\b|us\b|him\b|her\b|it\b|them\b|help\b|advice\b|time\b|patience\b|discretion\b|silence\b|money\b|a (?:loan|raise|discount|divorce|second)\b)"
    r"(?:\S+ ){2,}"
)
_NEEDS = re.compile(
    r"(?:(?:is|are|['’]s) )?(?:look(?:s|ing)? for|wants? to (?:meet|see|hear|visit|know|learn|understand|read|try)|hop(?:es|ing) to|"
    r"(?:needs?|would like|wants? (?:an?|some|two|three|four|five))\b(?!.*\b(?:no|one|only|without|nothing|not)\b))\b",
    re.IGNORECASE,
)
"""What they look for, or whom they would like to meet; terms ("wants one contact person and no surprises") are no such want."""


def _need(p: Predicate, rest: str) -> str:
    """ "Is looking for a museum" → "are looking for a museum"; only what is so now."""
    if p.verb.tense is Tense.GERUND and p.auxiliary.casefold() in ("is", "are", "'s", "’s"):
        return f"are {p.word} {rest}"
    if p.verb.tense is Tense.PRESENT and not p.auxiliary:
        return f"{p.verb.base} {rest}"
    return f"would {p.word} {rest}" if p.auxiliary.casefold() == "would" else ""


def _trait(found: Clause, statement: Statement, reader: Reader) -> Iterator[Line]:
    """Something of theirs worth remembering: a habit ("keep nine goats"), or what went well for them ("have moved to Graz")."""
    for p in found.predicates:
        news = _went_well(p, reader)
        if news:
            yield Line(Kind.GLAD, news, statement, 1.9 + particular(p.rest))
            return
    if found.elided:
        return
    for p in reversed(found.predicates):
        habit = None if _JOBS.search(p.rest) else _habit(p, reader)
        if habit:
            said, topic = habit
            yield Line(Kind.TRAIT, said, statement, 1.8, topic if 2 <= len(topic.split()) <= 4 else "")
            return


def _habit(p: Predicate, reader: Reader) -> tuple[str, str] | None:
    """A habit as said to its owner, and what it is about: "keep nine goats" and "nine goats"."""
    rest = to_you(re.sub(r"\s+there$", "", p.rest), reader)
    if (
        p.negated
        or not rest
        or not 2 <= len(rest.split()) <= 16
        or re.search(r"\b(?:me|us|it|them|each one)\b", rest)
    ):
        return None
    learning = (
        p.verb.base == "learn"
        and p.verb.tense is Tense.GERUND
        and p.auxiliary.casefold() in ("is", "'s", "’s")
    )
    if learning and re.match(
        r"to (?:tune|play|sail|weave|bake|dance|paint|draw|sing|carve|climb|ski|swim|fly|knit|cook|brew|row)\b",
        rest,
    ):
        return f"are learning {rest}", ""
    if p.word == "used" and not p.auxiliary and (once := re.match(r"to (?P<verb>[a-z]+) ", rest)):
        return (
            (f"used {rest}", "")
            if once["verb"] in _HABITS | _WORK | _ONCE and not re.search(r"\b(?:with|without)\b", rest)
            else None
        )
    if p.verb.base not in _HABITS or p.verb.tense is not Tense.PRESENT or p.auxiliary:
        return None
    if p.verb.base in ("know", "make") and " by " not in rest and not re.search(r"\bon \w+days\b", rest):
        return None
    return f"{p.verb.base} {rest}", re.split(rf"{PLACE_WORD}|\s(?:every|each)\s", rest)[0]


_ONCE = frozenset("drive teach work run fly dive race".split())
_OFFICE = (
    r"(?:head|chief|director|managing director|president|vice[- ]president|chair(?:man|woman)?|manager|partner|professor|dean|editor|curator|"
    r"principal|lead|fellow|member|secretary|treasurer|officer|trustee|keeper|conductor|captain)"
)
_HONOUR = re.compile(
    rf"(?:(?:made|appointed|elected|named|promoted to) (?:as )?(?:an? |the )?(?:new |senior |deputy |acting )*{_OFFICE}\b"
    r"|invited to (?:speak|give|join|interview|show|exhibit|teach|contribute)\b|awarded (?:an?|the)\b|accepted (?:to|into|for|at) )",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"(?:bought|built|opened|founded|published|won|finished|launched|completed|restored|planted|written) (?:an?|the|your|two|three)\s+"
    r"(?:[\w'’-]+\s){0,3}?(?:\w+-)?(?:camera|loom|boat|house|workshop|studio|shop|gallery|book|novel|paper|thesis|study|exhibition|prize|award|grant|"
    r"medal|tender|competition|garden|orchard|kiln|oven|bakery|library|collection|archive|film|record|album|instrument|organ|piano|violin|telescope|"
    r"microscope|machine|mill|farm|vineyard|laborator(?:y|ies)|lab|museum|school|course|translation|restoration|prototype|building|barn|cottage|plot|press|marathon|"
    r"apprenticeship|degree|doctorate|phd|branch|office|company|firm)\b",
    re.IGNORECASE,
)


def _went_well(p: Predicate, reader: Reader) -> str:
    """What somebody has made or been given that one is glad of, as said to them; empty for everything else: most of what
    happens to people is no good news.

    "Has been made head of policy" → "have been made head of policy"."""
    if p.negated or p.adverbs or p.auxiliary.casefold() not in ("has", "have", "'s", "’s"):
        return ""
    rest = to_you(re.split(r"\s+(?:but|although|though)\s", p.rest)[0].rstrip(" ,"), reader)
    if (
        not rest
        or not 2 <= len(rest.split()) <= 18
        or re.search(r"\b(?:me|us|my|our|no|nobody|nothing|out|off)\b", rest)
    ):
        return ""
    if p.verb.base == "be":
        return f"have been {rest}" if _HONOUR.match(rest) else ""
    moved = p.word.casefold() == "moved" and re.fullmatch(r"to [A-ZÀ-Þ][a-zà-þ]{2,}", rest)
    made = _MADE.match(f"{p.word.casefold()} {rest}")
    return f"have {p.word.lower()} {rest}" if moved or made else ""
