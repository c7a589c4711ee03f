"""Resolves the marks [1], [2] in a text to its citations, and numbers them in the order of their use."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Also what small models write: [1, 2], [1][2], [1-3], (1) is left alone because it is ordinary prose.
_MARKS = re.compile(
    r"\[\s*(?:evidence\s*|source\s*)?(\d{1,3}(?:\s*[,;\-–]\s*\d{1,3})*)\s*\](?![(\[:])", re.IGNORECASE
)
_MARK_BEFORE_MARK = re.compile(r"\[\s*(\d{1,3})\s*\](?=\[\s*\d{1,3}\s*\])")


@dataclass(frozen=True, slots=True)
class Resolved:
    """`used` are indices into the given citations; mark [n] in `text` is `used[n - 1]`."""

    text: str
    used: tuple[int, ...]


def resolve(text: str, available: int) -> Resolved:
    """The text with its marks renumbered from 1 in order of use; marks that point nowhere are taken out.

    `available` is how many citations there are.
    """
    used: list[int] = []

    def renumber(match: re.Match[str]) -> str:
        shown = []
        for index in _indices(match[1], available):
            if index not in used:
                used.append(index)
            shown.append(f"[{used.index(index) + 1}]")
        return "".join(dict.fromkeys(shown))

    marked = _MARKS.sub(renumber, _MARK_BEFORE_MARK.sub(r"[\1] ", text))
    marked = re.sub(r"\](?:[ \t]+)(?=\[\d+\])", "]", marked)
    tidy = re.sub(r"[ \t]+(?=[.,;:!?](?:\s|$))", "", marked)
    return Resolved(re.sub(r"(?<=\S)[ \t]{2,}(?=\S)", " ", tidy).strip(), tuple(used))


def _indices(marks: str, available: int) -> list[int]:
    found: list[int] = []
    for part in re.split(r"\s*[,;]\s*", marks):
        ends = [int(n) for n in re.split(r"\s*[-–]\s*", part)]
        first, last = ends[0], ends[-1]
        found += [n - 1 for n in range(first, min(last, available) + 1) if 1 <= n <= available]
    return found
