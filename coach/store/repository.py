"""The one way to read the store: queries of one workspace, answered with typed values.

Bound to a session factory and a workspace id; every method opens a short read and gives back detached values.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, sessionmaker

from coach.collector import no_full_collections
from coach.confidence_rules import concerns, effective
from coach.evidence import Audience, Statement
from coach.records import NoteKind
from coach.store import audience_rules
from coach.store import tables as t
from coach.store.rows import (
    CONTACT_COLUMNS,
    as_stored,
    attendance_of,
    cite,
    contact_of,
    message_of,
    person_of,
    restriction_of,
    statements_of,
)
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
from coach.text import fold


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
            select(*CONTACT_COLUMNS)
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
        views = [contact_of(row, shown) for row in rows]
        return sorted(views, key=lambda v: (v.dated or dt.date.min, -v.id), reverse=True)

    def own_records(self) -> list[ContactView]:
        """The user's own profile, jobs and schools, as their exports have them."""
        query = (
            select(*CONTACT_COLUMNS)
            .join(t.Document, t.Document.id == t.Contact.document_id)
            .join(t.ImportBatch, t.ImportBatch.id == t.Document.batch_id)
            .where(t.Contact.workspace_id == self.workspace, t.Document.active, t.Contact.kind == "profile")
            .order_by(t.Contact.id)
        )
        with self.sessions() as s:
            return [contact_of(row, {}) for row in s.execute(query).tuples()]

    @no_full_collections()
    def people(self, ids: Iterable[str] | None = None) -> list[PersonView]:
        """People with their contacts, by name; all, or those with the given ids."""
        wanted = None if ids is None else list(dict.fromkeys(ids))
        by_person: dict[str, list[ContactView]] = {}
        for contact in self.contacts(wanted):
            if contact.person:
                by_person.setdefault(contact.person, []).append(contact)
        p = t.Person
        query = select(p.id, p.name, as_stored(p.aliases), p.organisation, p.title).where(
            p.workspace_id == self.workspace
        )
        if wanted is not None:
            query = query.where(p.id.in_(wanted))
        with self.sessions() as s:
            rows = s.execute(query.order_by(p.name, p.id)).tuples().all()
        return [
            person_of(number, name, aliases, organisation, title, by_person.get(number, []))
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
            return statements_of(s, rows, narrow=narrow)

    def statements_about_each(self, people: Collection[str]) -> dict[str, list[Statement]]:
        """What `statements(about=…)` gives for each of several people, read in one go; those of whom nothing is said are
        left out."""
        links = select(t.About.statement_id, t.About.person_id).where(t.About.person_id.in_(people))
        query = (
            select(t.Statement, t.Document)
            .join(t.Document, t.Document.id == t.Statement.document_id)
            .where(t.Document.workspace_id == self.workspace, t.Document.active)
            .where(t.Statement.id.in_(links.with_only_columns(t.About.statement_id)))
            .order_by(t.Document.date, t.Document.id, t.Statement.start)
        )
        with self.sessions() as s:
            told = statements_of(s, s.execute(query).tuples().all(), narrow=True)
            of: dict[int, set[str]] = defaultdict(set)
            for number, person in s.execute(links).tuples():
                of[number].add(person)
        found: dict[str, list[Statement]] = defaultdict(list)
        for statement in told:
            for person in of[statement.id]:
                found[person].append(statement)
        return dict(found)

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
            return statements_of(s, s.execute(query).tuples().all(), narrow=True)

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
        return [message_of(m, d, contacts, sent_to.get(d.id, [])) for m, d in rows]

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
        return [attendance_of(a, c, d, emails.get(c.id, "")) for a, c, d in rows]

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

    def any_document(self) -> bool:
        """Whether anything was brought in."""
        with self.sessions() as s:
            return (
                s.scalar(select(t.Document.id).where(t.Document.workspace_id == self.workspace).limit(1))
                is not None
            )

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


_CLOSED = (Audience.ME, Audience.NAMED, Audience.EMPLOYER)
