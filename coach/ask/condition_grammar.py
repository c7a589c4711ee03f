"""From words to conditions: "who at Rye Press that I already know" as two, "is at Rye Press" and "you know already".

The question comes with its names as marks (§p, §o, §e, §l, §d), which are taken in order. A stretch of words that no
pattern knows becomes words that a note must say of the person; a name among such words means that the question is of
another kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coach.ask.conditions import (
    WORDED,
    At,
    AtEventWith,
    Attending,
    Condition,
    Connected,
    Fits,
    In,
    InTouch,
    IntroducedBy,
    Is,
    Known,
    Met,
    Named,
    Never,
    Promised,
    Says,
    Turn,
    WorksWith,
    Wrote,
)
from coach.ask.mentions import EventMention, OrganisationMention, PersonMention
from coach.ask.time_in_words import Period, period_in
from coach.ask.vocabulary import FRAME, terms

if TYPE_CHECKING:
    from coach.ask.plan import Plan


@dataclass(frozen=True, slots=True)
class Selection:
    """Which people, and what is asked of them: who they are ("people"), how many ("count"), a field, or promises."""

    asked: str
    conditions: tuple[Condition, ...]
    unused: tuple[str, ...] = ()  # words of the question that none of them rests on


_SOMEBODY = r"(?:someone|somebody|anyone|anybody|a person|people|a contact(?: of mine)?|one)"
_PEOPLE = r"(?:people|persons|contacts|connections|attendees|guests|speakers|participants|delegates|acquaintances|folks|those|everyone|everybody|anyone|anybody|somebody|someone)"
_OF_THEM = rf"(?:the |my |all |all the |all my |any of the |any of my |those )?{_PEOPLE}"
_HEADS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("count", re.compile(rf"(?:how many|(?:what is )?the number of)(?: of)? {_OF_THEM}\b")),
    (
        "promises",
        re.compile(
            rf"(?:what|which promises|what promises) (?:did|have|do|had) i (?:still )?(?:promised?|made?|owe)(?: to)? {_OF_THEM}\b"
        ),
    ),
    (
        "their promises",
        re.compile(
            rf"(?:what|which promises|what promises) (?:did|have|do|had) {_OF_THEM} (?=.*(?:promised?|owe) me)"
        ),
    ),
    (
        "e-mail",
        re.compile(
            rf"(?:(?:what are|give me|list|show me) )?(?:the )?(?:e-?mails?|(?:e-?)?mail address(?:es)?|addresses) (?:of|for) {_OF_THEM}\b"
        ),
    ),
    (
        "phone",
        re.compile(
            rf"(?:(?:what are|give me|list|show me) )?(?:the )?(?:phone|telephone|mobile)(?: numbers?)? (?:of|for) {_OF_THEM}\b"
        ),
    ),
    (
        "people",
        re.compile(
            r"(?:(?:is|are) there (?:anyone|anybody|someone|somebody|people)|(?:do|did|have) i (?=(?:already )?(?:know|met|meet)\b)(?:already )?(?:know|meet|met)? ?(?:anyone|anybody|someone|somebody|any (?:people|contacts))?"
            rf"|(?:list|show|name|find|give)(?: me)?(?: all)? {_OF_THEM}|(?:which|what)(?: of)? {_OF_THEM}|{_OF_THEM}|whom? (?:of|among|amongst|from among) {_OF_THEM}|who else|whom?)\b|(?=(?:the )?colleagues? of\b)"
        ),
    ),
)
_LISTED = re.compile(r"\b(?:attendees|guests|speakers|participants|delegates)\b")
_WORK = re.compile(
    r"(?:(?:which|what|list|show me|find|list all|show me all|how many)(?: of (?:my|the))?|all|any|my) (?P<work>(?!(?:of|the|my|other|do|did|have|has|are|is|i|can|will|them|these|those)\b)[\w-]+(?: (?!at\b|in\b|from\b|of\b|do\b|did\b|have\b|that\b|who\b|is\b|are\b|i\b)[\w-]+)?) "
)
_NO_WORK = frozenset(
    "events event conferences conference fairs fair meetings meeting promises promise notes note mails mail emails email messages message "
    "companies company organisations organizations organisation firms firm topics topic things thing day date time year month book papers "
    "museums institutions places cities city town country countries city towns two three goals talks talk".split()
)
_NOISE = re.compile(
    r"(?:,? (?:whom|who|that))? i (?:could|can|might|may|should) (?:ask|contact|call|write to|talk to|speak to|turn to|reach out to)\b"
    r"|\b(?:also|already|actually|personally|in person|so far|ever|too|as well|both|please|still|yet|of them|then|before)\b"
)
_BETWEEN = re.compile(
    r"(?:[,\s]+|\b(?:and|but|that|who|which|whom|whose|they|(?:of )?(?:the |my |all )?(?:people|contacts|those|everyone|ones)(?= (?:who|that|i|at|from|in)\b))\b)+"
)
_TALKED = r"(?:met|meet|seen|see|saw|talked (?:to|with)|talk (?:to|with)|spoken (?:to|with)?|spoke (?:to|with)|speak (?:to|with)|chatted with|run into|ran into)"
_I_DID = r"(?:(?:did|have|had|do|am) )?i (?:(?:have|had|did|do|am) )?"
_NOT = r"(?P<not>not |never )?"
_LETTER = r"(?:a |an |any )?(?:letter|mail|e-?mail|message|note|line)"
_WROTE = (
    rf"(?:written|write|wrote|e-?mailed|e-?mail|mailed|messaged|message|texted|text|sent {_LETTER})(?: to)?"
)
_WHEN = r"(?:(?: (?:since|in|during|on|after|before))? (?P<when>§d)|(?P<then> since(?: then)?))?"
_ARE = r"(?:is|are|was|were|has|have|had|will be)"

Make = Callable[[re.Match[str], list[Named]], Condition | None]


def _first(named: Sequence[Named], kind: type) -> Named | None:
    return next((n for n in named if isinstance(n, kind)), None)


def _period(named: Sequence[Named]) -> Period | None:
    found = _first(named, Period)
    return found if isinstance(found, Period) else None


def _event(named: Sequence[Named]) -> EventMention | None:
    found = _first(named, EventMention)
    return found if isinstance(found, EventMention) else None


def _person(named: Sequence[Named]) -> PersonMention | None:
    found = _first(named, PersonMention)
    return found if isinstance(found, PersonMention) else None


def _unless(match: re.Match[str], condition: Condition) -> Condition:
    return Never(condition) if match["not"] else condition


def _at(match: re.Match[str], named: list[Named]) -> Condition | None:
    place = _first(named, OrganisationMention)
    if not isinstance(place, OrganisationMention) or not place.names:
        return None
    said = match.group()
    when = "now or before"
    if re.search(
        r"\b(?:used to|worked|was|were|formerly|previously|once|left|has left|no longer|ex)\b", said
    ):
        when = "before"
    elif re.search(r"\b(?:works?|working|is|are|now|currently|today)\b", said):
        when = "now"
    return _unless(match, At(place.names, place.surface, when))


def _met(match: re.Match[str], named: list[Named]) -> Condition | None:
    event, period = _event(named), _period(named)
    if event is not None and not event.events and not event.by_place:
        return None
    return _unless(match, Met(event=event, period=period))


def _wrote(by_them: bool) -> Make:
    def make(match: re.Match[str], named: list[Named]) -> Condition | None:
        after = Met() if match["then"] else None  # filled with the meeting of the question
        return _unless(match, Wrote(by_them, _period(named), after))

    return make


def _attending(match: re.Match[str], named: list[Named]) -> Condition | None:
    event = _event(named)
    if event is None or not event.events:
        return None
    return _unless(match, Attending(event, speaking=re.search(r"speak|present", match.group()) is not None))


def _at_event_with(match: re.Match[str], named: list[Named]) -> Condition | None:
    person = _person(named)
    past = re.match(r"was|were|went|attended", match.group()) is not None
    return AtEventWith(person, past) if person is not None else None


def _words(kind: type[Fits] | type[In]) -> Make:
    def make(match: re.Match[str], named: list[Named]) -> Condition | None:
        said = match["said"].strip()
        event = _event(named)
        if kind is In and event is not None:
            said = event.surface
        if not [w for w in terms(said) if w not in FRAME]:
            return None
        return _unless(match, kind(said))

    return make


def _of_person(kind: Callable[[PersonMention], Condition]) -> Make:
    def make(match: re.Match[str], named: list[Named]) -> Condition | None:
        person = _person(named)
        return _unless(match, kind(person)) if person is not None else None

    return make


def _place(match: re.Match[str], named: list[Named]) -> Condition | None:
    """In a place: where people live, work or were met, unless it is a field ("works in textiles")."""
    event = _event(named)
    settled = (
        re.match(r"(?:is |are )?(?:lives?|living|based|located|works?|working|sits?)\b", match.group())
        is not None
    )
    if event is not None:
        return _unless(match, In(event.surface, settled))
    said = (match["said"] or "").strip()
    if not [w for w in terms(said) if w not in FRAME]:
        return None
    works = re.match(r"works?|working", match.group()) is not None
    return _unless(match, Fits(said) if works else In(said, settled))


_WORDS = r"(?P<said>(?!(?:my|the|touch|contact|a|an)\b)[a-z][\w-]*(?: (?!and\b|that\b|who\b|which\b|whom\b|i\b|do\b|have\b|did\b|at\b|in\b|from\b|is\b|are\b)[a-z][\w-]*){0,2})"
_CLAUSES: tuple[tuple[re.Pattern[str], Make], ...] = tuple(
    (re.compile(pattern), make)
    for pattern, make in (
        # Messages and turns
        (rf"(?:{_I_DID})?owe (?P<not>)(?:a |an )?(?:reply|answer|response|mail|e-?mail|message)(?: to)?", lambda m, _: Turn("user")),
        (r"(?:(?:is |are )?(?:still )?waiting|waits?) for (?P<not>)(?:me|(?:my|an?) (?:reply|answer|response)(?: from me)?)", lambda m, _: Turn("user")),
        (r"(?:(?:has|have) not|did not) (?P<not>)(?:yet )?(?:answer|answered|reply|replied|responded|written back)(?: to)?(?: me)?", lambda m, _: Turn("them")),
        (r"owes? me (?P<not>)(?:a |an )(?:reply|answer|response|message)", lambda m, _: Turn("them")),
        (rf"(?:{_ARE} )?{_I_DID}{_NOT}(?:have )?{_WROTE}{_WHEN}", _wrote(False)),
        (rf"(?:have |did )?(?P<not>not |never ){_WROTE}(?! me\b){_WHEN}", _wrote(False)),
        (rf"{_I_DID}{_NOT}hear(?:d)? (?:back )?from{_WHEN}", _wrote(True)),
        (rf"(?:(?:has|have|did|had) )?{_NOT}{_WROTE} (?:to )?me{_WHEN}", _wrote(True)),
        (
            rf"{_I_DID}{_NOT}(?:been in (?:touch|contact) with|contacted|contact|had (?:any )?contact with|in (?:touch|contact) with){_WHEN}",
            lambda m, named: _unless(m, InTouch(_period(named))),
        ),
        # Introductions
        (r"(?P<not>)§p (?:introduced|has introduced) (?:me to|to me)", _of_person(IntroducedBy)),
        (r"(?P<not>)(?:was|were|got|have been|has been) introduced (?:to me )?by §p", _of_person(IntroducedBy)),
        (rf"{_I_DID}(?P<not>)(?:met|meet|got to know|know) (?:through|via|because of) §p", _of_person(IntroducedBy)),
        # Meetings
        (rf"{_I_DID}{_NOT}{_TALKED}(?: with)? (?:(?:at|during|in|on|from) (?:the )?)?(?:§e|§l)(?:(?: in| on| since| during)? §d)?", _met),
        (rf"{_I_DID}{_NOT}{_TALKED}(?: with)?(?: (?:in|on|during|since|after|before))? §d(?: (?:at|in) (?:the )?(?:§e|§l))?", _met),
        (rf"{_I_DID}{_NOT}{_TALKED}(?! ?(?:at|during|in|on|from)\b)", _met),
        (rf"(?:have |did )?(?P<not>not |never ){_TALKED}(?! ?(?:at|during|in|on|from|me)\b)", _met),
        (r"(?:met|seen|spoken (?:to|with)) (?P<not>)(?:at|in|during|on) (?:the )?(?:§e|§l)(?:(?: in)? §d)?", _met),
        # Work
        (
            r"(?:(?:is|are|was|were|has|have|had) )?(?P<not>not )?(?:(?:now|currently|once|previously|formerly|no longer) )?"
            r"(?:(?:works?|working|employed|worked|used to (?:work|be)|been|left|has left|have left) )?(?:(?:now|currently|once) )?"
            r"(?:(?:at|for|from|with|inside) )?(?:the )?§o(?: (?:now|today|once))?(?= |,|$)",
            _at,
        ),
        (
            r"(?:(?:is|are) )?(?P<not>)(?:(?:works?|working|sits?) (?:together )?with|(?:works?|working|is|are|be) (?:at|for|in) the same (?:place|company|organi[sz]ation|firm|employer|museum|house|office|team) as"
            r"|(?:an? )?colleagues? of) §p",
            _of_person(lambda p: WorksWith((Is(p),))),
        ),
        (
            r"(?:was|were|is|are|will be|went|goes|go|attended|attends?)(?: also)? (?P<not>)(?:(?:at|to) )?(?:an?|the same|one|some) (?:event|events|conference|fair|place|occasion)s? (?:with|as) §p",
            _at_event_with,
        ),
        (r"(?:do )?i (?P<not>(?:do )?not )?know(?: well| of)?(?= |,|$)", lambda m, _: _unless(m, Known())),
        (r"(?:is|are) (?P<not>not )?(?:in|among|one of) my (?:contacts|network|connections|address ?book|people)", lambda m, _: _unless(m, Known())),
        # Connections, lists, promises
        (
            rf"{_I_DID}{_NOT}(?:connect(?:ed)?|linked)(?: with| to)?(?: on linkedin)?(?:(?: (?:in|during|on|since))? §d)?",
            lambda m, named: _unless(m, Connected(_period(named))),
        ),
        (
            r"(?:(?:is|are|will be|was|were) )?(?P<not>not )?(?:(?:going|coming|speaking|presenting|registered|listed|invited|there|on the (?:guest |attendee )?list|attending|travelling) )?"
            r"(?:to|at|for|of) (?:the )?§e|(?:goes|go|come|comes|speaks?|travels?) (?:to|at) (?:the )?(?:§e|§l)|attends? (?:the )?§e"
            r"|(?:is|are|will be) (?:not )?(?:attending|coming to|going to|speaking at|speaking in|travelling to|at|registered for) (?:the )?(?:§e|§l)",
            _attending,
        ),
        (rf"(?:{_I_DID}){_NOT}(?:promised?|owed?|made (?:a )?promises?)(?: (?:something|anything|things))?(?: to)?\b", lambda m, _: _unless(m, Promised())),
        (r"(?:(?:has|have|had|did) )?(?P<not>not )?(?:promised?|owes?) (?:(?:something|anything) to )?me(?: (?:something|anything))?\b", lambda m, _: _unless(m, Promised(by_them=True))),
        # Places and kinds of work
        (
            r"(?:(?:is|are|works?|working) )?(?P<not>)in (?:the )?(?P<said>[a-z][\w-]*) (?:business|industry|sector|field|trade|world)",
            _words(Fits),
        ),
        (
            r"(?:(?:is|are|lives?|living|based|located|works?|working|sits?) )?(?P<not>not )?(?:(?:living|based|located|working|employed) )?(?:in|near) (?:the )?(?:§l|(?P<said>(?!touch|contact|my)[a-z][\w-]*))(?= |,|$)",
            _place,
        ),
        (rf"(?:is|are|works? as|working as) (?P<not>not )?(?:an? |the )?{_WORDS}(?= |,|$)", _words(Fits)),
        (rf"(?:works?|working|is|are) (?P<not>)(?:in|on|with) {_WORDS}(?= |,|$)", _words(Fits)),
    )
)  # fmt: skip


_WORKS_WITH = re.compile(
    rf"(?:works?|working|is working) (?:together )?with {_SOMEBODY}(?: else)?(?: (?:that|who|whom|which))?(?: i know(?= (?:at|from)? ?§o\b| (?:that|who|which|and|whom)\b|$))?"
)


def conditions_of(plan: Plan, *, least: int = 2) -> Selection | None:
    """What a question selects, by its shape; None unless it has so many conditions and every word of it is used. With
    `least` 2 none of them may be words that are only looked for in the notes."""
    text, names = _marked(plan)
    for asked, head in _HEADS:
        match = head.match(text)
        if match is None:
            continue
        found = _clauses(_tail(text, match, asked), names)
        if found is None:
            return None
        listed = _LISTED.search(match.group())
        if listed and not any(isinstance(c, Attending) for c in found):
            found = [Attending(speaking=listed.group() == "speakers"), *found]
            least += 1  # a list that is only implied makes no second condition
        return _selection(asked, found, 1 if "promises" in asked else least)
    work = _WORK.match(text)
    if work is not None and not set(work["work"].split()) & _NO_WORK and "§" not in work["work"]:
        asked = "count" if text.startswith("how many") else "people"
        for said in dict.fromkeys((work["work"], work["work"].split()[0])):
            found = _clauses(text[work.start("work") + len(said) :], list(names))
            if found is not None and not any(isinstance(c, Says) for c in found):
                return _selection(asked, [Fits(said), *found], least)
    return None


def _tail(text: str, head: re.Match[str], asked: str) -> str:
    """What follows the head; "do i know" among it is a condition of its own."""
    rest = text[head.end() :]
    if asked == "their promises":
        return re.sub(r"\b(?:promised?|owe) me\b", " ", rest, count=1)
    if asked == "people" and re.match(r"(?:do|did|have) i\b", head.group()):
        return f"{'i met' if 'met' in head.group() or 'meet' in head.group() else 'i know'} {rest}"
    return rest


def _selection(asked: str, found: list[Condition], least: int) -> Selection | None:
    """The conditions, "since then" meaning the meeting that the question speaks of; what only says that the user
    knows somebody who is met, written to or promised something adds nothing."""
    met = next((c for c in found if isinstance(c, Met)), None)
    conditions = [_anchored(c, met) for c in found]
    single = isinstance(conditions[0], WorksWith) if len(conditions) == 1 else False
    listed = any(isinstance(c, Attending) for c in conditions)
    telling = [c for c in conditions if listed or not isinstance(c, Known)]
    worded = [c for c in telling if isinstance(c, WORDED)]
    if all(isinstance(c, Says) for c in telling) or (len(telling) < least and not single):
        return None
    if worded and least > 1:
        return None
    return Selection(asked, tuple(conditions))


def _anchored(condition: Condition, met: Met | None) -> Condition:
    if isinstance(condition, Never):
        return Never(_anchored(condition.condition, met))
    if isinstance(condition, Wrote) and condition.after is not None:
        return replace(condition, after=met or Met())
    return condition


def _marked(plan: Plan) -> tuple[str, list[Named]]:
    """The question with its names as marks, and the names in order; "Ann of Rye Press" is one name."""
    from coach.ask.plan import written_out

    places: list[tuple[int, int, str, Named]] = [(m.start, m.end, "§p", m) for m in plan.mentions.people]
    places += [(m.start, m.end, "§o", m) for m in plan.mentions.organisations]
    places += [(m.start, m.end, "§l" if m.by_place else "§e", m) for m in plan.mentions.events]
    for start, end in plan.period.spans if plan.period else ():
        period = period_in(_with_relation(plan.question, start, end), plan.today)
        places.append((start, end, "§d", period or plan.period or Period((), "")))
    places.sort(key=lambda p: p[0])
    text = plan.question
    for start, end, mark, _ in reversed(places):
        text = text[:start] + mark + text[end:]
    text = _NOISE.sub(" ", written_out(text))
    text = re.sub(r"(?<!since) +then\b", " ", text)
    names = [n for *_, n in places]
    marks = re.findall(r"§[poeld]", text)
    for match in reversed(list(re.finditer(r"(§p) (?:of|from|at) (?:the )?§o", text))):
        number = len(re.findall(r"§[poeld]", text[: match.start()])) + 1
        del names[number]
        text = text[: match.end(1)] + text[match.end() :]
    return " ".join(text.split()), names if len(marks) >= len(names) else []


def _with_relation(question: str, start: int, end: int) -> str:
    """A date with the word before it: "since June"."""
    before = re.search(
        r"(?:\b(?:since|after|before|until|till|by|in|during|on)\s+(?:the\s+)?)$",
        question[:start],
        re.IGNORECASE,
    )
    return question[before.start() if before else start : end]


def _clauses(text: str, names: list[Named]) -> list[Condition] | None:
    """The conditions that a stretch of words says, None where names are left over."""
    found: list[Condition] = []
    rest = text
    while True:
        joint = _BETWEEN.match(rest)
        rest = rest[joint.end() :] if joint else rest
        if not rest:
            return found
        together = _WORKS_WITH.match(rest)
        if together is not None:
            inner = _clauses(rest[together.end() :], names)
            if inner is None or any(isinstance(c, Says) for c in inner):
                return None
            return [*found, WorksWith(tuple(inner))]
        taken = _known_clause(rest, names)
        if taken is None:
            opened = joint is not None and joint.group().strip() != ""
            said = _free(rest) if opened or all(isinstance(c, (At, In)) for c in found) else None
            if said is None:
                return None
            found.append(said[0])
            rest = rest[said[1] :]
            continue
        condition, used, marks = taken
        if _continues(found, rest, condition):
            condition = Met(event=condition_event(condition, names))
        found.append(condition)
        del names[:marks]
        rest = rest[used:]


def _continues(found: Sequence[Condition], rest: str, condition: Condition) -> bool:
    """Whether "at the workshop" goes on from "met at the fair and …"."""
    bare = re.match(r"(?:at|in) (?:the )?(?:§e|§l)(?= |,|$)", rest) is not None
    return bare and bool(found) and isinstance(found[-1], Met) and isinstance(condition, (Attending, In))


def condition_event(condition: Condition, names: Sequence[Named]) -> EventMention | None:
    """The event that a condition on a list or place names."""
    return condition.event if isinstance(condition, Attending) else _event(names[:1])


def _known_clause(text: str, names: Sequence[Named]) -> tuple[Condition, int, int] | None:
    """The condition at the beginning of the words, how many letters and how many names it takes."""
    for pattern, make in _CLAUSES:
        match = pattern.match(text)
        if match is None or not match.group():
            continue
        marks = match.group().count("§")
        if marks > len(names):
            continue
        condition = make(match, list(names[:marks]))
        if condition is not None:
            return condition, match.end(), marks
    return None


_NEXT = re.compile(
    r",| and (?=i\b|have i\b|did i\b|is\b|are\b|who\b|that\b|works?\b|has\b)| but | (?:that|who|whom|which) "
)


_GOES_ON = re.compile(
    r"(?:about|for|to|of|with|on|in|at|by|from|than|as|when|where|what|how|if|because|while)\b"
)


def _free(text: str) -> tuple[Says, int] | None:
    """The words up to the next clause, as words that a note must say; None where they name somebody or something, deny
    something, or do not speak of the person."""
    end = next((m.start() for m in _NEXT.finditer(text)), len(text))
    said = text[:end]
    if "§" in said or re.search(
        r"\b(?:not|never|no|without|i|me|my|we|us|should|can|could|will|would|may|most|least|best|longest)\b",
        said,
    ):
        return None
    content = [w for w in terms(said) if w not in FRAME]
    if not content or _GOES_ON.match(said):
        return None
    return Says(said.strip()), end
