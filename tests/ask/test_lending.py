"""What a sentence of the user's tells of things lent, and of things that went back."""

from __future__ import annotations

import pytest

from coach.ask.lending import Way, gives_back, things, ways


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ada lent me a hand drill.", "borrowed"),
        ("Ada lent us her time recorder for the trial.", "borrowed"),
        ("Ada lent me 200 euros.", "borrowed"),
        ("I said that I borrowed a ladder from Ben.", "borrowed"),
        ("Ada lent me a ladder in time.", "borrowed"),
        ("Borrowed a ladder from Ben.", "borrowed"),
        ("Ada hat mir ihre Leiter geliehen.", "borrowed"),
        ("Lent Ben my tripod.", "lent"),
        ("Lent him two lamps.", "lent"),
        ("Also lent my tripod to Ben.", "lent"),
        ("He borrowed our ladder.", "lent"),
        ("Ada Brook said I borrowed her lamp, which is not so.", None),
        ("Ada claims that I borrowed her lamp.", None),
        ("Ada behauptet, ich habe mir von ihr eine Lampe geliehen.", None),
        ("I borrowed her lamp, says Ada, but that is not true.", None),
        ("Ada lent me a hand.", None),
        ("Ada lent me a hand with the stand.", None),
        ("Ada lent a helping hand to us.", None),
        ("Ada lent me her ear.", None),
        ("Ada lent us her name and her voice.", None),
        ("I borrowed an idea from Ben.", None),
        ("I lent Ben my support.", None),
        ("He borrowed our time.", None),
        ("Ada hat mir ihr Ohr geliehen.", None),
        ("Lent starts soon.", None),
        ("Lent is over.", None),
    ],
)
def test_what_tells_of_a_thing_lent(text: str, told: Way | None) -> None:
    assert ways(text) == (frozenset() if told is None else {told})


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("The tripod is back.", True),
        ("The tripod is back with Ada.", True),
        ("The tripod is back at the studio.", True),
        ("I returned the tripod.", True),
        ("The tripod is back in fashion.", False),
        ("The tripod is back on the agenda.", False),
    ],
)
def test_what_tells_that_a_thing_went_back(text: str, back: bool) -> None:
    assert gives_back(text, things("Ada lent me her tripod.", ["Ada"])) is back
