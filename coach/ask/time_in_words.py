"""The time a question speaks of: "since 2025", "in November or December", "before June"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from coach.dates import DateMention, find_dates, say

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_BETWEEN = re.compile(
    rf"\b([Bb]etween|[Ff]rom)\s+({_MONTH})(\s+(?:19|20)\d\d)?\s+(and|to|until|till)\s+({_MONTH})(\s+(?:19|20)\d\d)?\b"
)
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
    ahead = _coming(question, today)
    if ahead is not None:
        return ahead
    months = _between(question, today)
    if months is not None:
        return months
    full = _EITHER.sub(r"\1\4\2\3\4", question)
    found = [m for m in find_dates(full, today) if not _is_duration(full, m)]
    if found and PROMISED_FOR.search(full[: found[0].start]):
        found = [m for m in find_dates(full, today, "future") if not _is_duration(full, m)]
        words = found[0].text if found else ""
        if _BARE_MONTH.fullmatch(words):  # "due in December"
            return Period(
                ((found[0].first, found[0].last),), f"in {words}", ((found[0].start, found[0].end),)
            )
    if not found:
        return None
    from_now = _FROM_NOW.search(full[: found[0].start])
    if from_now:
        span = (from_now.start(), found[0].end)
        last = _middle(found[0]) if _MIDDLE.search(found[0].text) else found[0].last
        return Period(
            ((min(today, last), last),), full[span[0] : span[1]], (span,) if full == question else ()
        )
    if len(found) == 2 and re.search(r"\bbetween\b|\bfrom\b", full[: found[0].start].casefold()[-12:]):
        ranges = [(found[0].first, found[1].last)]
    else:
        ranges = [_opened(m, full, today) for m in found]
    shift = full != question
    spans = () if shift else tuple((m.start, m.end) for m in found)
    return Period(tuple(ranges), " or ".join(_words(m) for m in found), spans)


def _between(question: str, today: dt.date) -> Period | None:
    """ "Between June and August": whole months, the latest that have been in a question about what was."""
    match = _BETWEEN.search(question)
    if match is None:
        return None
    last = find_dates(f"{match[5]} {match[6] or today.year}", today)
    first = find_dates(f"{match[2]} {match[3] or match[6] or today.year}", today)
    if not first or not last:
        return None
    begins, ends = first[0].first, last[0].last
    if begins > ends:
        begins = begins.replace(year=begins.year - 1)
    if begins > today and not (match[3] or match[6]) and _PAST.search(question):
        begins, ends = (
            begins.replace(year=begins.year - 1),
            ends.replace(year=ends.year - 1, day=min(ends.day, 28)),
        )
    return Period(
        ((begins, ends),),
        match.group()
        .casefold()
        .replace(match[2].casefold(), match[2])
        .replace(match[5].casefold(), match[5]),
        (match.span(),),
    )


_BARE_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?",
    re.IGNORECASE,
)
PROMISED_FOR = re.compile(
    r"\b(?:promis|commit|offer|agree|pledg)\w*\b.*\bfor (?:the )?$", re.IGNORECASE | re.DOTALL
)
"""What stands before the time for which something was promised: it is due then."""
_FROM_NOW = re.compile(
    r"\b(?:(?:between|from) (?:now|today|tomorrow)(?: on)?,? (?:and|to|until|till|through|up to)|(?:up )?(?:until|till)|up to)"
    r" (?:(?:about|around|roughly|the) )*$",
    re.IGNORECASE,
)
_MIDDLE = re.compile(r"\bmid(?:dle)?\b", re.IGNORECASE)
_COMING = re.compile(
    r"\b(?:(?:in|within|over|during|for) )?(?:the )?(?:next|coming|following) "
    r"(?:(?P<count>\d{1,3}|few|couple of|two|three|four|five|six|seven|ten|fourteen) )?(?P<unit>days|weeks|fortnight|months)\b",
    re.IGNORECASE,
)
_COUNTS = {
    "few": 5, "couple of": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10, "fourteen": 14,
}  # fmt: skip
_LENGTH = {"days": 1, "weeks": 7, "fortnight": 14, "months": 30}


def _coming(question: str, today: dt.date) -> Period | None:
    """ "In the coming days", "over the next three weeks": from today on."""
    match = _COMING.search(question)
    if match is None:
        return None
    unit, count = match["unit"].casefold(), (match["count"] or "").casefold()
    usual = {"days": 7, "weeks": 4, "fortnight": 1, "months": 3}[unit]
    number = int(count) if count.isdigit() else _COUNTS.get(count, usual)
    last = today + dt.timedelta(days=number * _LENGTH[unit])
    return Period(((today, last),), match.group().strip(), (match.span(),))


def _middle(mention: DateMention) -> dt.date:
    """The middle day of a stretch such as "mid-December"."""
    return mention.first + (mention.last - mention.first) / 2


def _is_duration(text: str, mention: DateMention) -> bool:
    """Whether "the last year" and the like are part of "last time"-questions about nothing dated."""
    return mention.text.casefold() in ("now", "today") and not mention.relation and mention.start > len(text)


def _opened(mention: DateMention, text: str, today: dt.date) -> tuple[dt.date, dt.date]:
    before = text[max(0, mention.start - 14) : mention.start].casefold().split()
    relation = mention.relation or (before[-1] if before else "")
    if (
        relation in ("before", "until", "till", "by")
        and mention.first > today
        and _of_the_past(mention, text)
    ):
        mention = _year_before(mention)
    if relation == "since":
        return mention.first, dt.date.max
    if relation == "after":
        return (mention.last + dt.timedelta(days=1), dt.date.max)
    if relation == "before":
        return dt.date.min, mention.first - dt.timedelta(days=1)
    if relation in ("until", "till", "by"):
        return dt.date.min, mention.last
    about = _AGO.search(mention.text)
    if about is not None and mention.first == mention.last:
        around = dt.timedelta(days=_AROUND[about[1].casefold()])
        return mention.first - around, min(mention.last + around, max(today, mention.last))
    return mention.first, mention.last


_AGO = re.compile(r"\b(week|fortnight|month|year)s? ago\b", re.IGNORECASE)
_AROUND = {"week": 3, "fortnight": 3, "month": 15, "year": 60}
"""By how many days either way "two weeks ago" may be meant: nobody means the very day."""
_PAST = re.compile(
    r"\b(?:did|(?<!do i )(?<!do we )have(?! to\b)|had|was|were|last|met|spoke|wrote|talked)\b", re.IGNORECASE
)


def _of_the_past(mention: DateMention, text: str) -> bool:
    """Whether a month without a year, in a question about what was, is the one that has been."""
    return _PAST.search(text) is not None and re.search(r"\d{4}|next|coming", mention.text) is None


def _year_before(mention: DateMention) -> DateMention:
    def back(day: dt.date) -> dt.date:
        return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)

    return replace(mention, first=back(mention.first), last=back(mention.last))


def _words(mention: DateMention) -> str:
    if mention.relation in (
        "since",
        "before",
        "after",
        "until",
        "till",
        "by",
        "in",
        "on",
        "during",
        "between",
    ):
        return f"{mention.relation} {mention.text.strip()}"
    return mention.text.strip()


def spelled(text: str) -> str:
    """The days of a row, which scripts read as numbers, in words.

    >>> spelled("2026-12-03 14:00: coffee")
    '3 December 2026, 14:00: coffee'
    """
    return _ISO.sub(_spelled, text)


def _spelled(found: re.Match[str]) -> str:
    try:
        day = dt.date.fromisoformat(found[1])
    except ValueError:  # the 30th of February stands as it was written
        return found.group()
    return long_date(day) + (f", {found[2]}" if found[2] else "")


_ISO = re.compile(r"\b(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?: (\d\d:\d\d))?\b")


def long_date(day: dt.date) -> str:
    """A day written out with its year: "20 November 2026"."""
    return say(day, dt.date(day.year + 1, 1, 1))
