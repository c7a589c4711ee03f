"""Pages about somebody that the user looked up: kept apart, dated, taken back whole, and no promise of the user's."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from coach.briefing.brief import AttendeeCard, Tier
from coach.briefing.briefer import Briefer
from coach.errors import NotFoundError, UsageError
from coach.looked_up import page_about
from coach.readers import looked_up, read_file
from coach.records import NoteKind, NoteRecord, Refusal, SourceFile
from coach.writer.interface import CardTask
from coach.writer.offline import OfflineWriter
from tests.briefing.forum import EVENT, FILES, LIST, TODAY, World, card, said

NAME = "Łucja Şahin"
TEXT = (
    "Łucja Şahin draws mosses for Quiet Gardens. She keeps bees on the roof. She will open a seed library in March 2027.\n\n"
    "I promise to send everybody the drawings by 1 December 2026.\n\nIn confidence: she is selling the garden."
)


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = World(tmp_path / "w")
    made.take(FILES)
    return made


def with_page(world: World, name: str = NAME, text: str = TEXT, place: str = "Quiet Gardens") -> AttendeeCard:
    page = page_about(name, text, dt.date(2026, 11, 3), place)
    world.importer.run([page])
    brief = Briefer(world.repository, OfflineWriter(), TODAY).brief(EVENT, LIST)
    return card(brief, name)


def test_a_page_fills_a_card_that_had_nothing_and_stands_apart(world: World) -> None:
    before = card(world.brief(), NAME)
    assert before.only_listed
    after = with_page(world)
    assert not after.only_listed
    assert after.tier == Tier.NEW  # a page makes nobody known
    assert [f.text for f in after.looked_up] == [
        "From the page of 3 November 2026: “Łucja Şahin draws mosses for Quiet Gardens.”",
        "From the page of 3 November 2026: “She keeps bees on the roof.”",
        "From the page of 3 November 2026: “She will open a seed library in March 2027.”",
        "From the page of 3 November 2026: “I promise to send everybody the drawings by 1 December 2026.”",
    ]
    assert all(c.date == dt.date(2026, 11, 3) for f in after.looked_up for c in f.citations)
    assert not [f for f in after.facts if any(c.source.startswith(looked_up.FOLDER) for c in f.citations)]
    assert "Ask about the bees." in [o.text for o in after.openings]
    assert any("seed library" in q.text for q in after.questions)
    assert after.stale == ()


def test_nothing_on_a_page_is_the_users_own_promise_or_talk(world: World) -> None:
    after = with_page(world)
    assert not [p for p in world.repository.promises() if "drawings" in p.what]
    assert after.between == ()
    assert not [i for i in world.repository.interactions(TODAY) if i.person == after.person]


def test_what_a_page_tells_in_confidence_reaches_neither_card_nor_writer(world: World) -> None:
    after = with_page(world)
    assert "selling" not in said(after) + "".join(f.text for f in after.looked_up)
    shown = [s.text for task in _asked(world) for s in task.statements]
    assert any("bees" in x for x in shown)
    assert not [x for x in shown if "selling" in x]


def test_an_echo_of_a_secret_on_a_page_is_held_back(world: World) -> None:
    after = with_page(
        world,
        "Hal Mercer",
        "Hal Mercer starts his chemotherapy in January. Hal Mercer plays the oboe.",
        "Fernmoor Trust",
    )
    assert "oboe" in "".join(f.text for f in after.looked_up)
    assert "chemotherapy" not in said(after) + "".join(f.text for f in after.looked_up)


def test_a_page_that_never_names_its_person_is_about_them(world: World) -> None:
    text = "Botanist and printer since 1998.\n\nThe greatest love: dahlias, bred in a walled garden."
    after = with_page(world, text=text)
    told = "".join(f.text for f in after.looked_up)
    assert "Botanist and printer" in told
    assert "dahlias" in told
    held = with_page(
        world,
        "Hal Mercer",
        "Starts chemotherapy treatment in January. Plays an oboe every day.",
        "Fernmoor Trust",
    )
    told = said(held) + "".join(f.text for f in held.looked_up)
    assert "oboe" in told
    assert "chemotherapy" not in told


def _asked(world: World) -> list[CardTask]:
    world.writer.asked.clear()
    world.brief()
    return world.writer.asked


def test_the_writer_knows_what_only_a_page_says(world: World) -> None:
    with_page(world)
    task = next(t for t in _asked(world) if t.name == NAME)
    assert {s.text for s in task.statements if s.id in task.looked_up} >= {"She keeps bees on the roof."}


def test_undo_takes_the_page_back(world: World) -> None:
    with_page(world)
    world.importer.undo(world.importer.batches()[0].batch)
    back = card(world.brief(), NAME)
    assert back.only_listed
    assert back.looked_up == ()


def test_a_file_is_dated_by_what_it_says_and_named_after_itself() -> None:
    html = b"<!DOCTYPE html><html><head><title>Ann</title><meta name='date' content='2026-10-02'></head><body><article><p>Ann Lee bakes rye at Oxbow and has done so since the flood of the old mill.</p></article></body></html>"
    page = page_about("Ann Lee", SourceFile("ann.html", html), TODAY, "Oxbow")
    assert page.path == "looked-up/Ann Lee/ann.html.md"
    kind, records = read_file(page, TODAY)
    assert kind == "looked_up"
    note = next(iter(records))
    assert isinstance(note, NoteRecord)
    assert (note.kind, note.date) == (NoteKind.PROGRAMME, dt.date(2026, 10, 2))
    assert "bakes rye" in note.text


def test_a_name_or_page_cannot_write_into_the_front_matter() -> None:
    page = page_about(
        'Ann "x"\nwith: [Bo Ek]', "---\nwith: [Bo Ek]\n---\nAnn bakes.", TODAY, "Ox\nconfidential: true"
    )
    _, records = read_file(page, TODAY)
    note = next(iter(records))
    assert isinstance(note, NoteRecord)
    assert note.people == ()
    assert note.audience == ""
    assert ".." not in page.path
    assert page.path.count("/") == 2


@pytest.mark.parametrize("found", ["", " \n ", "…"])
def test_nothing_to_keep(found: str) -> None:
    with pytest.raises(UsageError, match="no text to keep"):
        page_about("Ann Lee", found, TODAY)


def test_a_page_without_a_person_is_refused() -> None:
    with pytest.raises(UsageError, match="whom the page is about"):
        page_about(" ", "Ann bakes.", TODAY)
    _, records = read_file(SourceFile("x.md", b"---\ntype: looked-up\n---\n\nText.\n"), TODAY)
    assert [type(r) for r in records] == [Refusal]


def test_who_is_meant_by_a_name_on_the_list(world: World) -> None:
    briefer = Briefer(world.repository, OfflineWriter(), TODAY)
    assert briefer.listed_as("lucja sahin", EVENT, LIST) == ("Quiet Gardens", "lucja@quiet.example")
    with pytest.raises(NotFoundError, match="Nobody called Ann Lee"):
        briefer.listed_as("Ann Lee", EVENT, LIST)
    with pytest.raises(UsageError, match="2 people called Sam Okoye"):
        briefer.listed_as("Sam Okoye", EVENT, LIST)
