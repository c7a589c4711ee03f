"""From the text of a document to its records: a programme with its speakers, or a note.

The readers of PDF, Word and other documents turn bytes into text and leave the rest to the readers of text.
"""

from __future__ import annotations

import datetime as dt
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace

from coach.readers import notes, programme
from coach.records import NoteRecord, Record, Refusal, SourceFile

BROKEN = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    LookupError,
    ArithmeticError,
    AssertionError,
    RecursionError,
    NotImplementedError,
    EOFError,
    OSError,
    MemoryError,
    struct.error,
    zlib.error,
    zipfile.BadZipFile,
)
"""What libraries raise on documents that are damaged."""


def records(
    source: SourceFile, text: str, today: dt.date, *, title: str = "", saved: dt.date | None = None
) -> Iterator[Record]:
    """Records of a document's text. `title` and `saved` are what the document says of itself: they count where the
    text and the file's name say nothing."""
    if not any(c.isalnum() for c in text):
        yield Refusal("", "The document holds no writing.")
        return
    plain = SourceFile(source.path, text.encode(), saved or source.modified, source.origin)
    reader = programme if programme.accepts(plain) else notes
    for record in reader.read(plain, today):
        if title and isinstance(record, NoteRecord) and not notes.says_title(text):
            yield replace(record, title=title)
        else:
            yield record
