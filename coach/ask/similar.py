"""How near words are in meaning, by WordLlama's static vectors."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from coach.index.vectors import Embedder, Floats, Weights, tokenize


def _is_word(word: str, tokens: int) -> bool:
    """Whether the vocabulary knows more of a word than its letters: what is made of scraps, as "asdfgh" is, is near to
    everything and to nothing."""
    return tokens < 3 or len(word) > 2 * tokens


class WordVectors:
    """Unit vectors of single words, made once each."""

    def __init__(self) -> None:
        self._embedder = Embedder(Weights.even())
        self._known: dict[str, Floats] = {}

    def vectors(self, words: Iterable[str]) -> tuple[list[str], Floats]:
        """The words, each once, and their vectors as rows."""
        wanted = list(dict.fromkeys(words))
        new = [w for w in wanted if w not in self._known]
        if new:
            made = self._embedder.passages([(w, "") for w in new])
            for word, vector, tokens in zip(new, made, tokenize(new), strict=True):
                self._known[word] = vector if _is_word(word, len(tokens)) else np.zeros_like(vector)
        return wanted, np.stack([self._known[w] for w in wanted]) if wanted else np.zeros((0, 1), np.float32)

    def nearness(self, asked: Iterable[str], words: Iterable[str]) -> dict[str, dict[str, float]]:
        """For each asked word, the cosine with each of the words."""
        rows, left = self.vectors(asked)
        columns, right = self.vectors(words)
        if not rows or not columns:
            return {word: {} for word in rows}
        table = left @ right.T
        return {word: dict(zip(columns, map(float, table[i]), strict=True)) for i, word in enumerate(rows)}
