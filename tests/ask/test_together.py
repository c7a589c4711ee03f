"""Answers put together: clauses, marks and row numbers."""

from __future__ import annotations

import pytest

from coach.ask.answer import Answer, Row
from coach.ask.together import clauses, joined, with_support
from coach.evidence import Citation


def cited(*quotes: str) -> tuple[Citation, ...]:
    return tuple(Citation("notes/a.md", f"line:{n}", quote, start=n) for n, quote in enumerate(quotes, 1))


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "Which Ann paints boats, and when did she write?",
            ["Which Ann paints boats?", "When did she write?"],
        ),
        ("Who sails and where does he live now?", ["Who sails and where does he live now?"]),
        ("When and where is my talk?", ["When and where is my talk?"]),
        ("Who can introduce me there, and to whom?", ["Who can introduce me there, and to whom?"]),
        ("Bread and who knows what else", ["Bread and who knows what else"]),
    ],
)
def test_clauses(question: str, parts: list[str]) -> None:
    assert clauses(question) == parts


def test_joined_answers_keep_their_marks_right() -> None:
    a, b, c = cited("a", "b", "c")
    first = Answer("one", "Said. [1]", citations=(a, b), rows=(Row("x", None, (2,)),))
    second = Answer("two", "Told. [1][2]", citations=(c, a))
    both = joined("one and two", first, second)
    assert both.citations == (a, c, b)
    assert both.text == "Said. [1] Told. [2][1]"
    assert both.rows[0].citations == (3,)


def test_joined_is_refused_only_when_both_are() -> None:
    yes, no = Answer("one", "Yes."), Answer("two", "No.", abstained=True)
    assert not joined("q", yes, no).abstained
    assert joined("q", no, no).abstained


def test_support_comes_after_the_best_citations() -> None:
    a, b, c, d, e, f = cited("a", "b", "c", "d", "e", "f")
    answer = Answer("q", "Told. [1]", citations=(a, b, c, d, e))
    supported = with_support(answer, (f,))
    assert [x.quote for x in supported.citations] == ["a", "b", "c", "d", "f", "e"]
    assert supported.text == "Told. [1]"
