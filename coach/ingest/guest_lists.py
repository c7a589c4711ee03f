"""Which event the guest lists of an import belong to, and who says so."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from coach.event_names import key
from coach.ingest.readings import digest
from coach.records import SourceFile
from coach.store import tables as t


@dataclass(frozen=True, slots=True)
class GuestList:
    """A list's file and how many it names. `event` is empty where nothing says which it is; `told` that the list or the
    user says so, and not only the list's name or the programme beside it."""

    path: str
    guests: int
    event: str = ""
    starts: dt.date | None = None
    told: bool = False


def of_batch(session: Session, workspace: int, batch: int) -> list[GuestList]:
    """The lists that an import brought, in the order of their paths."""
    a, d, f = t.Attendance, t.Document, t.SourceFile
    rows = session.execute(
        select(d.source, d.file_id, a.event_name, t.Event.name, t.Event.starts)
        .join(d, d.id == a.document_id)
        .join(f, f.id == d.file_id)
        .outerjoin(t.Event, t.Event.id == a.event_id)
        .where(d.workspace_id == workspace, d.active, d.kind == "attendee", f.batch_id == batch)
    ).tuples()
    found: Counter[GuestList] = Counter()
    headed = set(
        session.scalars(
            select(d.file_id).join(f, f.id == d.file_id).where(d.kind == "header", f.batch_id == batch)
        )
    )
    for path, file, named, event, starts in rows:
        found[GuestList(path, 0, event or "", starts, bool(named) or file in headed)] += 1
    lists = [GuestList(g.path, n, g.event, g.starts, g.told) for g, n in found.items()]
    return sorted(lists, key=lambda g: (g.path, g.event))


def holds(session: Session, workspace: int, source: SourceFile, event: str) -> bool:
    """Whether an event of that name has this very list already, from wherever it was imported."""
    a, d, f = t.Attendance, t.Document, t.SourceFile
    rows = session.scalars(
        select(t.Event.name)
        .join(a, a.event_id == t.Event.id)
        .join(d, d.id == a.document_id)
        .join(f, f.id == d.file_id)
        .where(d.workspace_id == workspace, d.active, f.sha256 == digest(source))
        .distinct()
    )
    return any(key(name) == key(event) for name in rows)


def in_words(found: GuestList) -> str:
    """What is to be said of a list that does not name its event itself; empty of one that does.

    >>> in_words(GuestList("guests.csv", 12))
    'guests.csv names no event, so its 12 guests belong to none yet.'
    """
    guests = f"its {found.guests:,} guests" if found.guests != 1 else "its one guest"
    if not found.event:
        verb = "belong" if found.guests != 1 else "belongs"
        return f"{found.path} names no event, so {guests} {verb} to none yet."
    if found.told:
        return ""
    verb = "are" if found.guests != 1 else "is"
    return f"{found.path} names no event, so {guests} {verb} taken to be at “{found.event}”."
