"""Dates in plain English: finding them in a text, resolving them against a day, and writing them out.

The usual forms of German, French and Spanish are understood too (bis Ende Mai, avant vendredi, la semana que viene);
their words are in `coach/date_words.py`.
`find_dates` knows the forms people write in notes and mail (29 May, 2026-05-29, next Friday, the end of November,
before the year is out, last winter, in two weeks). Every mention becomes a range of days, both ends included.
Numbers like 3/4/2026 are read day first.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeVar

from coach.date_words import LANGUAGES, DateWords
from coach.periods import Days, month_days, part_of, season_days, shift, unit_days, week_days
from coach.screen import Screen

Prefer = Literal["future", "past"]
Meant = TypeVar("Meant")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text. `start` and `end` are code points, `first` and `last` the days it covers, both included.
    `relation` is the preposition before it ("by", "since"), empty where there is none, and `begin` where that begins."""

    start: int
    end: int
    text: str
    first: date
    last: date
    relation: str = ""
    begin: int = 0

    @property
    def exact(self) -> bool:
        """Whether this is one single day."""
        return self.first == self.last


_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_GERMAN_MONTHS = {"mär": "mar", "mai": "may", "okt": "oct", "dez": "dec"}
_FULL_DAYS = {
    name: number
    for days in (_WEEKDAY_NAMES, *(language.days for language in LANGUAGES))
    for number, names in enumerate(days)
    for name in names.split("|")
}
"""Weekdays written in full, in whatever case: people on a phone write "friday"."""
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "a couple of": 2, "a few": 3, "couple of": 2, "few": 3,
}  # fmt: skip

_MONTH_WORD = (
    r"(?:jan(?:uary|uar|\b\.?)|feb(?:ruary|ruar|\b\.?)|mar(?:ch|\b\.?)|märz|apr(?:il|\b\.?)|may|mai|june?|juni|july?|juli"
    r"|aug(?:ust|\b\.?)|sept?(?:ember|\b\.?)|oct(?:ober|\b\.?)|oktober|nov(?:ember|\b\.?)|dec(?:ember|\b\.?)|dezember)(?!\w)"
)
_MONTH = rf"(?P<month>{_MONTH_WORD})"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|\.(?=\s))?(?![\d%]|[:.]\d)"
_FIRST_DAY = r"(?P<first_day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b(?!-\d))?"
_DAY_NAME = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?|" + "|".join("|".join(language.days) for language in LANGUAGES) + r")\b\.?(?! gras\b)"
)
_DASH = r"\s*(?:-|–|—|to|until|and)\s*"
_COUNT = (
    r"(?P<count>\d{1,3}|a couple of|a few|couple of|few|"
    + "|".join(k for k in _NUMBERS if " " not in k)
    + ")"
)
_UNIT = r"(?P<unit>day|week|fortnight|month|quarter|year)s?\b"
_PART = (
    r"(?:(?:the\s+)?(?P<part>early|mid|late|later|end|close|beginning|start|middle|(?:first|second)\s+half"
    r"|(?:first|last)\s+week|(?:first|last)\s+days)(?:\s+of|\s+in)?[\s-]+)?"
)
_WHICH = (
    r"(?:(?P<which>this coming|this|next|last|the coming|the following|the past|coming|past|previous|the)\s+)"
)


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


# --------------------------------------------------- choosing a year or a week


def _closest(options: list[Days], reference: date, lean: Prefer | None) -> Days:
    """Of the same date in several years, the one meant: next, last, or nearest to the reference day."""
    if lean == "future":
        return next((o for o in options if o[1] >= reference), options[-1])
    if lean == "past":
        return next((o for o in reversed(options) if o[0] <= reference), options[0])

    def distance(days: Days) -> tuple[int, bool]:
        if days[0] <= reference <= days[1]:
            return 0, False
        return min(abs((days[0] - reference).days), abs((days[1] - reference).days)), days[0] < reference

    return min(options, key=distance)


