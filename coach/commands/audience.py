"""The command for who may see what: `coach audience`, its list, and rules for folders."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from coach.commands.printing import AddCommand, date, show
from coach.errors import UsageError

if TYPE_CHECKING:
    from coach.workspace import Workspace


def add(command: AddCommand) -> None:
    """Register the command."""
    sub = command("audience", _audience, "say who may see what: rules for folders, and your clicks")
    sub.add_argument(
        "action", nargs="?", default="list", choices=["list", "add", "remove"], metavar="list|add|remove"
    )
    sub.add_argument("what", nargs="?", default="", metavar="PATTERN|NUMBER")
    sub.add_argument("--for", dest="whom", default="me", metavar="WHO", help="me, employer, public, or names")
    sub.add_argument("--until", type=date, metavar="YYYY-MM-DD", help="the day from which it is free")
    sub.add_argument("--told-by", default="", metavar="NAME", help="who told you what stands there")


def _audience(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.wire import audience_json, audience_line

    if o.action == "add":
        if not o.what:
            raise UsageError("Name a folder or a pattern, such as notes/board or 'clients/**'.")
        rule = ws.audiences.add_folder(o.what, o.whom, o.told_by, o.until)
        line = next(x for x in ws.audiences.rules() if x.rule.id == rule.id)
        fits_none = f"Nothing you have imported fits {o.what} yet; the rule holds for what comes later."
        return show(o, audience_json(line), [audience_line(line), *([] if line.documents else [fits_none])])
    if o.action == "remove":
        if not o.what.isdigit():
            raise UsageError("Give the rule's number. `coach audience` lists the rules.")
        gone = ws.audiences.remove(int(o.what))
        return show(
            o,
            {"removed": gone.id},
            [f"Rule {gone.id} is taken back. What the notes themselves say holds again."],
        )
    found = ws.audiences.rules()
    none = (
        "No rules yet. What the notes themselves say holds. Set one: coach audience add notes/board --for me"
    )
    return show(o, [audience_json(x) for x in found], [audience_line(x) for x in found] or [none])
