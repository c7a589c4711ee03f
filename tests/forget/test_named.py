"""Forgetting somebody whom only texts name: no contact record says that they exist."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.errors import NotFoundError
from coach.records import SourceFile
from coach.workspace import Workspace
from tests.small_world import small_workspace

FAIR = """# Fair day

Ines Fabre brought Selma Vinter along. Selma Vinter builds clocks. Selma has a shop in Turku.
Zoe Quist liked the tea.
"""
DIARY = """# Diary

A quiet morning. Wrote the report.

Then to the harbour, where Selma Vinter mends the bell.

Home at nine.
"""
OWN = """# Selma Vinter

She builds clocks. She asked for a loan.
"""


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with small_workspace(tmp_path) as opened:
        yield opened


def folder_bytes(folder: Path) -> bytes:
    return b"".join(p.read_bytes() for p in folder.rglob("*") if p.is_file()).lower()


def text_of(ws: Workspace, source: str) -> str:
    return next(d.text for d in ws.repository.documents() if d.source == source)


def test_a_name_in_texts_goes_with_what_is_said_of_it(ws: Workspace) -> None:
    ws.import_files(
        [SourceFile("notes/fair.md", FAIR.encode()), SourceFile("notes/diary.md", DIARY.encode())]
    )
    people = [p.name for p in ws.people("")]
    assert b"selma vinter" in folder_bytes(ws.folder)
    would = ws.keeping.would_forget("selma vinter")
    assert (would.name, would.recorded, would.redacted) == ("Selma Vinter", False, 2)
    assert [p.name for p in ws.people("")] == people
    done = ws.forget("Selma Vinter")
    assert (done.name, done.person, done.remaining) == ("Selma Vinter", "", 0)
    assert "records" not in done.removed
    assert {x.source for x in done.redacted} == {"notes/fair.md", "notes/diary.md"}
    found = folder_bytes(ws.folder)
    assert b"selma" not in found
    assert b"vinter" not in found
    fair, diary = text_of(ws, "notes/fair.md"), text_of(ws, "notes/diary.md")
    assert "Ines Fabre brought (forgotten) along." in fair
    assert "Zoe Quist liked the tea." in fair
    assert "Turku" not in fair
    assert "clocks" not in fair
    assert "Wrote the report." in diary
    assert "Home at nine." in diary
    assert "bell" not in diary
    assert [p.name for p in ws.people("")] == people
    assert ws.doctor().ok


def test_a_note_of_theirs_alone_goes_whole(ws: Workspace) -> None:
    ws.import_files([SourceFile("notes/vinter.md", OWN.encode())])
    done = ws.forget("Selma Vinter")
    assert done.removed["note"] == 1
    assert b"clocks" not in folder_bytes(ws.folder)


def test_a_diary_with_one_line_on_somebody_known_stays(ws: Workspace) -> None:
    line = "Then to the harbour, where Omar Haddou mends the bell."
    ws.import_files([SourceFile("notes/diary.md", DIARY.replace(DIARY.split("\n")[4], line).encode())])
    ws.forget("omar@tolmin.example")
    diary = text_of(ws, "notes/diary.md")
    assert "Wrote the report." in diary
    assert "bell" not in diary


def test_a_later_import_leaves_the_name_out(ws: Workspace) -> None:
    ws.import_files([SourceFile("notes/fair.md", FAIR.encode())])
    ws.forget("Selma Vinter")
    ws.import_files([SourceFile("notes/more.md", b"Zoe Quist saw Selma Vinter on the ferry.\n")])
    assert text_of(ws, "notes/more.md") == "Zoe Quist saw (forgotten) on the ferry.\n"


def test_what_is_no_name_in_any_text_is_refused(ws: Workspace) -> None:
    ws.import_files([SourceFile("notes/fair.md", FAIR.encode())])
    before = ws.repository.counts()
    with pytest.raises(NotFoundError, match="no text of yours holds that name"):
        ws.forget("Bertil Nyman")
    with pytest.raises(NotFoundError, match="no text of yours holds that name"):
        ws.forget("builds clocks")  # words, but no name
    with pytest.raises(NotFoundError, match=r"full name.* notes/fair\.md"):
        ws.forget("Selma")
    assert ws.repository.counts() == before
    assert "Selma has a shop" in text_of(ws, "notes/fair.md")
