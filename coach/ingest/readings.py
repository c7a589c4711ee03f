"""How the user said to read tables and lists: kept by the header's signature, and found again for every later file."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, sessionmaker

from coach import readers
from coach.errors import UnreadableError
from coach.readers import column_mapping, mapped_table, pasted_list, unsupported
from coach.readers.column_mapping import Column, Field, Proposal
from coach.readers.date_order import Order
from coach.readers.encoding import decode
from coach.records import AttendeeRecord, EventHeader, Reading, SourceFile
from coach.store import tables as t


def remembered(session: Session, workspace: int) -> dict[str, Reading]:
    """Signature → how tables with that header are read; the newest word counts."""
    rows = session.scalars(
        select(t.TableReading).where(t.TableReading.workspace_id == workspace).order_by(t.TableReading.id)
    )
    return {
        row.signature: Reading(mapped_table.KIND, columns=dict(row.columns), dates=row.dates) for row in rows
    }


def applied(source: SourceFile, said: Mapping[str, Reading]) -> SourceFile:
    """The file with how it is to be read, where the user said so of it or of its header."""
    if source.reading is not None or not said or unsupported.by_mark(source.data):
        return source
    found = column_mapping.find(decode(source.data), said)
    return replace(source, reading=said[found[1]]) if found else source


def with_event(session: Session, source: SourceFile, files: Sequence[int], today: dt.date) -> SourceFile:
    """A list of guests, of whose event only the user told, is one of that event when it comes again without a word.
    `files` are the versions that it replaces; a list that names its event itself is left alone."""
    if not files or (source.reading is not None and source.reading.event):
        return source
    named = (
        select(t.Attendance.event_name, t.SourceFile.kind)
        .join(t.Document, t.Document.id == t.Attendance.document_id)
        .join(t.SourceFile, t.SourceFile.id == t.Document.file_id)
        .where(t.SourceFile.id.in_(files), t.Document.kind == "attendee")
    )
    found = session.execute(named.distinct()).tuples().all()
    if len(found) != 1 or not found[0][0]:
        return source
    event, kind = found[0]
    records = readers.read_file(source, today)[1]
    if any(isinstance(r, EventHeader) or (isinstance(r, AttendeeRecord) and r.event) for r in records):
        return source
    return replace(source, reading=replace(source.reading or Reading(kind), event=event))


def digest(source: SourceFile) -> str:
    """What tells one content read in one way from another: the hash of the bytes, and of the reading if there is one."""
    whole = hashlib.sha256(source.data)
    if source.reading is not None:
        whole.update(json.dumps(asdict(source.reading), ensure_ascii=False).encode())
    return whole.hexdigest()


def proposed(sessions: sessionmaker[Session], workspace: int, source: SourceFile) -> Proposal:
    """What a table's columns hold, by what the user said of its header before, else by header and values.

    Raises UnreadableError where the file is no table.
    """
    proposal = column_mapping.propose(decode(source.data)) if not unsupported.by_mark(source.data) else None
    if proposal is None:
        why = unsupported.by_mark(source.data) or "It is no table with columns."
        raise UnreadableError(f"{source.path}: {why}")
    with sessions() as session:
        reading = remembered(session, workspace).get(proposal.signature)
    if reading is None:
        return proposal
    fields = list(reading.columns.values())
    columns = (
        Column(c.name, Field(field), 1.0, c.values) for c, field in zip(proposal.columns, fields, strict=True)
    )
    return replace(
        proposal,
        columns=tuple(columns),
        chosen=True,
        dates=Order(reading.dates) if reading.dates else proposal.dates,
    )


def remember(
    sessions: sessionmaker[Session],
    workspace: int,
    columns: Mapping[str, str],
    dates: str,
    event: str,
    today: dt.date,
) -> Reading:
    """Keep what the user said of a header; the event is one file's and is not kept."""
    reading = Reading(mapped_table.KIND, event.strip(), dict(columns), dates)
    signature = mapped_table.signature_of(reading)
    with sessions() as session, session.begin():
        _drop(session, workspace, signature)
        session.add(
            t.TableReading(
                workspace_id=workspace,
                signature=signature,
                columns=[[name, str(field)] for name, field in columns.items()],
                dates=dates,
                made_on=today,
            )
        )
    return reading


def forget(sessions: sessionmaker[Session], workspace: int, source: SourceFile) -> bool:
    """Drop what was said of a table's header; whether there was anything."""
    proposal = proposed(sessions, workspace, source)
    with sessions() as session, session.begin():
        return _drop(session, workspace, proposal.signature)


def _drop(session: Session, workspace: int, signature: str) -> bool:
    same = (t.TableReading.workspace_id == workspace, t.TableReading.signature == signature)
    known = session.scalars(select(t.TableReading.id).where(*same)).first() is not None
    session.execute(delete(t.TableReading).where(*same))
    return known


def pasted(text: str, event: str, today: dt.date) -> SourceFile:
    """A pasted list as a file of its own: two lists of one day are two files, the same one pasted twice is one."""
    data = text.encode()
    mark = hashlib.sha256(data + event.encode()).hexdigest()
    path = f"pasted list {today.isoformat()} {mark[:6]}.txt"
    return SourceFile(path, data, today, f"pasted:{mark}", Reading(pasted_list.KIND, event.strip()))
