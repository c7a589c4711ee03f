"""PDF, Word, rich text and OpenDocument files, made here with real libraries."""

import datetime as dt
import io
import zipfile
import zlib
from collections.abc import Callable

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from odfdo import Document as OpenDocument
from odfdo import Header, List, Paragraph
from pypdf import PdfReader, PdfWriter
from reading import kind, only, read, refusals
from reportlab.pdfgen import canvas

from coach.records import AttendeeRecord, EventHeader, NoteRecord
from tests.timing import processor_time

SAVED = dt.date(2026, 9, 9)


def pdf(*pages: str, title: str = "") -> bytes:
    """A PDF with these pages, lines by `\\n`; an empty page holds a drawing only."""
    out = io.BytesIO()
    sheet = canvas.Canvas(out, invariant=True)
    sheet.setTitle(title)
    for page in pages:
        sheet.rect(50, 50, 20, 20)
        for number, line in enumerate(page.split("\n")):
            sheet.drawString(72, 800 - 16 * number, line)
        sheet.showPage()
    sheet.save()
    return out.getvalue()


def docx(build: Callable[[Document], None]) -> bytes:  # type: ignore[valid-type]
    """A Word document."""
    document = Document()
    build(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


# ---------------------------------------------------------------------- PDF


def test_a_pdf_is_cited_by_page() -> None:
    found = read(pdf("Mill visit\n19 May 2026\nPresent: Ann Lee, Bo Ek", "", "Ann keeps bees."), "visit.pdf")
    first, third = only(found, NoteRecord)
    assert [(n.place, n.date, n.people) for n in (first, third)] == [
        ("page:1", dt.date(2026, 5, 19), ("Ann Lee", "Bo Ek")),
        ("page:3", dt.date(2026, 5, 19), ("Ann Lee", "Bo Ek")),
    ]
    assert third.text == "Ann keeps bees."
    assert refusals(found) == [("page:2", "Page 2 holds no text, perhaps a picture.")]


def test_the_title_and_day_that_a_pdf_states() -> None:
    (note,) = only(read(pdf("Flour costs more.", title="Prices"), "x.pdf", SAVED), NoteRecord)
    assert note.title == "Prices"
    assert note.date == dt.date(2000, 1, 1)  # what reportlab stamps an invariant file with
    (named,) = only(
        read(pdf("Flour costs more.", title="scan0001.docx"), "2026-05-19 prices.pdf"), NoteRecord
    )
    assert (named.title, named.date) == ("prices", dt.date(2026, 5, 19))


def test_a_programme_as_pdf_has_its_speakers_by_page() -> None:
    first = "Rye Fair 2027\nYork, 5 May 2027\nAgenda\n9:00 Rye. Speaker: Ann Lee, Oxbow"
    found = read(pdf(first, "10:00 Jam. Speaker: Bo Ek, Ek\n11:00 Tea. Speaker: Cy Dun, Dun"), "fair.pdf")
    assert [(a.name, a.place) for a in only(found, AttendeeRecord)] == [
        ("Ann Lee", "page:1"),
        ("Bo Ek", "page:2"),
        ("Cy Dun", "page:2"),
    ]
    assert [e.place for e in only(found, EventHeader)] == ["page:1"]
    assert [n.place for n in only(found, NoteRecord)] == ["page:1", "page:2"]


def raw_pdf(stream: bytes, more: str = "", objects: tuple[bytes, ...] = ()) -> bytes:
    """A PDF of one page, written by hand."""
    page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>{more}>>>>"
    content = b"<</Length %d/Filter/FlateDecode>>stream\n" % len(stream) + stream + b"\nendstream"
    body, starts = b"%PDF-1.4\n", []
    for number, item in enumerate(
        (
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            page.encode(),
            content,
            *objects,
        ),
        1,
    ):
        starts.append(len(body))
        body += b"%d 0 obj\n" % number + item + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % at for at in starts)
    return (
        body
        + b"xref\n0 %d\n0000000000 65535 f \n" % (len(starts) + 1)
        + table
        + (b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(starts) + 1, len(body)))
    )


