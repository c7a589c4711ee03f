"""Somebody who was forgotten does not come back in silence."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from coach.errors import NotFoundError
from coach.records import SourceFile
from coach.settings import Settings
from coach.store import tables as t
from coach.workspace import Workspace
from tests.small_world import FILES, ME, TODAY

DAY = dt.date.fromisoformat(TODAY)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    """The small world after Omar Haddou was forgotten."""
    with Workspace.open(Settings(workspace=tmp_path / "ws", _env_file=None), DAY) as opened:
        opened.set_me(str(ME["name"]), ME["emails"], "", str(ME["employer"]))
        bring(opened)
        opened.forget("omar@tolmin.example")
        yield opened


def bring(ws: Workspace, prefix: str = "", change: bytes = b"") -> dict[str, list[str]]:
    """Import the small world; gives what was refused, by file."""
    files = [SourceFile(prefix + name, text.encode() + change) for name, text in FILES.items()]
    return {f.path: [r.reason for r in f.refused] for f in ws.import_files(files).files if f.refused}


def test_the_same_export_again(ws: Workspace) -> None:
    refused = bring(ws)
    assert ws.people("omar") == []
    assert (
        "All that was in this file was about somebody forgotten on 2026-11-22"
        in refused["notes/2026-11-05-call.md"][0]
    )
    assert all("`coach forget --list`" in reason for reasons in refused.values() for reason in reasons)


def test_a_newer_export(ws: Workspace) -> None:
    """Every file a little different, so that none is known as it is."""
    refused = bring(ws, "new/", b"\n")
    assert ws.people("omar") == []
    assert set(refused) >= {
        "new/linkedin/Connections.csv", "new/contacts.vcf", "new/calendar.ics", "new/mail/m1.eml",
        "new/notes/2026-11-05-call.md", "new/notes/2026-10-28-paper-days.md",
    }  # fmt: skip
    said = next(d.text for d in ws.repository.documents() if d.source == "new/notes/2026-10-28-paper-days.md")
    assert "Omar Haddou" not in said
    assert "Ines Fabre" in said
    with ws.repository.sessions() as session:
        names = set(session.scalars(select(t.Contact.name)))
    assert not [n for n in names if "Omar" in n]


def test_a_namesake_comes_in(ws: Workspace) -> None:
    card = b"BEGIN:VCARD\nVERSION:3.0\nFN:Omar Haddou\nEMAIL:omar@another.example\nEND:VCARD\n"
    ws.import_files([SourceFile("other.vcf", card)])
    assert [p.emails for p in ws.people("omar")] == [("omar@another.example",)]


def test_a_name_alone_is_taken_for_them(ws: Workspace) -> None:
    rows = b"name,email,Company,Job title,approval_status\nOmar Haddou,,Tolmin Gallery,Curator,approved\nAda Lowe,,,,approved\n"
    (file,) = ws.import_files([SourceFile("list.csv", rows)]).files
    assert [(r.place, r.reason[:25]) for r in file.refused] == [("row:1", "This is somebody forgotten")][
        :1
    ] or (file.refused[0].place == "row:1")
    assert [p.name for p in ws.people("ada")] == ["Ada Lowe"]
    assert ws.people("omar") == []


def test_from_a_message_to_several_only_they_are_left_out(ws: Workspace) -> None:
    mail = (
        b"From: Omar Haddou <omar@tolmin.example>\nTo: vera@loom.example, Zoe Quist <zoe@quist.example>\n"
        b"Subject: Hanging\nDate: Sat, 07 Nov 2026 09:20:00 +0000\nMessage-ID: <g@tolmin.example>\n\nNine sharp. Omar Haddou\n"
    )
    ws.import_files([SourceFile("g.eml", mail)])
    (message,) = [m for m in ws.repository.messages() if m.subject == "Hanging"]
    assert message.sender is None
    assert [ws.person(p).name for p in message.recipients] == ["Zoe Quist"]
    assert "Omar" not in message.citation.quote


def test_a_name_before_an_address_is_taken_out_too(ws: Workspace) -> None:
    said = b"Ada Lowe and Omar Haddou sing. Omar Haddou <omar@tolmin.example> leads, Ada Lowe follows.\n"
    ws.import_files([SourceFile("choir.md", said)])
    (text,) = (d.text for d in ws.repository.documents() if d.source == "choir.md")
    assert text == "Ada Lowe and (forgotten) sing. (forgotten) <(forgotten)> leads, Ada Lowe follows.\n"


@pytest.mark.parametrize(
    "path",
    ["omar-haddou.md", "people/Omar_Haddou/plan.md", "Haddou, Omar (2).md", "walks/2026 with OMAR HADDOU.md"],
)
def test_a_path_comes_in_without_the_name(ws: Workspace, tmp_path: Path, path: str) -> None:
    file = tmp_path / "in" / path
    file.parent.mkdir(parents=True)
    file.write_text("Ada Lowe keeps goats.\n")
    for _ in range(2):
        ws.import_paths([tmp_path / "in"])
        assert b"haddou" not in b"".join(p.read_bytes().lower() for p in ws.folder.rglob("*") if p.is_file())
    (found,) = (d for d in ws.repository.documents() if "goats" in d.text)
    assert found.source == re.sub(r"(?i)omar.haddou|haddou, omar", "(forgotten)", path)
    file.write_text("Ada Lowe keeps sheep.\n")
    ws.import_paths([tmp_path / "in"])
    assert [d.text for d in ws.repository.documents() if d.source == found.source] == [
        "Ada Lowe keeps sheep.\n"
    ]


def test_let_in_again_a_file_gets_its_path_back(tmp_path: Path) -> None:
    file = tmp_path / "in" / "omar-haddou and ada.md"
    file.parent.mkdir()
    file.write_text("---\nwith: [Omar Haddou, Ada Lowe]\n---\nAda Lowe keeps goats. Omar Haddou sang.\n")
    with Workspace.open(Settings(workspace=tmp_path / "ws", _env_file=None), DAY) as ws:
        ws.import_paths([file.parent])
        ws.forget("Omar Haddou")
        assert [d.source for d in ws.repository.documents()] == ["(forgotten) and ada.md"]
        ws.keeping.allow("Omar Haddou")
        ws.import_paths([file.parent])
        assert [d.source for d in ws.repository.documents()] == ["omar-haddou and ada.md"]
        file.unlink()
        ws.import_paths([file.parent], gone_too=True)
        assert ws.repository.documents() == []


def test_other_peoples_rows_come_in_without_the_name(ws: Workspace) -> None:
    rows = (
        b"name,email,Company,Job title,approval_status,Whom do you hope to meet?\n"
        b"Ada Lowe,ada@lowe.example,,Aunt of Omar Haddou,approved,Omar Haddou and Zoe\n"
    )
    ws.import_files([SourceFile("fair/guests.csv", rows)])
    (ada,) = ws.people("ada lowe")
    assert ada.contacts[0].title == "Aunt of (forgotten)"
    assert ada.contacts[0].extra == {"Whom do you hope to meet?": "(forgotten) and Zoe"}


def test_no_name_can_be_read_out_of_the_block(ws: Workspace) -> None:
    with ws.repository.sessions() as session:
        rows = list(session.scalars(select(t.ForgottenKey)))
    assert {r.kind for r in rows} >= {"email", "profile", "phone", "name", "file"}
    assert all(len(r.digest) == 64 for r in rows)
    (block,) = ws.keeping.kept_out()
    assert (block.number, block.forgotten_on, block.keys["email"]) == (1, DAY, 1)


@pytest.mark.parametrize(
    "who", ["1", "omar@tolmin.example", "Omar Haddou", "https://www.linkedin.com/in/omar-haddou-2"]
)
def test_let_in_again(ws: Workspace, who: str) -> None:
    ws.keeping.allow(who)
    assert ws.keeping.kept_out() == []
    assert bring(ws) == {}
    assert ws.person("omar@tolmin.example").name == "Omar Haddou"


def test_nobody_of_that_name_was_forgotten(ws: Workspace) -> None:
    with pytest.raises(NotFoundError, match="coach forget --list"):
        ws.keeping.allow("Zoe Quist")
    assert len(ws.keeping.kept_out()) == 1


def test_an_export_does_not_bring_them_back(tmp_path: Path) -> None:
    with Workspace.open(Settings(workspace=tmp_path / "ws", _env_file=None), DAY) as ws:
        ws.set_me(str(ME["name"]), ME["emails"], "", str(ME["employer"]))
        bring(ws)
        ws.export(tmp_path / "before.zip")
        ws.forget("omar@tolmin.example")
        ws.import_paths([tmp_path / "before.zip"])
        assert ws.people("omar") == []
