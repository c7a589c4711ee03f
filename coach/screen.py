"""Tells cheaply which of many patterns cannot match a text, so that only the others are tried.

What each pattern needs is read off the pattern itself: a new alternative in a pattern needs no second place kept in
step. A screen lets too much through, never too little. A text is looked at once, word by word; every word stands for
the pieces of patterns that it holds, as bits of a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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

    def alternatives(self) -> list[Need]:
        """Needs of which one must be met."""
        return [a for n in self.some for a in n.alternatives()] if self.some else [self]

    def conjuncts(self) -> list[Need]:
        """Needs that must all be met."""
        return [c for n in self.every for c in n.conjuncts()] if self.every else [self]


def need(pattern: re.Pattern[str]) -> Need:
    """What a pattern needs. A blank at a piece's end says that a word ends there.

    >>> sorted(need(re.compile(r"\\b(?:keep|hold) it\\b|\\bembargo(?:ed)?\\b")).pieces())
    [' embargo', ' hold', ' it ', ' keep']
    """
    return _sequence(parser.parse(pattern.pattern, pattern.flags), False, False)


def _sequence(sequence: Any, begins: bool, ends: bool) -> Need:
    """What a sequence of parts needs; `begins` and `ends` say whether a word's edge is sure to be before and after it."""
    parts = list(sequence)
    edges = [begins, *(_is_edge(op, value) for op, value in parts), ends]
    found: list[Need] = []
    run, run_begins = "", False
    for place, (op, value) in enumerate(parts):
        if op is sre.LITERAL and value < 128:
            run_begins = run_begins if run else edges[place]
            run += chr(value).lower()
            continue
        found += _pieces(run, run_begins, edges[place + 1])
        run = ""
        inner = _inside(op, value, edges[place], edges[place + 2])
        if not inner.nothing:
            found.append(inner)
    found += _pieces(run, run_begins, ends)
    # Single letters tell little beside anything else.
    found = [n for n in found if len(n.piece.strip()) != 1] or found
    return found[0] if len(found) == 1 else Need(every=tuple(found))


def _is_edge(op: Any, value: Any) -> bool:
    """Whether a part of a pattern stands where no word goes on."""
    if op is sre.AT:
        return value in (sre.AT_BOUNDARY, sre.AT_BEGINNING, sre.AT_BEGINNING_STRING)
    space = [(sre.IN, [(sre.CATEGORY, sre.CATEGORY_SPACE)])]
    return (op in _REPEATS and value[0] > 0 and list(value[2]) == space) or [(op, value)] == space


def _pieces(run: str, begins: bool, ends: bool) -> list[Need]:
    """The words of a literal stretch, with blanks where they are whole."""
    found = []
    for word in _LETTERS.finditer(run):
        left = begins if word.start() == 0 else not _is_word(run[word.start() - 1])
        right = ends if word.end() == len(run) else not _is_word(run[word.end()])
        found.append(Need(" " * left + word.group() + " " * right))
    return found


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _inside(op: Any, value: Any, begins: bool, ends: bool) -> Need:
    if op is sre.SUBPATTERN:
        return _sequence(value[-1], begins, ends)
    if op is sre.ATOMIC_GROUP:
        return _sequence(value, begins, ends)
    if op in _REPEATS and value[0] > 0:
        return _sequence(value[2], False, False)
    if op is sre.ASSERT:
        return _sequence(value[1], False, False)
    if op is sre.BRANCH:
        branches = tuple(_sequence(branch, begins, ends) for branch in value[1])
        return Need() if any(b.nothing for b in branches) else Need(some=branches)
    return Need()


@dataclass(frozen=True, slots=True)
class _Alternative:
    """One alternative of a pattern. `masks`: a text that does not share a bit with each of them cannot match."""

    pattern: int
    masks: tuple[int, ...]
    whole: _Test


@dataclass(frozen=True, slots=True)
class _Test:
    """A need in bits. `mask` are all pieces that it speaks of; one of `pieces` or of `some` does, or each of `every`."""

    mask: int
    pieces: int = 0
    some: tuple[_Test, ...] = ()
    every: tuple[_Test, ...] = ()

    @classmethod
    def of(cls, need: Need, bits: dict[str, int]) -> _Test:
        """A need with the bits of its pieces."""
        if need.piece:
            return cls(bits[need.piece], bits[need.piece])
        inner = [cls.of(n, bits) for n in need.some or need.every]
        mask = 0
        for test in inner:
            mask |= test.mask
        if not need.some:
            return cls(mask, every=tuple(inner))
        if not all(test.mask for test in inner):
            return cls(0)  # one of them is no need at all
        alone = [t for t in inner if t.pieces == t.mask]
        pieces = 0
        for test in alone:
            pieces |= test.mask
        return cls(mask, pieces, some=tuple(t for t in inner if t.pieces != t.mask))

    def met(self, have: int) -> bool:
        """Whether a text with these pieces may hold a match."""
        if have & self.pieces:
            return True
        if self.every:
            for test in self.every:  # noqa: SIM110 - a generator costs more than the test
                if not (have & test.pieces or test.met(have)):
                    return False
            return True
        for test in self.some:
            if have & test.mask and (have & test.pieces or test.met(have)):
                return True
        return not self.mask


class Screen:
    """A screen over patterns, which are told apart by their place in the order given."""

    def __init__(self, patterns: Iterable[re.Pattern[str]]) -> None:
        needs = [need(p) for p in patterns]
        pieces = sorted(set[str]().union(*(n.pieces() for n in needs)))
        self._bits = {piece: 1 << place for place, piece in enumerate(pieces)}
        self._alternatives = [
            _Alternative(place, self._masks(a), _Test.of(a, self._bits))
            for place, n in enumerate(needs)
            for a in n.alternatives()
        ]
        self._longest = max(map(len, pieces), default=0)
        self._words: dict[str, int] = {}
        self._known: dict[int, tuple[int, ...]] = {}
        # By the pieces of their rarest need, of which a text must hold one: only those are looked at.
        self._open = [a for a in self._alternatives if not a.masks]
        self._by_piece: dict[int, list[_Alternative]] = {}
        for a in self._alternatives:
            for bit in _bits_of(a.masks[0]) if a.masks else ():
                self._by_piece.setdefault(bit, []).append(a)
        self._asked = sum(self._by_piece)

    def _masks(self, alternative: Need) -> tuple[int, ...]:
        """The rarest first: long pieces, and few."""
        sets = [pieces for c in alternative.conjuncts() if (pieces := c.pieces())]
        sets.sort(key=lambda pieces: (-min(map(len, pieces)), len(pieces)))
        return tuple(sum(self._bits[piece] for piece in pieces) for pieces in sets)

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
        padded = f" {word} "
        bits = 0
        for start in range(len(padded)):
            for end in range(start + 1, min(len(padded), start + self._longest) + 1):
                bits |= self._bits.get(padded[start:end], 0)
        self._words[word] = bits
        return bits

    def _judge(self, have: int) -> tuple[int, ...]:
        if len(self._known) > _MOST_KEPT:
            self._known.clear()
        met = {a.pattern for a in self._open if a.whole.met(have)}
        for bit in _bits_of(have & self._asked):
            for a in self._by_piece[bit]:
                if a.pattern in met:
                    continue
                for mask in a.masks:
                    if not have & mask:
                        break
                else:
                    if a.whole.met(have):
                        met.add(a.pattern)
        found = self._known[have] = tuple(sorted(met))
        return found


def _bits_of(mask: int) -> Iterator[int]:
    """The single bits of a number."""
    while mask:
        bit = mask & -mask
        yield bit
        mask ^= bit
