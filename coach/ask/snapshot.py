"""What questions read of the store, read once: people, events, who took part, contacts and promises."""

from __future__ import annotations

import datetime as dt
import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, Protocol

from coach import town_names
from coach.ask.demands import only_form
from coach.ask.vocabulary import terms
from coach.evidence import MET, Citation, Restriction, Statement
from coach.follow_up.contact import Contacted, asks, last_met, one_to_one, turn, unanswered
from coach.follow_up.ledger import sent_messages
from coach.follow_up.occasion import is_gathering_name
from coach.goals import is_goals
from coach.index.named import NOTHING, Named
from coach.people.organisations import folded
from coach.records import ContactKind
from coach.store import tables as t
from coach.store.repository import Repository
from coach.store.rows import cite
from coach.store.values import (
    AttendanceView,
    ContactView,
    EventView,
    InteractionView,
    MessageView,
    PersonView,
)

DATED = ("note", "programme", "turn", "message", "mail", "event", "header", "recommendation", "post")
"""Kinds of document that have a date and participants."""

LIKELY = 0.75
"""The score from which two people under different names are taken for one where a question names one of them."""

OWN_BOOK = frozenset({ContactKind.CONNECTION, ContactKind.CARD, ContactKind.ADDRESS_ROW, "noted"})
"""Contact kinds that say the user knows somebody, as against lists and parties of messages."""


ClosedTo = Callable[[str, Sequence[Statement]], Sequence[Statement]]
"""Those of some closed statements that an audience ("public", "employer", a person's id) may not be told."""


class Hit(Protocol):
    """A passage found by search."""

    @property
    def citation(self) -> Citation: ...
    @property
    def score(self) -> float: ...


class Search(Protocol):
    """The search index, as questions use it."""

    def search(
        self,
        query: str,
        k: int = 10,
        *,
        documents: Sequence[int] | None = None,
        kinds: Sequence[str] | None = None,
        period: Sequence[tuple[dt.date, dt.date]] = (),
        named: Named = NOTHING,
    ) -> Sequence[Hit]: ...


def named_last(title: str) -> str:
    """The last word of an event's name where that may be its town: "Paper Days Ghent, day one", and not "Paper Days"."""
    last = title.partition(",")[0].split()[-1:]
    town = bool(last) and last[0][:1].isupper() and not is_gathering_name(f"The {last[0]}")
    return last[0] if town and is_gathering_name(title) else ""


