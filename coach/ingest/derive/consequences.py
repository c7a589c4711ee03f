"""What follows from contact: two-way interactions and promises, stored by every derivation."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import insert
from sqlalchemy.orm import Session, sessionmaker

from coach.follow_up.contact import MOST_OTHERS, Held, two_way
from coach.follow_up.ledger import sent_messages
from coach.follow_up.promises import find_promises
from coach.store import tables as t
from coach.store.repository import Repository


def derive_contact_and_promises(session: Session, workspace: int, today: dt.date) -> None:
    """Store interactions and promises, reading through the open transaction."""
    inside = sessionmaker(
        bind=session.connection(), join_transaction_mode="create_savepoint", expire_on_commit=False
    )
    repository = Repository(inside, workspace)
    contacts = two_way(sent_messages(repository.messages()), _held(repository), today)
    if contacts:
        session.execute(
            insert(t.Interaction),
            [
                {"person_id": c.person, "document_id": c.document, "date": c.date, "channel": c.channel}
                for c in contacts
            ],
        )
    _promises(session, repository, workspace)


def _held(repository: Repository) -> list[Held]:
    """Calendar entries, and notes that record a conversation."""
    took_part = repository.participants()
    held = []
    for document, entry in repository.calendar():
        people = tuple(p for p, _ in took_part.get(document.id, []))
        if document.kind == "event" and people and entry.starts and len(people) <= MOST_OTHERS:
            held.append(
                Held(document.id, entry.starts.date(), "calendar", people, entry.cancelled, entry.declined)
            )
    for document, _ in repository.notes():
        people = tuple(p for p, role in took_part.get(document.id, []) if role == "with")
        if document.kind == "note" and people and document.date:
            held.append(Held(document.id, document.date, "note", people))
    return held


def _promises(session: Session, repository: Repository, workspace: int) -> None:
    statements = repository.statements(kinds=("note", "message", "mail"))
    documents = {s.document for s in statements}
    took_part = repository.participants()
    present = {
        d: tuple(p for p, role in people if role in ("with", "sender", "to", "cc"))
        for d, people in took_part.items()
        if d in documents
    }
    everybody = {p for s in statements for p in (*s.subjects, *s.mentions) if p}
    everybody.update(p for people in present.values() for p in people)
    names = {person.id: person.names for person in repository.people(everybody)}
    events = [(e.name, e.starts) for e in repository.events() if e.starts]
    found = find_promises(statements, names, present, events)
    if found:
        session.execute(
            insert(t.Promise),
            [
                {"workspace_id": workspace, "by_id": p.by, "to_id": p.to, "what": p.what, "made": p.made, "due": p.due,
                 "status": p.status, "kept_on": p.kept_on, "evidence": list(p.statement_ids)}
                for p in found
            ],
        )  # fmt: skip
