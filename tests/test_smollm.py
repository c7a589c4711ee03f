"""A small real model through the model writer: it invents freely, and nothing of that may pass unmarked."""

from __future__ import annotations

import datetime as dt
import socket
from collections.abc import Iterator

import pytest

from bench.small_server import NAME, missing, start
from coach.checks.grounding import evidence_of, unsupported
from coach.evidence import Citation, Fact, Statement
from coach.settings import Settings
from coach.writer import connection
from coach.writer.choose import FallbackWriter
from coach.writer.interface import AnswerTask, CardTask, EmailTask, ReviewTask
from coach.writer.model import ModelWriter
from coach.writer.offline import OfflineWriter

pytestmark = [pytest.mark.model, pytest.mark.skipif(bool(missing()), reason=missing() or "installed")]

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
def url() -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server, address = start(port, context=2048)
    yield address
    del server


def settings(url: str) -> Settings:
    return Settings(model=NAME, model_base_url=url, model_context=2048, model_timeout=40, model_retries=0)


@pytest.fixture
def writer(url: str) -> FallbackWriter:
    return FallbackWriter(ModelWriter(settings(url), None), OfflineWriter())


def test_answers_and_streams(writer: FallbackWriter) -> None:
    pieces: list[str] = []
    task = AnswerTask("What does Nadia Farouk keep on the roof?", TODAY, CITATIONS, "Nadia Farouk")
    answer = writer.answer(task, pieces.append)
    assert writer.name == "model", writer.note
    assert answer.text
    assert pieces
    assert all(0 <= i < len(CITATIONS) for i in answer.used)
    assert "](" not in answer.text
    marked = unsupported(answer.text, evidence_of(CITATIONS), known=KNOWN, today=TODAY)
    assert all(answer.text[m.start : m.end] == m.quote for m in marked)


def test_an_email_is_a_whole_letter(writer: FallbackWriter) -> None:
    task = EmailTask(
        "thank-you", TODAY, "Tomas Reyes", "Nadia Farouk", "Nadia", "River Data Days", TODAY, STATEMENTS[:2]
    )
    email = writer.email(task)
    assert writer.name == "model", writer.note
    assert email.subject
    assert "Nadia" in email.body.splitlines()[0]
    assert email.body.splitlines()[-1] in ("Tomas", "Tomas Reyes")
    assert "[" not in email.body
    marked = unsupported(email.body, QUOTES, known=KNOWN, today=TODAY)
    assert all(m.reason for m in marked)


def test_card_has_cited_openings_only(writer: FallbackWriter) -> None:
    facts = tuple(Fact(c.quote, (c,)) for c in CITATIONS)
    card = writer.card(CardTask("Nadia Farouk", TODAY, "met_before", "River Data Days", facts))
    assert writer.name == "model", writer.note
    assert len(card.why.split()) > 1
    assert all(opening.citations for opening in card.openings)


def test_review_quotes_verbatim(writer: FallbackWriter) -> None:
    text = "Ring me on +44 7700 900123. The council are idiots. Our talk is on Tuesday."
    findings = writer.review(ReviewTask(text, "post", "public")).findings
    assert writer.name == "model", writer.note
    assert all(text[f.start : f.end] == f.quote for f in findings)
    assert all(f.severity == "low" for f in findings), "a small model changes no verdict"


def test_connection_says_what_works(url: str) -> None:
    check = connection.test_connection(settings(url))
    assert check.ok
    assert f"offers the model '{NAME}'" in check.lines[0]
    assert any("tokens a second" in line for line in check.lines)
    assert "short prompts" in check.lines[-2]
    assert check.context == 2048
