"""Reads of what is closed in the calendar and among cards and guests, by a mark or by the user's own rules."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from coach.confidence_rules import concerns, effective
from coach.evidence import CLOSED
from coach.store import audience_rules
from coach.store import tables as t
from coach.store.reads.base import Reads
from coach.store.rows import restriction_of


class ClosedReads(Reads):
    """Documents that are closed, or hold something that is."""

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
            .where(t.Statement.audience.in_(CLOSED), t.Statement.marker.startswith("audience:"))
            .where(*self._mine(), t.Document.kind + "" == "event")
        )
        limits = ((row.document_id, restriction_of(row)) for row in s.scalars(query))
        return {document for document, limit in limits if limit is not None and limit.holds(today)}

    def closed_rows(self, today: dt.date) -> frozenset[int]:
        """Cards, guests and calendar entries that hold something closed, in a note, an answer, a description or a title."""
        query = (
            select(t.Statement)
            .join(t.Document, t.Document.id == t.Statement.document_id)
            .where(t.Statement.audience.in_(CLOSED))
            .where(*self._mine(), (t.Document.kind + "").in_(("contact", "attendee", "event")))
        )
        with self.sessions() as s:
            limits = [(row.document_id, restriction_of(row)) for row in s.scalars(query)]
        told = {document for document, limit in limits if limit is not None and limit.holds(today)}
        return self.closed_entries(today) | told
