"""Words that close a sentence close it where they are of talk, and not where they are of a thing or a song."""

from __future__ import annotations

import pytest

from coach.confidence.markers import is_label, matches
from tests.timing import processor_time


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
        "Please keep that off the trade floor.",
        "Keep it off the shop floor.",
        "Keep this off the factory floor: the kiln will be sold.",
        "The kiln will be sold, keep that off the floor.",
        "He said they sell, keep it off the floor.",
        "The kiln goes to a rival, keep it off the floor.",
        "Runa is leaving Holt Works; keep that off the ground.",
        "Falk Clocks sells the kiln, he swore under his breath.",
        "Keep it off the road map.",
        "Keep it off The Sun.",
        "Keep that off the water company's list.",
        "Keep it off Glass Weekly.",
        "Keep it off the face of it.",
        "Keep it off the floor and keep it off LinkedIn.",
        "Laughing under her breath she told me that they sell.",
        "Counting under his breath: the mill closes.",
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
        "Please keep it off the wet grass.",
        "He rings the bells and counts under his breath.",
        "She hums under her breath while she works.",
    ],
)
def test_of_a_thing(text: str) -> None:
    assert not matches(text)


def test_a_line_of_dots_is_no_label_and_read_at_once() -> None:
    with processor_time() as taken:
        assert not is_label(": " * 2000)
        assert is_label("Confidential " + "-" * 2000)
    assert taken.seconds < 1
