"""Writing in chunks: the same rows whatever the size of a chunk, all of a file or nothing of it, and stopping inside one."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from coach.errors import UnreadableError
from coach.index.search import SearchIndex
from coach.ingest import write
from coach.ingest.pipeline import StoppedError
from coach.ingest.write import Writer
from coach.records import ContactKind, ContactRecord, Record, SourceFile
from coach.settings import Settings
from coach.store import tables as t
from coach.workspace import Workspace
from tests.small_world import write_files

TODAY = dt.date(2026, 11, 22)
HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def everything(folder: Path, files: Path) -> dict[str, list[tuple[object, ...]]]:
    with Workspace.open(Settings(workspace=folder), TODAY) as ws:
        ws.import_paths([files])
        with ws._sessions() as s:
            return {
                x.name: sorted((tuple(r) for r in s.execute(select(x))), key=repr)
                for x in t.Base.metadata.sorted_tables
            }


def test_the_size_of_a_chunk_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = write_files(tmp_path / "files")
    for path in files.rglob("*"):
        os.utime(path, (1_700_000_000, 1_700_000_000))  # a file saved a moment ago is kept without its time
    whole = everything(tmp_path / "a", files)
    monkeypatch.setattr(write, "_CHUNK", 3)
    assert everything(tmp_path / "b", files) == whole


def cards(count: int, *, broken: bool) -> Iterator[Record]:
    for n in range(count):
        yield ContactRecord(place=f"row:{n}", raw=f"Ana {n}", kind=ContactKind.CARD, name=f"Ana {n}")
    if broken:
        raise UnreadableError("The rest cannot be read.")


@pytest.mark.parametrize("chunk", [2, 1000])
def test_a_file_that_breaks_off_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    monkeypatch.setattr(write, "_CHUNK", chunk)
    with Workspace.open(Settings(workspace=tmp_path), TODAY) as ws, ws._sessions() as s, s.begin():
        s.add(t.ImportBatch(id=1, workspace_id=ws.id, made_on=TODAY, receipt={}))
        s.flush()
        writer = Writer(s, ws.id, 1)
        writer.file(SourceFile("a.vcf", b"a"), "vcard", "a", cards(5, broken=False))
        with pytest.raises(UnreadableError):
            writer.file(SourceFile("b.vcf", b"b"), "vcard", "b", cards(9, broken=True))
        kept, _ = writer.file(SourceFile("c.vcf", b"c"), "vcard", "c", cards(4, broken=False))
        writer.flush()
        assert kept == 4
        assert s.scalars(select(t.SourceFile.path).order_by(t.SourceFile.id)).all() == ["a.vcf", "c.vcf"]
        assert len(s.scalars(select(t.Contact.id)).all()) == 9


def test_stopping_inside_of_a_file(tmp_path: Path) -> None:
    rows = (f"Ana{n},Soto,,,Rye Press,Editor,01 Jan 2026\n" for n in range(20_000))
    (tmp_path / "Connections.csv").write_text(HEAD + "".join(rows), encoding="utf-8")
    asked: list[int] = []

    def stop() -> bool:
        asked.append(1)
        return len(asked) > 2  # once before the file, and then inside of it

    with Workspace.open(Settings(workspace=tmp_path / "ws"), TODAY) as ws:
        with pytest.raises(StoppedError):
            ws.import_paths([tmp_path / "Connections.csv"], should_stop=stop)
        assert ws.batches() == []
        assert ws.people() == []


def test_vectors_of_a_second_import_are_added_without_comparing_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    for n in range(6):
        (notes / f"{n}.md").write_text(f"We spoke about loom number {n}.\n", encoding="utf-8")
    with Workspace.open(Settings(workspace=tmp_path / "ws"), TODAY) as ws:
        ws.import_paths([notes])
        monkeypatch.delattr(SearchIndex, "_repair")
        (notes / "3.md").write_text("We spoke about a barge.\n", encoding="utf-8")
        ws.import_paths([notes])
        counts = ws.index.counts()
        assert counts["vectors"] == counts["embedded"] == 6
        assert ws.search("barge")[0].source == "3.md"