class Snapshot:
    """Cached reads of one workspace. It does not see later imports: make a new one after a change."""

    def __init__(
        self, repository: Repository, today: dt.date, index: Search, closed_to: ClosedTo | None = None
    ) -> None:
        self.repository = repository
        self.closed_to = closed_to or (lambda _audience, statements: statements)
        self.today = today
        self.index = index
        self._statements: dict[int, list[Statement]] = {}
        self._by_id: dict[int, Statement] = {}
        self._about: dict[str, list[Statement]] = {}
        self.worked_out: dict[Any, Any] = {}  # what a question works out once for all people

    @cached_property
    def people(self) -> dict[str, PersonView]:
        """Person id → person."""
        return {p.id: p for p in self.repository.people()}

    @cached_property
    def pronouns(self) -> dict[str, str]:
        """Person id → "he" or "she", where texts call them so."""
        return self.repository.pronouns()

    @cached_property
    def events(self) -> dict[int, EventView]:
        """Event id → event, by start; with the notes of its days that begin with its name."""
        return {e.id: replace(e, documents=self._with_its_notes(e)) for e in self.repository.events()}

    def _with_its_notes(self, event: EventView) -> tuple[int, ...]:
        """Without front matter a note tells by its first line where it was taken: "Dole Cider Days, day two"."""
        name = set(terms(event.name))
        if event.starts is None or len(name) < 2:
            return event.documents
        days = self.notes_between(event.starts, (event.ends or event.starts) + dt.timedelta(days=1))
        headed = [
            d
            for d in days
            if not self.notes[d][1].event
            and name <= set(terms(self.notes[d][0].text.lstrip().split("\n")[0]))
        ]
        return tuple(dict.fromkeys([*event.documents, *headed]))

    @cached_property
    def event_of(self) -> dict[int, int]:
        """Document id → event id."""
        return {d: e.id for e in self.events.values() for d in e.documents}

    @cached_property
    def participants(self) -> dict[int, list[tuple[str, str]]]:
        """Document id → (person id, role)."""
        return self.repository.participants()

    @cached_property
    def documents_with(self) -> dict[str, dict[int, str]]:
        """Person id → document id → role."""
        found: dict[str, dict[int, str]] = defaultdict(dict)
        for document, people in self.participants.items():
            for person, role in people:
                found[person][document] = role
        return found

    @cached_property
    def documents(self) -> dict[int, t.Document]:
        """Notes, messages, mails and calendar entries by id: what has a date and participants."""
        return {d.id: d for d in self.repository.documents(kinds=DATED)}

    @cached_property
    def notes(self) -> dict[int, tuple[t.Document, t.Note]]:
        """Document id → note with its front matter, by date."""
        return {d.id: (d, n) for d, n in self.repository.notes()}

    @cached_property
    def days_of_notes(self) -> list[tuple[dt.date, int]]:
        """The day and document id of each dated note, by day."""
        return sorted((row.date, d) for d, (row, _) in self.notes.items() if row.date)

    def notes_between(self, first: dt.date, last: dt.date) -> list[int]:
        """Document ids of the notes of some days, both ends included, by day."""
        start = bisect_left(self.days_of_notes, (first, 0))
        end = bisect_left(self.days_of_notes, (last, sys.maxsize))
        return [document for _, document in self.days_of_notes[start:end]]

    @cached_property
    def calendar(self) -> dict[int, tuple[t.Document, t.CalendarEntry]]:
        """Document id → calendar entry, by start."""
        return {d.id: (d, c) for d, c in self.repository.calendar()}

    @cached_property
    def attendance(self) -> list[AttendanceView]:
        """Everybody on attendee lists, programmes and invitations."""
        return self.repository.attendance()

    @cached_property
    def attendance_of(self) -> dict[str, list[AttendanceView]]:
        """Person id → where the person is or was."""
        found: dict[str, list[AttendanceView]] = defaultdict(list)
        for row in self.attendance:
            if row.person:
                found[row.person].append(row)
        return found

    @cached_property
    def contacts(self) -> dict[str, tuple[ContactView, ...]]:
        """Person id → contact records, newest dated first."""
        return {p.id: p.contacts for p in self.people.values()}

    @cached_property
    def interactions(self) -> dict[str, list[InteractionView]]:
        """Person id → two-way contacts up to today, newest first."""
        found: dict[str, list[InteractionView]] = defaultdict(list)
        for item in self.repository.interactions(self.today):
            found[item.person].append(item)
        return found

    @cached_property
    def messages(self) -> list[MessageView]:
        """All messages, oldest first."""
        return self.repository.messages()

    @cached_property
    def message_of(self) -> dict[int, MessageView]:
        """Document id → message."""
        return {m.document: m for m in self.messages}

    @cached_property
    def own_wishes(self) -> frozenset[int]:
        """The notes on what the user wants to reach."""
        return frozenset(d for d, (row, note) in self.notes.items() if is_goals(row.title, note.tags))

    @cached_property
    def letters_with(self) -> dict[str, list[MessageView]]:
        """Person id → messages between the user and the person up to today, oldest first, drafts left out."""
        found: dict[str, list[MessageView]] = defaultdict(list)
        for message in self.messages:
            if message.draft or (message.sent and message.sent.date() > self.today):
                continue
            if message.sender and message.to_user:
                found[message.sender].append(message)
            for person in message.recipients if message.sender_is_user else ():
                found[person].append(message)
        return found

    @cached_property
    def turns(self) -> dict[str, tuple[str | None, int]]:
        """Person id → whose turn it is in the one-to-one messages, and the message that says so. It is theirs where they
        were asked something: what the user sent and asked nothing with waits for no answer."""
        contacts = [
            Contacted(c.person, c.date, c.channel, c.citation.document or 0)
            for found in self.interactions.values()
            for c in found
        ]
        threads = one_to_one(sent_messages(self.messages, self.today))
        found: dict[str, tuple[str | None, int]] = {}
        for person, thread in threads.items():
            if person in self.people:
                met, last = last_met(contacts, person), thread[-1]
                asked = unanswered(thread, met)
                side = ("them" if asked else None) if last.sender is None else turn(thread, met)
                found[person] = side, (asked or last).document
        return found

    @cached_property
    def _known_people(self) -> frozenset[str]:
        return frozenset(p for p in self.people if self._is_known(p))

    def in_network(self, person: str) -> bool:
        """Whether somebody stands in an address book of the user's or had two-way contact with them."""
        view = self.people.get(person)
        return view is not None and (
            any(c.kind in OWN_BOOK for c in view.contacts) or bool(self.interactions.get(person))
        )

    def _is_known(self, person: str) -> bool:
        if self.in_network(person):
            return True
        return any(role in (*MET, "sender", "to") for role in self.documents_with.get(person, {}).values())

    def knows(self, person: str) -> bool:
        """Whether the user knows somebody: in the address book, or by notes and messages."""
        return person in self._known_people

    @cached_property
    def places(self) -> frozenset[str]:
        """The organisations at which anybody is now."""
        return frozenset(p.organisation for p in self.people.values() if p.organisation)

    @cached_property
    def places_alike(self) -> dict[str, set[str]]:
        """Folded organisation → its spellings among them."""
        found: dict[str, set[str]] = defaultdict(set)
        for place in self.places:
            found[folded(place)].add(place)
        return found

    @cached_property
    def listed_events(self) -> frozenset[int]:
        """The events that have a list of guests or a programme."""
        return frozenset(a.event for a in self.attendance if a.event and a.role in ("attendee", "speaker"))

    @cached_property
    def larger_events(self) -> frozenset[int]:
        """Events that are more than one conversation: with a list, or named as the event of a note."""
        named = {e for d, (_, note) in self.notes.items() if note.event and (e := self.event_of.get(d))}
        return self.listed_events | named

    @cached_property
    def next_list(self) -> tuple[int, ...]:
        """The event meant by "the attendees": the next one that has a list, else the latest."""
        dated = [self.events[e] for e in self.listed_events if e in self.events]
        coming = [e for e in dated if e.starts and (e.ends or e.starts) >= self.today]
        chosen = min(coming, key=lambda e: e.starts or dt.date.max, default=None) or max(
            dated, key=lambda e: e.starts or dt.date.min, default=None
        )
        return (chosen.id,) if chosen else ()

    def noted_at(self, place: str) -> list[int]:
        """The notes of conversations taken at a place, by their front matter or after their title's comma."""
        wanted = terms(place)
        return [
            document
            for document, (row, note) in self.notes.items()
            if row.kind == "note"
            and town_names.all_in(
                wanted, terms(f"{note.location} {row.title.partition(',')[2]} {named_last(row.title)}")
            )
        ]

    def events_of(self, person: str) -> dict[int, Citation]:
        """Event id → what shows that a person was there with the user, or is on its list."""
        found: dict[int, Citation] = {}
        for document, role in self.documents_with.get(person, {}).items():
            event = self.event_of.get(document)
            row = self.documents.get(document)
            if event is not None and role in MET and row is not None and row.kind == "note":
                found.setdefault(event, self.naming(document, person))
        for listing in self.attendance_of.get(person, ()):
            if listing.event and listing.role in ("attendee", "speaker") and listing.status != "cancelled":
                found.setdefault(listing.event, listing.citation)
        return found

    @cached_property
    def promises(self) -> list[t.Promise]:
        """All promises, by due date."""
        return self.repository.promises()

    @cached_property
    def promised_to(self) -> frozenset[str]:
        """People with an open promise of the user's."""
        open_ones = (p for p in self.promises if p.by_id is None and p.status == "open")
        return frozenset(p.to_id for p in open_ones if p.to_id)

    @cached_property
    def likely_same(self) -> dict[str, set[str]]:
        """Person id → people who are probably the same one under another name, and not merged yet."""
        found: dict[str, set[str]] = defaultdict(set)
        for pair in self.repository.candidates():
            if pair.score >= LIKELY:
                found[pair.left_id].add(pair.right_id)
                found[pair.right_id].add(pair.left_id)
        return found

    @cached_property
    def maybe_same(self) -> dict[str, set[str]]:
        """Person id → everybody whom the user may be asked about as the same one."""
        found: dict[str, set[str]] = defaultdict(set)
        for pair in self.repository.candidates():
            found[pair.left_id].add(pair.right_id)
            found[pair.right_id].add(pair.left_id)
        return found

    @cached_property
    def restricted(self) -> list[Statement]:
        """Statements whose audience is limited."""
        return self.repository.statements(restricted=True)

    def statements_of(self, documents: Iterable[int]) -> list[Statement]:
        """The statements of some documents, in order of reading."""
        wanted = list(dict.fromkeys(documents))
        missing = [d for d in wanted if d not in self._statements]
        if missing:
            for document in missing:
                self._statements[document] = []
            for statement in self.repository.statements(documents=missing):
                self._statements[statement.document].append(statement)
        return [s for d in wanted for s in self._statements[d]]

    def statements_on(self, words: str, kinds: Sequence[str]) -> list[Statement]:
        """The statements of the documents that search finds for some words."""
        hits = self.index.search(words, 40, kinds=kinds)
        return self.statements_of([h.citation.document for h in hits if h.citation.document])

    def following(self, statement: Statement) -> Statement | None:
        """The sentence right behind another one in its document."""
        behind = [s for s in self.statements_of([statement.document]) if s.start >= statement.end]
        return min(behind, key=lambda s: s.start, default=None)

    def statements_by_id(self, ids: Sequence[int]) -> list[Statement]:
        """Statements by their ids, such as the evidence of a promise."""
        missing = [i for i in ids if i not in self._by_id]
        if missing:
            self._by_id.update({s.id: s for s in self.repository.statements_by_id(missing)})
        return [self._by_id[i] for i in ids if i in self._by_id]

    @cached_property
    def spoken_of(self) -> frozenset[str]:
        """The people whom any statement is about or names."""
        return self.repository.spoken_of()

    def statements_about(self, person: str) -> list[Statement]:
        """The statements that are about a person or name them, oldest first."""
        if person not in self._about:
            found = self.repository.statements(about=person) if person in self.spoken_of else []
            self._about[person] = found
        return self._about[person]

    def name(self, person: str | None) -> str:
        """A person's name, "you" for the user."""
        found = self.people.get(person or "")
        return found.name if found else "you"

    def label(self, person: str) -> str:
        """A person's name, with the organisation in brackets where somebody else has the same name."""
        found = self.people[person]
        if found.name in self.shared_names and found.organisation:
            return f"{found.name} ({found.organisation})"
        return found.name

    @cached_property
    def shared_names(self) -> frozenset[str]:
        """Names that several people have."""
        seen: set[str] = set()
        twice: set[str] = set()
        for person in self.people.values():
            (twice if person.name in seen else seen).add(person.name)
        return frozenset(twice)

    def naming(self, document: int, person: str) -> Citation:
        """The first sentence of a document that is about a person; else its first sentence; else all of it. Of a message
        with the person the first that asks, else the first that is no greeting or close."""
        found = self.statements_of([document])
        if document in self.message_of and found:
            said = [s for s in found if not only_form(s.text)] or found
            if self.documents_with.get(person, {}).get(document) in ("sender", "to"):
                return next((s for s in said if asks(s.text)), said[0]).cite(self.today)
            found = said
        about = [s for s in found if person in s.subjects] or [s for s in found if person in s.mentions]
        if about or found:
            return (about or found)[0].cite(self.today)
        return cite(self.documents[document])

    def front(self, document: int, words: Iterable[str] = ("with", "people", "attendees")) -> Citation | None:
        """The front-matter line of a note that names who was there, where it has one."""
        row, note = self.notes[document]
        head = row.text[: note.body_start]
        offset = 0
        for line in head.splitlines(keepends=True):
            if line.partition(":")[0].strip().casefold() in words and ":" in line:
                return cite(row, offset, offset + len(line.rstrip("\n")))
            offset += len(line)
        return None


def restricted(statement: Statement, today: dt.date) -> bool:
    """Whether a statement is still closed on a day."""
    limit: Restriction | None = statement.restriction
    return limit is not None and limit.holds(today)
