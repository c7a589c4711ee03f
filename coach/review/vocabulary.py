"""The words of many statements, and which of them are near a word of a draft: in form, or by their vectors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from coach.review.meaning import vectors

Floats = npt.NDArray[np.float32]

FAINT = (
    0.38  # cosine from which two words may mean the same where person or house are already known to be meant
)
FAMILY = 0.9  # forms of one word


@dataclass(frozen=True, slots=True)
class Near:
    """The columns near a word, with how near: as pairs, and as two arrays."""

    pairs: tuple[tuple[int, float], ...]
    columns: npt.NDArray[np.int64]
    strengths: Floats


class Vocabulary:
    """Words by their stems, each with a column. Add all words first; then ask for neighbours."""

    def __init__(self) -> None:
        self._columns: dict[str, int] = {}
        self._words: list[str] = []
        self._near: dict[str, Near] = {}
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
        return self._looked_up(key, word).pairs

    def strengths(self, words: Iterable[tuple[str, str]]) -> Floats:
        """For each column how near the nearest of some stems (with their words) is."""
        found = np.zeros(len(self), np.float32)
        near = [self._looked_up(key, word) for key, word in words]
        if near:
            np.maximum.at(
                found, np.concatenate([n.columns for n in near]), np.concatenate([n.strengths for n in near])
            )
        return found

    def look_up(self, words: Iterable[tuple[str, str]]) -> None:
        """Find what is near some words (with their stems) at once, which is quicker than one by one."""
        new = {word: key for key, word in words if word not in self._near}
        if not new:
            return
        if self._vectors is None:
            self._vectors = vectors(self._words)
        # Rounded, so that it does not matter how many are multiplied at once.
        cosines = np.round(vectors(list(new)) @ self._vectors.T, 5)
        for (word, key), row in zip(new.items(), cosines, strict=True):
            best = self._found(key, word, row)
            self._near[word] = Near(
                tuple(best.items()), np.array(list(best), np.int64), np.array(list(best.values()), np.float32)
            )

    def _looked_up(self, key: str, word: str) -> Near:
        if word not in self._near:
            self.look_up([(key, word)])
        return self._near[word]

    def _found(self, key: str, word: str, cosines: Floats) -> dict[int, float]:
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
