"""Values have one form however they are written."""

from __future__ import annotations

import pytest

from coach.checks.values import values_in


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("on 3 June 2026", "date", (2026, 6, 3)),
        ("on June 3rd, 2026", "date", (2026, 6, 3)),
        ("on 2026-06-03", "date", (2026, 6, 3)),
        ("on 3.6.2026", "date", (2026, 6, 3)),
        ("on 3 June", "date", (0, 6, 3)),
        ("in June 2026", "date", (2026, 6, 0)),
        ("in May", "date", (0, 5, 0)),
        ("on Tuesday", "weekday", (1,)),
        ("at 3 pm", "time", (900,)),
        ("at 15:00", "time", (900,)),
        ("forty-two people", "number", (42,)),
        ("two hundred and five", "number", (205,)),
        ("a dozen", "number", (12,)),
        ("SEK 41 million", "number", (41_000_000,)),
        ("$5m", "number", (5_000_000,)),
        ("5,000 tons", "number", (5000,)),
        ("2.5 seconds", "number", (2.5,)),
        ("the third", "ordinal", (3,)),
    ],
)
def test_one_value(text: str, kind: str, key: tuple[float, ...]) -> None:
    assert [(v.kind, v.key) for v in values_in(text)] == [(kind, key)]


@pytest.mark.parametrize(
    "text", ["it may be closed", "one of them", "B2B and 5G", "they march on", "a second look"]
)
def test_near_misses(text: str) -> None:
    assert values_in(text) == []


def test_numbers_before_may_are_no_dates() -> None:
    assert [v.kind for v in values_in("room 4 may be closed")] == ["number"]
