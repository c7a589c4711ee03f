"""The export: open files that other programs and our own readers take."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach import readers
from coach.errors import UnreadableError
from coach.export import _folded, _inside, table
from coach.records import SourceFile
from coach.settings import Settings
from coach.workspace import Workspace
from tests.small_world import FILES, ME, TODAY, write_files

DAY = dt.date.fromisoformat(TODAY)


def opened(folder: Path) -> Workspace:
    return Workspace.open(Settings(workspace=folder, _env_file=None), DAY)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with opened(tmp_path / "ws") as made:
        made.set_me(str(ME["name"]), ME["emails"], "", str(ME["employer"]))
        made.import_paths([write_files(tmp_path / "files")])
        yield made


def test_the_archive_imports_again(ws: Workspace, tmp_path: Path) -> None:
    counts = ws.export(tmp_path / "out.zip")
    assert (tmp_path / "out.zip").stat().st_mode & 0o077 == 0
    folder = tmp_path / "open"
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        archive.extractall(folder)
    assert sorted(p.name for p in folder.iterdir()) == [
        "calendar.ics", "contacts.vcf", "mail", "messages.csv", "notes", "people.csv", "promises.csv",
        "workspace.json",
    ]  # fmt: skip
    note = "notes/2026-10-28-paper-days.md"
    assert (folder / note).read_text(encoding="utf-8") == FILES[note]
    about = json.loads((folder / "workspace.json").read_text(encoding="utf-8"))
    assert about["me"]["name"] == ME["name"]
    assert about["counts"] == counts
    with opened(tmp_path / "again") as again:
        again.set_me(str(ME["name"]), ME["emails"], "", str(ME["employer"]))
        names = ["contacts.vcf", "messages.csv", "calendar.ics", "notes", "mail"]
        receipt = again.import_paths([folder / n for n in names])
        assert [f.refused for f in receipt.files if f.refused] == []
        assert {(p.name, p.emails, p.phones, p.profiles) for p in again.people()} == {
            (p.name, p.emails, p.phones, p.profiles) for p in ws.people()
        }
        before, after = ws.person("omar@tolmin.example"), again.person("omar@tolmin.example")
        assert (after.organisation, after.title) == (before.organisation, before.title)
        assert {(m.sent, m.subject, m.sender_is_user, m.citation.quote) for m in again.repository.messages()
                if m.channel == "mail"} == {(m.sent, m.subject, m.sender_is_user, m.citation.quote)
                for m in ws.repository.messages() if m.channel == "mail"}  # fmt: skip
        assert len(again.repository.messages()) == len(ws.repository.messages()) == 3
        (_, entry), *_ = [x for x in again.repository.calendar() if x[0].kind == "event"]
        assert (entry.name, entry.starts) == ("Call Omar", dt.datetime(2026, 11, 5, 10, 0))
        assert {p.what for p in again.promises(everything=True)} == {
            p.what for p in ws.promises(everything=True)
        }


@pytest.mark.parametrize(
    ("said", "cell"),
    [("=1+1", "'=1+1"), ("+44 7700 900161", "'+44 7700 900161"), ("-x", "'-x"), ("@sum", "'@sum"),
     ("\t=1", "'\t=1"), ("a=1", "a=1"), ("", ""), ("a,\"b\"\nc", "a,\"b\"\nc")],
)  # fmt: skip
def test_cells_are_never_formulas(said: str, cell: str) -> None:
    rows = list(csv.reader(io.StringIO(table(("h",), [(said, "x")]), newline="")))
    assert rows[1] == [cell, "x"]


@pytest.mark.parametrize(
    ("source", "name"),
    [("notes/a.md", "notes/a.md"), ("diary/b.md", "notes/diary/b.md"), ("../../etc/c.md", "notes/etc/c.md"),
     ("/d.md", "notes/d.md"), ("..\\e.md", "notes/e.md"), ("C:/f.md", "notes/C_/f.md")],
)  # fmt: skip
def test_note_paths_stay_inside(source: str, name: str) -> None:
    assert _inside(source) == name


def test_cards_hold_what_is_hard_to_write(ws: Workspace, tmp_path: Path) -> None:
    name, organisation = "Åse Ø. Łuc-" + "é" * 60, "Quist; Sons, Ltd \\ Co"
    raw = f"BEGIN:VCARD\nVERSION:4.0\nFN:{name}\nORG:Quist\\; Sons\\, Ltd \\\\ Co\nEMAIL:ase@quist.example\nEND:VCARD\n"
    ws.import_files([SourceFile("x.vcf", raw.encode())])
    ws.export(tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        data = archive.read("contacts.vcf")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    _, records = readers.read_file(SourceFile("contacts.vcf", data), DAY)
    found = next(r for r in records if getattr(r, "emails", ()) == ("ase@quist.example",))
    assert (found.name, found.organisation) == (name, organisation)  # type: ignore[union-attr]


def test_folding_counts_octets() -> None:
    assert _folded("x" * 75) == "x" * 75 + "\r\n"
    assert _folded("x" * 76) == "x" * 75 + "\r\n x\r\n"


def test_a_place_that_cannot_be_written(ws: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="cannot be written"):
        ws.export(tmp_path / "missing" / "out.zip")
