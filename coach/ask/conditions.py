"""The typed conditions of which a question for people is made: "met at the fair", "is at Rye Press", "not written to".

A question becomes a row of conditions that a person must all fulfil, whether the rules (`condition_grammar.py`) or a
model (`proposed.py`) read it; one may hold another row, for the somebody that a person works with. Each says itself in
words, and gives the records that show it, so that a row of the answer cites every step.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from coach.ask.mentions import EventMention, OrganisationMention, PersonMention
from coach.ask.snapshot import OWN_BOOK, Snapshot
from coach.ask.time_in_words import Period
from coach.ask.vocabulary import same_role, synonyms, terms
from coach.evidence import Citation, Statement
from coach.index.words import stem
from coach.people import organisations
from coach.records import ContactKind
from coach.store.repository import ContactView, PersonView

Shown = tuple[Citation, ...]
Named = PersonMention | OrganisationMention | EventMention | Period


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
        if not there or not in_time(self.when, person, self.names, snapshot):
            return None
        return (there[0].citation,)


def in_time(when: str, person: PersonView, names: Iterable[str], snapshot: Snapshot) -> bool:
    """Whether somebody with a record of an organisation is there now, or was before: by the newest record, also that
    of somebody of the same name whom the user may be asked about as the same one."""
    if when == "now or before":
        return True
    now = bool(person.organisation) and any(organisations.same(person.organisation, n) for n in names)
    moved = any(
        other.name == person.name
        and other.organisation
        and not organisations.same(other.organisation, person.organisation)
        for i in snapshot.maybe_same.get(person.id, ())
        if (other := snapshot.people.get(i)) is not None and _newer(other, person)
    )
    return now and not moved if when == "now" else not now or moved


def _newer(one: PersonView, other: PersonView) -> bool:
    def newest(view: PersonView) -> dt.date:
        return max((day for c in view.contacts if (day := c.as_of or c.dated)), default=dt.date.min)

    return newest(one) > newest(other)


@dataclass(frozen=True, slots=True)
class Fits:
    """Has words in the title, in the organisation's name or in the user's remarks on the card: "curator", "textiles";
    or a note says so in a sentence on what the person does."""

    said: str

    def words(self) -> str:
        return f"has “{self.said}” in title, organisation or notes"

    def shown(self, person: PersonView, snapshot: Snapshot) -> Shown | None:
        wanted = terms(self.said)
        for contact in person.contacts:
            if fits(wanted, " ".join((contact.title, contact.organisation, contact.note))):
                return (contact.citation,)
        for statement in _of(person, snapshot):
            if (
                len(statement.text) <= MOST_LETTERS
                and _WORKS_AS.search(statement.text)
                and fits(wanted, statement.text)
            ):
                return (statement.cite(snapshot.today),)
        return None


@dataclass(frozen=True, slots=True)
class Says:
    """A note, message or programme says something about the person in one sentence, by these words."""

    said: str

    def words(self) -> str:
        return f"your notes say “{self.said}”"

    def shown(self, person: PersonView, snapshot: Snapshot) -> Shown | None:
        wanted = _stems(self.said)
        for statement in _of(person, snapshot):
            have = _stems(statement.text)
            if wanted and all(w in have or synonyms(w) & have for w in wanted):
                return (statement.cite(snapshot.today),)
        return None


MOST_LETTERS = 200
"""A longer sentence says too much to say what somebody is."""

_WORKS_AS = re.compile(
    r"\*\*|,|\b(?:is|was|as|an?|works?|became|becomes|trained|runs?|edits?|leads?|makes?|keeps?|teaches|conserves?)\b",
    re.IGNORECASE,
)

WORDED = (Fits, Says)
"""Conditions that only say which words to look for: retrieval may find what says the same in others."""


@dataclass(frozen=True, slots=True)
class In:
    """Is in a place, by the contact's own address or by a sentence that says so of the person; unless `settled`, it is
    enough that the user met them there."""

    place: str
    settled: bool = False

    def words(self) -> str:
        return f"{'lives or works' if self.settled else 'is or was met'} in {self.place}"

    def shown(self, person: PersonView, snapshot: Snapshot) -> Shown | None:
        wanted = _stems(self.place)
        for contact in person.contacts:
            said = contact.title if not self.settled else ""
            if wanted <= _stems(f"{contact.location} {contact.organisation} {said}"):
                return (contact.citation,)
        pattern = _settled(self.place, person.names)
        for statement in _of(person, snapshot):
            if pattern.search(statement.text):
                return (statement.cite(snapshot.today),)
        there = snapshot.documents_with.get(person.id, {})
        met = (d for d in snapshot.noted_at(self.place) if there.get(d) == "with")
        return next(((snapshot.naming(d, person.id),) for d in met), None) if not self.settled else None


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
        wanted = self._documents(snapshot)
        for document, role in snapshot.documents_with.get(person.id, {}).items():
            row = snapshot.documents.get(document)
            inside = self.period is None or (row is not None and self.period.holds(row.date))
            if document in wanted and role == "with" and inside:
                return (snapshot.naming(document, person.id),)
        return None

    def _documents(self, snapshot: Snapshot) -> set[int]:
        """What tells of the event; of a place also the notes taken there."""
        if self.event is None:
            return set()
        found = {d for e in self.event.events if e in snapshot.events for d in snapshot.events[e].documents}
        return found | set(snapshot.noted_at(self.event.surface)) if self.event.by_place else found


@dataclass(frozen=True, slots=True)
class Wrote:
    """A message passed from the user to the person, or (`by_them`) to the user: ever, in a period, or after the day
    that another condition shows."""

    by_them: bool = False
    period: Period | None = None
    after: Met | None = None

    def words(self) -> str:
        when = f" {self.period.words}" if self.period else " since then" if self.after else ""
        return f"{'wrote to you' if self.by_them else 'you wrote to'}{when}"

    def shown(self, person: PersonView, snapshot: Snapshot) -> Shown | None:
        since = None
        if self.after is not None:
            since = max((c.date for c in self.after.shown(person, snapshot) or () if c.date), default=None)
        for message in reversed(snapshot.letters_with.get(person.id, ())):
            day = message.sent.date() if message.sent else None
            if (message.sender == person.id) is not self.by_them or day is None:
                continue
            if (self.period and not self.period.holds(day)) or (since and day < since):
                continue
            return (snapshot.naming(message.document, person.id),)
        return None


@dataclass(frozen=True, slots=True)
class InTouch:
    """There was a two-way contact of any kind, in a period or ever."""

    period: Period | None = None

    def words(self) -> str:
        return f"you were in touch{f' {self.period.words}' if self.period else ''}"

    def shown(self, person: PersonView, snapshot: Snapshot) -> Shown | None:
        for contact in snapshot.interactions.get(person.id, ()):
            if self.period is None or self.period.holds(contact.date):
                return (contact.citation,)
        return None


@dataclass(frozen=True, slots=True)
class Turn:
    """The last message waits for an answer of the user's, or (`side` "them") of theirs."""

    side: str

    def words(self) -> str:
        return "waits for your answer" if self.side == "user" else "owes you an answer"

    def shown(self, person: PersonView, snapshot: Snapshot) -> Shown | None:
        side, document = snapshot.turns.get(person.id, (None, 0))
        return (snapshot.naming(document, person.id),) if side == self.side else None


