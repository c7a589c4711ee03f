"""Yes or no to "is she still there?", by the newest record, with the note that tells of the move."""

from __future__ import annotations

import pytest

from coach.ask.ask import Asker
from coach.ask.plan import Kind
from tests.ask.atlas import quotes

AMARA = "Amara Diallo was at Port Museum and is now Head of Maps at Harbour Archive."


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Is Amara still at the Port Museum?", f"No: {AMARA}"),
        ("Has Amara left the Port Museum?", f"Yes: {AMARA}"),
        ("Does Lena work at Alpine Survey?", "Yes: Lena Vogt is Geodesist at Alpine Survey."),
        ("Is Rob still with Summit Gear?", "Yes: Robert Castell is Buyer at Summit Gear."),
        ("Has Rob left Summit Gear?", "No: Robert Castell is Buyer at Summit Gear."),
        (
            "Is Lena at Tern Press?",
            "Not by your records: they have Lena Vogt as Geodesist at Alpine Survey, and nothing from Tern Press.",
        ),
    ],
)
def test_yes_or_no(asker: Asker, question: str, text: str) -> None:
    answer = asker.ask(question)
    assert answer.text == text
    assert answer.citations
    assert not answer.unsupported


def test_the_move_is_cited(asker: Asker) -> None:
    assert "leaves the Port Museum at the end of July" in quotes(
        asker.ask("Is Amara still at the Port Museum?")
    )


def test_namesakes_are_answered_for_each(asker: Asker) -> None:
    text = asker.ask("Is Jonas Keller still at Tern Press?").text
    assert text.startswith("2 people are called Jonas Keller. ")
    assert "Jonas Keller (Lumen Optics)" in text
    assert "Jonas Keller (Civic Data Trust)" in text


def test_the_organisation_tells_which_namesake_is_meant(asker: Asker) -> None:
    answer = asker.ask("Is Jonas Keller still at Lumen Optics?")
    assert answer.text == "Yes: Jonas Keller (Lumen Optics) is Optical Engineer at Lumen Optics."


@pytest.mark.parametrize(
    "question",
    [
        "Is Lena happy with Alpine Survey?",
        "What does Lena do at Alpine Survey?",
        "Did Lena work at Alpine Survey in 2019?",
        "Does Lena work with glass at Alpine Survey?",
    ],
)
def test_other_questions_are_left_alone(asker: Asker, question: str) -> None:
    assert asker.plan(question).kind is not Kind.WORKS_THERE
