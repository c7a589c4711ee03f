"""How likely two records are one person: the Fellegi–Sunter model over any fields, learnt without labels. Pure.

Each field is compared to a level (0 = different, highest = equal, None where one side is empty). A level's weight is
log(m / u): how often it occurs in records of one person against records of two. `u` is counted on pairs drawn at
random, and for an equal value on how often that value occurs at all (a rare family name says more than a common
one). `m` and the share of matches are learnt by expectation maximisation from the candidate pairs, starting from
priors that outweigh the data of a small workspace. Fellegi and Sunter (1969); Winkler (1988) for the EM;
frequency-based weights as in Winkler (1989).
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

from coach.people.nicknames import is_cognate, is_short_for
from coach.people.spelling import loose, plain

Record = Mapping[str, str]
Levels = tuple[int | None, ...]

RANDOM_PAIRS = 20_000
PRIOR_PAIRS = 40.0
"""How many matching pairs the priors of `m` are worth."""
PRIOR_STRANGERS = 200
"""How many pairs of strangers, and how many values, the priors of `u` are worth."""
ROUNDS = 12


@dataclass(frozen=True, slots=True)
class Kind:
    """How values of a kind are compared, and what is expected: `m` by level from 0 of records of one
    person, and `u`, how often two strangers have an equal value."""

    compare: Callable[[str, str], int]
    m: tuple[float, ...]
    u: float


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the records: where it stands and what it holds."""

    name: str
    kind: Kind


@lru_cache(maxsize=200_000)
def _name_word(one: str, other: str) -> int:
    if one == other:
        return 4
    if plain(one) == plain(other) or is_short_for(one, other):
        return 3
    if is_cognate(one, other) or loose(one) == loose(other) or JaroWinkler.similarity(one, other) >= 0.9:
        return 2
    short, long = sorted((one, other), key=len)
    begins = len(short) >= 1 and long.startswith(short)
    return 1 if begins or OSA.distance(one, other) <= 2 <= len(short) - 2 else 0


def _text(one: str, other: str) -> int:
    if one == other:
        return 3
    near = JaroWinkler.similarity(one, other)
    return 2 if near >= 0.92 else 1 if near >= 0.8 else 0


def _date(one: str, other: str) -> int:
    """Days as digits, year first."""
    if one == other:
        return 3
    if OSA.distance(one, other) <= 1 or (
        one[:4] == other[:4] and one[4:6] + one[6:] == other[6:] + other[4:6]
    ):
        return 2
    return 1 if one[:4] == other[:4] or one[4:] == other[4:] else 0


GIVEN = Kind(_name_word, (0.04, 0.06, 0.06, 0.1, 0.74), 0.01)
FAMILY = Kind(_name_word, (0.04, 0.04, 0.06, 0.06, 0.8), 0.004)
TEXT = Kind(_text, (0.15, 0.05, 0.1, 0.7), 0.03)
DATE = Kind(_date, (0.03, 0.07, 0.1, 0.8), 0.0005)


def _strangers(kind: Kind) -> list[float]:
    """What is expected of two strangers: an equal value now and then, a near one about as often."""
    near = [kind.u * PRIOR_STRANGERS] * (len(kind.m) - 1)
    return [PRIOR_STRANGERS - sum(near), *near]


class Model:
    """The model for one set of records. `probability` is only as good as the candidates it was taught with."""

    def __init__(
        self, fields: Sequence[Field], records: Mapping[int, Record], samples: int = RANDOM_PAIRS
    ) -> None:
        self.fields = tuple(fields)
        self.records = records
        self._shared: list[Counter[str]] = [
            Counter(r[f.name] for r in records.values() if r.get(f.name)) for f in self.fields
        ]
        self._filled = [max(1, sum(c.values())) for c in self._shared]
        self._named = [n for n, f in enumerate(self.fields) if f.name in ("given", "family")]
        self.m = [list(f.kind.m) for f in self.fields]
        count = len(records)
        self.pairs = max(1, count * (count - 1) // 2)
        self.u = self._by_chance(min(samples, self.pairs) if count > 1 else 0)
        self.share = min(0.1, count / 4 / self.pairs)

    def levels(self, one: int, other: int) -> Levels:
        """How each field of two records agrees; given and family name are read in either order."""
        a, b = self.records[one], self.records[other]
        straight = self._levels(a, b)
        if not self._named or any(straight[n] for n in self._named):
            return straight
        turned = self._levels({**a, "given": a.get("family", ""), "family": a.get("given", "")}, b)
        return turned if any(turned[n] for n in self._named) else straight

    def _levels(self, a: Record, b: Record) -> Levels:
        return tuple(
            f.kind.compare(x, y) if (x := a.get(f.name, "")) and (y := b.get(f.name, "")) else None
            for f in self.fields
        )

    def _by_chance(self, samples: int) -> list[list[float]]:
        """How often each level occurs in pairs drawn at random: nearly all of them are two people."""
        # By what they say, not by number: the same people in another order, as a restored export has them, score alike.
        numbers = sorted(self.records, key=lambda n: sorted(self.records[n].items()))
        chance = random.Random(1969)
        counts = [_strangers(f.kind) for f in self.fields]
        for _ in range(samples):
            one, other = chance.choice(numbers), chance.choice(numbers)
            if one != other:
                for found, level in zip(counts, self.levels(one, other), strict=True):
                    if level is not None:
                        found[level] += 1
        return [[n / sum(found) for n in found] for found in counts]

    def learn(self, candidates: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Levels]:
        """Expectation maximisation on candidate pairs; gives their levels."""
        found = {pair: self.levels(*pair) for pair in candidates}
        patterns = Counter(found.values())
        for _ in range(ROUNDS):
            likely = {p: self._posterior(self._weight(p)) for p in patterns}
            matches = 1.0 + sum(likely[p] * n for p, n in patterns.items())
            self.share = matches / (self.pairs + PRIOR_PAIRS)
            for number, field in enumerate(self.fields):
                counts = [PRIOR_PAIRS * m for m in field.kind.m]
                for pattern, n in patterns.items():
                    if (level := pattern[number]) is not None:
                        counts[level] += likely[pattern] * n
                self.m[number] = [c / sum(counts) for c in counts]
        return found

    def _weight(self, levels: Levels, equal: Sequence[str] = ()) -> float:
        total = 0.0
        for number, level in enumerate(levels):
            if level is None:
                continue
            u = self.u[number][level]
            field = self.fields[number]
            if equal and level == len(field.kind.m) - 1 and equal[number]:
                u = (self._shared[number][equal[number]] + PRIOR_STRANGERS * field.kind.u) / (
                    self._filled[number] + PRIOR_STRANGERS
                )
            total += math.log(self.m[number][level] / min(u, 1.0))
        return total

    def _posterior(self, weight: float) -> float:
        odds = weight + math.log(self.share / (1 - self.share))
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, odds))))

    def probability(self, one: int, other: int, levels: Levels | None = None) -> float:
        """How likely two records are one person, from 0 to 1."""
        levels = self.levels(one, other) if levels is None else levels
        values = [self.records[one].get(f.name, "") for f in self.fields]
        return self._posterior(self._weight(levels, values))
