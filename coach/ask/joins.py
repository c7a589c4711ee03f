"""Questions for people by several conditions at once: "who that I met at the fair works with someone I know at Rye?".

The words become a row of typed conditions that a person must all fulfil; a condition may hold another row, for the
somebody that a person works with. A question is one of these only when every word of it is accounted for; otherwise
the other rules have it. Each condition gives the records that show it, so that a row cites every step.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from coach.ask.mentions import EventMention, OrganisationMention
from coach.ask.time_in_words import Period
from coach.evidence import Citation
from coach.people import organisations
from coach.records import ContactKind
from coach.store.repository import ContactView, PersonView

if TYPE_CHECKING:
    from coach.ask.plan import Plan
    from coach.ask.snapshot import Snapshot

Shown = tuple[Citation, ...]
Named = OrganisationMention | EventMention | Period | None


class Condition(Protocol):
    """Something that is or is not so of a person."""

    def words(self) -> str:
        """The condition for the line that says what is looked up: "works at Rye Press"."""
        ...

    def shown(self, person: PersonView, snapshot: Snapshot) -> Shown | None:
        """The records that show it, None where it is not so."""
        ...


@dataclass(frozen=True, slots=True)
class At:
    """Is (`when` "now"), was ("before") or either ("now or before") at an organisation."""

    names: tuple[str, ...]
    surface: str
    when: str = "now or before"

    def words(self) -> str:
        return f"{'was' if self.when == 'before' else 'is' if self.when == 'now' else 'is or was'} at {self.surface}"

    def shown(self, person: PersonView, snapshot: Snapshot) -> Shown | None:
        there = [c for c in person.contacts if c.organisation in self.names]
        now = bool(person.organisation) and any(
            organisations.same(person.organisation, n) for n in self.names
        )
        if not there or (self.when == "now" and not now) or (self.when == "before" and now):
            return None
        return (there[0].citation,)


@dataclass(frozen=True, slots=True)
class Met:
    """The user talked with the person: at an event, in a period, or ever."""

    event: EventMention | None = None
    period: Period | None = None

    def words(self) -> str:
        where = f"{'in' if self.event.by_place else 'at'} {self.event.surface}" if self.event else ""
        return " ".join(x for x in ("you met", where, self.period.words if self.period else "") if x)

    def shown(self, person: PersonView, snapshot: Snapshot) -> Shown | None:
        if self.event is None:
            for contact in snapshot.interactions.get(person.id, ()):
                met = contact.channel in ("note", "calendar")
                if met and (self.period is None or self.period.holds(contact.date)):
                    return (contact.citation,)
            return None
        wanted = {d for e in self.event.events if e in snapshot.events for d in snapshot.events[e].documents}
        for document, role in snapshot.documents_with.get(person.id, {}).items():
            if document in wanted and role == "with":
                return (snapshot.naming(document, person.id),)
        return None


@dataclass(frozen=True, slots=True)
class Connected:
    """Became a connection of the user's in a period."""

    period: Period

    def words(self) -> str:
        return f"connected with you {self.period.words}"

    def shown(self, person: PersonView, snapshot: Snapshot) -> Shown | None:
        made = [c for c in person.contacts if c.kind == ContactKind.CONNECTION and self.period.holds(c.dated)]
        return (made[0].citation,) if made else None


@dataclass(frozen=True, slots=True)
class Attending:
    """Is on the list or programme of an event, and has not cancelled."""

    event: EventMention
    speaking: bool = False

    def words(self) -> str:
        return f"{'speaks at' if self.speaking else 'is on the list of'} {self.event.surface}"

    def shown(self, person: PersonView, snapshot: Snapshot) -> Shown | None:
        roles = ("speaker",) if self.speaking else ("attendee", "speaker")
        rows = [
            r
            for r in snapshot.attendance_of.get(person.id, ())
            if r.event in self.event.events and r.role in roles and r.status not in ("cancelled", "declined")
        ]
        return (rows[0].citation,) if rows else None


@dataclass(frozen=True, slots=True)
class Promised:
    """An open promise: of the user's to the person, or (`by_them`) the other way round."""

    by_them: bool = False

    def words(self) -> str:
        return "owes you something promised" if self.by_them else "has an open promise of yours"

    def shown(self, person: PersonView, snapshot: Snapshot) -> Shown | None:
        sides = (person.id, None) if self.by_them else (None, person.id)
        found = [p for p in snapshot.promises if (p.by_id, p.to_id) == sides and p.status == "open"]
        statements = snapshot.statements_by_id([int(i) for p in found[:1] for i in p.evidence])
        return tuple(s.cite(snapshot.today) for s in statements[:1]) if found else None


