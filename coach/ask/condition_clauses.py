"""The clauses that say a condition on a person, as patterns over marked words: "i have not written to", "is at §o"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from coach.ask.conditions import At, Condition, Fits, Has, In, Is, Known, Named, Never
from coach.ask.contact_conditions import (
    AtEventWith,
    Attending,
    Connected,
    InTouch,
    IntroducedBy,
    Met,
    Promised,
    Turn,
    Wrote,
)
from coach.ask.fulfilling import WorksWith
from coach.ask.mentions import EventMention, OrganisationMention, PersonMention
from coach.ask.time_in_words import Period
from coach.ask.unread_words import EXCEPT
from coach.ask.vocabulary import FRAME, terms

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


def event_named(named: Sequence[Named]) -> EventMention | None:
    found = _first(named, EventMention)
    return found if isinstance(found, EventMention) else None


def _person(named: Sequence[Named]) -> PersonMention | None:
    found = _first(named, PersonMention)
    return found if isinstance(found, PersonMention) else None


def _unless(match: re.Match[str], condition: Condition) -> Condition:
    return Never(condition) if match["not"] else condition


def _at(match: re.Match[str], named: list[Named]) -> Condition | None:
    places = [n for n in named if isinstance(n, OrganisationMention)]
    names = tuple(dict.fromkeys(n for p in places for n in p.names))
    if not names or not all(p.names for p in places):
        return None
    said = match.group()
    when = "now or before"
    if re.search(r"\b(?:any ?more|any longer)\b", said):
        return At(names, " or ".join(p.surface for p in places), "before")
    if re.match(EXCEPT, said):
        when = "now"
    elif re.search(
        r"\b(?:used to|worked|was|were|formerly|previously|once|left|has left|no longer|ex)\b", said
    ):
        when = "before"
    elif re.search(r"\b(?:works?|working|is|are|now|currently|today|not)\b", said):
        when = "now"
    surface = " or ".join(dict.fromkeys(p.surface for p in places))
    return _unless(match, At(names, surface, when))


def _met(match: re.Match[str], named: list[Named]) -> Condition | None:
    event, period = event_named(named), _period(named)
    if event is not None and not event.events and not event.by_place:
        return None
    return _unless(match, Met(event=event, period=period))


def _wrote(by_them: bool) -> Make:
    def make(match: re.Match[str], named: list[Named]) -> Condition | None:
        after = Met() if match["then"] else None  # filled with the meeting of the question
        return _unless(match, Wrote(by_them, _period(named), after))

    return make


def _attending(match: re.Match[str], named: list[Named]) -> Condition | None:
    event = event_named(named)
    if event is None or not event.events:
        return None
    return _unless(match, Attending(event, speaking=re.search(r"speak|present", match.group()) is not None))


def _at_event_with(match: re.Match[str], named: list[Named]) -> Condition | None:
    person = _person(named)
    past = re.match(r"was|were|went|attended", match.group()) is not None
    return AtEventWith(person, past) if person is not None else None


_OR = re.compile(r"\b(?:or|and/or|no|not|never|nobody|hardly|barely|seldom|rarely)\b")
"""Words that no search for the words beside them would read."""


def _has(match: re.Match[str], named: list[Named]) -> Condition | None:
    """An address or number of theirs on record, or none."""
    held = Has("phone" if re.search(r"phone|mobile|number", match["said"]) else "e-mail")
    return Never(held) if re.search(r"\b(?:no|not|without|lacks?)\b", match.group()) else held


def _words(kind: type[Fits] | type[In]) -> Make:
    def make(match: re.Match[str], named: list[Named]) -> Condition | None:
        said = match["said"].strip()
        event = event_named(named)
        if kind is In and event is not None:
            said = event.surface
        if not [w for w in terms(said) if w not in FRAME] or _OR.search(said):
            return None
        if re.search(r"\bnot (?!an? |the )", match.group()):
            return None  # of whom nothing is noted, "not married" may be untrue; a title is on record
        return _unless(match, kind(said))

    return make


def _of_person(kind: Callable[[PersonMention], Condition]) -> Make:
    def make(match: re.Match[str], named: list[Named]) -> Condition | None:
        person = _person(named)
        return _unless(match, kind(person)) if person is not None else None

    return make


def _place(match: re.Match[str], named: list[Named]) -> Condition | None:
    """In a place: where people live, work or were met, unless it is a field ("works in textiles")."""
    event = event_named(named)
    settled = (
        re.match(r"(?:is |are )?(?:lives?|living|based|located|works?|working|sits?)\b", match.group())
        is not None
    )
    if event is not None:
        return _unless(match, In(event.surface, settled))
    said = (match["said"] or "").strip()
    if not [w for w in terms(said) if w not in FRAME] or _OR.search(said):
        return None
    works = re.match(r"works?|working", match.group()) is not None
    return _unless(match, Fits(said) if works else In(said, settled))


_WORDS = r"(?P<said>(?!(?:my|the|touch|contact|a|an)\b|[a-z]+ing (?:to|at|for|in|on|with|from)\b)[a-z][\w-]*(?: (?!and\b|but\b|not\b|except\b|that\b|who\b|which\b|whom\b|i\b|do\b|have\b|did\b|at\b|in\b|from\b|is\b|are\b)[a-z][\w-]*){0,2})"
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
            r"(?:(?:is|are|was|were|has|have|had|does|do|did) )?(?P<not>not )?(?:(?:now|currently|once|previously|formerly|no longer) )?"
            r"(?:(?:works?|working|employed|worked|used to (?:work|be)|been|left|has left|have left) )?(?:(?:now|currently|once) )?"
            r"(?:(?:at|for|from|with|inside) )?(?:the )?§o(?:,? or (?:(?:at|for|from|with) )?(?:the )?§o)*(?: (?:now|today|once|any ?more|any longer))?(?= |,|$)",
            _at,
        ),
        (
            rf"(?P<not>{EXCEPT}) (?:(?:the |those |all |any )?(?:people|contacts|ones|everyone|everybody|anyone|those|staff|employees|colleagues) )?"
            r"(?:(?:that|who) (?:are |is |works? |working )?)?(?:(?:at|from|of|in|for|with) )?(?:the )?§o(?:,? (?:or|and) (?:(?:at|for|from|with) )?(?:the )?§o)*(?= |,|$)",
            _at,
        ),
        (rf"(?P<not>{EXCEPT}|not) §p(?= |,|$)", _of_person(Is)),
        (
            r"(?P<not>)(?:(?:has|have|with|without|lacks?|do not have|does not have) )(?:(?:got|no|not|an?|any|the|their|known) )*"
            r"(?P<said>(?:e-?mails?|mail)(?: address(?:es)?)?|(?:tele|mobile )?phones?(?: numbers?)?|mobile numbers?)(?: on record| for (?:them|him|her))?(?= |,|$)",
            _has,
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
        (
            r"(?P<not>not |never )?(?:connected|linked) (?:with|to)(?: on linkedin)?(?:(?: (?:in|during|on|since))? §d)?(?= |,|$)",
            lambda m, named: _unless(m, Connected(_period(named))),
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
        (rf"(?:is|are|works? as|working as) (?P<not>not |no )?(?:an? |the )?{_WORDS}(?= |,|$)", _words(Fits)),
        (rf"(?P<not>not )(?:an? |the ){_WORDS}(?= |,|$)", _words(Fits)),
        (rf"(?:works?|working|is|are) (?P<not>)(?:in|on|with) {_WORDS}(?= |,|$)", _words(Fits)),
    )
)  # fmt: skip


def clause_at(text: str, names: Sequence[Named]) -> tuple[Condition, int, int] | None:
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
