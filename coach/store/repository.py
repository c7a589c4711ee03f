"""The one way to read the store: queries of one workspace, answered with typed values.

Bound to a session factory and a workspace id; every method opens a short read and gives back detached values.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Text, func, select, type_coerce
from sqlalchemy.orm import Session, sessionmaker

from coach.collector import no_full_collections
from coach.confidence_rules import concerns, effective
from coach.evidence import Audience, Citation, Restriction, Statement
from coach.records import NoteKind
from coach.store import audience_rules
from coach.store import tables as t
from coach.store.values import (
    AttendanceView,
    ContactView,
    EventView,
    InteractionView,
    Me,
    MessageView,
    OpenMentionView,
    PersonLine,
    PersonView,
)
from coach.text import fold, line_of

__all__ = [
    "AttendanceView",
    "ContactView",
    "EventView",
    "InteractionView",
    "Me",
    "MessageView",
    "OpenMentionView",
    "PersonLine",
    "PersonView",
    "Repository",
    "cite",
    "place_of",
    "restriction_of",
]


class Repository:
    """Reads of one workspace."""

    def __init__(self, sessions: sessionmaker[Session], workspace: int) -> None:
        self.sessions = sessions
        self.workspace = workspace

    def me(self) -> Me:
        """Who the user is, empty where unknown."""
        with self.sessions() as s:
            row = s.get_one(t.Workspace, self.workspace)
            return Me(row.name, tuple(row.emails), row.profile, row.employer)

    # People

    def contacts(self, people: Iterable[str] | None = None) -> list[ContactView]:
        """Contact records, all or those of some people, newest dated first."""
        c, d, k = t.Contact, t.Document, t.IdentityKey
        # Columns, not objects: there may be tens of thousands.
        query = (
            select(*_CONTACT_COLUMNS)
            .join(d, d.id == c.document_id)
            .join(t.ImportBatch, t.ImportBatch.id == d.batch_id)
            .where(c.workspace_id == self.workspace, d.active)
        )
        keys = select(k.contact_id, k.kind, k.shown).order_by(k.id)
        if people is not None:
            query = query.where(c.person_id.in_(list(people)))
        with self.sessions() as s:
            rows = s.execute(query).tuples().all()
            if people is not None:
                keys = keys.where(k.contact_id.in_([row[0] for row in rows]))
            shown: dict[tuple[int, str], dict[str, None]] = {}
            for contact, kind, value in s.execute(keys).tuples():
                shown.setdefault((contact, kind), {})[value] = None
        views = [_contact(row, shown) for row in rows]
        return sorted(views, key=lambda v: (v.dated or dt.date.min, -v.id), reverse=True)

    def own_records(self) -> list[ContactView]:
        """The user's own profile, jobs and schools, as their exports have them."""
        query = (
            select(*_CONTACT_COLUMNS)
            .join(t.Document, t.Document.id == t.Contact.document_id)
            .join(t.ImportBatch, t.ImportBatch.id == t.Document.batch_id)
            .where(t.Contact.workspace_id == self.workspace, t.Document.active, t.Contact.kind == "profile")
            .order_by(t.Contact.id)
        )
        with self.sessions() as s:
            return [_contact(row, {}) for row in s.execute(query).tuples()]

    @no_full_collections()
    def people(self, ids: Iterable[str] | None = None) -> list[PersonView]:
        """People with their contacts, by name; all, or those with the given ids."""
        wanted = None if ids is None else list(dict.fromkeys(ids))
        by_person: dict[str, list[ContactView]] = {}
        for contact in self.contacts(wanted):
            if contact.person:
                by_person.setdefault(contact.person, []).append(contact)
        p = t.Person
        query = select(p.id, p.name, _raw(p.aliases), p.organisation, p.title).where(
            p.workspace_id == self.workspace
        )
        if wanted is not None:
            query = query.where(p.id.in_(wanted))
        with self.sessions() as s:
            rows = s.execute(query.order_by(p.name, p.id)).tuples().all()
        return [
            _person(number, name, aliases, organisation, title, by_person.get(number, []))
            for number, name, aliases, organisation, title in rows
        ]

    def open_mentions(self) -> list[OpenMentionView]:
        """Names that fit several people, newest text first; each once a document."""
        query = (
            select(t.OpenMention, t.Statement, t.Document)
            .join(t.Statement, t.Statement.id == t.OpenMention.statement_id)
            .join(t.Document, t.Document.id == t.Statement.document_id)
            .where(t.Document.workspace_id == self.workspace, t.Document.active)
            .order_by(t.Document.date.desc(), t.Document.id, t.Statement.start, t.OpenMention.id)
        )
        with self.sessions() as s:
            rows = s.execute(query).tuples().all()
        lines = {p.id: p for p in self._lines({c for m, _, _ in rows for c in m.candidates})}
        seen: dict[tuple[int, str], OpenMentionView] = {}
        for m, st, d in rows:
            fitting = tuple(lines[c] for c in m.candidates if c in lines)
            view = OpenMentionView(
                m.id, m.surface, fitting, d.title, d.place, restriction_of(st) is not None,
                cite(d, st.start, st.end),
            )  # fmt: skip
            if fitting:
                seen.setdefault((d.id, fold(m.surface)), view)
        return list(seen.values())

    def directory(self) -> list[PersonLine]:
        """Everybody in a line each, by name; one query, however many there are."""
        return self._lines(None)

    @no_full_collections()
    def _lines(self, ids: set[str] | None) -> list[PersonLine]:
        """People in a line each, by name: all, or those with the given ids."""
        p = t.Person
        query = select(p.id, p.name, p.aliases, p.organisation, p.title, p.email).where(
            p.workspace_id == self.workspace
        )
        if ids is not None and len(ids) < 10_000:
            query = query.where(p.id.in_(ids))
        with self.sessions() as s:
            rows = s.execute(query.order_by(p.name, p.id)).tuples().all()
        return [
            PersonLine(i, name, tuple(also), org, title, email) for i, name, also, org, title, email in rows
        ]

    def namesakes(self) -> dict[str, str]:
        """People whose name somebody else has too: id → what tells them apart, an organisation or an address."""
        name = func.lower(t.Person.name)
        here = t.Person.workspace_id == self.workspace
        shared = select(name).where(here).group_by(name).having(func.count() > 1)
        query = select(t.Person.id, t.Person.organisation, t.Person.email).where(here, name.in_(shared))
        with self.sessions() as s:
            rows = s.execute(query).tuples().all()
        return {i: organisation or email or "no organisation known" for i, organisation, email in rows}

    def pronouns(self) -> dict[str, str]:
        """Person id → what texts call them, "he" or "she", where they do."""
        query = select(t.Person.id, t.Person.pronoun).where(
            t.Person.workspace_id == self.workspace, t.Person.pronoun != ""
        )
        with self.sessions() as s:
            return dict(s.execute(query).tuples().all())

    def person(self, person_id: str) -> PersonView | None:
        """One person, or None."""
        found = self.people([person_id])
        return found[0] if found else None

    def candidates(self) -> list[t.Candidate]:
        """Pairs of people who may be one, likeliest first."""
        with self.sessions() as s:
            return list(s.scalars(select(t.Candidate).order_by(t.Candidate.score.desc())))

    # Evidence

    def statements(
        self,
        *,
        about: str | None = None,
        documents: Sequence[int] | None = None,
        kinds: Sequence[str] | None = None,
        restricted: bool = False,
    ) -> list[Statement]:
        """Statements in the order of their documents' dates. `about` keeps those that are about a person or name
        them; `restricted` keeps those whose audience is limited."""
        query = (
            select(t.Statement, t.Document)
            .join(t.Document, t.Document.id == t.Statement.document_id)
            .where(t.Document.workspace_id == self.workspace, t.Document.active)
            .order_by(t.Document.date, t.Document.id, t.Statement.start)
        )
        if about is not None:
            query = query.where(
                t.Statement.id.in_(select(t.About.statement_id).where(t.About.person_id == about))
            )
        if documents is not None:
            query = query.where(t.Statement.document_id.in_(documents))
        if kinds is not None:
            query = query.where(t.Document.kind.in_(kinds))
        if restricted:
            query = query.where(t.Statement.audience.in_(_CLOSED))
        with self.sessions() as s:
            rows = s.execute(query).tuples().all()
            narrow = about is not None or documents is not None or restricted
            return _statements(s, rows, narrow=narrow)

    def spoken_of(self) -> frozenset[str]:
        """The people whom any statement is about or names."""
        query = (
            select(t.About.person_id)
            .join(t.Statement, t.Statement.id == t.About.statement_id)
            .join(t.Document, t.Document.id == t.Statement.document_id)
            .where(t.Document.workspace_id == self.workspace, t.Document.active)
            .distinct()
        )
        with self.sessions() as s:
            return frozenset(s.execute(query).scalars().all())

    def statements_by_id(self, ids: Sequence[int]) -> list[Statement]:
        """The statements of these ids, in no particular order."""
        query = (
            select(t.Statement, t.Document)
            .join(t.Document, t.Document.id == t.Statement.document_id)
            .where(t.Statement.id.in_(ids))
        )
        with self.sessions() as s:
            return _statements(s, s.execute(query).tuples().all(), narrow=True)

    def quoted(self, source: str, quote: str) -> t.Document | None:
        """The document of a source, as it stands, that holds a quote."""
        d = t.Document
        query = select(d).where(d.workspace_id == self.workspace, d.source == source, d.active)
        with self.sessions() as s:
            return next((row for row in s.scalars(query.order_by(d.id)) if quote in row.text), None)

    def documents(
        self, ids: Iterable[int] | None = None, kinds: Sequence[str] | None = None
    ) -> list[t.Document]:
        """Active documents by date, all or some."""
        query = select(t.Document).where(t.Document.workspace_id == self.workspace, t.Document.active)
        if ids is not None:
            query = query.where(t.Document.id.in_(list(ids)))
        if kinds is not None:
            query = query.where(t.Document.kind.in_(kinds))
        with self.sessions() as s:
            return list(s.scalars(query.order_by(t.Document.date, t.Document.id)))

    def notes(self) -> list[tuple[t.Document, t.Note]]:
        """Notes with their front matter, by date."""
        query = (
            select(t.Document, t.Note)
            .join(t.Note, t.Note.document_id == t.Document.id)
            .where(t.Document.workspace_id == self.workspace, t.Document.active)
            .order_by(t.Document.date, t.Document.id)
        )
        with self.sessions() as s:
            return list(s.execute(query).tuples())

    def calendar(self) -> list[tuple[t.Document, t.CalendarEntry]]:
        """Calendar entries by start."""
        query = (
            select(t.Document, t.CalendarEntry)
            .join(t.CalendarEntry, t.CalendarEntry.document_id == t.Document.id)
            .where(t.Document.workspace_id == self.workspace, t.Document.active)
            .order_by(t.CalendarEntry.starts, t.Document.id)
        )
        with self.sessions() as s:
            return list(s.execute(query).tuples())

    def closed_entries(self, today: dt.date) -> frozenset[int]:
        """Calendar entries and event heads whose title is closed: by the user's own rules, or as the calendar marks
        the whole entry private or confidential."""
        with self.sessions() as s:
            closed = self._marked_whole(s, today)
            rules = audience_rules.load(s, self.workspace)
            if not rules:
                return frozenset(closed)
            d = t.Document
            entries = d.active & d.kind.in_(("event", "header"))
            where = audience_rules.standings(s, self.workspace, entries)
            titles = select(d.id, d.title).where(d.workspace_id == self.workspace, entries)
            rows = s.execute(titles).tuples().all()
        for document, title in rows:
            about = [r for r in rules if concerns(r, where[document])]
            limit = effective(None, title, about)
            if limit is not None and limit.holds(today):
                closed.add(document)
        return frozenset(closed)

    def _mine(self) -> tuple[ColumnElement[bool], ...]:
        """Conditions on documents beside closed statements. The sums keep SQLite from going through all documents:
        few statements are closed, and these have an index."""
        return t.Document.workspace_id + 0 == self.workspace, t.Document.active.is_(True)

    def _marked_whole(self, s: Session, today: dt.date) -> set[int]:
        query = (
            select(t.Statement)
            .join(t.Document, t.Document.id == t.Statement.document_id)
            .where(t.Statement.audience.in_(_CLOSED), t.Statement.marker.startswith("audience:"))
            .where(*self._mine(), t.Document.kind + "" == "event")
        )
        limits = ((row.document_id, restriction_of(row)) for row in s.scalars(query))
        return {document for document, limit in limits if limit is not None and limit.holds(today)}

    def closed_rows(self, today: dt.date) -> frozenset[int]:
        """Cards, guests and calendar entries that hold something closed, in a note, an answer, a description or a title."""
        query = (
            select(t.Statement)
            .join(t.Document, t.Document.id == t.Statement.document_id)
            .where(t.Statement.audience.in_(_CLOSED))
            .where(*self._mine(), (t.Document.kind + "").in_(("contact", "attendee", "event")))
        )
        with self.sessions() as s:
            limits = [(row.document_id, restriction_of(row)) for row in s.scalars(query)]
        told = {document for document, limit in limits if limit is not None and limit.holds(today)}
        return self.closed_entries(today) | told

    def participants(self) -> dict[int, list[tuple[str, str]]]:
        """Document id → (person id, role) of everybody who took part."""
        found: dict[int, list[tuple[str, str]]] = {}
        with self.sessions() as s:
            for row in s.scalars(select(t.Participant)):
                found.setdefault(row.document_id, []).append((row.person_id, row.role))
        return found

    def messages(self, person: str | None = None) -> list[MessageView]:
        """Messages by date; all, or those that a person sent or got."""
        query = (
            select(t.Message, t.Document)
            .join(t.Document, t.Document.id == t.Message.document_id)
            .where(t.Document.workspace_id == self.workspace, t.Document.active)
            .order_by(t.Message.sent, t.Document.id)
        )
        if person is not None:
            took_part = select(t.Participant.document_id).where(t.Participant.person_id == person)
            query = query.where(t.Message.document_id.in_(took_part))
        with self.sessions() as s:
            rows = s.execute(query).tuples().all()
            contacts = {
                c.id: (c.person_id, c.is_user)
                for c in s.execute(
                    select(t.Contact.id, t.Contact.person_id, t.Contact.is_user).where(
                        t.Contact.kind == "party", t.Contact.workspace_id == self.workspace
                    )
                )
            }
            sent_to: dict[int, list[tuple[int, str]]] = {}
            for r in s.execute(select(t.Recipient.document_id, t.Recipient.contact_id, t.Recipient.role)):
                sent_to.setdefault(r.document_id, []).append((r.contact_id, r.role))
        return [_message(m, d, contacts, sent_to.get(d.id, [])) for m, d in rows]

    # Events

    def events(self) -> list[EventView]:
        """Events by start."""
        with self.sessions() as s:
            rows = s.scalars(
                select(t.Event).where(t.Event.workspace_id == self.workspace).order_by(t.Event.starts)
            ).all()
            documents: dict[int, list[int]] = {}
            for event, document in s.execute(
                select(t.Document.event_id, t.Document.id).where(
                    t.Document.event_id.is_not(None), t.Document.active
                )
            ):
                documents.setdefault(event or 0, []).append(document)
        return [
            EventView(e.id, e.name, e.starts, e.ends, e.location, tuple(documents.get(e.id, [])))
            for e in rows
        ]

    def attendance(self, event: int | None = None, person: str | None = None) -> list[AttendanceView]:
        """Who is or was at an event, and where a person is or was."""
        query = (
            select(t.Attendance, t.Contact, t.Document)
            .join(t.Contact, t.Contact.id == t.Attendance.contact_id)
            .join(t.Document, t.Document.id == t.Attendance.document_id)
            .where(t.Document.workspace_id == self.workspace, t.Document.active)
            .order_by(t.Attendance.id)
        )
        if event is not None:
            query = query.where(t.Attendance.event_id == event)
        if person is not None:
            query = query.where(t.Contact.person_id == person)
        with self.sessions() as s:
            rows = s.execute(query).tuples().all()
            emails = {
                k.contact_id: k.shown
                for k in s.scalars(
                    select(t.IdentityKey).where(
                        t.IdentityKey.kind == "email",
                        t.IdentityKey.contact_id.in_([c.id for _, c, _ in rows]),
                    )
                )
            }
        return [_attendance(a, c, d, emails.get(c.id, "")) for a, c, d in rows]

    # What follows from contact

    def interactions(self, today: dt.date, person: str | None = None) -> list[InteractionView]:
        """Two-way contacts up to today, newest first. Those still ahead are stored too: they count from their day on."""
        query = (
            select(t.Interaction, t.Document)
            .join(t.Document, t.Document.id == t.Interaction.document_id)
            .where(t.Document.workspace_id == self.workspace, t.Interaction.date <= today)
            .order_by(
                t.Interaction.date.desc(),
                t.Interaction.person_id,
                t.Interaction.channel,
                t.Interaction.document_id,
            )
        )
        if person is not None:
            query = query.where(t.Interaction.person_id == person)
        with self.sessions() as s:
            return [
                InteractionView(i.person_id, i.date, i.channel, cite(d)) for i, d in s.execute(query).tuples()
            ]

    def promises(self) -> list[t.Promise]:
        """All promises, by due date, those without one last."""
        with self.sessions() as s:
            rows = s.scalars(select(t.Promise).where(t.Promise.workspace_id == self.workspace)).all()
        return sorted(rows, key=lambda p: (p.due or dt.date.max, p.id))

    def counts(self) -> dict[str, int]:
        """Rows per kind of thing, for the receipt and the doctor."""
        with self.sessions() as s:
            kinds = dict(
                s.execute(
                    select(t.Document.kind, func.count())
                    .where(t.Document.workspace_id == self.workspace, t.Document.active)
                    .group_by(t.Document.kind)
                )
                .tuples()
                .all()
            )
            people = s.scalar(select(func.count()).select_from(t.Person)) or 0
            events = s.scalar(select(func.count()).select_from(t.Event)) or 0
            passages = s.scalar(select(func.count()).select_from(t.Passage)) or 0
        return {
            "people": people,
            "notes": sum(kinds.get(k, 0) for k in NoteKind),
            "messages": kinds.get("message", 0) + kinds.get("mail", 0),
            "events": events,
            "passages": passages,
        }


