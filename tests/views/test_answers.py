"""How an answer is put on the page: days in words, nothing said twice."""

from __future__ import annotations

import pytest

from coach.ask.answer import Answer, Row
from coach.evidence import Unsupported
from coach.views.parts.answers import _beside_rows

ADA = Row("Ada Byrne (Rye Press): Ada prints.", "p1", ())
BO = Row("Bo Ek (Fen Works): Bo mends nets.", "p2", ())


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("chart, due 20 November 2026 (2026-11-20), 2 days late", "chart, due 20 November 2026, 2 days late"),
        ("2026-10-16: Visit to the mill", "16 October 2026: Visit to the mill"),
        ("2026-02-30 stands in the note", "2026-02-30 stands in the note"),
        ("order 12026-10-167", "order 12026-10-167"),
    ],
)
def test_days_in_rows_are_said_in_words(value: str, shown: str) -> None:
    assert Row(value).shown == shown


def test_what_the_rows_say_is_not_said_again() -> None:
    text = f"2 people are called so. {ADA.value} {BO.value} They know each other."
    assert _beside_rows(Answer("q", text, rows=(ADA, BO))) == "2 people are called so. They know each other."
    assert _beside_rows(Answer("q", "No such words: prints.", rows=(ADA,))) == "No such words: prints."
    assert _beside_rows(Answer("q", text)) == text


def test_an_underlined_text_stays_whole() -> None:
    text = f"2 people are called so. {ADA.value}"
    marked = Answer("q", text, rows=(ADA,), unsupported=(Unsupported(0, 8, "2 people", "Not said."),))
    assert _beside_rows(marked) == text
