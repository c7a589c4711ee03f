"""The command for a hurried note: `coach note "met Dana Kim at …"`, typed, piped in or recorded."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from coach.commands.printing import AddCommand, date, show
from coach.errors import AmbiguousError, UnreadableError, UsageError

if TYPE_CHECKING:
    from coach.capture.captured import Captured
    from coach.workspace import Workspace


def add(command: AddCommand) -> None:
    """Register the command."""
    sub = command("note", _note, "note a meeting in a line; it is shown as understood, then kept")
    sub.add_argument(
        "text", nargs="*", metavar="TEXT", help="what happened; left out, standard input is read"
    )
    sub.add_argument(
        "--audio", type=Path, metavar="FILE", help="a recording, read by your transcription model"
    )
    sub.add_argument(
        "--date", type=date, metavar="YYYY-MM-DD", help="the day it was, if the text does not say"
    )
    sub.add_argument(
        "--person", action="append", default=[], metavar="PERSON", help="whom a name means, or who else"
    )
    sub.add_argument("--event", default="", metavar="EVENT", help="at which event it was")
    sub.add_argument(
        "--audience", default="", metavar="WHO", help="of the whole note: me, employer, public, names"
    )
    sub.add_argument("--replace", default="", metavar="SOURCE", help="a captured note that this corrects")
    sub.add_argument("--yes", action="store_true", help="keep it without asking")


def _note(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.capture.words import as_json, as_lines, kept_lines

    text = _spoken(ws, o) if o.audio else " ".join(o.text) or _typed()
    people = [ws.person(p) for p in o.person]
    given = (o.date, people, o.event, o.audience)
    draft = (
        ws.captures.read_again(o.replace, text)
        if o.replace and not any(given)
        else ws.captures.read(text, *given)
    )
    lines = [*as_lines(draft, ws.today), *_chosen(draft)]
    if not o.yes and not _agreed(lines, o):
        if getattr(o, "json", False):
            return show(o, {**as_json(draft), "kept": None}, [])
        if not sys.stdin.isatty():
            print("\n".join(lines))
        print("Not kept. Add --yes to keep it.", file=sys.stderr)
        return 0
    kept = ws.captures.keep(draft, o.replace)
    out = {**as_json(draft), "kept": {"source": kept.source, "batch": kept.receipt.batch}}
    return show(o, out, [*(lines if o.yes else []), *kept_lines(kept)])


def _typed() -> str:
    if sys.stdin.isatty():
        raise UsageError(
            'Say what to note: coach note "met Dana Kim at the spring fair, promised to send her the deck"'
        )
    try:
        return sys.stdin.read()
    except UnicodeDecodeError:
        raise UnreadableError("Standard input is not UTF-8 text.") from None


def _chosen(draft: Captured) -> list[str]:
    return [
        f"Say which {p.name.text} with --person: {'; '.join(f'{c.label} ({c.id})' for c in p.candidates)}"
        for p in draft.open
    ]


def _agreed(lines: list[str], o: argparse.Namespace) -> bool:
    """Whether the user, shown the draft, says yes."""
    if getattr(o, "json", False) or not sys.stdin.isatty() or not sys.stdout.isatty():
        return False
    print("\n".join(lines))
    return input("Keep? [Y/n] ").strip().casefold() in ("", "y", "yes")


def _spoken(ws: Workspace, o: argparse.Namespace) -> str:
    """The words of a recording. One that leaves this machine needs a yes."""
    if o.text:
        raise UsageError("Give either the text or a recording, not both.")
    voice = ws.voice
    voice.require()
    if voice.remote and not o.yes:
        asked = f"The recording itself goes to {voice.host}: voices and names in it cannot be hidden."
        if not sys.stdin.isatty():
            raise UsageError(f"{asked} Add --yes if that is all right.")
        print(asked, file=sys.stderr)
        if input("Send it? [y/N] ").strip().casefold() not in ("y", "yes"):
            raise AmbiguousError("Nothing was sent.")
    try:
        sound = o.audio.read_bytes()
    except OSError as error:
        raise UnreadableError(f"{o.audio} cannot be read: {error.strerror}.") from None
    text = voice.transcribe(o.audio.name, sound, agreed=True)
    print(f"Heard: {text}", file=sys.stderr)
    return text
