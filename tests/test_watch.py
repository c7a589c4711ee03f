"""`coach import --watch` as a real process: it keeps up, tells a line a batch, and ends cleanly."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue
from typing import IO, Any

import pytest

from coach.cli import main
from coach.ingest.pipeline import Receipt
from coach.watch import Looked, watch
from tests.ingest.shelf_world import Shelf, note

PATIENCE = 60


class Watching:
    """The running command; lines of what it says come through queues."""

    def __init__(self, workspace: Path, *words: str) -> None:
        command = [
            sys.executable,
            "-m",
            "coach.cli",
            "import",
            "--watch",
            "--workspace",
            str(workspace),
            *words,
        ]
        self.process = subprocess.Popen(
            [*command, "--today", "2026-11-22"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            # A shell that runs the tests behind it has children ignore Ctrl-C.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
        )
        self.out, self.err = self._lines(self.process.stdout), self._lines(self.process.stderr)

    @staticmethod
    def _lines(stream: IO[str] | None) -> Queue[str]:
        lines: Queue[str] = Queue()
        assert stream is not None
        threading.Thread(target=lambda: [lines.put(line.rstrip()) for line in stream], daemon=True).start()
        return lines

    def says(self, words: str) -> str:
        while True:
            line = self.err.get(timeout=PATIENCE)
            if words in line:
                return line

    def receipt(self) -> dict[str, Any]:
        return dict(json.loads(self.out.get(timeout=PATIENCE)))

    def end(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=PATIENCE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "a.md").write_text(note("Tea", "Ada Byrne", "She keeps bees."))
    return folder


def test_changes_come_in_as_batches_of_json(tmp_path: Path, folder: Path) -> None:
    running = Watching(tmp_path / "ws", str(folder), "--json")
    try:
        assert [f["path"] for f in running.receipt()["files"]] == ["a.md"]
        running.says("Watching")
        for name in ("b.md", "c.md", "d.md"):
            (folder / name).write_text(note("Walk", "Ada Byrne", f"She painted {name}."))
        (folder / ".hidden").write_text("no note")
        seen: list[str] = []
        while len(seen) < 3:
            seen += [f["path"] for f in running.receipt()["files"]]
        assert sorted(seen) == ["b.md", "c.md", "d.md"]
        (folder / "b.md").unlink()
        gone = running.receipt()
        assert [(f["path"], f["gone"]) for f in gone["files"]] == [("b.md", True)]
        assert gone["batch"] > 1
    finally:
        assert running.end() == 0
    running.says("No longer watching")
    assert running.out.empty()


def test_a_line_a_batch_and_a_folder_that_goes_and_comes(tmp_path: Path, folder: Path) -> None:
    running = Watching(tmp_path / "ws", str(folder))
    try:
        assert "1 note" in running.says("Import 1")
        running.says("Watching")
        away = folder.rename(tmp_path / "away")
        assert str(folder) in running.says("coach: There is no file or folder")
        (away / "b.md").write_text(note("Walk", "Ada Byrne", "She paints."))
        away.rename(folder)
        assert "1 note" in running.says("Import 2")
    finally:
        assert running.end() == 0


def test_while_it_watches_nobody_else_gets_in(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    running = Watching(tmp_path / "ws", str(folder))
    try:
        running.says("Watching")
        assert main(["people", "--workspace", str(tmp_path / "ws")]) == 1
        assert "open in another program" in capsys.readouterr().err
    finally:
        running.end()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["a.md"], "is no folder"),
        (["--sample"], "leave --sample out"),
        (["nowhere"], "is no folder"),
        (["https://fair.example/"], "is no folder"),
    ],
)
def test_what_cannot_be_watched_is_said(
    tmp_path: Path, folder: Path, words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    named = [w if w.startswith(("--", "https:")) else str(folder / w) for w in words]
    assert main(["import", "--watch", *named, "--workspace", str(tmp_path / "ws")]) in (1, 2)
    assert says in capsys.readouterr().err


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    made = Shelf(tmp_path)
    made.write("a.md", note("Tea", "Ada Byrne", "She keeps bees."))
    yield made
    made.engine.dispose()


def test_a_problem_is_told_once_and_a_change_before_the_first_word_is_seen(shelf: Shelf) -> None:
    stop = threading.Event()

    def look(folder: Path) -> Receipt:
        return shelf.sync(folder, quiet=True)

    told: Queue[Looked] = Queue()

    def listen() -> None:
        for number, looked in enumerate(watch([shelf.folder], look, stop)):
            if not number:  # nobody listens yet
                shelf.write("b.md", note("Walk", "Ada Byrne", "She paints."))
            if looked.anything:
                told.put(looked)

    watching = threading.Thread(target=listen, daemon=True)
    watching.start()
    for name in ("a.md", "b.md"):
        receipt = told.get(timeout=PATIENCE).receipt
        assert receipt is not None
        assert [f.path for f in receipt.files] == [name]
    for name in ("a.md", "b.md"):
        (shelf.folder / name).unlink()
    while not (looked := told.get(timeout=PATIENCE)).problem:
        pass  # both may go in one batch or in two
    assert "is empty now" in looked.problem
    (shelf.folder / "deep").mkdir()  # something happens, and the problem is the same
    with pytest.raises(Empty):
        told.get(timeout=6)
    stop.set()
    watching.join(timeout=PATIENCE)
    assert not watching.is_alive()
