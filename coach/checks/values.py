"""Exact values in a text: dates, times, numbers and addresses, in one form however they are written."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from coach.text import fold

Kind = Literal["date", "weekday", "time", "number", "ordinal", "address"]

_MONTHS = "january february march april may june july august september october november december".split()
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()


@dataclass(frozen=True, slots=True)
class Value:
    """A value and where it stands. `key` is what is compared: (year, month, day) with 0 for a part that is
    not given, the weekday's number, minutes since midnight, or the number; `unit` is %, a currency or empty."""

    start: int
    end: int
    quote: str
    kind: Kind
    key: tuple[float, ...] | str
    unit: str = ""


_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_ADDRESS = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?://[^\s<>()\"']+|\bwww\.[^\s<>()\"']+|(?<!\w)@\w{2,}"
    r"|(?<![\w.])\+\d[\d ().-]{6,}\d"
)
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_DAY_MONTH = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+({_MONTH})\b\.?(?:,?\s+(\d{{4}})\b(?!-\d))?", re.IGNORECASE
)
_MONTH_DAY = re.compile(
    rf"\b({_MONTH})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d)(?:,?\s+(\d{{4}})\b(?!-\d))?", re.IGNORECASE
)
_MONTH_YEAR = re.compile(rf"\b({_MONTH})\.?,?\s+(\d{{4}})\b", re.IGNORECASE)
_VERBS = ("may", "march", "mar")  # in lower case these are words: "room 4 may be closed"
# "may" and "march" are words too: alone they count as months only after a word that places them in time.
_MONTH_ALONE = re.compile(
    r"\b(January|February|April|June|July|August|September|October|November|December)\b"
    r"|(?<=\bin )(March|May)\b|(?<=\bsince )(March|May)\b|(?<=\blast )(March|May)\b|(?<=\bnext )(March|May)\b"
    r"|(?<=\bof )(March|May)\b|(?<=\bby )(March|May)\b|(?<=\buntil )(March|May)\b"
)
_NUMERIC = re.compile(r"\b(\d{1,2})([./])(\d{1,2})\2(\d{4}|\d{2})\b")
_WEEKDAY = re.compile(
    r"\b(Mon|Tues?|Wednes|Thurs|Fri|Satur|Sun)days?\b|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b\.?"
)
_CLOCK = re.compile(
    r"\b([01]?\d|2[0-3])(?:[:.]([0-5]\d))?\s*([ap])(?:\.m\.|m\b)|\b([01]?\d|2[0-3]):([0-5]\d)\b",
    re.IGNORECASE,
)
_SCALE = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9, "dozen": 12}
_CURRENCY = {
    "$": "usd",
    "€": "eur",
    "£": "gbp",
    "dollars": "usd",
    "euros": "eur",
    "euro": "eur",
    "pounds": "gbp",
}
_DIGITS = re.compile(
    r"(?P<sign>[$€£]|\b(?:USD|EUR|GBP|SEK|NOK|DKK|CHF)\s)?\s?(?<![\w.,])(?P<figure>\d+(?:[,' \u202f]\d{3})*(?:[.,]\d+)?)"
    r"(?:(?P<ordinal>st|nd|rd|th)\b|(?:\s?(?P<scale>k|m|bn|thousand|million|billion)\b)?"
    r"(?:\s?(?P<unit>%|per\s?cent\b|dollars\b|euros?\b|pounds\b|USD\b|EUR\b|GBP\b|SEK\b|NOK\b|DKK\b|CHF\b))?)(?!\w)"
)
# "10 to 12%": the unit after the second figure holds for the first.
_SHARED_UNIT = re.compile(r"\s*(?:to|and|or|-|–)\s*\d+(?:[.,]\d+)?\s?(?P<unit>%|per\s?cent\b)", re.IGNORECASE)
_SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {
    w: 10 * (i + 2) for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
}
_ORDINALS = {
    word: value
    for value, word in enumerate(
        "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), start=3
    )
}
_WORD_NUMBER = "|".join(
    sorted([*_SMALL, *_TENS, "hundred", "thousand", "million", "billion", "dozen"], key=len)[::-1]
)
_IN_WORDS = re.compile(
    rf"\b(?:an?\s+(?=hundred|thousand|million|billion|dozen))?(?:{_WORD_NUMBER})"
    rf"(?:(?:[\s-]+|\s+and\s+)(?:{_WORD_NUMBER}))*\b(?P<unit>\s?(?:%|per\s?cent|dollars|euros?|pounds)\b)?",
    re.IGNORECASE,
)
_ORDINAL_WORD = re.compile(rf"\b(?:{'|'.join(_ORDINALS)})\b", re.IGNORECASE)


def values_in(text: str) -> list[Value]:
    """All values of a text in order; none overlaps another."""
    taken: list[Value] = []
    for finder in (_addresses, _dates, _times, _numbers):
        for value in finder(text):
            if all(value.end <= other.start or value.start >= other.end for other in taken):
                taken.append(value)
    return sorted(taken, key=lambda v: v.start)


def _addresses(text: str) -> Iterator[Value]:
    for match in _ADDRESS.finditer(text):
        quote = match.group().rstrip(".,;:!?")
        key = re.sub(r"\D", "", quote) if quote.startswith("+") else fold(quote)
        yield Value(match.start(), match.start() + len(quote), quote, "address", key)


def _month(name: str) -> int:
    return next(i for i, m in enumerate(_MONTHS, start=1) if m.startswith(name.casefold()[:3]))


