"""A sentence that asks the same answers nothing: what was asked is shown, and that no answer is on record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from coach.ask.demands import only_asks
from coach.workspace import Workspace
from tests.small_world import opened

ME = {"name": "Vera Stroud", "emails": ["vera@loom.example"], "profile": "", "employer": "Loom"}
MAIL = """From: Omar Haddou <omar@tolmin.example>
To: Vera Stroud <vera@loom.example>
Date: Fri, 20 Nov 2026 11:00:00 +0100
Subject: Fenwick
Message-ID: <only-asked-1@mail.example>
Content-Type: text/plain; charset=utf-8

Dear Vera,

the contract is ready. I'd also be grateful if you could confirm who signs for Fenwick. Please let me know when the loading bay opens. Bitte teilen Sie mir mit, wer den Kran bezahlt.

Omar
"""
NOTE = """---
title: Call with Omar
date: 2026-11-22
with: [Omar Haddou]
---
Omar paints the gates for Larch Court. Could you tell me who cleans them, he asked.
"""
ASKED = "This was asked before, and no answer to it is on record."


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    files = {"mail/a.eml": MAIL, "notes/omar.md": NOTE}
    with opened(tmp_path_factory.mktemp("asked"), files, ME, date(2026, 11, 27)) as space:
        yield space


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Who signs for Fenwick?", "confirm who signs for Fenwick"),
        ("When does the loading bay open?", "when the loading bay opens"),
    ],
)
def test_what_was_only_asked_is_no_answer(space: Workspace, question: str, said: str) -> None:
    answer = space.ask(question)
    assert answer.abstained
    assert answer.text == ASKED
    assert said in answer.citations[0].quote


def test_it_is_said_in_german(space: Workspace) -> None:
    answer = space.ask("Wer bezahlt den Kran?")
    assert answer.abstained
    assert answer.text == "Das wurde schon einmal gefragt, und eine Antwort darauf ist nicht verzeichnet."


def test_what_is_said_beside_a_question_is_told(space: Workspace) -> None:
    answer = space.ask("Who paints the gates for Larch Court?")
    assert not answer.abstained
    assert "Omar" in answer.text


@pytest.mark.parametrize(
    ("question", "text", "asks"),
    [
        ("Who signs for Fenwick?", "Could you confirm who signs for Fenwick.", True),
        ("Who signs for Fenwick?", "Please let me know who signs for Fenwick.", True),
        ("Who signs for Fenwick?", "Do you know whether Ada signs for Fenwick.", True),
        ("Who signs for Fenwick?", "I would like to know who signs for Fenwick.", True),
        ("Wer unterschreibt für Fenwick?", "Könnten Sie mir sagen, wer für Fenwick unterschreibt.", True),
        ("When does the fair open?", "Can you tell me when the fair opens.", True),
        ("Who signs for Fenwick?", "Ada signs for Fenwick.", False),
        ("Who signs for Fenwick?", "Ada signs for Fenwick, could you tell me who pays.", False),
        ("Who asked who signs for Fenwick?", "Could you confirm who signs for Fenwick.", False),
        ("What did Ada send?", "Could you tell me when the fair opens.", False),
        ("Who signs for Fenwick?", "Please ask Ada, who signs for Fenwick.", False),
    ],
)
def test_only_asks(question: str, text: str, asks: bool) -> None:
    assert only_asks(question, text) is asks
