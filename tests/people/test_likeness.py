"""How two names may be one person's, and how they may not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.people.likeness import SENTENCES, Way, alike
from coach.people.nicknames import is_cognate, is_short_for, nickname_groups
from coach.people.spelling import latin, loose, plain


@pytest.mark.parametrize(
    ("one", "other", "way"),
    [
        ("Ana Soto", "ANA SOTO", Way.SAME),
        ("Dr. Ana Soto", "Soto, Ana", Way.SAME),
        ("Leïla Amrani", "Leila Amrani", Way.ACCENT),
        ("Jörg Müller", "Joerg Mueller", Way.SPELLING),
        ("Łucja Wójcik", "Lucja Wojcik", Way.ACCENT),
        ("Юлія Коваль", "Yuliya Koval", Way.SPELLING),
        ("Νίκος Παππάς", "Nikos Pappas", Way.SPELLING),
        ("Robert van der Laan", "Robert Laan", Way.SPELLING),
        ("Soto Ana", "Ana Soto", Way.SWAPPED),
        ("Bob Berg", "Robert Berg", Way.SHORT),
        ("Kasia Berg", "Katarzyna Berg", Way.SHORT),
        ("Sasha Berg", "Oleksandr Berg", Way.SHORT),
        ("Bob van der Laan", "Robert Laan", Way.SHORT),
        ("MJ Castell", "María José Castell", Way.SHORT),
        ("Anne-Marie Holm", "Annemarie Holm", Way.SHORT),
        ("J. Okafor", "James Okafor", Way.INITIAL),
        ("J. P. Okafor", "James Okafor", Way.INITIAL),
        ("Ana Soto", "Ana Soto-Ruiz", Way.DOUBLE),
        ("Ana Ruiz", "Ana Soto Ruiz", Way.DOUBLE),
        ("Ana Soto", "Ana María Soto", Way.DOUBLE),
        ("María Soto", "Ana María Soto", Way.DOUBLE),
        ("Yulia Gritsenko", "Julia Hrytsenko", Way.LOOSE),
        ("Alexander Gritsenko", "Oleksandr Hrytsenko", Way.LOOSE),
        ("Ana Lindqvist", "Ana Lindkvist", Way.LOOSE),
        ("Ana Halvorsen", "Ana Halvosren", Way.SLIP),
        ("Johan Berg", "Juan Berg", Way.COGNATE),
        ("Max Berg", "Maxine Berg", Way.CUT),
        ("Ana S.", "Ana Soto", Way.FAMILY_INITIAL),
        # Near misses
        ("Ana Soto", "Omar Soto", None),
        ("Ana Soto", "Ana Ruiz", None),
        ("J. Okafor", "Ruth Okafor", None),
        ("Ana B. Soto", "Ana C. Soto", None),
        ("Dan Kim", "Don Kim", None),
        ("Robert Berg", "Roberta Berg", None),
        ("Christian Berg", "Christina Berg", None),
        ("Ana Marx", "Ana Mark", None),
        ("Madonna", "Madonna", None),
        ("Ana", "Ana Soto", None),
        ("", "Ana Soto", None),
    ],
)
def test_ways(one: str, other: str, way: Way | None) -> None:
    assert alike(one, other) is way
    assert alike(other, one) is way


def test_every_way_has_a_sentence() -> None:
    assert set(SENTENCES) == set(Way)


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_texts_can_be_compared_in_either_order(one: str, other: str) -> None:
    assert alike(one, other) is alike(other, one)


@pytest.mark.parametrize(
    ("one", "other", "short", "cognate"),
    [
        ("bob", "robert", True, False),
        ("bob", "rob", True, False),
        ("johan", "juan", False, True),
        ("chris", "christina", True, False),
        ("christopher", "christina", False, False),
        ("bob", "bob", False, False),
        ("nobody", "robert", False, False),
    ],
)
def test_short_forms_and_cognates(one: str, other: str, short: bool, cognate: bool) -> None:
    assert (is_short_for(one, other), is_cognate(one, other)) == (short, cognate)


def test_groups_are_mutual() -> None:
    groups = nickname_groups()
    assert all(name in groups[other] for name, group in groups.items() for other in group)


@pytest.mark.parametrize(
    ("one", "other", "same_plain", "same_loose"),
    [
        ("Müller", "Mueller", True, True),
        ("Sørensen", "Soerensen", True, True),
        ("Åberg", "Aaberg", True, True),
        ("Хмельницький", "Khmelnytskyi", False, True),
        ("Zelenskyy", "Zelensky", False, True),
        ("Schmitt", "Schmid", False, False),
        ("Meyer", "Mayer", False, False),
    ],
)
def test_spellings(one: str, other: str, same_plain: bool, same_loose: bool) -> None:
    assert (plain(one) == plain(other), loose(one) == loose(other)) == (same_plain, same_loose)


def test_latin_leaves_latin_alone() -> None:
    assert latin("Żółć Ångström") == "Żółć Ångström"
