"""One module per file format: bytes in, typed records out.

`expand` finds the files below a path, `read_file` reads one of them. A file's kind is told by its content alone;
`SUPPORTED` is asked in order, the pickiest reader first, and notes take whatever writing is left.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

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
from coach.readers.sources import expand, expand_source, shown_name
from coach.records import Reader, Record, Refusal, SourceFile

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
LARGEST = {mail.KIND: 256, vcard.KIND: 128, notes.KIND: 16, programme.KIND: 16}
"""Megabytes that are read of a file of a kind; of other kinds, LARGEST_OTHER. A whole mailbox is large; a note is not."""
LARGEST_OTHER = 64
_MEGABYTE = 1024 * 1024
UNREADABLE = "unreadable"
"""The kind of a file that no reader takes."""

__all__ = ["SUPPORTED", "UNREADABLE", "expand", "expand_source", "read_file", "reader_for", "shown_name"]


def reader_for(source: SourceFile) -> Reader | None:
    """The reader for a file's content, or None if there is none. Of a large file only the beginning is looked at."""
    head = _head(source)
    if unsupported.by_mark(head.data):
        return None
    for reader in SUPPORTED:
        if reader is notes and unsupported.reason(head.data):
            return None
        if reader.accepts(head):
            return reader
    return None


def _head(source: SourceFile) -> SourceFile:
    """The file, or the first megabytes of it up to a line's end; a multiple of four bytes, for wide encodings."""
    if len(source.data) <= 4 * _MEGABYTE:
        return source
    end = source.data.rfind(b"\n", 0, 2 * _MEGABYTE) + 1 or 2 * _MEGABYTE
    wide = b"\x00" in source.data[:200]
    return replace(source, data=source.data[: 2 * _MEGABYTE if wide else end])


def read_file(source: SourceFile, today: dt.date) -> tuple[str, Iterator[Record]]:
    """A file's kind and its records, refusals among them. A file that cannot be read is one refusal."""
    reader = reader_for(source)
    if reader is None:
        why = unsupported.reason(_head(source).data) or "The file holds no writing."
        return UNREADABLE, iter([Refusal("", why)])
    size, most = len(source.data) // _MEGABYTE, LARGEST.get(reader.KIND, LARGEST_OTHER)
    if size > most:
        kind = reader.KIND.replace("_", " ")
        why = f"The file has {size:,} MB; at most {most} MB of a {kind} are read. Split it and import the parts."
        return UNREADABLE, iter([Refusal("", why)])
    return reader.KIND, reader.read(source, today)
