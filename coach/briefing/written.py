"""Has the cards of a briefing written, a few at a time, and says how far that is and who wrote."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from functools import partial
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


OnCard = Callable[[int, Written], None]
"""Called with the number of a card and its words, as soon as they are there."""


def write_cards(
    writer: Writer,
    names: Sequence[str],
    tasks: Sequence[CardTask | None],
    parallel: int,
    on_written: OnWritten,
    on_card: OnCard = lambda number, written: None,
    known: Mapping[int, Written] | None = None,
    write: Callable[[CardTask], Written] | None = None,
) -> list[Written | None]:
    """The words of each card, up to `parallel` at a time and begun in their order; None where there is nothing to
    write. `known` has the words of some already; `write` takes the place of the plain call of the writer.

    Whatever `on_written` raises ends the work, and cards not yet begun are not written.
    """
    cards: list[Written | None] = [None] * len(tasks)
    for number, written in sorted((known or {}).items()):
        cards[number] = written
        on_card(number, written)
    left = [n for n, task in enumerate(tasks) if task is not None and cards[n] is None]
    write = write or partial(written_by, writer)
    if parallel > 1 and len(left) > 1:
        _side_by_side(write, names, tasks, left, parallel, on_written, on_card, cards)
        return cards
    for number, task in enumerate(tasks):
        on_written(number, names[number])
        if task is not None and cards[number] is None:
            cards[number] = written = write(task)
            on_card(number, written)
    return cards


def _side_by_side(
    write: Callable[[CardTask], Written],
    names: Sequence[str],
    tasks: Sequence[CardTask | None],
    left: Sequence[int],
    parallel: int,
    on_written: OnWritten,
    on_card: OnCard,
    cards: list[Written | None],
) -> None:
    pool = ThreadPoolExecutor(parallel, thread_name_prefix="card")
    try:
        begun = {pool.submit(write, task): n for n in left if (task := tasks[n]) is not None}
        done = len(tasks) - len(begun)
        on_written(done, names[left[0]])
        for future in as_completed(begun):
            number = begun[future]
            cards[number] = written = future.result()
            on_card(number, written)
            done += 1
            on_written(done, names[number])
    finally:
        pool.shutdown(cancel_futures=True)


def written_by(writer: Writer, task: CardTask) -> Written:
    """What a writer writes for one card."""
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
