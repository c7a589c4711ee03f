"""A matter told of somebody in firm words is found without a word of the note; harmless talk about them passes."""

from __future__ import annotations

import pytest

from coach.review.matters import matters_in, said_of
from tests.review.same_matter import everyday_rates, flagged_rows, rates
from tests.review.secrets_everyday import HELD, SEEN


def test_rates() -> None:
    found = rates(flagged_rows())
    assert found["in sight"][0] >= 34
    assert found["beside it"][0] >= 33
    assert found["later, then in sight"][0] >= 24
    assert found["harmless"][0] <= 6


def test_everyday_rates() -> None:
    seen, held = everyday_rates(SEEN), everyday_rates(HELD)
    assert seen["leaks"][0] >= 46
    assert held["leaks"][0] >= 43
    assert seen["harmless"][0] + held["harmless"][0] <= 5


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("Petra is losing her job.", True),
        ("Petra has been made redundant.", True),
        (
            "Losing a job is hard, Ivo said, and the rain did not help him; later and elsewhere we also met Petra.",
            False,
        ),
        ("Owen, not Ada, was laid off.", True),
        ("Yara lives plant-based.", True),
        ("Yara watered the plant at the base.", False),
        ("Dora is expecting.", True),
        ("Dora is expecting the parcel.", False),
        ("A takeover of Pell Maps is in the works.", True),
        ("Theo talked about a takeover of the bakery next door.", False),  # the note is about the house
        ("Nora erwartet ein Kind.", True),
        ("Nora erwartet die Lieferung.", False),
    ],
)
def test_of_whom_it_is_said(text: str, flagged: bool) -> None:
    assert bool(flagged_rows()(text)) is flagged


def test_a_name_far_away_is_not_meant() -> None:
    text = "Ada is here; " + "and so on " * 12 + "he was laid off"
    assert "going" in matters_in(text)
    assert not said_of(text, frozenset({"going"}), [(0, 3)])
    assert said_of("Ada was laid off", frozenset({"going"}), [(0, 3)])
    assert not said_of("Ada was laid off", frozenset({"sale"}), [(0, 3)])
