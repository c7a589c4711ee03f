"""The picture of who knows whom: who is in it, what joins them, the words beside it, and its forms."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from docx import Document
from PIL import Image, ImageColor

from coach.audiences import Audiences
from coach.briefing.brief import Brief, Circle, Picture
from coach.briefing.export import as_html, as_markdown, write
from coach.briefing.picture import HEIGHT, WIDTH, in_words, labels, span, svg
from coach.briefing.raster import SCALE, png
from coach.records import SourceFile
from coach.store import engine as store
from tests.briefing.forum import FILES, TODAY, World
from tests.briefing.test_between import LIST, SEEDS


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Brief]:
    world = World(tmp_path_factory.mktemp("picture"))
    world.take(SEEDS)
    yield world.brief("Garden Week", LIST)
    world.close()


@pytest.fixture(scope="module")
def picture(brief: Brief) -> Picture:
    assert brief.picture is not None
    return brief.picture


def test_rings_and_joins_come_from_open_sentences(picture: Picture) -> None:
    circles = {s.name: s.circle for s in picture.people}
    assert circles["Greta Malm"] == Circle.MET
    assert circles["Bram Olsen"] == Circle.BEYOND
    assert "Orla Finch" not in circles
    assert {f.text for f in in_words(picture)} == {
        "Bram Olsen and Greta Malm: named together.",
        "Ash Reed and Greta Malm: at the same place.",
        "Greta Malm and Iris Vane: named together.",
        "Petra Lund and Iris Vane: named together.",
    }
    assert all(
        f.citations[0].quote and "sell the mill" not in f.citations[0].quote for f in in_words(picture)
    )


def test_caption_says_what_to_see(picture: Picture) -> None:
    assert picture.caption.startswith("You have met five of the seven who are coming.")
    assert "Greta Malm leads to Bram Olsen." in picture.caption
    assert "Most lines meet at Greta Malm." in picture.caption


def test_everybody_stands_within_and_apart(picture: Picture) -> None:
    points = [(s.x, s.y) for s in picture.people]
    assert all(0 < x < WIDTH and 0 < y < HEIGHT for x, y in points)
    assert all(abs(a[0] - b[0]) + abs(a[1] - b[1]) > 15 for n, a in enumerate(points) for b in points[:n])


def test_nobody_knows_anybody_no_picture(tmp_path: Path) -> None:
    world = World(tmp_path / "alone")
    world.take({p: t for p, t in FILES.items() if p.startswith("forum")})
    assert world.brief(attendees=LIST).picture is None
    world.close()


def test_two_people_need_no_picture_and_no_list_of_goals(tmp_path: Path) -> None:
    world = World(tmp_path / "two")
    world.take({**SEEDS, "notes/goals.md": FILES["notes/goals.md"]})
    two = world.brief(
        "Tea", SourceFile("two.csv", b"name,Company\nIris Vane,Mill House\nPetra Lund,Rowan Seeds\n")
    )
    assert two.attendees[0].shared
    assert two.picture is None
    assert two.success == ()
    world.close()


def test_svg_is_shapes_and_words_only(picture: Picture) -> None:
    hostile = replace(picture.people[0], name="<script>alert(1)</script>\u202e & co")
    drawn = svg(replace(picture, people=(hostile, *picture.people[1:]), caption='"><script>x</script>'))
    tags = {e.tag.rpartition("}")[2] for e in ElementTree.fromstring(drawn).iter()}
    assert tags == {"svg", "title", "desc", "rect", "line", "circle", "text"}
    assert "href" not in drawn
    assert "\u202e" not in drawn


def test_every_form_has_the_picture_or_its_words(brief: Brief, picture: Picture, tmp_path: Path) -> None:
    text = as_markdown(brief)
    assert "## Who knows whom there" in text
    assert "Bram Olsen and Greta Malm: named together." in text
    page = as_html(brief)
    assert page.count("<svg") == 1
    assert "<figcaption>You have met five" in page
    for ending in ("pdf", "docx"):
        write(brief, tmp_path / f"b.{ending}")
        assert (tmp_path / f"b.{ending}").stat().st_size > 5000
    bare = replace(brief, picture=None)
    write(bare, tmp_path / "bare.pdf")
    assert (tmp_path / "b.pdf").stat().st_size > (tmp_path / "bare.pdf").stat().st_size


def test_a_card_with_a_closed_note_is_marked_in_the_picture_too(tmp_path: Path) -> None:
    world = World(tmp_path / "marked")
    files = {p: t for p, t in SEEDS.items() if "Connections" not in p}
    listed = SEEDS["linkedin/Connections.csv"]
    files["linkedin/Connections.csv"] = "".join(
        x for x in listed.splitlines(keepends=True) if not x.startswith("Greta")
    )
    world.take(files)
    book = Audiences(store.sessions(world.engine), world.workspace, TODAY, lambda: None, nullcontext())
    brief = book.cited(world.brief("Garden Week", LIST))
    assert brief.picture is not None
    card_rows = [j.citation for j in brief.picture.joins if j.citation.source == "contacts.vcf"]
    assert card_rows
    assert all(c.restricted for c in card_rows)
    world.close()


def test_the_word_file_holds_the_picture_with_its_caption(
    brief: Brief, picture: Picture, tmp_path: Path
) -> None:
    path = tmp_path / "brief.docx"
    write(brief, path)
    (shape,) = Document(str(path)).inline_shapes
    assert shape._inline.docPr.get("descr") == " ".join(picture.caption.split())
    assert round(shape.width.cm, 1) == 16.6


def test_the_drawn_picture_has_a_dot_where_each_person_stands(picture: Picture) -> None:
    drawn = Image.open(BytesIO(png(picture)))
    top, _ = span(picture)
    assert drawn.width == WIDTH * SCALE
    for label in labels(picture):
        dot = drawn.getpixel((round(label.x * SCALE), round((label.y - top) * SCALE)))
        assert dot == ImageColor.getrgb(label.colour)
    odd = replace(picture, people=tuple(replace(s, name="小川 Ogawa") for s in picture.people))
    assert png(odd) != png(picture)  # what the typeface lacks breaks nothing