@dataclass(frozen=True, slots=True)
class Known:
    """The user knows the person: in the address book, or by notes and messages."""

    def words(self) -> str:
        return "you know already"

    def shown(self, person: PersonView, snapshot: Snapshot) -> Shown | None:
        if not snapshot.knows(person.id):
            return None
        return tuple(c.citation for c in person.contacts if c.kind in OWN_BOOK)[:1]


@dataclass(frozen=True, slots=True)
class Connected:
    """Is a connection of the user's, made in a period or ever."""

    period: Period | None = None

    def words(self) -> str:
        return f"connected with you{f' {self.period.words}' if self.period else ''}"

    def shown(self, person: PersonView, snapshot: Snapshot) -> Shown | None:
        made = [
            c
            for c in person.contacts
            if c.kind == ContactKind.CONNECTION and (self.period is None or self.period.holds(c.dated))
        ]
        return (made[0].citation,) if made else None


@dataclass(frozen=True, slots=True)
class Attending:
    """Is on the list or programme of an event and has not cancelled, or was seen there; without an event named, of the
    next one that has a list."""

    event: EventMention | None = None
    speaking: bool = False

    def words(self) -> str:
        name = self.event.surface if self.event else "the next event with one"
        return f"{'speaks at' if self.speaking else 'is on the list of'} {name}"

    def shown(self, person: PersonView, snapshot: Snapshot) -> Shown | None:
        roles = ("speaker",) if self.speaking else ("attendee", "speaker")
        events = self.event.events if self.event else snapshot.next_list
        for row in snapshot.attendance_of.get(person.id, ()):
            if row.event in events and row.role in roles and row.status not in ("cancelled", "declined"):
                return (row.citation,)
        if self.speaking:
            return None
        seen = snapshot.events_of(person.id)
        return next(((seen[e],) for e in events if e in seen), None)


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
class Is:
    """Is one of the people that a name means."""

    mention: PersonMention

    def words(self) -> str:
        return f"is {self.mention.surface}"

    def shown(self, person: PersonView, snapshot: Snapshot) -> Shown | None:
        return () if person.id in self.mention.people else None