def _years_around(reference: date, make: Callable[[int], Days | None]) -> list[Days]:
    found = (make(year) for year in range(reference.year - 8, reference.year + 9))
    return [days for days in found if days]


def _day_of(year: int, month: int, day: int) -> Days | None:
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return (date(year, month, day),) * 2


def _month_number(word: str) -> int:
    short = _GERMAN_MONTHS.get(word.casefold()[:3], word.casefold()[:3])
    return next(i for i, name in enumerate(_MONTH_NAMES, 1) if name.startswith(short))


_PAST_CUE = _compile(
    r"\b(?:last|ago|yesterday|since|was|were|had|did|met|saw|said|told|went|came|gave|left|got|wrote|sent|spoke"
    r"|sold|bought|held|took|heard|made|began|ran|won|lost|sat|ate|rang|found|chose|knew|led|built|paid"
    r"|(?<!\bis )(?<!\bare )(?<!\bbe )\w{2,}(?<!ne)ed)\b"  # "is announced on 8 December" lies ahead
)
_FUTURE_CUE = _compile(
    r"\b(?:will|shall|going to|plan(?:s|ned)? to|hope(?:s|d)? to|wants? to|promised? to|due|deadline|before|until"
    r"|till|next|coming|let'?s|can we|could we|would)\b|'ll\b|\bfrom\s+(?:the\s+|about\s+)?$"
)
_PLANNED = _compile(
    r"(?:^|[,;:(–—•\n]|\s-)\s*(?:(?:the|their|its|our|my|your|public|die|der|das|ihre|seine|unsere)\s+){0,2}"
    r"(?:announcement|launch|opening|kick-?off|start|decision|release|go-live|deadline|embargo|vote|closing|ankündigung|bekanntgabe|"
    r"entscheidung|eröffnung|beginn|frist|abgabe)(?:\s+(?:is|ist|planned|geplant|scheduled|set))?(?:\s+(?:on|for|am|für|auf))?\s*:?\s*$"
    r"|(?<!was )(?<!were )(?<!had been )\b(?:planned|scheduled|pencilled in|set|booked|geplant|angesetzt)\s+(?:for|für|auf)\s+(?:the\s+|den\s+)?$"
)
"""What says right before a day that it is one to come, whatever the clause before it tells: "raised it, launch 3 May"."""
_UNTIL_THEN = _compile(r"^[^.!?\n]*\b(?:until|till|bis)\s+(?:then|dahin)\b")
_AHEAD = frozenset(
    {"bis", "vor", "by", "before", "until", "till", "til", "from", "due", "not later than", "latest"}
)
_BEHIND = frozenset({"since", "seit"})
_RELATION = _compile(
    r"\b(not later than|no later than|by|before|until|till|since|after|from|on|in|during|at|around|about|for|of|to"
    r"|through|between|due|within|over|this|next|last|"
    + "|".join(words for language in LANGUAGES for words in language.relations)
    + r")\s+(?:the\s+|around\s+|about\s+)?$"
)


@dataclass(frozen=True, slots=True)
class _Context:
    """What decides between two readings of a mention: the day it is read on and where it leans."""

    reference: date
    lean: Prefer | None


_RELATIONS = {words: meant for language in LANGUAGES for words, meant in language.relations.items()}


def _meaning(table: Mapping[str, Meant], said: str) -> Meant | None:
    """What a word of another language means."""
    return next((meant for words, meant in table.items() if re.fullmatch(words, said, re.IGNORECASE)), None)


def _preposition(text: str, start: int) -> tuple[str, int]:
    """The preposition before a date, in English but for "bis" and "vor", and where it begins."""
    match = _RELATION.search(text, max(0, start - 30), start)
    if match is None:
        return "", start
    said = match.group(1).casefold()
    return _meaning(_RELATIONS, said) or said, match.start()


