"""Commands of the machine room: mcp, rebuild, doctor, run."""

from __future__ import annotations

import argparse
import datetime as dt
from typing import TYPE_CHECKING, Any

from coach.commands.printing import AddCommand, port, say, show

if TYPE_CHECKING:
    from coach.workspace import Workspace


def add(command: AddCommand) -> None:
    """Register the commands."""
    command("mcp", _mcp, "serve the workspace to an assistant over MCP; nothing is sent")
    command("rebuild", _rebuild, "make the search index again from the store")
    command("doctor", _doctor, "say what is configured and whether all is in step")
    sub = command("run", _web, "open the web chat on 127.0.0.1", needs_workspace=False)
    sub.add_argument("--port", type=port, metavar="N", help="port of the web chat (COACH_PORT)")
    sub.add_argument("--no-browser", action="store_true", help="do not open a browser")


def _rebuild(ws: Workspace, o: argparse.Namespace) -> int:
    ws.rebuild(say)
    counts = ws.index.counts()
    return show(
        o,
        counts,
        [f"The search index is made again: {counts['lexical']} passages, {counts['vectors']} vectors."],
    )


def _doctor(ws: Workspace, o: argparse.Namespace) -> int:
    health = ws.doctor()
    show(o, {"ok": health.ok, "lines": list(health.lines), "counts": health.counts}, health.lines)
    return 0 if health.ok else 1


def _mcp(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.mcp_server import serve

    return serve(ws, lambda: getattr(o, "today", None) or dt.date.today())  # noqa: DTZ011 (the user's own day)


def _web(settings: Any, o: argparse.Namespace) -> int:
    from coach.web import serve

    return serve(
        settings,
        getattr(o, "port", None),
        today=str(getattr(o, "today", "") or ""),
        open_browser=not o.no_browser,
    )
