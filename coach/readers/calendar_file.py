"""Calendars (iCalendar): one record for each entry, and for each occurrence of a series.

Series run from their start to one year after today. Of very long ones the first occurrence and the last ones are
kept, a thousand together.
Times are always zoned: UTC times and times without a zone are put into the zone the calendar names
(X-WR-TIMEZONE), or stay UTC. The end of an all-day entry is its last day.

Who owns the calendar is seldom written. It is the address that names the calendar (X-WR-CALNAME), or else whoever
is on the most entries, as organiser or as invited, if on at least two; `declined` says that this person declined.
"""

from __future__ import annotations

import datetime as dt
import re
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.readers.calendar_entries import Block, Entries, entries, unescape
from coach.readers.content_lines import ContentLine, unfold
from coach.readers.encoding import decode
from coach.records import EventRecord, Party, Record, Refusal, SourceFile

if TYPE_CHECKING:
    from icalendar import Component

KIND = "calendar"
MOST_OCCURRENCES = 1000
MOST_A_DAY = 48
HORIZON = dt.timedelta(days=366)

_BEGIN = re.compile(r"\s*BEGIN:(?!VCARD)[A-Z-]+[ \t]*\n", re.IGNORECASE)
_CALLED_OFF = re.compile(r"(?:cancell?ed|abgesagt|annulé|cancelado|annullato|geannuleerd)\s*:", re.IGNORECASE)
# What icalendar and recurring_ical_events raise on values they cannot take.
_UNREADABLE = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    OverflowError,
    NotImplementedError,
    OSError,
)
_MARK = "X-ENTRY-NUMBER"

Moment = dt.datetime | dt.date


@dataclass(frozen=True, slots=True)
class _Calendar:
    """What holds for all entries of a file."""

    zone: dt.tzinfo
    owner: str
    cancelled: bool


def accepts(source: SourceFile) -> bool:
    """Whether the first line opens a calendar or one of its components."""
    return bool(_BEGIN.match(decode(source.data)))


def read(source: SourceFile, today: dt.date) -> Iterator[Record]:
    """Entries in the order of the file, a series at the place of its first entry."""
    found = entries(unfold(decode(source.data)))
    _learn_zones(found.zones)
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


def _left_out(found: Entries) -> Iterator[Refusal]:
    for name, what in (("VTODO", "to-do entries"), ("VJOURNAL", "journal entries")):
        if found.others[name]:
            yield Refusal("", f"{found.others[name]} {what} were left out; only events are read.")
    if not found.events:
        yield Refusal("", "The calendar holds no events.")


def _group(blocks: list[Block], numbers: list[int], calendar: _Calendar, today: dt.date) -> Iterator[Record]:
    """All entries of one UID: single ones, or a series with its exceptions."""
    components: list[tuple[int, Component]] = []
    for number in numbers:
        component = _parsed(blocks[number])
        if isinstance(component, str):
            yield Refusal(_place(blocks[number], number), component)
        else:
            component.add(_MARK, str(number))
            components.append((number, component))
    if any("RRULE" in c or "RDATE" in c for _, c in components):
        yield from _series(blocks, components, calendar, today)
        return
    for number, component in components:
        yield _record(blocks[number], number, component, calendar)


def _parsed(block: Block) -> Component | str:
    """The entry as icalendar reads it, or why it cannot be read."""
    from icalendar import Event

    try:
        with warnings.catch_warnings():  # it warns of zone names that it had to guess
            warnings.simplefilter("ignore")
            component = Event.from_ical("\r\n".join([*block.lines, ""]))
    except _UNREADABLE as error:
        return f"The entry cannot be read: {_short(error)}."
    if isinstance(component, list) or not _is_moment(_value(component, "DTSTART")):
        return "The entry has no start that can be read."
    return component


def _short(error: Exception) -> str:
    return (str(error).split("\n")[0][:120] or type(error).__name__).rstrip(".")


def _place(block: Block, number: int) -> str:
    uid = block.first("UID")
    return f"uid:{uid}" if uid else f"entry:{number + 1}"


def _value(component: Component, name: str) -> object:
    found = component.get(name)
    first = found[0] if isinstance(found, list) and found else found
    try:
        return getattr(first, "dt", None)
    except _UNREADABLE:  # icalendar keeps a broken value and complains when it is read
        return None


def _is_moment(value: object) -> bool:
    return isinstance(value, dt.date)


# ------------------------------------------------------------------- zones


