"""Figures in a text, written in digits or in words: "SEK 41 million" and "forty-one million kronor" are the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from coach.review.numbers import numbers_in
from coach.review.wording import Wording

_UNITS = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALES = {
    "hundred": 1e2, "k": 1e3, "thousand": 1e3, "grand": 1e3, "million": 1e6, "millions": 1e6, "mio": 1e6, "mn": 1e6,
    "m": 1e6, "billion": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12,
    "tausend": 1e3, "mille": 1e3, "duizend": 1e3, "millionen": 1e6, "millones": 1e6, "miljoen": 1e6, "mrd": 1e9,
    "milliarde": 1e9, "milliarden": 1e9, "milliard": 1e9, "milliards": 1e9, "miljard": 1e9,
}  # fmt: skip
_WORD = "|".join((*_UNITS, *_TENS))
_FIGURE = Wording(
    rf"(?P<digits>\d{{1,3}}(?:\.\d{{3}})+(?:,\d+)?(?![\d.])|\d{{1,3}}(?:[,  ']\d{{3}})+(?:\.\d+)?|\d+(?:[.,]\d+)?)"
    rf"(?P<scale>\s?(?:k|m|mn|bn|b)\b|\s?(?:hundred|thousand|grand|millions?|mio|billion|trillion|tausend|mille|duizend|millionen|millones|miljoen|mrd|milliarden?|"
    rf"milliards?|miljard)\b)?"
    rf"|\b(?P<words>(?:(?:{_WORD})(?:[- ](?:and )?(?:{_WORD}))*|a(?= (?:hundred|thousand)\b))(?:[- ](?:hundred|thousand|million|billion)(?:[- ](?:and )?(?:{_WORD}))*)*)\b"
    rf"|\b(?P<half>half a|a|a quarter of a)\s(?P<halfscale>million|billion)\b",
)
_PERCENT = re.compile(
    r"\s?(?:%|per ?cent\b|percentage points?\b|prozent\b|pour ?cent\b|por ciento\b|procent\b)", re.IGNORECASE
)
_MONEY_AFTER = re.compile(
    r"\s?(?:€|\$|£|¥|(?:swedish |danish |norwegian |us |canadian |australian )?(?:kron(?:a|or|er|en|e)|crowns?|euros?|dollars?|pounds?|francs?|"
    r"pfund|franken|yen|rupees?|zloty|pesos?|rand)\b|(?:sek|nok|dkk|eur|usd|gbp|chf|jpy|inr|pln|cad|aud|zar)\b)",
    re.IGNORECASE,
)
_MONEY_BEFORE = re.compile(
    r"(?:€|\$|£|¥|\b(?:sek|nok|dkk|eur|usd|gbp|chf|jpy|inr|pln|cad|aud|zar|kr))\s?$", re.IGNORECASE
)
_ABOUT = re.compile(
    r"\b(?:about|around|roughly|some|nearly|almost|close to|just (?:under|over|above|below)|over|under|more than|less than|"
    r"a little (?:over|under)|approximately|circa|ca\.?|well over|north of|up to|not quite)(?: (?:sek|eur|usd|gbp|nok|dkk|chf))?\s*[€$£]?$",
    re.IGNORECASE,
)  # fmt: skip
# Times, dates and references are not figures.
_NOT_AFTER = re.compile(r"[:/.\-–]\d|(?:st|nd|rd|th)\b|\s?(?:am|pm|a\.m\.|p\.m\.|o'clock)\b", re.IGNORECASE)
_NOT_BEFORE = re.compile(
    r"(?:[\d:/+\-–#@.]|\d\s|\b(?:page|slide|chapter|table|clause|section|hall|room|gate|version|no\.|number|at|day|part|figure|step|line|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)\s?)$",
    re.IGNORECASE,
)  # fmt: skip
_AT_OR_NUMBER = re.compile(r"\b(?:at|number|figure|line|part|step)\s?$", re.IGNORECASE)
_MONTH_AFTER = re.compile(
    r"\s(?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\s?(?:minutes?|mins?)\b",
    re.IGNORECASE,
)


_MOST = 1e300
"""No figure is greater; four hundred digits in a row are some other thing."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text. `kind` is money, percent or count; `telling` says that it is particular enough to give
    its source away; `rounded` that the writer said "about"."""

    start: int
    end: int
    value: float
    kind: str
    telling: bool
    rounded: bool = False

    def same(self, other: Figure) -> bool:
        """Whether both can mean one number: equal, or near where one of them is rounded."""
        if {self.kind, other.kind} == {"percent", "money"} or (
            "percent" in (self.kind, other.kind) and self.kind != other.kind
        ):
            return False
        if self.value == other.value:
            return True
        gap = abs(self.value - other.value) / max(abs(self.value), abs(other.value), 1e-9)
        return (self.rounded or other.rounded) and gap <= 0.1


def figures(text: str, languages: Sequence[str] = ()) -> list[Figure]:
    """The figures of a text, dates, times and page numbers left out; numbers in words of some other languages too."""
    found = [
        _kind(start, end, value, str(int(value)), text, rounded=bool(_ABOUT.search(text[:start])))
        for language in languages
        for start, end, value in numbers_in(text, language)
        if value <= _MOST
        if not re.search(r"\d\s?\Z", text[max(0, start - 2) : start])  # „37 Millionen“ is one figure
    ]
    taken = [(f.start, f.end) for f in found]
    for match in _FIGURE.finditer(text):
        before, after = text[max(0, match.start() - 24) : match.start()], text[match.end() : match.end() + 24]
        if match.group("digits") and not _is_amount(match, before, after):
            continue
        if _MONTH_AFTER.match(after) or any(s < match.end() and match.start() < e for s, e in taken):
            continue
        found.append(_figure(match, before, after))
    return found


def _is_amount(match: re.Match[str], before: str, after: str) -> bool:
    """Whether digits are no time, date or page: "at 41 million" and "at 9 percent" are amounts, "at 9" is none."""
    if _NOT_AFTER.match(after):
        return False
    if not _NOT_BEFORE.search(before):
        return True
    counts = match.group("scale") or _PERCENT.match(after) or _MONEY_AFTER.match(after)
    return bool(counts) and _AT_OR_NUMBER.search(before) is not None


def _figure(match: re.Match[str], before: str, after: str) -> Figure:
    value, written = _value(match)
    value = min(value, _MOST)
    rounded = bool(_ABOUT.search(before) or match.group("half"))
    return _kind(
        match.start(), match.end(), value, written, before + match.group() + after, rounded, len(before)
    )


def _kind(
    start: int, end: int, value: float, written: str, text: str, rounded: bool, place: int | None = None
) -> Figure:
    """The figure with what it counts. `place` is where it stands in `text`, if that is not `start`."""
    place = start if place is None else place
    before, after = text[max(0, place - 24) : place], text[place + end - start : place + end - start + 24]
    kind = "count"
    unit = _PERCENT.match(after)
    money = _MONEY_AFTER.match(after)
    if unit:
        kind, end = "percent", end + unit.end()
    elif money:
        kind, end = "money", end + money.end()
    elif _MONEY_BEFORE.search(before):
        kind = "money"
    year = kind == "count" and value == int(value) and 1900 <= value <= 2100
    digits = len(written.strip("0").replace(".", ""))
    telling = not year and (
        kind == "percent"
        or (kind == "money" and value >= 20)
        or value >= 1000
        or digits >= 3
        or "." in written.strip(".0")
    )
    return Figure(start, end, value, kind, telling, rounded)


def _value(match: re.Match[str]) -> tuple[float, str]:
    """The number, and its leading digits as written."""
    if match.group("digits"):
        digits = match.group("digits")
        thousands = (
            r"[.](?=\d{3})"
            if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits)
            else r"[,  '](?=\d{3}(?:\D|$))"
        )
        written = re.sub(thousands, "", digits).replace(",", ".")
        scale = (match.group("scale") or "").strip().casefold()
        return round(float(written) * _SCALES.get(scale, 1), 6), written
    if match.group("half"):
        share = {"a": 1.0, "half a": 0.5}.get(match.group("half").casefold(), 0.25)
        return share * _SCALES[match.group("halfscale").casefold()], str(share)
    value = _from_words(match.group("words").casefold())
    return value, str(int(value)) if value < 1e15 else "1"


def _from_words(words: str) -> float:
    total, current = 0.0, 0.0
    for word in re.split(r"[- ]+", words):
        if word in _UNITS:
            current += _UNITS[word]
        elif word in _TENS:
            current += _TENS[word]
        elif word == "hundred":
            current = (current or 1) * 100
        elif word in _SCALES:
            total += (current or 1) * _SCALES[word]
            current = 0
    return total + current
