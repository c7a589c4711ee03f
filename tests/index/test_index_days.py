"""Dates as words that can be searched."""

from __future__ import annotations

import datetime as dt

import pytest

from coach.index.days import asked_between, days_in
from coach.text import fold

NEW_YEAR = (2024, 1, 5)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Met on 5 January 2024 in Lund", [NEW_YEAR]),
        ("January 5th, 2024", [NEW_YEAR]),
        ("5th of January 2024", [NEW_YEAR]),
        ("2024-01-05", [NEW_YEAR]),
        ("2024/01/05", [NEW_YEAR]),
        ("5.1.2024", [NEW_YEAR]),
        ("05.01.2024, 14:00", [NEW_YEAR]),
        ("5/1/2024", [NEW_YEAR]),
        ("am 5. Januar 2024", [NEW_YEAR]),
        ("le 5 janvier 2024", [NEW_YEAR]),
        ("el 5 de enero de 2024", [NEW_YEAR]),
        ("5 jan 2024", [NEW_YEAR]),
        ("am 3. März", [(0, 3, 3)]),
        ("am 05.01. im Büro", [(0, 1, 5)]),
        ("in January", [(0, 1, 0)]),
        ("im Mai", [(0, 5, 0)]),
        ("May 2024", [(2024, 5, 0)]),
        ("2024-05", [(2024, 5, 0)]),
        ("from 3 May to June 4", [(0, 5, 3), (0, 6, 4)]),
        ("she may come", []),
        ("march on", []),
        ("31 February 2024", []),
        ("10.5 percent of 3.4 million", []),
        ("version 1.2.3", []),
        ("May 5:30 pm", []),
        ("call 2024-01-05678", []),
    ],
)
def test_dates_are_found_however_they_are_written(text: str, found: list[tuple[int, int, int]]) -> None:
    assert [(d.year, d.month, d.day) for d in days_in(fold(text))] == found


@pytest.mark.parametrize(
    ("asked", "written", "meets"),
    [
        ("5 January", "2024-01-05", True),
        ("5 January 2024", "05.01.2024", True),
        ("5. Januar", "January 5, 2024", True),
        ("2024-01-05", "am 5. Januar", True),  # without a year, it may be that one
        ("5 January 2024", "5 January 2023", False),
        ("5 January", "6 January 2024", False),
        ("January 2024", "2024-01-05", True),
        ("in January", "2024-01-05", True),
        ("January 2024", "2023-01-05", False),
    ],
)
def test_a_question_meets_a_passage(asked: str, written: str, meets: bool) -> None:
    (question,), (passage,) = days_in(fold(asked)), days_in(fold(written))
    assert bool(set(question.asked()) & set(passage.stored())) is meets


def test_short_times_are_searched_by_day_long_ones_by_month() -> None:
    day = dt.date
    assert asked_between([(day(2024, 2, 28), day(2024, 3, 1))]) == ("xd20240228", "xd20240229", "xd20240301")
    assert asked_between([(day(2023, 11, 1), day(2024, 1, 31))]) == ("xm202311", "xm202312", "xm202401")
    assert asked_between([(day(2024, 1, 1), dt.date.max), (dt.date.min, day(2024, 1, 1))]) == ()
