"""Patterns of words that are tried only on sentences that hold the words they need.

The detectors know some dozens of long patterns; a sentence can match few of them. Which, is told for all of them at
once by one look at the sentence's words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from coach.screen import Screen

_ALL: list[re.Pattern[str]] = []
_FEW = 100
"""So many sentences are read without the look before, which takes a moment to make ready."""


class _Seen:
    """How many sentences were read in this process."""

    def __init__(self) -> None:
        self._count, self._last = 0, ""

    def few(self, text: str) -> bool:
        """Whether it is still worth trying every pattern on a text."""
        if self._count < _FEW and text is not self._last:
            self._count, self._last = self._count + 1, text
        return self._count < _FEW


_seen = _Seen()


class Wording:
    """A compiled pattern with the methods of one. What it finds is the same as without the look before."""

    __slots__ = ("_place", "compiled")

    def __init__(self, compiled: re.Pattern[str]) -> None:
        self.compiled = compiled
        self._place = len(_ALL)
        _ALL.append(compiled)

    @property
    def pattern(self) -> str:
        """The pattern as written."""
        return self.compiled.pattern

    def may_match(self, text: str) -> bool:
        """Whether the pattern has a chance anywhere in a text."""
        return _seen.few(text) or self._place in _fitting(text, len(_ALL))

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


@lru_cache(maxsize=1)
def _screen(count: int) -> Screen:
    return Screen(_ALL[:count])


@lru_cache(maxsize=256)
def _fitting(text: str, count: int) -> frozenset[int]:
    """The patterns that have a chance in a text; `count` of them are known by now."""
    return frozenset(_screen(count).fitting(text))
