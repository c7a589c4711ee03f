"""What a derivation works on: the observations of one workspace, loaded once, what the last derivation found, and what
the steps of this one found so far."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.orm import Session

from coach.batches import batched
from coach.ingest.write import ROW_KINDS
from coach.people import names
from coach.store import tables as t


def among(column: Any, values: Iterable[int | str]) -> ColumnElement[bool]:
    """That a column holds one of many values, handed over as one: a list of bound values takes longer than its query."""
    each = func.json_each(json.dumps(list(values))).table_valued("value")
    found: ColumnElement[bool] = column.in_(select(each.c.value))
    return found


class Texts:
    """Texts of documents, read when they are needed and not kept for long."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._held: dict[int, str] = {}

    def __getitem__(self, document: int) -> str:
        if document not in self._held:
            self.hold([document])
        return self._held[document]

    def hold(self, documents: Sequence[int]) -> None:
        """Read these texts at once, and let go of those held before."""
        self._held = {}
        for part in batched(documents):
            query = select(t.Document.id, t.Document.text).where(among(t.Document.id, part))
            self._held.update(self._session.execute(query).tuples().all())


@dataclass(slots=True)
class DocumentRow:
    """A document without its text, which is read on demand."""

    id: int
    file_id: int
    batch_id: int
    source: str
    place: str
    kind: str
    group: str
    title: str
    date: dt.date | None
    event_id: int | None
    texts: Texts

    @property
    def text(self) -> str:
        """The document's text."""
        return self.texts[self.id]


@dataclass(slots=True)
class ContactRow:
    """What one source says of one person. `person_id` is what the last derivation found; `first` the first version of
    the record, which may be itself."""

    id: int
    document_id: int
    kind: str
    name: str
    given: str
    family: str
    nicknames: list[str]
    organisation: str
    title: str
    location: str
    dated: dt.date | None
    extra: dict[str, Any]
    person_id: str | None
    is_user: bool
    first: int


@dataclass(frozen=True, slots=True)
class KeyRow:
    """An e-mail, profile address or phone of a contact."""

    contact_id: int
    kind: str
    value: str
    shown: str


@dataclass(frozen=True, slots=True)
class NoteRow:
    """What a note says of itself."""

    document_id: int
    body_start: int
    people: list[str]
    event: str


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A calendar entry, or the head of a programme."""

    document_id: int
    name: str
    starts: dt.datetime | None
    ends: dt.datetime | None
    location: str
    cancelled: bool
    declined: bool


@dataclass
class Before:
    """What the last derivation stored: people's rows by id, events' people, document → (person, role), which
    documents are linked, and who is the user and who of a contact's record was, as it was then."""

    people: dict[str, dict[str, Any]] = field(default_factory=dict)
    at_event: dict[int, frozenset[str]] = field(default_factory=dict)
    event_of: dict[int, int] = field(default_factory=dict)
    taking_part: dict[int, list[tuple[str, str]]] = field(default_factory=dict)
    linked: set[int] = field(default_factory=set)
    is_user: dict[int, bool] = field(default_factory=dict)