def _relation(text: str, start: int) -> str:
    return _preposition(text, start)[0]


def _lean(text: str, start: int, prefer: Prefer | None) -> Prefer | None:
    """Whether a date without a year lies ahead: by the word before it, by the caller's wish, by the sentence."""
    relation = _relation(text, start)
    if relation in _AHEAD and relation != "from":
        return "future"
    if relation in _BEHIND:
        return "past"
    if prefer:
        return prefer
    left, right = text[max(0, start - 80) : start], text[start : start + 60]
    if _FUTURE_CUE.search(left) or _PLANNED.search(left) or _UNTIL_THEN.search(right):
        return "future"
    # Only the date's own part of the sentence: "he rang from rehab, he is back in October" looks ahead.
    part = re.split(r"[,;:]\s", left)[-1]
    return "past" if _PAST_CUE.search(part) or re.match(r"[^.]*\bago\b", right) else None


# ------------------------------------------------------------------ resolvers

Resolver = Callable[[re.Match[str], _Context], Days | None]


def _iso(m: re.Match[str], _: _Context) -> Days | None:
    year, month = int(m["year"]), int(m["month"])
    if not 1 <= month <= 12:
        return None
    return _day_of(year, month, int(m["day"])) if m["day"] else month_days(year, month)


def _numeric(m: re.Match[str], _: _Context) -> Days | None:
    day, month, year = int(m["day"]), int(m["month"]), int(m["year"])
    if month > 12 >= day:
        day, month = month, day
    return _day_of(year + 2000 if year < 100 else year, month, day) if 1 <= month <= 12 else None


def _day_month(m: re.Match[str], context: _Context) -> Days | None:
    month, day = _month_number(m["month"]), int(m["day"])
    if m["year"]:
        return _day_of(int(m["year"]), month, day)
    options = _years_around(context.reference, lambda year: _day_of(year, month, day))
    return _closest(options, context.reference, context.lean) if options else None


def _day_and_number(m: re.Match[str], context: _Context) -> Days | None:
    """ "bis 1.12.": a day and a month by its number."""
    day, month = int(m["day"]), int(m["number"])
    if not 1 <= month <= 12 or _relation(m.string, m.start()) not in ("bis", "vor", "on", "from"):
        return None
    options = _years_around(context.reference, lambda year: _day_of(year, month, day))
    return _closest(options, context.reference, context.lean) if options else None


def _day_range(m: re.Match[str], context: _Context) -> Days | None:
    groups = m.groupdict()
    last_month = _month_number(m["month"])
    first_month = _month_number(groups["first_month"]) if groups.get("first_month") else last_month

    def make(year: int) -> Days | None:
        end = _day_of(year, last_month, int(m["day"]))
        begin = _day_of(year - (first_month > last_month), first_month, int(m["first_day"]))
        return (begin[0], end[1]) if begin and end and begin[0] <= end[1] else None

    if m["year"]:
        return make(int(m["year"]))
    options = _years_around(context.reference, make)
    return _closest(options, context.reference, context.lean) if options else None


# Month names that are also first names, verbs or titles: alone they are dates only after a preposition.
_MONTH_CONTEXT = frozenset(
    "in by since until till before after from during for of to through between around about on".split()
)
_CLEAR_MONTHS = frozenset({"january", "february", "july", "september", "october", "november", "december"})


def _is_month(m: re.Match[str]) -> bool:
    """Whether a bare month word means a month: "in May" and "October", not "may", "March on" or "ask April"."""
    word = m["month"]
    if not word[:1].isupper():  # "in december", as people type on a phone; "may" and "march" are words
        return word in _CLEAR_MONTHS and _relation(m.string, m.start()) in _MONTH_CONTEXT
    return _relation(m.string, m.start()) in _MONTH_CONTEXT or word.casefold() in _CLEAR_MONTHS


