"""Ranks candidate passages for a query. Pure.

A passage is judged with its surroundings: a word in the text counts 1, in the title or a direct neighbour ½, in the
second neighbour ¼, in the third ⅛ (a positional language model after Lv & Zhai, SIGIR 2009, with steps of whole
passages). Four scores are added, the first three each divided by the best candidate's:

- BM25 over those counts (Robertson & Zaragoza 2009; k1 = 1.2, b = 0.75),
- the cosine of idf-weighted WordLlama vectors built with the same weights (coach/index/vectors.py),
- half the coverage: the share of the query's idf that the passage and its surroundings hold at all,
- a quarter where somebody or something that the query names stands behind the passage: it was said or written by them,
  is about them, or belongs to that event (coach/index/named.py).

`python -m bench.retrieval` measures it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from coach.index.passages import LINE_WEIGHTS
from coach.index.words import Word

K1 = 1.2
B = 0.75

_LINE_WEIGHTS = np.array([1.0, *LINE_WEIGHTS])
_FURTHEST = len(LINE_WEIGHTS)

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Blend:
    """How much each of the four scores counts in the sum."""

    lexical: float = 1.0
    similarity: float = 1.0
    coverage: float = 0.5
    named: float = 0.25


class Candidate(NamedTuple):
    """A passage to be judged: its stems, those of its context by line, its vector's cosine, whether somebody or
    something that the query names stands behind it, and who said or wrote it."""

    passage: int
    text: str
    context: str
    similarity: float
    named: bool = False
    speaker: str = ""


class Scored(NamedTuple):
    """A judged passage: the score within its list, and what share of the query it covers; both from 0 to 1."""

    candidate: Candidate
    score: float
    coverage: float

    @property
    def passage(self) -> int:
        """Its number."""
        return self.candidate.passage


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
    stands_in = np.minimum(
        [float(sum(found_in.get(form, 0) for form in word.forms)) for word in words], total
    )
    idf = np.array([word.count for word in words]) * np.log1p((total - stands_in + 0.5) / (stands_in + 0.5))
    norm = K1 * (1 - B + B * counts.length / counts.length.mean())
    lexical = (counts.frequency * (K1 + 1) / (counts.frequency + norm[:, None])) @ idf
    coverage = (counts.nearest @ idf) / (idf.sum() or 1.0)
    similar = np.array([max(c.similarity, 0.0) for c in candidates])
    named = np.array([float(c.named) for c in candidates])
    scores = (
        blend.lexical * _scaled(lexical)
        + blend.similarity * _scaled(similar)
        + blend.coverage * _scaled(coverage)
        + blend.named * named
    ) / (blend.lexical + blend.similarity + blend.coverage + (blend.named if named.any() else 0.0))
    scored = [
        Scored(c, float(score), float(share))
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
        """Count. Passages that are found together are often each other's surroundings, so each line is counted once, and
        then weighed in every candidate that holds it."""
        column_of = {form: index for index, word in enumerate(words) for form in word.forms}
        of_query = column_of.__contains__
        number_of: dict[str, int] = defaultdict(count().__next__)
        lines = [[c.text, *c.context.split("\n", _FURTHEST)[:_FURTHEST]] for c in candidates]
        held_by = [number_of[line] for each in lines for line in each]
        tokens = [line.split() for line in number_of]
        found = np.zeros((len(tokens), len(words)))
        for number, each in enumerate(tokens):
            for token in filter(of_query, each):
                found[number, column_of[token]] += 1
        many = np.array([len(each) for each in lines])
        first = np.cumsum(many) - many
        weight = _LINE_WEIGHTS[np.arange(len(held_by)) - np.repeat(first, many)]
        holds = found[held_by]
        length = np.array([float(len(each)) for each in tokens])[held_by]
        return cls(
            np.add.reduceat(weight[:, None] * holds, first),
            np.maximum.reduceat(weight[:, None] * (holds > 0), first),
            np.maximum(np.add.reduceat(weight * length, first), 1.0),
        )
