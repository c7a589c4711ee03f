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

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from coach.index.passages import surroundings
from coach.index.words import Word

K1 = 1.2
B = 0.75

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Blend:
    """How much each of the three scores counts in the sum."""

    lexical: float = 1.0
    similarity: float = 1.0
    coverage: float = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage to be judged: its stems, those of its context by line, and its vector's cosine."""

    passage: int
    text: str
    context: str
    similarity: float


@dataclass(frozen=True, slots=True)
class Scored:
    """A judged passage: the score within its list, and what share of the query it covers; both from 0 to 1."""

    passage: int
    score: float
    coverage: float


def rank(
    words: Sequence[Word],
    candidates: Sequence[Candidate],
    total: int,
    found_in: Mapping[str, int],
    blend: Blend = Blend(),
) -> list[Scored]:
    """Candidates by score, best first. `found_in` says in how many of `total` passages each form of a word stands."""
    if not candidates:
        return []
    counts = _Counts.of(words, candidates)
    stands_in = np.minimum([float(sum(found_in.get(form, 0) for form in word.forms)) for word in words], total)
    idf = np.array([word.count for word in words]) * np.log1p((total - stands_in + 0.5) / (stands_in + 0.5))
    norm = K1 * (1 - B + B * counts.length / counts.length.mean())
    lexical = (counts.frequency * (K1 + 1) / (counts.frequency + norm[:, None])) @ idf
    coverage = (counts.nearest @ idf) / (idf.sum() or 1.0)
    similar = np.array([max(c.similarity, 0.0) for c in candidates])
    scores = (
        blend.lexical * _scaled(lexical)
        + blend.similarity * _scaled(similar)
        + blend.coverage * _scaled(coverage)
    ) / (blend.lexical + blend.similarity + blend.coverage)
    scored = [
        Scored(c.passage, float(score), float(share))
        for c, score, share in zip(candidates, scores, coverage, strict=True)
    ]
    return sorted(scored, key=lambda s: (-s.score, s.passage))


def _scaled(scores: Floats) -> Floats:
    return scores / (scores.max() or 1.0)


@dataclass(frozen=True, slots=True)
class _Counts:
    """What candidates (rows) hold of each query word (columns), weighed by distance, all together and the nearest
    only; and how long they are, weighed likewise."""

    frequency: Floats
    nearest: Floats
    length: Floats

    @classmethod
    def of(cls, words: Sequence[Word], candidates: Sequence[Candidate]) -> _Counts:
        """Count."""
        at = {form: index for index, word in enumerate(words) for form in word.forms}
        frequency, nearest = np.zeros((len(candidates), len(words))), np.zeros((len(candidates), len(words)))
        length = np.zeros(len(candidates))
        for row, candidate in enumerate(candidates):
            long = 0.0
            for weight, line in ((1.0, candidate.text), *surroundings(candidate.context)):
                held = line.split(" ")
                long += weight * len(held)
                if at.keys().isdisjoint(held):
                    continue
                for column in [at[word] for word in held if word in at]:
                    frequency[row, column] += weight
                    nearest[row, column] = max(nearest[row, column], weight)
            length[row] = long
        return cls(frequency, nearest, length)
