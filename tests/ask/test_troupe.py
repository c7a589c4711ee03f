"""A theatre maker asks: who needs, who goes where, what is due by a day, and whom the user met where."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from coach.ask.exchange import Exchange
from coach.workspace import Workspace
from tests.ask.atlas import values
from tests.ask.troupe import open_troupe


@pytest.fixture(scope="module")
def troupe(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with open_troupe(tmp_path_factory.mktemp("troupe")) as space:
        yield space


_LOTTE = "Lotte Frank, Kostümbildnerin, Frank Kostüme"
_LISBON = ["Yuki Sato, Stage Manager, Teatro Lume", "Omar Diaz, Producer, Diaz Touring", _LOTTE]


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Who did I meet in Lisbon?", _LISBON),
        ("Who did I meet in Lisbon but have not written to?", [_LOTTE]),
        ("Who gave me the linen?", ["Lotte Frank: “Met Lotte Frank, who gave me a roll of linen.”"]),
        ("Is Yuki late with the crew plan?", ["2026-11-22: Yuki Sato: the crew plan"]),
        ("Who owes me something?", [
            "Yuki Sato: the crew plan, due 22 November 2026 (2026-11-22), 5 days late",
            "Finn Ryan: my field recorder, due 10 December 2026 (2026-12-10)",
        ]),
        ("What is due by 5 December?", [
            "Omar Diaz: the introduction to Greta Holm, due 22 November 2026 (2026-11-22), 5 days late",
            "Hugo Lind: the answer on the ramp, due 30 November 2026 (2026-11-30)",
            "Renate Voss: “können Sie mir bis 3. Dezember das Konzept schicken?”, by 3 December 2026 (2026-12-03)",
            "Karl Benning: Fotos, due 5 December 2026 (2026-12-05)",
        ]),
        ("Whom should I thank?", ["Lotte Frank: Stage Days Lisbon, 5 November 2026"]),
    ],
)  # fmt: skip
def test_rows(troupe: Workspace, question: str, rows: list[str]) -> None:
    assert values(troupe.ask(question)) == rows


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Who needs a sound designer?", "Omar is planning a tour of Iberia in spring and needs a sound designer."),
        ("Until when does the lamp list have time?", "The lamp list has time until 11 December now."),
        ("What did Piers want?", "He wants the lamp list by 1 November."),
        ("What did I tell Piers?", "I told Piers that I would ask Hugo about the ramp."),
    ],
)  # fmt: skip
def test_the_sentence_that_says_it_is_quoted_first(troupe: Workspace, question: str, quote: str) -> None:
    answer = troupe.ask(question)
    assert not answer.abstained
    said = [c.quote for c in answer.citations if not c.source.startswith("linkedin/")]
    assert said[0] == quote


def test_until_when_is_no_question_of_the_past(troupe: Workspace) -> None:
    assert troupe.ask("Until when does the lamp list have time?").text.startswith("11 December 2026")


@pytest.mark.parametrize(
    "question", ["Who is going to Lisbon next year?", "Who plays the piano?", "Who is new this week?"]
)
def test_what_is_not_said_names_nobody(troupe: Workspace, question: str) -> None:
    assert troupe.ask(question).abstained


def test_them_are_those_met_in_the_town(troupe: Workspace) -> None:
    first = troupe.ask("Who did I meet in Lisbon?")
    history = (Exchange(first.question, first.text, first.about),)
    assert values(troupe.ask("And which of them have I not written to?", history)) == [_LOTTE]