def cite(document: t.Document, start: int = 0, end: int | None = None) -> Citation:
    """A citation of a stretch of a document, with the line as its place in notes."""
    stop = len(document.text) if end is None else end
    return Citation(
        source=document.source,
        place=place_of(document.place, document.text, start),
        quote=document.text[start:stop].strip(),
        date=document.date,
        document=document.id,
        start=start,
        end=stop,
        record_id=document.external_id,
    )


def place_of(place: str, text: str, start: int) -> str:
    """The place of an offset: for a text cited by line, the line it stands in; else the place itself."""
    if place.startswith("line:"):
        return f"line:{int(place[5:]) + line_of(text, start) - 1}"
    return place


def restriction_of(row: t.Statement) -> Restriction | None:
    """The restriction on a statement, None where there is none."""
    if row.audience == Audience.OPEN:
        return None
    return Restriction(Audience(row.audience), row.told_by, tuple(row.names), row.until, row.marker)


AS_OF_IMPORT = ("attendee", "connection")
"""Kinds of record that say how things are on the day of their export, which is known only by its import."""

_CLOSED = (Audience.ME, Audience.NAMED, Audience.EMPLOYER)

_Shown = dict[tuple[int, str], dict[str, None]]
"""Keys as written, by contact and kind, each once and in order."""


