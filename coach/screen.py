"""Tells cheaply which of many patterns cannot match a text, so that only the others are tried.

A screen lets too much through, never too little. A text is looked at once, word by word; every word stands for the pieces of
patterns that it holds (see `pattern_needs.py`), as bits of a number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from coach.pattern_needs import DIGIT, FOREIGN, SIGNS, Need, Pattern, needed

# What IGNORECASE takes for an ASCII letter besides its two cases.
_ALIKE = str.maketrans({"ı": "i", "ſ": "s", "\u212a": "k"})
_TOKEN = re.compile(r"[a-z0-9]+")
_ANY_DIGIT = re.compile(r"\d")
_USUAL = tuple(
    f" {word} "
    for word in "a about after all also am an and any are as at be because been before being but by can could did do down even "
    "first for from get go good had has have he her here him his how i if in into is it its just know like make many me more "
    "most my new no not now of on one only or other our out over own people said same see she should so some such take than "
    "that the their them then there these they this those time to too two under up us use very was way we well were what when "
    "where which while who will with work would year years you your".split()
)
"""What a text is likely to hold anyway."""
_USUAL_TOGETHER = "".join(_USUAL)
_MOST_KEPT = 50_000


@dataclass(frozen=True, slots=True)
class _Alternative:
    """One alternative of a pattern. `masks`: a text that does not share a bit with each of them cannot match; `whole`
    is the full test, where the masks do not say all."""

    pattern: int
    masks: tuple[int, ...]
    whole: _Test | None


@dataclass(frozen=True, slots=True)
class _Test:
    """A need in bits: one of `pieces` or of `some` does, or each of `every`."""

    pieces: int = 0
    some: tuple[_Test, ...] = ()
    every: tuple[_Test, ...] = ()

    @classmethod
    def of(cls, need: Need, bits: dict[str, int]) -> _Test:
        """A need with the bits of its pieces."""
        if need.piece:
            return cls(bits[need.piece])
        if not need.some:
            return cls(every=tuple(cls.of(n, bits) for n in need.every))
        inner = [cls.of(n, bits) for n in need.some]
        pieces = 0
        for test in inner:
            pieces |= test.pieces if not (test.some or test.every) else 0
        return cls(pieces, some=tuple(t for t in inner if t.some or t.every or not t.pieces))

    def met(self, have: int) -> bool:
        """Whether a text with these pieces may hold a match."""
        if have & self.pieces:
            return True
        if self.some:
            return any(test.met(have) for test in self.some)
        return not self.pieces and all(test.met(have) for test in self.every)


_NONE: tuple[int, list[int]] = (0, [])
"""Stands for what no piece begins with."""


class Screen:
    """A screen over patterns, which are told apart by their place in the order given."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        needs = [needed(p) for p in patterns]
        pieces = sorted(set[str]().union(*(n.pieces() for n in needs)))
        self._bits = {piece: 1 << place for place, piece in enumerate(pieces)}
        self._common = {
            piece: sum(piece in word for word in _USUAL) if piece in _USUAL_TOGETHER else 0
            for piece in pieces
        }
        self._alternatives = [self._made(place, a) for place, n in enumerate(needs) for a in n.alternatives()]
        self._words: dict[str, tuple[int, tuple[int, ...]]] = {}
        self._signs = [s for s in sorted(SIGNS) if s in self._bits]
        self._open = [n for n, a in enumerate(self._alternatives) if not a.masks]
        # By the pieces of their rarest need, of which a text must hold one: only those are looked at.
        by_bit: dict[int, list[int]] = defaultdict(list)
        for n, a in enumerate(self._alternatives):
            for bit in _bits_of(a.masks[0]) if a.masks else ():
                by_bit[bit].append(n)
        self._by_piece = {piece: by_bit[bit] for piece, bit in self._bits.items()}
        # A word is read from each of its letters on as far as some piece begins so.
        self._begun: dict[str, tuple[int, list[int]] | None] = {
            piece[:end]: None for piece in pieces for end in range(1, len(piece))
        }
        self._begun |= {piece: (bit, by_bit[bit]) for piece, bit in self._bits.items()}

    def _made(self, pattern: int, alternative: Need) -> _Alternative:
        conjuncts = alternative.conjuncts()
        masks = self._masks(map(self._rarest, conjuncts))
        simple = all(not inner.every for c in conjuncts for inner in c.alternatives())
        return _Alternative(pattern, masks, None if simple else _Test.of(alternative, self._bits))

    def _rarest(self, need: Need) -> Collection[str]:
        """The rarest pieces of which a text must hold one to meet a need."""
        if need.piece:
            return {need.piece}
        if need.some:
            return {piece for n in need.some for piece in self._rarest(n)}
        return min(map(self._rarest, need.every), key=self._usual, default=())

    def _usual(self, pieces: Collection[str]) -> tuple[int, int, int]:
        """How usual it is that a text holds one of some pieces: by the usual words that do, their length and number."""
        return sum(self._common[p] for p in pieces), -min(map(len, pieces)), len(pieces)

    def _masks(self, conditions: Iterable[Collection[str]]) -> tuple[int, ...]:
        """Conditions in bits, the rarest first."""
        ranked = sorted(filter(None, conditions), key=self._usual)
        return tuple(sum(self._bits[p] for p in pieces) for pieces in ranked)

    def fitting(self, text: str) -> tuple[int, ...]:
        """The patterns that may match somewhere in a text."""
        low = text.lower() if text.isascii() else text.lower().translate(_ALIKE)
        have, asked, words = 0, set(self._open), self._words
        for word in set(_TOKEN.findall(low)):
            bits, alternatives = words.get(word) or self._look(word)
            have |= bits
            if alternatives:
                asked.update(alternatives)
        signs = [sign for sign in self._signs if sign in low]
        if DIGIT in self._bits and _ANY_DIGIT.search(low):
            signs.append(DIGIT)
        if FOREIGN in self._bits and not low.isascii():
            signs.append(FOREIGN)
        for sign in signs:
            have |= self._bits[sign]
            asked.update(self._by_piece[sign])
        met: set[int] = set()
        for number in asked:
            a = self._alternatives[number]
            if a.pattern not in met and _meets(a, have):
                met.add(a.pattern)
        return tuple(sorted(met))

    def _look(self, word: str) -> tuple[int, tuple[int, ...]]:
        """The pieces in a word, and the alternatives that may be meant by one of them."""
        if len(self._words) > _MOST_KEPT:
            self._words.clear()
        padded, begun = f" {word} ", self._begun
        length = len(padded)
        bits, asked = 0, set[int]()
        for start in range(length):
            for end in range(start + 1, length + 1):
                found = begun.get(padded[start:end], _NONE)
                if found is _NONE:
                    break
                if found is not None:
                    bits |= found[0]
                    asked.update(found[1])
        known = self._words[word] = bits, tuple(asked)
        return known


def _meets(alternative: _Alternative, have: int) -> bool:
    for mask in alternative.masks:
        if not have & mask:
            return False
    return alternative.whole is None or alternative.whole.met(have)


def _bits_of(mask: int) -> Iterator[int]:
    """The single bits of a number."""
    while mask:
        bit = mask & -mask
        yield bit
        mask ^= bit
