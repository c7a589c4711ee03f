"""Numbers written in words in German, French, Spanish and Dutch, up to 999 and with "thousand" or "million" behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from coach.review.draft import flat

SCALES = {
    "german": "hundert:1e2 tausend:1e3 million:1e6 millionen:1e6 milliarde:1e9 milliarden:1e9",
    "french": "cent:1e2 cents:1e2 mille:1e3 million:1e6 millions:1e6 milliard:1e9 milliards:1e9",
    "spanish": "cien:1e2 ciento:1e2 mil:1e3 millon:1e6 millones:1e6",
    "dutch": "honderd:1e2 duizend:1e3 miljoen:1e6 miljard:1e9",
}
_UNITS = {
    "german": "ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn "
    "achtzehn neunzehn",
    "french": "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf",
    "spanish": "un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho "
    "diecinueve",
    "dutch": "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien "
    "negentien",
}  # fmt: skip
_TENS = {
    "german": "zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig",
    "french": "vingt trente quarante cinquante soixante soixante-dix quatre-vingt quatre-vingt-dix",
    "spanish": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "dutch": "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
}
_JOINED = {"german": "{u}und{t}", "french": "{t}-{u}", "spanish": "{t} y {u}", "dutch": "{u}en{t}"}


@lru_cache(maxsize=4)
def _table(language: str) -> tuple[re.Pattern[str], dict[str, float], dict[str, float]]:
    units = {w: n for n, w in enumerate(_UNITS[language].split(), 1)}
    tens = {w: 10 * n for n, w in enumerate(_TENS[language].split(), 2)}
    values: dict[str, float] = {**units, **tens}
    for ten, value in tens.items():
        for unit, more in units.items():
            if more < 10 or (language == "french" and ten in ("soixante", "quatre-vingt") and more < 20):
                values[_JOINED[language].format(t=ten, u=unit)] = value + more
    if language == "french":
        values |= {f"{t} et un": v + 1 for t, v in tens.items()} | {"quatre-vingts": 80}
    scales = {w: float(v) for pair in SCALES[language].split() for w, _, v in [pair.partition(":")]}
    values = {w.replace("ss", "s") if language == "german" else w: v for w, v in values.items()}
    glued = "|".join(sorted(map(re.escape, values), key=len, reverse=True))
    scale = "|".join(sorted(scales, key=len, reverse=True))
    gap = r"\s?" if language in ("german", "dutch") else r"\s"
    pattern = re.compile(rf"\b(?:(?P<words>{glued})(?:{gap}(?P<scale>{scale}))?|(?P<alone>{scale}))\b")
    return pattern, values, scales


def numbers_in(text: str, language: str) -> Iterator[tuple[int, int, float]]:
    """Start, end and value of each number in words in a text of this language; "one" alone is none."""
    if language not in _UNITS:
        return
    pattern, values, scales = _table(language)
    for match in pattern.finditer(flat(text)):
        scale = scales.get(match.group("scale") or match.group("alone") or "", 1.0)
        value = values.get(match.group("words") or "", 1.0) * scale
        if value > 1:
            yield match.start(), match.end(), value
