"""Reads a piece of text as if it were a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from coach import readers
from coach.readers import read_file
from coach.readers.archives import Found
from coach.records import Record, Refusal, SourceFile

TODAY = dt.date(2027, 3, 1)
R = TypeVar("R")


def source(content: str | bytes, path: str = "file.txt", modified: dt.date | None = None) -> SourceFile:
    """A file in memory."""
    return SourceFile(path, content.encode() if isinstance(content, str) else content, modified)


def read(content: str | bytes, path: str = "file.txt", modified: dt.date | None = None) -> list[Record]:
    """All records of a file."""
    return list(read_file(source(content, path, modified), TODAY)[1])


def expand(path: Path) -> Iterator[Found]:
    """All files below a path, read one after the other."""
    for seen in readers.look(path):
        yield from readers.read(seen) if isinstance(seen, readers.OnDisk) else [seen]


def kind(content: str | bytes, path: str = "file.txt") -> str:
    """What kind of file it is taken for."""
    return read_file(source(content, path), TODAY)[0]


def only(records: list[Record], of: type[R]) -> list[R]:
    """The records of one type."""
    return [r for r in records if isinstance(r, of)]


def refusals(records: list[Record]) -> list[tuple[str, str]]:
    """Place and reason of everything refused."""
    return [(r.place, r.reason) for r in only(records, Refusal)]
