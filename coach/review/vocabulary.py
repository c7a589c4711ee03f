"""The words of many statements, and which of them are near a word of a draft: in form, or by their vectors."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import numpy.typing as npt

from coach.review.meaning import vector

Floats = npt.NDArray[np.float32]

FAINT = (
    0.38  # cosine from which two words may mean the same where person or house are already known to be meant
)
FAMILY = 0.9  # forms of one word


class Vocabulary:
    """Words by their stems, each with a column. Add all words first; then ask for neighbours."""

    def __init__(self) -> None:
        self._columns: dict[str, int] = {}
        self._words: list[str] = []
        self._near: dict[str, tuple[tuple[int, float], ...]] = {}
        self._vectors: Floats | None = None
        self._by_beginning: dict[str, list[tuple[str, int]]] = defaultdict(list)

    def __len__(self) -> int:
        return len(self._words)

    def add(self, key: str, word: str) -> int:
        """The column of a stem; `word` is the form in which it was met first."""
        if key not in self._columns:
            self._columns[key] = len(self._words)
            self._by_beginning[word[:5]].append((word, len(self._words)))
            self._words.append(word)
        return self._columns[key]

    def column(self, key: str) -> int | None:
        """The column of a stem, None where no statement has it."""
        return self._columns.get(key)

    def near(self, key: str, word: str) -> tuple[tuple[int, float], ...]:
        """The columns near a word, each with how near: 1 the same stem, 0.9 another form, less by its vector."""
        known = self._near.get(key)
        if known is None:
            known = self._near[key] = tuple(self._found(key, word).items())
        return known

    def _found(self, key: str, word: str) -> dict[int, float]:
        if self._vectors is None:
            rows = [vector(w) for w in self._words]
            self._vectors = np.stack(rows) if rows else np.zeros((0, 256), np.float32)
        # One word at a time: for so small a table, threads that share the work wait longer than they work.
        cosines = self._vectors @ vector(word)
        best = {int(c): min(0.9, float(cosines[c])) for c in np.flatnonzero(cosines >= FAINT)}
        for other, c in self._by_beginning.get(word[:5], ()):
            if same_family(word, other):
                best[c] = max(best.get(c, 0.0), FAMILY)
        if key in self._columns:
            best[self._columns[key]] = 1.0
        return best


def same_family(one: str, other: str) -> bool:
    """Whether two words that begin alike are forms of one word: dyslexic and dyslexia, Qatar and Qatari; not
    internal and international."""
    shared = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    shorter = min(len(one), len(other))
    return shared >= max(6, 0.8 * shorter) or shared == shorter >= 5
