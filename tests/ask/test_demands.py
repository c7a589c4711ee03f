"""What a sentence must say besides having the words of a question."""

from __future__ import annotations

import pytest

from coach.ask.demands import meets, only_greets, outcome, tells_outcome


@pytest.mark.parametrize(
    ("question", "text", "fits"),
    [
        ("Who have I had lunch with?", "He'd like to have lunch sometime.", False),
        ("Who did I visit in Ghent?", "I will visit Ann in Ghent.", False),
        ("Mit wem habe ich gegessen?", "Ben möchte mit mir essen.", False),
        ("Who have I had lunch with?", "Lunch with Ann.", True),
        ("Who did I meet who wants to sell a boat?", "Ann wants to sell her boat.", True),
        ("Who did I promise a map?", "I will send Ann a map.", True),
        ("Who is looking for a job?", "Met Ann, first job, bright.", False),
        ("Who is looking for a job?", "Ann needs a new job.", True),
        ("Wer sucht einen Drucker?", "Ann braucht einen Drucker.", True),
        ("Who knows Polish?", "Ann speaks Polish.", True),
    ],
)
def test_meets(question: str, text: str, fits: bool) -> None:
    assert meets(question, text, of_people=False) is fits


@pytest.mark.parametrize(("text", "fits"), [("Bob rang.", False), ("Ann knows Bob from school.", True)])
def test_who_knows_somebody(text: str, fits: bool) -> None:
    assert meets("Who knows Bob?", text, of_people=True) is fits


@pytest.mark.parametrize(
    ("text", "greets"),
    [
        ("Dear Tessa,", True),
        ("Hi Tessa, are you in Ghent?", True),
        ("Warm regards, Tessa", True),
        ("Viele Grüße\nTessa", True),
        ("Tessa runs the mill.", False),
        ("Dear Ann, Tessa runs the mill.", False),
    ],
)
def test_only_greets(text: str, greets: bool) -> None:
    assert only_greets(("tessa",), text) is greets


@pytest.mark.parametrize(
    ("question", "text", "tells"),
    [
        ("Has Marek sent me the numbers?", "He still has not sent me the numbers.", True),
        ("Did Marek send me the numbers?", "Marek sent the numbers.", True),
        ("Has Marek sent me the numbers?", "He'll send the numbers by June.", False),
        ("Has Marek sent me the numbers?", "He will have sent the numbers by June.", False),
        ("Did Yusuf change his forwarder?", "He switched forwarder.", True),
        ("Who sent the numbers?", "Marek sent the numbers.", False),
    ],
)
def test_outcome(question: str, text: str, tells: bool) -> None:
    assert tells_outcome(outcome(question), text) is tells