def forms(levels: int) -> tuple[bytes, ...]:
    """Drawings each of which draws the next ten times."""
    made = []
    for level in range(levels):
        inner = b"/X Do " * 10 if level < levels - 1 else b"q Q " * 10
        resources = b"/Resources<</XObject<</X %d 0 R>>>>" % (6 + level) if level < levels - 1 else b""
        made.append(
            b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]%s/Length %d>>stream\n" % (resources, len(inner))
            + inner
            + b"\nendstream"
        )
    return tuple(made)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (raw_pdf(zlib.compress(b"0" * 400_000_000)), "damaged"),
        (raw_pdf(zlib.compress(b"BT /F1 9 Tf (a) Tj ET " * 200_000)), "more strokes"),
        (raw_pdf(zlib.compress(b"BT /F1 9 Tf (a) Tj ET " * 5_000)), "more strokes"),
        (raw_pdf(zlib.compress(b"/X Do " * 10), "/XObject<</X 5 0 R>>", forms(9)), "more strokes"),
    ],
)
def test_a_small_pdf_made_to_take_for_ever_ends(
    data: bytes, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coach.readers.pdf.MOST_STROKES_A_PAGE", 5_000)
    with processor_time() as taken:
        reasons = [reason for _, reason in refusals(read(data, "x.pdf"))]
        assert any(why in reason for reason in reasons)
    assert taken.seconds < 10


def locked(password: str) -> bytes:
    """A PDF that asks for a password to open it, or with none for printing alone."""
    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(pdf("Flour costs more."))))
    writer.encrypt(password, "owner")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (locked("secret"), "The PDF is locked with a password"),
        (pdf("", ""), "The PDF holds pictures of its pages and no text"),
        (b"%PDF-1.7 ...", "The PDF is damaged"),
        (pdf("Flour")[:300], "The PDF is damaged"),
    ],
)
def test_a_pdf_that_cannot_be_read_says_why_in_one_line(data: bytes, why: str) -> None:
    assert kind(data, "x.pdf") == "pdf"
    ((place, reason),) = refusals(read(data, "x.pdf"))
    assert (place, reason.startswith(why)) == ("", True)


def test_a_note_that_speaks_of_pdf_is_a_note() -> None:
    assert kind("The file begins with %PDF-1.7, he said.", "a.md") == "note"


def test_a_pdf_locked_against_printing_only_is_read() -> None:
    assert [n.text for n in only(read(locked(""), "x.pdf"), NoteRecord)] == ["Flour costs more."]


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 3000), st.binary(min_size=1, max_size=30))
def test_damage_in_a_pdf_breaks_nothing(at: int, noise: bytes) -> None:
    data = pdf("Flour costs more.", "Ann keeps bees.")
    at %= len(data)
    for record in read(data[:at] + noise + data[at + len(noise) :], "x.pdf"):
        assert record.place or record.reason  # type: ignore[union-attr]


# --------------------------------------------------------------------- Word


def visit(document: Document) -> None:  # type: ignore[valid-type]
    """Fills a document with one of everything."""
    document.add_heading("Mill visit", 1)
    document.add_paragraph("Date: 19 May 2026")
    document.add_paragraph("With: Ann Lee")
    talk = document.add_paragraph("Ann keeps bees.")
    document.add_comment(talk.runs, text="Ask her for honey.", author="Mia Oak", initials="MO")
    document.add_paragraph("rye", style="List Bullet")
    document.add_paragraph("oats", style="List Bullet")
    table = document.add_table(2, 2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells), ("Flour", "Price", "Rye", "3"), strict=True
    ):
        cell.text = text


def test_a_word_document_line_by_line() -> None:
    (note,) = only(read(docx(visit), "x.docx"), NoteRecord)
    today = dt.datetime.now(dt.UTC).date().isoformat()
    assert note.text.replace(today, "DAY").split("\n") == [
        "# Mill visit", "", "Date: 19 May 2026", "", "With: Ann Lee", "", "Ann keeps bees.", "",
        "Comment by Mia Oak, DAY: Ask her for honey.", "", "- rye", "- oats", "", "| Flour | Price |", "| Rye | 3 |",
    ]  # fmt: skip
    assert (note.title, note.date, note.people) == ("Mill visit", dt.date(2026, 5, 19), ("Ann Lee",))


def test_what_was_typed_with_tracking_on_is_read_and_what_was_struck_is_not() -> None:
    def build(document: Document) -> None:  # type: ignore[valid-type]
        paragraph = document.add_paragraph("Ann pays ")
        space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        from docx.oxml import parse_xml

        paragraph._p.append(parse_xml(f"<w:ins {space}><w:r><w:t>three</w:t></w:r></w:ins>"))
        paragraph._p.append(parse_xml(f"<w:del {space}><w:r><w:delText>nine</w:delText></w:r></w:del>"))
        paragraph.add_run(" hidden").font.hidden = True

    (note,) = only(read(docx(build), "x.docx"), NoteRecord)
    assert note.text == "Ann pays three"


