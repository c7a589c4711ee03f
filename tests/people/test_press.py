"""Who is of the press, by title and organisation."""

from __future__ import annotations

import pytest

from coach.people.press import of_the_press


@pytest.mark.parametrize(
    ("title", "house", "press"),
    [
        ("Producer", "", True),
        ("Senior Producer", "Quill Radio", True),
        ("Executive producer, current affairs", "Rye", True),
        ("Producer of radio plays", "Rye", True),
        ("BBC producer", "", True),
        ("Founder and producer", "Rye", True),
        ("Host, podcast producer", "Rye", True),
        ("Buyer", "Rye Press", True),
        ("Press officer", "Rye", True),
        ("Head of press", "Rye", True),
        ("Redakteurin", "", True),
        ("Reporter", "Wine Weekly", True),
        ("Press operator", "Rye Mills", False),
        ("Press brake setter", "Rye Mills", False),
        ("Hydraulic press technician", "Rye Mills", False),
        ("Wine producer", "", False),
        ("Producer of cheese", "", False),
        ("Cheese producer", "Rye Dairy", False),
        ("Buyer", "Rye Mills", False),
    ],
)
def test_of_the_press(title: str, house: str, press: bool) -> None:
    assert of_the_press(title, house) is press
