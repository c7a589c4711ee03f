"""Commands that bring material in and take it back: import, me, undo."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from coach.commands.printing import AddCommand, said, say, show
from coach.errors import UsageError

if TYPE_CHECKING:
    from coach.workspace import Workspace


def add(command: AddCommand) -> None:
    """Register the commands."""
    sub = command("import", _import, "bring in files, folders and archives")
    sub.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    sub.add_argument("--sample", action="store_true", help="bring in the sample network instead")
    sub = command("me", _me, "say who you are")
    sub.add_argument("--name")
    sub.add_argument("--email", action="append", dest="emails", metavar="ADDRESS")
    sub.add_argument("--profile", metavar="URL")
    sub.add_argument("--employer", metavar="ORG")
    sub = command("undo", _undo, "take an import back")
    sub.add_argument("batch", type=int, metavar="BATCH")


def _import(ws: Workspace, o: argparse.Namespace) -> int:
    if not o.paths and not o.sample:
        raise UsageError("Name the files or folders to bring in, or use --sample.")
    receipt = ws.import_sample(say) if o.sample else ws.import_paths(o.paths, say)
    said()
    from coach.receipt_words import in_words

    return show(o, receipt.to_json(), in_words(receipt))


def _undo(ws: Workspace, o: argparse.Namespace) -> int:
    removed = ws.undo(o.batch)
    listed = ", ".join(f"{n} {kind}" for kind, n in sorted(removed.items()) if n)
    return show(
        o,
        {"batch": o.batch, "removed": removed},
        [f"Import {o.batch} is taken back: {listed or 'nothing was left of it'}."],
    )


def _me(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.wire import me_json

    given = (o.name, o.emails, o.profile, o.employer)
    me = ws.set_me(*given) if any(x is not None for x in given) else ws.me()
    lines = [f"{label}: {value}" for label, value in
             (("Name", me.name), ("E-mail", ", ".join(me.emails)), ("Profile", me.profile), ("Employer", me.employer))
             if value]  # fmt: skip
    return show(
        o,
        me_json(me),
        lines or ["Not known yet. Say who you are with --name, --email, --profile, --employer."],
    )
