"""Starred insults weigh what the word weighs; a cross word at a thing is a small matter."""

from __future__ import annotations

import datetime as dt

import pytest

from coach.review.reviewer import Reviewer


@pytest.fixture(scope="module")
def reviewer() -> Reviewer:
    """A reviewer without notes."""
    return Reviewer(None, dt.date(2026, 11, 22))


@pytest.mark.parametrize(
    "text",
    ["You are st*pid.", "You are $tupid.", "What an id**t Lars is.", "Lars is a m*r*n.", "Such a cl*wn, that Lars.", "F**k you, Lars.",
     "He is a d**khead.", "You st#pid man."],
)  # fmt: skip
def test_stars_hide_nothing(reviewer: Reviewer, text: str) -> None:
    report = reviewer.review(text, "email", "Somebody Unknown")
    assert report.verdict == "revise"
    assert any(f.severity == "medium" and f.quote in text for f in report.findings)


@pytest.mark.parametrize(
    "text",
    ["The stupid bug is fixed.", "The st*pid bug is fixed.", "My stupid laptop died.", "This is a stupid question, sorry.", "The idiotic rule is gone.",
     "A 5* hotel.", "C* is hard.", "2*3*4", "We use snake_case_names here.", "The #idea_of_2026 wall."],
)  # fmt: skip
def test_at_a_thing_it_is_small(reviewer: Reviewer, text: str) -> None:
    assert reviewer.review(text, "email", "Somebody Unknown").verdict == "ok"


@pytest.mark.parametrize(
    "text", ["The stupid manager said no.", "Your stupid question again.", "Lars's stupid rule is gone.", "That stupid man again."]
)  # fmt: skip
def test_at_somebody_or_what_is_theirs_it_is_not(reviewer: Reviewer, text: str) -> None:
    assert reviewer.review(text, "email", "Somebody Unknown").verdict == "revise"
