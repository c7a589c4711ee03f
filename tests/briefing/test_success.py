"""The number that a goal sets, in a briefing."""

from __future__ import annotations

import datetime as dt

import pytest

from coach.briefing.success import counts
from coach.evidence import Statement


@pytest.mark.parametrize(
    ("goal", "said"),
    [
        ("Get 12,000 pounds of running costs for the drying room.", "12,000 make it a success."),
        ("Get 12.000 Euro for the drying room.", "12.000 make it a success."),
        ("Get 12 000 pounds for the drying room.", "12 000 make it a success."),
        ("Win at least 1,200 readers.", "At least 1,200 make it a success."),
        ("Raise 2 million pounds.", "2 million make it a success."),
        ("Find two growers.", "Two make it a success."),
        ("Find 15 growers.", "15 make it a success."),
        ("Find a dozen growers.", "A dozen make it a success."),
        ("Raise 3.5 million pounds.", ""),
        ("Find twenty-five growers.", ""),
        ("Raise 12k.", ""),
        ("Get 12,0000 pounds.", ""),
        ("Win the Moor Dairy as a customer (tender closes 18 December).", ""),
        ("Win the Moor Dairy as a customer (they have 40 cows).", ""),
        ("Win the Moor Dairy as a customer (by 18 December).", "It has to happen by 18 December."),
        ("Win the Moor Dairy, whose tender closes on 18 December.", ""),
        ("Sell the old press for 900 euros to a museum.", ""),
        ("Sell the old press for € 900 to a museum.", ""),
        (
            "Find two growers (fields of 40 acres) before 18 December.",
            "Two make it a success, before 18 December.",
        ),
        ("Learn to say no.", "You set no number and no date for this one."),
    ],
)
def test_a_number_is_read_whole_or_not_at_all(goal: str, said: str) -> None:
    statement = Statement(
        1, 1, 1, 0, len(goal), goal, "goals.md", "line:1", "note", "Goals", dt.date(2026, 3, 2)
    )
    assert counts(statement) == said
