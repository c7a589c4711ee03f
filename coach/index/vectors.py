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
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from coach.batches import batched
from coach.errors import SearchIndexError
from coach.index.passages import surroundings
from coach.index.words import visible

Floats = NDArray[np.float32]
Tokens = NDArray[np.uint32] | NDArray[np.uint16]


class Maker(Protocol):
    """What makes vectors of texts: the embedder below, or a model on a server (coach/writer/embedding.py), which
    raises ModelError where it cannot."""

    def query(self, query: str) -> Floats:
        """The unit vector of a query, zero where nothing counts."""
        ...

    def passages(self, passages: Sequence[tuple[str, str]]) -> Floats:
        """Unit vectors (rows) of passages given as text and context."""
        ...


class Server(Maker, Protocol):
    """A model on a server: its name, which says when vectors are another's, and whether it is on another machine."""

    @property
    def name(self) -> str: ...
    @property
    def remote(self) -> bool: ...


DIMENSIONS = 256
_VOCABULARY = 32000
_GROWTH = 2.0
_BATCH = 1000
_MOST_KEPT = 100_000
"""Texts whose tokens are kept while an index is made: some 30 MB."""


@dataclass(frozen=True)
class Weights:
    """How much each token counts: its inverse document frequency among `passages` passages."""

    passages: int
    frequencies: NDArray[np.int32]

    @classmethod
    def of(cls, texts: Iterable[str], kept: KeptTokens | None = None) -> Weights:
        """Count the tokens of passages; `kept` keeps them for the embedder."""
        frequencies = np.zeros(_VOCABULARY, np.int32)
        passages = 0
        for part in batched(texts, _BATCH):
            lines = [visible(text) for text in part]
            for tokens in kept.of(lines) if kept else tokenize(lines):
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


class KeptTokens:
    """Tokens of texts that are needed again: to count them, as a passage, and as context of its neighbours."""

    def __init__(self) -> None:
        self._of: dict[str, NDArray[np.uint16]] = {}

    def of(self, texts: Sequence[str]) -> list[Tokens]:
        """Token numbers of each text."""
        new = [text for text in dict.fromkeys(texts) if text not in self._of]
        fresh = dict(zip(new, tokenize(new), strict=True)) if new else {}
        for text in new[: _MOST_KEPT - len(self._of)]:
            self._of[text] = fresh[text].astype(np.uint16)
        return [fresh[text] if text in fresh else self._of[text] for text in texts]


class Embedder:
    """Makes vectors with one snapshot of weights."""

    def __init__(self, weights: Weights, kept: KeptTokens | None = None) -> None:
        self.weights = weights
        self._idf = weights.idf
        self._tokens = kept.of if kept else tokenize

    def query(self, query: str) -> Floats:
        """The unit vector of a query, zero where no token counts."""
        (tokens,) = tokenize([visible(query)])
        return _unit(self._sum(tokens))

    def words(self, tokens: Sequence[Tokens]) -> Floats:
        """The unit vectors (rows) of words, given by their tokens."""
        found = np.zeros((len(tokens), DIMENSIONS), np.float32)
        single = [row for row, t in enumerate(tokens) if len(t) == 1]
        if single:
            firsts = [tokens[row][0] for row in single]
            found[single] = self._idf[firsts, None] * _model()[0][firsts]
        for row, t in enumerate(tokens):
            if len(t) != 1:
                found[row] = self._sum(t)
        return _unit(found)

    def passages(self, passages: Sequence[tuple[str, str]]) -> Floats:
        """Unit vectors (rows) of passages given as text and context, each line of the context weighing less with
        its distance. Repeated lines, as neighbours are, are tokenized once."""
        layers = [[(1.0, visible(text)), *surroundings(context)] for text, context in passages]
        lines = list(dict.fromkeys(line for layer in layers for _, line in layer))
        sums = {line: self._sum(tokens) for line, tokens in zip(lines, self._tokens(lines), strict=True)}
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
