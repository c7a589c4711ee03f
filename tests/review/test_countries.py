"""Words that point at a country, and those that only look as if they did."""

from __future__ import annotations

import pytest

from coach.review.countries import agree, countries_in, countries_of_contacts


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("a Norwegian grower", {"no"}),
        ("somebody in Trondheim", {"no"}),
        ("ein norwegischer Bauer", {"no"}),
        ("une entreprise norvégienne", {"no"}),
        ("een Noorse kweker", {"no"}),
        ("the Baltic ports", {"ee", "lv", "lt"}),
        ("South African wine", {"za"}),
        ("a bath in the sun, and a nice split", set()),
        ("the islands and the pools", set()),
    ],
)
def test_words_point_at_countries(text: str, codes: set[str]) -> None:
    assert frozenset().union(*countries_in(text).values()) == codes


def test_scotland_is_in_britain_and_not_in_england() -> None:
    scottish, english, british = (
        frozenset().union(*countries_in(t).values()) for t in ("Scottish", "English", "British")
    )
    assert agree(scottish, british)
    assert not agree(scottish, english)


def test_a_card_says_where_somebody_is() -> None:
    assert countries_of_contacts(["Porto"], ["a@b.example"], ["+47 22 00 00 00"]) == {"pt"}
    assert countries_of_contacts([], ["a@b.no", "a@b.co.uk"]) == {"no", "gb"}
    assert countries_of_contacts([], [], ["+47 22 00 00 00", "07700 900123"]) == {"no"}
    assert countries_of_contacts([], ["a@b.example"]) == frozenset()
