"""What a text must hold for a pattern of words to match it, read off the pattern itself and kept in a file.

A new alternative in a pattern needs no second place kept in step: where the file `pattern_needs.json` does not know a pattern, what
it needs is read off anew.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import orjson

SIGNS = frozenset("*@#$!|%/=&")
DIGIT, FOREIGN = "\\d", "\\x"
"""Stand for any digit, and for any letter that is not plain."""

_PLAIN_TOO = frozenset("ıİſ\u212a")
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_SPELLING = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_*@#$!|%/=&")
_WORD_OR_SIGN = re.compile(r"[a-z0-9]+|[*@#$!|%/=&]")
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


KEPT = Path(__file__).with_name("pattern_needs.json")
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
        if word.group() in SIGNS:
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
        return Need(FOREIGN)
    if op is sre.LITERAL:
        return next(iter(_pieces(chr(value).lower(), False, False)), Need())
    if op is sre.IN and all(_is_digit(sort, code) for sort, code in value):
        return Need(DIGIT)
    return Need()


def _is_digit(sort: Any, code: Any) -> bool:
    return (
        (sort is sre.CATEGORY and code is sre.CATEGORY_DIGIT)
        or (sort is sre.RANGE and ord("0") <= code[0] and code[1] <= ord("9"))
        or (sort is sre.LITERAL and ord("0") <= code <= ord("9"))
    )
