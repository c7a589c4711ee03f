"""Words that close a sentence close it where they are of talk, and not where they are of a thing or a song."""

from __future__ import annotations

import pytest

from coach.confidence import matches


@pytest.mark.parametrize(
    "text",
    [
        "Keep it off the record.",
        "Keep it off LinkedIn.",
        "Keep this off the agenda, please.",
        "Keep that off the intranet.",
        "He said under his breath that they may sell.",
        "Under her breath: the mill closes.",
        "She told me so under her breath.",
    ],
)
def test_of_talk(text: str) -> None:
    assert matches(text)


@pytest.mark.parametrize(
    "text",
    [
        "Keep it off the floor, it remembers.",
        "Keep this off the cold stone floor.",
        "Keep it off your skin.",
        "He rings the bells and counts under his breath.",
        "She hums under her breath while she works.",
    ],
)
def test_of_a_thing(text: str) -> None:
    assert not matches(text)
