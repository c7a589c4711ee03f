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
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from coach.index.passages import surroundings
from coach.index.words import stem, stems, visible

K1 = 1.2
B = 0.75
COVERAGE_WEIGHT = 0.5

Floats = NDArray[np.float64]

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


def rank(
    query: Query, candidates: Sequence[Candidate], total: int, found_in: Mapping[str, int]
) -> list[Scored]:
    """Candidates by score, best first. `found_in` says in how many of `total` passages each word stands."""
    if not candidates:
        return []
    counts = _Counts.of(query, candidates)
    in_query = np.array([query.words[w] for w in query.words], np.float64)
    stands_in = np.array([found_in.get(w, 0) for w in query.words], np.float64)
    # A date is not among the words of a passage: how many passages have it is judged by the candidates.
    stands_in = np.minimum(np.maximum(stands_in, total * counts.dated.mean(axis=0)), total)
    idf = in_query * np.log1p((total - stands_in + 0.5) / (stands_in + 0.5))
    norm = K1 * (1 - B + B * counts.length / counts.length.mean())
    lexical = (counts.frequency * (K1 + 1) / (counts.frequency + norm[:, None])) @ idf
    coverage = (counts.nearest @ idf) / (idf.sum() or 1.0)
    similar = np.array([max(c.similarity, 0.0) for c in candidates])
    scores = (_scaled(lexical) + _scaled(similar) + COVERAGE_WEIGHT * _scaled(coverage)) / (2 + COVERAGE_WEIGHT)
    scored = [
        Scored(c.passage, float(score), float(share))
        for c, score, share in zip(candidates, scores, coverage, strict=True)
    ]
    return sorted(scored, key=lambda s: (-s.score, s.passage))


def _scaled(scores: Floats) -> Floats:
    return scores / (scores.max() or 1.0)


@dataclass(frozen=True, slots=True)
class _Counts:
    """What candidates (rows) hold of each query word (columns), weighed by distance: all together, the nearest
    only, and by their date; and how long they are, weighed likewise."""

    frequency: Floats
    nearest: Floats
    dated: Floats
    length: Floats

    @classmethod
    def of(cls, query: Query, candidates: Sequence[Candidate]) -> _Counts:
        """Count."""
        at = {word: index for index, word in enumerate(query.words)}
        find = re.compile(rf"(?<!\S)(?:{'|'.join(at)})(?!\S)").findall if at else None
        dated = np.zeros((len(candidates), len(at)))
        frequency, nearest = np.zeros_like(dated), np.zeros_like(dated)
        length = np.ones(len(candidates))
        for row, candidate in enumerate(candidates):
            for word in query.naming(candidate.date):
                dated[row, at[word]] = 1.0
            for weight, line in [(1.0, candidate.text), *surroundings(candidate.context)]:
                length[row] += weight * (line.count(" ") + 1)
                for word in find(line) if find else ():
                    column = at[word]
                    frequency[row, column] += weight
                    nearest[row, column] = max(nearest[row, column], weight)
        return cls(frequency + dated, np.maximum(nearest, dated), dated, length)
