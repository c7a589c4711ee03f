"""Forgetting a person: what goes, what stays, and the search that proves it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from coach.errors import NotFoundError
from coach.forget.prove import in_files
from coach.forget.traces import traces_of
from coach.records import SourceFile
from coach.store import tables as t
from coach.workspace import Workspace
from tests.small_world import small_workspace

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
    with small_workspace(tmp_path) as opened:
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
    assert (done.remaining, done.redacted) == (0, ())
    found = folder_bytes(ws.folder)
    assert b"anouk" not in found
    assert all(h.source != "notes/anouk.md" for h in ws.search("barges"))
    with pytest.raises(NotFoundError):
        ws.person("Anouk René")
    assert ws.doctor().ok


def text_of(ws: Workspace, source: str) -> str:
    return next(d.text for d in ws.repository.documents() if d.source == source)


def test_shared_texts_stay_without_the_name(ws: Workspace) -> None:
    done = ws.forget("omar@tolmin.example")
    kept = sources(ws)
    assert not {("contacts.vcf", "uid:card-1"), ("linkedin/Connections.csv", "row:2")} & kept
    assert not {("calendar.ics", "uid:ev-1"), ("mail/m1.eml", "message:m1@tolmin.example")} & kept
    assert not [s for s, _ in kept if s in {"notes/2026-11-05-call.md", "mail/m1.eml"}]
    assert {("contacts.vcf", "uid:card-2"), ("linkedin/Connections.csv", "row:1")} <= kept
    assert {x.source for x in done.redacted} == {"notes/2026-10-28-paper-days.md"}
    assert {"line:5", "line:9"} <= {x.place for x in done.redacted}
    assert done.remaining == 0
    found = folder_bytes(ws.folder)
    assert b"omar" not in found
    assert b"haddou" not in found
    assert [p.name for p in ws.people("omar")] == []
    assert [p.name for p in ws.people("ines")] == ["Ines Fabre"]


def test_what_was_about_them_alone_goes_and_the_rest_stays(ws: Workspace) -> None:
    before = ws.promises(everything=True)
    ws.forget("omar@tolmin.example")
    said = text_of(ws, "notes/2026-10-28-paper-days.md")
    assert "with: [Ines Fabre, (forgotten)]" in said
    assert "She keeps bees. I promised to send her the paper samples by 2026-11-30." in said
    assert "east wing" not in said
    assert "maps" not in said
    ines = ws.person("Ines Fabre, Rye Press")
    about = [s.text for s in ws.repository.statements(about=ines.id)]
    assert any("bees" in s for s in about)
    assert "paper samples" in {p.what for p in ws.promises()}.pop() or len(before) > 1
    assert not [h for h in ws.search("east wing") if "wing" in h.quote]
    assert any("bees" in h.quote for h in ws.search("who keeps bees"))
    assert ws.doctor().ok


BOTH = """---
title: "Walk with Omar and Ines"
date: 2026-11-01
with: [Omar Haddou, Ines Fabre]
---
Omar and Ines sang together. Ines Fabre bought a boat. Omar lost a glove there.

