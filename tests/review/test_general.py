"""A general wording: the field where others work in it too, a city where several houses of the field are, never a hint."""

from __future__ import annotations

import dataclasses

import pytest

from coach.evidence import Citation
from coach.review.general import GeneralWords
from coach.store.values import ContactView, PersonView


def person(number: int, name: str, house: str, title: str, town: str = "") -> PersonView:
    contact = ContactView(
        number,
        "card",
        name,
        house,
        title,
        None,
        "",
        town,
        (),
        (),
        (),
        (),
        {},
        f"p{number}",
        Citation("a", "b", name),
    )
    return PersonView(f"p{number}", name, (), (), (), (), house, title, (contact,))


PEOPLE = [
    person(1, "Viktor Lindgren", "Nord Freight", "art shipper", "Rotterdam, NL"),
    person(2, "Ana Soto", "Delta Cargo", "forwarder", "Rotterdam"),
    person(3, "Bo Lund", "Baltic Logistics", "driver", "Rotterdam"),
    person(4, "Cy Tan", "Tan Shipping", "owner", "Rotterdam; NL"),
    person(5, "Ines Fabre", "Rye Press", "editor", "Lyon"),
    person(6, "Sun-hee Park", "Lone Bakery", "baker", "Oslo"),
    person(7, "Ed Mill", "Quill Books", "publisher", "Bath"),
]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Nord Freight", "a client in logistics in Rotterdam"),
        ("Baltic Logistics", "a client in transport in Rotterdam"),  # not by a word of the name
        ("Rye Press", "a client in publishing"),  # the only one in its city
        ("Ines Fabre", "a client in publishing"),  # a person stands for their house
        ("Lone Bakery", "a client"),  # the only one of its field
        ("Nobody GeneralWords", "a client"),
    ],
)
def test_what_may_be_said_of_a_client(name: str, said: str) -> None:
    assert GeneralWords(PEOPLE).general("clients", name) == said


def test_a_city_needs_three_others() -> None:
    fewer = [p for p in PEOPLE if p.name != "Bo Lund"]
    assert GeneralWords(fewer).general("clients", "Nord Freight") == "a client in logistics"


def test_a_city_in_the_name_is_not_said() -> None:
    named = [dataclasses.replace(PEOPLE[0], organisation="Rotterdam Freight"), *PEOPLE[1:]]
    assert GeneralWords(named).general("clients", "Rotterdam Freight") == "a client in logistics"


def test_namesakes_give_no_field() -> None:
    twins = [*PEOPLE, person(8, "Ines Fabre", "Tan Shipping", "driver")]
    assert GeneralWords(twins).general("clients", "Ines Fabre") == "a client"
