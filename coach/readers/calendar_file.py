"""Calendars (iCalendar): one record for each entry, and for each occurrence of a series.

Series run from their start to one year after today. Of very long ones the first occurrence and the last ones are
kept, a thousand together.
Times are always zoned: UTC times and times without a zone are put into the zone the calendar names
(X-WR-TIMEZONE), or stay UTC. The end of an all-day entry is its last day.
A line that cannot be read costs itself: the entry is kept without it, and the receipt names the line.

Who owns the calendar is seldom written. It is the address that names the calendar (X-WR-CALNAME), or else whoever
is on the most entries, as organiser or as invited, if on at least two; `declined` says that this person declined.
"""

from __future__ import annotations

import datetime as dt
import re
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from coach.readers import zones
from coach.readers.calendar_entries import MOST_ENTRIES, Block, Entries, cut, entries, mended
from coach.readers.calendar_series import (
    MARK,
    UNREADABLE,
    Budget,
    Followed,
    Moment,
    Occurrence,
    follow,
    span,
    value,
)
from coach.readers.content_lines import ContentLine, looks_like_lines, unescaped, unfold
from coach.readers.encoding import decode
from coach.records import EventRecord, Party, Record, Refusal, SourceFile

if TYPE_CHECKING:
    from icalendar import Component

KIND = "calendar"

