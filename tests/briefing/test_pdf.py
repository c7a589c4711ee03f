"""The PDF: its typeface covers the names people have, is embedded, and nothing in it acts."""

from __future__ import annotations

import base64
import io
import re
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

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
    assert shown("محمد الحسن and Ana") == "◊ and Ana"
    assert shown.missing
    shown = _Typeface()
    assert shown("Well done 🎉") == "Well done"
    assert not shown.missing


@pytest.mark.parametrize(
    ("name", "typeface"),
    [("王小明", "STSong-Light"), ("渡辺さくら", "HeiseiKakuGo-W5"), ("김민준", "HYGothic-Medium")],
)
def test_names_of_the_east_are_set_in_their_own_typefaces(name: str, typeface: str) -> None:
    shown = _Typeface()
    assert shown(f"{name} and Ana") == f"{name} and Ana"
    assert not shown.missing
    blocks = [Block("heading", f"{name}, Buyer", level=3, name=name), Block("item", f"{name} makes paper.", f"notes/{name}.md")]  # fmt: skip
    data = as_pdf(blocks, name)
    reader = PdfReader(BytesIO(data))
    fonts = reader.pages[0]["/Resources"]["/Font"]
    used = {str(f.get_object()["/BaseFont"]) for f in fonts.values()}
    assert any(typeface in font for font in used)
    assert "◊" not in reader.pages[0].extract_text()


def test_a_day_an_age_and_a_place_stay_in_one_line() -> None:
    many = [
        Block("item", "x" * length, "notes/a.md line 6, 12 Oct 2026, 5 weeks ago") for length in range(1, 90)
    ]
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(as_pdf(many, "Paper Days"))).pages)
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert sum("line 6," in x for x in lines) == 89
    assert sum("12 Oct 2026" in x for x in lines) == 89
    assert sum("5 weeks ago" in x for x in lines) == 89


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


def pages(data: bytes) -> list[list[str]]:
    """The lines of each page; the last is its foot."""
    return [page.extract_text().splitlines() for page in PdfReader(io.BytesIO(data)).pages]


def cards(number: int) -> list[Block]:
    """So many cards of different lengths."""
    found = [Block("heading", "Paper Days", level=1)]
    for n in range(number):
        name = f"Guest{n} {'Ølvær-Đurić ' * (n % 5)}Last{n}".strip()
        found += [
            Block("heading", f"{name}, Head of things", level=3, name=name),
            Block("line", "You have met." * (1 + n % 3)),
        ]
        found += [
            Block("item", f"She said number {m}. " * (1 + (n + m) % 4), f"notes/{m}.md line {n}")
            for m in range(n % 6)
        ]
        found += [Block("heading", "To open with", level=4), Block("item", "Ask about it.")]
    return found


def test_no_heading_stands_alone_at_the_foot_of_a_page_and_pages_are_numbered() -> None:
    found = pages(as_pdf(cards(60), "Paper Days", "For you alone."))
    assert len(found) > 5
    for number, lines in enumerate(found, 1):
        assert f"{number} of {len(found)}" in " ".join(lines[:1] + lines[-2:])
        body = [x for x in lines if " of " not in x and "For you alone" not in x]
        assert not body[-1].startswith(("Guest", "To open with")), body[-3:]
        assert not re.fullmatch(r"(You have met\.)+", body[-1]), (
            "the line below a name has something below it"
        )


def test_a_name_stands_out_and_the_role_is_quieter() -> None:
    data = as_pdf([Block("heading", "Ana Ruiz, Head of seed", level=3, name="Ana Ruiz")], "Paper Days")
    fonts: dict[str, str] = {}

    def hear(text: str, _matrix: object, _place: object, font: dict[str, str] | None, _size: float) -> None:
        if text.strip() and font:
            fonts[text.strip()] = font["/BaseFont"]

    PdfReader(io.BytesIO(data)).pages[0].extract_text(visitor_text=hear)
    assert "Semibold" in next(font for text, font in fonts.items() if "Ana" in text)
    assert "Regular" in next(font for text, font in fonts.items() if "seed" in text)


def test_odd_names_stay_on_the_page() -> None:
    long = "Maximiliane-Alexandrina " * 8 + "Wolfeschlegelsteinhausenbergerdorff" * 3
    right_to_left = "Ana \u202eziuR\u202c \u200fRuiz"
    data = as_pdf(
        [Block("heading", f"{x}, {x}", level=3, name=x) for x in (long, right_to_left)] + [Block("line", "")],
        "Paper Days",
    )
    text = "".join("".join(p) for p in pages(data))
    assert "Wolfeschlegel" in text
    assert "\u202e" not in text
    assert "◊" not in text
