"""The command line: `coach COMMAND …`. Wiring only; the commands live by theme in `coach/commands/`."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from coach.commands import (
    after,
    audience,
    contacts,
    finding,
    jobs,
    keeping,
    looking_up,
    machine,
    material,
    note,
    policy,
    tables,
    voice,
)
from coach.commands.printing import date, today_of
from coach.errors import CoachError, HeldWorkspaceError, SettingsError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Exit 0 done, 1 a problem the user can fix, 2 wrong usage."""
    parser = build_parser()
    options = parser.parse_args(arguments)
    if not hasattr(options, "command"):
        parser.print_help()
        return 2
    try:
        return _run(options)
    except HeldWorkspaceError as error:
        print(f"coach: {error} {getattr(options, 'elsewhere', '')}".rstrip(), file=sys.stderr)
        return error.exit_code
    except CoachError as error:
        print(f"coach: {error}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        print("coach: stopped; nothing half-done was kept.", file=sys.stderr)
        return 1


def _run(options: argparse.Namespace) -> int:
    settings = _settings(options)
    logging.basicConfig(level=settings.log_level.upper(), format="%(levelname)s %(name)s: %(message)s")
    today = today_of(options)
    if options.needs_workspace:
        from coach.workspace import Workspace

        with Workspace.open(settings, today) as workspace:
            return int(options.command(workspace, options))
    return int(options.command(settings, options))


def _settings(options: argparse.Namespace) -> Any:
    from pydantic import ValidationError

    from coach.settings import Settings

    given = {"workspace": options.workspace} if getattr(options, "workspace", None) else {}
    try:
        return Settings(**given)
    except ValidationError as error:
        first = error.errors()[0]
        name = "COACH_" + "_".join(str(x) for x in first["loc"]).upper()
        raise SettingsError(f"The setting {name} cannot be used: {first['msg']}.") from None


def build_parser() -> argparse.ArgumentParser:
    """The parser with all commands; docs/commands.md is checked against it."""
    shared = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument(
        "--workspace", metavar="DIR", type=Path, help="folder with everything in it (COACH_WORKSPACE)"
    )
    shared.add_argument("--today", metavar="YYYY-MM-DD", type=date, help="the day to take as today")
    shared.add_argument("--json", action="store_true", help="print JSON")
    parser = argparse.ArgumentParser(
        prog="coach", description="A networking coach over your own notes and contacts.", parents=[shared]
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def command(name: str, run: Any, text: str, *, needs_workspace: bool = True) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=text, description=text, parents=[shared])
        sub.set_defaults(command=run, needs_workspace=needs_workspace)
        return sub

    for theme in (
        material,
        tables,
        note,
        audience,
        keeping,
        contacts,
        finding,
        jobs,
        looking_up,
        after,
        policy,
        voice,
        machine,
    ):
        theme.add(command)
    return parser


if __name__ == "__main__":
    sys.exit(main())
