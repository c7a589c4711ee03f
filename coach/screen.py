"""Tells cheaply which of many patterns cannot match a text, so that only the others are tried.

What each pattern needs is read off the pattern itself: a new alternative in a pattern needs no second place kept in
step. A screen lets too much through, never too little. A text is looked at once, word by word; every word stands for
the pieces of patterns that it holds, as bits of a number.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import orjson

# What IGNORECASE takes for an ASCII letter besides its two cases.
_ALIKE = str.maketrans({"ı": "i", "ſ": "s", "\u212a": "k"})
_PLAIN_TOO = frozenset("ıİſ\u212a")
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_TOKEN = re.compile(r"[a-z0-9]+")
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
_SIGNS = frozenset("*@#$!|%/=&")
_DIGIT, _FOREIGN = "\\d", "\\x"
"""Stand for any digit, and for any letter that is not plain."""
_SPELLING = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_*@#$!|%/=&")
_WORD_OR_SIGN = re.compile(r"[a-z0-9]+|[*@#$!|%/=&]")
_ANY_DIGIT = re.compile(r"\d")
_LETTER = (sre.CATEGORY, sre.CATEGORY_WORD)
_SHORT = 4
_MOST_RUNS = 40
"""So many spellings of a literal stretch (\"wom[ae]n\") are told apart."""


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


class Later:
    """A pattern that is compiled when it is first tried; most are never tried on a given text."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, ready to be tried."""
        return re.compile(self.pattern, self.flags)


Pattern = Later | re.Pattern[str]


def need(pattern: Pattern) -> Need:
    """What a pattern needs. A blank at a piece's end says that a word ends there.

    >>> sorted(need(re.compile(r"\\b(?:keep|hold) it\\b|\\bembargo(?:ed)?\\b")).pieces())
    [' embargo', ' hold ', ' it ', ' keep ']
    """
    return _sequence(parser.parse(pattern.pattern, pattern.flags), False, False)


KEPT = Path(__file__).with_name("needs.json")
"""What the patterns of this version need, by their digests. To read it off a pattern takes as long as to compile it."""


def digest(pattern: Pattern) -> str:
    """Stands for the text of a pattern and its flags."""
    said = f"{int(pattern.flags) & ~int(re.UNICODE)} {pattern.pattern}"
    return hashlib.blake2b(said.encode(), digest_size=10).hexdigest()


def written(need: Need) -> Any:
    """A need as JSON has it: its piece, or the needs of which all ("&") or any ("|") must be met."""
    if need.piece:
        return need.piece
    return {"|": list(map(written, need.some))} if need.some else {"&": list(map(written, need.every))}


def read(value: Any) -> Need:
    """A need from what `written` gives."""
    if isinstance(value, str):
        return Need(value)
    return Need(every=tuple(map(read, value.get("&", ()))), some=tuple(map(read, value.get("|", ()))))


@lru_cache(maxsize=1)
def _kept() -> dict[str, Any]:
    return dict(orjson.loads(KEPT.read_bytes())) if KEPT.exists() else {}


def needed(pattern: Pattern) -> Need:
    """What `need` gives, from what is kept where it is."""
    known = _kept().get(digest(pattern))
    return need(pattern) if known is None else read(known)


def _sequence(sequence: Any, begins: bool, ends: bool) -> Need:
    """What a sequence of parts needs; `begins` and `ends` say whether a word's edge is sure to be before and after it."""
    parts = list(sequence)
    edges = [begins, *(_is_edge(op, value) for op, value in parts), ends]
    found: list[Need] = []
    runs, run_begins, since = [""], False, 0
    for place, (op, value) in enumerate(parts):
        if runs == [""]:
            run_begins, since = edges[place], place
        spelled = _spelled(op, value)
        if not spelled and _may_lack(op, value) and min(map(len, runs)) <= _SHORT:
            spelled = ["", *_spellings(value[2])]
            spelled = spelled if len(spelled) > 1 else []
        if spelled and len(runs) * len(spelled) <= _MOST_RUNS:
            runs = [run + letters for run in runs for letters in spelled]
            continue
        repeated = _repeated(op, value)
        if repeated and len(runs) * len(repeated) <= _MOST_RUNS:
            found += _any_piece([run + letters for run in runs for letters in repeated], run_begins, False)
            runs, run_begins, since = repeated, False, place
            continue
        branches = _branches(op, value) if runs != [""] else []
        if branches:  # the letters before belong to each
            joined = [_sequence([*parts[since:place], *b], run_begins, edges[place + 2]) for b in branches]
            found += [] if any(n.nothing for n in joined) else [Need(some=tuple(joined))]
        else:
            found += _any_piece(runs, run_begins, edges[place + 1])
            inner = _inside(op, value, edges[place], edges[place + 2])
            found += [] if inner.nothing else [inner]
        runs = [""]
    found += _any_piece(runs, run_begins, ends)
    # Single letters tell little beside anything else.
    found = [n for n in found if len(n.piece.strip()) != 1 or not n.piece.strip().isalnum()] or found
    return found[0] if len(found) == 1 else Need(every=tuple(found))


def _is_edge(op: Any, value: Any) -> bool:
    """Whether a part of a pattern stands where no word goes on."""
    if op is sre.AT:
        return value in (sre.AT_BOUNDARY, sre.AT_BEGINNING, sre.AT_BEGINNING_STRING)
    if op is sre.LITERAL:
        return not _is_word(chr(value))
    if op is sre.ASSERT_NOT:  # no letter there
        return len(value[1]) == 1 and value[1][0][0] is sre.IN and _LETTER in value[1][0][1]
    if op is sre.ASSERT:
        return len(value[1]) > 0 and _is_edge(*value[1][0 if value[0] > 0 else -1])
    if op is sre.SUBPATTERN:
        return len(value[-1]) == 1 and _is_edge(*value[-1][0])
    if op is sre.BRANCH:
        return all(len(branch) == 1 and _is_edge(*branch[0]) for branch in value[1])
    space = [(sre.IN, [(sre.CATEGORY, sre.CATEGORY_SPACE)])]
    return (op in _REPEATS and value[0] > 0 and list(value[2]) == space) or [(op, value)] == space


def _branches(op: Any, value: Any) -> list[Any]:
    """The sequences of which one stands at a place."""
    if op is sre.SUBPATTERN and len(value[-1]) == 1:
        return _branches(*value[-1][0])
    return list(value[1]) if op is sre.BRANCH else []


def _repeated(op: Any, value: Any) -> list[str]:
    """The stretches of letters of which one stands at a place at least once."""
    return _spellings(value[2]) if op in _REPEATS and value[0] > 0 else []


def _may_lack(op: Any, value: Any) -> bool:
    """Whether a part stands at most once."""
    return op in _REPEATS and (value[0], value[1]) == (0, 1)


def _spelled(op: Any, value: Any) -> list[str]:
    """What may stand at a place, where it is one of a few stretches of letters and signs."""
    if op is sre.LITERAL:
        return [chr(value).lower()] if chr(value) in _SPELLING else []
    if op is sre.IN and all(sort is sre.LITERAL and chr(code) in _SPELLING for sort, code in value):
        return sorted({chr(code).lower() for _, code in value})
    if op is sre.SUBPATTERN:
        return _spellings(value[-1])
    if op is sre.BRANCH:
        branches = [_spellings(branch) for branch in value[1]]
        return [s for branch in branches for s in branch] if all(branches) else []
    return []


def _spellings(sequence: Any) -> list[str]:
    """The stretches of letters that a sequence matches, none where there are many or others."""
    found = [""]
    for op, value in sequence:
        spelled = _spelled(op, value)
        found = [run + letters for run in found for letters in spelled]
        if not 0 < len(found) <= _MOST_RUNS:
            return []
    return found if all(found) else []


def _any_piece(runs: list[str], begins: bool, ends: bool) -> list[Need]:
    """What one of several literal stretches needs."""
    options = [tuple(_pieces(run, begins, ends)) for run in runs]
    if len(options) == 1:
        return list(options[0])
    if not all(options):
        return []
    return [Need(some=tuple(o[0] if len(o) == 1 else Need(every=o) for o in options))]


def _pieces(run: str, begins: bool, ends: bool) -> list[Need]:
    """The words of a literal stretch, with blanks where they are whole, and its signs."""
    found = []
    for word in _WORD_OR_SIGN.finditer(run):
        if word.group() in _SIGNS:
            found.append(Need(word.group()))
            continue
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
    if op is sre.LITERAL and value >= 128 and chr(value) not in _PLAIN_TOO:
        return Need(_FOREIGN)
    if op is sre.LITERAL:
        return next(iter(_pieces(chr(value).lower(), False, False)), Need())
    if op is sre.IN and all(_is_digit(sort, code) for sort, code in value):
        return Need(_DIGIT)
    return Need()


def _is_digit(sort: Any, code: Any) -> bool:
    return (
        (sort is sre.CATEGORY and code is sre.CATEGORY_DIGIT)
        or (sort is sre.RANGE and ord("0") <= code[0] and code[1] <= ord("9"))
        or (sort is sre.LITERAL and ord("0") <= code <= ord("9"))
    )


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
        self._signs = [s for s in sorted(_SIGNS) if s in self._bits]
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
        if _DIGIT in self._bits and _ANY_DIGIT.search(low):
            signs.append(_DIGIT)
        if _FOREIGN in self._bits and not low.isascii():
            signs.append(_FOREIGN)
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
