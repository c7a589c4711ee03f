"""Which of an organiser's questions are anybody else's business."""

from __future__ import annotations

import pytest

from coach.signup import is_ours


@pytest.mark.parametrize(
    "question",
    [
        "What are you looking for?",
        "Looking for",
        "What can you offer?",
        "Topics of interest",
        "Your interests",
        "What are your goals for the event?",
        "What would you like to talk about?",
        "What do you hope to learn?",
        "What are you working on?",
        "Who would you like to meet?",
        "What brings you here?",
        "What kind of partners are you looking for?",
        "Are you familiar with our topics?",
        "Was suchen Sie?",
        "Was bieten Sie an?",
        "Worüber möchten Sie sprechen?",
        "Ihre Themen",
        "Ziele",
    ],
)
def test_questions_of_purpose_are_read(question: str) -> None:
    assert is_ours(question)


@pytest.mark.parametrize(
    "question",
    [
        "Are you pregnant?",
        "Religion?",
        "Do you need a wheelchair?",
        "Anything about childcare?",
        "Are you interested in childcare?",
        "Would you like to meet the doctor about an allergy?",
        "Your nationality",
        "Passport number",
        "Salary expectation?",
        "Which bank account do we charge?",
        "Anything else?",
        "Your work permit",
        "Erwarten Sie ein Kind?",
        "Gehaltsvorstellung?",
        "Welche Religion haben Sie?",
    ],
)
def test_questions_of_body_household_or_booking_are_not(question: str) -> None:
    assert not is_ours(question)
