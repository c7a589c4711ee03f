"""Tasks, replies and writers that the tests of the model writer share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from coach.evidence import Citation, Fact, Statement
from coach.settings import Settings
from coach.store import tables
from coach.writer.interface import (
    AnswerTask,
    AnswerText,
    CardTask,
    CardText,
    EmailTask,
    EmailText,
    OnText,
    PromiseLine,
    ReviewTask,
    ReviewText,
    RewriteTask,
)
from coach.writer.model import KnownPerson, ModelWriter
from coach.writer.outbound import OutboundLedger
from tests.model_server import ModelServer

TODAY = dt.date(2026, 3, 2)
QUOTES = (
    "Nadia Farouk leads the flood mapping team at Ostrava Hydrology.",
    "She keeps bees on the office roof; her mail is nadia.f@ostrava.example.",
    "I promised to send her the gauge survey by 20 March 2026.",
)
CITATIONS = tuple(Citation("notes/nadia.md", f"line:{n}", q, TODAY) for n, q in enumerate(QUOTES, 1))
STATEMENTS = tuple(
    Statement(n, 1, 1, 0, len(q), q, "notes/nadia.md", f"line:{n}", "note", "Nadia", TODAY)
    for n, q in enumerate(QUOTES, 1)
)
PEOPLE = (KnownPerson(("Nadia Farouk",), ("Ostrava Hydrology",)), "Tomas Reyes")
QUESTION = AnswerTask("What does Nadia Farouk keep on the roof?", TODAY, CITATIONS, "Nadia Farouk")
EMAIL = EmailTask(
    "thank-you", TODAY, "Tomas Reyes", "Nadia Farouk", "Nadia", "River Data Days", TODAY, STATEMENTS[:2],
    promise=PromiseLine("the gauge survey", dt.date(2026, 3, 20), CITATIONS[2]),
)  # fmt: skip
CARD = CardTask(
    "Nadia Farouk", TODAY, "met_before", "River Data Days", tuple(Fact(c.quote, (c,)) for c in CITATIONS)
)
POST = ReviewTask("Ring me on +44 7700 900123. Our client Delta loses money.", "post", "public")

EMAIL_REPLY = {
    "subject": "Thank you for your time",
    "body": "Hi Nadia,\n\nYour bees on the roof stayed with me. I will send the gauge survey by 20 March 2026."
    "\n\nCould you spare ten minutes?\n\nBest regards,\nTomas Reyes",
    "facts": [
        {"text": "Your bees on the roof stayed with me.", "evidence": [3]},
        {"text": "Not in the body.", "evidence": [1]},
    ],
    "promise": "I will send the gauge survey by 20 March 2026.",
    "ask": "Could you spare ten minutes?",
}
CARD_REPLY = {
    "why": "You owe her the gauge survey.",
    "openings": [
        {"text": "Ask how the bees on the roof came through winter.", "evidence": [2]},
        {"text": "Talk about the weather.", "evidence": []},
    ],
    "questions": [
        {"text": "Ask what she makes of the gauge survey.", "evidence": [1]},
        {"text": "Ask about the bees again.", "evidence": [2]},
        {"text": "Ask how business is.", "evidence": []},
    ],
}
REVIEW_REPLY = {
    "findings": [
        {"quote": "+44 7700 900123", "category": "personal_data", "severity": "medium", "reason": "A phone number.",
         "generalise": "my usual number"},
        {"quote": "not in the text", "category": "hostile", "severity": "high", "reason": "x", "generalise": ""},
        {"quote": "Our client Delta", "category": "gossip", "severity": "high", "reason": "x", "generalise": ""},
    ]
}  # fmt: skip


class Offline:
    """A second writer with words of its own."""

    name: Literal["offline", "model"] = "offline"
    invents = False

    def answer(self, task: AnswerTask, on_text: OnText | None = None) -> AnswerText:
        if on_text:
            on_text("Offline [1].")
        return AnswerText("Offline [1].", (0,))

    def email(self, task: EmailTask) -> EmailText:
        return EmailText("Offline", "Offline")

    def card(self, task: CardTask) -> CardText:
        return CardText("Offline.")

    def review(self, task: ReviewTask) -> ReviewText:
        return ReviewText()

    def rewrite(self, task: RewriteTask) -> str:
        return ""


def configured(server: ModelServer, **more: Any) -> Settings:
    values: dict[str, Any] = {"model_timeout": 2, "model_retries": 1, **more}
    return Settings(model="test-model", model_base_url=server.url, **values)


def writer_for(server: ModelServer, sessions: sessionmaker[Session], **more: Any) -> ModelWriter:
    ledger = OutboundLedger(sessions, 1, lambda: dt.datetime(2026, 3, 2, 9, 0))
    return ModelWriter(configured(server, **more), ledger, PEOPLE)


def ledger_rows(sessions: sessionmaker[Session]) -> list[tables.OutboundRequest]:
    with sessions() as session:
        return list(session.scalars(select(tables.OutboundRequest).order_by(tables.OutboundRequest.id)))


JOBS: dict[str, tuple[Callable[[ModelWriter], object], object]] = {
    "answer": (lambda w: w.answer(QUESTION), "She keeps bees [2]."),
    "email": (lambda w: w.email(EMAIL), EMAIL_REPLY),
    "card": (lambda w: w.card(CARD), CARD_REPLY),
    "review": (lambda w: w.review(POST), REVIEW_REPLY),
}
