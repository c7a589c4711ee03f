"""What the commands share: printing as JSON or lines, progress on standard error, JSON Lines in, argument types."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach.errors import UnreadableError

if TYPE_CHECKING:
    from coach.evidence import Unsupported
    from coach.records import SourceFile
    from coach.workspace import Workspace

AddCommand = Callable[..., argparse.ArgumentParser]
"""Adds a command to the parser: name, function, one line of help."""


def show(options: argparse.Namespace, data: Any, lines: Iterable[str]) -> int:
    """JSON when asked for, else lines."""
    if getattr(options, "json", False):
        print(json.dumps(data, ensure_ascii=False))
    else:
        print("\n".join(lines))
    return 0


def say(progress: Any) -> None:
    if sys.stderr.isatty():
        print(
            f"\r\033[K{progress.done}/{progress.total} {progress.what}", end="", file=sys.stderr, flush=True
        )


def said() -> None:
    """Take the line of progress away."""
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def jsonl(path: Path, *needed: str) -> list[dict[str, Any]]:
    """Lines of a JSON Lines file. Raises UnreadableError naming the line that is wrong."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise UnreadableError.of(path, error) from None
    except UnicodeDecodeError:
        raise UnreadableError(f"{path} cannot be read: it is no UTF-8 text.") from None
    items = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except json.JSONDecodeError:
            raise UnreadableError(f"{path}, line {number} is not JSON.") from None
        if not isinstance(item, dict) or not all(isinstance(item.get(k), str) for k in needed):
            raise UnreadableError(f"{path}, line {number} lacks {' or '.join(needed)}.")
        items.append(item)
    return items


def with_id(item: dict[str, Any], out: dict[str, Any]) -> dict[str, Any]:
    return {"id": item["id"], **out} if "id" in item else out


def doubted(found: Iterable[Unsupported]) -> list[str]:
    return [f"Not in your notes: “{u.quote}”. {u.reason}." for u in found]


def date(words: str) -> dt.date:
    try:
        return dt.date.fromisoformat(words)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{words!r} is not a date like 2026-05-31") from None


def port(words: str) -> int:
    if not words.isdigit() or not 1 <= int(words) <= 65535:
        raise argparse.ArgumentTypeError(f"{words!r} is not a port between 1 and 65535")
    return int(words)


def today_of(options: argparse.Namespace) -> dt.date:
    """The day given, or the user's own day, read at the edge."""
    return getattr(options, "today", None) or dt.date.today()  # noqa: DTZ011


def namer(ws: Workspace) -> Callable[[str, str], str]:
    """Names for a line: namesakes with what tells them apart, the user as "you"."""
    signs = ws.repository.namesakes()

    def named(person: str, name: str) -> str:
        if person == "user":
            return "you"
        return f"{name} ({signs[person]})" if person in signs else name

    return named


def file_of(path: Path, *, dated: bool = False) -> SourceFile:
    """A file named on the command line, with its day where `dated`. Raises UnreadableError."""
    from coach.records import SourceFile

    try:
        written = dt.datetime.fromtimestamp(path.stat().st_mtime, tz=dt.UTC).date() if dated else None
        return SourceFile(path.name, path.read_bytes(), written)
    except OSError as error:
        raise UnreadableError.of(path, error) from None
