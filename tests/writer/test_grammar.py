"""The gate that composed sentences pass, what stands in for those that do not, and versions that differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.follow_up.sent import sentences_of
from coach.writer.grammar import is_verb_phrase, sound
from coach.writer.promised import is_action
from tests.writer.test_offline_letters import SAID, UNSAID, email, promise

SOUND = [
    "I will send you the list.",
    "You kindly said that you would put aside sheets for us; I look forward to hearing from you.",
    "I have yet to answer your message of 4 November, and I will.",
    "I was glad that we could talk in Ghent.",
    "I promised to heat the kiln by Friday, and that day has passed.",
    "I made a note that you would like to see how condition images are made.",
    "Thank you for sending the minutes on 9 October as you said you would.",
    "You asked: “Could the the list of be sent w/ it?”",
    "I would be glad of the berth 2 tender documents whenever it suits you.",
    "I would gladly hear more about your recordings.",
    "I remember that you have had nine goats.",
    "It was good to hear that you are building a boat by hand.",
    "I will introduce you to Ingeborg Vos, as promised.",
    "I promised to test both ladles.",
    "I have in mind what I promised you: “heat map of bay 4”.",
]
UNSOUND = [
    "You kindly said that you would heat map of bay 4; I look forward to it.",
    "I will list of jurors, as promised.",
    "As promised, I will draft guideline by Friday.",
    "I promised to photo of the kiln.",
    "I have noted that you would survey results.",
    "Thank you for the my list.",
    "I owe you the the list.",
    "I owe you a the list.",
    "I remember that you is building a boat.",
    "I remember that you has nine goats.",
    "I look forward to the plan of.",
    "I will send it w/ the list.",
    "I owe you the plan → museum.",
    "I owe you the list asap.",
    "Thank you for send me the list.",
    "I remember “the list.",
    "I look forward to the list by by Friday.",
    "I remember that you her goats.",
    "I owe you our my list.",
]


@pytest.mark.parametrize("sentence", SOUND)
def test_what_reads_as_a_sentence(sentence: str) -> None:
    assert sound(sentence)


@pytest.mark.parametrize("sentence", UNSOUND)
def test_what_does_not(sentence: str) -> None:
    assert not sound(sentence)


@pytest.mark.parametrize(
    ("words", "does"),
    [
        ("heat map of bay 4", False), ("heat the kiln", True), ("read chapter 3", True), ("draft guideline", False),
        ("draft a guideline", True), ("survey results", False), ("survey them", True), ("photo of the kiln", False),
        ("list of jurors", False), ("send proofs", True), ("introduce Ana", True), ("call Ana", True), ("test rig", False),
        ("put aside sheets for us", True), ("plan", False),
    ],
)  # fmt: skip
def test_an_act_and_a_thing(words: str, does: bool) -> None:
    assert (is_verb_phrase(words) and is_action(words)) is does


@pytest.mark.parametrize("due", [None, "2026-05-20", "2026-05-01"])
@pytest.mark.parametrize("whose", ["promise", "owed"])
@pytest.mark.parametrize(
    "what", ["heat map of bay 4", "draft guideline", "survey results", "test rig w/ sensors"]
)
def test_shorthand_is_a_thing_or_is_quoted(what: str, whose: str, due: str | None) -> None:
    written = email("", **{whose: promise(what, due)})  # type: ignore[arg-type]
    said = written.promise if whose == "promise" else written.ask
    assert what in said
    assert "would heat" not in said
    assert "will draft" not in said
    if "w/" in what:
        assert f"“{what}”" in said
    assert said in written.body


@given(
    st.lists(st.sampled_from([*(s[0] for s in SAID), *UNSAID]), max_size=4),
    st.sampled_from(
        ["heat map of bay 4", "read chapter 3", "list of jurors", "notes w/ sketches", "whether it fits"]
    ),
    st.sampled_from(["thank-you", "follow-up"]),
)
def test_every_sentence_of_a_letter_is_sound(notes: list[str], what: str, kind: str) -> None:
    written = email(" ".join(notes), kind=kind, promise=promise(what, None), owed=promise(what, "2026-06-01"))
    assert all(sound(s) for s in sentences_of([written.body]) if "“" not in s), written.body


# Versions


def test_a_second_version_differs_and_says_the_same_things() -> None:
    note = "She gave me a wheel of cheese. Ana has recordings of 31 village organs."
    jurors, salt = promise("list of jurors", "2026-05-20"), "the Salt Days in Bergen"
    bodies: list[str] = []
    for _ in range(3):
        bodies.append(email(note, taken=sentences_of(bodies), promise=jurors, next_meeting=salt).body)
    for one, other in ((0, 1), (1, 2), (0, 2)):
        assert not sentences_of([bodies[one]]) & sentences_of([bodies[other]])
    assert all("the list of jurors" in b.lower() and "20 May" in b for b in bodies)


def test_a_second_version_begins_with_what_the_first_left_out() -> None:
    note = "Ana has recordings of 31 village organs. She has forty plates with a bloom that nobody can name. She is training for the Bosphorus swim."
    first = email(note).body
    second = email(note, taken=sentences_of([first])).body
    left_out = [x for x in ("village organs", "forty plates", "Bosphorus") if x not in first]
    assert left_out
    assert all(x in second for x in left_out)


def test_no_two_letters_of_a_batch_share_a_sentence() -> None:
    names = [
        f"{first} {last}"
        for first in ("Ana", "Ruth", "Wanda", "Mei")
        for last in ("Soto", "Kos", "Lim", "Vik")
    ]
    notes = [s[0] for s in SAID if "Ana" not in s[0]]
    bodies: list[str] = []
    for number, name in enumerate(names):
        written = email(
            notes[number % len(notes)],
            name,
            taken=sentences_of(bodies),
            next_meeting="the Salt Days in Bergen",
        )
        assert not sentences_of([written.body]) & sentences_of(bodies), written.body
        bodies.append(written.body)


def test_two_sentences_in_a_row_begin_differently() -> None:
    for name in ("Mei Tan", "Ana Soto", "Bea Lund", "Cleo Marsh", "Dora Finch", "Edda Vik", "Finn Moe"):
        said = email("She keeps nine goats behind the works.", name).body.split("\n\n")[1].split(". ")
        begins = [" ".join(s.split()[:3]) for s in said]
        assert len(set(begins)) == len(begins)
