"""A process killed in the middle of an import leaves the whole batch or nothing, and the index in step."""

from __future__ import annotations

import datetime as dt
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from coach.settings import Settings
from coach.workspace import Workspace

NOTES = 120
TIMES = 10
TODAY = dt.date(2026, 11, 22)
CODE = """
import sys
from coach.cli import main
sys.exit(main(["import", sys.argv[1], "--workspace", sys.argv[2], "--today", "2026-11-22", "--json"]))
"""


def write_notes(folder: Path) -> None:
    folder.mkdir()
    for n in range(NOTES):
        (folder / f"n{n:03}.md").write_text(
            f"---\ntitle: Talk {n}\ndate: 2026-{n % 10 + 1:02}-11\nwith: [Guest {chr(65 + n % 26)}ole]\n---\n"
            f"We spoke about loom number {n}.\n\n- She promised to send pattern {n}.\n- The weave is {n} threads wide.\n",
            encoding="utf-8",
        )


def start(notes: Path, workspace: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", CODE, str(notes), str(workspace)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def test_killed_ten_times(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    write_notes(notes)
    began = time.monotonic()
    assert start(notes, tmp_path / "whole").wait() == 0
    whole = time.monotonic() - began
    seed = random.Random(7)
    outcomes = []
    for n in range(TIMES):
        workspace = tmp_path / f"w{n}"
        process = start(notes, workspace)
        # From before the transaction to after the commit, while vectors are written.
        time.sleep(whole * (n + seed.random()) / TIMES)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        with Workspace.open(Settings(workspace=workspace), TODAY) as ws:
            health = ws.doctor()
            assert health.ok, health.lines
            assert health.counts["notes"] in (0, NOTES), health.counts
            assert len(ws.batches()) == (1 if health.counts["notes"] else 0)
            assert health.counts["embedded"] == health.counts["vectors"]
            outcomes.append(health.counts["notes"])
    assert 0 in outcomes
    assert start(notes, tmp_path / "w0").wait() == 0
    with Workspace.open(Settings(workspace=tmp_path / "w0"), TODAY) as ws:
        assert ws.doctor().counts["notes"] == NOTES