@dataclass
class State:
    """Observations by id, and the links made so far: `person_of` contact → person, `taking_part` document →
    (person, role), `stale` documents whose sentences must be linked again, `meant` document → folded name → whom the user
    said it means there, `apart` document → people whom no name in it means by its own words. `look` is called now and
    then, and may raise to stop."""

    session: Session
    workspace: int
    look: Callable[[], None] = lambda: None
    documents: dict[int, DocumentRow] = field(default_factory=dict)
    contacts: dict[int, ContactRow] = field(default_factory=dict)
    keys: dict[int, list[KeyRow]] = field(default_factory=lambda: defaultdict(list))
    notes: dict[int, NoteRow] = field(default_factory=dict)
    entries: dict[int, EntryRow] = field(default_factory=dict)
    person_of: dict[int, str] = field(default_factory=dict)
    people: dict[str, dict[str, Any]] = field(default_factory=dict)
    taking_part: dict[int, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    before: Before = field(default_factory=Before)
    stale: set[int] = field(default_factory=set)
    meant: dict[int, dict[str, str]] = field(default_factory=dict)
    apart: dict[int, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def batch_days(self) -> dict[int, dt.date]:
        """Import → the day it was made."""
        query = select(t.ImportBatch.id, t.ImportBatch.made_on)
        return dict(self.session.execute(query).tuples().all())

    @cached_property
    def written_names(self) -> Counter[str]:
        """How often notes are with somebody of a name, by its normal form."""
        return Counter(names.normal(name) for note in self.notes.values() for name in note.people)

    def values(self, contact: int, kind: str) -> tuple[str, ...]:
        """A contact's normalised keys of a kind."""
        return tuple(k.value for k in self.keys.get(contact, ()) if k.kind == kind)

    def references(self, contact: ContactRow) -> tuple[str, ...]:
        """Lasting names for a contact, for the user's decisions."""
        document = self.documents[contact.document_id]
        keys = [f"{k.kind}:{k.value}" for k in self.keys.get(contact.id, ())]
        return references(document.source, document.place, contact.name, keys)

    def prose(self) -> list[int]:
        """Documents that have sentences."""
        return [d.id for d in self.documents.values() if d.kind not in ROW_KINDS]


def references(source: str, place: str, name: str, keys: Iterable[str]) -> tuple[str, ...]:
    """A contact's lasting names: its keys, which hold when a newer export has the rows in another order, and where it
    stands with whom it names."""
    return (*dict.fromkeys(keys), f"{source}|{place}|{names.normal(name)}")


def load(session: Session, workspace: int, look: Callable[[], None] = lambda: None) -> State:
    """Read the observations and what was derived last."""
    session.flush()
    session.expire_all()
    state = State(session, workspace, look)
    d, c, k, n, e = t.Document, t.Contact, t.IdentityKey, t.Note, t.CalendarEntry
    read = session.connection().execute  # rows alone, which the session gives a third slower
    texts = Texts(session)
    here = (d.workspace_id == workspace, d.active)
    documents = (
        select(d.id, d.file_id, d.batch_id, d.source, d.place, d.kind, d.group, d.title, d.date, d.event_id)
        .where(*here)
        .order_by(d.id)
    )
    listed: list[Any] = list(read(documents))
    state.documents = {row[0]: DocumentRow(*(*row, texts)) for row in listed}
    contacts = select(
        c.id, c.document_id, c.kind, c.name, c.given, c.family, c.nicknames, c.organisation, c.title, c.location,
        c.dated, c.extra, c.person_id, c.is_user, func.coalesce(c.version_of, c.id),
    ).order_by(c.id)  # fmt: skip
    found: list[Any] = list(read(contacts))
    state.contacts = {row[0]: ContactRow(*row) for row in found if row[1] in state.documents}
    for row in read(select(k.contact_id, k.kind, k.value, k.shown).order_by(k.id)):
        if row[0] in state.contacts:
            state.keys[row[0]].append(KeyRow(*row))
    notes = read(select(n.document_id, n.body_start, n.people, n.event))
    state.notes = {row[0]: NoteRow(*row) for row in notes if row[0] in state.documents}
    entries = read(select(e.document_id, e.name, e.starts, e.ends, e.location, e.cancelled, e.declined))
    state.entries = {row[0]: EntryRow(*row) for row in entries if row[0] in state.documents}
    state.before = _before(session, state)
    state.stale = set(state.prose()) - state.before.linked
    return state


def _before(session: Session, state: State) -> Before:
    p = t.Person
    read = session.connection().execute
    columns = (p.id, p.name, p.aliases, p.organisation, p.title, p.email, p.naming, p.pronoun)
    fields = [column.key for column in columns]
    before = Before(people={row[0]: dict(zip(fields, row, strict=True)) for row in read(select(*columns))})
    before.at_event = {
        event: frozenset(people)
        for event, people in session.execute(select(t.Event.id, t.Event.people)).tuples()
    }
    before.event_of = {d.id: d.event_id for d in state.documents.values() if d.event_id is not None}
    for d in state.documents.values():
        d.event_id = None
    took = t.Participant.__table__.c
    for document, person, role in session.execute(
        select(took.document_id, took.person_id, took.role)
    ).tuples():
        before.taking_part.setdefault(document, []).append((person, role))
    before.linked = set(session.scalars(select(t.Linked.document_id)))
    before.is_user = {c.id: c.is_user for c in state.contacts.values()}
    return before


def forget_linked(session: Session, documents: Iterable[int], *, signs: bool = True) -> None:
    """Take away what was derived from the sentences of documents, their signs of pronouns too unless told otherwise."""
    for part in batched(sorted(documents)):
        of_these = select(t.Statement.id).where(among(t.Statement.document_id, part))
        for table in (t.About, t.OpenMention, t.Commitment):
            session.execute(delete(table).where(table.statement_id.in_(of_these)))
        if signs:
            session.execute(delete(t.PronounSign).where(among(t.PronounSign.document_id, part)))
        session.execute(delete(t.Linked).where(among(t.Linked.document_id, part)))
