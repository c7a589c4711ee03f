"""Writes what the readers gave: documents, contacts, keys, messages, calendar entries, attendances, passages.

Rows are gathered over files and inserted some thousands at a time, so that neither many small files nor one large
one costs more than its rows; what a file brought before it turned out unreadable is taken back. Ids are counted on
from the highest, which is safe because a workspace has one writer.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from coach.batches import batched
from coach.confidence import closing_headings, restrictions
from coach.evidence import Restriction, Span
from coach.index import lexical, state
from coach.index.passages import REACH, split
from coach.ingest.closed_rows import closed_parts
from coach.ingest.cues import cues
from coach.ingest.versions import OlderVersion
from coach.people.keys import email_key, phone_key, profile_key, region_of
from coach.records import (
    AttendeeRecord,
    ContactKind,
    ContactRecord,
    EventHeader,
    EventRecord,
    MessageRecord,
    NoteKind,
    NoteRecord,
    Party,
    Record,
    Refusal,
    SourceFile,
)
from coach.store import tables as t
from coach.text import sentences

Row = dict[str, Any]
Tables = dict[Any, list[Row]]
"""Rows by table."""

_CHUNK = 10_000
"""Rows that are held before they are inserted."""

ROW_KINDS = ("contact", "attendee", "event", "header")
"""Kinds of document that are one row or entry: found by words, not embedded."""


class Writer:
    """Writes one batch's files into an open transaction."""

    def __init__(self, session: Session, workspace: int, batch: int, region: str = "") -> None:
        self.session = session
        self.workspace = workspace
        self.batch = batch
        self.region = region
        self._held: Tables = defaultdict(list)
        self._next = {
            table: (session.scalar(select(func.max(table.id))) or 0) + 1
            for table in (t.SourceFile, t.Document, t.Contact, t.Passage, t.Statement)
        }

    def _id(self, table: Any) -> int:
        self._next[table] += 1
        return self._next[table] - 1

    @property
    def latest_file(self) -> int:
        """The number of the file that was written last."""
        return self._next[t.SourceFile] - 1

    def file(
        self,
        source: SourceFile,
        kind: str,
        sha256: str,
        records: Iterable[Record],
        each: Callable[[], None] = lambda: None,
        older: Sequence[int] = (),
    ) -> tuple[int, list[Refusal]]:
        """Write one file's records, calling `each` before every one; `older` are the files of which it is a newer
        version. Gives how many were kept, and the refusals. What `records` raises goes on to the caller, with nothing of
        the file kept."""
        rows = _Rows(self, self._id(t.SourceFile), source.path, OlderVersion(self.session, older))
        rows.tables[t.SourceFile].append(
            {"id": rows.file_id, "workspace_id": self.workspace, "batch_id": self.batch, "path": source.path,
             "origin": source.origin, "kind": kind, "sha256": sha256, "size": len(source.data)}
        )  # fmt: skip
        refused: list[Refusal] = []
        kept = 0
        with ExitStack() as savepoint:
            saved = False
            for record in records:
                each()
                if isinstance(record, Refusal):
                    refused.append(record)
                    continue
                rows.add(record)
                kept += 1
                if rows.count >= _CHUNK:
                    if not saved:
                        self.flush()
                        savepoint.enter_context(self.session.begin_nested())
                        saved = True
                    self._insert(rows.take())
            rows.finish()
            self._hold(rows.take())
            if saved:
                self.flush()
        return kept, refused

    def again(self, file: int, documents: Sequence[tuple[int, Record]]) -> None:
        """Make passages and sentences of documents whose text was changed; the old ones must be gone already. The
        next derivation looks at all of these documents again."""
        rows = _Rows(self, file, "", OlderVersion(self.session, ()))
        for number, record in documents:
            rows.words(number, record)
        rows.finish()
        self._insert(rows.take())
        for part in batched(number for number, _ in documents):
            self.session.execute(delete(t.Linked).where(t.Linked.document_id.in_(part)))

    def _hold(self, tables: Tables) -> None:
        for model, rows in tables.items():
            self._held[model] += rows
        if sum(map(len, self._held.values())) >= _CHUNK:
            self.flush()

    def flush(self) -> None:
        """Insert what is held. Call it before anything reads the rows."""
        held, self._held = self._held, defaultdict(list)
        self._insert(held)

    def _insert(self, tables: Tables) -> None:
        """Insert rows, parents first."""
        for table in t.Base.metadata.sorted_tables:
            for model, rows in tables.items():
                if model.__table__ is table and rows:
                    self.session.execute(insert(table), rows)
        passages = tables.get(t.Passage, [])
        lexical.add(self.session, [(p["id"], p["text"], p["context"]) for p in passages])
        state.note_added(self.session, (p["id"] for p in passages if p["embedded"]))


