"""The user's own public words in a LinkedIn export: posts, comments, the profile's summary, projects, publications.

They are kept as posts: searchable, and never taken as a statement about anybody they name.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from coach.readers.date_order import Order, date_of, month_of
from coach.readers.encoding import decode
from coach.readers.linkedin_messages import linkedin_order, readable
from coach.readers.tables import Row, Table, find_table
from coach.records import NoteKind, NoteRecord, Record, Refusal, SourceFile
from coach.text import count

KIND = "linkedin_posts"


@dataclass(frozen=True, slots=True)
class _File:
    """One file of own words: its header, the columns of its words, its day and its title."""

    header: tuple[str, ...]
    words: tuple[str, ...]
    day: tuple[str, ...]
    title: str
    named: str = ""  # the column with the thing's own name
    exact: bool = False  # these columns and no others


_FILES = (
    _File(("date", "sharelink", "sharecommentary"), ("sharecommentary",), ("date",), "Post on LinkedIn"),
    _File(("date", "link", "message"), ("message",), ("date",), "Comment on LinkedIn"),
    _File(("profilesummary",), ("profilesummary",), (), "What my LinkedIn profile says", exact=True),
    _File(
        ("title", "description", "url", "startedon", "finishedon"), ("title", "description"), ("startedon",), "Project", "title"
    ),
    _File(("name", "publishedon", "publisher"), ("name", "description", "publisher"), ("publishedon",), "Publication", "name"),
    _File(("datetime", "mediadescription", "medialink"), ("mediadescription", "medialink"), ("datetime",), "Media on LinkedIn", exact=True),
    _File(("datetime", "medialink"), ("medialink",), ("datetime",), "Media on LinkedIn", exact=True),
    _File(("time", "medialink"), ("medialink",), ("time",), "Media on LinkedIn", exact=True),
)  # fmt: skip


def _is(file: _File) -> Callable[[Table], bool]:
    def wanted(table: Table) -> bool:
        fits = table.has(*file.header) and table.before == 0
        return fits and (not file.exact or set(table.columns) == set(file.header))

    return wanted


def _find(source: SourceFile) -> tuple[Table, _File] | None:
    text = decode(source.data)
    for file in _FILES:
        if table := find_table(text, _is(file)):
            return table, file
    return None


def accepts(source: SourceFile) -> bool:
    """Whether the header is that of one of the files of own words."""
    return _find(source) is not None


def read(source: SourceFile, today: dt.date) -> Iterator[Record]:
    """One post a row."""
    found = _find(source)
    if found is None:
        return
    table, file = found
    order = linkedin_order(table, *file.day) if file.day else Order.PLAIN
    silent = 0
    for row in table.rows():
        if row.empty:
            continue
        words = _words(row, file)
        silent += not words
        if refused := table.misfit(row):
            yield refused
        elif words:
            yield _post(row, file, words, order)
    if silent:
        yield Refusal("", f"{count(silent, 'row holds', 'rows hold')} no words of yours.")


def _words(row: Row, file: _File) -> str:
    """What was written. LinkedIn puts quotation marks around every line break of a post."""
    parts = [row.get(column) for column in file.words]
    return readable("\n\n".join(p for p in parts if p).replace('"\n"', "\n")).strip()


def _post(row: Row, file: _File, words: str, order: Order) -> NoteRecord:
    stamp = row.get(*file.day) if file.day else ""
    name = row.get(file.named) if file.named else ""
    return NoteRecord(
        place=row.place,
        text=words,
        kind=NoteKind.POST,
        title=f"{file.title}: {name}" if name else file.title,
        date=date_of(stamp, order) or month_of(stamp),
        audience="public",
    )
