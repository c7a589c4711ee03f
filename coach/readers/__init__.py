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
from coach.readers.sources import OnDisk, expand, expand_source, look, read
from coach.records import Reader, Record, Refusal, SourceFile

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
    programme,
    mapped_table,
    notes,
)
CHOSEN: tuple[Reader, ...] = (*SUPPORTED, pasted_list)
"""Readers that the user may choose for a file."""
UNREADABLE = "unreadable"
"""The kind of a file that no reader takes."""

__all__ = [
    "SUPPORTED",
    "UNREADABLE",
    "OnDisk",
    "expand",
    "expand_source",
    "look",
    "read",
    "read_file",
    "reader_for",
]


def reader_for(source: SourceFile) -> Reader | None:
    """The reader that the user chose for a file, else the one for its content, or None if there is none."""
    if source.reading is not None:
        return next((r for r in CHOSEN if source.reading.kind == r.KIND), None)
    document = next((reader for reader in _DOCUMENTS if reader.accepts(source)), None)
    if document or unsupported.by_mark(source.data):
        return document
    for reader in SUPPORTED:
        if reader is notes and _no_note(source):
            return None
        if reader.accepts(source):
            return reader
    return None


def _no_note(source: SourceFile) -> bool:
    """Whether what is left is no writing: something that cannot be read, or a table."""
    return bool(
        unsupported.reason(source.data)
        or linkedin_other.by_name(source)
        or (mapped_table.is_named_table(source) and mapped_table.why_not(source))
    )


def read_file(source: SourceFile, today: dt.date) -> tuple[str, Iterator[Record]]:
    """A file's kind and its records, refusals among them. A file that cannot be read is one refusal."""
    reader = reader_for(source)
    if reader is None:
        if what := linkedin_other.by_name(source):
            return linkedin_other.KIND, iter([Refusal("", linkedin_other.left_out(what))])
        why = unsupported.reason(source.data)
        if not why or why == mapped_table.NOBODY:
            why = mapped_table.why_not(source) or why or "The file holds no writing."
        return UNREADABLE, iter([Refusal("", why)])
    return reader.KIND, reader.read(source, today)
