"""Calendar arithmetic: the days of months, weeks, quarters and seasons, and the parts of them."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

Days = tuple[date, date]
"""A range of days, both ends included."""

# Three-month seasons by their first month; winter runs into the next year.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def month_days(year: int, month: int) -> Days:
    """First and last day of a month; a month past December runs into the next years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def season_days(year: int, name: str) -> Days:
    """First and last day of the season that begins in a year."""
    start = SEASONS[name]
    return date(year, start, 1), month_days(year, start + 2)[1]


def week_days(day: date) -> Days:
    """Monday and Sunday of the week of a day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def unit_days(unit: str, steps: int, reference: date) -> Days:
    """The calendar week, month, quarter or year that lies `steps` after the one of the reference day."""
    if unit in ("week", "weekend"):
        monday, sunday = week_days(reference + timedelta(weeks=steps))
        return (sunday - timedelta(days=1), sunday) if unit == "weekend" else (monday, sunday)
    if unit == "month":
        return month_days(reference.year, reference.month + steps)
    if unit == "quarter":
        first = (reference.month - 1) // 3 * 3 + 1 + 3 * steps
        return month_days(reference.year, first)[0], month_days(reference.year, first + 2)[1]
    return date(reference.year + steps, 1, 1), date(reference.year + steps, 12, 31)


def shift(day: date, count: int, unit: str) -> date:
    """The day so many units later; the end of a shorter month stands for its missing days."""
    if unit in ("month", "quarter", "year"):
        months = count * {"month": 1, "quarter": 3, "year": 12}[unit]
        first, last = month_days(day.year, day.month + months)
        return first.replace(day=min(day.day, last.day))
    return day + timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[unit])


def part_of(days: Days, part: str | None) -> Days:
    """The named part of a period: thirds, halves, or the first and last week."""
    if not part:
        return days
    word = " ".join(part.casefold().split())
    first, last = days
    length = (last - first).days + 1
    third, half = max(length // 3, 1), max(length // 2, 1)
    cuts = {
        "early": (0, third), "beginning": (0, third), "start": (0, third), "mid": (third, length - third),
        "middle": (third, length - third), "late": (length - third, length), "later": (length - third, length),
        "end": (length - third, length), "close": (length - third, length), "first half": (0, half),
        "second half": (half, length), "first week": (0, min(7, length)), "first days": (0, min(7, length)),
        "last week": (max(length - 7, 0), length), "last days": (max(length - 7, 0), length),
    }  # fmt: skip
    begin, stop = cuts[word]
    return first + timedelta(days=begin), first + timedelta(days=max(stop, begin + 1) - 1)
