"""The PDF: its typeface covers the names people have, is embedded, and nothing in it acts."""

from __future__ import annotations

import base64
import re
import zlib
from pathlib import Path

import pytest

from coach.briefing.page import Block
from coach.briefing.pdf import _Typeface, as_pdf

NAMES = [
    "Łucja Şahin",
    "Øystein Åberg",
    "Dvořák Jiří",
    "Leïla Çelik",
    "Nguyễn Ánh",
    "Ștefan Țurcanu",
    "Γιώργος Πετρίδης",
    "Олександр Їжак",
]


def content(path: Path) -> bytes:
    """All streams of a PDF, inflated where they are deflated."""
    data = path.read_bytes()
    found = [data]
    for match in re.finditer(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        raw = match[1].strip()
        if raw.endswith(b"~>"):
            raw = base64.a85decode(b"<~" + raw, adobe=True)
        try:
            found.append(zlib.decompress(raw))
        except zlib.error:
            found.append(raw)
    return b"\n".join(found)


@pytest.mark.parametrize("name", NAMES)
def test_typeface_has_the_letters_of_names(name: str) -> None:
    shown = _Typeface()
    assert shown(name) == name
    assert not shown.missing


def test_characters_that_are_missing_are_marked_and_said(tmp_path: Path) -> None:
    shown = _Typeface()
    assert shown("李明 and Ana") == "◊◊ and Ana"
    assert shown.missing
    shown = _Typeface()
    assert shown("Well done 🎉") == "Well done"
    assert not shown.missing


def test_decomposed_letters_are_composed() -> None:
    assert _Typeface()("Jose\u0301") == "José"


def test_file_embeds_its_typeface_and_holds_no_action(tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    blocks = [
        Block("heading", "Paper <b>Days</b> & more", level=1), Block("line", "https://spy.example <a href='x'>y</a>"),
        Block("heading", "Łucja", level=3), Block("item", "She keeps bees.", "notes/fair.md line 7"),
    ]  # fmt: skip
    path.write_bytes(as_pdf(blocks, "Paper <b>Days</b>", "For you alone."))
    data = content(path)
    assert data.startswith(b"%PDF-")
    assert b"/FontFile2" in data
    assert b"SourceSansPro-Regular" in data
    for act in (b"/URI", b"/JavaScript", b"/Launch", b"/Annots", b"/OpenAction"):
        assert act not in data


def test_same_page_gives_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(as_pdf([Block("line", "Ana")], "Paper Days"))
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]