@dataclass(frozen=True, slots=True)
class WorksWith:
    """Is at the same organisation now as somebody else whom the user knows and for whom all conditions hold."""

    others: tuple[Condition, ...]

    def words(self) -> str:
        if len(self.others) == 1 and isinstance(self.others[0], Is):
            return f"works at the same place as {self.others[0].mention.surface}"
        told = " and ".join(c.words() for c in self.others)
        return f"works with somebody you know who {told}" if told else "works with somebody you know"

    def shown(self, person: PersonView, snapshot: Snapshot) -> Shown | None:
        if not person.organisation:
            return None
        for other in snapshot.people.values():
            together = other.id != person.id and other.name != person.name and other.organisation
            if together and organisations.same(other.organisation, person.organisation):
                proof = all_shown(other, self.others, snapshot) if snapshot.knows(other.id) else None
                if proof is not None:
                    return (*_place(person), *_place(other), *proof)
        return None


@dataclass(frozen=True, slots=True)
class AtEventWith:
    """Was, or is listed, at an event where somebody else was or is listed too."""

    mention: PersonMention
    past: bool = False

    def words(self) -> str:
        return f"{'was' if self.past else 'was or will be'} at an event with {self.mention.surface}"

    def shown(self, person: PersonView, snapshot: Snapshot) -> Shown | None:
        if person.id in self.mention.people:
            return None
        theirs = [snapshot.events_of(p) for p in self.mention.people]
        for event, citation in snapshot.events_of(person.id).items():
            starts = snapshot.events[event].starts if event in snapshot.events else None
            if self.past and (starts is None or starts > snapshot.today):
                continue
            for other in theirs:
                if event in other:
                    return (citation, other[event])
        return None


@dataclass(frozen=True, slots=True)
class IntroducedBy:
    """A sentence says that the person came to the user through somebody."""

    mention: PersonMention

    def words(self) -> str:
        return f"{self.mention.surface} introduced to you"

    def shown(self, person: PersonView, snapshot: Snapshot) -> Shown | None:
        for statement in snapshot.statements_about(person.id):
            if INTRODUCED.search(statement.text) and set(statement.mentions) & set(self.mention.people):
                return (statement.cite(snapshot.today),)
        return None


