"""What a query gives back, before citations are numbered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from coach.evidence import Citation


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its value, the person it is, and what supports it."""

    value: str
    person: str | None = None
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The outcome of a query: a sentence, its rows, further support, and whether nothing was found."""

    text: str
    lines: tuple[Line, ...] = ()
    citations: tuple[Citation, ...] = ()
    people: tuple[str, ...] = ()
    abstained: bool = False
    next_steps: tuple[str, ...] = field(default=())


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 person", "7 people"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(names: Sequence[str]) -> str:
    """Names in a row: "Ann, Ben and Cem"."""
    if len(names) <= 1:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
