"""Writes a page of blocks as a PDF: A4, one embedded typeface (Latin, Greek, Cyrillic), no links, no scripts.

Chinese, Japanese and Korean are set in the typefaces that every PDF program brings along or finds on its machine: those
that could be embedded weigh more than the whole of the program.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from html import escape
from io import BytesIO
from typing import Any

from coach.briefing.brief import Picture
from coach.briefing.page import Block
from coach.briefing.picture import WIDTH, labels, offset, span, strokes
from coach.checks.display import visible

_REGULAR, _BOLD = "Coach", "Coach-Bold"
_INK, _QUIET, _LINE, _ACCENT = "#1d2733", "#5b6875", "#c9d2da", "#0b5c53"
_ABSENT = "◊"
_MISSING = (
    f"This PDF could not print every character: {_ABSENT} marks the places. The HTML file has them all."
)

_EASTERN = re.compile(
    "[\u2e80-\u2fdf\u3000-\u30ff\u3100-\u312f\u3130-\u318f\u3190-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef]+"
)
_KANA, _HANGUL = re.compile("[\u3040-\u30ff]"), re.compile("[\u3130-\u318f\uac00-\ud7a3]")
_TOGETHER = re.compile(r"\b(\d{1,2}) (\w{3}) (\d{4})\b|\b(\d+) (\w+) ago\b|\b(line|row|page) (\d+)\b")
"""Small print that a line break would tear apart: a day, an age, a place."""


def as_pdf(blocks: Sequence[Block], title: str, footer: str = "") -> bytes:
    """The blocks as a file; `title` goes into its properties and the foot of each page.

    A word that no typeface here can set (Arabic, Hebrew …) is printed as ◊, and a line at the end says so.
    """
    from reportlab.platypus import SimpleDocTemplate

    shown = _Typeface()
    styles = _styles()
    story = []
    for before, block in zip([None, *blocks], blocks, strict=False):
        under_name = before is not None and before.kind == "heading" and before.level == 3
        story += _flowables(block, styles, shown, lead=under_name)
    head = shown(title)
    if shown.missing:
        story += _flowables(Block("line", "", _MISSING), styles, shown)
    out = BytesIO()
    document = SimpleDocTemplate(
        out, leftMargin=50, rightMargin=50, topMargin=48, bottomMargin=50,
        title=title, author="", subject="", creator="", lang="en", invariant=True,
    )  # fmt: skip
    document.build(story, canvasmaker=_numbered(head, shown(footer)))
    return out.getvalue()


class _Typeface:
    """Registers the typeface, and gives back text that it can print."""

    def __init__(self) -> None:
        from font_source_sans_pro import font_files_ttf
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont

        for name, face in ((_REGULAR, "SourceSansPro"), (_BOLD, "SourceSansProSemibold")):
            pdfmetrics.registerFont(TTFont(name, font_files_ttf[face]))
        self._glyphs: dict[int, int] = pdfmetrics.getFont(_REGULAR).face.charToGlyph
        self.missing = False

    def __call__(self, text: str) -> str:
        printed = "".join(self._printed(c) for c in unicodedata.normalize("NFC", visible(text)))
        return " ".join(re.sub(rf"{_ABSENT}(?:\s*{_ABSENT})*", _ABSENT, printed).split())

    def marked(self, text: str) -> str:
        """Printable text as markup of a paragraph, with its typefaces."""
        return _EASTERN.sub(
            lambda m: f'<font name="{face(m.group(), _REGULAR)}">{m.group()}</font>', escape(text)
        )

    def _printed(self, char: str) -> str:
        if ord(char) in self._glyphs or char.isspace() or _EASTERN.match(char):
            return char
        plain = "".join(c for c in unicodedata.normalize("NFKD", char) if ord(c) in self._glyphs)
        if plain:
            return plain
        if unicodedata.category(char) == "So" or unicodedata.combining(
            char
        ):  # emoji say nothing that is missed
            return ""
        self.missing = True
        return _ABSENT


def face(text: str, usual: str) -> str:
    """The typeface for a text: the `usual` one unless it has Chinese, Japanese or Korean in it."""
    if not _EASTERN.search(text):
        return usual
    name = (
        "HeiseiKakuGo-W5"
        if _KANA.search(text)
        else "HYGothic-Medium"
        if _HANGUL.search(text)
        else "STSong-Light"
    )
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(name))
    return name


def _styles() -> dict[str, Any]:
    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle

    base = ParagraphStyle(
        "line",
        fontName=_REGULAR,
        fontSize=9,
        leading=11.6,
        textColor=HexColor(_INK),
        spaceAfter=2,
        bulletFontName=_REGULAR,
        allowWidows=0,
        allowOrphans=0,
    )
    heads = {
        n: ParagraphStyle(f"h{n}", base, fontName=_BOLD, fontSize=size, leading=size * 1.25, spaceBefore=before,
                          spaceAfter=after, keepWithNext=1, textColor=HexColor(colour))
        for n, size, before, after, colour in (
            (1, 24, 0, 5, _INK), (2, 13, 13, 3, _ACCENT), (3, 11, 8, 1, _INK), (4, 8, 3, 0.5, _QUIET)
        )
    }  # fmt: skip
    item = ParagraphStyle("item", base, leftIndent=12, bulletIndent=2, spaceAfter=1)
    # What stands right below a name stays with the first item of the card.
    lead = ParagraphStyle("lead", base, keepWithNext=1)
    return {"line": base, "lead": lead, "item": item, **{f"h{n}": s for n, s in heads.items()}}


def _flowables(block: Block, styles: dict[str, Any], shown: _Typeface, *, lead: bool = False) -> list[Any]:
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import HRFlowable, Paragraph

    if block.picture is not None:
        return [_drawn(block.picture, shown), Paragraph(shown.marked(shown(block.text)), styles["line"])]
    kind = "lead" if lead and block.kind == "line" else block.kind
    style = styles[f"h{block.level}" if block.kind == "heading" else kind]
    name, rest = block.parted(shown)
    words = shown.marked(rest)
    if name and block.kind == "heading":
        words = f'{shown.marked(name)}<font name="{_REGULAR}" size="9" color="{_QUIET}">{shown.marked(rest)}</font>'
    elif name:
        words = f'<font name="{_BOLD}">{shown.marked(name)}</font>{shown.marked(rest)}'
    if block.source:
        whole = _TOGETHER.sub(lambda m: m.group().replace(" ", "\u00a0"), shown(block.source))
        words += f' <font size="6.5" color="{_QUIET}">({shown.marked(whole)})</font>'
    found: list[Any] = [Paragraph(words, style, bulletText="•" if block.kind == "item" else None)]
    if block.kind == "heading" and block.level == 2:
        rule = HRFlowable(width="100%", thickness=0.6, color=HexColor(_LINE), spaceBefore=0, spaceAfter=3)
        rule.keepWithNext = 1
        found.append(rule)
    return found


def _drawn(picture: Picture, shown: _Typeface) -> Any:
    """The picture as shapes of the PDF, as wide as its text."""
    from reportlab.graphics.shapes import Circle, Drawing, Line, String
    from reportlab.lib.colors import HexColor

    scale = 440 / WIDTH
    top, bottom = span(picture)
    drawing = Drawing(WIDTH * scale, (bottom - top) * scale)
    for s in strokes(picture):
        ends = (s.x1, bottom - s.y1, s.x2, bottom - s.y2)
        line = Line(*(at * scale for at in ends), strokeColor=HexColor(s.colour), strokeWidth=0.8)
        line.strokeDashArray = [3, 3] if s.dashed else None
        drawing.add(line)
    for label in labels(picture):
        dx, dy, anchor = offset(label.side)
        x, y, colour = label.x * scale, (bottom - label.y) * scale, HexColor(label.colour)
        drawing.add(Circle(x, y, 3, fillColor=colour, strokeColor=colour))
        name = shown(label.name)
        font = face(name, _BOLD if label.bold else _REGULAR)
        drawing.add(
            String(
                x + dx * scale,
                y - dy * scale,
                name,
                fontName=font,
                fontSize=8,
                fillColor=colour,
                textAnchor=anchor,
            )
        )
    return drawing


def _numbered(title: str, footer: str) -> type[Any]:
    """A canvas that knows at the end how many pages there are, for "3 of 12" at the foot of each."""
    from reportlab.lib.colors import HexColor
    from reportlab.pdfgen.canvas import Canvas

    class Numbered(Canvas):  # type: ignore[misc]
        """Draws the foot of each page once all of them are there."""

        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            self._pages: list[dict[str, Any]] = []

        def showPage(self) -> None:
            """Keep the page for later."""
            self._pages.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            """Draw every foot, and write the file."""
            for number, page in enumerate(self._pages, 1):
                self.__dict__.update(page)
                self._foot(number, len(self._pages))
                super().showPage()
            super().save()

        def _foot(self, number: int, of: int) -> None:
            left = f"{title[:60]}. {footer}" if footer else title[:90]
            self.setFont(face(left, _REGULAR), 8)
            self.setFillColor(HexColor(_QUIET))
            self.drawString(56, 32, left)
            self.setFont(_REGULAR, 8)
            self.drawRightString(self._pagesize[0] - 56, 32, f"{number} of {of}")

    return Numbered
