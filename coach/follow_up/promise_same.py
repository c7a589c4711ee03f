"""Whether two descriptions of a promise mean one thing, by the stems of their words and the names in them. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from coach.people.names import given_agrees
from coach.text import content_words, fold, stem


@lru_cache(maxsize=8192)
def stems(text: str) -> frozenset[str]:
    """Stems of the words that carry meaning, possessives and hyphens taken apart."""
    flat = text.replace("-", " ").replace("’s", "").replace("'s", "")
    return frozenset(stem(w) for w in content_words(flat))


def _proper(text: str) -> frozenset[str]:
    return frozenset(fold(w) for w in re.findall(r"(?<!^)\b[A-ZÀ-Þ][\w'’-]+", text))


_FULL_NAME = re.compile(r"\b[A-ZÀ-Þ][\w'’-]*\w(?:\s+[A-ZÀ-Þ][\w'’-]*\w)+")


def of_another(left: str, right: str) -> bool:
    """Whether two texts name different people or things whose names share a word: Ada Kos and Ben Kos.

    >>> of_another("introduction to Ada Kos", "introduction to Ben Kos"), of_another("letter to Ada", "letter to Ada Kos")
    (True, False)
    """
    pairs = [(a, b) for a in _full_names(left) for b in _full_names(right) if set(a) & set(b)]
    return bool(pairs) and not any(_agree(a, b) for a, b in pairs)


def _full_names(text: str) -> list[tuple[str, ...]]:
    """The folded words of each name of several words."""
    return [tuple(fold(w) for w in m.group().split()) for m in _FULL_NAME.finditer(text)]


def _agree(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether one name is the other, part of it, or with another form of the first name."""
    if set(left) <= set(right) or set(right) <= set(left):
        return True
    return left[-1] == right[-1] and given_agrees(left[0], right[0])


def same_matter(left: str, right: str) -> bool:
    """Whether two descriptions of a promise mean one thing."""
    a, b = stems(left), stems(right)
    if left == right or not a or not b:
        return bool(a and b)
    if of_another(left, right):
        return False
    if len(a & b) / min(len(a), len(b)) >= 0.5 and (a & b) - {"answer", "introduct"}:
        return True
    if a & b == {"introduct"} and (a == {"introduct"} or b == {"introduct"}):
        return True
    return bool(_proper(left) & _proper(right))
