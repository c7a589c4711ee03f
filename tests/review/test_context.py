"""Who the reader is: the public, the employer, a person by name, house or address."""

from __future__ import annotations

import pytest

from coach.review.context import Reader, reader_of, same_organisation
from coach.store.values import Me, PersonView

ME = Me("Mila Brouwer", ("mila@dyke-museum.example",), "", "Dyke Museum")


def _person(number: int, name: str, house: str, *emails: str, aliases: tuple[str, ...] = ()) -> PersonView:
    return PersonView(f"p{number}", name, aliases, emails, (), (), house, "", ())


PEOPLE = [
    _person(1, "Jonas Lind", "Amber Works", "jonas.lind@amber.example"),
    _person(2, "Jonas Lind", "Quay Forum", "jl@quayforum.example"),
    _person(3, "Josephine Okello", "Port of Vestmark", aliases=("Jo Okello",)),
    _person(4, "Henk de Boer", "Dyke Museum", "henk@dyke-museum.example"),
    _person(5, "Thabo Nkosi", "Lumen Frame"),
    _person(6, "Ida Brandt", "Rye Press", "ida@home.example"),
]

READERS = [
    ("public", "public", set()),
    ("LinkedIn", "public", set()),
    ("", "public", set()),
    ("employer", "employer", set()),
    ("my boss", "employer", set()),
    ("Dyke Museum", "employer", set()),
    ("Jonas Lind", "person", {"p1", "p2"}),
    ("Jonas Lind (Amber Works)", "person", {"p1"}),
    ("Quay Forum, Jonas Lind", "person", {"p2"}),
    ("Jonas Lind, Quay Forum", "person", {"p2"}),
    ("Jo Okello", "person", {"p3"}),
    ("jonas.lind@amber.example", "person", {"p1"}),
    ("Jonas Lind <JL@quayforum.example>", "person", {"p2"}),
    ("thabo.nkosi@lumenframe.example", "person", {"p5"}),
    ("Somebody Else", "person", set()),
]


@pytest.mark.parametrize(("audience", "kind", "ids"), READERS)
def test_who_reads(audience: str, kind: str, ids: set[str]) -> None:
    reader = reader_of(audience, PEOPLE, ME)
    assert reader.kind == kind
    assert reader.ids == ids


@pytest.mark.parametrize(
    ("address", "work"),
    [("jonas.lind@amber.example", True), ("thabo.nkosi@lumenframe.example", True), ("ida@home.example", False), ("thabo.nkosi@post.example", False)],
)  # fmt: skip
def test_a_work_address_is_known_by_its_domain(address: str, work: bool) -> None:
    assert reader_of(address, PEOPLE, ME).work_address is work


def test_a_colleague_is_of_the_house() -> None:
    assert reader_of("Henk de Boer", PEOPLE, ME).own_house
    assert reader_of("henk@dyke-museum.example", PEOPLE, ME).own_house
    assert not reader_of("Ida Brandt", PEOPLE, ME).own_house


@pytest.mark.parametrize(
    ("name", "called"),
    [("Jo", True), ("Jo Okello", True), ("Josephine", True), ("Joanna", False), ("", False)],
)
def test_names_as_written_in_a_note(name: str, called: bool) -> None:
    assert Reader("person", (PEOPLE[2],), "Josephine Okello").is_called(name) is called


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Rye Press", "Rye Press Ltd", True), ("Rye", "Rye Press", True), ("Rye Press", "Brine Press", False), ("", "Rye", False)],
)  # fmt: skip
def test_names_of_one_house(one: str, other: str, same: bool) -> None:
    assert same_organisation(one, other) is same