def _raw(column: Any) -> Any:
    """A JSON column as it is stored. Most hold nothing, which is seen without parsing."""
    return type_coerce(column, Text)


def _read(stored: str) -> Any:
    return json.loads(stored) if len(stored) > 2 else {} if stored == "{}" else []


_CONTACT_COLUMNS = (
    t.Contact.id, t.Contact.kind, t.Contact.name, t.Contact.organisation, t.Contact.title, t.Contact.dated,
    t.Contact.note, t.Contact.location, _raw(t.Contact.nicknames), _raw(t.Contact.extra), t.Contact.person_id,
    t.Document.id, t.Document.source, t.Document.place, t.Document.text, t.Document.date, t.Document.external_id,
    t.ImportBatch.made_on,
)  # fmt: skip


def _contact(row: Sequence[Any], shown: _Shown) -> ContactView:
    (number, kind, name, organisation, title, dated, note, location, nicknames, extra, person, document, source, place,
     text, date, record_id, imported) = row  # fmt: skip
    citation = Citation(
        source, place_of(place, text, 0), text.strip(), date, document, 0, len(text), record_id=record_id
    )

    def of(key: str) -> tuple[str, ...]:
        return tuple(shown.get((number, key), ()))

    return ContactView(
        number, kind, name, organisation, title, dated, note, location, tuple(_read(nicknames)), of("email"), of("phone"),
        of("profile"), _read(extra), person, citation, imported if kind in AS_OF_IMPORT else dated,
    )  # fmt: skip


