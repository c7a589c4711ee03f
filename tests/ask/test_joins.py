"""People by several conditions at once: who fulfils them all, what shows each, and which questions are of this kind."""

from __future__ import annotations

import pytest

from coach.ask.ask import Asker
from coach.ask.plan import Kind
from tests.ask.atlas import quotes, values

LENA = "Lena Vogt, Geodesist, Alpine Survey"
TEODORA = "Teodora Ilieva, Surveyor, Alpine Survey Ltd"
POLICY = "Jonas Keller (Civic Data Trust), Policy Adviser"
LENSES = "Jonas Keller (Lumen Optics), Optical Engineer"
AMARA = "Amara Diallo, Head of Maps, Harbour Archive"
ROB = "Robert Castell, Buyer, Summit Gear"
VIKTOR = "Viktor Sand, Head of Purchasing, Polar Library"


@pytest.mark.parametrize(
    ("question", "people"),
    [
        # One Jonas Keller was at the fair, the other one goes to the congress.
        ("Who that I met at the Map Fair is going to the Map Congress?", [LENA]),
        ("Which people that I met at the Open Data Workshop are going to the Map Congress?", [POLICY]),
        ("Who did I meet at the Map Fair who works at Lumen Optics?", [LENSES]),
        ("Who that I met at the Map Fair works with someone I know at Alpine Survey?", [LENA]),
        ("Who works with somebody I know who I met at the Map Fair?", [TEODORA]),
        ("Who is speaking at the Map Congress that I have never met?", [VIKTOR]),
        ("Which of the people I met at the Map Fair used to work at the Port Museum?", [AMARA]),
        ("Who that I met at the Open Data Workshop owes me something?", [ROB]),
        ("Who is going to the Map Congress and have I connected with in September 2026?", [LENA, POLICY]),
    ],
)
def test_all_conditions_hold(asker: Asker, question: str, people: list[str]) -> None:
    answer = asker.ask(question)
    assert asker.plan(question).kind is Kind.JOINED
    assert sorted(values(answer)) == sorted(people)
    assert answer.plan.startswith(("people who fit all of this: ", "people who fit this: "))
    assert not answer.abstained


def test_each_step_is_cited(asker: Asker) -> None:
    answer = asker.ask("Who that I met at the Map Fair is going to the Map Congress?")
    assert "measures glaciers" in quotes(answer)
    assert any(c.source == "congress/attendees.csv" for c in answer.citations)
    assert len(answer.rows[0].citations) >= 2


def test_nobody_is_said_to_fulfil_it(asker: Asker) -> None:
    answer = asker.ask("Who that I met at the Map Fair works at Summit Gear?")
    assert answer.abstained
    assert answer.rows == ()


@pytest.mark.parametrize(
    "question",
    [
        "Who do I know at Alpine Survey?",  # one condition
        "Who did I meet at the Map Fair?",
        "Who that Lena met at the Map Fair works at Lumen Optics?",  # not the user's own meeting
        "What did I promise Amara at the Map Fair?",
    ],
)
def test_other_questions_are_left_alone(asker: Asker, question: str) -> None:
    assert asker.plan(question).kind is not Kind.JOINED
