"""Dates in plain English: finding them in a text, resolving them against a day, and writing them out.

The usual forms of German, French and Spanish are understood too (bis Ende Mai, avant vendredi, la semana que viene);
their words are in `words.py`.
`find_dates` knows the forms people write in notes and mail (29 May, 2026-05-29, next Friday, the end of November,
before the year is out, last winter, in two weeks). Every mention becomes a range of days, both ends included.
Numbers like 3/4/2026 are read day first.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Sequence
from datetime import date, timedelta

from coach.dates import abroad, english
from coach.dates.choosing import AHEAD, Context, Prefer, compiled, lean, preposition
from coach.dates.mention import DateMention
from coach.dates.spans import in_step
from coach.dates.words import LANGUAGES, MONTH_NAMES, WEEKDAY_NAMES
from coach.screen import Screen

__all__ = ["DateMention", "due_date", "find_dates", "say"]

KINDS = tuple(
    (compiled(pattern), resolve) for pattern, resolve in (*english.FIRST, *abroad.kinds(), *english.THEN)
)
"""In order: where two overlap, the earlier kind wins."""
_SCREEN = Screen(pattern for pattern, _ in KINDS)

_DIGIT = re.compile(r"\d")
# Cheap test whether a text can hold a date at all.
_TRIGGER = compiled(
    rf"\d|\b(?:{english.MONTH_WORD}|{english.DAY_NAME}|today|tonight|tomorrow|yesterday|morning|afternoon|evening|night|spring|summer"
    r"|autumn|fall|winter|weeks?|weekend|fortnights?|months?|quarters?|years?|year-end|days?|christmas|xmas|tmrw|tmr|tomorow|"
    + "|".join(abroad.any_of((*x.months, *x.units, *x.near, *x.whole, *x.feasts)) for x in LANGUAGES)
    + r")\b"
)


def find_dates(text: str, reference: date, prefer: Prefer | None = None) -> list[DateMention]:
    """All dates in a text, in order, not overlapping.

    `reference` is the day the text was written on. `prefer` says where a date without a year lies when neither
    its preposition nor the sentence tells; without it, the nearest is taken.
    """
    fitting = _SCREEN.fitting(text)
    if not fitting or not (_DIGIT.search(text) or _TRIGGER.search(text)):
        return []
    found: list[DateMention] = []
    for place in fitting:
        pattern, resolve = KINDS[place]
        for match in pattern.finditer(text):
            if _overlaps(found, match.start(), match.end()):
                continue
            context = Context(reference, lean(text, match.start(), prefer))
            days = resolve(match, context)
            if days is None:
                continue
            relation, begin = preposition(text, match.start())
            mention = DateMention(
                match.start(), match.end(), match.group(), days[0], days[1], relation, begin
            )
            insort(found, mention, key=_start)
    return in_step(found, text, reference, prefer)


def _start(mention: DateMention) -> int:
    return mention.start


def _overlaps(found: Sequence[DateMention], start: int, end: int) -> bool:
    """Whether a stretch has a character of one of the mentions, which are in order."""
    place = bisect_left(found, end, key=_start)  # those from here on begin behind it
    return place > 0 and found[place - 1].end > start


_SAYS_YEAR = compiled(r"(?:19|20)\d\d|\d[/.-]\d+[/.-]\d")
_A_YEAR_ON = compiled(
    r",?\s+(?:of\s+)?(?:the\s+)?(?:(?:next|following|coming)\s+year|(?:nächste|kommende|folgende)[ns]?\s+jahr|de l['’]an(?:née)? proch"
    r"|del próximo año|del año que viene)"
)
JUST_PASSED = timedelta(days=62)


def due_date(text: str, made: date) -> date | None:
    """The day by which something said on `made` falls due: the last day of the last deadline in the text. A day, or an end
    of a month, without a year that went by in the weeks before is meant as the one that went by: such a deadline has passed.

    >>> due_date("the drawings by 20 November", date(2026, 11, 27)), due_date("the drawings by 4 May", date(2026, 11, 27))
    (datetime.date(2026, 11, 20), datetime.date(2027, 5, 4))
    """
    found = [(m, _falls(m, text, made)) for m in find_dates(text, made, "future")]
    ahead = [(m, day) for m, day in found if day >= made]
    deadlines = [(m, day) for m, day in found if _is_deadline(m, passed=day < made)]
    deadlines = [(m, day) for m, day in deadlines if day >= made - JUST_PASSED]
    chosen = deadlines or ahead
    return chosen[-1][1] if chosen else None


def _is_deadline(mention: DateMention, *, passed: bool) -> bool:
    """Whether the word before a day sets it; "the letter from 20 November" tells only of what was."""
    if passed:
        return (mention.exact or _part_of_month(mention)) and mention.relation in AHEAD - {"from"}
    return mention.relation in AHEAD or mention.text.casefold().startswith(("before", "by"))


def _falls(mention: DateMention, text: str, made: date) -> date:
    """The last day of a mention; the year before, where that lies a few weeks back and no year is said."""
    day = mention.last
    if not (_named_alone(mention) or _part_of_month(mention)) or _SAYS_YEAR.search(mention.text):
        return day
    if _A_YEAR_ON.match(text, mention.end) or (day.month, day.day) == (2, 29):
        return day
    before = day.replace(year=day.year - 1)
    return before if made - JUST_PASSED <= before < made else day


def _named_alone(mention: DateMention) -> bool:
    return mention.exact and _DIGIT.search(mention.text) is not None


_MONTH = compiled(rf"\b(?:{english.MONTH_WORD}|{abroad.any_of(m for x in LANGUAGES for m in x.months)})\b")
_COMING = compiled(r"\b(?:next|coming|nächste[nrs]?|kommende[nrs]?)\b")
_PART = timedelta(days=27)  # shorter than any month


def _part_of_month(mention: DateMention) -> bool:
    """Whether it is the end, the middle or a week of a month that is named: "the end of October"."""
    part = mention.last - mention.first < _PART and _MONTH.search(mention.text) is not None
    return part and not _COMING.search(mention.text)


def say(day: date, today: date, *, weekday: bool = False) -> str:
    """A date in words: "26 November" this year, "26 November 2025" otherwise, the full form with `weekday`.

    >>> say(date(2026, 11, 26), date(2026, 11, 22)), say(date(2026, 11, 26), date(2026, 11, 22), weekday=True)
    ('26 November', 'Thursday 26 November 2026')
    """
    plain = f"{day.day} {MONTH_NAMES[day.month - 1].capitalize()}"
    if weekday:
        return f"{WEEKDAY_NAMES[day.weekday()].capitalize()} {plain} {day.year}"
    return plain if day.year == today.year else f"{plain} {day.year}"
