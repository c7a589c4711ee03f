"""Rich text (.rtf) and OpenDocument text (.odt), as lines of text."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator

from coach.readers import prose
from coach.records import Record, Refusal, SourceFile

KIND = "rich_text"

MOST_UNPACKED = 64 * 1024 * 1024
MOST_RICH_TEXT = 32 * 1024 * 1024
_ODT = b"application/vnd.oasis.opendocument.text"


def accepts(source: SourceFile) -> bool:
    """Whether it begins as rich text, or is an archive whose first member says that it is a text document."""
    return source.data[:64].lstrip(b"\xef\xbb\xbf \r\n").startswith(b"{\\rtf") or _is_open_document(
        source.data
    )


def _is_open_document(data: bytes) -> bool:
    if not data.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            first = archive.infolist()[:1]
            return (
                bool(first)
                and first[0].filename == "mimetype"
                and archive.open(first[0]).read(100).startswith(_ODT)
            )
    except prose.BROKEN:
        return False


def read(source: SourceFile, today: dt.date) -> Iterator[Record]:
    """The whole document as one text."""
    if _is_open_document(source.data):
        yield from _open_document(source, today)
        return
    from striprtf.striprtf import rtf_to_text

    if len(source.data) > MOST_RICH_TEXT:
        yield Refusal("", "The rich text is larger than is read at once; save it as .docx or text.")
        return
    try:
        text: str = str(rtf_to_text(source.data.decode("latin-1"), errors="replace"))  # type: ignore[no-untyped-call]
    except prose.BROKEN:
        yield Refusal("", "The rich text is damaged. Open it, save it as .docx or text, and import that.")
        return
    yield from prose.records(source, _clean(text), today)


def _open_document(source: SourceFile, today: dt.date) -> Iterator[Record]:
    from lxml.etree import LxmlError
    from odfdo import Document

    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            if sum(m.file_size for m in archive.infolist() if m.filename.endswith(".xml")) > MOST_UNPACKED:
                yield Refusal("", "Unpacked, the document is larger than is read at once; split it.")
                return
        document = Document(io.BytesIO(source.data))
        text = str(document.to_markdown())
        title = document.meta.title or ""
        saved = document.meta.date or document.meta.creation_date
    except (LxmlError, *prose.BROKEN):
        yield Refusal("", "The document is damaged. Open it, save it as .docx or text, and import that.")
        return
    day = saved.date() if isinstance(saved, dt.datetime) else None
    yield from prose.records(source, _clean(text), today, title=title, saved=day)


def _clean(text: str) -> str:
    """One kind of line end, list marks with one blank, at most one blank line."""
    flat = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").replace("\xa0", " ")
    flat = re.sub("[\ud800-\udfff]", "\ufffd", flat)
    flat = re.sub(r"(?m)^[ \t]*([-*•])[ \t]+", r"\1 ", flat)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in flat.split("\n"))).strip("\n")