def _choose(options: list[Days], which: str | None, context: _Context) -> Days:
    """The period among those of neighbouring years that "next", "last" or the context means."""
    word = (which or "").casefold()
    if "next" in word or "coming" in word:
        return next(o for o in options if o[0] > context.reference)
    if "last" in word or "past" in word or word == "previous":
        return next(o for o in reversed(options) if o[1] < context.reference)
    if word == "this":
        return next(o for o in options if o[0].year == context.reference.year)
    return _closest(options, context.reference, context.lean)


def _month(m: re.Match[str], context: _Context) -> Days | None:
    month = _month_number(m["month"])
    if m["year"]:
        return part_of(month_days(int(m["year"]), month), m["part"])
    if not (
        m["part"]
        or (m["which"] and m["which"].casefold() != "the" and m["month"][0].isupper())
        or _is_month(m)
    ):
        return None
    options = _years_around(context.reference, lambda year: month_days(year, month))
    if m["which"] or not m["part"]:
        return part_of(_choose(options, m["which"], context), m["part"])
    parts = [part_of(days, m["part"]) for days in options]
    return _closest(parts, context.reference, context.lean)


def _season(m: re.Match[str], context: _Context) -> Days | None:
    name = m["season"].casefold()
    if m["year"]:
        return part_of(season_days(int(m["year"]), name), m["part"])
    relation = _relation(m.string, m.start())
    if m["season"][0].isupper() and re.match(r"\s+[A-ZÀ-Þ]", m.string[m.end() :]):
        return None  # "the Spring Summit"
    if not (m["part"] or m["which"] or relation in _MONTH_CONTEXT) or (name == "fall" and not m["which"]):
        return None
    options = _years_around(context.reference, lambda year: season_days(year, name))
    return part_of(_choose(options, m["which"], context), m["part"])


def _is_year(m: re.Match[str]) -> bool:
    """Whether four digits are a year: after a preposition or a part of it, or alone in brackets."""
    around = m.string[max(0, m.start() - 1) : m.end() + 1]
    return (
        bool(m["part"])
        or around.startswith("(")
        or _relation(m.string, m.start()) in _MONTH_CONTEXT | {"this"}
    )


def _year(m: re.Match[str], _: _Context) -> Days | None:
    if not _is_year(m):
        return None
    year = int(m["year"])
    return part_of((date(year, 1, 1), date(year, 12, 31)), m["part"])


_STEPS = {
    "this": 0, "the": 0, "this coming": 1, "next": 1, "the coming": 1, "coming": 1, "the following": 1, "last": -1,
    "previous": -1, "the past": -1, "past": -1,
}  # fmt: skip


def _unit(m: re.Match[str], context: _Context) -> Days | None:
    which = " ".join(m["which"].casefold().split())
    if which == "the" and not m["part"] and not m["skip"]:
        return None  # "the week", "the year" alone name no date
    days = unit_days(m["unit"].casefold(), 2 if m["skip"] else _STEPS[which], context.reference)
    return part_of(days, m["part"])


def _quarter(m: re.Match[str], context: _Context) -> Days | None:
    words = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
    raw = (m["number"] or m["word"]).casefold()
    number = words.get(raw) or int(raw)
    if m["letter"] and not m["letter"].isupper():
        return None
    months = 6 if m["letter"] == "H" else 3
    if number * months > 12:
        return None

    def make(year: int) -> Days:
        start = (number - 1) * months + 1
        return month_days(year, start)[0], month_days(year, start + months - 1)[1]

    if m["year"]:
        return make(int(m["year"]))
    return _closest(_years_around(context.reference, make), context.reference, context.lean)


_NEAR = {
    "today": (0, 0), "tonight": (0, 0), "this morning": (0, 0), "this afternoon": (0, 0), "this evening": (0, 0),
    "yesterday": (-1, -1), "last night": (-1, -1), "tomorrow": (1, 1), "the day after tomorrow": (2, 2),
    "day after tomorrow": (2, 2), "the day before yesterday": (-2, -2), "day before yesterday": (-2, -2),
    "tmrw": (1, 1), "tmr": (1, 1), "tomorow": (1, 1),
}  # fmt: skip