def _learn_zones(zones: list[Block]) -> None:
    """Let icalendar remember the file's own time zones, one by one so that a broken one costs only itself."""
    from icalendar import Calendar

    for block in zones:
        text = "\r\n".join(["BEGIN:VCALENDAR", *block.lines, "END:VCALENDAR", ""])
        try:
            Calendar.from_ical(text)
        except _UNREADABLE:
            continue  # its times are then read as the calendar's own zone


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
    blocks: list[Block], components: list[tuple[int, Component]], calendar: _Calendar, today: dt.date
) -> Iterator[Record]:
    first = components[0][0]
    rules = [
        line.value for number, _ in components for line in blocks[number].properties if line.name == "RRULE"
    ]
    if any(_times_a_day(rule) > MOST_A_DAY for rule in rules):
        yield Refusal(
            _place(blocks[first], first), "The entry repeats too many times a day; its first is kept."
        )
        yield _record(blocks[first], first, components[0][1], calendar)
        return
    try:
        found, cut = _occurrences([c for _, c in components], today)
    except _UNREADABLE as error:
        yield Refusal(
            _place(blocks[first], first),
            f"How the entry repeats cannot be read ({_short(error)}); its first is kept.",
        )
        yield _record(blocks[first], first, components[0][1], calendar)
        return
    for component in found:
        number = int(str(component.get(_MARK)))
        series = blocks[first].first("UID") or _place(blocks[first], first)
        yield _record(blocks[number], number, component, calendar, series)
    if cut:
        reason = f"The entry repeats too often; its first and last occurrences are kept, {MOST_OCCURRENCES} in all."
        yield Refusal(_place(blocks[first], first), reason)


def _times_a_day(rule: str) -> int:
    """The most occurrences that a recurrence rule can give on one day."""
    parts = dict(part.upper().split("=", 1) for part in rule.split(";") if "=" in part)
    frequency = parts.get("FREQ", "").strip()
    times = {"SECONDLY": 86_400, "MINUTELY": 1440, "HOURLY": 24}.get(frequency, 1)
    if frequency not in ("SECONDLY", "MINUTELY", "HOURLY"):
        times = parts.get("BYHOUR", "").count(",") + 1
    return times * (parts.get("BYMINUTE", "").count(",") + 1) * (parts.get("BYSECOND", "").count(",") + 1)


def _occurrences(components: list[Component], today: dt.date) -> tuple[list[Component], bool]:
    """Occurrences in order, and whether there were more. They are gathered year by year, backwards from the
    horizon, so that an endless series costs no more than a short one."""
    import recurring_ical_events
    from icalendar import Calendar

    calendar = Calendar()
    for component in components:
        _drop_impossible_end(component)
        calendar.add_component(component)
    query = recurring_ical_events.of(calendar)
    starts = [value for c in components if isinstance(value := _value(c, "DTSTART"), dt.date)]
    begin = min(_day(s) for s in starts) - dt.timedelta(days=2)
    end = max(today + HORIZON, max(_day(s) for s in starts) + dt.timedelta(days=2))
    kept: dict[str, Component] = {}
    while end > begin and len(kept) <= MOST_OCCURRENCES:
        since = max(begin, end - HORIZON)
        for component in query.between(since, end):
            kept.setdefault(f"{_value(component, 'DTSTART')}|{component.get(_MARK)}", component)
        end = since
    found = sorted(kept.values(), key=lambda c: _sortable(_value(c, "DTSTART")))
    if len(found) <= MOST_OCCURRENCES:
        return found, False
    first = query.between(begin, begin + dt.timedelta(days=5))[:1]
    return [*first, *found[len(first) - MOST_OCCURRENCES :]], True


def _drop_impossible_end(component: Component) -> None:
    """An end before the start, or years after it, would make the search for occurrences run for minutes."""
    start, end = _value(component, "DTSTART"), _value(component, "DTEND")
    length = _value(component, "DURATION")
    if isinstance(start, dt.date) and isinstance(end, dt.date):
        length = _day(end) - _day(start)
    if isinstance(length, dt.timedelta) and not dt.timedelta(0) <= length <= HORIZON:
        component.pop("DTEND", None)
        component.pop("DURATION", None)


def _day(value: Moment) -> dt.date:
    return value.date() if isinstance(value, dt.datetime) else value


def _sortable(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.date) else ""


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
    name = unescape(line.parameter("CN"))
    email = address if "@" in address else ""
    return Party("" if name.casefold() == email.casefold() else name, email)


def _record(
    block: Block, number: int, component: Component, calendar: _Calendar, series: str = ""
) -> EventRecord:
    start = _value(component, "DTSTART")
    assert isinstance(start, dt.date)  # `_parsed` let nothing else through
    invited = [p for p in block.properties if p.name == "ATTENDEE"]
    organiser = next((_party(p) for p in block.properties if p.name == "ORGANIZER"), None)
    name = block.first("SUMMARY")
    return EventRecord(
        place=_place(block, number),
        raw=block.raw,
        name=name,
        start=_zoned(start, calendar.zone),
        end=_end(component, start, calendar.zone),
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


def _end(component: Component, start: Moment, zone: dt.tzinfo) -> Moment | None:
    """The end as written or from the duration; for all-day entries, the last day."""
    end, length = _value(component, "DTEND"), _value(component, "DURATION")
    try:
        if not isinstance(end, dt.date):
            end = start + length if isinstance(length, dt.timedelta) else None
        if end is None or isinstance(end, dt.datetime) != isinstance(start, dt.datetime) or end == start:
            return None  # an occurrence without an end is given its start as one
        return _zoned(end, zone) if isinstance(end, dt.datetime) else max(start, end - dt.timedelta(days=1))
    except OverflowError:
        return None
