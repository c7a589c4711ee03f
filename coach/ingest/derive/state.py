"""What a derivation works on: the observations of one workspace, loaded once, and what the steps found so far."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from coach.people import names
from coach.store import tables as t

_REMADE = (
    t.Promise,
    t.Interaction,
    t.Candidate,
    t.OpenMention,
    t.Participant,
    t.About,
    t.Affiliation,
    t.Organisation,
)


@dataclass
class State:
    """Observations by id, and the links made so far: `person_of` contact → person, `taking_part` document →
    (person, role)."""

    session: Session
    workspace: int
    today: dt.date
    documents: dict[int, t.Document] = field(default_factory=dict)
    contacts: dict[int, t.Contact] = field(default_factory=dict)
    keys: dict[int, list[t.IdentityKey]] = field(default_factory=lambda: defaultdict(list))
    notes: dict[int, t.Note] = field(default_factory=dict)
    entries: dict[int, t.CalendarEntry] = field(default_factory=dict)
    person_of: dict[int, str] = field(default_factory=dict)
    taking_part: dict[int, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))

    @cached_property
    def batch_days(self) -> dict[int, dt.date]:
        """Import → the day it was made."""
        query = select(t.ImportBatch.id, t.ImportBatch.made_on)
        return dict(self.session.execute(query).tuples().all())

    def values(self, contact: int, kind: str) -> tuple[str, ...]:
        """A contact's normalised keys of a kind."""
        return tuple(k.value for k in self.keys.get(contact, []) if k.kind == kind)

    def all_keys(self, contact: int) -> set[str]:
        """A contact's e-mails and profile addresses."""
        return {k.value for k in self.keys.get(contact, []) if k.kind in ("email", "profile")}

    def references(self, contact: t.Contact) -> tuple[str, ...]:
        """Lasting names for a contact, for the user's decisions."""
        document = self.documents[contact.document_id]
        keys = [f"{k.kind}:{k.value}" for k in self.keys.get(contact.id, [])]
        return references(document.source, document.place, contact.name, keys)


def references(source: str, place: str, name: str, keys: Iterable[str]) -> tuple[str, ...]:
    """A contact's lasting names: its keys, which hold when a newer export has the rows in another order, and where it
    stands with whom it names."""
    return (*dict.fromkeys(keys), f"{source}|{place}|{names.normal(name)}")


def load(session: Session, workspace: int, today: dt.date) -> State:
    """Read the observations and clear what will be made again."""
    session.flush()
    session.expire_all()
    for table in _REMADE:
        session.execute(delete(table))
    state = State(session, workspace, today)
    here = t.Document.workspace_id == workspace
    state.documents = {d.id: d for d in session.scalars(select(t.Document).where(here, t.Document.active))}
    state.contacts = {c.id: c for c in session.scalars(select(t.Contact)) if c.document_id in state.documents}
    for key in session.scalars(select(t.IdentityKey)):
        if key.contact_id in state.contacts:
            state.keys[key.contact_id].append(key)
    state.notes = {
        n.document_id: n for n in session.scalars(select(t.Note)) if n.document_id in state.documents
    }
    entries = session.scalars(select(t.CalendarEntry))
    state.entries = {e.document_id: e for e in entries if e.document_id in state.documents}
    return state
