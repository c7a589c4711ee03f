"""Names in text: who is meant, who is not, and what stays open."""

from __future__ import annotations

import pytest

from coach.people.mentions import NamedPerson, NameIndex, choose, link, tells_of_move
from coach.text import sentences

PEOPLE = [
    NamedPerson("jo", ("Josephine Marsh", "Jo Marsh"), organisations=("Aster Port",), known=True),
    NamedPerson("bob", ("Robert van der Laan",), organisations=("Brine Terminal",), known=True),
    NamedPerson("dan1", ("Daniel Osei",), organisations=("Quay Weekly",), titles=("Energy Reporter",)),
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
    ],
)
def test_find(text: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(m.surface, m.candidates) for m in INDEX.find(text)] == found


def test_an_everyday_word_is_a_name_for_somebody_who_took_part() -> None:
    assert [m.candidates for m in INDEX.find("Will asked for the plan.", ["will"])] == [("will",)]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Daniel Osei writes for Quay Weekly.", "dan1"),
        ("Daniel Osei of Keel Design drew a plan.", "dan2"),
        ("The architect Daniel Osei drew a plan.", "dan2"),
        ("Daniel Osei had soup.", None),
    ],
)
def test_namesakes_are_told_apart_by_what_stands_beside_them(text: str, person: str | None) -> None:
    assert choose(INDEX, text, "", "Daniel Osei", ("dan1", "dan2")) == person


def linked(text: str, **more: object) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    spans = [(s.start, s.end, text.count("\n\n", 0, s.start)) for s in sentences(text)]
    return [(x.subjects, x.mentions) for x in link(INDEX, text, spans, **more)]  # type: ignore[arg-type]


def test_pronouns_follow_the_one_who_leads_the_paragraph() -> None:
    text = "**Josephine Marsh** runs energy. She likes bees.\n\n**Bob van der Laan** is loud. He has a boat."
    assert [s for s, _ in linked(text, taking_part=("jo", "bob"))] == [("jo",), ("jo",), ("bob",), ("bob",)]


def test_a_colleague_introduced_by_a_possessive_is_the_subject() -> None:
    assert linked("Her colleague Bob van der Laan decides.", taking_part=("jo",)) == [(("bob",), ("jo",))]


def test_the_person_of_the_note_is_meant_by_a_pronoun() -> None:
    assert linked("She would like to meet Leïla Amrani.", taking_part=("jo",)) == [(("jo",), ("lei",))]


def test_an_open_name_is_linked_to_nobody_and_reported() -> None:
    text = "Daniel Osei had soup."
    found = link(INDEX, text, [(0, len(text), 0)])
    assert found[0].subjects == ()
    assert [m.surface for m in found[0].open] == ["Daniel Osei"]


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
