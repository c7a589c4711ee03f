"""Closed statements that a sentence repeats word for word, or that it stands in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from coach.review.draft import flat
from coach.text import STOP_WORDS, stem

_TELLING_WORDS = 2  # fewer are a greeting or a name
_TELLING_UNNAMED = 3  # where the names differ in form, more must be the same
_TOLD = frozenset("told tell said say asked met spoke".split())
_PRONOUNS = frozenset("he she they him her them his their hers theirs".split())


@dataclass(frozen=True, slots=True)
class _Said:
    """A closed statement's words with blanks between and around, the telling ones, and those that tell nothing: the
    marker's own, and the stems of the names of the people concerned. `unnamed` are the words without those names."""

    words: str
    telling: frozenset[str]
    marker: frozenset[str]
    names: frozenset[str]
    unnamed: str
    unnamed_words: frozenset[str]

    def tells(self, telling: frozenset[str]) -> bool:
        """Whether words say more than that somebody told something."""
        left = telling - self.marker - _TOLD
        return len(left) >= _TELLING_WORDS and not {stem(w) for w in left} <= self.names


class Verbatim:
    """The words of all closed statements, each found by its longest word and by all of them."""

    def __init__(self, statements: Iterable[tuple[str, str, frozenset[str]]]) -> None:
        """`statements` are text, marker and the stems of names."""
        self._said: list[_Said] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._by_longest: dict[str, list[int]] = defaultdict(list)
        self._by_longest_unnamed: dict[str, list[int]] = defaultdict(list)
        for row, (text, marker, names) in enumerate(statements):
            words = _words(text)
            telling = frozenset(words) - STOP_WORDS
            unnamed = _unnamed(words, names)
            spaced = f" {' '.join(unnamed)} "
            self._said.append(
                _Said(
                    f" {' '.join(words)} ",
                    telling,
                    frozenset(_words(marker)),
                    names,
                    spaced,
                    frozenset(unnamed),
                )
            )
            for word in set(words):
                self._by_word[word].append(row)
            if words:
                self._by_longest[max(words, key=len)].append(row)
            if unnamed:
                self._by_longest_unnamed[max(unnamed, key=len)].append(row)

    def repeated_in(self, sentence: str) -> set[int]:
        """The rows of the statements that a sentence repeats, or that hold it. Somebody concerned may be called
        otherwise in it: by the full name, or by a pronoun."""
        words = _words(sentence)
        said, telling = f" {' '.join(words)} ", frozenset(words) - STOP_WORDS
        if len(telling) < _TELLING_WORDS:
            return set()
        holding = self._by_word.get(max(words, key=len), ())
        held = {row for word in set(words) for row in self._by_longest.get(word, ())}
        found = {r for r in holding if said in self._said[r].words and self._said[r].tells(telling)}
        found |= {r for r in held if self._said[r].words in said and self._tells_itself(r)}
        here = frozenset(words)
        alike = {row for word in here for row in self._by_longest_unnamed.get(word, ())} - found
        alike = {r for r in alike if self._said[r].unnamed_words <= here}
        return found | {r for r in alike if self._same_of_another_name(r, words)}

    def _tells_itself(self, row: int) -> bool:
        return self._said[row].tells(self._said[row].telling)

    def _same_of_another_name(self, row: int, words: list[str]) -> bool:
        """Whether the sentence says of somebody concerned what a statement says, under another form of the name."""
        said = self._said[row]
        left = _unnamed(words, said.names)
        telling = frozenset(said.unnamed.split()) - STOP_WORDS - said.marker - _TOLD
        meant = any(stem(w) in said.names or w in _PRONOUNS for w in words)
        return meant and len(telling) >= _TELLING_UNNAMED and said.unnamed in f" {' '.join(left)} "


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", flat(text))


def _unnamed(words: list[str], names: frozenset[str]) -> list[str]:
    """Words without the names of those concerned and without pronouns for them."""
    return [w for w in words if w not in _PRONOUNS and stem(w) not in names]
