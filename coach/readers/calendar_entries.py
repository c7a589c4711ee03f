"""The entries of an iCalendar file as blocks of lines, before anybody reads their dates."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from coach.readers.content_lines import ContentLine, parse, unescaped

_QUOTED = frozenset(
    {
        "SUMMARY",
        "DTSTART",
        "DTEND",
        "DURATION",
        "LOCATION",
        "DESCRIPTION",
        "STATUS",
        "RRULE",
        "ORGANIZER",
        "ATTENDEE",
        "CLASS",
    }
)


@dataclass
class Block:
    """One component: all its lines with BEGIN and END, and its own properties without those of parts (alarms).
    Properties are parsed once, when the block is whole."""

    name: str
    lines: list[str] = field(default_factory=list)
    own: list[str] = field(default_factory=list)
    closed: bool = True

    @cached_property
    def properties(self) -> list[ContentLine]:
        """Its own properties."""
        return [p for p in map(parse, self.own) if p]

    def first(self, name: str) -> str:
        """The value of its own first property of a name, escapes undone."""
        return next((unescaped(p.value).strip() for p in self.properties if p.name == name), "")

    @cached_property
    def raw(self) -> str:
        """The verbatim lines that are worth quoting."""
        return "\n".join(line for line in self.own if (p := parse(line)) and p.name in _QUOTED)


@dataclass
class Entries:
    """What a calendar file holds."""

    zones: list[Block] = field(default_factory=list)
    events: list[Block] = field(default_factory=list)
    others: Counter[str] = field(default_factory=Counter)
    head: list[ContentLine] = field(default_factory=list)
    stray: list[str] = field(default_factory=list)
    """Lines outside of entries that are no property."""
    open_calendars: int = 0
    """How many calendars are begun and not ended."""
    surplus: int = 0
    """How many events beyond MOST_ENTRIES there are; they are counted, not kept."""

    def setting(self, name: str) -> str:
        """A property of the calendar itself (METHOD, X-WR-TIMEZONE)."""
        return next((unescaped(p.value).strip() for p in self.head if p.name == name), "")


MOST_ENTRIES = 50_000
"""As many events of one file are kept, so that a file made to fill the memory does not."""

_MOST_HEAD = 1_000
_MOST_STRAY = 20
_COMPONENTS = frozenset({"VEVENT", "VTODO", "VJOURNAL", "VTIMEZONE"})


def entries(lines: list[str]) -> Entries:
    """Take the unfolded lines of a file apart, whatever the entries are wrapped in.

    An entry that is not closed ends where the next begins.
    """
    found = Entries()
    block: Block | None = None
    depth = 0
    for line in lines:
        mark, _, name = line.strip().upper().partition(":")
        if mark == "BEGIN" and name in _COMPONENTS:
            if block:
                _keep(found, block)
            block, depth = Block(name, [line.strip()]), 1
        elif block is None:
            _outside(found, line, mark, name)
        else:
            block.lines.append(line)
            depth += {"BEGIN": 1, "END": -1}.get(mark, 0)
            if depth == 1 and mark != "END":
                block.own.append(line)
            if (mark == "END" and name == block.name) or depth <= 0:
                _keep(found, block)
                block = None
    if block:
        _keep(found, block)
    return found


def _outside(found: Entries, line: str, mark: str, name: str) -> None:
    """A line that belongs to no entry: of the calendar itself, or stray."""
    if mark in ("BEGIN", "END"):
        found.open_calendars += (mark == "BEGIN") - (mark == "END") if name == "VCALENDAR" else 0
    elif p := parse(line):
        if len(found.head) < _MOST_HEAD:
            found.head.append(p)
    elif len(found.stray) < _MOST_STRAY:
        found.stray.append(line)


def _keep(found: Entries, block: Block) -> None:
    if block.lines[-1].strip().upper() != f"END:{block.name}":
        block.lines.append(f"END:{block.name}")
        block.closed = False
    if block.name == "VEVENT" and len(found.events) >= MOST_ENTRIES:
        found.surplus += 1
    elif block.name == "VEVENT":
        found.events.append(block)
    elif block.name == "VTIMEZONE":
        found.zones.append(block)
    else:
        found.others[block.name] += 1


_DATES = frozenset({"DTSTART", "DTEND", "DURATION", "RDATE", "EXDATE", "RRULE", "RECURRENCE-ID", "SEQUENCE"})
_MOST_DATES = 10_000
"""So many added or left-out days of one entry are read."""


def mended(block: Block) -> tuple[list[str], list[str]]:
    """The lines of an entry with what can be mended mended, and what was mended or left out, in words."""
    kept: list[str] = []
    complaints: list[str] = []
    dates = 0
    for line in block.lines:
        found = parse(line)
        if found is None and line is block.lines[-2] and not block.closed:
            continue  # the end of what was cut off
        if found is None:
            complaints.append(f'The line "{cut(line)}" of the entry is no calendar line and was left out.')
            continue
        if found.name in ("RDATE", "EXDATE"):
            dates += found.value.count(",") + 1
            if dates > _MOST_DATES:
                continue
        well_formed = _well_formed(line, found) if found.name in _DATES else line
        if well_formed != line:
            complaints.append(
                f'The line "{cut(line)}" of the entry is not well formed; it was mended and read.'
            )
        kept.append(well_formed)
    if dates > _MOST_DATES:
        complaints.append(f"The entry names {dates:,} days; the first {_MOST_DATES:,} of them were read.")
    return kept, complaints[:_MOST_STRAY]


def _well_formed(line: str, found: ContentLine) -> str:
    """A line of dates without doubled semicolons and without blanks that do not belong there."""
    value = re.sub(r"\s+|\\(?=[;,])", "", found.value) if found.name == "RRULE" else found.value.strip()
    better = re.sub(r";(?:\s*;)+", ";", line.partition(":")[0]) + ":" + value
    return line if '"' in line or better == line.rstrip() else better


def cut(text: str) -> str:
    """A text in one line, short enough for a complaint."""
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else flat[:59] + "…"
