"""Reads the store back into the records that its readers gave: every document in force as an `Entry`."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from coach.archive.entry import Entry, Limit
from coach.confidence_rules import fits
from coach.ingest.closed_rows import described
from coach.records import (
    AttendeeRecord,
    AttendeeStatus,
    ContactKind,
    ContactRecord,
    EventHeader,
    EventRecord,
    MessageRecord,
    NoteKind,
    NoteRecord,
    Party,
    Record,
)
from coach.store import audience_rules
from coach.store import tables as t


@dataclass(frozen=True, slots=True)
class Observed:
    """The files in force, the entries in their order, the people whom only notes name (contact, entry), and the patterns
    of the rules for folders that fit a file by where it lies on the disk."""

    files: tuple[t.SourceFile, ...]
    entries: tuple[Entry, ...]
    noted: tuple[tuple[t.Contact, int], ...]
    fitting: dict[int, list[str]]


@dataclass
class _Rows:
    """The rows of one workspace by their document."""

    documents: dict[int, t.Document] = field(default_factory=dict)
    contacts: dict[int, t.Contact] = field(default_factory=dict)
    own: dict[int, t.Contact] = field(default_factory=dict)
    keys: dict[int, dict[str, list[str]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    notes: dict[int, t.Note] = field(default_factory=dict)
    heads: dict[int, t.Message] = field(default_factory=dict)
    recipients: dict[int, list[tuple[str, int]]] = field(default_factory=lambda: defaultdict(list))
    calendar: dict[int, t.CalendarEntry] = field(default_factory=dict)
    attendance: dict[int, list[t.Attendance]] = field(default_factory=lambda: defaultdict(list))
    limits: dict[int, list[Limit]] = field(default_factory=lambda: defaultdict(list))


def observe(session: Session, workspace: int) -> Observed:
    """Everything that imports brought and that no newer version has replaced."""
    rows = _load(session, workspace)
    files = session.scalars(
        select(t.SourceFile)
        .where(t.SourceFile.workspace_id == workspace, t.SourceFile.replaced_by.is_(None))
        .order_by(t.SourceFile.id)
    ).all()
    number = {f.id: n for n, f in enumerate(files)}
    entries, at = [], {}
    for n, d in enumerate(x for x in rows.documents.values() if x.file_id in number):
        at[d.id] = n
        record = _record(rows, d)
        entries.append(Entry(number[d.file_id], n, d.source, record, tuple(rows.limits.get(d.id, ()))))
    noted = [
        (c, at[c.document_id]) for c in rows.contacts.values() if c.kind == "noted" and c.document_id in at
    ]
    return Observed(tuple(files), tuple(entries), tuple(noted), _fitting(session, workspace, files))


def _fitting(session: Session, workspace: int, files: Iterable[t.SourceFile]) -> dict[int, list[str]]:
    rules = [r for r in audience_rules.load(session, workspace) if r.scope == "folder"]
    lies = audience_rules.paths(session, workspace) if rules else {}
    return {
        f.id: [r.pattern for r in rules if fits(r.pattern, lies[f.id]) and not fits(r.pattern, [f.path])]
        for f in files
        if f.id in lies
    }


def _load(session: Session, workspace: int) -> _Rows:
    rows = _Rows()
    here = select(t.Document).where(t.Document.workspace_id == workspace, t.Document.active)
    rows.documents = {d.id: d for d in session.scalars(here.order_by(t.Document.id))}
    contacts = select(t.Contact).where(t.Contact.workspace_id == workspace).order_by(t.Contact.id)
    rows.contacts = {c.id: c for c in session.scalars(contacts)}
    for c in rows.contacts.values():
        if c.kind not in ("party", "noted"):
            rows.own[c.document_id] = c
    for key in session.scalars(select(t.IdentityKey).order_by(t.IdentityKey.id)):
        rows.keys[key.contact_id][key.kind].append(key.shown)
    rows.notes = {n.document_id: n for n in session.scalars(select(t.Note))}
    rows.heads = {m.document_id: m for m in session.scalars(select(t.Message))}
    # Contacts were numbered as they were met, so this is the order in which to meet them again.
    for r in session.scalars(select(t.Recipient).order_by(t.Recipient.contact_id)):
        rows.recipients[r.document_id].append((r.role, r.contact_id))
    rows.calendar = {e.document_id: e for e in session.scalars(select(t.CalendarEntry))}
    for a in session.scalars(select(t.Attendance).order_by(t.Attendance.id)):
        rows.attendance[a.document_id].append(a)
    closed = (
        select(t.Statement)
        .where(or_(t.Statement.audience != "open", t.Statement.stated.is_not(None)))
        .order_by(t.Statement.id)
    )
    for s in session.scalars(closed):
        rows.limits[s.document_id].append(
            Limit(s.start, s.end, s.audience, s.told_by, tuple(s.names), s.until, s.marker, s.stated or {})
        )
    return rows


def record_of(session: Session, document: t.Document) -> Record:
    """A text or message as the record that it was."""
    rows = _Rows(documents={document.id: document})
    if note := session.get(t.Note, document.id):
        rows.notes[document.id] = note
    if head := session.get(t.Message, document.id):
        rows.heads[document.id] = head
        to = session.scalars(select(t.Recipient).where(t.Recipient.document_id == document.id))
        rows.recipients[document.id] = sorted(((r.role, r.contact_id) for r in to), key=lambda x: x[1])
        ids = [head.sender_id, *(c for _, c in rows.recipients[document.id])]
        rows.contacts = {c.id: c for c in session.scalars(select(t.Contact).where(t.Contact.id.in_(ids)))}
        for key in session.scalars(select(t.IdentityKey).where(t.IdentityKey.contact_id.in_(ids))):
            rows.keys[key.contact_id][key.kind].append(key.shown)
    return _record(rows, document)


def _record(rows: _Rows, d: t.Document) -> Record:
    match d.kind:
        case "contact":
            return _contact(rows, d)
        case "attendee":
            return _attendee(rows, d)
        case "event":
            return _event(rows, d)
        case "header":
            return _header(rows, d)
        case "message" | "mail":
            return _message(rows, d)
        case _:
            return _note(rows, d)


def _contact(rows: _Rows, d: t.Document) -> ContactRecord:
    c = rows.own[d.id]
    keys = rows.keys[c.id]
    return ContactRecord(
        place=d.place, raw=d.text, kind=ContactKind(c.kind), name=d.title, given=c.given, family=c.family,
        nicknames=tuple(c.nicknames), emails=tuple(keys["email"]), phones=tuple(keys["phone"]),
        profiles=tuple(keys["profile"]), organisation=c.organisation, title=c.title, location=c.location, note=c.note,
        dated=c.dated, extra=dict(c.extra),
    )  # fmt: skip


def _attendee(rows: _Rows, d: t.Document) -> AttendeeRecord:
    c, a = rows.own[d.id], rows.attendance[d.id][0]
    keys = rows.keys[c.id]
    return AttendeeRecord(
        place=d.place, raw=d.text, name=c.name, email="".join(keys["email"][:1]), phone="".join(keys["phone"][:1]),
        profile="".join(keys["profile"][:1]), organisation=c.organisation, title=c.title,
        status=AttendeeStatus(a.status), role=a.role, session=a.session, event=a.event_name, said=dict(c.extra),
    )  # fmt: skip


def _party(rows: _Rows, contact: int) -> Party:
    c = rows.contacts[contact]
    keys = rows.keys[contact]
    email, profile, phone = ("".join(keys[kind][:1]) for kind in ("email", "profile", "phone"))
    return Party("" if c.name == email else c.name, email, profile, phone, bool(c.extra.get("owner")))


def _event(rows: _Rows, d: t.Document) -> EventRecord:
    entry, guests = rows.calendar[d.id], rows.attendance[d.id]
    attendees = tuple(_party(rows, a.contact_id) for a in guests if a.role == "invited")
    organiser = next((_party(rows, a.contact_id) for a in guests if a.role == "organiser"), None)
    if organiser in attendees:  # written there under another name; equal ones would become one
        organiser = replace(organiser, name="")
    return EventRecord(
        place=d.place, raw=d.text, name=entry.name, start=_when(entry.starts, entry.all_day) or dt.date.min,
        end=_when(entry.ends, entry.all_day), location=entry.location, description=described(d.text),
        cancelled=entry.cancelled, declined=entry.declined, organiser=organiser, attendees=attendees,
        series=entry.series,
    )  # fmt: skip


def _when(moment: dt.datetime | None, all_day: bool) -> Any:
    return moment.date() if moment and all_day else moment


def _header(rows: _Rows, d: t.Document) -> EventHeader:
    entry = rows.calendar[d.id]
    starts, ends = (m.date() if m else None for m in (entry.starts, entry.ends))
    return EventHeader(d.place, d.text, entry.name, starts, ends, entry.location)


def _message(rows: _Rows, d: t.Document) -> MessageRecord:
    m = rows.heads[d.id]
    to, cc = (
        [_party(rows, c) for role, c in rows.recipients[d.id] if role == wanted] for wanted in ("to", "cc")
    )
    return MessageRecord(
        place=d.place, text=d.text, raw=d.text, channel=m.channel, sender=_party(rows, m.sender_id),
        recipients=tuple(to), copied=tuple(cc), sent=m.sent, subject=m.subject, thread=m.thread, draft=m.draft,
        message_id=m.message_id, in_reply_to=m.in_reply_to, group=m.in_group,
    )  # fmt: skip


def _note(rows: _Rows, d: t.Document) -> NoteRecord:
    n = rows.notes[d.id]
    return NoteRecord(
        place=d.place, text=d.text, kind=NoteKind(d.kind), body_start=n.body_start, title=d.title, date=d.date,
        people=tuple(n.people), event=n.event, location=n.location, tags=tuple(n.tags), speaker=n.speaker,
        group=d.group, external_id=d.external_id, audience=n.audience, embargo=n.embargo,
        front_matter=dict(n.front_matter),
    )  # fmt: skip
