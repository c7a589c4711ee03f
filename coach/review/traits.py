"""What a sentence holds that may give something away: words by stem, names, events, figures and days."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from coach.dates import find_dates
from coach.review.concepts import concepts_in
from coach.review.draft import flat
from coach.review.event_words import languages_in
from coach.review.figures import Figure, figures
from coach.review.senses import meant
from coach.text import STOP_WORDS, stem

TALK = frozenset(
    "tell told say said ask asked keep kept know knows knew known confidence confidential private internal embargo nda "
    "secret record public repeat repeating share sharing trust strict word paper idea want wants please yes also get got "
    "go goes going come one two way thing things think thought make made take took let see saw still now new good well "
    "much many year years month months week weeks day days time today yesterday tomorrow soon would could should shall "
    "may might must cannot lot bit sure hope really very already yet never ever always like first last next since even "
    "however though nobody everyone somebody anyone quite rather dear hello thanks thank regards kind euro euros eur dollar dollars pound pounds franc francs "
    "franken kronor kroner kronen krona".split()
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Traits:
    """What a sentence holds: stems with their words and places, proper names (`capital` also counts words at the
    beginning), events, figures and days."""

    stems: Mapping[str, tuple[str, int, int]]  # stem → (word, start, end)
    proper: frozenset[str]
    capital: frozenset[str]
    concepts: Mapping[str, tuple[tuple[int, int], ...]]
    figures: tuple[Figure, ...]
    days: tuple[tuple[dt.date, dt.date, int, int], ...]


_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


def traits_of(text: str, reference: dt.date | None) -> Traits:
    """Take a sentence apart. Days are counted from `reference`."""
    found = find_dates(text, reference or dt.date(2000, 1, 1), prefer="future")
    stems: dict[str, tuple[str, int, int]] = {}
    proper: set[str] = set()
    capital: set[str] = set()
    for match in _WORD.finditer(meant(text)):
        if found and any(m.start <= match.start() < m.end for m in found):
            continue
        word = flat(match.group()).removesuffix("'s").removesuffix(".")
        if word in STOP_WORDS or word in TALK or len(word) < 2 or word.isdigit():
            continue
        key = stem(word)
        stems.setdefault(key, (word, match.start(), match.end()))
        if match.group()[0].isupper():
            capital.add(key)
            if not _opens(text, match.start()):
                proper.add(key)
    days = tuple((m.first, m.last, m.start, m.end) for m in found)
    numbers = tuple(
        f for f in figures(text, languages_in(text)) if not any(m.start <= f.start < m.end for m in found)
    )
    return Traits(stems, frozenset(proper), frozenset(capital), concepts_in(text), numbers, days)


def _opens(text: str, start: int) -> bool:
    """Whether a capital may be due to the beginning of a sentence."""
    before = text[:start].rstrip(" \t\n*_\"'“”‘’([")
    return not before or before[-1] in ".!?:"


@lru_cache(maxsize=32768)
def plain_words(text: str) -> dict[str, str]:
    """The stems of a text's words, each with the word; stop words left out. Not to be changed by the caller."""
    return {stem(w): w for w in re.findall(r"[^\W\d_]{2,}", flat(text)) if w not in STOP_WORDS}


def plain_stems(text: str) -> set[str]:
    """The stems of a text's words, stop words left out."""
    return set(plain_words(text))
