"""Chooses the writer: the model where one is configured, the offline writer where it fails, and says so."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Literal, TypeVar

from coach.errors import ModelError
from coach.writer.faults import UnfitError
from coach.writer.interface import (
    AnswerTask,
    AnswerText,
    CardTask,
    CardText,
    EmailTask,
    EmailText,
    OnText,
    ReviewTask,
    ReviewText,
    RewriteTask,
    Writer,
)
from coach.writer.usage import Account, Usage

T = TypeVar("T")
_UNFIT = 3  # replies of no use that count as one failure of the server
WRITTEN_OFFLINE = "This was written offline."
KEPT_HERE = f"What answers this is confidential, so it was not sent to the model. {WRITTEN_OFFLINE}"


class FallbackWriter:
    """Tries the model for each piece and goes on offline where it fails. May be used by several threads.

    After each call `name` says who wrote, and `note` is what the user must be told ("" where nothing), each to the
    thread that called. Once the server has failed `patience` times in a row it is left alone for `rest` seconds, so
    that a briefing of a hundred cards does not wait a hundred times; some replies of no use count as one failure.
    """

    def __init__(
        self,
        model: Writer | None,
        offline: Writer,
        patience: int = 2,
        rest: float = 60.0,
        remote: bool = False,
        account: Account | None = None,
    ) -> None:
        self._model, self._offline, self._patience, self._rest = model, offline, patience, rest
        self.remote = remote  # whether what the model is given leaves this machine
        self._account = account or Account()
        self._failures = 0  # in replies of no use
        self._resting_until = 0.0
        self._last = ""
        self._told = threading.local()

    @property
    def name(self) -> Literal["offline", "model"]:
        """Who wrote the last piece."""
        wrote: Literal["offline", "model"] = getattr(self._told, "name", "offline")
        return wrote

    @property
    def invents(self) -> bool:
        """Whether the model makes things up freely."""
        return self._model is not None and self._model.invents

    @property
    def note(self) -> str:
        """What the user must be told of the last piece."""
        return str(getattr(self._told, "note", ""))

    @property
    def used(self) -> Usage:
        """What the last piece took, also where the model failed."""
        return self._account.used

    def answer(self, task: AnswerTask, on_text: OnText | None = None) -> AnswerText:
        """An answer. Where the model broke off after it had begun, the offline answer is only returned, not
        given to `on_text`: show the returned text in place of what was streamed. Confidential evidence is never given
        to a model elsewhere; where the best of it is such, the offline writer answers."""
        begun: list[str] = []

        def pass_on(piece: str) -> None:
            if piece:
                begun.append(piece)
            if on_text:
                on_text(piece)

        kept = [i for i, c in enumerate(task.evidence) if not (self.remote and c.restricted)]
        if task.evidence and kept[:1] != [0] and self._model is not None:
            self._told.name, self._told.note = "offline", KEPT_HERE
            self._account.begin()
            return self._offline.answer(task, on_text)

        def sent(writer: Writer) -> AnswerText:
            written = writer.answer(_only(task, kept), pass_on)
            return replace(written, used=tuple(kept[i] for i in written.used))

        written = self._either(sent, lambda w: w.answer(task, None if begun else on_text))
        self._told.note = self._told.note or written.note
        return written

    def email(self, task: EmailTask) -> EmailText:
        """An e-mail."""
        return self._either(lambda w: w.email(task), lambda w: w.email(task))

    def card(self, task: CardTask) -> CardText:
        """A card."""
        return self._either(lambda w: w.card(task), lambda w: w.card(task))

    def review(self, task: ReviewTask) -> ReviewText:
        """Further findings."""
        return self._either(lambda w: w.review(task), lambda w: w.review(task))

    def rewrite(self, task: RewriteTask) -> str:
        """The text written anew; empty where the model failed."""
        return self._either(lambda w: w.rewrite(task), lambda w: w.rewrite(task))

    def _either(self, first: Callable[[Writer], T], second: Callable[[Writer], T]) -> T:
        self._told.name, self._told.note = "offline", ""
        self._account.begin()
        if self._model is None:
            return second(self._offline)
        if self._failures >= self._patience * _UNFIT and time.monotonic() < self._resting_until:
            self._told.note = self._last
            return second(self._offline)
        try:
            written = first(self._model)
        except ModelError as error:
            self._failures += 1 if isinstance(error, UnfitError) else _UNFIT
            self._resting_until = time.monotonic() + self._rest
            self._last = self._told.note = fallback_note(error)
            return second(self._offline)
        self._failures = 0
        self._told.name = "model"
        return written


def _only(task: AnswerTask, kept: list[int]) -> AnswerTask:
    """The task with some of its evidence, and what belongs to each piece of it."""
    return replace(
        task,
        evidence=tuple(task.evidence[i] for i in kept),
        worth=tuple(task.worth[i] for i in kept if i < len(task.worth)),
        tellers=tuple(task.tellers[i] for i in kept if i < len(task.tellers)),
    )


def fallback_note(error: ModelError) -> str:
    """The note beside a text that had to be written offline."""
    return f"{str(error).rstrip('.')}. {WRITTEN_OFFLINE}"