class _Rows:
    """The rows of one file, as far as they are not inserted."""

    def __init__(self, writer: Writer, file_id: int, path: str, older: OlderVersion) -> None:
        self.writer = writer
        self.file_id = file_id
        self.path = path
        self.older = older
        self.tables: Tables = defaultdict(list)
        self.parties: dict[tuple[str, str], int] = {}
        self.turns: list[tuple[NoteRecord, int]] = []

    @property
    def count(self) -> int:
        """How many rows there are."""
        return sum(map(len, self.tables.values()))

    def take(self) -> Tables:
        """Hand the rows over."""
        taken, self.tables = self.tables, defaultdict(list)
        return taken

    def add(self, record: Record) -> None:
        """Turn one record into rows."""
        match record:
            case ContactRecord():
                self._contact_record(record)
            case NoteRecord():
                self._note(record)
            case MessageRecord():
                self._message(record)
            case EventRecord():
                self._event(record)
            case AttendeeRecord():
                self._attendee(record)
            case EventHeader():
                self._header(record)

    def words(self, document: int, record: Record) -> None:
        """What is searched and cited of a document that has a row already."""
        match record:
            case NoteRecord(kind=NoteKind.TURN):
                self.turns.append((record, document))
            case NoteRecord():
                self._prose(
                    document, record.text, record.body_start, str(record.kind), record.title, note=record
                )
            case MessageRecord():
                self._letter(document, record)
            case ContactRecord() | AttendeeRecord() | EventRecord() | EventHeader():
                self._passage(document, 0, len(record.raw), record.raw, record.name, embedded=False)
                self._closed_words(document, record)

    def _closed_words(self, document: int, record: Record) -> None:
        """What a card's note or a calendar entry tells in confidence; its passage was written just before."""
        match record:
            case ContactRecord():
                values: tuple[str, ...] = (record.note,)
                date = record.dated
            case EventRecord():
                values, date = (record.name, record.description), _day(record.start)
            case _:
                return
        passage = self.tables[t.Passage][-1]["id"]
        for told, limit in closed_parts(record.raw, values, date):
            self._statement(document, passage, told.text, told.span, limit)

    def _letter(self, document: int, r: MessageRecord) -> None:
        kind, day = "mail" if r.channel == "mail" else "message", r.sent.date() if r.sent else None
        self._prose(document, r.text, 0, kind, r.subject, teller=r.sender.name, date=day, audience=r.audience)

    def _document(self, kind: str, place: str, text: str, date: dt.date | None, **more: Any) -> int:
        number = self.writer._id(t.Document)
        row: Row = {
            "id": number, "workspace_id": self.writer.workspace, "batch_id": self.writer.batch,
            "file_id": self.file_id, "source": self.path, "place": place, "kind": kind, "text": text, "date": date,
            "external_id": "", "conversation": "", "title": "", "active": True, **more,
        }  # fmt: skip
        self.tables[t.Document].append(row)
        if kind in ROW_KINDS:
            self._passage(number, 0, len(text), text, row["title"], embedded=False)
        return number

    def _passage(
        self, document: int, start: int, end: int, text: str, context: str, *, embedded: bool
    ) -> int:
        number = self.writer._id(t.Passage)
        self.tables[t.Passage].append(
            {"id": number, "document_id": document, "start": start, "end": end, "text": text, "context": context,
             "embedded": embedded}
        )  # fmt: skip
        return number

    def _contact(
        self, document: int, place: str, kind: str, name: str, keys: dict[str, tuple[str, ...]], **more: Any
    ) -> int:
        number = self.writer._id(t.Contact)
        row: Row = {
            "id": number, "workspace_id": self.writer.workspace, "document_id": document, "kind": kind, "name": name,
            "given": "", "family": "", "nicknames": [], "organisation": "", "title": "", "location": "", "note": "",
            "dated": None, "extra": {}, "version_of": None, "is_user": False, **more,
        }  # fmt: skip
        self.tables[t.Contact].append(row)
        numbers = keys.get("phone", ())
        region = (
            region_of(numbers, row["location"], keys.get("email", ()), self.writer.region) if numbers else ""
        )
        forms: dict[str, Callable[[str], str]] = {
            "email": email_key,
            "profile": profile_key,
            "phone": lambda v: phone_key(v, region),
        }
        normalised = [
            (key, value, shown) for key, all_shown in keys.items() for shown in all_shown if (value := forms[key](shown))
        ]  # fmt: skip
        self.tables[t.IdentityKey] += (
            {"contact_id": number, "kind": key, "value": value, "shown": shown.strip()}
            for key, value, shown in normalised
        )
        row["version_of"] = self.older.continued(name, place, ((key, value) for key, value, _ in normalised))
        return number

    def _contact_record(self, r: ContactRecord) -> None:
        document = self._document("contact", r.place, r.raw, r.dated, title=r.name)
        self._closed_words(document, r)
        self._contact(
            document, r.place, str(r.kind), r.name or (r.emails[0] if r.emails else r.organisation),
            {"email": r.emails, "profile": r.profiles, "phone": r.phones},
            given=r.given, family=r.family, nicknames=list(r.nicknames), organisation=r.organisation, title=_role(r.title),
            location=r.location, note=r.note, dated=r.dated, extra=dict(r.extra),
            is_user=r.kind == ContactKind.PROFILE,
        )  # fmt: skip

    def _party(self, party: Party, document: int) -> int:
        key = (
            email_key(party.email) or profile_key(party.profile),
            "" if party.email or party.profile else party.name,
        )
        if key not in self.parties:
            given = {"email": party.email, "profile": party.profile, "phone": party.phone}
            self.parties[key] = self._contact(
                document, "", "party", party.name or party.email or party.phone,
                {kind: (value,) for kind, value in given.items() if value}, extra={"owner": "yes"} if party.owner else {},
            )  # fmt: skip
        return self.parties[key]

    def _note(self, r: NoteRecord) -> None:
        document = self._document(
            str(r.kind),
            r.place,
            r.text,
            r.date,
            external_id=r.external_id,
            conversation=r.group,
            title=r.title,
        )
        self.tables[t.Note].append(
            {"document_id": document, "body_start": r.body_start, "people": list(r.people), "event": r.event,
             "location": r.location, "tags": list(r.tags), "speaker": r.speaker, "audience": r.audience,
             "embargo": r.embargo, "front_matter": dict(r.front_matter)}
        )  # fmt: skip
        if r.kind == NoteKind.TURN:
            self.turns.append((r, document))
            return
        self._prose(document, r.text, r.body_start, str(r.kind), r.title, note=r)

    def _prose(
        self, document: int, text: str, body_start: int, kind: str, title: str, *,
        note: NoteRecord | None = None, teller: str = "", around: tuple[Sequence[str], Sequence[str]] = ((), ()),
        date: dt.date | None = None, audience: str = "",
    ) -> None:  # fmt: skip
        """Passages and their sentences, each with who may see it."""
        spans, passage_of = [], []
        # Event, people and speaker stand in front matter or outside the text; as context they can be searched.
        said = (note.event, note.speaker, *note.people) if note else ()
        framed = " · ".join(dict.fromkeys(x for x in (title, *said) if x))
        for piece in split(text, body_start, kind, framed, around, note.date if note else date):
            number = self._passage(document, piece.start, piece.end, piece.text, piece.context, embedded=True)
            for span in sentences(text, piece.start, piece.end):
                spans.append(span)
                passage_of.append(number)
        if note is not None and len(note.people) == 1:
            teller = note.people[0]
        heads = [h for h in closing_headings(text, body_start) if h not in spans]
        ordered = sorted(
            [*zip(spans, passage_of, strict=True), *((h, None) for h in heads)], key=lambda x: x[0].start
        )
        limits = restrictions(
            text, [span for span, _ in ordered],
            tags=note.tags if note else (), title=title, audience=note.audience if note else audience,
            embargo=note.embargo if note else None, note_date=note.date if note else date, teller=teller,
            front_matter=note.front_matter if note else None,
        )  # fmt: skip
        for (span, passage), limit in zip(ordered, limits, strict=True):
            if passage is not None:
                self._statement(document, passage, text[span.start : span.end], span, limit)

    def _statement(
        self, document: int, passage: int, said: str, span: Span, limit: Restriction | None
    ) -> None:
        self.tables[t.Statement].append(
            {"id": self.writer._id(t.Statement), "document_id": document, "passage_id": passage,
             "start": span.start, "end": span.end, "text": said,
             "audience": str(limit.audience) if limit else "open", "told_by": limit.told_by if limit else "",
             "names": list(limit.names) if limit else [], "until": limit.until if limit else None,
             "marker": limit.marker if limit else "", "cues": cues(said)}
        )  # fmt: skip

    def _message(self, r: MessageRecord) -> None:
        kind = "mail" if r.channel == "mail" else "message"
        document = self._document(
            kind, r.place, r.text, r.sent.date() if r.sent else None, title=r.subject, conversation=r.thread,
            external_id=r.message_id,
        )  # fmt: skip
        sender = self._party(r.sender, document)
        self.tables[t.Message].append(
            {"document_id": document, "channel": r.channel, "thread": r.thread, "sender_id": sender,
             "sent": r.sent.replace(tzinfo=None) if r.sent else None, "subject": r.subject, "draft": r.draft,
             "message_id": r.message_id, "in_reply_to": r.in_reply_to, "in_group": r.group}
        )  # fmt: skip
        seen: set[int] = set()
        for role, group in (("to", r.recipients), ("cc", r.copied)):
            for party in group:
                contact = self._party(party, document)
                if contact not in seen:
                    seen.add(contact)
                    self.tables[t.Recipient].append(
                        {"document_id": document, "contact_id": contact, "role": role}
                    )
        self._letter(document, r)

    def _event(self, r: EventRecord) -> None:
        document = self._document("event", r.place, r.raw, _day(r.start), title=r.name)
        self._closed_words(document, r)
        self.tables[t.CalendarEntry].append(
            {"document_id": document, "name": r.name, "starts": _moment(r.start), "ends": _moment(r.end),
             "all_day": not isinstance(r.start, dt.datetime), "location": r.location, "cancelled": r.cancelled,
             "declined": r.declined, "series": r.series}
        )  # fmt: skip
        parties = [("invited", a) for a in r.attendees]
        if r.organiser and r.organiser not in r.attendees:
            parties.append(("organiser", r.organiser))
        for role, party in parties:
            self.tables[t.Attendance].append(
                {"document_id": document, "contact_id": self._party(party, document), "role": role,
                 "status": "coming", "session": "", "event_name": r.name}
            )  # fmt: skip

    def _attendee(self, r: AttendeeRecord) -> None:
        document = self._document("attendee", r.place, r.raw, None, title=r.name)
        contact = self._contact(
            document, r.place, "attendee", r.name,
            {"email": (r.email,) if r.email else (), "profile": (r.profile,) if r.profile else (),
             "phone": (r.phone,) if r.phone else ()},
            organisation=r.organisation, title=_role(r.title), extra=dict(r.said),
        )  # fmt: skip
        self.tables[t.Attendance].append(
            {"document_id": document, "contact_id": contact, "role": r.role, "status": str(r.status),
             "session": r.session, "event_name": r.event}
        )  # fmt: skip

    def _header(self, r: EventHeader) -> None:
        document = self._document("header", r.place, r.raw, r.start, title=r.name)
        self.tables[t.CalendarEntry].append(
            {"document_id": document, "name": r.name, "starts": _moment(r.start), "ends": _moment(r.end),
             "all_day": True, "location": r.location, "cancelled": False, "declined": False, "series": ""}
        )  # fmt: skip

    def finish(self) -> None:
        """Turns of a chat get their neighbours as context, the nearest first."""
        for index, (r, document) in enumerate(self.turns):
            around = (self._near(index, -1, r.group), self._near(index, 1, r.group))
            self._prose(document, r.text, r.body_start, "turn", r.title, note=r, around=around)

    def _near(self, index: int, step: int, group: str) -> list[str]:
        found: list[str] = []
        at = index + step
        while 0 <= at < len(self.turns) and len(found) < REACH and self.turns[at][0].group == group:
            found.append(self.turns[at][0].text)
            at += step
        return found


_LONGEST_ROLE = 80


def _role(title: str) -> str:
    """A job title as one can say it: of a long text in that field only its first sentence. The row keeps the rest."""
    flat = " ".join(title.split())
    if len(flat) <= _LONGEST_ROLE:
        return flat
    first = re.split(r"(?<=[.!?;])\s|[\r\n|]", flat, maxsplit=1)[0].rstrip(".!?; ")
    return first if len(first) <= _LONGEST_ROLE else first[:_LONGEST_ROLE].rsplit(" ", 1)[0]


def _day(value: dt.datetime | dt.date) -> dt.date:
    return value.date() if isinstance(value, dt.datetime) else value


def _moment(value: dt.datetime | dt.date | None) -> dt.datetime | None:
    """A naive moment in the source's own zone: the wall clock that the user saw."""
    if value is None or isinstance(value, dt.datetime):
        return value.replace(tzinfo=None) if value else None
    return dt.datetime(value.year, value.month, value.day)
