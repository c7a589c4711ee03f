"""The time a question speaks of: "since 2025", "in November or December", "before June"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from coach.dates import DateMention, find_dates, say

_EITHER = re.compile(r"\b([A-Z][a-z]+)(\s+(?:or|and|to|through|until)\s+)([A-Z][a-z]+)(\s+(?:19|20)\d\d)\b")


@dataclass(frozen=True, slots=True)
class Period:
    """Ranges of days, both ends included; open ends are the first and last day there is."""

    ranges: tuple[tuple[dt.date, dt.date], ...]
    words: str
    spans: tuple[tuple[int, int], ...] = ()

    def holds(self, day: dt.date | None) -> bool:
        """Whether a day lies in it."""
        return day is not None and any(first <= day <= last for first, last in self.ranges)

    @property
    def first(self) -> dt.date:
        """Its first day."""
        return min(first for first, _ in self.ranges)

    @property
    def last(self) -> dt.date:
        """Its last day."""
        return max(last for _, last in self.ranges)


def period_in(question: str, today: dt.date) -> Period | None:
    """The period that a question names, None where it names none."""
    full = _EITHER.sub(r"\1\4\2\3\4", question)
    found = [m for m in find_dates(full, today) if not _is_duration(full, m)]
    if not found:
        return None
    if len(found) == 2 and re.search(r"\bbetween\b|\bfrom\b", full[: found[0].start].casefold()[-12:]):
        ranges = [(found[0].first, found[1].last)]
    else:
        ranges = [_opened(m, full, today) for m in found]
    shift = full != question
    spans = () if shift else tuple((m.start, m.end) for m in found)
    return Period(tuple(ranges), " or ".join(_words(m) for m in found), spans)


def _is_duration(text: str, mention: DateMention) -> bool:
    """Whether "the last year" and the like are part of "last time"-questions about nothing dated."""
    return mention.text.casefold() in ("now", "today") and not mention.relation and mention.start > len(text)


def _opened(mention: DateMention, text: str, today: dt.date) -> tuple[dt.date, dt.date]:
    before = text[max(0, mention.start - 14) : mention.start].casefold().split()
    relation = mention.relation or (before[-1] if before else "")
    if relation == "since":
        return mention.first, dt.date.max
    if relation == "after":
        return (mention.last + dt.timedelta(days=1), dt.date.max)
    if relation == "before":
        return dt.date.min, mention.first - dt.timedelta(days=1)
    if relation in ("until", "till", "by"):
        return dt.date.min, mention.last
    return mention.first, mention.last


def _words(mention: DateMention) -> str:
    if mention.relation in ("since", "before", "after", "until", "till", "by", "in", "on", "during"):
        return f"{mention.relation} {mention.text.strip()}"
    return mention.text.strip()


def long_date(day: dt.date) -> str:
    """A day written out with its year: "20 November 2026"."""
    return say(day, dt.date(day.year + 1, 1, 1))
