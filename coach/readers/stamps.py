"""Dates and times as exports and headings write them, in the languages of common exports.

Unlike `coach.dates`, which reads prose, nothing here is relative: a stamp without a year is no stamp.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from coach.text import fold

_MONTH_FORMS = (
    "jan january januar januari janvier janv enero ene gennaio gen janeiro tammikuu",
    "feb february februar februari fevrier fevr febrero febbraio fevereiro fev",
    "mar march marz maerz mrz mars marzo maart mrt marts marco",
    "apr april avril avr abril abr aprile",
    "may mai maj mayo maggio mag mei maio",
    "jun june juni juin junio giugno giu junho",
    "jul july juli juillet juil julio luglio lug julho",
    "aug august aout agosto ago augustus augusti",
    "sep sept september septembre septiembre settembre set setembro",
    "oct october oktober okt octobre octubre ottobre ott outubro out",
    "nov november novembre noviembre novembro",
    "dec december dezember dez decembre diciembre dic dicembre dezembro",
)
_MONTHS = {form: number for number, forms in enumerate(_MONTH_FORMS, 1) for form in forms.split()}

_M = r"(?P<{0}>[^\W\d_]{{3,10}})\.?"
_ORDINAL = r"(?:st|nd|rd|th|\.|er|º)?"
_OF = r"(?:(?:of|de|del|di)\s+)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_WEEKDAY = (
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun|die|mit|don|fre|sam|lun|mar|mer|jeu|ven|dim)[^\W\d_]*\.?,?\s+)?"
)
_JOIN = r"\s*(?:-|–|—|&|\b(?:to|and|until|till|bis|und|au|et|al|y|e|t/m)\b)\s*"

_ONE_DAY = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        r"(?<![\d/.-])(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}}){_ORDINAL}[\s-]+{_OF}{_M.format('name')},?[\s-]+{_OF}{_YEAR}",
        rf"\b{_M.format('name')}\s+(?P<day>\d{{1,2}}){_ORDINAL},?\s+{_YEAR}",
        r"(?<![\d/.-])(?P<first>\d{1,2})(?P<dot>[./-])(?P<second>\d{1,2})(?P=dot)(?P<year>(?:(?:19|20)\d\d|\d\d))(?![\d])",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)",
    )
)
_RANGES = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        rf"(?<!\d)(?P<day1>\d{{1,2}}){_ORDINAL}(?:\s+{_OF}{_M.format('name1')})?,?(?:\s+(?P<year1>(?:19|20)\d\d))?{_JOIN}"
        rf"{_WEEKDAY}(?P<day2>\d{{1,2}}){_ORDINAL}\s+{_OF}{_M.format('name2')},?\s+{_OF}{_YEAR}",
        rf"\b{_M.format('name1')}\s+(?P<day1>\d{{1,2}}){_ORDINAL}(?:,?\s+(?P<year1>(?:19|20)\d\d))?{_JOIN}{_WEEKDAY}"
        rf"(?:{_M.format('name2')}\s+)?(?P<day2>\d{{1,2}}){_ORDINAL},?\s+{_YEAR}",
    )
)


@dataclass(frozen=True, slots=True)
class Days:
    """A first and last day, both included, and where they stand in the text."""

    first: dt.date
    last: dt.date
    start: int
    end: int


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _numeric(first: int, second: int, year: int, dot: str, month_first: bool) -> dt.date | None:
    """`05.03.2024` is day first. With other marks the order is the caller's or told by a number above 12;
    a date that can be read both ways is left unread."""
    year = year if year > 99 else 2000 + year
    if dot == "." or first > 12:
        return _day(year, second, first)
    if second > 12 or month_first or first == second:
        return _day(year, first, second)
    return None


def _value(match: re.Match[str], month_first: bool) -> dt.date | None:
    parts = match.groupdict()
    year = int(parts["year"])
    if "first" in parts:
        return _numeric(int(parts["first"]), int(parts["second"]), year, parts["dot"], month_first)
    month = int(parts["month"]) if "month" in parts else _MONTHS.get(fold(parts["name"]), 0)
    return _day(year, month, int(parts["day"]))


def _find(text: str, month_first: bool) -> tuple[dt.date, int, int] | None:
    found = [
        (match.start(), match.end(), day)
        for pattern in _ONE_DAY
        for match in pattern.finditer(text)
        if (day := _value(match, month_first))
    ]
    if not found:
        return None
    start, end, day = min(found)
    return day, start, end


@lru_cache(maxsize=8192)
def date_in(text: str, month_first: bool = False) -> dt.date | None:
    """The first full date in a short text.

    >>> date_in("05 Mar 2024"), date_in("5. März 2024"), date_in("3/4/2024"), date_in("3/4/2024", month_first=True)
    (datetime.date(2024, 3, 5), datetime.date(2024, 3, 5), None, datetime.date(2024, 3, 4))
    """
    found = _find(text, month_first)
    return found[0] if found else None


_ISO_RANGE = re.compile(
    r"(\d{4}-\d\d-\d\d)\s*(?:-|–|—|/|\.\.|to|until|bis)\s*(\d{4}-\d\d-\d\d)", re.IGNORECASE
)


def days_in(text: str) -> Days | None:
    """The first span of days in a text, a single day being a span of one.

    >>> days_in("Lisbon, 26 and 27 November 2026").last
    datetime.date(2026, 11, 27)
    """
    for pattern in (*_RANGES, _ISO_RANGE):
        for match in pattern.finditer(text):
            span = _iso_span(match) if pattern is _ISO_RANGE else _span(match)
            if span:
                return span
    found = _find(text, month_first=False)
    return Days(found[0], found[0], found[1], found[2]) if found else None


def _iso_span(match: re.Match[str]) -> Days | None:
    first, last = date_in(match[1]), date_in(match[2])
    return Days(first, last, match.start(), match.end()) if first and last and first <= last else None


def _span(match: re.Match[str]) -> Days | None:
    parts = match.groupdict()
    names = [_MONTHS.get(fold(parts[n]), 0) if parts.get(n) else 0 for n in ("name1", "name2")]
    month1, month2 = names[0] or names[1], names[1] or names[0]
    year = int(parts["year"])
    last = _day(year, month2, int(parts["day2"]))
    first = _day(int(parts["year1"] or year), month1, int(parts["day1"]))
    if month1 > month2 and not parts["year1"]:
        first = _day(year - 1, month1, int(parts["day1"]))
    if first and last and first <= last:
        return Days(first, last, match.start(), match.end())
    return None


_CLOCK = re.compile(r"(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?(?:\.\d+)?\s*([AaPp])?\.?\s?(?:[Mm]\.?)?")


@lru_cache(maxsize=8192)
def moment_in(text: str, month_first: bool = False) -> dt.datetime | None:
    """A date with its time, taken as UTC; midnight where there is no time.

    >>> moment_in("2026-07-01 10:00:00 UTC").isoformat(), moment_in("7/8/26, 3:43 PM", month_first=True).isoformat()
    ('2026-07-01T10:00:00+00:00', '2026-07-08T15:43:00+00:00')
    """
    found = _find(text, month_first)
    if found is None:
        return None
    day, _, end = found
    clock = _CLOCK.search(text, end)
    hour, minute, second = (int(clock[i] or 0) for i in (1, 2, 3)) if clock else (0, 0, 0)
    if clock and clock[4]:
        hour = hour % 12 + (12 if clock[4] in "Pp" else 0)
    try:
        return dt.datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=dt.UTC)
    except ValueError:
        return None
