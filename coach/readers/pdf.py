"""PDF: the text of each page, cited by page. Pictures of text are not read."""

from __future__ import annotations

import datetime as dt
import io
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from coach.readers import prose
from coach.readers.stamps import date_in
from coach.records import NoteRecord, Record, Refusal, SourceFile

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

KIND = "pdf"

MOST_PAGES = 2_000
MOST_CHARACTERS = 5_000_000
MOST_STROKES = 2_000_000
MOST_STROKES_A_PAGE = 100_000
MOST_BYTES_DRAWN = 40 * 1024 * 1024
MOST_BYTES_DRAWN_A_PAGE = 4 * 1024 * 1024
_DAMAGED = "The PDF is damaged. Open it, save it anew, and import that."
_LOCKED = "The PDF is locked with a password. Save it without one and import that."


def accepts(source: SourceFile) -> bool:
    """Whether the mark of a PDF stands at its head."""
    return source.data[:1024].lstrip(b"\xef\xbb\xbf\x00 \t\r\n").startswith(b"%PDF-")


def read(source: SourceFile, today: dt.date) -> Iterator[Record]:
    """One note a page, the speakers of a programme, and which pages gave nothing."""
    import logging

    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings are no user's business
    try:
        document = PdfReader(io.BytesIO(source.data), strict=False)
        if document.is_encrypted and not document.decrypt(""):
            yield Refusal("", _LOCKED)
            return
        count = len(document.pages)
        title, made = _about(document)
    except (PyPdfError, *prose.BROKEN):
        yield Refusal("", _DAMAGED)
        return
    if not count:
        yield Refusal("", _DAMAGED)
        return
    pages, refused = _texts(document, min(count, MOST_PAGES))
    if count > MOST_PAGES:
        refused.append(Refusal("", f"The PDF has {count} pages; the first {MOST_PAGES} were read."))
    if any(pages):
        yield from _records(source, pages, today, title, made)
    yield from _empty_pages(pages, refused)


def _texts(document: PdfReader, count: int) -> tuple[list[str], list[Refusal]]:
    """Each page's text, "" where there is none; and the pages that could not be read."""
    from pypdf.errors import PyPdfError

    pages: list[str] = []
    refused: list[Refusal] = []
    left, strokes = MOST_CHARACTERS, _Strokes()
    for number in range(count):
        text = ""
        try:
            page = document.pages[number]
            strokes.begin(page)
            text = _clean(page.extract_text(visitor_operand_before=strokes.count))
        except _TooManyStrokes:
            refused.append(
                Refusal(f"page:{number + 1}", "The page is drawn from more strokes than are followed.")
            )
        except (PyPdfError, *prose.BROKEN):
            refused.append(Refusal(f"page:{number + 1}", "The page is damaged and gave no text."))
        if len(text) > left:
            refused.append(
                Refusal(f"page:{number + 1}", "The PDF holds more text than is read at once; split it.")
            )
            break
        left -= len(text)
        pages.append(text)
    return pages, refused


class _TooManyStrokes(Exception):
    """Seen by nobody: ends a page whose drawing would take minutes."""


class _Strokes:
    """Keeps count of drawing instructions, since a small file can call for billions of them."""

    def __init__(self) -> None:
        self._bytes, self._left, self._page = MOST_BYTES_DRAWN, MOST_STROKES, 0

    def begin(self, page: PageObject) -> None:
        """A new page: its instructions must not be too long, unpacked, to be taken apart."""
        content = page.get_contents()
        size = len(content.get_data()) if content is not None else 0
        self._bytes -= size
        if size > MOST_BYTES_DRAWN_A_PAGE or self._bytes < 0:
            raise _TooManyStrokes
        self._page = min(MOST_STROKES_A_PAGE, self._left)

    def count(self, *_: object) -> None:
        """Called before each instruction, also those in drawings inside the page."""
        self._page -= 1
        self._left -= 1
        if self._page < 0:
            raise _TooManyStrokes


def _clean(text: str) -> str:
    """A page's text with one kind of line end and blank, without stray marks at the ends of its lines."""
    flat = (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\x00", "")
        .replace("\xa0", " ")
        .replace("\xad", "")
    )
    flat = re.sub("[\ud800-\udfff]", "\ufffd", flat)
    text = "\n".join(line.rstrip() for line in flat.split("\n")).strip("\n")
    return text if any(c.isalnum() for c in text) else ""


def _about(document: PdfReader) -> tuple[str, dt.date | None]:
    """The title and the day that the PDF states."""
    info = document.metadata
    if info is None:
        return "", None
    title = info.title if isinstance(info.title, str) else ""
    stamp = info.creation_date_raw if isinstance(info.creation_date_raw, str) else ""
    return ("" if _by_machine(title) else " ".join(title.split())), date_in(stamp.removeprefix("D:")[:8])


def _by_machine(title: str) -> bool:
    """Whether a title is the name of a file or a program's stand-in for one."""
    return bool(
        re.fullmatch(
            r"\s*|.*\.\w{2,4}|(?:untitled|microsoft \w+ -.*|\(?anonymous\)?|document\d*)",
            title,
            re.IGNORECASE,
        )
    )


def _records(
    source: SourceFile, pages: Sequence[str], today: dt.date, title: str, made: dt.date | None
) -> Iterator[Record]:
    """What the whole text says, each piece at the page on which it stands, and the text page by page."""
    first_lines, line = [], 1
    for page in pages:
        first_lines.append(line)
        line += page.count("\n") + 2
    for record in prose.records(source, "\n\n".join(pages), today, title=title, saved=made):
        if isinstance(record, NoteRecord):
            for number, page in enumerate(pages, 1):
                if page:
                    yield replace(record, place=f"page:{number}", text=page, body_start=0)
        elif isinstance(record, Refusal):
            yield record
        else:
            at = int(record.place.removeprefix("line:"))
            yield replace(record, place=f"page:{bisect_right(first_lines, at)}")


def _empty_pages(pages: Sequence[str], refused: list[Refusal]) -> Iterator[Refusal]:
    """The pages without text, in one line, beside what else was refused."""
    named = {r.place for r in refused}
    empty = [n for n, page in enumerate(pages, 1) if not page and f"page:{n}" not in named]
    if empty and len(empty) == len(pages):
        yield Refusal(
            "",
            "The PDF holds pictures of its pages and no text. Run it through text recognition, or type what matters into a note.",
        )
    elif empty:
        shown = ", ".join(map(str, empty[:10])) + (" and more" if len(empty) > 10 else "")
        which = f"Page {shown} holds" if len(empty) == 1 else f"Pages {shown} hold"
        yield Refusal(f"page:{empty[0]}", f"{which} no text, perhaps a picture.")
    yield from refused
