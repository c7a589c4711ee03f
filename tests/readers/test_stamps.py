"""Dates as exports write them."""

import datetime as dt

import pytest

from coach.readers.stamps import date_in, days_in, moment_in


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("05 Mar 2024", (2024, 3, 5)),
        ("5. März 2024", (2024, 3, 5)),
        ("5 mars 2024", (2024, 3, 5)),
        ("5 de marzo de 2024", (2024, 3, 5)),
        ("March 5, 2024", (2024, 3, 5)),
        ("Tuesday, March 5th, 2024", (2024, 3, 5)),
        ("2024-03-05T10:00:00Z", (2024, 3, 5)),
        ("20240305", (2024, 3, 5)),
        ("05.03.2024", (2024, 3, 5)),
        ("25/03/2024", (2024, 3, 25)),
        ("03/25/2024", (2024, 3, 25)),
        ("05-Mar-2024", (2024, 3, 5)),
    ],
)
def test_dates(text: str, day: tuple[int, int, int]) -> None:
    assert date_in(text) == dt.date(*day)


@pytest.mark.parametrize(
    "text", ["", "March 2024", "31 Feb 2024", "03/04/2024", "12345678901", "5 Foo 2024", "5 March"]
)
def test_what_is_no_full_date_or_can_be_read_two_ways(text: str) -> None:
    assert date_in(text) is None


def test_month_first_where_the_export_writes_it_so() -> None:
    assert date_in("3/4/24", month_first=True) == dt.date(2024, 3, 4)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Lisbon, 26 and 27 November 2026", (2026, 11, 26), (2026, 11, 27)),
        ("12-13 March 2027, Tallinn", (2027, 3, 12), (2027, 3, 13)),
        ("30 November – 2 December 2026", (2026, 11, 30), (2026, 12, 2)),
        ("30 December to 2 January 2027", (2026, 12, 30), (2027, 1, 2)),
        ("30 December 2026 – 2 January 2027", (2026, 12, 30), (2027, 1, 2)),
        ("November 26–27, 2026", (2026, 11, 26), (2026, 11, 27)),
        ("Nov 30 - Dec 1, 2026", (2026, 11, 30), (2026, 12, 1)),
        ("Thursday 26 and Friday 27 November 2026", (2026, 11, 26), (2026, 11, 27)),
        ("2026-11-26 to 2026-11-27", (2026, 11, 26), (2026, 11, 27)),
        ("26 November 2026", (2026, 11, 26), (2026, 11, 26)),
    ],
)
def test_spans_of_days(text: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    found = days_in(text)
    assert found is not None
    assert (found.first, found.last) == (dt.date(*first), dt.date(*last))
    assert "2026" in text[found.start : found.end] or "2027" in text[found.start : found.end]


def test_a_span_that_runs_backwards_is_its_last_day() -> None:
    found = days_in("27 to 26 November 2026")
    assert found is not None
    assert found.first == found.last == dt.date(2026, 11, 26)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-07-01 10:00:00 UTC", "2026-07-01T10:00:00+00:00"),
        ("7/8/26, 3:43 PM", "2026-07-08T15:43:00+00:00"),
        ("7/8/26, 12:05 AM", "2026-07-08T00:05:00+00:00"),
        ("2026-07-01", "2026-07-01T00:00:00+00:00"),
    ],
)
def test_moments(text: str, iso: str) -> None:
    moment = moment_in(text, month_first=True)
    assert moment is not None
    assert moment.isoformat() == iso


def test_an_impossible_hour_is_no_moment() -> None:
    assert moment_in("2026-07-01 27:00") is None
