"""The offline writer: quotes for answers, letters from the notes, cards. No model, no network, nothing invented."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from coach.writer import cards, letter, letter_german, quoting
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
)
from coach.writer.manner import ENGLISH, Manner
from coach.writer.questions import questions


class OfflineWriter:
    """Composes from the evidence by rules: the same evidence gives the same words."""

    name: Literal["offline", "model"] = "offline"
    invents = False

    def answer(self, task: AnswerTask, on_text: OnText | None = None) -> AnswerText:
        """The best quotes with their dates; empty without evidence."""
        written = quoting.answer(task)
        if on_text and written.text:
            on_text(written.text)
        return written

    def email(self, task: EmailTask) -> EmailText:
        """An e-mail fit to send after one read."""
        if task.manner.language == "german":
            return letter_german.write(task)
        if task.manner.language != ENGLISH:  # no letters in it; of the user's manner their name is left
            task = replace(task, manner=Manner(signature=task.manner.signature))
        return letter.write(task)

    def card(self, task: CardTask) -> CardText:
        """Why to talk to a person, what to begin with, and what is worth asking."""
        text = cards.card(task)
        return replace(text, questions=questions(task, text.openings))

    def review(self, task: ReviewTask) -> ReviewText:
        """Nothing beyond what the detectors found."""
        return ReviewText()

    def rewrite(self, task: RewriteTask) -> str:
        """Nothing: without a model each finding is mended by itself."""
        return ""
