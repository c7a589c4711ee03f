"""An event that the user names, made into files like any other: its calendar entry, and the list of its guests."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import replace

from coach import readers
from coach.errors import UsageError
from coach.event_names import from_path, key
from coach.ingest.readings import pasted
from coach.readers import attendee_list, mapped_table, notes, pasted_list
from coach.readers.encoding import decode
from coach.records import AttendeeRecord, EventHeader, Reading, SourceFile


def entry(name: str, day: dt.date) -> SourceFile:
    """A calendar file with the event on its day. Raises UsageError where it has no name."""
    from icalendar import Calendar, Event

    name = " ".join(name.split())
    if not name:
        raise UsageError("Say which event, by its name.")
    mark = hashlib.sha256(f"{' '.join(key(name))} {day}".encode(errors="replace")).hexdigest()[:20]
    event, calendar = Event(), Calendar()
    event.add("uid", f"event-{mark}@rapport.invalid")
    event.add("dtstamp", dt.datetime.combine(day, dt.time(), dt.UTC))
    event.add("dtstart", day)
    event.add("summary", name)
    calendar.add("prodid", "-//Rapport//Event//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    file = re.sub(r"[^\w.\- ]+", " ", name).strip(" .")[:80] or "event"
    return SourceFile(f"events/{file} {day.isoformat()}.ics", bytes(calendar.to_ical()), day)


def guests_of(source: SourceFile, event: str, today: dt.date) -> SourceFile:
    """The file as a list of the guests of an event."""
    reader = readers.reader_for(source)
    if reader in (None, notes) and pasted_list.accepts(source):
        return pasted(decode(source.data), event, today)
    kind = reader.KIND if reader is attendee_list else mapped_table.KIND
    return replace(source, reading=Reading(kind, event.strip()))


def list_of(source: SourceFile, event: str, today: dt.date) -> SourceFile:
    """A list of guests as it is kept for its event, beside no other of the same file name; a newer one takes its place."""
    named, _, told = told_by(source, today)
    kept = source if told and key(named) == key(event) else guests_of(source, event, today)
    folder = re.sub(r"[^\w.\- ]+", " ", event).strip(" .")[:80] or "event"
    return replace(kept, path=f"guest-lists/{folder}/{source.path.rpartition('/')[2]}", origin="")


def told_by(source: SourceFile, today: dt.date) -> tuple[str, dt.date | None, bool]:
    """Which event a list of guests belongs to and its first day, and whether the list itself says so: if not, the name is
    what the file is called after. Raises UnreadableError where the file cannot be read."""
    for record in readers.read_file(source, today)[1]:
        if isinstance(record, EventHeader):
            return record.name, record.start, True
        if isinstance(record, AttendeeRecord) and record.event:
            return record.event, None, True
    return from_path(source.path), None, False
