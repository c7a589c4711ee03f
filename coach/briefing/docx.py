"""Writes a page of blocks as a Word file: A4, its own styles, a picture, page numbers, nothing that acts."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from coach.briefing.brief import Picture
from coach.briefing.page import Block
from coach.briefing.raster import png
from coach.checks.display import visible

_INK, _QUIET, _ACCENT = (0x1D, 0x27, 0x33), (0x5B, 0x68, 0x75), (0x0B, 0x5C, 0x53)
_TEXT, _FACE = 10.5, "Calibri"
_HEADS = {1: (22.0, _INK, 0, 4), 2: (14.0, _ACCENT, 18, 5), 3: (12.0, _INK, 12, 2), 4: (9.0, _QUIET, 6, 1)}
"""Size in points, colour, and the space before and after."""


def as_docx(blocks: Sequence[Block], title: str, footer: str) -> bytes:
    """The blocks as a file; `title` goes into its properties, `footer` with the page's number to the foot."""
    from docx import Document

    document = Document()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = _flat(title)[:250], "", ""
    _styled(document)
    _foot(document.sections[0], footer)
    for block in blocks:
        if block.picture is not None:
            _drawn(document, block.picture, block.text)
        style = f"Heading {block.level}" if block.kind == "heading" else None
        paragraph = document.add_paragraph(style="List Bullet" if block.kind == "item" else style)
        _written(paragraph, block)
        # The first line below a name stays with what follows it, as the name does.
        if block.kind == "line":
            paragraph.paragraph_format.keep_with_next = bool(block.source)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _flat(text: str) -> str:
    return " ".join(visible(text).split())


def _written(paragraph: Any, block: Block) -> None:
    """The words of a block: the name stands out, the source is small."""
    from docx.shared import Pt, RGBColor

    name, rest = block.parted(_flat)
    if name:
        paragraph.add_run(name).bold = True
    run = paragraph.add_run(rest)
    if name and block.kind == "heading":
        run.bold, run.font.size, run.font.color.rgb = False, Pt(_TEXT), RGBColor(*_QUIET)
    if block.source:
        small = paragraph.add_run(f"  ({_flat(block.source)})")
        small.font.size, small.font.color.rgb = Pt(8), RGBColor(*_QUIET)


def _drawn(document: Any, picture: Picture, caption: str) -> None:
    """The picture as wide as the text, with its caption as the text alternative."""
    from docx.shared import Cm

    shape = document.add_picture(BytesIO(png(picture)), width=Cm(16.6))
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    shape._inline.docPr.set("descr", _flat(caption))


def _styled(document: Any) -> None:
    from docx.shared import Cm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2)
    for name in ("Normal", "List Bullet"):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = _FACE, Pt(_TEXT), RGBColor(*_INK)
        style.paragraph_format.space_after = Pt(4 if name == "Normal" else 2)
        style.paragraph_format.widow_control = True
    for level, (size, colour, before, after) in _HEADS.items():
        style = document.styles[f"Heading {level}"]
        _faced(style)
        style.font.size, style.font.bold, style.font.italic = Pt(size), True, False
        style.font.color.rgb = RGBColor(*colour)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.keep_with_next = True


def _faced(style: Any) -> None:
    """Give a heading the page's own typeface: the template's goes before any that is only named."""
    from docx.oxml.ns import qn

    style.font.name = _FACE
    fonts = style.element.rPr.rFonts
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(theme), None)


def _foot(section: Any, footer: str) -> None:
    """The footer, and at the right "3 of 12"."""
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Cm, Pt, RGBColor

    paragraph = section.footer.paragraphs[0]
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(16.6), WD_TAB_ALIGNMENT.RIGHT)
    runs = [paragraph.add_run(f"{_flat(footer)}\t"), *_field(paragraph, "PAGE")]
    runs += [paragraph.add_run(" of "), *_field(paragraph, "NUMPAGES")]
    for run in runs:
        run.font.size, run.font.color.rgb = Pt(8), RGBColor(*_QUIET)


def _field(paragraph: Any, instruction: str) -> list[Any]:
    """A number that Word fills in, as the runs that it is made of: each carries its own size."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    runs = [paragraph.add_run() for _ in range(5)]
    begin, asked, separate, shown, end = runs
    for run, kind in ((begin, "begin"), (separate, "separate"), (end, "end")):
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        run._r.append(mark)
    number = OxmlElement("w:instrText")
    number.text = instruction
    asked._r.append(number)
    shown.text = "1"
    return runs
