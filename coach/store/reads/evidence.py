"""Reads of what was brought in: documents, notes and calendar entries, and the statements they make."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import select

from coach.evidence import CLOSED, Statement
from coach.store import tables as t
from coach.store.reads.base import Reads
from coach.store.rows import statements_of


class EvidenceReads(Reads):
    """What was brought in, and what it says."""

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
            query = query.where(t.Statement.audience.in_(CLOSED))
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
