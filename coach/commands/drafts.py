"""What `coach review` reads: a text, a mail, or many texts as JSON Lines, answered as they come."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from coach.commands.printing import with_id
from coach.errors import CoachError, UnreadableError

if TYPE_CHECKING:
    from coach.review.report import Report
    from coach.workspace import Workspace

KINDS = ("post", "email", "comment")


@dataclass(frozen=True, slots=True)
class Checked:
    """A report with what else is to be said of the text."""

    report: Report
    json: dict[str, Any]
    lines: tuple[str, ...] = ()


def check(ws: Workspace, o: argparse.Namespace) -> Checked:
    """The one text that a command names. A mail is checked for its readers. Raises UnreadableError."""
    from coach.review.mail_draft import is_mail
    from coach.wire import report_json

    name, data = _bytes(o.file)
    if is_mail(o.file, data):
        return _mail(ws, o, name, data)
    text = _decoded(name, data)
    if not text.strip():
        raise UnreadableError(f"There is no text in {name}.")
    report = ws.review(text, o.kind, o.audience)
    return Checked(report, report_json(report))


def _mail(ws: Workspace, o: argparse.Namespace, name: str, data: bytes) -> Checked:
    from coach.review.mail_draft import mail_draft, review_mail
    from coach.wire import report_json

    draft = mail_draft(name, data, ws.today)
    if not draft.text.strip():
        raise UnreadableError(f"There is no text in {name}.")
    report = review_mail(draft, o.audience, ws.review)
    to = ", ".join(draft.readers) or f"nobody named; checked for: {o.audience}"
    lines = [f"To: {to}"]
    if draft.attachments:
        lines.append(f"Attached, not read: {', '.join(draft.attachments)}")
    more = {"readers": list(draft.readers), "attachments": list(draft.attachments), "text": draft.text}
    return Checked(report, {**report_json(report), **more}, tuple(lines))


def _bytes(file: str) -> tuple[str, bytes]:
    """What to call a file, and its bytes."""
    if file == "-":
        return "standard input", sys.stdin.buffer.read()
    try:
        return file, Path(file).read_bytes()
    except OSError as error:
        raise UnreadableError(f"{file} cannot be read: {error.strerror}.") from None


def _decoded(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        raise UnreadableError(f"{name} cannot be read: it is not UTF-8 text.") from None


def check_all(ws: Workspace, o: argparse.Namespace) -> int:
    """Answer each line of a JSON Lines file as soon as it is read. A line that cannot be answered gets an answer that
    says why, the others are not held up, and the exit code is 1."""
    from coach.wire import report_json

    wrong = 0
    with _opened(o.texts) as (name, file):
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                item = _item(line, o)
                report = ws.review(item["text"], item["kind"], item["audience"])
                _print(with_id(item, report_json(report)))
            except (CoachError, ValueError) as error:
                wrong += 1
                _print({"line": number, "error": str(error)})
                print(f"coach: {name}, line {number}: {error}", file=sys.stderr)
    return 1 if wrong else 0


@contextmanager
def _opened(path: Path) -> Iterator[tuple[str, IO[bytes]]]:
    if str(path) == "-":
        yield "standard input", sys.stdin.buffer
        return
    try:
        file = path.open("rb")
    except OSError as error:
        raise UnreadableError(f"{path} cannot be read: {error.strerror}.") from None
    with file:
        yield str(path), file


def _item(line: bytes, o: argparse.Namespace) -> dict[str, Any]:
    """A line's text with its kind and audience. Raises UnreadableError with what is wrong."""
    try:
        item = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UnreadableError("it is not UTF-8 text.") from None
    except (ValueError, RecursionError):
        raise UnreadableError("it is not JSON.") from None
    if not isinstance(item, dict) or not isinstance(item.get("text"), str):
        raise UnreadableError('it lacks a "text".')
    item = {"kind": o.kind, "audience": o.audience, **item}
    if item["kind"] not in KINDS:
        raise UnreadableError(f'its "kind" is none of {", ".join(KINDS)}.')
    if not isinstance(item["audience"], str):
        raise UnreadableError('its "audience" is no text.')
    return item


def _print(out: dict[str, Any]) -> None:
    """One line, at once. Halves of characters, which no stream takes, are written as JSON escapes."""
    line = json.dumps(out, ensure_ascii=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        line = json.dumps(out)
    print(line, flush=True)
