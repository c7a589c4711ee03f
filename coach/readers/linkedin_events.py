"""LinkedIn's Events.csv: events that the user was invited to or said yes to."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from coach.readers.date_order import Order, date_of, moment_of
from coach.readers.encoding import decode
from coach.readers.linkedin_messages import linkedin_order
from coach.readers.tables import Row, Table, find_table
from coach.records import EventRecord, Record, Refusal, SourceFile

KIND = "linkedin_events"

_DECLINED = re.compile(r"declin|not[_ ]?(?:attend|going|interest)|withdr|remov|ignor|reject|abgelehnt", re.IGNORECASE)  # fmt: skip
_CANCELLED = re.compile(r"cancel|abgesagt|annul", re.IGNORECASE)
_TO = re.compile(r"\s(?:-|–|—|to|until|bis)\s", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d|\d\s?[ap]\.?m", re.IGNORECASE)


def _wanted(table: Table) -> bool:
    return table.has("eventname", "eventtime", "status", "externalurl")


def accepts(source: SourceFile) -> bool:
    """Whether there is the header of the list of events."""
    return find_table(decode(source.data), _wanted) is not None


def read(source: SourceFile, today: dt.date) -> Iterator[Record]:
    """One event a row."""
    table = find_table(decode(source.data), _wanted)
    if table is None:
        return
    order = linkedin_order(table, "eventtime")
    for row in table.rows():
        if not row.empty:
            yield table.misfit(row) or _event(row, order)


def _event(row: Row, order: Order) -> Record:
    name, time = row.get("eventname"), row.get("eventtime")
    first, *rest = _TO.split(time, maxsplit=1)
    start = _moment(first, order)
    if not name or start is None:
        return Refusal(
            row.place, "The row has no name." if not name else f"“{time}” is no date that can be read."
        )
    end = _moment(rest[0], order) if rest else None
    if end is None and rest and isinstance(start, dt.datetime):  # "8:00 AM - 9:00 AM" of one day
        end = _moment(f"{start:%Y-%m-%d} {rest[0]}", Order.PLAIN)
    same = type(end) is type(start) and end is not None and end >= start
    return EventRecord(
        place=row.place,
        raw=row.raw,
        name=name,
        start=start,
        end=end if same else None,
        description=row.get("externalurl"),
        cancelled=bool(_CANCELLED.search(row.get("status"))),
        declined=bool(_DECLINED.search(row.get("status"))),
    )


def _moment(words: str, order: Order) -> dt.datetime | dt.date | None:
    """A moment where there is a time of day, else a day."""
    day = date_of(words, order)
    return moment_of(words, order) if day and _CLOCK.search(words) else day
