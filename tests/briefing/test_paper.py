"""The briefing of an event that is hard to typeset, in every format: long names, other scripts, empty sections."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from pypdf import PdfReader

from coach.briefing.brief import Brief
from coach.briefing.export import write
from coach.briefing.picture import labels, span
from tests.briefing.paper import LONG, brief_of


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Brief:
    return brief_of(tmp_path_factory.mktemp("paper") / "w")


def test_it_fits_on_two_pages_and_nothing_stands_outside_them(brief: Brief, tmp_path: Path) -> None:
    write(brief, tmp_path / "brief.pdf")
    pages = PdfReader(tmp_path / "brief.pdf").pages
    assert len(pages) == 2
    ends: list[float] = []
    for page in pages:
        page.extract_text(
            visitor_text=lambda text, cm, tm, font, size: ends.append(tm[4] + cm[4]) if text.strip() else None
        )
    assert min(ends) >= 40
    assert max(ends) < 595 - 57
    text = " ".join(" ".join(p.extract_text().split()) for p in pages)
    assert LONG in text
    assert "Olga" not in text.partition("Not coming")[0]


def test_no_heading_is_the_last_thing_on_a_page_or_without_lines(brief: Brief, tmp_path: Path) -> None:
    write(brief, tmp_path / "brief.docx")
    paragraphs = Document(str(tmp_path / "brief.docx")).paragraphs
    for one, after in zip(paragraphs, [*paragraphs[1:], None], strict=True):
        if one.style.name.startswith("Heading"):
            assert one.text.strip()
            assert after is not None
            deeper = after.style.name.startswith("Heading") and after.style.name > one.style.name
            assert deeper or not after.style.name.startswith("Heading"), one.text
            assert one.style.paragraph_format.keep_with_next
    words = "\n".join(p.text for p in paragraphs)
    for name in ("王小明", "محمد الحسن", "Ngọc Ánh Nguyễn", LONG):
        assert name in words
    with ZipFile(tmp_path / "brief.docx") as packed:
        assert b"http" not in packed.read("word/_rels/document.xml.rels").replace(b"http://schemas", b"")


def test_a_long_path_is_shortened_and_a_long_name_in_the_picture_is_not_cut_off(
    brief: Brief, tmp_path: Path
) -> None:
    write(brief, tmp_path / "brief.md")
    text = (tmp_path / "brief.md").read_text("utf-8")
    assert "notes/2026-10-20-very-very-v…" in text
    assert "very-very-very-very-very" not in text
    assert brief.picture is not None
    assert "Wilhelmina H." in {label.name for label in labels(brief.picture)}
    top, bottom = span(brief.picture)
    assert bottom - top < 360  # no empty room above and below four people


def test_whoever_a_she_is_has_her_name(brief: Brief) -> None:
    card = next(c for c in brief.attendees if c.name == "Søren Ångström")
    told = [f.text for f in card.facts]
    assert (
        "By your note on Łucja Şahin-Dvořáková: “She would like to meet Søren Ångström about his drying lofts.”"
        in told
    )
