"""The pages with a language model behind them: streaming, hostile output, the ledger, and a server that fails."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from tests.model_server import ModelServer, Reply
from tests.views.screen import Open, click, shown


@pytest.fixture
def server() -> Iterator[ModelServer]:
    """A model server on loopback."""
    with ModelServer() as running:
        yield running


def connected(chat: Open, server: ModelServer) -> AppTest:
    """The settings page after the model was set there."""
    app = chat("settings")
    app.text_input(key="model-name").set_value("test-model")
    app.text_input(key="model-address").set_value(server.url).run()
    return click(app, "model-use")


def test_the_connection_test_says_what_works(chat: Open, server: ModelServer) -> None:
    app = click(connected(chat, server), "model-test")
    assert not app.exception
    assert app.success or app.error
    assert "test-model" in shown(app)


def test_a_model_answers_and_the_ledger_shows_it(chat: Open, server: ModelServer) -> None:
    app = connected(chat, server)
    server.reply = lambda request: "Ines Fabre keeps bees [1]. ![x](https://evil.example/p.png) <img src=x>"
    app.switch_page("coach/views/chat.py").run()
    app.chat_input[0].set_value("Who keeps bees?").run()
    assert not app.exception
    answer = app.session_state["chat"].turns[-1].result
    assert server.requests
    assert "bees" in shown(app)
    for element in app.get("html"):
        assert "<img" not in element.proto.body
        assert 'src="' not in element.proto.body
    assert answer.writer in ("model", "offline")
    app.switch_page("coach/views/settings.py").run()
    words = shown(app)
    assert "Nothing has left this machine." not in words
    assert server.url.split("//")[1].split("/")[0] in words


def test_a_failing_model_leaves_an_answer_and_a_note(chat: Open, server: ModelServer) -> None:
    app = connected(chat, server)
    server.reply = lambda request: Reply({"error": {"message": "out of memory"}}, status=500)
    app.switch_page("coach/views/chat.py").run(timeout=120)
    app.chat_input[0].set_value("Who keeps bees?").run(timeout=120)
    assert not app.exception
    answer = app.session_state["chat"].turns[-1].result
    assert answer.writer == "offline"
    assert answer.note
    assert "Fabre" in shown(app)