def _near(m: re.Match[str], context: _Context) -> Days | None:
    first, last = _NEAR[" ".join(m.group().casefold().split())]
    return context.reference + timedelta(days=first), context.reference + timedelta(days=last)


_WHICH_ABROAD = {
    "näch": "coming", "komm": "coming", "proc": "coming", "prox": "coming", "próx": "coming", "letz": "last", "verg": "last",
    "dern": "last", "pasa": "last", "dies": "this", "que ": "coming",
}  # fmt: skip


def _weekday(m: re.Match[str], context: _Context) -> Days | None:
    word = m["weekday"].rstrip(".")
    number = _FULL_DAYS.get(word.casefold())
    if number is None:
        short = len(word) <= 5 and not (m["which"] or _relation(m.string, m.start()))
        if not word[0].isupper() or short:
            return None
        number = next(i for i, name in enumerate(_WEEKDAY_NAMES) if name.startswith(word.casefold()[:3]))
    said = (m["which"] or m["behind"] or "").casefold()
    today, which = context.reference, _WHICH_ABROAD.get(said[:4], said)
    ahead = (number - today.weekday()) % 7 or 7
    if m["after"] or which == "next":
        return (week_days(today)[0] + timedelta(days=7 + number),) * 2
    if which in ("last", "past", "previous") or (not which and context.lean == "past"):
        behind = (today.weekday() - number) % 7
        return (today - timedelta(days=behind or (7 if which else 0)),) * 2
    if which == "this":
        return (week_days(today)[0] + timedelta(days=number),) * 2
    return (today + timedelta(days=ahead + (7 if m["week"] else 0)),) * 2


def _count(m: re.Match[str]) -> int:
    raw = " ".join(m["count"].casefold().split())
    return int(raw) if raw.isdigit() else _NUMBERS[raw]


def _in_units(m: re.Match[str], context: _Context) -> Days | None:
    target = shift(context.reference, _count(m), m["unit"].casefold())
    return (target, target) if m["lead"].casefold() == "in" else (context.reference, target)


def _units_ago(m: re.Match[str], context: _Context) -> Days | None:
    return (shift(context.reference, -_count(m), m["unit"].casefold()),) * 2


def _units_past(m: re.Match[str], context: _Context) -> Days | None:
    return shift(context.reference, -_count(m), m["unit"].casefold()), context.reference


def _stands_alone(m: re.Match[str]) -> bool:
    """Whether "the 3rd" stands alone, and is not the third floor."""
    after = m.string[m.end() :].lstrip(" ")
    return not re.match(
        r"(?!of |at |or |and |to |with |in |for |i |we |she |he |they |so |but |if |when |as )[a-z]", after
    )


def _ordinal(m: re.Match[str], context: _Context) -> Days | None:
    day, of = int(m["day"]), (m["of"] or "").casefold()
    if not of and not _stands_alone(m):
        return None
    here = context.reference

    def in_month(steps: int) -> Days | None:
        first, _ = month_days(here.year, here.month + steps)
        return _day_of(first.year, first.month, day)

    if of:
        return in_month(1 if "next" in of else -1 if "last" in of else 0)
    options = [days for steps in range(-3, 4) if (days := in_month(steps))]
    return _closest(options, here, context.lean or "future") if options else None


def _out(m: re.Match[str], context: _Context) -> Days | None:
    """ "Before the year is out", "by year-end": the last day of the year, month or week."""
    unit = (m.groupdict().get("unit") or "year").casefold()
    return (unit_days(unit, 0, context.reference)[1],) * 2