<!-- Omar Haddou: ask again -->
Write to omar.haddou@elsewhere.example, or ring him. Haddou, Omar is in the list.
"""


def test_sentences_about_several_lose_the_name_only(ws: Workspace) -> None:
    ws.import_files([SourceFile("notes/walk-omar-haddou.md", BOTH.encode())])
    ws.forget("omar@tolmin.example")
    (found,) = [d for d in ws.repository.documents() if "walk" in d.source]
    assert "omar" not in f"{found.text}{found.title}{found.source}".casefold()
    assert "Ines sang together. Ines Fabre bought a boat." in found.text
    assert "glove" not in found.text
    for s in ws.repository.statements(documents=[found.id]):
        assert found.text[s.start : s.end] == s.text
    assert b"omar" not in folder_bytes(ws.folder)


def test_older_versions_go_too(ws: Workspace) -> None:
    """An edited note keeps its older version for undo; that one may name them by their first name only."""
    path = "notes/2026-11-05-call.md"
    ws.import_files([SourceFile("x/note.md", b"Omar called again about the maps.")])
    ws.import_files([SourceFile("x/note.md", b"A quiet day.")])
    ws.import_files([SourceFile(path, b"---\ntitle: Call\ndate: 2026-11-05\n---\nNothing to see.\n")])
    assert b"omar has moved" in folder_bytes(ws.folder)
    done = ws.forget("Omar Haddou")
    assert done.remaining == 0
    assert b"omar" not in folder_bytes(ws.folder)


def test_other_places_lose_the_name(ws: Workspace) -> None:
    """The ledger's bodies, receipts, drafts to others that quote, and other people's cards."""
    ws.import_files(
        [
            SourceFile(
                "omar haddou/list.csv",
                b"name,email,Company,Job title,approval_status\n"
                b"Zoe Quist,zoe@quist.example,Quist & Co,Partner of Omar Haddou,approved\n",
            )
        ]
    )
    with ws.repository.sessions() as session, session.begin():
        for body in ("Write to Omar about the form.", "Write to Zoe."):
            session.add(
                t.OutboundRequest(
                    workspace_id=ws.id,
                    sent=dt.datetime(2026, 11, 1),
                    address="x",
                    purpose="draft",
                    characters=3,
                    body=body,
                )
            )
    ws.draft("Zoe Quist")
    with ws.repository.sessions() as session, session.begin():
        (draft,) = session.scalars(select(t.Draft))
        draft.content = {**draft.content, "body": "He told me: Omar has moved house."}
    ws.forget("omar@tolmin.example")
    assert [r.body for r in ws.outbound()] == ["Write to Zoe.", "(forgotten)"]
    assert "Partner of (forgotten)" in {c.title for p in ws.people("zoe") for c in p.contacts}
    assert b"omar" not in folder_bytes(ws.folder)


def test_the_search_for_what_is_left_sees_every_form(ws: Workspace) -> None:
    """The proof is worth what it would find."""
    traces = traces_of(ws.person("Inès Fabre"), [], [], ws.me())
    for number, data in enumerate((
        "Inès Fabre".encode(), "INÈS FABRE".encode(), "Inès Fabre".encode("utf-16-le"), "xInès Fabre".encode("utf-16-be"),
        b'{"a": "In\\u00e8s Fabre"}', b"?q=In%C3%A8s%20Fabre", b"?q=in%c3%a8s+fabre", b"ine fabr", b"ines@home.example",
        "ines@home.example".encode("utf-16-le"), b"mailto:ines%40home.example",
    )):  # fmt: skip
        folder = ws.folder / f"left{number}"
        folder.mkdir()
        (folder / "some.log").write_bytes(b"\x00\x01" + data + b"\x02")
        assert in_files(folder, traces) > 0, data
        (folder / "some.log").write_bytes(data.replace(b"a", b"o").replace(b"A", b"O").replace(b"h", b"k"))
        assert in_files(folder, traces) == 0, data


def test_a_former_state_that_a_restore_kept_goes_too(ws: Workspace, tmp_path: Path) -> None:
    ws.keeping.back_up(tmp_path / "b")
    former = ws.keeping.restore(tmp_path / "b").former
    assert former is not None
    assert b"omar" in former.read_bytes().lower()
    assert ws.forget("omar@tolmin.example").removed["former states"] == 1
    assert not former.exists()


def test_a_preview_tells_and_changes_nothing(ws: Workspace) -> None:
    before = folder_bytes(ws.folder)
    would = ws.keeping.would_forget("omar@tolmin.example")
    assert (would.name, would.redacted) == ("Omar Haddou", 1)
    assert folder_bytes(ws.folder) == before
    assert ws.keeping.kept_out() == []
    done = ws.forget("omar@tolmin.example")
    assert would.removed == done.removed


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
    ours, other = [p for p in ws.people("piet") if p.name == "Piet Dekker"]
    ws.keep_apart(ours.id, other.id)
    done = ws.forget(ours.id)
    assert done.removed["decisions"] == 1
    with ws.repository.sessions() as session:
        assert session.scalars(select(t.Decision)).all() == []


def test_namesakes_keep_their_rows(ws: Workspace) -> None:
    ours, other = [p for p in ws.people("piet") if p.name == "Piet Dekker"]
    done = ws.forget(ours.id)
    assert [p.organisation for p in ws.people("piet")] == [other.organisation]
    assert "Piet Dekker" in done.shared
    assert done.remaining == 0
    assert ours.profiles[0].encode() not in folder_bytes(ws.folder)
    assert b"piet dekker" in folder_bytes(ws.folder)


def test_a_name_in_doubt_does_not_become_the_namesakes(ws: Workspace) -> None:
    """Two fitted, so it was nobody's; with one of them gone it would be taken for the other's."""
    ws.import_files(
        [SourceFile("doubt.md", b"---\ndate: 2026-11-01\n---\nSomebody said that Piet Dekker was ill.\n")]
    )
    ours, other = [p for p in ws.people("piet") if p.name == "Piet Dekker"]
    assert ws.repository.statements(about=other.id) == []
    ws.forget(ours.id)
    assert not [s for s in ws.repository.statements(about=other.id) if "ill" in s.text]


def test_a_name_written_as_one_word_goes_too(ws: Workspace) -> None:
    note = (
        "---\ntitle: Hall\ndate: 2026-11-09\nwith: [Anouk Renard]\n---\nZoe Quist hung prints. #AnoukRenard\n"
    )
    ws.import_files([SourceFile("notes/hall.md", note.encode())])
    assert b"anoukrenard" in folder_bytes(ws.folder)
    forgotten = ws.forget(ws.person("Anouk Renard").id)
    assert forgotten.remaining == 0
    assert b"anoukrenard" not in folder_bytes(ws.folder)
