"""Backups: made while the program works, restored whole or not at all."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from coach.backup import contents
from coach.cli import main
from coach.errors import UnreadableError
from coach.records import SourceFile
from coach.settings import Settings
from coach.store import engine as store
from coach.workspace import Workspace
from tests.archive.dump import differences, dump
from tests.small_world import ME, TODAY, write_files

DAY = dt.date.fromisoformat(TODAY)


def opened(folder: Path) -> Workspace:
    return Workspace.open(Settings(workspace=folder, _env_file=None), DAY)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with opened(tmp_path / "ws") as made:
        made.set_me(str(ME["name"]), ME["emails"], "", str(ME["employer"]))
        made.import_paths([write_files(tmp_path / "files")])
        yield made


def test_there_and_back(ws: Workspace, tmp_path: Path) -> None:
    before = dump(ws)
    file = ws.keeping.back_up(tmp_path / "all.rapport-backup")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    ws.import_files([SourceFile("later.md", b"---\nwith: [Ada Lowe]\n---\nAda Lowe weaves rushes.\n")])
    assert ws.people("ada")
    assert any("rushes" in h.quote for h in ws.search("rushes"))
    done = ws.keeping.restore(file)
    assert differences(before, dump(ws)) == []
    assert ws.people("ada") == []
    assert not [h for h in ws.search("rushes") if "rushes" in h.quote]
    assert any("bees" in h.quote for h in ws.search("bees"))
    assert ws.doctor().ok
    # The former state can be brought back in the same way.
    assert done.former is not None
    assert stat.S_IMODE(done.former.stat().st_mode) == 0o600
    ws.keeping.restore(done.former)
    assert ws.people("ada")
    assert ws.doctor().ok


def test_into_a_new_workspace(ws: Workspace, tmp_path: Path) -> None:
    file = ws.keeping.back_up(tmp_path / "b")
    before = dump(ws)
    assert main(["restore", str(file), "--workspace", str(tmp_path / "new"), "--json"]) == 0
    with opened(tmp_path / "new") as again:
        assert differences(before, dump(again)) == []
        assert again.doctor().ok
        assert list((tmp_path / "new").glob("before-restore*")) == []


def test_a_backup_from_before_a_forgetting_says_who_comes_back(
    ws: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--workspace", str(ws.folder)]
    older = ws.keeping.back_up(tmp_path / "older")
    ws.forget("zoe@quist.example")
    newer = ws.keeping.back_up(tmp_path / "newer")
    ws.keeping.allow("zoe@quist.example")
    ws.forget("omar@tolmin.example")  # one is forgotten there and one here, but not the same
    ws.close()
    assert main(["restore", str(newer), *where]) == 0
    assert "Since this backup you forgot 1 person. They come back with it." in capsys.readouterr().out
    assert main(["restore", str(newer), *where]) == 0
    assert "come back" not in capsys.readouterr().out
    assert main(["restore", str(older), *where]) == 0
    assert "To forget them again: coach forget PERSON" in capsys.readouterr().out
    assert main(["restore", str(newer), *where]) == 0
    capsys.readouterr()
    assert main(["restore", str(older), *where, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["forgotten_since"] == 1


def test_while_an_import_runs(ws: Workspace, tmp_path: Path) -> None:
    """The import is in the middle of its transaction: the backup holds what was before it, and does not wait."""
    before = dump(ws)
    half, go_on = threading.Event(), threading.Event()

    def hold(progress: object) -> None:
        if getattr(progress, "done", 0) == 3:
            half.set()
            go_on.wait(30)

    notes = [SourceFile(f"n{n}.md", f"Met Ada Lowe, {n}.".encode()) for n in range(6)]
    work = threading.Thread(target=lambda: ws.import_files(notes, hold))
    work.start()
    assert half.wait(30)
    file = ws.keeping.back_up(tmp_path / "b")
    go_on.set()
    work.join()
    assert contents(file).counts["notes"] == len(before["note"])
    assert ws.repository.counts()["notes"] == len(before["note"]) + 6
    with opened(tmp_path / "c") as other:
        other.keeping.restore(file)
        assert differences(before, dump(other)) == []


def test_no_secret_is_in_it(tmp_path: Path) -> None:
    settings = Settings(workspace=tmp_path / "ws", model="m", model_api_key="sk-very-secret", _env_file=None)  # type: ignore[arg-type]
    with Workspace.open(settings, DAY) as ws:
        assert b"sk-very-secret" not in ws.keeping.back_up(tmp_path / "b").read_bytes()


def _short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-5000])


def _scrambled(file: Path) -> None:
    data = bytearray(file.read_bytes())
    for at in range(4096 * 3, len(data), 4096):
        data[at : at + 200] = b"\xff" * 200
    file.write_bytes(data)


def _foreign(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as other, other:
        other.execute("CREATE TABLE bookmarks (id INTEGER)")


def _newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as other, other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")


REFUSED: list[tuple[Callable[[Path], object], str]] = [
    (_short, "cut short"),
    (_scrambled, "damaged"),
    (_foreign, "not a backup of Rapport"),
    (_newer, "made by a newer Rapport"),
    (lambda f: f.write_bytes(b"PK\x03\x04 something else"), "not a backup of Rapport"),
    (lambda f: f.write_bytes(b""), "not a backup of Rapport"),
    (Path.unlink, "cannot be read"),
]


@pytest.mark.parametrize(("spoil", "line"), REFUSED)
def test_what_cannot_be_restored_changes_nothing(
    ws: Workspace, tmp_path: Path, spoil: Callable[[Path], object], line: str
) -> None:
    file = ws.keeping.back_up(tmp_path / "b")
    spoil(file)
    before = dump(ws)
    with pytest.raises(UnreadableError, match=line):
        ws.keeping.restore(file)
    assert differences(before, dump(ws)) == []
    assert sorted(p.name for p in ws.folder.iterdir() if "restore" in p.name) == []
    assert ws.doctor().ok


def test_an_older_backup_is_brought_to_this_version(tmp_path: Path) -> None:
    old = tmp_path / "old.rapport-backup"
    engine = create_engine(f"sqlite:///{old}")
    store.migrate(engine, "0001")
    with engine.begin() as connection:
        connection.execute(
            text("INSERT INTO workspace(id, name, emails, profile, employer) VALUES (1, 'A', '[]', '', '')")
        )
    engine.dispose()
    kept = old.read_bytes()
    with opened(tmp_path / "ws") as ws:
        ws.keeping.restore(old)
        assert ws.me().name == "A"
        assert ws.keeping.kept_out() == []
    assert old.read_bytes() == kept


def test_a_damaged_workspace_can_be_restored(ws: Workspace, tmp_path: Path) -> None:
    file = ws.keeping.back_up(tmp_path / "b")
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / store.DATABASE).write_bytes(b"no database at all" * 400)
    assert main(["restore", str(file), "--workspace", str(folder), "--json"]) == 0
    (former,) = folder.glob("before-restore*")
    assert former.read_bytes().startswith(b"no database at all")
    with opened(folder) as again:
        assert again.people("ines")


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_an_open_workspace_says_where_to_go(ws: Workspace, tmp_path: Path, command: str) -> None:
    file = ws.keeping.back_up(tmp_path / "b")
    arguments = [sys.executable, "-m", "coach.cli", command, str(file), "--workspace", str(ws.folder)]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    (line,) = done.stderr.strip().splitlines()
    assert "open in another program" in line
    assert "Settings, Your data" in line


def test_a_file_that_is_there_is_not_written_over_unasked(
    ws: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "b"
    file.write_text("mine")
    folder = ws.folder
    ws.close()
    arguments = ["backup", str(file), "--workspace", str(folder), "--today", TODAY]
    assert main(arguments) == 1
    (line,) = capsys.readouterr().err.strip().splitlines()
    assert line.endswith("is there already. Name another file, or use --force to replace it.")
    assert file.read_text() == "mine"
    assert main([*arguments, "--force"]) == 0
    assert contents(file).counts["people"]
    assert not list(tmp_path.glob("*.part"))


def test_a_place_that_cannot_be_written(ws: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="cannot be written"):
        ws.keeping.back_up(tmp_path / "missing" / "b")
    with pytest.raises(UnreadableError, match="is a folder"):
        ws.keeping.back_up(tmp_path)


def test_a_kill_after_the_swap_leaves_no_stale_vectors(ws: Workspace, tmp_path: Path) -> None:
    """The vectors of the former state are still there: they are not taken for those of the restored one."""
    file = ws.keeping.back_up(tmp_path / "b")
    ws.import_files([SourceFile("later.md", b"Ada Lowe weaves rushes.")])
    ws.index.close()
    shutil.copytree(ws.folder / "chroma", tmp_path / "chroma")
    ws.keeping.restore(file)
    folder = ws.folder
    ws.close()
    with closing(sqlite3.connect(folder / store.DATABASE)) as connection, connection:
        connection.execute("DELETE FROM index_state WHERE name = 'weights'")
    shutil.rmtree(folder / "chroma")
    shutil.copytree(tmp_path / "chroma", folder / "chroma")
    with opened(folder) as again:
        assert again.doctor().ok
        assert any("bees" in h.quote for h in again.search("bees"))


def test_a_backup_counts_as_the_workspace_does(ws: Workspace, tmp_path: Path) -> None:
    posts = "Date,ShareLink,ShareCommentary\n2026-07-01 10:00:00,https://l.example/1,Looms are back.\n"
    praise = (
        "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
        'Ada,Lowe,Mill,Owner,Vera is exact.,"07/09/24, 09:15 AM",VISIBLE\n'
    )
    ws.import_files([SourceFile("Shares.csv", posts.encode()),
                     SourceFile("Recommendations_Received.csv", praise.encode())])  # fmt: skip
    file = ws.keeping.back_up(tmp_path / "counted.rapport-backup")
    counted = contents(file).counts
    assert counted == {kind: ws.repository.counts()[kind] for kind in counted}
