"""How dates are written in the other languages that `words.py` has a table of: patterns, each with the days that it means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from coach.dates.choosing import (
    AHEAD,
    BEHIND,
    Context,
    Resolver,
    acts,
    closest,
    day_of,
    meaning,
    relation_before,
    years_around,
)
from coach.dates.words import FULL_DAYS, LANGUAGES, DateWords
from coach.periods import Days, month_days, part_of, shift, unit_days


def kinds() -> Iterator[tuple[str, Resolver]]:
    """The patterns of all languages."""
    for words in LANGUAGES:
        yield from _Language(words).kinds()


def any_of(words: Iterable[str]) -> str:
    """Any of the words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


class _Language:
    """The forms of one language."""

    def __init__(self, words: DateWords) -> None:
        self.words = words

    def kinds(self) -> Iterator[tuple[str, Resolver]]:
        """Its patterns, each with what it means; where two overlap, the earlier one wins."""
        words = self.words
        units = any_of(u for u, unit in words.units.items() if unit != "day")
        week = next(said for said, unit in words.units.items() if unit == "week")
        behind = rf"(?:\s+(?P<behind>{any_of(words.behind)}))?" if words.behind else ""
        part = rf"(?P<part>{any_of(words.parts)})"
        month = rf"(?P<month>{any_of(words.months)})(?:{words.of}\s+(?P<year>(?:19|20)\d\d))?(?!\w)"
        which = rf"(?:{words.lead}\s*){{0,2}}(?:(?P<before>{any_of(words.before)})\s+)?"
        count = rf"(?P<count>\d{{1,3}}|{any_of(words.numbers)})\s+(?P<unit>{any_of(words.units)})(?!\w)"
        yield rf"\b(?<![\d/.-]){words.day}{words.of}\s+{month}", self._day_of_month
        yield rf"\b{part}{words.of}[\s-]+{month}", self._part_of_month
        yield rf"\b{part}{words.of}\s+(?P<year>(?:19|20)\d\d)(?!\w)", self._part_of_year
        yield rf"\b(?P<weekday>{any_of(words.days)})\s+{which}(?:{week}){behind}(?!\w)", self._day_of_week
        yield rf"\b{words.within}\s+{count}", self._counted
        yield rf"\b(?:{part}[\s-]+)?{which}(?P<unit>{units}){behind}(?!\w)", self._unit
        yield rf"\b{month}", self._month
        yield rf"\b(?:{any_of(words.near)})\b", self._near
        if words.feasts:
            yield rf"\b(?P<feast>{any_of(words.feasts)})(?!\w)", self._feast
        if words.whole:
            yield rf"\b(?P<whole>{any_of(words.whole)})(?!\w)", self._whole

    def _number(self, m: re.Match[str]) -> int:
        """The number of the month, 1 to 12."""
        months = enumerate(self.words.months, 1)
        return next(i for i, names in months if re.fullmatch(names, m["month"], re.IGNORECASE))

    def _steps(self, m: re.Match[str]) -> int | None:
        """How many units ahead "next" and the like say; None where nothing says which."""
        said = m.groupdict()
        found = meaning(self.words.before, said["before"]) if said["before"] else None
        if found is None and said.get("behind"):
            return meaning(self.words.behind, said["behind"])
        return found

    def _nearest(self, context: Context, make: Callable[[int], Days | None]) -> Days | None:
        options = years_around(context.reference, make)
        return closest(options, context.reference, context.lean) if options else None

    def _day_of_month(self, m: re.Match[str], context: Context) -> Days | None:
        month, day = self._number(m), int(m["day"])
        if m["year"]:
            return day_of(int(m["year"]), month, day)
        return self._nearest(context, lambda year: day_of(year, month, day))

    def _part_of_month(self, m: re.Match[str], context: Context) -> Days | None:
        month, part = self._number(m), meaning(self.words.parts, m["part"])
        if m["year"]:
            return part_of(month_days(int(m["year"]), month), part)
        return self._nearest(context, lambda year: part_of(month_days(year, month), part))

    def _month(self, m: re.Match[str], context: Context) -> Days | None:
        month = self._number(m)
        if m["year"]:
            return month_days(int(m["year"]), month)
        if relation_before(m.string, m.start()) not in AHEAD | BEHIND or acts(m.string, m.end()):
            return None
        return self._nearest(context, lambda year: month_days(year, month))

    def _part_of_year(self, m: re.Match[str], _: Context) -> Days | None:
        year = unit_days("year", 0, date(int(m["year"]), 1, 1))
        return part_of(year, meaning(self.words.parts, m["part"]))

    def _unit(self, m: re.Match[str], context: Context) -> Days | None:
        ahead = self._steps(m)
        if ahead is None and not m["part"]:
            return None  # "the week" alone names no date
        days = unit_days(meaning(self.words.units, m["unit"]) or "", ahead or 0, context.reference)
        return part_of(days, meaning(self.words.parts, m["part"]) if m["part"] else "")

    def _day_of_week(self, m: re.Match[str], context: Context) -> Days | None:
        ahead = self._steps(m)
        if ahead is None:
            return None
        monday = unit_days("week", ahead, context.reference)[0]
        return (monday + timedelta(days=FULL_DAYS[m["weekday"].casefold()]),) * 2

    def _counted(self, m: re.Match[str], context: Context) -> Days | None:
        count = int(m["count"]) if m["count"].isdigit() else meaning(self.words.numbers, m["count"]) or 1
        unit = meaning(self.words.units, m["unit"]) or "day"
        return None if unit == "weekend" else (shift(context.reference, count, unit),) * 2

    def _near(self, m: re.Match[str], context: Context) -> Days | None:
        if m.group() == "Morgen" or re.search(r"\b(?:la|por la)\s$", m.string[: m.start()], re.IGNORECASE):
            return None  # the morning, or a name
        return (context.reference + timedelta(days=meaning(self.words.near, m.group()) or 0),) * 2

    def _feast(self, m: re.Match[str], context: Context) -> Days | None:
        month, day = meaning(self.words.feasts, m["feast"]) or (1, 1)
        if relation_before(m.string, m.start()) not in AHEAD | BEHIND or acts(m.string, m.end()):
            return None
        return self._nearest(context, lambda year: day_of(year, month, day))

    def _whole(self, m: re.Match[str], context: Context) -> Days | None:
        part, unit = meaning(self.words.whole, m["whole"]) or ("", "year")
        return part_of(unit_days(unit, 0, context.reference), part)