def test_the_day_a_word_document_was_saved_counts_when_it_says_no_other() -> None:
    def build(document: Document) -> None:  # type: ignore[valid-type]
        document.add_paragraph("Flour costs more.")
        document.core_properties.modified = dt.datetime(2026, 5, 20, tzinfo=dt.UTC)
        document.core_properties.title = "Prices"

    (note,) = only(read(docx(build), "x.docx", SAVED), NoteRecord)
    assert (note.date, note.title) == (dt.date(2026, 5, 20), "Prices")
    (plain,) = only(read(docx(lambda d: d.add_paragraph("Flour.")), "prices.docx", SAVED), NoteRecord)
    assert (plain.date, plain.title) == (SAVED, "prices")  # python-docx's template says 2013


def test_a_programme_as_word_document() -> None:
    def build(document: Document) -> None:  # type: ignore[valid-type]
        document.add_heading("Rye Fair, 5 May 2027", 1)
        document.add_heading("Agenda", 2)
        for line in (
            "9:00 Rye. Speaker: Ann Lee, Oxbow",
            "10:00 Jam. Speaker: Bo Ek, Ek",
            "11:00 Tea. Speaker: Cy Dun, Dun",
        ):
            document.add_paragraph(line)

    found = read(docx(build), "fair.docx")
    assert [a.name for a in only(found, AttendeeRecord)] == ["Ann Lee", "Bo Ek", "Cy Dun"]


def renamed(data: bytes, **parts: bytes) -> bytes:
    """A document with some of its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name.rpartition("/")[2].partition(".")[0], old.read(name)))
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (renamed(docx(visit), document=b"<broken"), "The Word document is damaged"),
        (renamed(docx(visit), document=b"<a>" + b" " * 140_000_000 + b"</a>"), "Unpacked, the Word document is larger"),
        (docx(lambda d: None), "The document holds no writing"),
    ],
)  # fmt: skip
def test_a_word_document_that_cannot_be_read_says_why(data: bytes, why: str) -> None:
    ((_, reason),) = refusals(read(data, "x.docx"))
    assert reason.startswith(why)


def test_an_entity_bomb_in_a_word_document_is_not_expanded() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(97 + n)} "{f"&{chr(96 + n)};" * 10}">' for n in range(1, 12)
    )
    body = f'{bomb}]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&l;</w:t></w:r></w:p></w:body></w:document>'
    found = read(renamed(docx(visit), document=body.encode()), "x.docx")
    assert sum(len(n.text) for n in only(found, NoteRecord)) < 10_000


# ------------------------------------------------- rich text, OpenDocument


def test_rich_text() -> None:
    text = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\f0 Date: 19 May 2026\par With: Ann Lee\par\par Caf\'e9 at nine, \u8364?3.\par}"
    (note,) = only(read(text, "x.rtf"), NoteRecord)
    assert note.text == "Date: 19 May 2026\nWith: Ann Lee\n\nCafé at nine, €3."
    assert (note.date, note.people) == (dt.date(2026, 5, 19), ("Ann Lee",))


def odt() -> bytes:
    """An OpenDocument text."""
    document = OpenDocument("text")
    document.body.clear()
    document.body.append(Header(1, "Mill visit"))
    document.body.append(Paragraph("Ann keeps bees."))
    document.body.append(List(["rye", "oats"]))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_open_document() -> None:
    (note,) = only(read(odt(), "2026-05-19 visit.odt"), NoteRecord)
    assert note.text.split("\n") == ["# Mill visit", "", "Ann keeps bees.", "", "- rye", "- oats"]
    assert (note.title, note.date) == ("Mill visit", dt.date(2026, 5, 19))


@pytest.mark.parametrize("data", [renamed(odt(), content=b"<broken")])
def test_a_damaged_open_document_says_so(data: bytes) -> None:
    ((_, reason),) = refusals(read(data, "x.odt"))
    assert reason.startswith("The document is damaged")


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 20_000), st.binary(min_size=1, max_size=30), st.sampled_from(["docx", "odt"]))
def test_damage_in_an_archive_breaks_nothing(at: int, noise: bytes, which: str) -> None:
    data = docx(visit) if which == "docx" else odt()
    at %= len(data)
    for record in read(data[:at] + noise + data[at + len(noise) :], f"x.{which}"):
        assert record.place or record.reason  # type: ignore[union-attr]


@settings(deadline=None)
@given(st.text("{}\\'rtf1ansi par\nuc0123456789abé", max_size=200))
def test_any_rich_text(text: str) -> None:
    for record in read("{\\rtf1" + text, "x.rtf"):
        assert record.place or record.reason  # type: ignore[union-attr]
