"""Commands that bring material in and take it back: import, receipts, me, undo."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from coach.commands import tables
from coach.commands.printing import AddCommand, said, say, show
from coach.errors import UsageError

if TYPE_CHECKING:
    from coach.workspace import Workspace


def add(command: AddCommand) -> None:
    """Register the commands."""
    sub = command("import", _import, "bring in files, folders, archives, and web pages by address")
    sub.add_argument(
        "paths", nargs="*", type=_place, metavar="PATH", help="a file, folder, archive, or https:// address"
    )
    sub.add_argument("--sample", action="store_true", help="bring in the sample network instead")
    sub.add_argument(
        "--watch",
        action="store_true",
        help="keep up with the folders until Ctrl-C: one line, or JSON, a batch",
    )
    sub.add_argument(
        "--gone", action="store_true", help="let files go that are no longer there, however many"
    )
    tables.add_options(sub)
    sub = command("receipts", _receipts, "list the imports, or say what became of each file of one")
    sub.add_argument("batch", nargs="?", type=int, metavar="BATCH")
    sub = command("me", _me, "say who you are")
    sub.add_argument("--name")
    sub.add_argument("--email", action="append", dest="emails", metavar="ADDRESS")
    sub.add_argument("--profile", metavar="URL")
    sub.add_argument("--employer", metavar="ORG")
    sub = command("undo", _undo, "take an import back")
    sub.add_argument("batch", type=int, metavar="BATCH")


def _place(words: str) -> Path | str:
    """A path, or a web address as it is."""
    from coach.web_page import is_address

    return words if is_address(words) else Path(words)


def _import(ws: Workspace, o: argparse.Namespace) -> int:
    if not o.paths and not o.sample:
        raise UsageError("Name the files or folders to bring in, or use --sample.")
    if o.watch:
        from coach.commands.watching import keep_up

        return keep_up(ws, o)
    if o.sample:
        receipt = ws.import_sample(say)
    elif tables.wanted(o):
        receipt = tables.bring_in(ws, o)
    else:
        pages = [p for p in o.paths if isinstance(p, str)]
        paths = [p for p in o.paths if not isinstance(p, str)]
        receipt = ws.import_paths(paths, say, addresses=pages, gone_too=o.gone)
    said()
    from coach.ingest.guest_lists import in_words as of_no_event
    from coach.receipt_words import in_words

    lists = [line for g in ws.imports.guest_lists(receipt.batch) if (line := of_no_event(g))]
    how = ["To say which event it is: coach import FILE --event NAME"] if lists else []
    return show(o, receipt.to_json(), [*in_words(receipt), *lists, *how, *_whose_mail(ws)])


def _whose_mail(ws: Workspace) -> list[str]:
    """That no mail is known to be the user's, and what to type then."""
    found = ws.unowned()
    return found.lines() if found else []


def _receipts(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.receipt_words import file_by_file, in_one_line

    if o.batch is not None:
        receipt = ws.imports.receipt(o.batch)
        return show(o, receipt.to_json(), file_by_file(receipt))
    found = ws.imports.totals()
    lines = [in_one_line(each) for each in found]
    return show(o, [each.to_json() for each in found], lines or ["Nothing was imported yet."])


def _undo(ws: Workspace, o: argparse.Namespace) -> int:
    removed = ws.undo(o.batch)
    from coach.receipt_words import taken_out

    listed = taken_out(removed)
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
    if lines:
        lines += _whose_mail(ws)
    return show(
        o,
        me_json(me),
        lines or ["Not known yet. Say who you are with --name, --email, --profile, --employer."],
    )
