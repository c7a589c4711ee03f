"""A process killed in the middle of a forgetting: it has not begun, or it is finished when the workspace opens again."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from sqlalchemy import text

from coach.settings import Settings
from coach.store import engine as store
from coach.workspace import Workspace
from tests.forget.test_blocked import DAY, bring
from tests.small_world import ME

TIMES = 6
CODE = """
import sys
from coach.cli import main
sys.exit(main(["forget", "omar@tolmin.example", "--workspace", sys.argv[1], "--today", "2026-11-22", "--json"]))
"""


def start(workspace: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", CODE, str(workspace)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def folder_bytes(folder: Path) -> bytes:
    return b"".join(p.read_bytes() for p in folder.rglob("*") if p.is_file()).lower()


def test_killed_at_any_moment(tmp_path: Path) -> None:
    with Workspace.open(Settings(workspace=tmp_path / "whole", _env_file=None), DAY) as ws:
        ws.set_me(str(ME["name"]), ME["emails"], "", str(ME["employer"]))
        bring(ws)
    shutil.copytree(tmp_path / "whole", tmp_path / "timed")
    began = time.monotonic()
    assert start(tmp_path / "timed").wait() == 0
    whole = time.monotonic() - began
    seed = random.Random(3)
    outcomes = set()
    for n in range(TIMES):
        workspace = tmp_path / f"w{n}"
        shutil.copytree(tmp_path / "whole", workspace)
        process = start(workspace)
        # The second half: before it the program is still being loaded.
        time.sleep(whole * (0.5 + (n + seed.random()) / TIMES / 2))
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        with Workspace.open(Settings(workspace=workspace, _env_file=None), DAY) as ws:
            there = bool(ws.people("omar"))
            assert ws.doctor().ok
            assert len(ws.keeping.kept_out()) == (0 if there else 1)
            outcomes.add(there)
        assert (b"omar haddou" in folder_bytes(workspace)) == there


def test_what_was_cut_short_is_finished_on_opening(tmp_path: Path) -> None:
    """The moment after the commit and before the files are made anew, without luck."""
    with Workspace.open(Settings(workspace=tmp_path / "ws", _env_file=None), DAY) as ws:
        ws.set_me(str(ME["name"]), ME["emails"], "", str(ME["employer"]))
        bring(ws)
    engine = store.connect(tmp_path / "ws")
    with engine.begin() as connection:
        connection.execute(text("PRAGMA secure_delete=OFF"))
        connection.execute(text("DELETE FROM passage_text"))
        connection.execute(text("INSERT INTO index_state(name, value) VALUES ('forgetting', x'31')"))
    engine.dispose()
    wal = tmp_path / "ws" / "rapport.db-wal"
    assert b"keep bee" in folder_bytes(tmp_path / "ws")
    with Workspace.open(Settings(workspace=tmp_path / "ws", _env_file=None), DAY) as ws:
        assert not store.marked(ws.repository.sessions, "forgetting")
        assert not wal.exists() or wal.stat().st_size < 100_000
        assert ws.doctor().counts["vectors"] == ws.doctor().counts["embedded"]
