"""A date in a text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text. `start` and `end` are code points, `first` and `last` the days it covers, both included.
    `relation` is the preposition before it ("by", "since"), empty where there is none, and `begin` where that begins."""

    start: int
    end: int
    text: str
    first: date
    last: date
    relation: str = ""
    begin: int = 0

    @property
    def exact(self) -> bool:
        """Whether this is one single day."""
        return self.first == self.last
