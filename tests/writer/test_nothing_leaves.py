"""No identifier of anybody is in what a server elsewhere gets, whatever is asked; what comes back is put right."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.invented import people
from bench.outbound import leaks, run
from tests.model_server import ModelServer

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
