"""The one way to read the store: queries of one workspace, answered with typed values.

Bound to a session factory and a workspace id; every method opens a short read and gives back detached values. The
queries on people, evidence, what is closed and contact stand in `reads/`, one module each; here are those on the whole.
"""

from __future__ import annotations

from sqlalchemy import func, select

from coach.records import NoteKind
from coach.store import tables as t
from coach.store.reads.closed import ClosedReads
from coach.store.reads.contact import ContactReads
from coach.store.reads.evidence import EvidenceReads
from coach.store.reads.people import PeopleReads
from coach.store.values import Me


class Repository(PeopleReads, EvidenceReads, ClosedReads, ContactReads):
    """Reads of one workspace."""

    def me(self) -> Me:
        """Who the user is, empty where unknown."""
        with self.sessions() as s:
            row = s.get_one(t.Workspace, self.workspace)
            return Me(row.name, tuple(row.emails), row.profile, row.employer)

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
