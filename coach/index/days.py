"""Dates in a text as words that can be searched: whatever way a day is written, it becomes the same words.

"5 January 2024", "January 5th, 2024", "2024-01-05", "05.01.2024" and "5. Januar 2024" in a passage all become the words
for that day, for the fifth of any January, for January 2024, for any January, and for 2024. A question is searched by
the narrowest of these that it names. Numbers with dots or slashes are read day first, as everywhere (coach/dates/).
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

# Folded: without accents, in small letters.
_NAMES = {
    1: "january januar janvier enero gennaio januari janeiro jan", 2: "february februar fevrier febrero febbraio februari fevereiro feb",
    3: "march marz mars marzo maart marco mar", 4: "april avril abril aprile apr", 5: "may mai mayo maggio mei maio maj",
    6: "june juni juin junio giugno junho jun", 7: "july juli juillet julio luglio julho jul",
    8: "august aout agosto augustus augusti aug", 9: "september septembre septiembre settembre setembro sept sep",
    10: "october oktober octobre octubre ottobre outubro oct okt",
    11: "november novembre noviembre novembro nov", 12: "december dezember decembre diciembre dicembre dezembro desember dec dez",
}  # fmt: skip
_MONTH_OF = {name: number for number, names in _NAMES.items() for name in names.split()}
_MONTH = "(?:" + "|".join(sorted(_MONTH_OF, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_YEAR = r"(?:19|20)\d\d"
_OF = r"(?:\s+(?:of|de|del|di|do))?"
_DATE = re.compile(
    rf"(?<![\w.])(?:"
    rf"(?P<iso_year>{_YEAR})[-/](?P<iso_month>1[0-2]|0?[1-9])(?:[-/](?P<iso_day>{_DAY}))?(?![\d/-])"
    rf"|(?P<day>{_DAY})(?:st|nd|rd|th|er|\.)?{_OF}\s+(?P<month>{_MONTH})(?:,?{_OF}\s*(?P<year>{_YEAR})\b)?"
    rf"|(?P<month_first>{_MONTH})\s+(?:the\s+)?(?P<day_after>{_DAY})(?:st|nd|rd|th)?\b(?![:.]\d|\s*[ap]m\b)(?:,?\s+(?P<year_after>{_YEAR})\b)?"
    rf"|(?P<month_only>{_MONTH}),?{_OF}\s+(?P<its_year>{_YEAR})\b"
    rf"|(?P<number_day>{_DAY})(?P<joint>[./])\s?(?P<number_month>1[0-2]|0?[1-9])(?:(?P=joint)\s?(?P<number_year>{_YEAR})(?![\d.]\d)|(?<=\.\d\d)\.(?!\d))"
    rf"|(?<=\bin )(?P<bare>{_MONTH})(?!\w)|(?<=\bim )(?P<im>{_MONTH})(?!\w)"
    r")"
)
_MAYBE = re.compile(r"\d|\b(?:in|im) [a-z]")


@dataclass(frozen=True, slots=True)
class Day:
    """A date as far as it is told: a month, a day of any year, or a day. `[start:end]` is where it stands."""

    start: int
    end: int
    month: int
    day: int = 0
    year: int = 0

    def stored(self) -> tuple[str, ...]:
        """The words by which a passage that names it is found."""
        found = [f"xm{self.month:02}"]
        if self.day:
            found.append(f"x{'y' if self.year else 'n'}{self.month:02}{self.day:02}")
        if self.year:
            found += [f"xm{self.year}{self.month:02}", str(self.year)]
        if self.day and self.year:
            found.append(f"xd{self.year}{self.month:02}{self.day:02}")
        return tuple(found)

    def asked(self) -> tuple[str, ...]:
        """The words by which a question that names it searches, each as good as the others."""
        if self.day and self.year:
            return f"xd{self.year}{self.month:02}{self.day:02}", f"xn{self.month:02}{self.day:02}"
        if self.day:
            return f"xy{self.month:02}{self.day:02}", f"xn{self.month:02}{self.day:02}"
        return (f"xm{self.year}{self.month:02}",) if self.year else (f"xm{self.month:02}",)


def days_in(folded: str) -> list[Day]:
    """The dates that a folded text names, in order."""
    if not _MAYBE.search(folded):
        return []
    return [day for match in _DATE.finditer(folded) if (day := _read(match)) is not None]


def _read(match: re.Match[str]) -> Day | None:
    parts = match.groupdict()

    def number(*names: str) -> int:
        return next((int(parts[n]) for n in names if parts[n]), 0)

    month = number("iso_month", "number_month")
    if not month:
        name = next(parts[n] for n in ("month", "month_first", "month_only", "bare", "im") if parts[n])
        month = _MONTH_OF[name.rstrip(".")]
    day = number("iso_day", "day", "day_after", "number_day")
    year = number("iso_year", "year", "year_after", "its_year", "number_year")
    if day and day > calendar.monthrange(year or 2000, month)[1]:
        return None
    return Day(match.start(), match.end(), month, day, year)


_LONGEST = 62
"""Days that are searched one by one; a longer time is searched by its months."""


def asked_between(ranges: Iterable[tuple[dt.date, dt.date]], most: int = 120) -> tuple[str, ...]:
    """The words by which passages dated in some ranges of days are found; none for ranges open at an end."""
    found: list[str] = []
    for first, last in ranges:
        if (last - first).days < _LONGEST:
            found += [f"xd{first + dt.timedelta(days=n):%Y%m%d}" for n in range((last - first).days + 1)]
        elif last.year - first.year < most // 12:
            months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
            found += [f"xm{n // 12}{n % 12 + 1:02}" for n in months]
    return tuple(dict.fromkeys(found))[:most]
