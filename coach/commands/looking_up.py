"""What the command line does about pages on guests: looking somebody up, keeping a page, keeping the service's key."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from coach.commands.printing import AddCommand, file_of, show

if TYPE_CHECKING:
    from coach.records import SourceFile
    from coach.settings import Settings
    from coach.workspace import Workspace


def add(command: AddCommand) -> None:
    """Register the command."""
    command(
        "search-key",
        _key,
        "keep the key of the search service in the system keyring; empty takes it out",
        needs_workspace=False,
    )


def look_up(ws: Workspace, o: argparse.Namespace, attendees: SourceFile | None) -> int:
    """Ask the search service about a guest and print what it finds; nothing is kept."""
    from coach import web_search
    from coach.dates import say

    place, _ = ws.listed_as(o.look_up, o.event, attendees)
    words = web_search.words_for(o.look_up, place)
    found = web_search.search(words, ws.settings, ws.ledger, ws.today)
    lines = [f"{web_search.service(ws.settings)} was asked for: {words}", ""]
    for number, result in enumerate(found, 1):
        day = f", {say(result.day, ws.today)}" if result.day else ""
        lines += [f"{number}. {result.title}{day}", f"   {result.address}"]
    name = o.look_up.replace('"', "")
    again = f'coach brief "{o.event}" --with "{name}" ADDRESS'
    lines += ["", f"To keep one that is about them: {again}"] if found else ["Nothing was found."]
    rows = [
        {"title": r.title, "address": r.address, "date": r.day and r.day.isoformat(), "words": r.words}
        for r in found
    ]
    return show(o, {"asked": words, "results": rows}, lines)


def keep_pages(
    ws: Workspace, event: str, attendees: SourceFile | None, pages: Sequence[Sequence[str]]
) -> None:
    """Import what was looked up about guests, told apart by where the list has them, and say how to take it back."""
    if not pages:
        return
    from coach.looked_up import page_about
    from coach.receipt_words import in_words
    from coach.web_page import fetch, is_address

    files = []
    for name, path in pages:
        place, email = ws.listed_as(name, event, attendees)
        found = fetch(path, ws.ledger, ws.today) if is_address(path) else file_of(Path(path), dated=True)
        files.append(page_about(name, found, ws.today, place, email, must_name=is_address(path)))
    for line in in_words(ws.import_files(files)):
        print(line, file=sys.stderr)


def _key(settings: Settings, o: argparse.Namespace) -> int:
    from coach import web_search

    where = web_search.service(settings)
    asked = f"Key for {where or 'the search service'}: "
    given = getpass.getpass(asked) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    web_search.keep_key(settings, given.strip())
    said = (
        f"The key for {where} is kept in the system keyring."
        if given
        else f"The key for {where} is taken out."
    )
    return show(o, {"kept": bool(given)}, [said])
