"""Starts the web chat: Streamlit on 127.0.0.1, with the settings of the command line."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

from coach.resources import resource_path
from coach.settings import Settings


def serve(settings: Settings, port: int | None = None, *, today: str = "", open_browser: bool = True) -> int:
    """Run the web chat until it is stopped; `today` is the day to take as today, empty for the real one. Gives the
    server's exit code."""
    app = resource_path("app.py")
    environment = {**os.environ, "COACH_WORKSPACE": str(settings.workspace.expanduser().resolve())}
    if today:
        environment["COACH_TODAY"] = today
    command = [
        sys.executable, "-m", "streamlit", "run", str(app), "--server.address", "127.0.0.1",
        "--server.port", str(port or settings.port), "--server.headless", "false" if open_browser else "true",
    ]  # fmt: skip
    # Streamlit reads `.streamlit/config.toml` beside app.py; the user's own folder stays, and so their `.env`.
    with subprocess.Popen(command, env=environment) as server:
        # Ctrl-C reaches both processes; a request to end reaches this one alone, and the server would go on and keep
        # the workspace to itself.
        signal.signal(signal.SIGTERM, lambda *_: server.terminate())
        try:
            return server.wait()
        except KeyboardInterrupt:
            return 0
