"""Why a file is not read, told from its content, in words that say what to do instead."""

from __future__ import annotations

import json
import re
from itertools import islice
from pathlib import PurePosixPath

from coach.readers.encoding import decode
from coach.readers.tables import raw_rows

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0", "an old Office file; save it as .docx, .csv or text"),
    (b"// <!-- <mdb:mork", "Thunderbird's index of a mail folder; the mail is in the file beside it"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"SQLite format 3", "a database"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a sound recording"),
)
_PROGRAMS = frozenset(
    ".py .pyw .ipynb .js .mjs .ts .tsx .jsx .java .kt .c .h .cc .cpp .hpp .cs .go .rs .rb .php .swift .lua .pl .sh .bash .zsh .bat .cmd "
    ".ps1 .sql .css .scss .toml .ini .cfg .lock .map".split()
)
_ODD = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\ufffd]")
_MARKUP = ("<?xml", "<svg")


def by_mark(data: bytes) -> str:
    """Why a file that begins with a known format's mark is not read; empty if there is no such mark."""
    known = next((what for start, what in _MAGIC if data.startswith(start)), "")
    return f"This is {known}." if known else ""


def reason(data: bytes, path: str) -> str:
    """Why this is neither writing nor a table about people; empty if it may be writing."""
    if not data.strip(b"\x00\r\n\t \xef\xbb\xbf"):
        return "The file is empty."
    if by_mark(data):
        return by_mark(data)
    if PurePosixPath(path).suffix.casefold() in _PROGRAMS:
        return "This is a program, no note."
    text = decode(data)
    if _is_binary(text):
        return "This is not text."
    start = text.lstrip()[:200].casefold()
    if start.startswith(_MARKUP):
        return "This is XML; save its text as Markdown or plain text."
    if start[:1] in ("{", "[") and _is_json(text):
        return 'This is JSON of an unknown kind. Exports of Slack and Telegram are read, and JSON Lines with "id" and "text".'
    if _is_table(text):
        return "This is a table without a column of people's names."
    return ""


def _is_binary(text: str) -> bool:
    sample = text[:8192]
    return len(_ODD.findall(sample)) > 0.05 * len(sample)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _is_table(text: str) -> bool:
    """Whether all of at least four rows have the same three or more cells."""
    for delimiter in (",", ";", "\t"):
        if text.lstrip().partition("\n")[0].count(delimiter) < 2:
            continue
        rows = [row for row in islice(raw_rows(text, delimiter), 50) if row.strip()]
        widths = {row.count(delimiter) for row in rows}
        if len(rows) >= 4 and len(widths) == 1 and widths.pop() >= 2:
            return True
    return False
