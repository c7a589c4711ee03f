"""Patterns of words that are tried only on texts that hold the words they need.

The detectors know some dozens of long patterns; a sentence can match few of them. Which, is told for all of them at
once by one look at the sentence's words. Patterns that are tried on whole texts are looked at apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from coach.pattern_needs import Later
from coach.screen import Screen


class _Family:
    """Patterns that are tried on the same texts."""

    def __init__(self, kept: int) -> None:
        """`kept`: for how many texts it is remembered what fits."""
        self.patterns: list[Wording] = []
        self._fitting = lru_cache(maxsize=kept)(self._look)
        self._screen = lru_cache(maxsize=1)(lambda count: Screen(self.patterns[:count]))

    def fits(self, text: str, place: int) -> bool:
        """Whether a pattern has a chance anywhere in a text."""
        return place in self._fitting(text, len(self.patterns))

    def _look(self, text: str, count: int) -> frozenset[int]:
        """The patterns that have a chance in a text; `count` of them are known by now."""
        return frozenset(self._screen(count).fitting(text))


FAMILIES = _SENTENCES, _TEXTS = _Family(kept=256), _Family(kept=4)


class Wording(Later):
    """A pattern with the methods of a compiled one. What it finds is the same as without the look before. `whole` says
    that it is tried on whole texts, not sentence by sentence."""

    def __init__(self, pattern: str, flags: int = re.IGNORECASE, *, whole: bool = False) -> None:
        super().__init__(pattern, flags)
        self._family = _TEXTS if whole else _SENTENCES
        self._place = len(self._family.patterns)
        self._family.patterns.append(self)

    def may_match(self, text: str) -> bool:
        """Whether the pattern has a chance anywhere in a text."""
        return self._family.fits(text, self._place)

    def search(self, text: str) -> re.Match[str] | None:
        """The first match."""
        return self.compiled.search(text) if self.may_match(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        """The match at the beginning."""
        return self.compiled.match(text) if self.may_match(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches."""
        return self.compiled.finditer(text) if self.may_match(text) else iter(())

    def findall(self, text: str) -> list[Any]:
        """What `re` gives for all matches."""
        return self.compiled.findall(text) if self.may_match(text) else []

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with all matches replaced."""
        return self.compiled.sub(new, text) if self.may_match(text) else text