def _dates(text: str) -> Iterator[Value]:
    for m in _ISO.finditer(text):
        yield _date(m, int(m[1]), int(m[2]), int(m[3]))
    for m in _DAY_MONTH.finditer(text):
        if m[2] not in _VERBS:
            yield _date(m, int(m[3] or 0), _month(m[2]), int(m[1]))
    for m in _MONTH_DAY.finditer(text):
        if m[1] not in _VERBS:
            yield _date(m, int(m[3] or 0), _month(m[1]), int(m[2]))
    for m in _MONTH_YEAR.finditer(text):
        yield _date(m, int(m[2]), _month(m[1]), 0)
    for m in _NUMERIC.finditer(text):
        year = int(m[4]) + (2000 if len(m[4]) == 2 else 0)
        day, month = int(m[1]), int(m[3])
        yield _date(m, year, *((month, day) if month <= 12 else (day, month)))
    for m in _MONTH_ALONE.finditer(text):
        yield _date(m, 0, _month(m.group()), 0)
    for m in _WEEKDAY.finditer(text):
        day = next(i for i, name in enumerate(_WEEKDAYS) if name.startswith(m.group().casefold()[:3]))
        yield Value(m.start(), m.end(), m.group(), "weekday", (day,))


def _date(match: re.Match[str], year: int, month: int, day: int) -> Value:
    return Value(match.start(), match.end(), match.group(), "date", (year, month, day))


def _times(text: str) -> Iterator[Value]:
    for m in _CLOCK.finditer(text):
        if m[3]:
            hour = int(m[1]) % 12 + (12 if m[3].casefold() == "p" else 0)
            minutes = hour * 60 + int(m[2] or 0)
        else:
            minutes = int(m[4]) * 60 + int(m[5])
        yield Value(m.start(), m.end(), m.group(), "time", (minutes,))


def _numbers(text: str) -> Iterator[Value]:
    for m in _DIGITS.finditer(text):
        figure = _figure(m["figure"]) * _SCALE.get((m["scale"] or "").casefold(), 1)
        start = m.start() + len(m.group()) - len(m.group().lstrip())
        shared = None if m["unit"] else _SHARED_UNIT.match(text, m.end())
        kind: Kind = "ordinal" if m["ordinal"] else "number"
        yield Value(
            start,
            m.end(),
            text[start : m.end()],
            kind,
            (figure,),
            _unit(m["sign"] or m["unit"] or (shared["unit"] if shared else "")),
        )
    for m in _IN_WORDS.finditer(text):
        number = _spelled(m.group())
        if number > 1:  # "one" is more often a pronoun than a number
            yield Value(m.start(), m.end(), m.group(), "number", (number,), _unit(m["unit"] or ""))
    for m in _ORDINAL_WORD.finditer(text):
        yield Value(m.start(), m.end(), m.group(), "ordinal", (_ORDINALS[m.group().casefold()],))


def _figure(digits: str) -> float:
    plain = re.sub(r"[,' \u202f](?=\d{3}(?!\d))", "", digits)
    return float(plain.replace(",", "."))


def _unit(words: str) -> str:
    flat = words.strip().casefold()
    if flat in ("%", "percent", "per cent"):
        return "%"
    return _CURRENCY.get(flat, flat)


def _spelled(words: str) -> float:
    total = part = 0.0
    for word in re.findall(r"[a-z]+", words.casefold()):
        if word in _SMALL or word in _TENS:
            part += _SMALL.get(word, _TENS.get(word, 0))
        elif word == "hundred":
            part = (part or 1) * 100
        elif word in _SCALE:
            total += (part or 1) * _SCALE[word]
            part = 0
    return total + part


def holds(evidence: Iterable[Value], value: Value, today: dt.date | None = None) -> bool:
    """Whether one of the evidence's values says the same as `value`, or more exactly."""
    return any(_same(other, value, today) for other in evidence)


def _same(known: Value, value: Value, today: dt.date | None) -> bool:
    if value.kind == "address":
        return known.kind == "address" and (known.key == value.key or value.quote in known.quote)
    match known.kind, value.kind:
        case ("date", "date"):
            return _same_date(known.key, value.key, today)
        case ("date", "weekday"):
            return _weekday(known.key) == value.key
        case ("date", "number" | "ordinal"):
            part = 0 if value.kind == "number" else 2
            return isinstance(known.key, tuple) and value.key == (known.key[part],)
        case ("number" | "ordinal", "number" | "ordinal"):
            clash = known.unit != value.unit and (
                bool(known.unit and value.unit) or (known.unit == "%" and value.kind == "number")
            )
            return known.key == value.key and not clash
    return known.kind == value.kind and known.key == value.key


def _same_date(known: tuple[float, ...] | str, said: tuple[float, ...] | str, today: dt.date | None) -> bool:
    if isinstance(known, str) or isinstance(said, str) or known[1] != said[1]:
        return False
    if said[2] and known[2] != said[2]:
        return False
    if not said[0] or known[0] == said[0]:
        return True
    # A year that the evidence leaves out may be filled in only from the year in which it is read.
    return not known[0] and today is not None and abs(said[0] - today.year) <= 1


def _weekday(key: tuple[float, ...] | str) -> tuple[float, ...]:
    if isinstance(key, str) or not all(key):
        return ()
    try:
        return (dt.date(int(key[0]), int(key[1]), int(key[2])).weekday(),)
    except ValueError:
        return ()
