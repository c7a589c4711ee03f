"""Names in text: who is meant, and who is not."""

from __future__ import annotations

import pytest

from coach.people.changes import tells_of_move, tells_of_new_name
from coach.people.choosing import choose
from coach.people.mentions import NamedPerson, NameIndex

PEOPLE = [
    NamedPerson("jo", ("Josephine Marsh", "Jo Marsh"), organisations=("Aster Port",), known=True),
    NamedPerson("bob", ("Robert van der Laan",), organisations=("Brine Terminal",), known=True),
    NamedPerson("dan1", ("Daniel Osei",), organisations=("Paper Weekly",), titles=("Reporter",)),
    NamedPerson("dan2", ("Daniel Osei",), organisations=("Keel Design",), titles=("Naval Architect",)),
    NamedPerson("will", ("Will Harper",), organisations=("Lumen",)),
    NamedPerson("lei", ("Leïla Amrani",), organisations=("Green Alliance",), known=True),
]
INDEX = NameIndex(PEOPLE)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Met Josephine Marsh today.", [("Josephine Marsh", ("jo",))]),
        ("Call with Jo Marsh.", [("Jo Marsh", ("jo",))]),
        ("Robert van der Laan rang.", [("Robert van der Laan", ("bob",))]),
        ("Bob van der Laan rang.", [("Bob van der Laan", ("bob",))]),
        ("Leila Amrani wrote.", [("Leila Amrani", ("lei",))]),
        ("Daniel Osei asked.", [("Daniel Osei", ("dan1", "dan2"))]),
        ("Daniel Meyer is somebody else.", []),
        ("Will you come?", []),
        ("She will harp on about it.", []),
        ("Amrani spoke last.", [("Amrani", ("lei",))]),
        ("Thank Amrani for it.", [("Amrani", ("lei",))]),
        ("Met Imogen Amrani at the fair.", []),
    ],
)
def test_find(text: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(m.surface, m.candidates) for m in INDEX.find(text)] == found


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Breakfast with Will.", True),
        ("Will is at Lumen now.", True),
        ("Will that be all?", False),
        ("She asked. Will you?", False),
        ("He will come.", False),
    ],
)
def test_an_everyday_word_with_a_capital_within_a_sentence_is_a_name(text: str, named: bool) -> None:
    assert bool(INDEX.find(text)) is named


def test_that_one_namesake_was_met_does_not_choose_him() -> None:
    met = NameIndex(
        [
            NamedPerson("a", ("Daniel Osei",), organisations=("Paper Weekly",), known=True),
            NamedPerson("b", ("Daniel Osei",), organisations=("Keel Design",)),
            NamedPerson("c", ("Omar Ruiz",), known=True),
            NamedPerson("d", ("Omar Haddou",)),
        ]
    )
    assert choose(met, "Daniel likes nuts.", "", "Daniel", ("a", "b")) is None
    assert choose(met, "Omar likes nuts.", "", "Omar", ("c", "d")) == "c"


def test_an_everyday_word_is_a_name_for_somebody_who_took_part() -> None:
    assert [m.candidates for m in INDEX.find("Will asked for the plan.", ["will"])] == [("will",)]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Daniel Osei writes for Paper Weekly.", "dan1"),
        ("Daniel Osei of Keel Design drew a plan.", "dan2"),
        ("The architect Daniel Osei drew a plan.", "dan2"),
        ("Daniel Osei had soup.", None),
        ("Daniel Osei buys drawings from Keel Design.", None),
        ("Daniel Osei complains about Paper Weekly.", None),
    ],
)
def test_namesakes_are_told_apart_by_what_stands_beside_them(text: str, person: str | None) -> None:
    assert choose(INDEX, text, "", "Daniel Osei", ("dan1", "dan2")) == person


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Jo leaves Aster Port in May for Lumen.", True),
        ("Josephine moved from Aster to Lumen.", True),
        ("Not to be confused with Josephine of Lumen, who left Aster.", False),
        ("Jo of Aster met a friend from Lumen.", False),
        ("Anna leaves Aster for Lumen.", False),
    ],
)
def test_a_move_is_told(sentence: str, told: bool) -> None:
    assert tells_of_move(sentence, "Josephine Marsh", "Aster Port", "Lumen Works") is told


WEDDED = NameIndex(
    [NamedPerson("a", ("Ana Soto",)), NamedPerson("b", ("Ana Ruiz",)), NamedPerson("c", ("Omar Ruiz",))]
)


@pytest.mark.parametrize(
    ("sentence", "pair"),
    [
        ("Ana Soto is Ana Ruiz since her wedding in May.", ("a", "b")),
        ("Ana Ruiz (formerly Ana Soto) wrote.", ("b", "a")),
        ("Ana Soto is not to be confused with Ana Ruiz, now in Rye.", None),
        ("Ana Soto met Ana Ruiz.", None),
        ("Ana Soto is now with Omar Ruiz.", None),
        ("Ana is Ana Ruiz now.", None),
    ],
)
def test_a_new_name_is_told(sentence: str, pair: tuple[str, str] | None) -> None:
    told = tells_of_new_name(WEDDED, sentence)
    assert (told and (told.one, told.other)) == pair
