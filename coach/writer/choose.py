"""Chooses the writer: the model where one is configured, the offline writer where it fails, and says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeVar

from coach.errors import ModelError
from coach.evidence import Finding
from coach.writer.interface import (
    AnswerTask,
    AnswerText,
    CardTask,
    CardText,
    EmailTask,
    EmailText,
    OnText,
    ReviewTask,
    Writer,
)

T = TypeVar("T")


class FallbackWriter:
    """Tries the model for each piece and goes on offline where it fails.

    After each call `name` says who wrote, and `note` is what the user must be told ("" where nothing).
    Once the model has failed `patience` times in a row it is left alone for the life of this writer, so that a
    briefing of a hundred cards does not wait a hundred times.
    """

    def __init__(self, model: Writer | None, offline: Writer, patience: int = 2) -> None:
        self._model, self._offline, self._patience = model, offline, patience
        self._failures = 0
        self._last = ""
        self.name: Literal["offline", "model"] = "offline"
        self.note = ""

    def answer(self, task: AnswerTask, on_text: OnText | None = None) -> AnswerText:
        """An answer. Where the model broke off after it had begun, the offline answer is only returned, not
        given to `on_text`: show the returned text in place of what was streamed."""
        begun: list[str] = []

        def pass_on(piece: str) -> None:
            begun.append(piece)
            if on_text:
                on_text(piece)

        return self._either(
            lambda w: w.answer(task, pass_on), lambda w: w.answer(task, None if begun else on_text)
        )

    def email(self, task: EmailTask) -> EmailText:
        """An e-mail."""
        return self._either(lambda w: w.email(task), lambda w: w.email(task))

    def card(self, task: CardTask) -> CardText:
        """A card."""
        return self._either(lambda w: w.card(task), lambda w: w.card(task))

    def review(self, task: ReviewTask) -> tuple[Finding, ...]:
        """Further findings."""
        return self._either(lambda w: w.review(task), lambda w: w.review(task))

    def _either(self, first: Callable[[Writer], T], second: Callable[[Writer], T]) -> T:
        self.name, self.note = "offline", ""
        if self._model is None:
            return second(self._offline)
        if self._failures >= self._patience:
            self.note = self._last
            return second(self._offline)
        try:
            written = first(self._model)
        except ModelError as error:
            self._failures += 1
            self._last = self.note = fallback_note(error)
            return second(self._offline)
        self._failures = 0
        self.name = "model"
        return written


def fallback_note(error: ModelError) -> str:
    """The note beside a text that had to be written offline."""
    return f"{str(error).rstrip('.')}. This was written offline."
