"""Tables that a spreadsheet opens without taking a cell for a formula, and reads of them that undo this."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from coach.archive.entry import BROKEN, Entry, date_of, day, dumps, entry_of, loads
from coach.records import AttendeeRecord, AttendeeStatus, EventHeader, Refusal

# As OWASP lists them; a cell that begins with apostrophes and one of these gets one apostrophe more.
_FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_LONGEST_CELL = 16 * 1024 * 1024

_ATTENDEES = (
    "event", "name", "email", "phone", "profile", "organisation", "title", "role", "status", "session", "source",
    "place", "words", "rapport",
)  # fmt: skip
_HEADERS = ("name", "starts", "ends", "location", "source", "place", "words", "rapport")


def table(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """CSV with a byte order mark, so that a spreadsheet takes it for UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([cell("" if value is None else str(value)) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def cell(value: str) -> str:
    """The value, with an apostrophe before what a spreadsheet would run."""
    return f"'{value}" if _FORMULA.match(value) else value


def uncell(value: str) -> str:
    """What `cell` was given.

    >>> [uncell(cell(x)) for x in ("=1+1", "'=1", "'tis", "+44 7700")]
    ['=1+1', "'=1", "'tis", '+44 7700']
    """
    return value[1:] if value.startswith("'") and _FORMULA.match(value) else value


def attendees(entries: Iterable[Entry]) -> bytes:
    """Everybody on attendee lists and programmes, a row each."""
    return table(
        _ATTENDEES, (_attendee(e, e.record) for e in entries if isinstance(e.record, AttendeeRecord))
    )


def _attendee(e: Entry, r: AttendeeRecord) -> tuple[str, ...]:
    return (
        r.event, r.name, r.email, r.phone, r.profile, r.organisation, r.title, r.role, str(r.status), r.session, e.source,
        r.place, r.raw, dumps(e.beside(said=dict(r.said))),
    )  # fmt: skip


def programmes(entries: Iterable[Entry]) -> bytes:
    """What programmes say of their events."""
    return table(_HEADERS, (_header(e, e.record) for e in entries if isinstance(e.record, EventHeader)))


def _header(e: Entry, r: EventHeader) -> tuple[str, ...]:
    return (r.name, day(r.start), day(r.end), r.location, e.source, r.place, r.raw, dumps(e.beside()))


def read_attendees(data: bytes) -> Iterator[Entry | Refusal]:
    """The rows that `attendees` wrote."""
    for row in _rows(data):
        yield row if isinstance(row, Refusal) else _read(row, _attendee_of)


def read_programmes(data: bytes) -> Iterator[Entry | Refusal]:
    """The rows that `programmes` wrote."""
    for row in _rows(data):
        yield row if isinstance(row, Refusal) else _read(row, _header_of)


def _read(row: dict[str, str], record_of: Any) -> Entry | Refusal:
    try:
        beside = loads(row["rapport"])
        return entry_of(row["source"], record_of(row, beside), beside)
    except BROKEN:
        return Refusal(row.get("place") or "", "The row has lost what Rapport wrote in its last column.")


def _rows(data: bytes) -> Iterator[dict[str, str] | Refusal]:
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        reader = csv.reader(io.StringIO(data.decode("utf-8-sig", "replace"), newline=""))
        header = next(reader, [])
        for cells in reader:
            yield dict(zip(header, map(uncell, cells), strict=False))
    except csv.Error as error:
        yield Refusal("", f"The table cannot be read further: {error}.")
    finally:
        csv.field_size_limit(before)


def _attendee_of(row: dict[str, str], beside: dict[str, Any]) -> AttendeeRecord:
    return AttendeeRecord(
        place=row["place"], raw=row["words"], name=row["name"], email=row["email"], phone=row["phone"],
        profile=row["profile"], organisation=row["organisation"], title=row["title"],
        status=AttendeeStatus(row["status"]), role=row["role"], session=row["session"], event=row["event"],
        said=dict(beside.get("said", {})),
    )  # fmt: skip


def _header_of(row: dict[str, str], _: dict[str, Any]) -> EventHeader:
    start, end = date_of(row["starts"]), date_of(row["ends"])
    assert not isinstance(start, dt.datetime)
    return EventHeader(row["place"], row["words"], row["name"], start, end, row["location"])
