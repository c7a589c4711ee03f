"""Vectors of passages: WordLlama's token vectors, weighted by how rare each token is in the user's own material.

`Weights` is a snapshot of document frequencies. It is kept with the vectors that were made with it, because a query
must be weighted like the passages; `stale` says when the material has outgrown it. The weights and tokenizer files
are read from the installed wordllama package without importing it: the import takes longer than the reading and
changes the program's logging.
"""

from __future__ import annotations

import importlib.util
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from coach.errors import SearchIndexError
from coach.index.passages import surroundings
from coach.index.words import visible

DIMENSIONS = 256
_VOCABULARY = 32000
_GROWTH = 2.0

Floats = NDArray[np.float32]
Tokens = NDArray[np.uint32]


@dataclass(frozen=True)
class Weights:
    """How much each token counts: its inverse document frequency among `passages` passages."""

    passages: int
    frequencies: NDArray[np.int32]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Weights:
        """Count the tokens of passages."""
        frequencies = np.zeros(_VOCABULARY, np.int32)
        passages = 0
        for tokens in tokenize([visible(text) for text in texts]):
            frequencies[np.unique(tokens)] += 1
            passages += 1
        return cls(passages, frequencies)

    @classmethod
    def even(cls) -> Weights:
        """Every token alike, as WordLlama ships."""
        return cls(1, np.zeros(_VOCABULARY, np.int32))

    @property
    def idf(self) -> Floats:
        """The weight of each token."""
        found = self.frequencies.astype(np.float32)
        return np.log1p((self.passages - found + 0.5) / (found + 0.5)).astype(np.float32)

    def stale(self, passages: int) -> bool:
        """Whether there are twice as many passages as were counted, or half as many."""
        return not self.passages / _GROWTH < passages < self.passages * _GROWTH

    def to_bytes(self) -> bytes:
        """The snapshot for the database."""
        return self.passages.to_bytes(8, "little") + zlib.compress(self.frequencies.astype("<i4").tobytes())

    @classmethod
    def from_bytes(cls, stored: bytes) -> Weights:
        """Read a stored snapshot; an empty one counts nothing."""
        if not stored:
            return cls(0, np.zeros(_VOCABULARY, np.int32))
        frequencies = np.frombuffer(zlib.decompress(stored[8:]), "<i4").astype(np.int32)
        return cls(int.from_bytes(stored[:8], "little"), frequencies)


class Embedder:
    """Makes vectors with one snapshot of weights."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._idf = weights.idf

    def query(self, query: str) -> Floats:
        """The unit vector of a query, zero where no token counts."""
        (tokens,) = tokenize([visible(query)])
        return _unit(self._sum(tokens))

    def passages(self, passages: Sequence[tuple[str, str]]) -> Floats:
        """Unit vectors (rows) of passages given as text and context, each line of the context weighing less with
        its distance. Repeated lines, as neighbours are, are tokenized once."""
        layers = [[(1.0, visible(text)), *surroundings(context)] for text, context in passages]
        lines = list(dict.fromkeys(line for layer in layers for _, line in layer))
        sums = {line: self._sum(tokens) for line, tokens in zip(lines, tokenize(lines), strict=True)}
        found = np.zeros((len(passages), DIMENSIONS), np.float32)
        for row, layer in enumerate(layers):
            for weight, line in layer:
                found[row] += np.float32(weight) * sums[line]
        return _unit(found)

    def _sum(self, tokens: Tokens) -> Floats:
        summed: Floats = self._idf[tokens] @ _model()[0][tokens]
        return summed


def tokenize(texts: Sequence[str]) -> list[Tokens]:
    """Token numbers of each text."""
    encoded = _model()[1].encode_batch_fast(list(texts), add_special_tokens=False)
    return [np.array(e.ids, np.uint32) for e in encoded]


def _unit(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    unit: Floats = np.divide(vectors, np.where(lengths > 0, lengths, 1), dtype=np.float32)
    return unit


@cache
def _model() -> tuple[Floats, Any]:
    """WordLlama's token vectors (vocabulary x dimensions) and its tokenizer."""
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    found = importlib.util.find_spec("wordllama")
    if found is None or found.origin is None:
        raise SearchIndexError("The package wordllama is missing. Install Rapport again.")
    folder = Path(found.origin).parent
    weights, tokenizer = (
        folder / "weights/l2_supercat_256.safetensors",
        folder / "tokenizers/l2_supercat_tokenizer_config.json",
    )
    if not (weights.exists() and tokenizer.exists()):
        raise SearchIndexError(f"WordLlama's files are missing from {folder}. Install wordllama 0.4 again.")
    return load_file(weights)["embedding.weight"].astype(np.float32), Tokenizer.from_file(str(tokenizer))
