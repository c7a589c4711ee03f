"""Files that an export brought back, and then their originals: a later version takes the place of the restored one."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.records import SourceFile
from coach.settings import Settings
from coach.workspace import Workspace
from tests.ingest.dump import Dump, dump
from tests.small_world import TODAY

OLD = "Met Nora Field at the Loam Fair. She keeps bees.\n"
NEW = "Met Nora Field at the Loam Fair. She keeps goats.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the originals lie."""
    made = tmp_path / "in"
    for name, said in {"notes/a.md": OLD, "notes/b.md": "Ada Lowe paints barges.\n"}.items():
        write(made / name, said)
    return made


def write(path: Path, said: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(said)
    os.utime(path, ns=(10**18 + len(said),) * 2)


@pytest.fixture
def ws(tmp_path: Path, folder: Path) -> Iterator[Workspace]:
    """A workspace that an export of the folder brought back."""
    day = dt.date.fromisoformat(TODAY)
    with Workspace.open(Settings(workspace=tmp_path / "one", _env_file=None), day) as first:
        first.import_paths([folder])
        first.export(tmp_path / "out.zip")
    with Workspace.open(Settings(workspace=tmp_path / "two", _env_file=None), day) as second:
        second.import_paths([tmp_path / "out.zip"])
        yield second


def texts(ws: Workspace) -> dict[str, str]:
    """Source → what it says; every file once."""
    found = [(d.source, d.text) for d in ws.repository.documents()]
    assert len(dict(found)) == len(found)
    return dict(found)


def state(ws: Workspace) -> Dump:
    with ws.repository.sessions() as session:
        return dump(session)


def test_a_changed_original_takes_the_place(ws: Workspace, folder: Path) -> None:
    write(folder / "notes/a.md", NEW)
    receipt = ws.import_paths([folder])
    assert {f.path: (f.replaced, f.unchanged) for f in receipt.files} == {
        "notes/a.md": (True, False),
        "notes/b.md": (False, True),
    }
    assert texts(ws) == {"notes/a.md": NEW, "notes/b.md": "Ada Lowe paints barges.\n"}
    assert ws.doctor().ok


def test_found_unchanged_first_and_changed_later(ws: Workspace, folder: Path) -> None:
    assert all(f.unchanged for f in ws.import_paths([folder]).files)
    assert len(texts(ws)) == 2
    write(folder / "notes/a.md", NEW)
    assert [f.replaced for f in ws.import_paths([folder]).files if not f.unchanged] == [True]
    assert texts(ws)["notes/a.md"] == NEW
    (folder / "notes/b.md").unlink()
    assert [f.path for f in ws.import_paths([folder]).files if f.gone] == ["notes/b.md"]
    assert set(texts(ws)) == {"notes/a.md"}


def test_the_content_tells_where_the_path_does_not(ws: Workspace, folder: Path) -> None:
    """Another folder of the same tree is imported: other paths, the same contents."""
    assert all(f.unchanged for f in ws.import_paths([folder / "notes"]).files)
    assert set(texts(ws)) == {"a.md", "b.md"}
    write(folder / "notes/a.md", NEW)
    ws.import_paths([folder / "notes"])
    assert texts(ws)["a.md"] == NEW


def test_a_changed_upload_takes_the_place(ws: Workspace) -> None:
    ws.import_files([SourceFile("notes/a.md", NEW.encode())])
    assert texts(ws)["notes/a.md"] == NEW


def test_undo_brings_the_restored_version_back(ws: Workspace, folder: Path) -> None:
    before = state(ws)
    write(folder / "notes/a.md", NEW)
    first = ws.import_paths([folder])
    write(folder / "notes/a.md", NEW + "And hens.\n")
    second = ws.import_paths([folder])
    ws.undo(first.batch)
    assert "hens" in texts(ws)["notes/a.md"]
    ws.undo(second.batch)
    assert state(ws) == before


def test_the_export_again_changes_nothing(ws: Workspace, folder: Path, tmp_path: Path) -> None:
    ws.import_paths([folder])
    assert all(f.unchanged for f in ws.import_paths([tmp_path / "out.zip"]).files)
    write(folder / "notes/a.md", NEW)
    ws.import_paths([folder])
    assert texts(ws)["notes/a.md"] == NEW


def test_of_two_with_one_path_nobody_guesses(tmp_path: Path) -> None:
    """Two folders each had a note of that path: a changed one stands beside both until its own is known."""
    day = dt.date.fromisoformat(TODAY)
    for number, said in enumerate((OLD, "Bo Lind saws.\n")):
        write(tmp_path / f"in{number}" / "n.md", said)
    with Workspace.open(Settings(workspace=tmp_path / "one", _env_file=None), day) as first:
        for number in range(2):
            first.import_paths([tmp_path / f"in{number}"])
        first.export(tmp_path / "out.zip")
    with Workspace.open(Settings(workspace=tmp_path / "two", _env_file=None), day) as second:
        second.import_paths([tmp_path / "out.zip"])
        write(tmp_path / "in0" / "n.md", NEW)
        second.import_paths([tmp_path / "in0"])
        assert sorted(d.text for d in second.repository.documents()) == sorted([OLD, "Bo Lind saws.\n", NEW])
        second.import_paths([tmp_path / "in1"])
        assert len(second.repository.documents()) == 3
