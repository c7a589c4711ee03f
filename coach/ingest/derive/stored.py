"""Stores what was derived by changing only the rows that differ from those of the last derivation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from coach.batches import batched
from coach.ingest.derive.state import State, among
from coach.store import tables as t

Row = dict[str, Any]


def replace_if_changed(session: Session, tables: Sequence[tuple[Any, Sequence[Row]]]) -> None:
    """Let tables, parents first, hold these rows and no others. Nothing is written where all of them do."""
    if all(_holds(session, table, rows) for table, rows in tables):
        return
    for table, _ in reversed(tables):
        session.execute(delete(table))
    for table, rows in tables:
        if rows:
            session.execute(insert(table.__table__), rows)


def _holds(session: Session, table: Any, rows: Sequence[Row]) -> bool:
    if not rows:
        return session.scalar(select(table.__table__).limit(1)) is None
    columns = [table.__table__.c[name] for name in rows[0]]
    have = session.execute(select(*columns).order_by(table.id))
    wanted = iter(rows)
    for row in have.tuples():
        if (next_row := next(wanted, None)) is None or tuple(next_row.values()) != tuple(row):
            return False
    return next(wanted, None) is None


def store_people(state: State) -> None:
    """People, and which contacts are theirs. Those who are gone take along what pointed at them."""
    s, before = state.session, state.before.people
    gone = [p for p in before if p not in state.people]
    for part in batched(gone):
        s.execute(delete(t.Person).where(among(t.Person.id, part)))
    insert_rows(s, t.Person, [row | {"pronoun": ""} for p, row in state.people.items() if p not in before])
    changed = [
        row | {"pronoun": before[p]["pronoun"]}
        for p, row in state.people.items()
        if p in before and any(row[k] != before[p][k] for k in row if k != "workspace_id")
    ]
    update_rows(s, t.Person, changed)
    assigned = [
        {"id": c.id, "person_id": state.person_of.get(c.id), "is_user": c.is_user}
        for c in state.contacts.values()
        if (c.person_id, state.before.is_user.get(c.id, False)) != (state.person_of.get(c.id), c.is_user)
    ]
    update_rows(s, t.Contact, assigned)
    _unassign_inactive(state)


def _unassign_inactive(state: State) -> None:
    """Contacts in versions of files that were replaced are nobody's."""
    held = select(t.Contact.id).where(t.Contact.person_id.is_not(None))
    hidden = held.join(t.Document, t.Document.id == t.Contact.document_id).where(~t.Document.active)
    for part in batched(list(state.session.scalars(hidden))):
        state.session.execute(update(t.Contact).where(among(t.Contact.id, part)).values(person_id=None))


def update_rows(session: Session, table: Any, rows: Sequence[Row]) -> None:
    """Update rows by their `id`; all have the same fields."""
    if not rows:
        return
    columns = table.__table__.c
    fields = [name for name in rows[0] if name != "id"]
    query = (
        update(table.__table__)
        .where(columns.id == bindparam("the_id"))
        .values({name: bindparam(f"new_{name}") for name in fields})
    )
    session.connection().execute(
        query, [{"the_id": row["id"]} | {f"new_{name}": row[name] for name in fields} for row in rows]
    )


def numbered(parent: int, place: int) -> int:
    """The id of a derived row by the row that it hangs on and its place there: the same whenever it is derived."""
    return parent * 10_000 + place


def insert_rows(session: Session, table: Any, rows: Iterable[Row]) -> None:
    """Insert rows that all have the same fields."""
    found = list(rows)
    if found:
        session.execute(insert(table.__table__), found)
