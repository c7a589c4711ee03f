"""How far a long job is: what every job that takes time reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total`, and what it is doing, in words."""

    done: int
    total: int
    what: str


OnProgress = Callable[[Progress], None]
ShouldStop = Callable[[], bool]