def _feast(m: re.Match[str], context: _Context) -> Days | None:
    month, day = (12, 25) if m["feast"].casefold().startswith(("christmas", "xmas")) else (1, 1)
    options = _years_around(context.reference, lambda year: _day_of(year, month, day))
    return _closest(options, context.reference, context.lean)


def _any(words: Iterable[str]) -> str:
    """Any of the words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


def _abroad(words: DateWords) -> Iterator[tuple[str, Resolver]]:
    """The patterns of another language, each with what it means."""
    months, units, before = (
        _any(words.months),
        _any(u for u, unit in words.units.items() if unit != "day"),
        _any(words.before),
    )
    behind = rf"(?:\s+(?P<behind>{_any(words.behind)}))?" if words.behind else ""
    part, month = (
        rf"(?P<part>{_any(words.parts)})",
        rf"(?P<month>{months})(?:{words.of}\s+(?P<year>(?:19|20)\d\d))?(?!\w)",
    )
    which = rf"(?:{words.lead}\s*){{0,2}}(?:(?P<before>{before})\s+)?"

    def number(m: re.Match[str]) -> int:
        return next(
            i for i, names in enumerate(words.months, 1) if re.fullmatch(names, m["month"], re.IGNORECASE)
        )

    def steps(m: re.Match[str]) -> int | None:
        said = m.groupdict()
        found = _meaning(words.before, said["before"]) if said["before"] else None
        return (
            found if found is not None or not said.get("behind") else _meaning(words.behind, said["behind"])
        )

    def day_of_month(m: re.Match[str], context: _Context) -> Days | None:
        if m["year"]:
            return _day_of(int(m["year"]), number(m), int(m["day"]))
        options = _years_around(context.reference, lambda year: _day_of(year, number(m), int(m["day"])))
        return _closest(options, context.reference, context.lean) if options else None

    def part_of_month(m: re.Match[str], context: _Context) -> Days | None:
        meant = _meaning(words.parts, m["part"])
        if m["year"]:
            return part_of(month_days(int(m["year"]), number(m)), meant)
        options = _years_around(context.reference, lambda year: part_of(month_days(year, number(m)), meant))
        return _closest(options, context.reference, context.lean)

    def of_a_month(m: re.Match[str], context: _Context) -> Days | None:
        if m["year"]:
            return month_days(int(m["year"]), number(m))
        if _relation(m.string, m.start()) not in _AHEAD | _BEHIND:
            return None
        return _closest(
            _years_around(context.reference, lambda y: month_days(y, number(m))),
            context.reference,
            context.lean,
        )

    def part_of_year(m: re.Match[str], _: _Context) -> Days | None:
        return part_of(unit_days("year", 0, date(int(m["year"]), 1, 1)), _meaning(words.parts, m["part"]))

    def some_unit(m: re.Match[str], context: _Context) -> Days | None:
        ahead = steps(m)
        if ahead is None and not m["part"]:
            return None  # "the week" alone names no date
        days = unit_days(_meaning(words.units, m["unit"]) or "", ahead or 0, context.reference)
        return part_of(days, _meaning(words.parts, m["part"]) if m["part"] else "")

    def day_of_week(m: re.Match[str], context: _Context) -> Days | None:
        ahead = steps(m)
        if ahead is None:
            return None
        monday = unit_days("week", ahead, context.reference)[0]
        return (monday + timedelta(days=_FULL_DAYS[m["weekday"].casefold()]),) * 2

    def counted(m: re.Match[str], context: _Context) -> Days | None:
        count = int(m["count"]) if m["count"].isdigit() else _meaning(words.numbers, m["count"]) or 1
        unit = _meaning(words.units, m["unit"]) or "day"
        return None if unit == "weekend" else (shift(context.reference, count, unit),) * 2

    def near(m: re.Match[str], context: _Context) -> Days | None:
        if m.group() == "Morgen" or re.search(r"\b(?:la|por la)\s$", m.string[: m.start()], re.IGNORECASE):
            return None  # the morning, or a name
        return (context.reference + timedelta(days=_meaning(words.near, m.group()) or 0),) * 2

    def whole(m: re.Match[str], context: _Context) -> Days | None:
        meant, unit = _meaning(words.whole, m["whole"]) or ("", "year")
        return part_of(unit_days(unit, 0, context.reference), meant)

    yield rf"\b(?<![\d/.-]){words.day}{words.of}\s+{month}", day_of_month
    yield rf"\b{part}{words.of}[\s-]+{month}", part_of_month
    yield rf"\b{part}{words.of}\s+(?P<year>(?:19|20)\d\d)(?!\w)", part_of_year
    yield rf"\b(?P<weekday>{_any(words.days)})\s+{which}(?:{_week(words)}){behind}(?!\w)", day_of_week
    yield (
        rf"\b{words.within}\s+(?P<count>\d{{1,3}}|{_any(words.numbers)})\s+(?P<unit>{_any(words.units)})(?!\w)",
        counted,
    )
    yield rf"\b(?:{part}[\s-]+)?{which}(?P<unit>{units}){behind}(?!\w)", some_unit
    yield rf"\b{month}", of_a_month
    yield rf"\b(?:{_any(words.near)})\b", near
    if words.whole:
        yield rf"\b(?P<whole>{_any(words.whole)})(?!\w)", whole


def _week(words: DateWords) -> str:
    return next(said for said, unit in words.units.items() if unit == "week")


# In order: where two overlap, the earlier kind wins.
_KINDS: tuple[tuple[re.Pattern[str], Resolver], ...] = tuple(
    (_compile(pattern), resolve)
    for pattern, resolve in (
        (r"(?<![\d/.-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)(?:-(?P<day>\d\d))?(?![\d-])", _iso),
        (r"(?<![\d/.-])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>(?:20)?\d\d)(?![\d/])", _numeric),
        (r"(?<![\d/.-])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d\d)(?!\d)", _numeric),
        (r"(?<![\d/.-])(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?!\d)", _day_and_number),
        (
            rf"\b{_FIRST_DAY}\s+(?:of\s+)?(?P<first_month>{_MONTH_WORD}){_DASH}{_DAY}\s+(?:of\s+)?{_MONTH}{_YEAR}",
            _day_range,
        ),
        (rf"\b{_FIRST_DAY}{_DASH}{_DAY}\s+(?:of\s+)?{_MONTH}{_YEAR}", _day_range),
        (rf"\b(?:{_DAY_NAME},?\s+)?(?:the\s+)?\b{_DAY}\s+(?:of\s+)?{_MONTH}{_YEAR}", _day_month),
        (rf"\b(?:{_DAY_NAME},?\s+)?{_MONTH}\s+(?:the\s+)?{_DAY}{_YEAR}(?!\w)", _day_month),
        *(kind for language in LANGUAGES for kind in _abroad(language)),
        (
            r"\b(?:before|by)\s+(?:the|this)\s+(?P<unit>week|month|year)\s+(?:is\s+(?:out|over)|ends|runs out)\b",
            _out,
        ),
        (r"\b(?:the\s+)?(?:year['’]?s?[\s-]end|end[\s-]of[\s-]year)\b", _out),
        (rf"\b{_PART}{_WHICH}?(?:month of\s+)?{_MONTH}{_YEAR}", _month),
        (rf"\b{_PART}{_WHICH}?(?P<season>spring|summer|autumn|fall|winter)\b(?:\s+of)?{_YEAR}", _season),
        (
            r"\b(?:the\s+)?(?:(?P<letter>[QH])(?P<number>[1-4])|(?P<word>first|second|third|fourth|last)\s+quarter"
            rf"(?:\s+of)?){_YEAR}(?!\w)",
            _quarter,
        ),
        (
            r"\bthe\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)\b(?P<of>\s+of\s+(?:the|this|next|last)\s+month\b)?",
            _ordinal,
        ),
        (
            r"\b(?:(?P<which>last|next|this coming|this|past|previous|coming|(?:nächste|kommende|letzte|vergangene|diese)[nrm]?|"
            rf"próximo|proximo|pasado)\s+)?(?P<weekday>{_DAY_NAME})(?!,?\s+the\s+\d)(?:\s+(?P<behind>prochain|dernier|próximo|pasado|que viene)\b)?"
            r"(?P<week>\s+week\b)?(?P<after>\s+next\s+week\b)?",
            _weekday,
        ),
        (rf"\b{_PART}{_WHICH}(?P<unit>week|weekend|month|quarter|year)\b(?P<skip>\s+after\s+next\b)?", _unit),
        (rf"\b{_PART}(?P<year>(?:19|20)\d\d)\b(?![-/.,]\d)", _year),
        (r"\b(?:" + "|".join(sorted(_NEAR, key=len, reverse=True)) + r")\b", _near),
        (rf"\b{_COUNT}\s+{_UNIT}\s+(?:ago|back|earlier)\b", _units_ago),
        (
            rf"\b(?P<lead>in|within|inside|over the next|in the next|the next)\s+(?:the\s+)?{_COUNT}\s+{_UNIT}(?:['’]?s?\s+time)?",
            _in_units,
        ),
        (rf"\b(?:the|these)?\s*(?:last|past|previous)\s+{_COUNT}\s+{_UNIT}", _units_past),
        (
            r"\b(?P<feast>christmas|xmas|new year(?:['’]s(?: day)?)?)\b(?!\s+(?:party|card|tree|market|eve))",
            _feast,
        ),
    )
)

_SCREEN = Screen(pattern for pattern, _ in _KINDS)

_DIGIT = re.compile(r"\d")
# Cheap test whether a text can hold a date at all.
_TRIGGER = _compile(
    rf"\d|\b(?:{_MONTH_WORD}|{_DAY_NAME}|today|tonight|tomorrow|yesterday|morning|afternoon|evening|night|spring|summer"
    r"|autumn|fall|winter|weeks?|weekend|fortnights?|months?|quarters?|years?|year-end|days?|christmas|xmas|tmrw|tmr|tomorow|"
    + "|".join(_any((*x.months, *x.units, *x.near, *x.whole)) for x in LANGUAGES)
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
        pattern, resolve = _KINDS[place]
        for match in pattern.finditer(text):
            if any(match.start() < f.end and f.start < match.end() for f in found):
                continue
            context = _Context(reference, _lean(text, match.start(), prefer))
            days = resolve(match, context)
            if days is None:
                continue
            relation, begin = _preposition(text, match.start())
            found.append(
                DateMention(match.start(), match.end(), match.group(), days[0], days[1], relation, begin)
            )
    return sorted(found, key=lambda f: f.start)


def due_date(text: str, made: date) -> date | None:
    """The day by which something said on `made` falls due: the last day of the last deadline in the text."""
    ahead = [m for m in find_dates(text, made, "future") if m.last >= made]
    deadlines = [m for m in ahead if m.relation in _AHEAD or m.text.casefold().startswith(("before", "by"))]
    chosen = deadlines or ahead
    return chosen[-1].last if chosen else None


def say(day: date, today: date, *, weekday: bool = False) -> str:
    """A date in words: "26 November" this year, "26 November 2025" otherwise, the full form with `weekday`.

    >>> say(date(2026, 11, 26), date(2026, 11, 22)), say(date(2026, 11, 26), date(2026, 11, 22), weekday=True)
    ('26 November', 'Thursday 26 November 2026')
    """
    plain = f"{day.day} {_MONTH_NAMES[day.month - 1].capitalize()}"
    if weekday:
        return f"{_WEEKDAY_NAMES[day.weekday()].capitalize()} {plain} {day.year}"
    return plain if day.year == today.year else f"{plain} {day.year}"
