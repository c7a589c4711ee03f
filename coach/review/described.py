"""People and houses meant without their names: "a Norwegian salad grower" for the firm near Bergen that grows lettuce.

Of everybody whom a closed statement concerns, the workspace says more: where they are, what they do, what the notes say
of their house. These words together are a profile. A sentence points at a profile by words that mean the same as some
of it (`vocabulary`), the more so the fewer other profiles have them, and by a country that fits.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from coach.evidence import Statement
from coach.review.countries import agree
from coach.review.meaning import rarity
from coach.review.vocabulary import FAMILY, Vocabulary
from coach.text import stem

ALIKE = 0.38  # cosine from which a word of a draft points at a word of a profile
_RARE = 0.3  # commoner words point nowhere
_STATEMENTS = 24  # of a house or person that a profile takes its words from, the newest first
_PLAIN = frozenset(
    "company firm business maker make made makes maker work works worker job people person man woman men women friend colleague team "
    "group house place part kind sort way thing name city country world year month week day talk met meet meeting told call "
    "one two three four five six seven eight nine ten hundred thousand million head chief good great big small new old "
    "family families husband wife son daughter brother sister mother father parents child children baby partner "
    "little much many start end next last first second own run runs use sell buy leave want need help show visit".split()
)


@dataclass(frozen=True, slots=True)
class Profile:
    """What the workspace says of those whom a closed statement concerns: words by stem, and countries."""

    words: Mapping[str, str]
    countries: frozenset[str]
    own: frozenset[str] = frozenset()  # stems of the closed statement itself: its matter, not whom it befell


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of a sentence that means what a word of a profile means: how much that tells, how much of it not by the
    closed statement's own words, and where it stands."""

    value: float
    describes: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows that a word points at: how much that tells, and how much of it describes; the latter as arrays too."""

    of: Mapping[int, tuple[float, float]]
    numbers: npt.NDArray[np.int64]
    describe: npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pointed:
    """Where a sentence points: for each row the weight of the words that describe it, and the words."""

    weights: npt.NDArray[np.float64]
    words: Sequence[tuple[_Rows, int, int]]

    def hits(self, row: int) -> list[Hit]:
        """The words with which the sentence points at a row."""
        return [Hit(*rows.of[row], start, end) for rows, start, end in self.words if row in rows.of]


class Profiles:
    """The profiles of all closed statements, laid out by word."""

    def __init__(self, profiles: Sequence[Profile], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._countries = [p.countries for p in profiles]
        self._stems = [frozenset(p.words) for p in profiles]
        self._own = [
            frozenset(vocabulary.add(k, p.words[k]) for k in p.own & p.words.keys()) for p in profiles
        ]
        holders: dict[int, list[int]] = defaultdict(list)
        for row, profile in enumerate(profiles):
            for key, word in profile.words.items():
                if word not in _PLAIN and rarity(word) >= _RARE:
                    holders[vocabulary.add(key, word)].append(row)
        whole = math.log(len(profiles) + 1)
        self._holders = {c: (rows, 1 - math.log(len(rows)) / whole) for c, rows in holders.items()}
        self._known: dict[str, _Rows] = {}

    def pointed_at(self, said: Mapping[str, tuple[str, int, int]]) -> Pointed:
        """At which rows a sentence points, and with which words. `said` are its stems with words and places."""
        words = [(self._rows_of(key, word), start, end) for key, (word, start, end) in said.items()]
        words = [(rows, start, end) for rows, start, end in words if rows.of]
        if not words:
            return Pointed(np.zeros(len(self._stems)), words)
        numbers = np.concatenate([rows.numbers for rows, _, _ in words])
        describe = np.concatenate([rows.describe for rows, _, _ in words])
        weights = np.bincount(numbers, describe, len(self._stems)).astype(np.float64)
        return Pointed(weights, words)

    def stems(self, row: int) -> frozenset[str]:
        """The stems of a profile."""
        return self._stems[row]

    def fits(self, row: int, spoken: frozenset[str]) -> int:
        """1 where the countries that a sentence speaks of fit a profile, -1 where they do not, 0 where nothing is said."""
        if not spoken or not self._countries[row]:
            return 0
        return 1 if agree(spoken, self._countries[row]) else -1

    def _rows_of(self, key: str, word: str) -> _Rows:
        found = self._known.get(word)
        if found is None:
            known: dict[int, tuple[float, float]] = {}
            share = rarity(word)
            if share >= _RARE and word not in _PLAIN:
                for column, near in (*self._vocabulary.near(key, word), *self._doing(word)):
                    rows, telling = self._holders.get(column, ((), 0.0))
                    value = share * near * telling
                    if near >= ALIKE and value > 0:
                        for row in rows:
                            most, other = known.get(row, (0.0, 0.0))
                            describes = 0.0 if column in self._own[row] else value
                            known[row] = max(most, value), max(other, describes)
            numbers, describe = np.array(list(known), np.int64), np.array([d for _, d in known.values()])
            found = self._known[word] = _Rows(known, numbers, describe)
        return found

    def _doing(self, word: str) -> list[tuple[int, float]]:
        """What a "grower", a "tuner" or a "brewery" does, where a profile says so."""
        ends = next(
            (e for e in ("ery", "ers", "er", "ors", "or") if word.endswith(e) and len(word) - len(e) >= 3), ""
        )
        bases = {stem(word.removesuffix(ends) + e) for e in ("", "e")} if ends else set()
        return [(c, FAMILY) for c in map(self._vocabulary.column, bases) if c is not None]


class Sayings:
    """What the open statements of a workspace say, found by the people they concern and by rare words in them."""

    def __init__(self, open_: Sequence[Statement], by_stem: Mapping[str, Sequence[int]]) -> None:
        self._open = open_
        self._by_stem = by_stem
        self._by_person: dict[str, list[int]] = defaultdict(list)
        for index, statement in enumerate(open_):
            for person in {*statement.subjects, *statement.mentions}:
                self._by_person[person].append(index)

    def of(self, people: Iterable[str], names: Iterable[str]) -> list[Statement]:
        """The newest open statements about some people, or with a name (by its stem) that few others have."""
        found = {i for p in people for i in self._by_person.get(p, ())}
        for name in names:
            rows = self._by_stem.get(name, ())
            if len(rows) <= _STATEMENTS:
                found.update(rows)
        newest = sorted(found, key=lambda i: (-(d.toordinal() if (d := self._open[i].date) else 0), i))
        return [self._open[i] for i in newest[:_STATEMENTS]]
