"""Commands about keeping and parting with data: forget, export, backup, restore."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from coach.commands.printing import AddCommand, show, today_of
from coach.errors import UsageError

if TYPE_CHECKING:
    from coach.settings import Settings
    from coach.workspace import Workspace


def add(command: AddCommand) -> None:
    """Register the commands."""
    sub = command("forget", _forget, "delete a person and all that is theirs alone; this cannot be undone")
    sub.add_argument("person", nargs="?", default="", metavar="PERSON")
    sub.add_argument("--yes", action="store_true", help="do not ask first")
    sub.add_argument(
        "--list", action="store_true", dest="listed", help="who is kept out since being forgotten"
    )
    sub.add_argument(
        "--allow",
        default="",
        metavar="WHO",
        help="let somebody in again: a number of the list, a name or an address",
    )
    sub = command("export", _export, "write everything as open files into a ZIP")
    sub.add_argument("file", type=Path, metavar="FILE.zip")
    sub = command("backup", _back_up, "write a backup of everything into one file")
    sub.add_argument("file", type=Path, metavar="FILE")
    sub.add_argument("--force", action="store_true", help="replace the file if it is there already")
    sub.set_defaults(elsewhere="Or do it there: in the web chat, Settings, Your data, Back up.")
    sub = command("restore", _restore, "put a backup in the place of everything here", needs_workspace=False)
    sub.add_argument("file", type=Path, metavar="FILE")
    sub.add_argument("--yes", action="store_true", help="do not ask first")
    sub.set_defaults(elsewhere="Or do it there: in the web chat, Settings, Your data, Restore.")


def _forget(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.wire import blocks_json, blocks_lines, forgotten_json, forgotten_lines, preview_lines

    if o.listed:
        kept_out = ws.keeping.kept_out()
        return show(o, blocks_json(kept_out), blocks_lines(kept_out))
    if o.allow:
        allowed = ws.keeping.allow(o.allow)
        lines = [f"{len(allowed)} forgotten before may come in again with the next import."]
        return show(o, blocks_json(allowed), lines)
    if not o.person:
        raise UsageError("Say whom to forget, or use --list or --allow.")
    if not o.yes and not getattr(o, "json", False) and sys.stdin.isatty():
        would = ws.keeping.would_forget(o.person)
        print("\n".join(preview_lines(would)), file=sys.stderr)
        print(f"Type the name to go on ({would.name}): ", end="", file=sys.stderr, flush=True)
        if sys.stdin.readline().strip().casefold() != would.name.casefold():
            print("Nothing was deleted.", file=sys.stderr)
            return 1
    done = ws.forget(o.person)
    return show(o, forgotten_json(done), forgotten_lines(done))


def _export(ws: Workspace, o: argparse.Namespace) -> int:
    counts = ws.export(o.file)
    listed = ", ".join(f"{n} {kind}" for kind, n in counts.items() if n)
    return show(
        o, {"file": str(o.file), "counts": counts}, [f"Written to {o.file}: {listed or 'nothing yet'}."]
    )


def _back_up(ws: Workspace, o: argparse.Namespace) -> int:
    file = ws.keeping.back_up(o.file, force=o.force)
    size = file.stat().st_size
    line = f"Written to {file}, {size / 1e6:.1f} MB. Keep it where only you can read it."
    return show(o, {"file": str(file), "bytes": size}, [line])


def _restore(settings: Settings, o: argparse.Namespace) -> int:
    from coach.backup import contents, forgotten_since, restore
    from coach.store import engine as store
    from coach.wire import comes_back_line, restored_json, restored_lines

    folder = settings.workspace.expanduser()
    store.prepare(folder)
    held = store.lock(folder)
    try:
        found = contents(o.file)
        if not o.yes and not getattr(o, "json", False) and sys.stdin.isatty():
            listed = ", ".join(f"{n} {kind}" for kind, n in found.counts.items())
            print(f"{o.file} holds {listed}. It takes the place of everything in {folder}.", file=sys.stderr)
            if said := comes_back_line(forgotten_since(folder, found)):
                print(said, file=sys.stderr)
            print(
                "What is there now is kept beside it. Type yes to go on: ",
                end="",
                file=sys.stderr,
                flush=True,
            )
            if sys.stdin.readline().strip().casefold() != "yes":
                print("Nothing was changed.", file=sys.stderr)
                return 1
        done = restore(folder, o.file, today_of(o))
    finally:
        held.release()
    return show(o, restored_json(done), restored_lines(done))
