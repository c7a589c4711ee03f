"""Ranks candidate passages for a query. Pure.

A passage is judged with its surroundings: a word in the text counts 1, in the title or a direct neighbour ½, in the
second neighbour ¼, in the third ⅛ (a positional language model after Lv & Zhai, SIGIR 2009, with steps of whole
passages). Three scores are added, each divided by the best candidate's:

- BM25 over those counts (Robertson & Zaragoza 2009; k1 = 1.2, b = 0.75),
- the cosine of idf-weighted WordLlama vectors built with the same weights (coach/index/vectors.py),
- half the coverage: the share of the query's idf that the passage and its surroundings hold at all.

`python -m bench.retrieval` measures it.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from coach.index.passages import surroundings
from coach.index.words import stem, stems, visible

K1 = 1.2
B = 0.75
COVERAGE_WEIGHT = 0.5

_MONTH_NAMES = "january february march april may june july august september october november december".split()
_MONTHS = {stem(form): i + 1 for i, name in enumerate(_MONTH_NAMES) for form in (name, name[:3])}


@dataclass(frozen=True, slots=True)
class Query:
    """The stems of a query with how often each stands there."""

    words: Mapping[str, int]

    @classmethod
    def of(cls, query: str) -> Query:
        """Read the user's words."""
        return cls(Counter(stems(visible(query))))

    def naming(self, date: dt.date | None) -> set[str]:
        """The words that name a date: its month, its year, and its day where a month is named too."""
        if date is None:
            return set()
        months = {word for word in self.words if word in _MONTHS}
        named = {word for word in months if _MONTHS[word] == date.month}
        numbers = {str(date.year), str(date.day)} if months else {str(date.year)}
        return named | (numbers & self.words.keys())


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage to be judged: its stems, those of its context by line, its date, and its vector's cosine."""

    passage: int
    text: str
    context: str
    date: dt.date | None
    similarity: float


@dataclass(frozen=True, slots=True)
class Scored:
    """A judged passage: the score within its list, and what share of the query it covers; both from 0 to 1."""

    passage: int
    score: float
    coverage: float


@dataclass(frozen=True, slots=True)
class _Counts:
    """What a candidate holds of each query word, weighed by distance, and how long it is, weighed likewise."""

    frequency: list[float]
    nearest: list[float]
    length: float


def rank(
    query: Query, candidates: Sequence[Candidate], total: int, found_in: Mapping[str, int]
) -> list[Scored]:
    """Candidates by score, best first. `found_in` says in how many of `total` passages each word stands."""
    if not candidates:
        return []
    words = list(query.words)
    dated = [query.naming(c.date) for c in candidates]
    at, present = {word: index for index, word in enumerate(words)}, _finder(words)
    counts = [_counts(at, present, c, named) for c, named in zip(candidates, dated, strict=True)]
    shares = {w: total * sum(w in named for named in dated) / len(candidates) for w in words}
    idf = [_idf(total, max(found_in.get(w, 0), shares[w])) * query.words[w] for w in words]
    average = sum(c.length for c in counts) / len(counts)
    lexical = [_bm25(c, idf, average) for c in counts]
    coverage = [sum(n * i for n, i in zip(c.nearest, idf, strict=True)) / (sum(idf) or 1.0) for c in counts]
    similar = [max(c.similarity, 0.0) for c in candidates]
    tops = [max(scores) or 1.0 for scores in (lexical, similar, coverage)]
    scored = [
        Scored(c.passage, (x / tops[0] + y / tops[1] + COVERAGE_WEIGHT * z / tops[2]) / (2 + COVERAGE_WEIGHT), z)
        for c, x, y, z in zip(candidates, lexical, similar, coverage, strict=True)
    ]
    return sorted(scored, key=lambda s: (-s.score, s.passage))


def _finder(words: Sequence[str]) -> Callable[[str], list[str]]:
    """Finds the words that stand in a line of stems."""
    return re.compile(rf"(?<!\S)(?:{'|'.join(words)})(?!\S)").findall if words else lambda line: []


def _counts(
    at: Mapping[str, int], present: Callable[[str], list[str]], candidate: Candidate, named: set[str]
) -> _Counts:
    frequency = [float(word in named) for word in at]
    nearest = list(frequency)
    length = 0.0
    for weight, line in [(1.0, candidate.text), *surroundings(candidate.context)]:
        length += weight * (line.count(" ") + 1)
        for word in present(line):
            frequency[at[word]] += weight
            nearest[at[word]] = max(nearest[at[word]], weight)
    return _Counts(frequency, nearest, length)


def _bm25(counts: _Counts, idf: list[float], average: float) -> float:
    norm = K1 * (1 - B + B * counts.length / average) if average else K1
    return sum(i * f * (K1 + 1) / (f + norm) for i, f in zip(idf, counts.frequency, strict=True) if f)


def _idf(total: int, found: float) -> float:
    return math.log(1 + (total - min(found, total) + 0.5) / (min(found, total) + 0.5))