INTRODUCED = re.compile(
    r"\bintroduced (?:me|us|by)\b|\bintroduced (?:\S+ ){1,4}to (?:me|us)\b|\bput (?:me|us) in (?:touch|contact)\b|\b(?:met|know|knew|found)\b[^.;]{0,40} through\b|"
    r"\b(?:brought|made) (?:\S+ ){0,3}(?:together|the introduction)\b|\bmade (?:an|the) introduction|\bthrough whom I\b|\bconnected (?:me|us) (?:with|to)\b|"
    r"\b(?:hat|hatte|haben) (?:mich|uns)\b[^.;]{0,60}\b(?:vorgestellt|bekannt gemacht|in Kontakt gebracht)|"
    r"\b(?:kenne|kennengelernt)\b[^.;]{0,30} (?:durch|über)\b|\b(?:durch|über)\b[^.;]{0,40} kennengelernt\b",
    re.IGNORECASE,
)
"""A sentence in which somebody brought the user and another together, as against an offer to."""


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


def fits(asked: Iterable[str], text: str) -> bool:
    """Whether every word asked for, or one that stands for it in a job title, is in a text. A word for somebody who does
    something is not met by the thing done: a conservator is none by working in conservation."""
    wanted, words = list(asked), terms(text)
    have = {stem(w) for w in words}
    plain = {_singular(w) for w in words}

    def there(word: str) -> bool:
        stemmed = stem(word)
        if _DOER.search(word) and not word.endswith("ss"):
            return _singular(word) in plain or bool((same_role(stemmed) - {stemmed}) & have)
        return bool(same_role(stemmed) & have)

    return bool(wanted) and all(map(there, wanted))


_DOER = re.compile(r"(?:ors?|ers?|ists?|ians?|keepers?|m[ae]n)$")


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _stems(text: str) -> set[str]:
    return {stem(w) for w in terms(text)}


def _settled(place: str, names: Iterable[str]) -> re.Pattern[str]:
    """A sentence that says of somebody that they live or work in a place, or of what they work for that it is there."""
    there, called = re.escape(place), "|".join(re.escape(n) for n in names)
    capitals = r"(?-i:(?:[A-Z][\w’'-]*|&)(?: (?:[A-Z][\w’'-]*|&|of|for|and)){0,5})"
    return re.compile(
        rf"\b(?:moved?|moves|moving|relocated) (?:back )?to {there}\b"
        rf"|\b(?:{_SETTLED})\b[^.;:,]{{0,40}}\b(?:in|near) {there}\b"
        rf"|\b(?:of|at|from|for) (?:the )?{capitals} in {there}\b|\({capitals}, {there}\)|\b(?:{called}) in {there}\b",
        re.IGNORECASE,
    )


_SETTLED = (
    "liv(?:es?|ing)|based|works?|working|settled|at home|house|flat|office|edits|makes|runs|leads|heads|teaches|studies|"
    "director|curator|owner|professor|wohnt|lebt|arbeitet"
)


def _of(person: PersonView, snapshot: Snapshot) -> list[Statement]:
    return [s for s in reversed(snapshot.statements_about(person.id)) if person.id in s.subjects]


def all_shown(person: PersonView, conditions: Sequence[Condition], snapshot: Snapshot) -> Shown | None:
    """What shows all conditions of a person, None where one of them is not so."""
    proof: list[Citation] = []
    for condition in conditions:
        shown = condition.shown(person, snapshot)
        if shown is None:
            return None
        proof += shown
    return tuple(proof)


_OF_STRANGERS = (Attending, Known)
"""Conditions for which people count who are only on a list."""


def fulfilling(conditions: Sequence[Condition], snapshot: Snapshot) -> list[tuple[PersonView, Shown]]:
    """The people for whom all conditions hold, each with what shows it, by name. Strangers who are only on a list
    count where a list is asked for, or where it is asked whether they are strangers."""
    listed = any(
        isinstance(c, _OF_STRANGERS) or (isinstance(c, Never) and isinstance(c.condition, _OF_STRANGERS))
        for c in conditions
    )
    found = []
    for person in snapshot.people.values():
        if listed or snapshot.knows(person.id):
            proof = all_shown(person, conditions, snapshot)
            if proof is not None:
                found.append((person, tuple(dict.fromkeys(proof))))
    return sorted(found, key=lambda pair: (pair[0].name.casefold(), pair[0].id))
