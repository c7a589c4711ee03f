"""Forgetting a person: what goes, what stays, and the search that proves it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from coach.errors import NotFoundError
from coach.records import SourceFile
from coach.settings import Settings
from coach.store import tables as t
from coach.workspace import Workspace
from tests.small_world import ME, TODAY, write_files

GROUP_MAIL = """From: Omar Haddou <omar@tolmin.example>
To: Vera Stroud <vera@loom.example>, Zoe Quist <zoe@quist.example>
Subject: Hanging day
Date: Sat, 07 Nov 2026 09:20:00 +0000
Message-ID: <m2@tolmin.example>
Content-Type: text/plain; charset=utf-8

We hang the prints at nine.
"""
PIET_MAIL = """From: Piet Dekker <piet@lumen.example>
To: Vera Stroud <vera@loom.example>
Subject: Lamps
Date: Sun, 08 Nov 2026 09:20:00 +0000
Message-ID: <m3@lumen.example>
Content-Type: text/plain; charset=utf-8

The lamps are here.
"""


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(
        Settings(workspace=tmp_path / "ws", _env_file=None), dt.date.fromisoformat(TODAY)
    ) as opened:
        opened.set_me(str(ME["name"]), ME["emails"], "", str(ME["employer"]))
        opened.import_paths([write_files(tmp_path / "files")])
        yield opened


def sources(ws: Workspace) -> set[tuple[str, str]]:
    return {(d.source, d.place) for d in ws.repository.documents()}


def folder_bytes(folder: Path) -> bytes:
    return b"".join(p.read_bytes() for p in folder.rglob("*") if p.is_file()).lower()


def test_somebody_on_one_list_leaves_nothing(ws: Workspace) -> None:
    ws.import_files([SourceFile("cards/anouk.vcf", b"BEGIN:VCARD\nVERSION:3.0\nFN:Anouk Ren\xc3\xa9\n"
                                b"EMAIL:anouk@mill.example\nUID:card-9\nEND:VCARD\n"),
                     SourceFile("notes/anouk.md", "---\ntitle: Tea with Anouk René\ndate: 2026-11-09\n"
                                "with: [Anouk René]\n---\nAnouk paints barges.\n".encode())])  # fmt: skip
    ws.draft("Anouk René")
    assert b"anouk@mill.example" in folder_bytes(ws.folder)
    done = ws.forget("Anouk René")
    assert done.removed["contact"] == done.removed["note"] == done.removed["drafts"] == 1
    assert (done.remaining, done.left) == (0, ())
    found = folder_bytes(ws.folder)
    assert b"anouk" not in found
    assert all(h.source != "notes/anouk.md" for h in ws.search("barges"))
    with pytest.raises(NotFoundError):
        ws.person("Anouk René")
    assert ws.doctor().ok


def test_shared_texts_stay_and_are_listed(ws: Workspace) -> None:
    done = ws.forget("omar@tolmin.example")
    kept = sources(ws)
    assert not {("contacts.vcf", "uid:card-1"), ("linkedin/Connections.csv", "row:2")} & kept
    assert not {("calendar.ics", "uid:ev-1"), ("mail/m1.eml", "message:m1@tolmin.example")} & kept
    assert not [s for s, _ in kept if s in {"notes/2026-11-05-call.md", "mail/m1.eml"}]
    assert {("contacts.vcf", "uid:card-2"), ("linkedin/Connections.csv", "row:1")} <= kept
    assert {x.source for x in done.left} == {"notes/2026-10-28-paper-days.md"}
    assert "line:9" in {x.place for x in done.left}
    # The front matter and the sentence of the shared note still name him, and this is said.
    assert done.remaining >= 2
    assert b"omar@tolmin.example" not in folder_bytes(ws.folder)
    assert [p.name for p in ws.people("omar")] == []
    assert [p.name for p in ws.people("ines")] == ["Ines Fabre"]


def test_the_edited_note_clears_the_rest(ws: Workspace) -> None:
    ws.forget("omar@tolmin.example")
    text = (
        "---\ntitle: Paper Days, day one, Ghent\ndate: 2026-10-28\nwith: [Ines Fabre]\n---\nA new binding.\n"
    )
    ws.import_files([SourceFile("notes/2026-10-28-paper-days.md", text.encode())])
    # The older version is out of sight but still in the file.
    assert b"omar haddou" in folder_bytes(ws.folder)
    ws.import_files([SourceFile("c.vcf", b"BEGIN:VCARD\nVERSION:3.0\nFN:Omar Haddou\nUID:x\nEND:VCARD\n")])
    assert ws.forget("Omar Haddou").remaining == 0


def test_a_message_to_several_stays_with_the_others(ws: Workspace) -> None:
    ws.import_files([SourceFile("group.eml", GROUP_MAIL.encode())])
    ws.forget("omar@tolmin.example")
    left = next(m for m in ws.repository.messages() if m.subject == "Hanging day")
    assert left.sender is None
    assert [ws.person(p).name for p in left.recipients] == ["Zoe Quist"]


def test_the_users_own_record_moves_to_the_next_message(ws: Workspace) -> None:
    """In a mailbox the user is stored with its first message; that message may be the one that goes."""
    box = "".join(f"From x Sat Nov  7 09:20:00 2026\n{m}\n" for m in (MAIL_ANOUK, PIET_MAIL))
    ws.import_files([SourceFile("box.mbox", box.encode())])
    ws.forget("anouk@mill.example")
    lamps = next(m for m in ws.repository.messages() if m.subject == "Lamps")
    assert lamps.to_user
    assert all(m.subject != "Barges" for m in ws.repository.messages())


MAIL_ANOUK = PIET_MAIL.replace("Piet Dekker", "Anouk Renard").replace("piet@lumen", "anouk@mill").replace(
    "Lamps", "Barges"
).replace("m3@", "m4@")  # fmt: skip


def test_decisions_that_name_them_go(ws: Workspace) -> None:
    zoe = next(p for p in ws.people("zoe") if p.name == "Zoe Quist")
    ws.keep_apart("ines@home.example", zoe.id)
    done = ws.forget("ines@home.example")
    assert done.removed["decisions"] == 1
    with ws.repository.sessions() as session:
        assert session.scalars(select(t.Decision)).all() == []


def test_namesakes_keep_their_rows(ws: Workspace) -> None:
    ours, other = [p for p in ws.people("piet") if p.name == "Piet Dekker"]
    done = ws.forget(ours.id)
    assert [p.organisation for p in ws.people("piet")] == [other.organisation]
    assert "Piet Dekker" in done.shared
    assert done.remaining == 0
