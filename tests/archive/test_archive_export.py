"""The export: open files that other programs take, safe names, no formulas, the same bytes for the same workspace."""

from __future__ import annotations

import csv
import io
import json
import mailbox
import zipfile
from collections.abc import Iterator
from pathlib import Path

import frontmatter
import icalendar
import pytest
import vobject

from coach.archive import lines, members
from coach.archive.export import MANIFEST
from coach.archive.tables import cell, table, uncell
from coach.errors import UnreadableError
from coach.records import SourceFile
from coach.settings import Settings
from coach.workspace import Workspace
from tests.archive import nasty


def opened(folder: Path) -> Workspace:
    return Workspace.open(Settings(workspace=folder, _env_file=None), nasty.TODAY)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The awkward world, exported and unpacked."""
    root = tmp_path_factory.mktemp("export")
    with opened(root / "ws") as ws:
        nasty.fill(ws)
        ws.export(root / "out.zip")
    with zipfile.ZipFile(root / "out.zip") as archive:
        archive.extractall(root / "open")
    return root / "open"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Workspace]:
    with opened(tmp_path / "empty") as ws:
        yield ws


def test_cards_open_elsewhere(folder: Path) -> None:
    found = list(vobject.readComponents((folder / "contacts.vcf").read_text(encoding="utf-8")))
    zoe = next(c for c in found if c.fn.value == "Zoë Quist" and hasattr(c, "note"))
    assert zoe.version.value == "4.0"
    assert [e.value for e in zoe.contents["email"]] == ["zoe@quist.example", "zoe@home.example"]
    assert zoe.tel.value == "+44 7700 900161"
    assert zoe.org.value == ["Quist & Co"]
    assert (zoe.title.value, zoe.nickname.value) == ("-Founder", "Zo")
    assert zoe.note.value.startswith("Line one\n=line two")
    assert (zoe.contents["x-rapport-source"][0].value, zoe.contents["x-rapport-place"][0].value) == (
        "google.csv",
        "row:1",
    )
    people = list(vobject.readComponents((folder / "people.vcf").read_text(encoding="utf-8")))
    assert len({p.uid.value for p in people}) == len(people) > 10


def test_the_calendar_opens_elsewhere(folder: Path) -> None:
    found = icalendar.Calendar.from_ical((folder / "calendar.ics").read_bytes()).walk("VEVENT")
    weekly = [e for e in found if e["SUMMARY"] == "Weekly, with Ana"]
    assert [f"{e['DTSTART'].dt:%m-%d}" for e in weekly] == ["01-05", "01-19", "01-26"]
    assert "mailto:ana@both.example" in [str(a) for a in weekly[0]["ATTENDEE"]]
    fair = next(e for e in found if e["SUMMARY"] == "Loam Fair")
    assert (fair["STATUS"], fair["LOCATION"], str(fair["DTEND"].dt)) == (
        "CANCELLED",
        "Hall 1; Ghent",
        "2026-03-04",
    )
    assert len({str(e["UID"]) for e in found}) == len(found)


def test_mail_opens_elsewhere(folder: Path) -> None:
    found = list(mailbox.mbox(folder / "mail" / "0001.mbox"))
    first = next(m for m in found if m["Message-ID"] == "<z1@quist.example>")
    assert "Between us, the hall is closed." in first.get_payload(decode=True).decode()
    assert "From here it goes." in first.get_payload(decode=True).decode()
    assert "<zoe@quist.example>" in first["From"]
    assert any(m["X-Mozilla-Draft-Info"] for m in found)
    assert len(found) == 7


def test_notes_open_elsewhere(folder: Path) -> None:
    found = {p.name: frontmatter.load(str(p)) for p in (folder / "notes").rglob("*.md")}
    supper = found["_CON.md"]
    assert supper["title"] == "Supper: with Ana & =Zoë"
    assert supper["with"] == ["Ana Soto", "Zoë Quist"]
    assert (supper["audience"], str(supper["embargo"]), supper["tags"]) == (
        "employer",
        "2026-12-31",
        ["nda", "odd: tag"],
    )
    assert supper.content.startswith("# Supper")


def test_lines_open_elsewhere(folder: Path) -> None:
    found = [json.loads(x) for x in (folder / "messages.jsonl").read_text(encoding="utf-8").split("\n") if x]
    group = next(m for m in found if m["thread"] == "g1" and not m.get("draft"))
    assert group["from"]["name"] == "Ana Soto"
    assert [p["name"] for p in group["to"]] == ["Vera Stroud", "Piet Dekker"]
    assert any(m.get("draft") for m in found)


def test_no_cell_is_a_formula(folder: Path) -> None:
    for path in folder.glob("*.csv"):
        for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")):
            assert not [c for c in row if c.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_names_are_safe_everywhere(folder: Path) -> None:
    names = [p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()]
    assert len({n.casefold() for n in names}) == len(names)
    for part in (part for n in names for part in n.split("/")):
        assert part == part.strip(". ")
        assert not set(part) & set('<>:"|?*\\')
        assert part.split(".")[0].upper() not in {"CON", "AUX", "NUL"}


def test_nothing_tells_of_this_machine(folder: Path) -> None:
    data = b"".join(p.read_bytes() for p in folder.rglob("*") if p.is_file())
    assert b"/home/" not in data
    assert str(folder.parent).encode() not in data


@pytest.mark.parametrize(
    ("said", "shown"),
    [("=1+1", "'=1+1"), ("+44 7700 900161", "'+44 7700 900161"), ("-x", "'-x"), ("@sum", "'@sum"), ("\t=1", "'\t=1"),
     ("\rx", "'\rx"), ("\nx", "'\nx"), ("＝1", "'＝1"), ("'=1", "''=1"), ("'tis", "'tis"), ("a=1", "a=1"), ("", ""),
     ("a,\"b\"\nc", "a,\"b\"\nc"), ("''", "''")],
)  # fmt: skip
def test_cells_are_never_formulas(said: str, shown: str) -> None:
    rows = list(csv.reader(io.StringIO(table(("h",), [(said, "x")]).decode("utf-8-sig"), newline="")))
    assert rows[1] == [shown, "x"]
    assert uncell(cell(said)) == said


@pytest.mark.parametrize(
    ("source", "name"),
    [("notes/a.md", "a.md"), ("diary/b.md", "diary/b.md"), ("../../etc/c.md", "etc/c.md"), ("/d.md", "d.md"),
     ("..\\e.md", "e.md"), ("C:/f.md", "C_/f.md"), ("nul.txt", "_nul.txt"), ("COM1.md", "_COM1.md"), ("a. /b .md", "a/b .md"),
     (".git/x.md", "_git/x.md"), ("x", "x.md"), ("", "note.md"), ("...", "note.md"), ("a\u202eb\x00.md", "a_b_.md")],
)  # fmt: skip
def test_note_paths_stay_inside(source: str, name: str) -> None:
    assert members.safe(source) == name


def test_long_and_equal_names() -> None:
    names = members.Names("notes")
    given = [
        names.of(s)
        for s in ("é/" * 200 + "x" * 300 + ".md", "A.md", "a.md", "Ä.md", "A\u0308.md", "notes/a.md")
    ]
    assert all(len(n) <= 200 and n.endswith(".md") for n in given)
    assert given[1:] == ["notes/A.md", "notes/a-2.md", "notes/Ä.md", "notes/Ä-2.md", "notes/a-3.md"]


def test_folding_counts_octets() -> None:
    assert lines.folded("x" * 75) == "x" * 75 + "\r\n"
    assert lines.folded("x" * 76) == "x" * 75 + "\r\n x\r\n"
    assert max(len(x) for x in lines.folded("é" * 200).encode().split(b"\r\n")) <= 75


def test_the_file_is_private_and_a_place_that_cannot_be_written(empty: Workspace, tmp_path: Path) -> None:
    empty.export(tmp_path / "out.zip")
    assert (tmp_path / "out.zip").stat().st_mode & 0o077 == 0
    with pytest.raises(UnreadableError, match="cannot be written"):
        empty.export(tmp_path / "missing" / "out.zip")


# What comes back damaged


def _again(folder: Path, empty: Workspace, **changed: bytes | None) -> list[tuple[str, str]]:
    """Import the unpacked export with members changed; gives what was refused."""
    files = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        name = path.relative_to(folder).as_posix()
        data = changed.get(name.replace("/", "_").replace(".", "_"), path.read_bytes())
        if data is not None:
            files.append(SourceFile(f"x.zip/{name}", data))
    return [(f.path, r.reason) for f in empty.import_files(files).files for r in f.refused]


def test_a_damaged_line_costs_itself(folder: Path, empty: Workspace) -> None:
    data = (folder / "messages.jsonl").read_bytes()
    refused = _again(folder, empty, messages_jsonl=b"{broken\n" + data)
    assert refused == [("x.zip/messages.jsonl", "The line is damaged and cannot be read again.")]
    assert len([m for m in empty.repository.messages() if m.channel == "message"]) == data.count(b"\n")


def test_a_foreign_card_costs_itself(folder: Path, empty: Workspace) -> None:
    data = (
        b"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Strange\r\nEND:VCARD\r\n" + (folder / "contacts.vcf").read_bytes()
    )
    ((_, reason),) = _again(folder, empty, contacts_vcf=data)
    assert "import the card by itself" in reason


def test_a_newer_export_is_refused_whole(folder: Path, empty: Workspace) -> None:
    newer = json.loads((folder / MANIFEST).read_text(encoding="utf-8")) | {"version": 99}
    ((_, reason),) = _again(folder, empty, rapport_json=json.dumps(newer).encode())
    assert "made by a newer Rapport" in reason
    assert empty.people() == []


def test_a_corrected_card_is_taken_as_corrected(folder: Path, empty: Workspace) -> None:
    data = (folder / "contacts.vcf").read_bytes().replace(b"EMAIL:zoe@home.example", b"EMAIL:zoe@new.example")
    assert _again(folder, empty, contacts_vcf=data) == []
    assert "zoe@new.example" in empty.person("zoe@quist.example").emails


def test_who_the_user_is_stays(folder: Path, empty: Workspace) -> None:
    """An export from somewhere does not make the user somebody else."""
    empty.set_me("Nils Ahl", ["nils@ahl.example"])
    _again(folder, empty)
    assert empty.me().name == "Nils Ahl"


def test_other_files_beside_an_export_are_files(folder: Path, empty: Workspace) -> None:
    files = [SourceFile("new/My note.md", b"Met Ada Lowe.")]
    files += [SourceFile(f"new/{p.name}", p.read_bytes()) for p in folder.iterdir() if p.is_file()]
    receipt = empty.import_files(files)
    assert "new/My note.md" in {f.path for f in receipt.files}
    assert not any(f.path.endswith("people.vcf") for f in receipt.files)
