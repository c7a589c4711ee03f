"""Names: what is equal, what is compatible, and what is neither."""

from __future__ import annotations

import pytest

from coach.people import names


@pytest.mark.parametrize(
    ("name", "normal"),
    [
        ("Dana Kim", "dana kim"),
        ("  DANA   kim ", "dana kim"),
        ("Dr. Dana Kim", "dana kim"),
        ("Kim, Dana", "dana kim"),
        ("Kim, PhD", "kim"),
        ("Ana María Soto-Ruiz", "ana maría soto ruiz"),
        ("O’Brien Liam", "o'brien liam"),
    ],
)
def test_normal_form(name: str, normal: str) -> None:
    assert names.normal(name) == normal


def test_an_accent_is_not_normalised_away() -> None:
    assert names.normal("Leïla Amrani") != names.normal("Leila Amrani")
    assert names.parts("Leïla Amrani") == names.parts("Leila Amrani")


@pytest.mark.parametrize(
    ("name", "given", "family"),
    [
        ("Robert van der Laan", "robert", "laan"),
        ("J. P. Ostrow", "j", "ostrow"),
        ("Madonna", "madonna", ""),
        ("Søren Ægidius", "soren", "aegidius"),
    ],
)
def test_parts(name: str, given: str, family: str) -> None:
    assert (names.given(name), names.family(name)) == (given, family)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("robert", "bob", True),
        ("bob", "robert", True),
        ("josephine", "jo", True),
        ("p", "priya", True),
        ("oleksandr", "alexander", True),
        ("robert", "roberta", True),  # a clear short form of each other
        ("anna", "bob", False),
        ("dan", "don", False),
        ("", "dan", False),
    ],
)
def test_given_names_that_agree(one: str, other: str, agree: bool) -> None:
    assert names.given_agrees(one, other) is agree


@pytest.mark.parametrize(
    ("one", "other", "compatible"),
    [
        ("Annika Berg", "Annika Holm", True),
        ("MJ Castell", "María José Castell", True),
        ("dana.kim@example.com", "Dana Kim", True),
        ("Dana Kim", "Omar Haddou", False),
        ("", "Omar Haddou", True),
    ],
)
def test_names_that_may_share_an_address(one: str, other: str, compatible: bool) -> None:
    assert names.compatible(one, other) is compatible


def test_first_name_for_a_greeting() -> None:
    assert names.first_name("Prof. Ruth Ansell") == "Ruth"
    assert names.first_name("Bo") == "Bo"
