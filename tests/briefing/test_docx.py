"""The Word file: its styles, its numbers, and imported text that stays text."""

from __future__ import annotations

import io
import zipfile

from docx import Document
from docx.shared import Pt

from coach.briefing.docx import as_docx
from coach.briefing.page import Block

BLOCKS = [
    Block("heading", "Paper Days", level=1), Block("heading", "You have met", level=2),
    Block("heading", "Łucja Şahin, Head of \u202eseed\u202c", level=3, name="Łucja Şahin"),
    Block("line", "She asked for the proofs.", "notes/fair.md line 7"), Block("item", "She keeps <b>bees</b>.", "notes/fair.md line 8"),
    Block("heading", "To open with", level=4), Block("item", "Ask."),
]  # fmt: skip


def test_headings_keep_with_what_follows_and_the_name_stands_out() -> None:
    document = Document(io.BytesIO(as_docx(BLOCKS, "Paper Days", "For you alone.")))
    by_text = {p.text: p for p in document.paragraphs}
    for level in range(1, 5):
        style = document.styles[f"Heading {level}"]
        assert style.paragraph_format.keep_with_next
        assert style.font.name == "Calibri"
    name, role = by_text["Łucja Şahin, Head of seed"].runs
    assert (name.text, name.bold, role.text, role.bold) == ("Łucja Şahin", True, ", Head of seed", False)
    lead = by_text["She asked for the proofs.  (notes/fair.md line 7)"]
    assert lead.paragraph_format.keep_with_next
    assert lead.runs[-1].font.size == Pt(8)
    item = by_text["She keeps <b>bees</b>.  (notes/fair.md line 8)"].style
    assert item is not None
    assert item.name == "List Bullet"


def test_the_foot_counts_the_pages_on_a4() -> None:
    data = as_docx(BLOCKS, "Paper Days", "For you alone.")
    section = Document(io.BytesIO(data)).sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        foot = archive.read("word/footer1.xml").decode()
    assert "For you alone." in foot
    assert foot.index("PAGE") < foot.index("NUMPAGES")
    assert foot.count("w:instrText") == 4
