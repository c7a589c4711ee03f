"""The entries of an iCalendar file as blocks of lines, before anybody reads their dates."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from coach.readers.content_lines import ContentLine, parse

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
    }
)


@dataclass
class Block:
    """One component: all its lines with BEGIN and END, and its own properties without those of parts (alarms)."""

    name: str
    lines: list[str] = field(default_factory=list)
    own: list[str] = field(default_factory=list)

    @property
    def properties(self) -> list[ContentLine]:
        """Its own properties."""
        return [p for p in map(parse, self.own) if p]

    def first(self, name: str) -> str:
        """The value of its own first property of a name, escapes undone."""
        return next((unescape(p.value).strip() for p in self.properties if p.name == name), "")

    @property
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

    def setting(self, name: str) -> str:
        """A property of the calendar itself (METHOD, X-WR-TIMEZONE)."""
        return next((unescape(p.value).strip() for p in self.head if p.name == name), "")


def unescape(value: str) -> str:
    """Text without iCalendar's backslashes.

    >>> unescape(r"Fair 2026\\, Lisbon")
    'Fair 2026, Lisbon'
    """
    return re.sub(r"\\([nN,;:\\])", lambda m: "\n" if m[1] in "nN" else m[1], value)


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
            if mark not in ("BEGIN", "END") and (p := parse(line)):
                found.head.append(p)
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


def _keep(found: Entries, block: Block) -> None:
    if block.lines[-1].strip().upper() != f"END:{block.name}":
        block.lines.append(f"END:{block.name}")
    if block.name == "VEVENT":
        found.events.append(block)
    elif block.name == "VTIMEZONE":
        found.zones.append(block)
    else:
        found.others[block.name] += 1
