"""The command for who may see what: `coach audience`, its list, and rules for folders, tried before they are kept."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from coach.commands.printing import AddCommand, date, show
from coach.errors import UsageError

if TYPE_CHECKING:
    from coach.workspace import Workspace


def add(command: AddCommand) -> None:
    """Register the command."""
    sub = command("audience", _audience, "say who may see what: rules for folders, and your clicks")
    actions = ["list", "try", "add", "remove"]
    sub.add_argument("action", nargs="?", default="list", choices=actions, metavar="|".join(actions))
    sub.add_argument("what", nargs="?", default="", metavar="PATTERN|NUMBER")
    sub.add_argument("--for", dest="whom", default="me", metavar="WHO", help="me, employer, public, or names")
    sub.add_argument("--until", type=date, metavar="YYYY-MM-DD", help="the day from which it is free")
    sub.add_argument("--told-by", default="", metavar="NAME", help="who told you what stands there")


def _audience(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.wire import audience_json, audience_line

    if o.action in ("try", "add") and not o.what:
        raise UsageError("Name a folder or a pattern, such as notes/board or 'clients/**'.")
    if o.action == "try":
        would = ws.audiences.fit(o.what)
        data = {"pattern": would.pattern, "documents": would.texts, "files": list(would.files)}
        return show(o, data, [would.in_words()])
    if o.action == "add":
        return _add(ws, o)
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


def _add(ws: Workspace, o: argparse.Namespace) -> int:
    """Keep a rule; where it fits nothing that is there, that is said before."""
    from coach.audiences import understood
    from coach.wire import audience_json, audience_line

    understood(o.whom)
    would = ws.audiences.fit(o.what)
    if not would.texts:
        print(would.in_words(), file=sys.stderr)
        if not getattr(o, "json", False) and sys.stdin.isatty():
            print("Type yes to keep it: ", end="", file=sys.stderr, flush=True)
            if sys.stdin.readline().strip().casefold() != "yes":
                print("No rule was kept.", file=sys.stderr)
                return 1
    rule = ws.audiences.add_folder(o.what, o.whom, o.told_by, o.until)
    line = next(x for x in ws.audiences.rules() if x.rule.id == rule.id)
    return show(o, audience_json(line), [audience_line(line)])
