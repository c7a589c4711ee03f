"""The forms in which the grounding check compares words: tokens with offsets, stems, meanings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from coach.checks import vocabulary
from coach.text import STOP_WORDS, fold, stem

_TOKEN = re.compile(r"[^\W_]+(?:[.\-'’&/+][^\W_]+)*")
# "No later than Friday" denies nothing.
_BOUNDS = re.compile(r"\b(?:no|not) (?:later|earlier|sooner|more|less|fewer|longer) than\b|\bnot only\b")
_PREFIXES = ("un", "non", "dis", "in", "im")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: `word` is folded, with straight apostrophes and without possessive, `capital` says that it is written as a name."""

    start: int
    end: int
    word: str
    capital: bool

    @property
    def meaning(self) -> str:
        """What is compared."""
        return meaning(self.word)


def tokens(text: str, offset: int = 0) -> list[Token]:
    """Words of a text with their places; hyphenated words are one word."""
    return [_token(m, offset) for m in _TOKEN.finditer(text)]


def _token(match: re.Match[str], offset: int) -> Token:
    written = match.group()
    bare = re.sub(r"['’]s?$", "", written)
    capital = written[0].isupper() or (any(c.isupper() for c in bare) and any(c.isalpha() for c in bare))
    return Token(
        match.start() + offset, match.start() + offset + len(bare), fold(bare).replace("’", "'"), capital
    )


@lru_cache(maxsize=1)
def _meanings() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in vocabulary.SYNONYMS:
        group = next((found[stem(w)] for w in line if stem(w) in found), stem(line[0]))
        for word in line:
            found.setdefault(stem(word), group)
    return found


@lru_cache(maxsize=65536)
def root(word: str) -> str:
    """The stem of a word's base form: "sent" and "sending" have that of "send"."""
    return stem(vocabulary.IRREGULAR.get(word, word))


@lru_cache(maxsize=65536)
def meaning(word: str) -> str:
    """One form for a word and its synonyms."""
    base = stem(vocabulary.DEMONYMS.get(word, word))
    return _meanings().get(base) or _meanings().get(root(word)) or root(vocabulary.DEMONYMS.get(word, word))


@lru_cache(maxsize=1)
def _contrasts() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in vocabulary.CONTRASTS:
        group = frozenset(stem(w) for w in line)
        for member in group:
            found[member] = found.get(member, frozenset()) | (group - {member})
    return found


@lru_cache(maxsize=1)
def _converses() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for one, other in vocabulary.CONVERSES:
        found[meaning(one)] = found.get(meaning(one), frozenset()) | {meaning(other)}
        found[meaning(other)] = found.get(meaning(other), frozenset()) | {meaning(one)}
    return found


@lru_cache(maxsize=1)
def _contraries() -> dict[str, frozenset[str]]:
    """By the root of a word, the meanings of those that exclude it, without what counts as a negation."""
    found: dict[str, frozenset[str]] = {}
    for line in vocabulary.CONTRASTS:
        members = [w for w in line if w not in vocabulary.NEGATIONS]
        for word in members:
            others = frozenset(meaning(w) for w in members if w != word)
            found[root(word)] = found.get(root(word), frozenset()) | others
    return found


def opposites(word: str) -> frozenset[str]:
    """Stems of the words that exclude this one."""
    return _contrasts().get(stem(word)) or _contrasts().get(root(word), frozenset())


@lru_cache(maxsize=65536)
def contraries(word: str) -> frozenset[str]:
    """Meanings of the words that turn the sense of this one round: "bought" has that of "sell". Words that are counted
    as negations have none."""
    if word in vocabulary.NEGATIONS:
        return frozenset()
    found = _contraries().get(root(word), frozenset()) | converses(word)
    return found - {meaning(word)}


def converses(word: str) -> frozenset[str]:
    """Meanings of the words that say the same from the other side: what one buys, the other sells."""
    return _converses().get(meaning(word), frozenset())


@lru_cache(maxsize=1)
def _plain() -> frozenset[str]:
    return frozenset(stem(w) for w in vocabulary.PLAIN | STOP_WORDS) | vocabulary.PLAIN | STOP_WORDS


@lru_cache(maxsize=1)
def _courtesy() -> frozenset[str]:
    return frozenset(stem(w) for w in vocabulary.COURTESY) | vocabulary.COURTESY


def is_plain(word: str) -> bool:
    """Whether a word carries no claim of its own."""
    return len(word) < 2 or word in _plain() or stem(word) in _plain()


def is_courtesy(word: str) -> bool:
    """Whether a word is an ordinary courtesy."""
    return word in _courtesy() or stem(word) in _courtesy()


def negations(text: str) -> int:
    """How many words of a text turn its meaning round."""
    return sum(_negates(m.group()) for m in re.finditer(r"[a-z]+(?:['’]t)?", _BOUNDS.sub(" ", fold(text))))


def _negates(word: str) -> bool:
    return word in vocabulary.NEGATIONS or word.endswith(("n't", "n’t"))


def bare(word: str) -> Iterator[str]:
    """The word without a prefix that negates it."""
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) > len(prefix) + 3:
            yield stem(word[len(prefix) :])
