"""The pages with a language model behind them: streaming, hostile output, the ledger, and a server that fails."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pydantic import SecretStr
from streamlit.testing.v1 import AppTest

from coach.workspace import Workspace
from coach.writer.usage import Usage
from tests.model_server import ModelServer, Reply, prompt_of
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
    assert "none of them to another machine" in words
    app.switch_page("coach/views/sent.py").run()
    words = shown(app)
    assert f"{server.url.split('//')[1].removesuffix('/v1')}, this machine" in words
    assert "answer a question" in words
    assert "120 tokens sent and 7 received" in words
    body = prompt_of(server.requests[-1])
    assert all(line.strip() in words for line in body.splitlines() if line.strip())


def test_a_model_on_this_machine_is_one_click_away(chat: Open, server: ModelServer) -> None:
    app = chat("settings")
    space = opened()
    port = server.url.split(":")[2].split("/")[0]
    space.configure(
        space.settings.model_copy(update={"model_ports": port, "model_api_key": SecretStr("sk-elsewhere")})
    )
    server.facts = {"test-model": {"owned_by": "vllm", "max_model_len": 16384}}
    app = click(app, "model-find")
    assert "vLLM" in shown(app)
    app = click(app, "model-take-0-0")
    assert "test-model writes the prose from now on" in shown(app)
    used = space.settings
    assert (used.model, used.model_base_url, used.model_context) == ("test-model", server.url, 16384)
    assert used.model_api_key.get_secret_value() == "", "a key goes nowhere but where it was given for"
    app = click(app, "model-off")
    assert space.settings.model == ""
    assert "nothing is sent anywhere" in shown(app)


def test_no_model_on_this_machine_is_said(chat: Open) -> None:
    app = chat("settings")
    space = opened()
    space.configure(space.settings.model_copy(update={"model_ports": "9"}))
    assert "No model server answers on this machine" in shown(click(app, "model-find"))


def test_what_left_is_turned_page_by_page(chat: Open) -> None:
    app = chat("sent")
    assert "Nothing was sent: no model was asked" in shown(app)
    ledger = opened().ledger
    for number in range(23):
        address = "https://models.example/v1" if number % 2 else "http://127.0.0.1:1/v1"
        ledger.finish(ledger.begin(address, f"ask {number}.", f"Words {number}."), "ok", Usage(1000, 100))
    app.run()
    words = shown(app)
    assert "11,000 tokens sent" in words
    assert "Words 21." in words
    assert "Words 22." not in words, "only what left this machine, until more is asked for"
    app.segmented_control(key="sent-which").set_value("Everything").run()
    assert "Words 22." in shown(app)
    app = click(click(app, "sent-older"), "sent-older")
    words = shown(app)
    assert "Words 0." in words
    assert "21–23 of 23" in words
    assert "Words 12." in shown(click(app, "sent-newer"))


def opened() -> Workspace:
    from coach.views.parts.session import workspace

    return workspace()


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


def test_an_embedding_server_is_named_though_no_model_writes(chat: Open) -> None:
    app = chat("settings")
    space = opened()
    more = {"embedding_model": "tiny", "embedding_base_url": "http://127.0.0.1:9/v1"}
    space.configure(space.settings.model_copy(update=more))
    words = shown(app.run())
    assert "nothing is sent anywhere" not in words
    assert "tiny at http://127.0.0.1:9/v1 is sent your questions and open sentences, for search." in words
    assert "Writer: offline." in space.doctor().lines