def _person(
    number: str, name: str, aliases: str, organisation: str, title: str, contacts: list[ContactView]
) -> PersonView:
    if len(contacts) == 1:
        only = contacts[0]
        keys = only.emails, only.phones, only.profiles
    else:
        keys = (
            _each(c.emails for c in contacts),
            _each(c.phones for c in contacts),
            _each(c.profiles for c in contacts),
        )
    return PersonView(number, name, tuple(_read(aliases)), *keys, organisation, title, tuple(contacts))


def _each(values: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """All values, each once."""
    return tuple(dict.fromkeys(v for several in values for v in several))


def _statements(
    s: Session, rows: Sequence[tuple[t.Statement, t.Document]], *, narrow: bool
) -> list[Statement]:
    about: dict[int, list[t.About]] = {}
    query = select(t.About)
    if narrow:
        query = query.where(t.About.statement_id.in_([st.id for st, _ in rows]))
    for link in s.scalars(query):
        about.setdefault(link.statement_id, []).append(link)
    sent = select(t.Message.document_id, t.Contact.person_id).join(
        t.Contact, t.Contact.id == t.Message.sender_id
    )
    if narrow:
        sent = sent.where(t.Message.document_id.in_({d.id for _, d in rows}))
    senders: dict[int, str | None] = dict(s.execute(sent).tuples().all())
    named = _named_in_rows(s, {d.id for _, d in rows if d.kind in _ROWS})
    return [
        Statement(
            id=st.id,
            document=d.id,
            passage=st.passage_id,
            start=st.start,
            end=st.end,
            text=st.text,
            source=d.source,
            place=place_of(d.place, d.text, st.start),
            kind=d.kind,
            title=d.title,
            date=d.date,
            subjects=tuple(a.person_id for a in about.get(st.id, []) if a.role == "subject"),
            mentions=named.get(d.id) or tuple(a.person_id for a in about.get(st.id, [])),
            speaker=senders.get(d.id),
            restriction=restriction_of(st),
        )
        for st, d in rows
    ]


_ROWS = ("contact", "attendee", "event")


def _named_in_rows(s: Session, documents: Collection[int]) -> dict[int, tuple[str, ...]]:
    """Card, guest or calendar entry → whose it is, or who takes part."""
    found: dict[int, dict[str, None]] = {}
    if not documents:
        return {}
    contact, present = t.Contact, t.Attendance
    whose = select(contact.document_id, contact.person_id).where(contact.kind != "party")
    invited = select(present.document_id, contact.person_id).join(contact, contact.id == present.contact_id)
    for query in (whose, invited):
        rows = s.execute(query.where(contact.person_id.is_not(None), ~contact.is_user)).tuples()
        for document, person in rows:
            if document in documents and person:
                found.setdefault(document, {})[person] = None
    return {document: tuple(people) for document, people in found.items()}


def _message(
    row: t.Message,
    document: t.Document,
    contacts: dict[int, tuple[str | None, bool]],
    to: list[tuple[int, str]],
) -> MessageView:
    sender, mine = contacts.get(row.sender_id, (None, False))
    receivers = [contacts.get(c, (None, False)) for c, _ in to]
    addressed = {contacts.get(c, (None, False))[0] for c, role in to if role != "cc"}
    people = tuple(p for p, is_user in receivers if p and not is_user)
    return MessageView(
        document.id, row.channel, row.thread, row.sent, row.subject, row.draft, sender, mine,
        people, any(u for _, u in receivers), cite(document), row.in_group, tuple(p for p in people if p not in addressed),
    )  # fmt: skip


def _attendance(row: t.Attendance, contact: t.Contact, document: t.Document, email: str) -> AttendanceView:
    return AttendanceView(
        row.event_id, contact.person_id, contact.name, email, contact.organisation, contact.title, row.role,
        row.status, row.session, contact.is_user, cite(document),
    )  # fmt: skip
