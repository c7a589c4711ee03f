"""Finds runs of digits that are written out in words: "oh seven seven double oh nine hundred"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_DIGITS = {
    word: str(digit)
    for words in (
        "zero one two three four five six seven eight nine",
        "null eins zwei drei vier fünf sechs sieben acht neun",
        "zéro un deux trois quatre cinq six sept huit neuf",
        "cero uno dos tres cuatro cinco seis siete ocho nueve",
        "nul een twee drie vier vijf zes zeven acht negen",
    )
    for digit, word in enumerate(words.split())
} | {"oh": "0", "o": "0", "nought": "0", "zwo": "2", "fuenf": "5", "funf": "5"}
_TIMES = {"double": 2, "triple": 3, "doppel": 2, "dubbel": 2}
_ANY = frozenset((*_DIGITS, *_TIMES, "hundred", "plus"))
_SAID = "|".join(sorted(_ANY, key=lambda word: (-len(word), word)))
_FEWEST = 6
_RUN = re.compile(rf"\b(?:{_SAID})(?:[ ,.\-–]{{1,3}}(?:{_SAID})){{{_FEWEST - 1},40}}\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_COUNTED = "0123456789" * 2


def runs(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and digits of each run of at least six words, counting up or down left out.

    >>> [digits for _, _, digits in runs("oh seven seven double oh nine hundred one")]
    ['077009001']
    >>> list(runs("one two three four five six seven eight"))
    []
    """
    said = "".join("x" if word in _ANY else " " for word in _WORD.findall(text.lower()))
    if "x" * _FEWEST not in said:
        return
    for match in _RUN.finditer(text):
        digits = _digits(match.group())
        if digits not in _COUNTED and digits not in _COUNTED[::-1]:
            yield match.start(), match.end(), digits


def _digits(said: str) -> str:
    found, times = "", 1
    for word in re.findall(r"[^\W\d_]+", said.lower()):
        if word in _TIMES:
            times = _TIMES[word]
            continue
        found += "00" if word == "hundred" else _DIGITS.get(word, "") * times
        times = 1
    return found
