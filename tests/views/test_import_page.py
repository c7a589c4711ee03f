"""The Import page: large workspaces, folded receipts, what an undo says, watched folders."""

from __future__ import annotations

import datetime as dt
import time
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import insert
from streamlit.testing.v1 import AppTest

from coach.ingest.receipts import FileReceipt, Receipt, keep
from coach.settings import Settings
from coach.store import engine as store
from coach.store import tables as t
from coach.views.parts import receipts
from coach.views.parts.session import desk
from coach.workspace import Workspace
from tests.ingest.shelf_world import note
from tests.small_world import NOTE_CALL, TODAY
from tests.timing import processor_time
from tests.views.screen import Open, click, shown

DAY = dt.date.fromisoformat(TODAY)
PEOPLE, RECEIPTS, FILES = 30_000, 200, 10_000


def fill(folder: Path) -> None:
    """30,000 contacts, and 200 receipts of which every tenth lists 10,000 files."""
    store.prepare(folder)
    engine = store.connect(folder)
    make = store.sessions(engine)
    workspace = store.workspace_id(make)
    with make() as s, s.begin():
        for number in range(1, RECEIPTS + 1):
            files = tuple(
                FileReceipt(f"notes/{n:05}.md", "note", unchanged=True)
                for n in range(1 if number % 10 else FILES)
            )
            batch = t.ImportBatch(id=number, workspace_id=workspace, made_on=DAY)
            s.add(batch)
            keep(s, batch, Receipt(number, DAY, files, 0, 0, 0, 0, 0))
        s.flush()
        s.execute(insert(t.SourceFile), [{"id": 1, "workspace_id": workspace, "batch_id": 1, "path": "a.csv",
                                          "kind": "linkedin_connections", "sha256": "x", "size": 1}])  # fmt: skip
        s.execute(insert(t.Document), [
            {"id": n, "workspace_id": workspace, "batch_id": 1, "file_id": 1, "source": "a.csv", "place": f"row:{n}",
             "kind": "contact", "text": f"Ada Byrne {n}"} for n in range(1, PEOPLE + 1)
        ])  # fmt: skip
        s.execute(insert(t.Person), [
            {"id": f"p{n}", "workspace_id": workspace, "name": f"Ada Byrne {n}"} for n in range(1, PEOPLE + 1)
        ])  # fmt: skip
        s.execute(insert(t.Contact), [
            {"id": n, "workspace_id": workspace, "document_id": n, "kind": "connection", "name": f"Ada Byrne {n}",
             "person_id": f"p{n}"} for n in range(1, PEOPLE + 1)
        ])  # fmt: skip
    engine.dispose()


def test_a_large_workspace_is_as_quick_as_a_small_one(empty_chat: Open, tmp_path: Path) -> None:
    fill(tmp_path / "workspace")
    app = empty_chat("chat")
    app.switch_page("coach/views/imports.py").run()
    with processor_time() as taken:
        app.run()
    words = shown(app)
    assert f"Import {RECEIPTS}," in words
    assert f"Import {RECEIPTS - 9}," in words
    assert f"Import {RECEIPTS - 10}," not in words
    assert "10,000 files had not changed." in words
    assert "notes/00001.md" not in words
    assert taken.seconds < 1


