"""A briefing while it is being written: what of it can be shown already."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from coach.briefing.brief import AttendeeCard, Brief


class Growing:
    """Filled by the thread that writes, read by the page. `mark` goes over whatever is put in, before it is shown."""

    def __init__(self, mark: Callable[[Any], Any] = lambda shown: shown) -> None:
        self.mark = mark
        self._frame: Brief | None = None
        self._cards: list[AttendeeCard] = []
        self._lock = threading.Lock()

    def begin(self, frame: Brief) -> None:
        """The whole briefing, in which the cards that wait for the writer are pending."""
        marked: Brief = self.mark(frame)
        with self._lock:
            self._frame, self._cards = marked, list(marked.attendees)

    def put(self, number: int, card: AttendeeCard) -> None:
        """One more card is written."""
        marked: AttendeeCard = self.mark(card)
        with self._lock:
            self._cards[number] = marked

    def so_far(self) -> Brief | None:
        """The briefing as it stands, in rank order; None before its attendees are known."""
        with self._lock:
            return replace(self._frame, attendees=tuple(self._cards)) if self._frame is not None else None
