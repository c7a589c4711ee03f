"""A small real model through the model writer: it invents freely, and nothing of that may pass unmarked."""

from __future__ import annotations

import datetime as dt
import socket
from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest

from bench.small_model import NAME, missing, start
from coach.checks.grounding import evidence_of, unsupported
from coach.errors import ModelError
from coach.evidence import Citation, Fact, Statement
from coach.settings import Settings
from coach.writer import connection
from coach.writer.interface import AnswerTask, CardTask, EmailTask, ReviewTask
from coach.writer.model import ModelWriter

pytestmark = [pytest.mark.model, pytest.mark.skipif(bool(missing()), reason=missing() or "installed")]

T = TypeVar("T")

TODAY = dt.date(2026, 3, 2)
QUOTES = (
    "Nadia Farouk leads the flood mapping team at Ostrava Hydrology.",
    "She keeps bees on the office roof.",
    "I promised to send her the gauge survey by 20 March 2026.",
)
CITATIONS = tuple(Citation("notes/nadia.md", f"line:{n}", q, TODAY) for n, q in enumerate(QUOTES, 1))
STATEMENTS = tuple(
    Statement(n, 1, 1, 0, len(q), q, "notes/nadia.md", f"line:{n}", "note", "Nadia", TODAY)
    for n, q in enumerate(QUOTES, 1)
)
KNOWN = ("Nadia Farouk", "Tomas Reyes", "River Data Days")


@pytest.fixture(scope="module")
def writer() -> Iterator[ModelWriter]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server, url = start(port)
    yield ModelWriter(settings(url), None)
    del server


def settings(url: str) -> Settings:
    return Settings(model=NAME, model_base_url=url, model_context=2048, model_timeout=30, model_retries=0)


def attempt(run: Callable[[], T]) -> T | None:
    """The result; None where the model failed, which it must say in one line."""
    line = ""
    try:
        return run()
    except ModelError as error:
        line = str(error)
    assert "\n" not in line
    assert 10 < len(line) < 200
    return None


def test_answers_and_streams(writer: ModelWriter) -> None:
    pieces: list[str] = []
    task = AnswerTask("What does Nadia Farouk keep on the roof?", TODAY, CITATIONS, "Nadia Farouk")
    answer = attempt(lambda: writer.answer(task, pieces.append))
    if answer is not None:
        assert answer.text
        assert pieces
        assert all(0 <= i < len(CITATIONS) for i in answer.used)
        assert "](" not in answer.text
        marked = unsupported(answer.text, evidence_of(CITATIONS), known=KNOWN, today=TODAY)
        assert all(answer.text[m.start : m.end] == m.quote for m in marked)


def test_email_is_complete_or_refused(writer: ModelWriter) -> None:
    task = EmailTask(
        "thank-you", TODAY, "Tomas Reyes", "Nadia Farouk", "Nadia", "River Data Days", TODAY, STATEMENTS[:2]
    )
    email = attempt(lambda: writer.email(task))
    if email is not None:
        assert email.subject
        assert email.body
        assert "[your" not in email.body.casefold()
        marked = unsupported(email.body, QUOTES, known=KNOWN, today=TODAY)
        assert all(m.reason for m in marked)


def test_card_has_cited_openings_only(writer: ModelWriter) -> None:
    facts = tuple(Fact(c.quote, (c,)) for c in CITATIONS)
    task = CardTask("Nadia Farouk", TODAY, "met_before", "River Data Days", facts)
    card = attempt(lambda: writer.card(task))
    if card is not None:
        assert card.why
        assert all(opening.citations for opening in card.openings)


def test_review_quotes_verbatim(writer: ModelWriter) -> None:
    text = "Ring me on +44 7700 900123. The council are idiots. Our talk is on Tuesday."
    findings = attempt(lambda: writer.review(ReviewTask(text, "post", "public")))
    assert all(text[f.start : f.end] == f.quote for f in findings or ())


def test_connection_says_what_works(writer: ModelWriter) -> None:
    check = connection.test_connection(writer._settings)
    assert check.ok
    assert f"offers the model '{NAME}'" in check.lines[0]
    assert any("words a second" in line for line in check.lines)
