"""Tone, private life and details: each draft of the table gets its category, the harmless ones get nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from coach.evidence import Finding
from coach.review.reviewer import Reviewer
from tests.review.tone_cases import CASES

REVIEWER = Reviewer(None, dt.date(2026, 11, 15))
WRONG = [c for c in CASES if c[0] != "ok"]
FINE = [(audience, text) for category, audience, text in CASES if category == "ok"]


def _above_low(text: str, audience: str) -> list[Finding]:
    kind = "email" if audience == "A. Reader" else "post"
    return [f for f in REVIEWER.review(text, kind, audience).findings if f.severity != "low"]


@pytest.mark.parametrize(("category", "audience", "text"), WRONG)
def test_what_is_wrong_is_found(category: str, audience: str, text: str) -> None:
    found = {f.category for f in _above_low(text, audience)}
    # A confidence passed on in so many words counts as third_party, whatever it is about.
    assert category in found or (category == "confidential" and "third_party" in found), found


@pytest.mark.parametrize(("audience", "text"), FINE)
def test_what_is_fine_passes(audience: str, text: str) -> None:
    assert _above_low(text, audience) == []


NEAR_MISSES = [
    ("public", "God knows I tried to fix that pump."),
    ("public", "The bible of typography is back in print."),
    ("public", "Man, what a day at the harbour."),
    ("public", "The vote on the draft standard closes on Friday."),
    ("public", "Board elections of our association are on 3 May; I am standing for treasurer."),
    ("public", "It was the best conference dinner I have had in years."),
    ("public", "Nobody warned me about the stairs."),
    ("public", "I am the luckiest editor in town: look at this cover."),
    ("public", "Scunthorpe, Essex and the cockpit of a classic car: my week."),
    ("public", "Dick Turner and Moby Dick share a shelf in our library."),
    ("public", "The key to a good workshop is under-promising."),
    ("public", "Our data centre is empty of paper at last."),
    ("public", "Many old people in our village repair their own radios."),
    ("public", "The panel knows the field, and the jury is fair."),
    ("public", "Cancer research gave us this microscope."),
    ("A. Reader", "Would you be willing to introduce me to the head of the lab?"),
    ("A. Reader", "I cannot put in a word for you, the panel decides alone."),
    ("A. Reader", "Your talk on bolts was brilliant, above all the part about rust."),
    ("A. Reader", "I hope this message finds you well. I write about the invoice of 3 May."),
    (
        "A. Reader",
        "I would rather not work with that supplier again: two late deliveries, no answer to our letters.",
    ),
    ("A. Reader", "Get well soon, and do not think of the office."),
    ("A. Reader", "This stays between us and the auditors, as the contract says."),
]


@pytest.mark.parametrize(("audience", "text"), NEAR_MISSES)
def test_near_misses_pass(audience: str, text: str) -> None:
    assert _above_low(text, audience) == []


def test_the_same_sentence_is_fine_to_the_one_and_not_to_the_other() -> None:
    text = "I am quietly looking for a new job."
    assert _above_low(text, "employer")
    assert not _above_low(text, "A. Reader")


def test_one_finding_for_two_sentences_of_contempt() -> None:
    found = _above_low("You have no clue about wards, Peter. Go back to school.", "public")
    assert [f.category for f in found] == ["hostile"]
    assert found[0].quote.endswith("Go back to school.")


@pytest.mark.parametrize(
    "text",
    [
        "Great talks at the Havre Port Days.",
        "Die Vorträge bei den Havre Port Days waren großartig, schön, dass ihr dabei wart.",
        "Schön, dass du bei den Havre Port Days dabei warst.",
    ],
)
def test_a_name_of_several_words_and_little_words_are_no_insult(text: str) -> None:
    assert not REVIEWER.review(text).findings


@pytest.mark.parametrize(
    "text",
    [
        "He works with that Total Moron Smith.",
        "Die Idioten vom Amt haben wieder geschlafen.",
        "Go die in a fire.",
    ],
)
def test_a_rude_word_in_a_name_or_beside_little_words_is_one(text: str) -> None:
    assert any(f.category == "hostile" for f in REVIEWER.review(text).findings)