_BEGIN = re.compile(r"\s*BEGIN:(?!VCARD)[A-Z-]+[ \t]*\n", re.IGNORECASE)
_NAMES = frozenset({".ics", ".ical", ".icalendar", ".ifb", ".vcs"})
_CALLED_OFF = re.compile(r"(?:cancell?ed|abgesagt|annulé|cancelado|annullato|geannuleerd)\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Calendar:
    """What holds for all entries of a file, and what is learnt on the way: the meaning of odd zone names, what may be spent,
    and for each entry its record, from which those of its occurrences differ in time alone."""

    zone: dt.tzinfo
    owner: str
    cancelled: bool
    zones: dict[str, str] = field(default_factory=dict)
    budget: Budget = field(default_factory=Budget)
    templates: dict[int, EventRecord] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry as icalendar reads it, and its number in the file."""

    number: int
    component: Component


def accepts(source: SourceFile) -> bool:
    """Whether the first line opens a calendar or one of its components, or debris is named like a calendar."""
    text = decode(source.data)
    if _BEGIN.match(text):
        return True
    return PurePosixPath(source.path).suffix.casefold() in _NAMES and looks_like_lines(text)


def read(source: SourceFile, today: dt.date) -> Iterator[Record]:
    """Entries in the order of the file, a series at the place of its first entry."""
    found = entries(unfold(decode(source.data)))
    broken_zones = _learn_zones(found.zones)
    calendar = _Calendar(
        zone=_zone(found.setting("X-WR-TIMEZONE")),
        owner=_owner(found),
        cancelled=found.setting("METHOD").upper() == "CANCEL",
    )
    groups: dict[str, list[int]] = defaultdict(list)
    for number, block in enumerate(found.events):
        groups[block.first("UID") or f"\n{number}"].append(number)
    for numbers in groups.values():
        yield from _group(found.events, numbers, calendar, today)
    yield from _left_out(found)
    for zone in broken_zones:
        yield Refusal(
            "",
            f'The time zone "{cut(zone)}" is broken; a zone of that name is used, or the calendar\'s own.',
        )
    for zone, meant in sorted(calendar.zones.items())[:20]:
        taken = f"its times are read as {meant}" if meant else "its times are read as the calendar's own"
        yield Refusal("", f'The time zone "{cut(zone)}" is not known; {taken}.')


def _left_out(found: Entries) -> Iterator[Refusal]:
    for name, what in (("VTODO", "to-do entries"), ("VJOURNAL", "journal entries")):
        if found.others[name]:
            yield Refusal("", f"{found.others[name]} {what} were left out; only events are read.")
    if not found.events:
        yield Refusal("", "The calendar holds no events.")
    if found.surplus:
        yield Refusal(
            "",
            f"The calendar has {found.surplus + MOST_ENTRIES:,} entries; the first {MOST_ENTRIES:,} were read. "
            "Export it in parts, for example a year at a time.",
        )
    if found.open_calendars:
        yield Refusal(
            "",
            "BEGIN and END of the calendar do not match; it may have been cut off. What stands there is kept.",
        )
    for line in found.stray:
        yield Refusal("", f'The line "{cut(line)}" is no calendar line and was left out.')


def _group(blocks: list[Block], numbers: list[int], calendar: _Calendar, today: dt.date) -> Iterator[Record]:
    """All entries of one UID: single ones, or a series with its exceptions."""
    entries_found: list[_Entry] = []
    for number in numbers:
        place = _place(blocks[number], number)
        component, complaints = _parsed(blocks[number], calendar)
        yield from (Refusal(place, complaint) for complaint in complaints)
        if component is not None:
            component.add(MARK, str(number))
            entries_found.append(_Entry(number, component))
    if any("RRULE" in e.component or "RDATE" in e.component for e in entries_found):
        yield from _series(blocks, entries_found, calendar, today)
        return
    for entry in _newest(entries_found):
        start, end = span(entry.component)
        if start is not None:
            yield _record(blocks[entry.number], Occurrence(entry.number, start, end), calendar)


def _newest(found: list[_Entry]) -> list[_Entry]:
    """Of versions of one entry the last: the highest SEQUENCE for each RECURRENCE-ID (RFC 5546, 2.1.4)."""
    last: dict[str, int] = {}
    for entry in found:
        key = str(value(entry.component, "RECURRENCE-ID"))
        last[key] = max(last.get(key, 0), _sequence(entry.component))
    return [e for e in found if _sequence(e.component) == last[str(value(e.component, "RECURRENCE-ID"))]]


def _sequence(component: Component) -> int:
    found = component.get("SEQUENCE")
    return int(found) if isinstance(found, int) else 0


def _parsed(block: Block, calendar: _Calendar) -> tuple[Component | None, list[str]]:
    """The entry as icalendar reads it, None where it has no start; and what of it could not be read."""
    lines, complaints = mended(block)
    component, why = _from_lines(lines)
    if component is None and why:  # a zone's name may be what the library breaks on
        component, _ = _from_lines([re.sub(r";TZID=(?:\"[^\"]*\"|[^;:]*)", "", line) for line in lines])
        calendar.zones.update({p.parameter("TZID"): "" for p in block.properties if p.parameter("TZID")})
    if component is None:
        return None, [f"The entry cannot be read: {why}."]
    component = _with_known_zones(component, lines, block, calendar)
    start = value(component, "DTSTART")
    if not isinstance(start, dt.date):
        return None, ["The entry has no start that can be read."]
    complaints += _without_broken(component)
    if not block.closed:
        complaints.append("The entry is not closed; it may have been cut off. What stands there is kept.")
    return component, complaints


def _with_known_zones(component: Component, lines: list[str], block: Block, calendar: _Calendar) -> Component:
    """The entry again with the zone that its program means, where it names one that no list of zones has."""
    start = value(component, "DTSTART")
    zone = next((p.parameter("TZID") for p in block.properties if p.name == "DTSTART"), "")
    if not zone or not isinstance(start, dt.datetime) or start.tzinfo is not None:
        return component
    meant = calendar.zones.setdefault(zone, zones.named(zone))
    if not meant:
        return component
    again, _ = _from_lines(
        [line.replace(f'"{zone}"', zone).replace(f"TZID={zone}", f"TZID={meant}") for line in lines]
    )
    return again if again is not None else component


def _without_broken(component: Component) -> list[str]:
    """Take what icalendar could not read out of the entry; says what that was."""
    broken = sorted({str(name) for name, _ in component.errors if name})
    for name in broken:
        _drop_broken(component, name)
    if "RRULE" in broken:
        return ["How the entry repeats cannot be read; its first is kept."]
    return [f"{', '.join(broken)} of the entry cannot be read; the rest of it is kept."] if broken else []


def _from_lines(lines: Sequence[str]) -> tuple[Component | None, str]:
    from icalendar import Event

    try:
        with warnings.catch_warnings():  # it warns of zone names that it had to guess
            warnings.simplefilter("ignore")
            component = Event.from_ical("\r\n".join([*lines, ""]))
    except UNREADABLE as error:
        return None, _short(error)
    return (None, "several entries in one") if isinstance(component, list) else (component, "")


def _drop_broken(component: Component, name: str) -> None:
    """Take broken values of a property away, so that sound ones of the same name count."""
    from icalendar.prop import vBroken

    found = component.get(name)
    sound = [v for v in (found if isinstance(found, list) else [found]) if not isinstance(v, vBroken)]
    if sound:
        component[name] = sound if isinstance(found, list) else sound[0]
    else:
        component.pop(name, None)


def _short(error: Exception) -> str:
    return (str(error).split("\n")[0][:120] or type(error).__name__).rstrip(".")


def _place(block: Block, number: int) -> str:
    uid = block.first("UID")
    return f"uid:{uid}" if uid else f"entry:{number + 1}"


# ------------------------------------------------------------------- zones


_YEARLY = re.compile(r"FREQ=(?:YEARLY|MONTHLY)\b", re.IGNORECASE)
_MOST_ZONE_LINES = 5_000


def _learn_zones(blocks: list[Block]) -> list[str]:
    """Let icalendar know this file's own time zones and no other file's, one by one so that a broken one costs only
    itself. Gives the names of the broken ones."""
    from icalendar import Calendar
    from icalendar.timezone import tzp

    tzp.use_default()  # forgets the zones of the file before
    broken = []
    for block in blocks:
        text = "\r\n".join(["BEGIN:VCALENDAR", *block.lines, "END:VCALENDAR", ""])
        rules = [line for line in block.lines if line.upper().startswith("RRULE")]
        try:
            if len(block.lines) > _MOST_ZONE_LINES or not all(map(_YEARLY.search, rules)):
                raise ValueError("a zone that changes more than once a month")
            if any(c.errors for c in Calendar.from_ical(text).walk()):
                broken.append(block.first("TZID"))
        except UNREADABLE:
            broken.append(block.first("TZID"))
    return broken


def _zone(name: str) -> dt.tzinfo:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name) if name else dt.UTC
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return dt.UTC


def _zoned(value: Moment, zone: dt.tzinfo) -> Moment:
    if not isinstance(value, dt.datetime):
        return value
    if value.tzinfo is None:
        return value.replace(tzinfo=zone)
    try:
        return value.astimezone(zone) if value.tzname() == "UTC" else value
    except OverflowError:  # the first or last day that there is
        return value


# ------------------------------------------------------------------ series


def _series(
    blocks: list[Block], found: list[_Entry], calendar: _Calendar, today: dt.date
) -> Iterator[Record]:
    first = found[0]
    place = _place(blocks[first.number], first.number)
    series = blocks[first.number].first("UID") or place
    try:
        followed = follow([e.component for e in found], today, calendar.budget)
    except UNREADABLE as error:
        followed = _first_alone(first, f"how it repeats cannot be read ({_short(error)}); its first is kept")
    if not followed.occurrences and not followed.shortened:
        followed = _first_alone(first, "no day fits how it repeats; its start is kept")
    if followed.shortened:
        yield Refusal(place, f"Of this recurring entry: {followed.shortened}.")
    for occurrence in followed.occurrences:
        yield _record(blocks[occurrence.number], occurrence, calendar, series)


def _first_alone(entry: _Entry, why: str) -> Followed:
    start, end = span(entry.component)
    return Followed([Occurrence(entry.number, start, end)] if start is not None else [], why)


# ------------------------------------------------------------------ records


def _owner(found: Entries) -> str:
    """The calendar's own address, or the one on the most entries: on two at least and on more than any other."""
    named = found.setting("X-WR-CALNAME").casefold()
    if re.fullmatch(r"\S+@\S+\.\S+", named):
        return named
    seen: Counter[str] = Counter()
    for block in found.events:
        people = {_address(p) for p in block.properties if p.name in ("ORGANIZER", "ATTENDEE")}
        seen.update(address for address in people if address)
    top = seen.most_common(2)
    if not top or top[0][1] < 2 or (len(top) > 1 and top[0][1] == top[1][1]):
        return ""
    return top[0][0]


def _address(line: ContentLine) -> str:
    value = line.parameter("EMAIL") or re.sub(r"^mailto:", "", line.value.strip(), flags=re.IGNORECASE)
    return value.strip().casefold() if "@" in value else ""


def _party(line: ContentLine) -> Party:
    address = line.parameter("EMAIL") or re.sub(r"^mailto:", "", line.value.strip(), flags=re.IGNORECASE)
    name = unescaped(line.parameter("CN"))
    email = address if "@" in address else ""
    return Party("" if name.casefold() == email.casefold() else name, email)


def _record(block: Block, when: Occurrence, calendar: _Calendar, series: str = "") -> EventRecord:
    if when.number not in calendar.templates:
        calendar.templates[when.number] = _template(block, when, calendar, series)
    start, end = _zoned(when.start, calendar.zone), _end(when, calendar.zone)
    return replace(calendar.templates[when.number], start=start, end=end)


def _template(block: Block, when: Occurrence, calendar: _Calendar, series: str) -> EventRecord:
    invited = [p for p in block.properties if p.name == "ATTENDEE"]
    organiser = next((_party(p) for p in block.properties if p.name == "ORGANIZER"), None)
    name = block.first("SUMMARY")
    return EventRecord(
        place=_place(block, when.number),
        raw=block.raw,
        name=name,
        start=when.start,
        location=block.first("LOCATION"),
        description=block.first("DESCRIPTION"),
        cancelled=calendar.cancelled or _cancelled(block, name),
        declined=any(
            p.parameter("PARTSTAT").upper() == "DECLINED"
            for p in invited
            if calendar.owner and _address(p) == calendar.owner
        ),
        organiser=organiser,
        attendees=tuple(dict.fromkeys(_party(p) for p in invited if not _is_room(p))),
        series=series,
    )


def _cancelled(block: Block, name: str) -> bool:
    return block.first("STATUS").upper() == "CANCELLED" or bool(_CALLED_OFF.match(name))


def _is_room(line: ContentLine) -> bool:
    return line.parameter("CUTYPE").upper() in ("ROOM", "RESOURCE")


def _end(when: Occurrence, zone: dt.tzinfo) -> Moment | None:
    """The end; for all-day entries, the last day."""
    start, end = when.start, when.end
    if end is None or isinstance(end, dt.datetime) != isinstance(start, dt.datetime) or end == start:
        return None  # an occurrence without an end is given its start as one
    try:
        return _zoned(end, zone) if isinstance(end, dt.datetime) else max(start, end - dt.timedelta(days=1))
    except OverflowError:
        return None
