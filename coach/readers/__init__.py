"""One module per file format: bytes in, typed records out.

`expand` finds the files below a path, `read_file` reads one of them. A file's kind is told by its content alone;
`SUPPORTED` is asked in order, the pickiest reader first, and notes take whatever writing is left.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from coach.readers import (
    address_book,
    attendee_list,
    calendar_file,
    google_contacts,
    json_lines,
    linkedin_connections,
    linkedin_messages,
    linkedin_other,
    linkedin_profile,
    mail,
    notes,
    programme,
    unsupported,
    vcard,
)
from coach.readers.sources import expand, expand_source
from coach.records import Reader, Record, Refusal, RestoredFile, SourceFile

SUPPORTED: tuple[Reader, ...] = (
    mail,  # looks at the first bytes only, so that a large mailbox is not decoded in vain
    json_lines,
    vcard,
    calendar_file,
    linkedin_connections,
    linkedin_messages,
    linkedin_profile,
    linkedin_other,
    google_contacts,
    address_book,
    attendee_list,
    programme,
    notes,
)
UNREADABLE = "unreadable"
"""The kind of a file that no reader takes."""

__all__ = ["SUPPORTED", "UNREADABLE", "expand", "expand_source", "read_file", "reader_for"]


def reader_for(source: SourceFile) -> Reader | None:
    """The reader for a file's content, or None if there is none."""
    if unsupported.by_mark(source.data):
        return None
    for reader in SUPPORTED:
        if reader is notes and unsupported.reason(source.data):
            return None
        if reader.accepts(source):
            return reader
    return None


def read_file(source: SourceFile, today: dt.date) -> tuple[str, Iterator[Record]]:
    """A file's kind and its records, refusals among them. A file that cannot be read is one refusal."""
    if isinstance(source, RestoredFile):
        return source.kind, iter(source.records)
    reader = reader_for(source)
    if reader is None:
        why = unsupported.reason(source.data) or "The file holds no writing."
        return UNREADABLE, iter([Refusal("", why)])
    return reader.KIND, reader.read(source, today)
