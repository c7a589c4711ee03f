"""The MCP server, started as a client starts it."""

from __future__ import annotations

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters, stdio_client

from coach.cli import main
from tests.small_world import ME, TODAY, write_files

TOOLS = {"ask", "search", "people", "brief", "draft", "promises", "upkeep", "review"}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mcp")
    here = ["--workspace", str(folder / "ws"), "--today", TODAY]
    assert main(["me", "--name", str(ME["name"]), "--email", ME["emails"][0], *here]) == 0
    assert main(["import", str(write_files(folder / "files")), *here]) == 0
    return folder / "ws"


def talk(workspace: Path, calls: list[tuple[str, dict[str, Any]]]) -> tuple[list[Any], list[Any]]:
    """Start the server, list its tools and call some."""
    words = ["-m", "coach.cli", "mcp", "--workspace", str(workspace), "--today", TODAY]
    server = StdioServerParameters(command=sys.executable, args=words, cwd=str(Path(__file__).parents[1]))

    async def session() -> tuple[list[Any], list[Any]]:
        async with Client(stdio_client(server)) as client:
            listed = (await client.list_tools()).tools
            return list(listed), [await client.call_tool(name, given) for name, given in calls]

    # In a thread of its own: a browser test before it in the same process may have left its event loop running.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(anyio.run, session).result()


def data(result: Any) -> Any:
    assert not result.is_error, result.content
    return json.loads(result.content[0].text)


def test_tools_over_stdio(workspace: Path) -> None:
    tools, results = talk(
        workspace,
        [
            ("people", {"words": "omar"}),
            ("search", {"query": "new binding", "k": 3}),
            ("ask", {"question": "Who works at Rye Press?"}),
            ("promises", {}),
            ("upkeep", {"everything": True}),
            ("review", {"text": "My card number is 4111 1111 1111 1111."}),
            ("draft", {"person": "omar@tolmin.example", "kind": "follow-up"}),
            ("brief", {"event": "Book Forum 2026"}),
            ("draft", {"person": "Nobody Known"}),
            ("draft", {"person": "Omar Haddou", "kind": "send"}),
        ],
    )
    assert {tool.name for tool in tools} == TOOLS
    assert {tool.name for tool in tools if tool.annotations.read_only_hint} == TOOLS - {"draft"}
    people, hits, answer, promises, upkeep, report, draft, brief = map(data, results[:8])
    assert [p["name"] for p in people["people"]] == ["Omar Haddou"]
    assert hits["hits"][0]["source"] == "notes/2026-10-28-paper-days.md"
    assert any("Ines Fabre" in row["value"] for row in answer["rows"])
    assert promises["promises"]
    assert upkeep["people"]
    assert report["verdict"] in ("revise", "hold")
    assert draft["to"] == "omar@tolmin.example"
    assert {card["name"] for card in brief["attendees"]} >= {"Zoe Quist"}
    unknown, wrong = results[8:]
    assert unknown.is_error
    assert "Nobody called" in unknown.content[0].text
    assert wrong.is_error
