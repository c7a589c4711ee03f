"""Tells cheaply which of many patterns cannot match a text, so that only the others are tried.

What each pattern needs is read off the pattern itself: a new alternative in a pattern needs no second place kept in
step. A screen lets too much through, never too little. A text is looked at once, word by word; every word stands for
the pieces of patterns that it holds, as bits of a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

# What IGNORECASE takes for an ASCII letter besides its two cases.
_ALIKE = str.maketrans({"ı": "i", "ſ": "s", "\u212a": "k"})
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_LETTERS = re.compile(r"[a-z]+")
_MOST_KEPT = 50_000


@dataclass(frozen=True, slots=True)
class Need:
    """What a text must hold for a pattern to match: a piece of a word, all of several needs, or any of them.
    All of none is no need at all."""

    piece: str = ""
    every: tuple[Need, ...] = ()
    some: tuple[Need, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether every text may do."""
        return not (self.piece or self.every or self.some)

    def pieces(self) -> set[str]:
        """All pieces of words that it speaks of."""
        own = {self.piece} if self.piece else set()
        return own.union(*(n.pieces() for n in (*self.every, *self.some)))

    def met(self, have: int, bits: dict[str, int]) -> bool:
        """Whether a text with these pieces may hold a match."""
        if self.piece:
            return bool(have & bits[self.piece])
        if self.some:
            return any(n.met(have, bits) for n in self.some)
        return all(n.met(have, bits) for n in self.every)


def need(pattern: re.Pattern[str]) -> Need:
    """What a pattern needs.

    >>> sorted(need(re.compile(r"\\b(?:off|on) the record\\b|\\bembargo(?:ed)?\\b")).pieces())
    ['embargo', 'off', 'on', 'record', 'the']
    """
    return _sequence(parser.parse(pattern.pattern, pattern.flags))


def _sequence(sequence: Any) -> Need:
    found: list[Need] = []
    run = ""
    for op, value in [*sequence, (None, None)]:
        if op is sre.LITERAL and value < 128:
            run += chr(value).lower()
            continue
        found += [Need(piece) for piece in _LETTERS.findall(run)]
        run = ""
        inner = _inside(op, value)
        if not inner.nothing:
            found.append(inner)
    return found[0] if len(found) == 1 else Need(every=tuple(found))


def _inside(op: Any, value: Any) -> Need:
    if op is sre.SUBPATTERN:
        return _sequence(value[-1])
    if op is sre.ATOMIC_GROUP:
        return _sequence(value)
    if op in _REPEATS and value[0] > 0:
        return _sequence(value[2])
    if op is sre.ASSERT:
        return _sequence(value[1])
    if op is sre.BRANCH:
        branches = tuple(_sequence(branch) for branch in value[1])
        return Need() if any(b.nothing for b in branches) else Need(some=branches)
    return Need()


class Screen:
    """A screen over patterns, which are told apart by their place in the order given."""

    def __init__(self, patterns: Iterable[re.Pattern[str]]) -> None:
        self._needs = [need(p) for p in patterns]
        pieces = sorted(set[str]().union(*(n.pieces() for n in self._needs)))
        self._bits = {piece: 1 << place for place, piece in enumerate(pieces)}
        self._words: dict[str, int] = {}
        self._known: dict[int, tuple[int, ...]] = {}

    def fitting(self, text: str) -> tuple[int, ...]:
        """The patterns that may match somewhere in a text."""
        low = text.lower() if text.isascii() else text.lower().translate(_ALIKE)
        have = 0
        for word in _LETTERS.findall(low):
            bits = self._words.get(word)
            have |= self._look(word) if bits is None else bits
        known = self._known.get(have)
        return self._judge(have) if known is None else known

    def _look(self, word: str) -> int:
        if len(self._words) > _MOST_KEPT:
            self._words.clear()
        bits = sum(bit for piece, bit in self._bits.items() if piece in word)
        self._words[word] = bits
        return bits

    def _judge(self, have: int) -> tuple[int, ...]:
        if len(self._known) > _MOST_KEPT:
            self._known.clear()
        met = tuple(place for place, n in enumerate(self._needs) if n.met(have, self._bits))
        self._known[have] = met
        return met
