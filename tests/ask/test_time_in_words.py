"""The time that a question speaks of."""

from __future__ import annotations

import datetime as dt

import pytest

from coach.ask.time_in_words import long_date, period_in

TODAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("question", "inside", "outside"),
    [
        ("since 2025", ["2025-01-01", "2026-11-22"], ["2024-12-31"]),
        ("before June 2026", ["2026-05-31", "2019-01-01"], ["2026-06-01"]),
        ("after 3 May 2026", ["2026-05-04"], ["2026-05-03"]),
        ("by 1 December 2026", ["2026-12-01", "2026-11-01"], ["2026-12-02"]),
        ("in November or December 2026", ["2026-11-01", "2026-12-31"], ["2026-10-31", "2027-01-01"]),
        ("in January or March 2025", ["2025-01-15", "2025-03-15"], ["2025-02-15", "2026-01-15"]),
        ("between 1 May 2026 and 3 June 2026", ["2026-05-01", "2026-05-20", "2026-06-03"], ["2026-06-04"]),
        ("last week", ["2026-11-09", "2026-11-15"], ["2026-11-16", "2026-11-08"]),
        ("on 16 October 2026", ["2026-10-16"], ["2026-10-17"]),
        ("this year", ["2026-01-01", "2026-12-31"], ["2025-12-31"]),
    ],
)
def test_days_of_a_period(question: str, inside: list[str], outside: list[str]) -> None:
    period = period_in(f"Who wrote to me {question}?", TODAY)
    assert period is not None
    assert all(period.holds(dt.date.fromisoformat(d)) for d in inside)
    assert not any(period.holds(dt.date.fromisoformat(d)) for d in outside)


@pytest.mark.parametrize("question", ["Who wrote to me?", "May I ask Will?", "Who works at Lumen?"])
def test_no_period(question: str) -> None:
    assert period_in(question, TODAY) is None


def test_a_missing_day_lies_in_no_period() -> None:
    period = period_in("since 2025", TODAY)
    assert period is not None
    assert not period.holds(None)


def test_words_keep_the_preposition() -> None:
    period = period_in("Who has joined since March 2026?", TODAY)
    assert period is not None
    assert period.words == "since March 2026"


def test_long_dates_have_their_year() -> None:
    assert long_date(dt.date(2026, 11, 20)) == "20 November 2026"
