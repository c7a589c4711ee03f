"""Organisations: the same under other spellings, and different under like ones."""

from __future__ import annotations

import pytest

from coach.people import organisations


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Lumen Ltd", "LUMEN", True),
        ("Lumen & Rye", "Lumen and Rye Ltd.", True),
        ("Norwick Container Terminal", "NCT Norwick", True),
        ("Norwick Container Terminal", "NCT", True),
        ("Tolmin", "Tolmin Gallery", True),
        ("Museum of Small Things", "Small Things Museum", True),
        ("Port of Aster", "Port of Brine", False),
        ("Aster Ferries", "Port of Aster", False),
        ("Gallery", "Tolmin Gallery", False),
        ("University of Aster", "University of Brine", False),
        ("York University", "University of York", False),
        ("University of Aster", "The University of Aster", True),
        ("Ford", "Ford Foundation", False),
        ("", "Lumen", False),
    ],
)
def test_same(one: str, other: str, same: bool) -> None:
    assert organisations.same(one, other) is same
    assert organisations.same(other, one) is same


@pytest.mark.parametrize(
    ("address", "organisation", "belongs"),
    [
        ("a@tolmingallery.example", "Tolmin Gallery", True),
        ("a@student.asterinstitute.example", "Aster Institute of Technology", True),
        ("a@gmail.com", "Gmail Repairs", False),
        ("a@brine.example", "Tolmin Gallery", False),
        ("a@port.example", "Port of Aster", False),
    ],
)
def test_domain(address: str, organisation: str, belongs: bool) -> None:
    assert organisations.domain_is(address, organisation) is belongs


def test_a_users_short_words_mean_the_organisation() -> None:
    assert organisations.asked("tolmin", "Tolmin Gallery of Art")
    assert not organisations.asked("gallery", "Tolmin Gallery of Art")


@pytest.mark.parametrize(
    ("address", "organisation", "theirs"),
    [
        ("a@skagentech.example", "Skagen Institute of Technology", True),
        ("a@powerlab-skagen.example", "Skagen Institute", True),
        ("a@cobaltwillow.example", "Cobalt Willow Energy", True),
        ("a@thistlecobalt.example", "Cobalt Willow Energy", False),
        ("a@cobaltlantern.example", "Cobalt Willow Energy", False),
    ],
)
def test_a_domain_shares_more_than_a_word(address: str, organisation: str, theirs: bool) -> None:
    assert organisations.domain_is(address, organisation) is theirs


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Freelance", False),
        ("Self-employed", False),
        ("Selbstständig", False),
        ("Stealth Startup", False),
        ("Lumen Consulting", True),
        ("Freelance Union", True),
        ("", False),
    ],
)
def test_where_people_meet(name: str, place: bool) -> None:
    assert organisations.is_place(name) is place


@pytest.mark.parametrize(
    ("address", "label"),
    [
        ("a@mail.lumen.example", "lumen"),
        ("a@lumen.co.uk", "lumen"),
        ("a@gmail.com", ""),
        ("a@student.gmx.net", ""),
    ],
)
def test_the_label_of_an_employer(address: str, label: str) -> None:
    assert organisations.own_domain(address) == label
