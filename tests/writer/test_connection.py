"""The test of the connection, in plain words."""

from __future__ import annotations

from coach.settings import Settings
from coach.writer import connection
from tests.model_server import ModelServer, from_evidence
from tests.writer.model_tasks import configured


def test_connection_in_plain_words(server: ModelServer) -> None:
    server.reply = from_evidence
    check = connection.test_connection(configured(server))
    assert check.ok
    assert "offers the model 'test-model'" in check.lines[0]
    assert "words a second" in check.lines[1]
    assert "Structured answers work" in check.lines[2]


def test_connection_without_structured_answers(server: ModelServer) -> None:
    server.reply = lambda request: (
        "{" if "stream" not in request or not request["stream"] else "A sentence of words."
    )
    check = connection.test_connection(configured(server))
    assert check.ok
    assert "Structured answers do not work" in check.lines[-1]


def test_connection_with_another_model(server: ModelServer) -> None:
    server.models = ("big", "small")
    check = connection.test_connection(configured(server))
    assert "does not list 'test-model'. It lists: big, small." in check.lines[0]


def test_connection_to_nothing() -> None:
    nowhere = Settings(model="m", model_base_url="http://127.0.0.1:9/v1", model_timeout=2, model_retries=0)
    check = connection.test_connection(nowhere)
    assert not check.ok
    assert check.lines == ("The model server at 127.0.0.1:9 cannot be reached.",)
    assert not connection.test_connection(Settings(model="")).ok
