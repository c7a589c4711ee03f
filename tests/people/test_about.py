"""Whom a sentence is about: names, pronouns, and what stays open."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from coach.people.about import SentenceLinks, link, pronoun_sign, settled_pronoun
from coach.text import sentences
from tests.people.test_mentions import INDEX

KNOWN = {"jo": "she", "bob": "he", "lei": "she"}


def links(
    text: str, with_people: Sequence[str] = (), pronouns: dict[str, str] | None = None
) -> list[SentenceLinks]:
    spans = [(s.start, s.end, text.count("\n\n", 0, s.start)) for s in sentences(text)]
    return link(INDEX, text, spans, taking_part=with_people, pronouns=pronouns or {})


def linked(
    text: str, with_people: Sequence[str] = (), pronouns: dict[str, str] | None = None
) -> list[list[str]]:
    return [[*x.subjects, *x.mentions] for x in links(text, with_people, pronouns)]


def test_pronouns_follow_the_one_who_leads_the_paragraph() -> None:
    text = "**Josephine Marsh** runs energy. She likes bees.\n\n**Bob van der Laan** is loud. He has a boat."
    assert linked(text, ["jo", "bob"]) == [["jo"], ["jo"], ["bob"], ["bob"]]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Her colleague Bob van der Laan decides.", ["bob", "jo"]),
        ("She would like to meet Leïla Amrani.", ["jo", "lei"]),
        ("Leïla Amrani would like to meet her.", ["lei", "jo"]),
        ("Plays the viola.", ["jo"]),
        ("Josephine's first draft was fine.", ["jo"]),
    ],
)
def test_the_person_of_the_note_is_meant_by_a_pronoun(text: str, people: list[str]) -> None:
    assert linked(text, ["jo"]) == [people]


def test_known_pronouns_choose_between_two() -> None:
    text = "Her colleague Bob van der Laan decides. I have not met him. She said he hates adjectives. He keeps bees."
    found = linked(text, ["jo"], KNOWN)
    assert found[1] == ["bob"]
    assert set(found[2]) == {"jo", "bob"}
    assert found[3] == ["bob"]


def test_a_pronoun_after_somebody_elses_name_is_open() -> None:
    text = "Josephine Marsh promised to introduce me to Leïla Amrani. She is allergic to nuts."
    assert linked(text, ["jo"])[1] == []
    assert linked(text, ["jo"], {"jo": "she", "lei": "he"})[1] == ["jo"]


def test_two_of_them_are_the_two_named_last() -> None:
    assert set(
        linked("She would like to meet Leïla Amrani. I promised to introduce the two of them.", ["jo"])[1]
    ) == {"jo", "lei"}


def test_their_is_nobody_in_a_note_about_several() -> None:
    assert linked("Their reels fail in frost.", ["jo", "bob"]) == [[]]


def test_a_sentence_that_names_nobody_belongs_to_the_note_only() -> None:
    found = links("Hotel near the river.", ["jo"])[0]
    assert (found.subjects, found.context) == ((), ("jo",))


def test_an_open_name_is_linked_to_nobody_and_reported() -> None:
    found = links("Daniel Osei had soup.")
    assert found[0].subjects == ()
    assert [m.surface for m in found[0].open] == ["Daniel Osei"]


def test_a_sentence_about_an_open_name_is_nobody_elses() -> None:
    told = links("Daniel Osei told Bob van der Laan that he drinks too much. He has twins.")
    assert [x.subjects for x in told] == [(), ()]
    assert "bob" in told[0].mentions


def test_a_pronoun_after_two_who_may_be_meant_is_open() -> None:
    text = "Jo Marsh talked with Leïla Amrani. She is moving."
    assert links(text, pronouns=KNOWN)[1].subjects == ()
    assert links("Jo Marsh talked with Bob van der Laan. She is moving.", pronouns=KNOWN)[1].subjects == (
        "jo",
    )


def test_pronouns_are_learned_from_clear_sentences() -> None:
    one = SentenceLinks(subjects=("jo",))
    two = SentenceLinks(subjects=("jo",), mentions=("bob",))
    assert pronoun_sign("She runs.", one) == ("jo", "she")
    assert [pronoun_sign("She met him.", two), pronoun_sign("They left.", one)] == [None, None]
    assert [settled_pronoun(0, 1), settled_pronoun(1, 1), settled_pronoun(3, 1), settled_pronoun(0, 0)] == [
        "she",
        "",
        "he",
        "",
    ]
