"""Dates, numbers and places in plain words."""

from __future__ import annotations

from datetime import date

from coach.text import count

CHANNELS = {"mail": "email", "message": "message", "note": "meeting", "calendar": "meeting"}
KINDS = {
    "thank-you": "Thank you",
    "follow-up": "Follow-up",
    "reply": "Reply",
    "promise": "Keeping a promise",
    "introduction": "Introduction",
    "touch": "Keeping in touch",
}


def day(when: date | None) -> str:
    """A date as people write it; empty for none.

    >>> day(date(2026, 3, 1))
    '1 March 2026'
    """
    return f"{when.day} {when:%B %Y}" if when else ""


def days(first: date | None, last: date | None) -> str:
    """A stretch of days, the shared month and year said once.

    >>> days(date(2026, 3, 1), date(2026, 3, 2))
    '1–2 March 2026'
    """
    if first is None or last is None or first == last:
        return day(first or last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    left = f"{first.day} {first:%B}" if first.year == last.year else day(first)
    return f"{left} – {day(last)}"


def relative(when: date | None, today: date) -> str:
    """How far away a day is, to stand beside the date.

    >>> relative(date(2026, 3, 4), date(2026, 3, 1))
    'in 3 days'
    """
    if when is None:
        return ""
    distance = (when - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if distance in near:
        return near[distance]
    span = count(*_unit(abs(distance)))
    return f"in {span}" if distance > 0 else f"{span} ago"


def _unit(distance: int) -> tuple[int, str]:
    if distance < 14:
        return distance, "day"
    if distance < 60:
        return round(distance / 7), "week"
    if distance < 730:
        return round(distance / 30.44), "month"
    return round(distance / 365.25), "year"


def dated(when: date | None, today: date) -> str:
    """A date with its distance: "1 March 2026, in 3 days"."""
    return f"{day(when)}, {relative(when, today)}" if when else ""


def listed(things: list[str]) -> str:
    """Things in a sentence.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    return things[0] if len(things) == 1 else f"{', '.join(things[:-1])} and {things[-1]}" if things else ""


def place(where: str) -> str:
    """A place inside a file in words; empty where it would tell the reader nothing."""
    kind, _, rest = where.partition(":")
    return f"{kind} {rest}" if kind in ("row", "line", "page") and rest else ""


def source(path: str, where: str) -> str:
    """A file and the place in it: "notes/goals.md, line 5"."""
    shown = path.removeprefix("knowledge/") if path.startswith("knowledge/") else path
    return ", ".join(p for p in (shown, place(where)) if p)
