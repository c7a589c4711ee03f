"""No identifier of anybody is in what a server elsewhere gets, whatever is asked; what comes back is put right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bench.invented import TODAY, Someone, people, write
from bench.outbound import ADDRESS, leaks, run
from coach.settings import Settings
from coach.workspace import Workspace
from tests.model_server import ModelServer, from_evidence, prompt_of

EVERYBODY = people(3)


@pytest.fixture
def elsewhere(server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> ModelServer:
    """The recording server as the proxy on the way to an address that is not this machine."""
    for name in ("HTTP_PROXY", "http_proxy"):
        monkeypatch.setenv(name, server.url.removesuffix("/v1"))
    monkeypatch.setenv("NO_PROXY", "")
    monkeypatch.setenv("no_proxy", "")
    return server


def test_nothing_that_identifies_anybody_leaves(elsewhere: ModelServer, tmp_path: Path) -> None:
    sent = run(EVERYBODY, tmp_path, elsewhere)
    assert len(sent.requests) > 25
    assert sent.answered > 10
    assert leaks(sent.requests, EVERYBODY) == []
    assert sent.unrestored == ()


def test_the_search_for_leaks_finds_every_kind(elsewhere: ModelServer, tmp_path: Path) -> None:
    sent = run(EVERYBODY[:1], tmp_path, elsewhere, placeholders="never")
    assert {kind for kind, _, _ in leaks(sent.requests, EVERYBODY[:1])} == set(EVERYBODY[0].secrets)


def test_a_conversation_keeps_its_placeholders_when_something_is_imported(
    elsewhere: ModelServer, tmp_path: Path
) -> None:
    settings = Settings(
        workspace=tmp_path / "ws", model="test-model", model_base_url=ADDRESS, model_retries=0
    )
    elsewhere.reply = from_evidence
    one, other, third = EVERYBODY
    with Workspace.open(settings, TODAY) as space:

        def called(person: Someone) -> list[str]:
            space.ask(f"What does {person.name} collect?")
            return re.findall(r"question is about (Person \w+)", prompt_of(elsewhere.requests[-1]))

        space.import_paths([write(tmp_path / "in", [other, one])])
        before = [called(one), called(other)]
        space.import_paths([write(tmp_path / "more", [third])])
        after = [called(other), called(one)]
    assert all(before)
    assert before[0] != before[1]
    assert after[::-1] == before
