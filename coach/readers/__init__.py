"""One module per file format: bytes in, typed records out.

`look` finds the files below a path, `read` opens them, `read_file` reads one of them. A file's kind is told by its content alone;
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
    crm,
    google_contacts,
    html_page,
    json_lines,
    linkedin_connections,
    linkedin_events,
    linkedin_invitations,
    linkedin_messages,
    linkedin_other,
    linkedin_posts,
    linkedin_praise,
    linkedin_profile,
    looked_up,
    mail,
    mapped_table,
    notes,
    outlook_message,
    pasted_list,
    pdf,
    programme,
    rich_text,
    roam,
    schema_org,
    slack,
    telegram,
    unsupported,
    vcard,
    whatsapp,
    word,
)
from coach.readers.archives import expand_source, shown_name
from coach.readers.sources import OnDisk, look, read
from coach.records import Reader, Record, Refusal, RestoredFile, SourceFile

_DOCUMENTS: tuple[Reader, ...] = (pdf, word, rich_text, outlook_message)
SUPPORTED: tuple[Reader, ...] = (
    *_DOCUMENTS,  # told by the marks at their heads
    html_page,  # before mail, since a page saved as one file has a mail's headers
    mail,  # looks at the first bytes only, so that a large mailbox is not decoded in vain
    json_lines,
    slack,
    telegram,
    roam,
    schema_org,
    vcard,
    calendar_file,
    linkedin_connections,
    linkedin_messages,
    linkedin_invitations,
    linkedin_profile,
    linkedin_praise,
    linkedin_posts,
    linkedin_events,
    linkedin_other,
    google_contacts,
    address_book,
    crm,
    attendee_list,
    whatsapp,
    looked_up,  # before programmes and notes, since it is writing as well
    programme,
    mapped_table,
    notes,
)
CHOSEN: tuple[Reader, ...] = (*SUPPORTED, pasted_list)
"""Readers that the user may choose for a file."""
LARGEST = {mail.KIND: 256, vcard.KIND: 128, notes.KIND: 16, programme.KIND: 16}
"""Megabytes that are read of a file of a kind; of other kinds, LARGEST_OTHER. A whole mailbox is large; a note is not."""
LARGEST_OTHER = 64
_MEGABYTE = 1024 * 1024
UNREADABLE = "unreadable"
"""The kind of a file that no reader takes."""

__all__ = [
    "SUPPORTED",
    "UNREADABLE",
    "OnDisk",
    "expand_source",
    "look",
    "read",
    "read_file",
    "reader_for",
    "shown_name",
]


def reader_for(source: SourceFile) -> Reader | None:
    """The reader that the user chose for a file, else the one for its content, or None if there is none. Of a large file
    only the beginning is looked at."""
    if source.reading is not None:
        return next((r for r in CHOSEN if source.reading.kind == r.KIND), None)
    document = next((reader for reader in _DOCUMENTS if reader.accepts(source)), None)
    head = _head(source)
    if document or unsupported.by_mark(head.data):
        return document
    for reader in SUPPORTED:
        if reader is notes and _no_note(head):
            return None
        if reader.accepts(head):
            return reader
    return None


def _no_note(source: SourceFile) -> bool:
    """Whether what is left is no writing: something that cannot be read, or a table."""
    return bool(
        unsupported.reason(source.data, source.path)
        or linkedin_other.by_name(source)
        or (mapped_table.is_named_table(source) and mapped_table.why_not(source))
    )


def _head(source: SourceFile) -> SourceFile:
    """The file, or the first megabytes of it up to a line's end; a multiple of four bytes, for wide encodings. JSON is
    known by the whole of it only."""
    if len(source.data) <= 4 * _MEGABYTE or source.data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        return source
    end = source.data.rfind(b"\n", 0, 2 * _MEGABYTE) + 1 or 2 * _MEGABYTE
    wide = b"\x00" in source.data[:200]
    return replace(source, data=source.data[: 2 * _MEGABYTE if wide else end])


def read_file(source: SourceFile, today: dt.date) -> tuple[str, Iterator[Record]]:
    """A file's kind and its records, refusals among them. A file that cannot be read is one refusal."""
    if isinstance(source, RestoredFile):
        return source.kind, iter(source.records)
    reader = reader_for(source)
    if reader is None:
        if what := linkedin_other.by_name(source):
            return linkedin_other.KIND, iter([Refusal("", linkedin_other.left_out(what))])
        head = _head(source)
        why = unsupported.reason(head.data, head.path)
        if not why or why == mapped_table.NOBODY:
            why = mapped_table.why_not(head) or why or "The file holds no writing."
        return UNREADABLE, iter([Refusal("", why)])
    size, most = len(source.data) // _MEGABYTE, LARGEST.get(reader.KIND, LARGEST_OTHER)
    if size > most:
        kind = reader.KIND.replace("_", " ")
        why = f"The file has {size:,} MB; at most {most} MB of a {kind} are read. Split it and import the parts."
        return UNREADABLE, iter([Refusal("", why)])
    return reader.KIND, reader.read(source, today)
