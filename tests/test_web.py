"""The web chat started from the command line ends with it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

WITHIN = 60  # seconds


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def answers(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0


def until(port: int, there: bool) -> bool:
    end = time.monotonic() + WITHIN
    while answers(port) != there and time.monotonic() < end:
        time.sleep(0.1)
    return answers(port) == there


@pytest.mark.skipif(os.name == "nt", reason="another way to end a process")
def test_a_request_to_end_ends_the_server_too(tmp_path: Path) -> None:
    port = free_port()
    command = [sys.executable, "-m", "coach.cli", "run", "--no-browser", "--port", str(port)]
    begun = subprocess.Popen([*command, "--workspace", str(tmp_path)], stdout=subprocess.DEVNULL)
    try:
        assert until(port, there=True)
        begun.send_signal(signal.SIGTERM)  # to this process alone
        begun.wait(WITHIN)
        assert until(port, there=False)
    finally:
        begun.kill()