@dataclass(frozen=True, slots=True)
class WorksWith:
    """Is at the same organisation now as somebody else whom the user knows and for whom all conditions hold."""

    others: tuple[Condition, ...]

    def words(self) -> str:
        told = " and ".join(c.words() for c in self.others)
        return f"works with somebody you know who {told}" if told else "works with somebody you know"

    def shown(self, person: PersonView, snapshot: Snapshot) -> Shown | None:
        if not person.organisation:
            return None
        for other in snapshot.people.values():
            together = other.id != person.id and other.organisation
            if together and organisations.same(other.organisation, person.organisation):
                proof = _all_shown(other, self.others, snapshot) if _known(other, snapshot) else None
                if proof is not None:
                    return (*_place(person), *_place(other), *proof)
        return None


@dataclass(frozen=True, slots=True)
class Never:
    """The other condition is not so. There is nothing to cite for that."""

    condition: Condition

    def words(self) -> str:
        return f"not so that {self.condition.words()}"

    def shown(self, person: PersonView, snapshot: Snapshot) -> Shown | None:
        return None if self.condition.shown(person, snapshot) is not None else ()


def _place(person: PersonView) -> Shown:
    """The record that says where a person is now."""
    held: ContactView | None = next(
        (c for c in person.contacts if c.organisation == person.organisation), None
    )
    return (held.citation,) if held else ()


def _known(person: PersonView, snapshot: Snapshot) -> bool:
    from coach.ask.queries.people import known

    return known(snapshot, person.id)


def _all_shown(person: PersonView, conditions: Sequence[Condition], snapshot: Snapshot) -> Shown | None:
    proof: list[Citation] = []
    for condition in conditions:
        shown = condition.shown(person, snapshot)
        if shown is None:
            return None
        proof += shown
    return tuple(proof)


def fulfilling(conditions: Sequence[Condition], snapshot: Snapshot) -> list[tuple[PersonView, Shown]]:
    """The people for whom all conditions hold, each with what shows it, by name. Strangers who are only on a list
    count where a list is asked for."""
    listed = any(isinstance(c, Attending) for c in conditions)
    found = []
    for person in snapshot.people.values():
        if listed or _known(person, snapshot):
            proof = _all_shown(person, conditions, snapshot)
            if proof is not None:
                found.append((person, tuple(dict.fromkeys(proof))))
    return sorted(found, key=lambda pair: (pair[0].name.casefold(), pair[0].id))


# From words to conditions. The question comes with its names as marks (§o, §e, §l, §d), which are taken in order.

_SOMEBODY = r"(?:someone|somebody|anyone|anybody|a person|people|a contact(?: of mine)?|one)"
_HEAD = re.compile(
    r"(?:(?:is|are) there (?:anyone|anybody|someone|somebody|people)|(?:list|show|name|find) (?:me )?(?:all )?(?:the |my )?(?:people|contacts)"
    r"|(?:which|what) of (?:the |my )?(?:people|contacts|connections|attendees|guests|speakers)|which (?:people|contacts)"
    r"|(?:the )?people|everyone|everybody|anyone|anybody|whom?)\b"
)
_BETWEEN = re.compile(r"(?:[,\s]+|\b(?:and|but|also|that|who|which|whom|both|of them|then)\b)+")
_TALKED = r"(?:met|meet|seen|see|saw|talked (?:to|with)|talk (?:to|with)|spoken (?:to|with)|spoke (?:to|with)|speak (?:to|with))"
_I_DID = r"(?:(?:did|have|had|do) )?i (?:(?:have|had|did|do) )?"

Make = Callable[[re.Match[str], Named], Condition | None]


def _organisation(named: Named, when: str = "now or before") -> Condition | None:
    if not isinstance(named, OrganisationMention) or not named.names:
        return None
    return At(named.names, named.surface, when)


def _at(match: re.Match[str], named: Named) -> Condition | None:
    said = match.group()
    when = "now or before"
    if re.search(r"\b(?:used to|worked|was|were|formerly|previously|once|before)\b", said):
        when = "before"
    elif re.search(r"\b(?:works?|working|is|are|now|currently|today)\b", said):
        when = "now"
    return _organisation(named, when)


def _met(match: re.Match[str], named: Named) -> Condition | None:
    if named is None:
        met: Condition = Met()
    elif isinstance(named, Period):
        met = Met(period=named)
    elif isinstance(named, EventMention) and named.events:
        met = Met(event=named)
    else:
        return None
    return Never(met) if re.search(r"\b(?:not|never)\b", match.group()) else met


def _attending(match: re.Match[str], named: Named) -> Condition | None:
    if not isinstance(named, EventMention) or not named.events:
        return None
    going = Attending(named, speaking="speak" in match.group())
    return Never(going) if re.search(r"\bnot\b", match.group()) else going


