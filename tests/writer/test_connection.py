"""The test of the connection, in plain words."""

from __future__ import annotations

import pytest

from coach.settings import Settings
from coach.writer import connection
from tests.model_server import ModelServer, Request, from_evidence
from tests.writer.model_tasks import configured


def test_connection_in_plain_words(server: ModelServer) -> None:
    server.reply = from_evidence
    server.facts = {"test-model": {"max_model_len": 32768}}
    check = connection.test_connection(configured(server))
    assert check.ok
    assert "offers the model 'test-model'" in check.lines[0]
    assert "It writes as it goes" in check.lines[1]
    assert "tokens a second" in check.lines[1]
    assert "takes a schema and calls tools" in check.lines[2]
    assert "holds 32,768 tokens. Of them 8,192" in check.lines[3]
    assert (check.streams, check.schema, check.tools, check.context) == (True, True, True, 32768)
    assert check.speed > 0


def test_a_context_smaller_than_what_is_used_is_said(server: ModelServer) -> None:
    server.reply = from_evidence
    server.facts = {"test-model": {"max_model_len": 4096}}
    check = connection.test_connection(configured(server))
    assert "Set COACH_MODEL_CONTEXT=4096." in check.lines[3]


@pytest.mark.parametrize(
    ("refuses", "ignores", "schema", "tools", "says"),
    [
        ({"json_schema"}, False, False, True, "It calls tools, and takes no schema"),
        ({"tools"}, False, True, False, "It takes a schema, and calls no tools"),
        ({"json_schema"}, True, False, False, "It takes no schema and calls no tools"),
    ],
)
def test_connection_tells_schema_from_tools(
    server: ModelServer, refuses: set[str], ignores: bool, schema: bool, tools: bool, says: str
) -> None:
    def reply(request: Request) -> str | dict[str, object]:
        return "Just words." if ignores and request.get("tools") else from_evidence(request)

    server.refuses, server.ignores_tools = refuses, ignores
    server.reply = reply
    check = connection.test_connection(configured(server))
    assert (check.schema, check.tools) == (schema, tools)
    assert says in check.lines[2]


def test_connection_without_structured_answers(server: ModelServer) -> None:
    server.reply = lambda request: (
        "{" if "stream" not in request or not request["stream"] else "A sentence of words."
    )
    check = connection.test_connection(configured(server))
    assert check.ok
    assert "takes no schema and calls no tools" in check.lines[2]


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
