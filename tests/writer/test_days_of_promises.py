"""When something promised takes place is said by the promise's own day, not by another day of its sentence."""

from __future__ import annotations

import datetime as dt

import pytest

from coach.evidence import Citation
from coach.writer.interface import PromiseLine
from coach.writer.promised import _held
from coach.writer.taste import welcome


@pytest.mark.parametrize(
    ("quote", "due", "when"),
    [
        ("I promised her lunch by 18 December, before she moves to Lyon in January.", (2026, 12, 18), "by D"),
        ("A call by 18 December about the order on 30 October.", (2026, 12, 18), "by D"),
        ("A visit by 18 June, as in May 2025.", (2027, 6, 18), "by D"),
        ("I promised her a call on 2 December.", (2026, 12, 2), "on D"),
        ("We shall have lunch on Tuesday, 2 December.", (2026, 12, 2), "on D"),
        ("We shall have lunch on December 2.", (2026, 12, 2), "on D"),
        ("I promised him lunch in January 2027.", (2027, 1, 31), "in January 2027"),
        ("I promised him lunch in January.", (2027, 1, 31), "in January"),
        ("I promised him lunch.", (2027, 1, 31), "by D"),
    ],
)
def test_the_day_is_the_promises_own(quote: str, due: tuple[int, int, int], when: str) -> None:
    promise = PromiseLine("lunch", dt.date(*due), Citation("notes/1.md", "line:1", quote))
    assert _held(promise, "D") == when


@pytest.mark.parametrize(
    ("news", "good"),
    [
        ("the van is repaired", True),
        ("the catalogue is printed", True),
        ("the closure of the gallery is agreed", False),
        ("the boat was found sunk", False),
        ("you have found a lump", False),
        ("the strike starts on Monday", False),
        ("nothing is signed", False),
    ],
)
def test_thanks_are_given_for_good_news_only(news: str, good: bool) -> None:
    assert welcome(news) is good
