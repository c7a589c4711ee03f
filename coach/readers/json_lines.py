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
    people = item.get("people")
    return NoteRecord(
        place=place,
        text=storable(text).replace("\r\n", "\n").replace("\r", "\n"),
        kind=_kind(item.get("kind")),
        title=_words(item.get("title")),
        date=date_in(_words(item.get("date"))),
        speaker=_words(item.get("speaker")),
        group=_words(item.get("group")),
        external_id=_words(item.get("id")),
        people=tuple(p for p in people if isinstance(p, str)) if isinstance(people, list) else (),
        audience="public" if _kind(item.get("kind")) is NoteKind.POST else "",
    )


def _kind(value: object) -> NoteKind:
    """Posts and recommendations that an export wrote stay what they were; anything else is a turn."""
    return next((k for k in (NoteKind.POST, NoteKind.RECOMMENDATION) if value == k), NoteKind.TURN)


def _words(value: object) -> str:
    return (
        storable(str(value)).strip()
        if isinstance(value, (str, int, float)) and not isinstance(value, bool)
        else ""
    )
