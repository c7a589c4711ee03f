"""Has the cards of a briefing written, a few at a time, and says how far that is and who wrote."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from typing import Literal

from coach.writer.choose import WRITTEN_OFFLINE
from coach.writer.interface import CardTask, CardText, Writer


@dataclass(frozen=True, slots=True)
class Written:
    """The words of one card, who wrote them, and what the user must be told of that."""

    text: CardText
    writer: Literal["offline", "model"] = "offline"
    note: str = ""


OnWritten = Callable[[int, str], None]
"""Called with how many are done, and the name on the card begun or done last."""


def write_cards(
    writer: Writer,
    names: Sequence[str],
    tasks: Sequence[CardTask | None],
    parallel: int,
    on_written: OnWritten,
) -> list[Written | None]:
    """The words of each card, up to `parallel` at a time; None where there is nothing to write.

    Whatever `on_written` raises ends the work, and cards not yet begun are not written.
    """
    if parallel > 1 and sum(t is not None for t in tasks) > 1:
        return _side_by_side(writer, names, tasks, parallel, on_written)
    cards: list[Written | None] = []
    for name, task in zip(names, tasks, strict=True):
        on_written(len(cards), name)
        cards.append(_write(writer, task) if task else None)
    return cards


def _side_by_side(
    writer: Writer,
    names: Sequence[str],
    tasks: Sequence[CardTask | None],
    parallel: int,
    on_written: OnWritten,
) -> list[Written | None]:
    cards: list[Written | None] = [None] * len(tasks)
    pool = ThreadPoolExecutor(parallel, thread_name_prefix="card")
    try:
        begun = {pool.submit(_write, writer, task): n for n, task in enumerate(tasks) if task}
        done = len(tasks) - len(begun)
        on_written(done, names[next(iter(begun.values()))])
        for future in as_completed(begun):
            cards[begun[future]] = future.result()
            done += 1
            on_written(done, names[begun[future]])
    finally:
        pool.shutdown(cancel_futures=True)
    return cards


def _write(writer: Writer, task: CardTask) -> Written:
    text = writer.card(task)
    return Written(text, writer.name, str(getattr(writer, "note", "")))


def writer_of(cards: Sequence[Written]) -> Literal["offline", "model"]:
    """Who wrote the briefing: the model where it wrote any of the cards."""
    return "model" if any(c.writer == "model" for c in cards) else "offline"


def note_of(cards: Sequence[Written]) -> str:
    """What the user must be told of all the cards, in one note."""
    notes = [c.note for c in cards if c.note]
    if not notes or len(notes) == len(cards):
        return next(iter(notes), "")
    verb = "was" if len(notes) == 1 else "were"
    some = f"{len(notes)} of {len(cards)} cards {verb} written offline."
    return notes[0].removesuffix(WRITTEN_OFFLINE).rstrip() + f" {some}"