_CLAUSES: tuple[tuple[re.Pattern[str], Make], ...] = (
    (
        re.compile(rf"{_I_DID}(?:ever |already )?{_TALKED}(?: with)?(?: before)? (?:(?:at|during|in|on|from) (?:the )?)?(?:§e|§l|§d)"),
        _met,
    ),
    (re.compile(rf"{_I_DID}(?:not|never) (?:yet |ever )?{_TALKED}(?: yet| before| so far)?"), _met),
    (re.compile(rf"{_I_DID}(?:already |ever )?{_TALKED}(?: already| before| so far)?(?! ?(?:at|during|in|on|from)\b)"), _met),
    (
        re.compile(
            r"(?:(?:is|are|was|were|has|have|had) )?(?:(?:now|currently|once|previously|formerly) )?"
            r"(?:(?:works?|working|employed|worked|used to work|been) )?(?:(?:now|currently|once) )?"
            r"(?:at|for|from) (?:the )?§o(?: (?:now|today|before))?"
        ),
        _at,
    ),
    (re.compile(r"(?:do )?i know (?:at|from) (?:the )?§o"), lambda _, named: _organisation(named)),
    (
        re.compile(rf"{_I_DID}(?:connected?|linked) with(?: on linkedin)? (?:(?:in|during|on|since) )?§d"),
        lambda _, named: Connected(named) if isinstance(named, Period) else None,
    ),
    (
        re.compile(
            r"(?:(?:is|are|will be|was|were) (?:not )?(?:also )?(?:(?:going|coming|speaking|registered|listed|invited|there|on the list) )?"
            r"(?:to|at|for|of)|(?:goes|go|come|comes|speaks?) (?:to|at)|attends?|attending|(?:is|are) (?:not )?attending) (?:the )?§e"
        ),
        _attending,
    ),
    (re.compile(r"(?:at|in) (?:the )?(?:§e|§l)"), _met),  # "… and at the workshop"
    (
        re.compile(rf"(?:{_I_DID})(?:still )?(?:promised?|owed?)(?: (?:something|anything))?(?: to)?\b"),
        lambda _, named: Promised(),
    ),
    (
        re.compile(r"(?:(?:has|have|had) )?(?:still )?(?:promised|owes?)(?: still)? me(?: (?:something|anything))?\b"),
        lambda _, named: Promised(by_them=True),
    ),
)  # fmt: skip
_WORKS_WITH = re.compile(
    rf"(?:works?|working|is working) (?:together )?with {_SOMEBODY}(?: else)?(?: (?:that|who|whom|which))?(?: i know(?= (?:at|from)? ?§o\b| (?:that|who|which|and|whom)\b|$))?"
)


def conditions_of(plan: Plan, text: str) -> tuple[Condition, ...]:
    """The conditions that a question joins, by its shape; none unless it joins two and every word is used."""
    if plan.people:
        return ()
    places: list[OrganisationMention | EventMention] = [*plan.mentions.organisations, *plan.mentions.events]
    names: list[Named] = [*sorted(places, key=lambda m: m.start)]
    marks = re.findall(r"§[oeld]", text)
    if "§d" in marks:
        if marks.count("§d") != 1 or plan.period is None:
            return ()
        names.insert(marks.index("§d"), plan.period)
    head = _HEAD.match(text)
    if head is None or len(names) != len(marks):
        return ()
    found = _clauses(text[head.end() :], names)
    joined = found is not None and (len(found) > 1 or any(isinstance(c, WorksWith) for c in found))
    return tuple(found) if found and joined else ()


def _clauses(text: str, names: list[Named]) -> list[Condition] | None:
    """The conditions that a stretch of words says, None where a word is left over."""
    found: list[Condition] = []
    rest = text
    while rest := _BETWEEN.sub("", rest, count=1) if _BETWEEN.match(rest) else rest:
        together = _WORKS_WITH.match(rest)
        if together is not None:
            inner = _clauses(rest[together.end() :], names)
            return None if inner is None else [*found, WorksWith(tuple(inner))]
        taken = _first(rest, names)
        if taken is None:
            return None
        condition, used, marks = taken
        found.append(condition)
        del names[:marks]
        rest = rest[used:]
    return found


def _first(text: str, names: Sequence[Named]) -> tuple[Condition, int, int] | None:
    """The condition at the beginning of the words, how many letters and how many names it takes."""
    for pattern, make in _CLAUSES:
        match = pattern.match(text)
        if match is None:
            continue
        marks = match.group().count("§")
        condition = make(match, names[0] if marks else None)
        if condition is not None:
            return condition, match.end(), marks
    return None
