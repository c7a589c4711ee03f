"""Word documents (.docx): headings, paragraphs, lists, tables, notes and comments, as lines of text.

The document's XML is walked with python-docx at hand for styles and comments: its own `Paragraph.text` leaves out what
was typed while changes were tracked. Deleted and hidden text is left out.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from coach.readers import prose
from coach.records import Record, Refusal, SourceFile

if TYPE_CHECKING:
    from docx.document import Document

KIND = "word"

MOST_UNPACKED = 128 * 1024 * 1024
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_W}pPr"})
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEMPLATE_DAY = dt.date(2013, 12, 23)  # python-docx's own template, which files made with it carry on
_DAMAGED = "The Word document is damaged. Open it, save it anew, and import that."


def accepts(source: SourceFile) -> bool:
    """Whether it is an archive with a Word document in it."""
    return "word/document.xml" in _members(source.data)


def _members(data: bytes) -> Mapping[str, int]:
    """Names and sizes in an archive; nothing where it is none."""
    if not data.startswith(b"PK"):
        return {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {m.filename: m.file_size for m in archive.infolist()}
    except prose.BROKEN:
        return {}


def read(source: SourceFile, today: dt.date) -> Iterator[Record]:
    """The whole document as one text: a note, or a programme with its speakers."""
    from docx import Document as open_document
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    sizes = _members(source.data)
    if sum(size for name, size in sizes.items() if name.endswith((".xml", ".rels"))) > MOST_UNPACKED:
        yield Refusal("", "Unpacked, the Word document is larger than is read at once; split it.")
        return
    try:
        document = open_document(io.BytesIO(source.data))
        text = _text(document)
        title, saved = _about(document)
    except (OpcError, LxmlError, *prose.BROKEN):
        yield Refusal("", _DAMAGED)
        return
    yield from prose.records(source, text, today, title=title, saved=saved)


def _about(document: Document) -> tuple[str, dt.date | None]:
    """The title in the document's properties, and the day it was last saved."""
    about = document.core_properties
    day = about.modified or about.created
    saved = day.date() if day else None
    return " ".join((about.title or "").split()), None if saved == _TEMPLATE_DAY else saved


def _text(document: Document) -> str:
    """Everything shown, in order, blocks apart by a blank line."""
    walker = _Walker(document)
    blocks = [b for b in walker.blocks(document.element.body) if b.strip()]
    lines: list[str] = []
    for block in blocks:
        joined = bool(lines) and block[:2] in ("- ", "| ") and lines[-1][:2] == block[:2]
        lines += [block] if joined or not lines else ["", block]
    return "\n".join(lines)


class _Walker:
    """Walks a body and turns its elements into lines."""

    def __init__(self, document: Document) -> None:
        self.styles = {s.style_id: (s.name or "") for s in document.styles}
        self.comments = {c.comment_id: c for c in document.comments}
        self.notes = {kind: _notes(document, kind) for kind in ("footnote", "endnote")}

    def blocks(self, parent: Any) -> Iterator[str]:
        """Paragraphs and tables, also those inside content controls."""
        for element in parent:
            if element.tag == f"{_W}p":
                yield from self.paragraph(element)
            elif element.tag == f"{_W}tbl":
                yield from self.table(element)
            elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
                yield from self.blocks(element)

    def paragraph(self, element: Any) -> Iterator[str]:
        """A paragraph, then what is remarked on it."""
        text = _shown(element).strip()
        style = element.find(f"{_W}pPr/{_W}pStyle")
        name = self.styles.get(style.get(f"{_W}val"), "") if style is not None else ""
        if text:
            yield f"{self._mark(element, name)}{text}"
        for kind, found in self.notes.items():
            for reference in element.iter(f"{_W}{kind}Reference"):
                if note := found.get(reference.get(f"{_W}id")):
                    yield f"Footnote: {note}"
        for reference in element.iter(f"{_W}commentReference"):
            number = reference.get(f"{_W}id") or ""
            comment = self.comments.get(int(number)) if number.isdigit() else None
            if comment is not None and comment.text.strip():
                day = f", {comment.timestamp.date().isoformat()}" if comment.timestamp else ""
                yield f"Comment by {comment.author or 'somebody'}{day}: {' '.join(comment.text.split())}"

    def _mark(self, element: Any, style: str) -> str:
        """`## ` before a heading, `- ` before an item of a list."""
        name = style.casefold()
        if name == "title":
            return "# "
        if name.startswith("heading ") and name[8:].isdigit():
            return "#" * min(6, int(name[8:])) + " "
        numbered = element.find(f"{_W}pPr/{_W}numPr") is not None
        return "- " if numbered or name.startswith("list ") else ""

    def table(self, element: Any) -> Iterator[str]:
        """One line a row; tables inside cells come as their words."""
        for row in element.iter(f"{_W}tr"):
            if next(row.iterancestors(f"{_W}tbl")) is not element:
                continue
            cells = [" ".join(" ".join(map(_shown, cell.iter(f"{_W}p"))).split()) for cell in row.iter(f"{_W}tc")
                     if next(cell.iterancestors(f"{_W}tr")) is row]  # fmt: skip
            if any(cells):
                yield f"| {' | '.join(cells)} |"


def _shown(paragraph: Any) -> str:
    """The words of a paragraph as a reader sees them."""
    pieces: list[str] = []
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        if element.tag in _GONE or element.tag == _FALLBACK:
            continue
        if element.tag == f"{_W}r" and element.find(f"{_W}rPr/{_W}vanish") is not None:
            continue
        if element.tag == f"{_W}t":
            pieces.append(element.text or "")
        elif element.tag == f"{_W}tab":
            pieces.append("\t")
        elif element.tag in (f"{_W}br", f"{_W}cr"):
            pieces.append("\n")
        elif element.tag == f"{_W}noBreakHyphen":
            pieces.append("-")
        else:
            stack.extend(reversed(element))
    return "".join(pieces).replace("\xa0", " ").replace("\xad", "")


def _notes(document: Document, kind: str) -> dict[str, str]:
    """Footnotes or endnotes by their number."""
    from lxml import etree

    part = next(
        (p for p in document.part.package.iter_parts() if str(p.partname) == f"/word/{kind}s.xml"), None
    )
    if part is None:
        return {}
    root = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
    return {
        note.get(f"{_W}id"): " ".join(" ".join(map(_shown, note.iter(f"{_W}p"))).split())
        for note in root.iter(f"{_W}{kind}")
    }
