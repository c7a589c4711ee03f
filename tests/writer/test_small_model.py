"""A small model: short prompts, plain text, and what is done where a form does not serve."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session, sessionmaker

from coach.errors import ModelError
from coach.writer.choose import FallbackWriter
from coach.writer.interface import (
    AnswerText,
)
from coach.writer.model import ModelWriter
from tests.model_server import ModelServer, Reply, prompt_of
from tests.writer.model_tasks import CARD, EMAIL, EMAIL_REPLY, POST, QUESTION, Offline, writer_for


def test_a_small_model_gets_short_prompts_and_writes_plain_text(
    server: ModelServer, small: ModelWriter
) -> None:
    server.queue("She keeps bees [2]. She keeps bees [2]. She keeps bees on the")
    assert small.answer(QUESTION) == AnswerText("She keeps bees [1].", (1,))
    server.queue("Dear Nadia,\n\nThank you for the talk about the bees on the roof.\n\nWarmly,\nYour Name")
    email = small.email(EMAIL)
    assert (email.subject, email.body[-19:]) == ("Thank you", "Warmly,\nTomas Reyes")
    server.queue("She keeps bees on the roof.")
    assert small.card(CARD).why == "She keeps bees on the roof."
    server.queue({"category": "personal_data", "quote": "+44 7700 900123"})
    assert [(f.category, f.severity) for f in small.review(POST).findings] == [("personal_data", "low")]
    assert all(len(prompt_of(request)) < 1200 for request in server.requests)
    forms = [(request.get("response_format") or {}).get("type") for request in server.requests]
    assert forms == [None, None, None, "json_schema"]
    assert all(request["frequency_penalty"] for request in server.requests)


def test_a_small_model_may_find_nothing(server: ModelServer, small: ModelWriter) -> None:
    server.queue({"category": "none", "quote": ""}, {"category": "politics", "quote": "not in the text"})
    assert small.review(POST).findings == ()
    assert small.review(POST).findings == ()


@pytest.mark.parametrize(
    ("category", "quote"),
    [("personal_data", "Our client Delta"), ("hostile", POST.text), ("secret", "loses money")],
)
def test_a_small_models_guesses_are_left_out(
    server: ModelServer, small: ModelWriter, category: str, quote: str
) -> None:
    server.queue(
        {"category": category, "quote": quote}, {"category": "confidential", "quote": "Our client Delta"}
    )
    assert small.review(POST).findings == ()
    assert [f.quote for f in small.review(POST).findings] == ["Our client Delta"]


def test_a_small_model_is_asked_once_more(server: ModelServer, small: ModelWriter) -> None:
    server.queue(Reply(fault="echo"), "She keeps bees [2].")
    assert small.answer(QUESTION).text == "She keeps bees [1]."
    server.queue("As a language model, I have no notes.", "She keeps bees on the roof.")
    assert small.card(CARD).why == "She keeps bees on the roof."
    assert server.requests[-1]["temperature"] > server.requests[-2]["temperature"]


def test_a_reply_of_no_use_leads_to_plain_text(server: ModelServer, writer: ModelWriter) -> None:
    server.queue(
        {**EMAIL_REPLY, "body": "The e-mail"},
        "no",
        "Hi Nadia,\n\nThank you for the talk about your bees.\n\nBest,\nT",
    )
    assert writer.email(EMAIL).body.startswith("Hi Nadia,\n\nThank you for the talk about your bees.")
    assert len(server.requests) == 3, "no other grammar is tried"
    server.queue(EMAIL_REPLY)
    writer.email(EMAIL)
    assert server.requests[-1]["response_format"]["type"] == "json_schema", "one bad reply may be chance"


def test_after_a_timeout_in_a_form_plain_text_is_asked_for(
    server: ModelServer, sessions: sessionmaker[Session]
) -> None:
    writer = writer_for(server, sessions, model_timeout=1)
    server.queue(Reply(fault="timeout"), "She keeps bees on the roof.")
    with pytest.raises(ModelError, match="did not answer"):
        writer.card(CARD)
    assert writer.card(CARD).why == "She keeps bees on the roof."


def test_a_subject_says_nothing_new(server: ModelServer, writer: ModelWriter) -> None:
    server.queue(
        {**EMAIL_REPLY, "subject": "Your years at Stanford"}, {**EMAIL_REPLY, "subject": "Your bees"}
    )
    assert [writer.email(EMAIL).subject for _ in range(2)] == ["Thank you", "Your bees"]


def test_replies_of_no_use_are_no_broken_server(server: ModelServer, small: ModelWriter) -> None:
    both = FallbackWriter(small, Offline())
    server.reply = lambda request: "no"
    assert [both.card(CARD).why for _ in range(4)] == ["Offline."] * 4
    server.reply = lambda request: "She keeps bees on the roof."
    assert both.card(CARD).why == "She keeps bees on the roof."
    server.reply = lambda request: "no"
    for _ in range(6):
        both.card(CARD)
    asked = len(server.requests)
    assert both.card(CARD).why == "Offline."
    assert len(server.requests) == asked, "six in a row are enough"