@pytest.mark.parametrize(
    ("number", "pages"),
    [(0, []), (receipts.A_PAGE, []), (receipts.A_PAGE + 1, [2]), (FILES, [FILES // receipts.A_PAGE])],
)
def test_lines_come_a_page_at_a_time(number: int, pages: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(receipts.st, "pagination", lambda pages, key: asked.append(pages) or 1)
    lines = receipts._paged(list(range(number)), "x")
    assert list(lines) == list(range(min(number, receipts.A_PAGE)))
    assert asked == pages


def test_dropping_begins_the_import_and_the_undo_says_what_goes(empty_chat: Open) -> None:
    app = empty_chat("imports")
    assert "MB a file" not in shown(app)  # the box says it itself
    app.file_uploader[0].set_value([("call.md", NOTE_CALL.encode(), "text/markdown")]).run()
    assert "1 file read: 1 person and 1 note." in shown(app)
    changed = NOTE_CALL.replace("moved house", "bought a barge")
    app.file_uploader[0].set_value([("call.md", changed.encode(), "text/markdown")]).run()
    words = shown(app)
    assert "1 file took the place of an older version." in words
    assert "Out goes what only this import brought: 1 person and 1 note." in words
    assert "Back comes: 1 older version." in words
    app = click(app, "undo-new")
    assert "Import undone" in shown(app)
    assert "Import 1," in shown(app)


def test_files_that_bring_nothing_leave_the_welcome_and_say_why(empty_chat: Open) -> None:
    app = empty_chat("imports")
    app.file_uploader[0].set_value(
        [("empty.csv", b"", "text/csv"), ("junk.txt", bytes(range(256)), "text/plain")]
    ).run()
    said = shown(app)
    assert "Nothing could be taken from" in said
    assert "The file is empty." in said
    assert "Look around with a sample network" in shown(empty_chat("chat"))


def test_undoing_twice_is_one_plain_line(empty_chat: Open, tmp_path: Path) -> None:
    app = empty_chat("chat")
    app.chat_input[0].upload("call.md", NOTE_CALL.encode()).set_value("").run()
    key = next(b.key for b in app.button if str(b.key).startswith("undo-"))
    app = click(app, key)
    app = click(app, key) if key in [b.key for b in app.button] else app
    assert not app.exception


def test_a_folder_is_watched_looked_at_and_let_go(empty_chat: Open, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "a.md").write_text(note("Tea", "Ada Byrne", "She keeps bees."))
    app = empty_chat("imports")

    def add(path: str) -> None:
        app.text_input(key="watch-path").set_value(path)
        app.button[[b.label for b in app.button].index("Watch it")].click().run()

    add("notes")
    assert "Give the folder's whole path" in shown(app)
    add(str(tmp_path / "nowhere"))
    assert "There is no folder at" in shown(app)
    add(str(folder))
    assert str(folder) in shown(app)
    add(str(folder))
    assert "is watched already" in shown(app)
    deadline = time.monotonic() + 60
    while "1 person, 1 note" not in shown(app) and time.monotonic() < deadline:
        time.sleep(0.2)
        app.run()
    assert "1 person, 1 note" in shown(app)
    click(app, "unwatch-0")
    assert str(folder) not in shown(app)


def test_watched_folders_are_kept_in_the_workspace(tmp_path: Path) -> None:
    inner = tmp_path / "notes/inner"
    inner.mkdir(parents=True)
    for _ in range(2):
        with Workspace.open(Settings(workspace=tmp_path / "ws"), DAY) as space:
            if not space.watched.all():
                space.watched.add(str(tmp_path / "notes"), DAY)
            assert space.watched.all() == [tmp_path / "notes"]
    with Workspace.open(Settings(workspace=tmp_path / "ws"), DAY) as space:
        with pytest.raises(Exception, match=r"is in .*notes, which is watched already"):
            space.watched.add(str(inner), DAY)
        space.watched.remove(tmp_path / "notes")
        assert space.watched.all() == []


def give(app: AppTest, path: str) -> AppTest:
    """Type a path and import what lies there."""
    app.text_input(key="on-disk-path").set_value(path)
    return next(b for b in app.button if b.label == "Import it").click().run()


def test_a_file_or_folder_is_imported_where_it_lies(empty_chat: Open, tmp_path: Path) -> None:
    folder = tmp_path / "my clients"
    folder.mkdir()
    (folder / "a.md").write_text(note("Tea", "Ada Byrne", "She keeps bees."))
    app = give(empty_chat("imports"), "clients/a.md")
    assert "Give the whole path" in shown(app)
    app = give(app, str(folder / "b.md"))
    assert "There is no file or folder at" in shown(app)
    app = give(app, f" '{folder / 'a.md'}' ")
    assert "1 file read: 1 person and 1 note." in shown(app)
    (folder / "b.md").write_text(note("Walk", "Noor Haas", "Noor paints."))
    app = give(app, (folder).as_uri())
    assert "1 person and 1 note" in shown(app)
    assert "1 file had not changed." in shown(app)


def test_a_large_export_comes_in_by_its_path(empty_chat: Open, tmp_path: Path) -> None:
    """One that cannot be dropped: larger than the box takes, which says so."""
    rows = ["First Name,Last Name,URL,Email Address,Company,Position,Connected On"]
    rows += [f"Ada,Byrne,https://www.linkedin.com/in/a-{n},,Loom,Weaver,05 Mar 2024" for n in range(20)]
    filler = "x" * (1024 * 1024)
    with zipfile.ZipFile(tmp_path / "Complete.zip", "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("Connections.csv", "\n".join(rows))
        archive.writestr(
            "Rich_Media.csv", "Date/Time,Media Description,Media Link\n" + f"1 Jan,{filler},x\n" * 25
        )
    assert (tmp_path / "Complete.zip").stat().st_size > 25 * 1024 * 1024
    app = give(empty_chat("imports"), str(tmp_path / "Complete.zip"))
    assert "20 people" in shown(app)


def test_dropped_files_take_the_folder_that_the_page_is_told(empty_chat: Open, tmp_path: Path) -> None:
    app = empty_chat("imports")
    assert "The folder that dropped files lie in" not in shown(app)
    app.switch_page("coach/views/settings.py").run()
    app.text_input(key="rule-0").set_value("clients/**").run()
    assert "Nothing you have imported fits clients/** yet" in shown(app)
    app = click(app, "rule-keep")
    assert "clients/** (0 texts): only you" in shown(app)
    app.switch_page("coach/views/imports.py").run()
    app.file_uploader[0].set_value([("a.md", NOTE_CALL.encode(), "text/markdown")]).run()
    assert "1 file came without its folder" in shown(app)
    app = click(app, "undo-new")
    app.text_input(key="drop-folder").set_value("clients/").run()
    app.file_uploader[0].set_value([("a.md", NOTE_CALL.encode(), "text/markdown")]).run()
    assert "came without" not in shown(app)
    app.switch_page("coach/views/settings.py").run()
    assert "clients/** (1 text): only you" in shown(app)
    app.text_input(key="rule-1").set_value("clients").run()
    assert "clients fits 1 text that you have, in clients/a.md." in shown(app)


def test_files_dropped_while_another_import_runs_come_in_after_it(empty_chat: Open) -> None:
    app = empty_chat("imports")
    desk().start(receipts.JOB, lambda job: time.sleep(1))
    app.file_uploader[0].set_value([("a.md", NOTE_CALL.encode(), "text/markdown")]).run()
    assert "1 note" in shown(app)


_MAIL = """From: Rafi Osei <rafi@osei.example>
To: "C. Winter" <cw@winter.example>
Subject: Figs
Date: Mon, 16 Nov 2026 09:00:00 +0000
Message-ID: <f1@mail.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Here are the figs.
"""


def test_the_page_asks_for_the_address_that_the_mail_seems_to_go_to(empty_chat: Open, tmp_path: Path) -> None:
    with Workspace.open(Settings(workspace=tmp_path / "workspace"), DAY) as space:
        space.set_me(name="Clara Winter")
    app = empty_chat("imports")
    app.file_uploader[0].set_value([("figs.eml", _MAIL.encode(), "message/rfc822")]).run()
    assert "The mail here is not known to be yours" in shown(app)
    assert app.text_input(key="whose-mail-address").value == "cw@winter.example"
    next(b for b in app.button if b.label == "Remember it").click().run()
    assert not app.exception
    assert "known to be yours" not in shown(app)
