"""Nearness of words: the search index's word vectors, taken one word at a time.

`vectors` are of single words, unit length. `rarity` is a word's share of news between 0 and 1, from its place in the
tokenizer's vocabulary: byte-pair merges are learned in order of frequency, so common words have low numbers and
rare words fall into several tokens.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from coach.index.vectors import Embedder, Tokens, Weights, tokenize

Vectors = npt.NDArray[np.float32]

_COMMON = 20_000  # from this place in the vocabulary on, a word counts as rare


@lru_cache(maxsize=1)
def _embedder() -> Embedder:
    return Embedder(Weights.even())


@lru_cache(maxsize=65536)
def _tokens(word: str) -> Tokens:
    # One by one: for such short texts, threads that share the work wait longer than they work.
    return tokenize([word])[0]


def vectors(words: Sequence[str]) -> Vectors:
    """The unit vectors of words (rows of 256 numbers)."""
    return _embedder().words([_tokens(word) for word in words])


@lru_cache(maxsize=65536)
def rarity(word: str) -> float:
    """How much a word says: 0.15 for the commonest, 1 for rare ones."""
    tokens = _tokens(word)
    if len(tokens) != 1:
        return 1.0
    return min(1.0, max(0.15, math.sqrt(int(tokens[0]) / _COMMON)))
