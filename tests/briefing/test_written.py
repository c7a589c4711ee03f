"""Cards written one after the other or a few at a time."""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Callable
from typing import Literal

import pytest

from coach.briefing.written import Written, note_of, write_cards, writer_of
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
)

NAMES = [f"Guest {n}" for n in range(8)]
TASKS = [CardTask(name, dt.date(2026, 3, 2), "new", "River Data Days", ()) for name in NAMES]
SLOW = "The model server took too long. This was written offline."


class Scribe:
    """A writer that takes a moment, and remembers how many cards it wrote and at most at the same time."""

    name: Literal["offline", "model"] = "model"

    def __init__(self) -> None:
        self.wrote = self.at_once = self.most = 0
        self._lock = threading.Lock()

    def card(self, task: CardTask) -> CardText:
        with self._lock:
            self.wrote += 1
            self.at_once += 1
            self.most = max(self.most, self.at_once)
        time.sleep(0.01 if task.name == NAMES[0] else 0.002)
        with self._lock:
            self.at_once -= 1
        return CardText(f"Why {task.name}.")

    def answer(self, task: AnswerTask, on_text: OnText | None = None) -> AnswerText:
        raise NotImplementedError

    def email(self, task: EmailTask) -> EmailText:
        raise NotImplementedError

    def review(self, task: ReviewTask) -> tuple[Finding, ...]:
        raise NotImplementedError


def quietly(done: int, name: str) -> None:
    """Says nothing."""


@pytest.mark.parametrize(("parallel", "most"), [(1, 1), (2, 2), (4, 4), (32, 8)])
def test_cards_keep_their_order_and_the_limit(parallel: int, most: int) -> None:
    scribe = Scribe()
    cards = write_cards(scribe, NAMES, TASKS, parallel, quietly)
    assert [c.text.why for c in cards if c] == [f"Why {name}." for name in NAMES]
    assert scribe.most <= most
    assert (scribe.most > 1) == (parallel > 1)


@pytest.mark.parametrize("parallel", [1, 4])
def test_who_is_only_listed_has_no_words(parallel: int) -> None:
    scribe = Scribe()
    cards = write_cards(scribe, NAMES, [TASKS[0], None, TASKS[2], *[None] * 5], parallel, quietly)
    assert [c is None for c in cards] == [False, True, False, True, True, True, True, True]
    assert scribe.wrote == 2
    assert write_cards(scribe, NAMES[:1], [None], parallel, quietly) == [None]


@pytest.mark.parametrize("parallel", [1, 3])
def test_progress_counts_every_card(parallel: int) -> None:
    told: list[tuple[int, str]] = []
    write_cards(Scribe(), NAMES, TASKS, parallel, lambda done, name: told.append((done, name)))
    assert [done for done, _ in told] == list(range(len(told)))
    assert {name for _, name in told} == set(NAMES)


@pytest.mark.parametrize("parallel", [1, 2])
def test_who_stops_gets_no_more_cards(parallel: int) -> None:
    scribe = Scribe()
    with pytest.raises(InterruptedError):
        write_cards(scribe, NAMES, TASKS, parallel, stop_after(2))
    assert scribe.wrote <= 2 + 2 * parallel


def stop_after(count: int) -> Callable[[int, str], None]:
    def tell(done: int, name: str) -> None:
        if done >= count:
            raise InterruptedError

    return tell


def card(writer: Literal["offline", "model"], note: str = "") -> Written:
    return Written(CardText("Why."), writer, note)


@pytest.mark.parametrize(
    ("cards", "writer", "note"),
    [
        ([], "offline", ""),
        ([card("offline"), card("offline")], "offline", ""),
        ([card("model"), card("model")], "model", ""),
        ([card("offline", SLOW)] * 2, "offline", SLOW),
        (
            [card("model"), card("offline", SLOW), card("model")],
            "model",
            "The model server took too long. 1 of 3 cards was written offline.",
        ),
    ],
)
def test_one_note_for_all_cards(cards: list[Written], writer: str, note: str) -> None:
    assert (writer_of(cards), note_of(cards)) == (writer, note)
