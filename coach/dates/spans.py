"""Two dates that are the ends of one stretch of time: they lie in one year, or over one turn of the year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from coach.dates.choosing import Prefer, closest, compiled, lean
from coach.dates.mention import DateMention
from coach.periods import month_days

_TO = compiled(
    r"\s*(?:-|–|—|to|until|till|through|bis|au|jusqu['’]au|al?|hasta|tot|fino al?)\s*(?:(?:zum|zur|the|el|den|le)\s+)?"
)
_AND = compiled(r"\s*(?:and|und|et|y|en)\s*(?:(?:dem|the|el|le)\s+)?")
_BETWEEN = compiled(r"\b(?:between|zwischen|entre|tussen)\s+(?:(?:dem|the|el|le)\s+)?$")
_DATED = re.compile(r"(?:19|20)\d\d")
_DIGIT = re.compile(r"\d")


def in_step(
    found: Sequence[DateMention], text: str, reference: date, prefer: Prefer | None
) -> list[DateMention]:
    """The mentions, the two ends of a stretch chosen together: "1. Juli bis 3. Juli" is in one July."""
    mentions = list(found)
    for place, (one, other) in enumerate(pairwise(found)):
        if _is_stretch(one, other, text):
            toward = lean(text, one.start, prefer)
            mentions[place], mentions[place + 1] = _together(mentions[place], other, reference, toward)
    return mentions


def _is_stretch(one: DateMention, other: DateMention, text: str) -> bool:
    between = text[one.end : other.start]
    joined = _TO.fullmatch(between) or (_AND.fullmatch(between) and _BETWEEN.search(text, 0, one.start))
    written = _calendar(one) and _calendar(other)
    return bool(joined) and written and not (_DATED.search(one.text) and _DATED.search(other.text))


def _calendar(mention: DateMention) -> bool:
    """Whether it names a day or a month of the calendar, and not "Friday" or "next week"."""
    month = month_days(mention.first.year, mention.first.month)
    return (mention.first, mention.last) == month or (
        mention.exact and _DIGIT.search(mention.text) is not None
    )


def _together(
    one: DateMention, other: DateMention, reference: date, toward: Prefer | None
) -> tuple[DateMention, DateMention]:
    """Both in the years that fit: that of the one which names it, else those of the nearest stretch."""
    if _DATED.search(one.text):
        begins = [one]
    elif _DATED.search(other.text):
        begins = [m for k in (-1, 0) if (m := _moved(one, other.first.year + k - one.first.year))]
        begins = [m for m in begins if m.first <= other.last][-1:]
        return (begins or [one])[0], other
    else:
        years = range(reference.year - 2, reference.year + 3)
        begins = [m for y in years if (m := _moved(one, y - one.first.year))]
    pairs = [(b, e) for b in begins if (e := _first_after(other, b))]
    if not pairs:
        return one, other
    best = closest([(b.first, e.last) for b, e in pairs], reference, toward)
    return next((b, e) for b, e in pairs if (b.first, e.last) == best)


def _first_after(mention: DateMention, begin: DateMention) -> DateMention | None:
    years = (begin.first.year - mention.first.year + k for k in (0, 1))
    return next((m for k in years if (m := _moved(mention, k)) and m.last >= begin.first), None)


def _moved(mention: DateMention, years: int) -> DateMention | None:
    """The same days some years later; None where a year has no such day."""
    try:
        first, last = (d.replace(year=d.year + years) for d in (mention.first, mention.last))
    except ValueError:
        return None
    return replace(mention, first=first, last=last)
