"""One workspace, two programs: the second is refused in one line, and gets in once the first is gone, however it went."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

OWNER = """
import datetime as dt, sys, time
from pathlib import Path
from coach.settings import Settings
from coach.workspace import Workspace
with Workspace.open(Settings(workspace=Path(sys.argv[1])), dt.date(2026, 11, 22)) as ws:
    print("open", flush=True)
    sys.stdin.read()
"""


def coach(workspace: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "coach.cli", *words, "--workspace", str(workspace)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def own(workspace: Path) -> subprocess.Popen[str]:
    """A program that holds the workspace until its input ends."""
    command = [sys.executable, "-c", OWNER, str(workspace)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process


@pytest.mark.parametrize("words", [("people",), ("import", "."), ("undo", "1"), ("doctor",)])
def test_the_second_command_is_refused_in_one_line(tmp_path: Path, words: tuple[str, ...]) -> None:
    owner = own(tmp_path / "ws")
    try:
        second = coach(tmp_path / "ws", *words)
    finally:
        owner.communicate("")
    assert second.returncode == 1
    assert second.stdout == ""
    assert second.stderr.count("\n") == 1
    assert "is open in another program" in second.stderr
    assert "Close it there and try again" in second.stderr
    assert coach(tmp_path / "ws", "people").returncode == 0


def test_after_a_kill_of_the_owner_the_next_gets_in(tmp_path: Path) -> None:
    owner = own(tmp_path / "ws")
    assert coach(tmp_path / "ws", "people").returncode == 1
    os.kill(owner.pid, signal.SIGKILL)
    owner.wait()
    after = coach(tmp_path / "ws", "doctor")
    assert (after.returncode, after.stderr) == (0, "")
