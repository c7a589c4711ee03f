"""Who is of the press, by title and organisation."""

from __future__ import annotations

import pytest

from coach.people.press import of_the_press, writes_for_the_public


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


@pytest.mark.parametrize(
    ("title", "house", "writes"),
    [
        ("Journalist", "", True),
        ("Reporterin", "Rye Press", True),
        ("Foreign correspondent", "Quill Radio", True),
        ("Deputy Editor", "Rye Weekly", True),
        ("Editor-in-chief", "Kiln Magazine", True),
        ("Editor of the Rye Gazette", "", True),
        ("Chefredakteurin", "", True),
        ("Redakteur", "Salzhofer Zeitung", True),
        ("Accountant", "Rye Press", False),
        ("Bookbinder", "Rye Press", False),
        ("Editor", "Rye Press", False),
        ("Engineer", "Apple News Ltd", False),
        ("", "Rye Weekly", False),
        ("Guestbook Editor", "Rye Magazine", False),
        ("Film editor", "Quill Radio", False),
        ("Court reporter", "Rye", False),
        ("Technischer Redakteur", "Rye Zeitung", False),
        ("Assistant to the editor", "Rye Weekly", False),
    ],
)
def test_who_writes_for_the_public(title: str, house: str, writes: bool) -> None:
    assert writes_for_the_public(title, house) is writes
