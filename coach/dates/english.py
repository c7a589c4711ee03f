"""How dates are written in English, and the numeric forms: patterns, each with the days that it means."""

from __future__ import annotations

import re
from datetime import date, timedelta

from coach.dates.choosing import Context, Resolver, acts, closest, day_of, relation_before, years_around
from coach.dates.words import FRENCH, FULL_DAYS, LANGUAGES, MONTH_NAMES, SPANISH, WEEKDAY_NAMES
from coach.periods import Days, month_days, part_of, season_days, shift, unit_days, week_days

_GERMAN_MONTHS = {"mär": "mar", "mai": "may", "okt": "oct", "dez": "dec"}
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "a couple of": 2, "a few": 3, "couple of": 2, "few": 3,
}  # fmt: skip

MONTH_WORD = (
    r"(?:jan(?:uary|uar|\b\.?)|feb(?:ruary|ruar|\b\.?)|mar(?:ch|\b\.?)|märz|apr(?:il|\b\.?)|may|mai|june?|juni|july?|juli"
    r"|aug(?:ust|\b\.?)|sept?(?:ember|\b\.?)|oct(?:ober|\b\.?)|oktober|nov(?:ember|\b\.?)|dec(?:ember|\b\.?)|dezember)(?!\w)"
)
_MONTH = rf"(?P<month>{MONTH_WORD})"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|\.(?=\s))?(?![\d%]|[:.]\d)"
_FIRST_DAY = r"(?P<first_day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b(?!-\d))?"
DAY_NAME = (
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


def _month_number(word: str) -> int:
    short = _GERMAN_MONTHS.get(word.casefold()[:3], word.casefold()[:3])
    return next(i for i, name in enumerate(MONTH_NAMES, 1) if name.startswith(short))


def _iso(m: re.Match[str], _: Context) -> Days | None:
    year, month = int(m["year"]), int(m["month"])
    if not 1 <= month <= 12:
        return None
    return day_of(year, month, int(m["day"])) if m["day"] else month_days(year, month)


def _numeric(m: re.Match[str], _: Context) -> Days | None:
    day, month, year = int(m["day"]), int(m["month"]), int(m["year"])
    if month > 12 >= day:
        day, month = month, day
    return day_of(year + 2000 if year < 100 else year, month, day) if 1 <= month <= 12 else None


def _day_month(m: re.Match[str], context: Context) -> Days | None:
    month, day = _month_number(m["month"]), int(m["day"])
    if m["year"]:
        return day_of(int(m["year"]), month, day)
    options = years_around(context.reference, lambda year: day_of(year, month, day))
    return closest(options, context.reference, context.lean) if options else None


def _day_and_number(m: re.Match[str], context: Context) -> Days | None:
    """ "bis 1.12.": a day and a month by its number."""
    day, month = int(m["day"]), int(m["number"])
    if not 1 <= month <= 12 or relation_before(m.string, m.start()) not in ("bis", "vor", "on", "from"):
        return None
    options = years_around(context.reference, lambda year: day_of(year, month, day))
    return closest(options, context.reference, context.lean) if options else None


def _day_range(m: re.Match[str], context: Context) -> Days | None:
    groups = m.groupdict()
    last_month = _month_number(m["month"])
    first_month = _month_number(groups["first_month"]) if groups.get("first_month") else last_month

    def make(year: int) -> Days | None:
        end = day_of(year, last_month, int(m["day"]))
        begin = day_of(year - (first_month > last_month), first_month, int(m["first_day"]))
        return (begin[0], end[1]) if begin and end and begin[0] <= end[1] else None

    if m["year"]:
        return make(int(m["year"]))
    options = years_around(context.reference, make)
    return closest(options, context.reference, context.lean) if options else None


# Month names that are also first names, verbs or titles: alone they are dates only after a preposition.
_MONTH_CONTEXT = frozenset(
    "in by since until till before after from during for of to through between around about on".split()
)
_CLEAR_MONTHS = frozenset({"january", "february", "july", "september", "october", "november", "december"})


def _is_month(m: re.Match[str]) -> bool:
    """Whether a bare month word means a month: "in May" and "October", not "may", "March on" or "ask April"."""
    word = m["month"]
    if not word[:1].isupper():  # "in december", as people type on a phone; "may" and "march" are words
        return word in _CLEAR_MONTHS and relation_before(m.string, m.start()) in _MONTH_CONTEXT
    if word.casefold() not in _CLEAR_MONTHS and acts(m.string, m.end()):
        return False
    return relation_before(m.string, m.start()) in _MONTH_CONTEXT or word.casefold() in _CLEAR_MONTHS


def _choose(options: list[Days], which: str | None, context: Context) -> Days:
    """The period among those of neighbouring years that "next", "last" or the context means."""
    word = (which or "").casefold()
    if "next" in word or "coming" in word:
        return next(o for o in options if o[0] > context.reference)
    if "last" in word or "past" in word or word == "previous":
        return next(o for o in reversed(options) if o[1] < context.reference)
    if word == "this":
        return next(o for o in options if o[0].year == context.reference.year)
    return closest(options, context.reference, context.lean)


def _month(m: re.Match[str], context: Context) -> Days | None:
    month = _month_number(m["month"])
    if m["year"]:
        return part_of(month_days(int(m["year"]), month), m["part"])
    if not (
        m["part"]
        or (m["which"] and m["which"].casefold() != "the" and m["month"][0].isupper())
        or _is_month(m)
    ):
        return None
    options = years_around(context.reference, lambda year: month_days(year, month))
    if m["which"] or not m["part"]:
        return part_of(_choose(options, m["which"], context), m["part"])
    parts = [part_of(days, m["part"]) for days in options]
    return closest(parts, context.reference, context.lean)


def _season(m: re.Match[str], context: Context) -> Days | None:
    name = m["season"].casefold()
    if m["year"]:
        return part_of(season_days(int(m["year"]), name), m["part"])
    relation = relation_before(m.string, m.start())
    if m["season"][0].isupper() and re.match(r"\s+[A-ZÀ-Þ]", m.string[m.end() :]):
        return None  # "the Spring Summit"
    if not (m["part"] or m["which"] or relation in _MONTH_CONTEXT) or (name == "fall" and not m["which"]):
        return None
    options = years_around(context.reference, lambda year: season_days(year, name))
    return part_of(_choose(options, m["which"], context), m["part"])


def _is_year(m: re.Match[str]) -> bool:
    """Whether four digits are a year: after a preposition or a part of it, or alone in brackets."""
    around = m.string[max(0, m.start() - 1) : m.end() + 1]
    return (
        bool(m["part"])
        or around.startswith("(")
        or relation_before(m.string, m.start()) in _MONTH_CONTEXT | {"this"}
    )


def _year(m: re.Match[str], _: Context) -> Days | None:
    if not _is_year(m):
        return None
    year = int(m["year"])
    return part_of((date(year, 1, 1), date(year, 12, 31)), m["part"])


_STEPS = {
    "this": 0, "the": 0, "this coming": 1, "next": 1, "the coming": 1, "coming": 1, "the following": 1, "last": -1,
    "previous": -1, "the past": -1, "past": -1,
}  # fmt: skip


def _unit(m: re.Match[str], context: Context) -> Days | None:
    which = " ".join(m["which"].casefold().split())
    if which == "the" and not m["part"] and not m["skip"]:
        return None  # "the week", "the year" alone name no date
    days = unit_days(m["unit"].casefold(), 2 if m["skip"] else _STEPS[which], context.reference)
    return part_of(days, m["part"])


def _quarter(m: re.Match[str], context: Context) -> Days | None:
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
    return closest(years_around(context.reference, make), context.reference, context.lean)


_NEAR = {
    "today": (0, 0), "tonight": (0, 0), "this morning": (0, 0), "this afternoon": (0, 0), "this evening": (0, 0),
    "yesterday": (-1, -1), "last night": (-1, -1), "tomorrow": (1, 1), "the day after tomorrow": (2, 2),
    "day after tomorrow": (2, 2), "the day before yesterday": (-2, -2), "day before yesterday": (-2, -2),
    "tmrw": (1, 1), "tmr": (1, 1), "tomorow": (1, 1),
}  # fmt: skip


def _near(m: re.Match[str], context: Context) -> Days | None:
    first, last = _NEAR[" ".join(m.group().casefold().split())]
    return context.reference + timedelta(days=first), context.reference + timedelta(days=last)


_WHICH_ABROAD = {
    "näch": "coming", "komm": "coming", "proc": "coming", "prox": "coming", "próx": "coming", "letz": "last", "verg": "last",
    "dern": "last", "pasa": "last", "dies": "this", "que ": "coming",
}  # fmt: skip


_SMALL_DAYS = frozenset(n for words in (FRENCH, SPANISH) for names in words.days for n in names.split("|"))
"""Weekdays that their language writes with a small letter."""
_NAME_BEHIND = re.compile(r"\s+[A-ZÀ-Þ]")


def _weekday(m: re.Match[str], context: Context) -> Days | None:
    word = m["weekday"].rstrip(".")
    if word.casefold() in _SMALL_DAYS and word[0].isupper() and _NAME_BEHIND.match(m.string, m.end()):
        return None  # "Domingo Perez"
    number = FULL_DAYS.get(word.casefold())
    if number is None:
        short = len(word) <= 5 and not (m["which"] or relation_before(m.string, m.start()))
        if not word[0].isupper() or short:
            return None
        number = next(i for i, name in enumerate(WEEKDAY_NAMES) if name.startswith(word.casefold()[:3]))
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


def _in_units(m: re.Match[str], context: Context) -> Days | None:
    target = shift(context.reference, _count(m), m["unit"].casefold())
    return (target, target) if m["lead"].casefold() == "in" else (context.reference, target)


def _units_ago(m: re.Match[str], context: Context) -> Days | None:
    return (shift(context.reference, -_count(m), m["unit"].casefold()),) * 2


def _units_past(m: re.Match[str], context: Context) -> Days | None:
    return shift(context.reference, -_count(m), m["unit"].casefold()), context.reference


def _stands_alone(m: re.Match[str]) -> bool:
    """Whether "the 3rd" stands alone, and is not the third floor."""
    after = m.string[m.end() :].lstrip(" ")
    return not re.match(
        r"(?!of |at |or |and |to |with |in |for |i |we |she |he |they |so |but |if |when |as )[a-z]", after
    )


def _ordinal(m: re.Match[str], context: Context) -> Days | None:
    day, of = int(m["day"]), (m["of"] or "").casefold()
    if not of and not _stands_alone(m):
        return None
    here = context.reference

    def in_month(steps: int) -> Days | None:
        first, _ = month_days(here.year, here.month + steps)
        return day_of(first.year, first.month, day)

    if of:
        return in_month(1 if "next" in of else -1 if "last" in of else 0)
    options = [days for steps in range(-3, 4) if (days := in_month(steps))]
    return closest(options, here, context.lean or "future") if options else None


def _out(m: re.Match[str], context: Context) -> Days | None:
    """ "Before the year is out", "by year-end": the last day of the year, month or week."""
    unit = (m.groupdict().get("unit") or "year").casefold()
    return (unit_days(unit, 0, context.reference)[1],) * 2


def _feast(m: re.Match[str], context: Context) -> Days | None:
    month, day = (12, 25) if m["feast"].casefold().startswith(("christmas", "xmas")) else (1, 1)
    options = years_around(context.reference, lambda year: day_of(year, month, day))
    return closest(options, context.reference, context.lean)


FIRST: tuple[tuple[str, Resolver], ...] = (
    (r"(?<![\d/.-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)(?:-(?P<day>\d\d))?(?![\d-])", _iso),
    (r"(?<![\d/.-])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>(?:20)?\d\d)(?![\d/])", _numeric),
    (r"(?<![\d/.-])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d\d)(?!\d)", _numeric),
    (r"(?<![\d/.-])(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?!\d)", _day_and_number),
    (
        rf"\b{_FIRST_DAY}\s+(?:of\s+)?(?P<first_month>{MONTH_WORD}){_DASH}{_DAY}\s+(?:of\s+)?{_MONTH}{_YEAR}",
        _day_range,
    ),
    (rf"\b{_FIRST_DAY}{_DASH}{_DAY}\s+(?:of\s+)?{_MONTH}{_YEAR}", _day_range),
    (rf"\b(?:{DAY_NAME},?\s+)?(?:the\s+)?\b{_DAY}\s+(?:of\s+)?{_MONTH}{_YEAR}", _day_month),
    (rf"\b(?:{DAY_NAME},?\s+)?{_MONTH}\s+(?:the\s+)?{_DAY}{_YEAR}(?!\w)", _day_month),
)
"""Days written out, which go before the forms of other languages."""
THEN: tuple[tuple[str, Resolver], ...] = (
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
        rf"próximo|proximo|pasado)\s+)?(?P<weekday>{DAY_NAME})(?!,?\s+the\s+\d)(?:\s+(?P<behind>prochain|dernier|próximo|pasado|que viene)\b)?"
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
"""Everything else. Where two overlap, the earlier one wins."""
