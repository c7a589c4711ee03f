"""JSON Lines: turns of a chat, or a pile of notes from another tool, one object a line with `id` and `text`."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator

from coach.readers.encoding import decode, storable
from coach.readers.stamps import date_in
from coach.records import NoteKind, NoteRecord, Record, Refusal, SourceFile

KIND = "json_lines"


def accepts(source: SourceFile) -> bool:
    """Whether the first line that is not blank is an object with a text."""
    text = decode(source.data).lstrip()
    if not text.startswith("{"):
        return False
    first = _parsed(text.partition("\n")[0])
    return isinstance(first, dict) and isinstance(first.get("text"), str)


def _parsed(line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def read(source: SourceFile, today: dt.date) -> Iterator[Record]:
    """One record a line."""
    for number, line in enumerate(decode(source.data).split("\n"), 1):
        if line.strip():
            yield _record(f"line:{number}", _parsed(line))


def _record(place: str, item: object) -> Record:
    if not isinstance(item, dict):
        return Refusal(place, "The line is no JSON object.")
    text = item.get("text")
    if not isinstance(text, str) or not text.strip():
        return Refusal(place, "The line has no text.")
    return NoteRecord(
        place=place,
        text=storable(text).replace("\r\n", "\n").replace("\r", "\n"),
        kind=NoteKind.TURN,
        title=_words(item.get("title")),
        date=date_in(_words(item.get("date"))),
        speaker=_words(item.get("speaker")),
        group=_words(item.get("group")),
        external_id=_words(item.get("id")),
    )


def _words(value: object) -> str:
    return (
        storable(str(value)).strip()
        if isinstance(value, (str, int, float)) and not isinstance(value, bool)
        else ""
    )
