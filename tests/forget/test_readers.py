"""Forgetting while something else reads the database: the count is right in the end, or it is said why not."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from coach.forget import prove
from coach.settings import Settings
from coach.store.engine import DATABASE, marked
from coach.wire import forgotten_json, forgotten_lines
from coach.workspace import Workspace
from tests.forget.test_blocked import DAY, bring
from tests.forget.test_forget import folder_bytes
from tests.small_world import ME


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(Settings(workspace=tmp_path / "ws", _env_file=None), DAY) as opened:
        opened.set_me(str(ME["name"]), ME["emails"], "", str(ME["employer"]))
        bring(opened)
        yield opened


@contextmanager
def held(ws: Workspace, *statements: str) -> Iterator[sqlite3.Connection]:
    """Another connection in the middle of something."""
    other = sqlite3.connect(ws.folder / DATABASE, isolation_level=None, check_same_thread=False)
    try:
        for statement in statements:
            other.execute(statement).fetchone()
        yield other
    finally:
        other.close()


READING = ("BEGIN", "SELECT count(*) FROM document")


def later(connection: sqlite3.Connection, seconds: float) -> threading.Thread:
    """End what the connection does in a while."""

    def end() -> None:
        time.sleep(seconds)
        connection.execute("ROLLBACK")

    thread = threading.Thread(target=end)
    thread.start()
    return thread


def test_one_that_ends_soon_is_waited_for(ws: Workspace) -> None:
    with held(ws, *READING) as other:
        ending = later(other, 1.5)
        done = ws.forget("omar@tolmin.example")
        ending.join()
    assert (done.remaining, done.read_on) == (0, False)
    assert b"haddou" not in folder_bytes(ws.folder)


def test_one_that_reads_on_is_said_and_finished_on_closing(
    ws: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prove, "_WAIT", 200)
    with held(ws, *READING):
        done = ws.forget("omar@tolmin.example")
        assert done.remaining > 0
        assert done.read_on
        assert forgotten_json(done)["read_on"] is True
        assert "Something was still reading them" in forgotten_lines(done)[-1]
        assert ws.people("omar") == []
    assert b"haddou" in folder_bytes(ws.folder)
    ws.close()
    assert b"haddou" not in folder_bytes(ws.folder)
    assert not marked(ws.repository.sessions, "forgetting")


def test_one_that_reads_on_is_finished_when_the_workspace_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prove, "_WAIT", 200)
    settings = Settings(workspace=tmp_path / "ws", _env_file=None)
    with Workspace.open(settings, DAY) as ws:
        bring(ws)
        with held(ws, *READING):
            assert ws.forget("omar@tolmin.example").read_on
            ws.close()  # the reader is there still
            assert b"haddou" in folder_bytes(ws.folder)
    with Workspace.open(settings, DAY) as ws:
        assert b"haddou" not in folder_bytes(ws.folder)
        assert ws.doctor().ok
