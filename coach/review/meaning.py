"""Nearness of words: the static word vectors that the WordLlama wheel ships, loaded once.

`vector` is of one word, unit length. `rarity` is a word's share of news between 0 and 1, from its place in the
tokenizer's vocabulary: byte-pair merges are learned in order of frequency, so common words have low numbers and
rare words fall into several tokens.
"""

from __future__ import annotations

import math
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Vector = npt.NDArray[np.float32]

_COMMON = 20_000  # from this place in the vocabulary on, a word counts as rare


@lru_cache(maxsize=1)
def _model() -> Any:
    import wordllama
    from wordllama import WordLlama

    folder = Path(wordllama.__file__).parent
    return WordLlama.load(cache_dir=folder, disable_download=True)


@lru_cache(maxsize=65536)
def _tokens(word: str) -> tuple[int, ...]:
    return tuple(_model().tokenizer.encode(word, add_special_tokens=False).ids)


@lru_cache(maxsize=65536)
def vector(word: str) -> Vector:
    """The unit vector of a word (256 numbers)."""
    rows = _model().embedding[list(_tokens(word))]
    mean = np.asarray(rows, dtype=np.float32).mean(axis=0) if len(rows) else np.zeros(256, np.float32)
    length = float(np.linalg.norm(mean))
    return mean / length if length else mean


def rarity(word: str) -> float:
    """How much a word says: 0.15 for the commonest, 1 for rare ones."""
    tokens = _tokens(word)
    if len(tokens) != 1:
        return 1.0
    return min(1.0, max(0.15, math.sqrt(tokens[0] / _COMMON)))
