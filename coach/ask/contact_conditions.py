"""Conditions on what passed between the user and a person: meetings, messages, promises, lists and introductions."""

from __future__ import annotations

from dataclasses import dataclass

from coach.ask.conditions import Shown
from coach.ask.introducing import introducing
from coach.ask.mentions import EventMention, PersonMention
from coach.ask.snapshot import Snapshot
from coach.ask.time_in_words import Period
from coach.evidence import MET
from coach.records import ContactKind
from coach.store.values import PersonView


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
            if document in wanted and role in MET and inside:
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
            by, whom = introducing(snapshot, statement)
            if person.id in whom and by & set(self.mention.people):
                return (statement.cite(snapshot.today),)
        return None
