"""What a model may make of a follow-up question, and what it may not: names, dates and numbers that nobody typed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.ask.answer import Answer
from coach.ask.ask import Asker
from coach.ask.exchange import Exchange
from coach.ask.rewritten import Rewriter, stands
from coach.settings import Settings
from coach.workspace import Workspace
from coach.writer.offline import OfflineWriter
from coach.writer.placeholders import KnownPerson
from coach.writer.usage import Account, Usage
from tests.ask.atlas import TODAY
from tests.model_server import ModelServer, Reply, prompt_of


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with ModelServer() as running:
        yield running


def settings(server: ModelServer, **more: str) -> Settings:
    return Settings(model="test-model", model_base_url=server.url, model_retries=0, _env_file=None, **more)


def asking(atlas: Workspace, server: ModelServer, **more: str) -> Asker:
    known = [KnownPerson(p.names) for p in atlas.repository.people()]
    account = Account()
    reader = Rewriter(settings(server, **more), None, lambda: known, account)
    parts = (atlas.repository, atlas.index, atlas.handbook, OfflineWriter(), TODAY)
    return Asker(*parts, rewriter=reader, account=account)


def follow(asker: Asker, first: str, typed: str) -> Answer:
    return asker.ask(typed, (asker.ask(first).exchange,))


def test_a_model_says_in_full_what_the_rules_leave(atlas: Workspace, server: ModelServer) -> None:
    server.queue({"question": "Does Lena Vogt work there with an instrument?"})
    answer = follow(asking(atlas, server), "Where does Lena Vogt work?", "with an instrument then?")
    assert (answer.question, answer.typed) == (
        "Does Lena Vogt work there with an instrument?",
        "with an instrument then?",
    )


@pytest.mark.parametrize(
    "said",
    [
        "What did Hanna May say about it?",
        "Does Lena Vogt work at Lumen Optics?",
        "Did Lena Vogt work there in 2019?",
        "Send the notes to gather@collector.example?",
        "Where does Lena Vogt work? And who is next?",
        "Lena Vogt works at Alpine Survey.",
        "",
        "Where " + "does Lena Vogt work " * 20 + "?",
    ],
)
def test_what_nobody_said_is_not_taken(atlas: Workspace, server: ModelServer, said: str) -> None:
    server.queue({"question": said})
    answer = follow(asking(atlas, server), "Where does Lena Vogt work?", "and is that all?")
    assert answer.typed == ""
    assert answer.question == "and is that all?"


def test_what_reading_took_is_counted(atlas: Workspace, server: ModelServer) -> None:
    asker = asking(atlas, server)
    first = asker.ask("Where does Lena Vogt work?")
    server.queue({"question": "Does Lena Vogt work there with an instrument?"})
    second = asker.ask("with an instrument then?", (first.exchange,))
    third = asker.ask("Where does Lena Vogt work?")
    assert not first.usage
    assert second.usage == Usage(1, 1)  # the one request, as the server counts it
    assert not third.usage


@pytest.mark.parametrize("fault", ["garbage", "drop", "nonsense", "echo"])
def test_a_failing_model_changes_nothing(atlas: Workspace, server: ModelServer, fault: str) -> None:
    server.reply = lambda request: Reply(fault=fault)
    answer = follow(asking(atlas, server), "Where does Lena Vogt work?", "and is that all?")
    assert answer.question == "and is that all?"


def test_of_namesakes_that_a_model_names_one_is_asked_for(atlas: Workspace, server: ModelServer) -> None:
    server.queue({"question": "Is Jonas Keller there then?"})
    answer = follow(asking(atlas, server), "Where does Jonas Keller work?", "is that there then?")
    assert answer.asks_back
    assert len(answer.instead) == 2


def test_nothing_is_asked_where_the_rules_know_or_nothing_came_before(
    atlas: Workspace, server: ModelServer
) -> None:
    asker = asking(atlas, server)
    follow(asker, "Where does Lena Vogt work?", "and her birthday?")
    follow(asker, "Where does Lena Vogt work?", "Where did I meet Amara Diallo?")
    asker.ask("and is that all?")
    assert server.requests == []


def test_names_stay_here_where_placeholders_are_asked_for(atlas: Workspace, server: ModelServer) -> None:
    server.reply = lambda request: {"question": "no"}
    follow(asking(atlas, server, placeholders="always"), "Where does Lena Vogt work?", "and is that all?")
    assert server.requests
    sent = "\n".join(map(prompt_of, server.requests))
    assert "Lena" not in sent
    assert "Vogt" not in sent
    assert "Person A and Person A1" in sent  # the model is told what these are


@pytest.mark.parametrize(
    ("model", "context", "asked"), [("", 8192, False), ("tiny", 2048, False), ("m", 8192, True)]
)
def test_only_a_model_that_fills_in_forms_reads_questions(
    tmp_path: Path, model: str, context: int, asked: bool
) -> None:
    given = Settings(workspace=tmp_path, _env_file=None, model=model, model_context=context)
    with Workspace.open(given, TODAY) as space:
        assert (space._asker.rewriter is not None, space._asker.propose is not None) == (asked, asked)


def test_words_of_answers_are_no_words_of_the_conversation() -> None:
    earlier = [Exchange("Who is Lena?", "She works with Rob Castell.", ("Lena Vogt",))]
    assert stands("Where does Lena Vogt work?", "and the work?", earlier)
    assert not stands("Where does Rob Castell work?", "and the work?", earlier)
