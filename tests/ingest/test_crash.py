"""A process killed in the middle of an import or an undo leaves the whole of it or nothing, and the index in step.

`make soak` kills 100 times; the suite kills 10 times. Each kill is printed with the seed, to be repeated.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import create_engine, select, text
from sqlalchemy.orm import Session

from coach.settings import Settings
from coach.store import engine as store
from coach.store import tables as t
from coach.workspace import Workspace

TIMES = int(os.environ.get("COACH_SOAK", "10"))
SEED = int(os.environ.get("COACH_SOAK_SEED", "7"))
NOTES = 60
TODAY = dt.date(2026, 11, 22)
CODE = """
import datetime as dt, sys
from pathlib import Path
from coach.settings import Settings
from coach.workspace import Workspace
with Workspace.open(Settings(workspace=Path(sys.argv[1])), dt.date(2026, 11, 22)) as ws:
    print("go", flush=True)
    if sys.argv[2] == "import":
        ws.import_paths([Path(sys.argv[3])], gone_too=True)
    else:
        ws.undo(int(sys.argv[3]))
"""

Files = frozenset[tuple[str, str]]
"""Path and hash of every file in sight."""


def write_note(path: Path, number: int, words: str) -> None:
    path.write_text(
        f"---\ntitle: Talk {number}\ndate: 2026-{number % 10 + 1:02}-11\nwith: [Guest {chr(65 + number % 26)}ole]\n---\n"
        f"We spoke about loom number {number}, and {words}.\n\n- She promised to send pattern {number}.\n"
        f"- The weave is {number} threads wide.\n",
        encoding="utf-8",
    )


@dataclass
class Soak:
    """One workspace and one folder that changes, through many kills."""

    base: Path
    chance: random.Random
    whole: dict[str, float] = field(default_factory=dict)
    stood: list[tuple[int, Files]] = field(default_factory=list)
    """Batches that stand, oldest first, each with what was in sight before it."""
    outcomes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.notes, self.workspace = self.base / "notes", self.base / "workspace"
        self.notes.mkdir()
        for n in range(NOTES):
            write_note(self.notes / f"n{n:03}.md", n, "tea")

    def change(self) -> None:
        """Some notes are rewritten, some go, some come, one is renamed."""
        there = sorted(self.notes.iterdir())
        chosen = self.chance.sample(there, 9)
        for path in chosen[:5]:
            write_note(path, self.chance.randrange(NOTES), f"{self.chance.random()} hives")
        for path in chosen[5:8]:
            path.unlink()
        chosen[8].rename(self.notes / f"r{self.chance.randrange(10**9)}.md")
        for _ in range(3):
            number = self.chance.randrange(10**6)
            write_note(self.notes / f"m{number}.md", number, "bees")

    def folder(self) -> Files:
        files = self.notes.iterdir()
        return frozenset((p.name, hashlib.sha256(p.read_bytes()).hexdigest()) for p in files)

    def start(self, what: str, with_what: str) -> subprocess.Popen[bytes]:
        """The work in a process of its own, as soon as it begins."""
        command = [sys.executable, "-c", CODE, str(self.workspace), what, with_what]
        process = subprocess.Popen(command, stdout=subprocess.PIPE)
        assert process.stdout is not None
        assert process.stdout.readline() == b"go\n"
        return process

    def one(self, what: str, *, kill: bool = True) -> None:
        """Do something, kill it somewhere on the way, and look at what is there."""
        with_what = str(self.notes) if what == "import" else str(self.stood[-1][0])
        before, batches = self.look()
        process = self.start(what, with_what)
        began = time.monotonic()
        # Half of the kills fall into the first part, where the transaction is; after it vectors are made.
        share = self.chance.uniform(0, self.chance.choice((0.35, 1.1)))
        if kill:
            try:
                process.wait(timeout=self.whole[what] * share)
            except subprocess.TimeoutExpired:
                os.kill(process.pid, signal.SIGKILL)
        if process.wait() == 0:
            self.whole[what] = time.monotonic() - began
        behind = self.behind()
        after, now = self.look()
        done = now != batches
        self.check(what, before, after, done=done)
        if done and what == "import":
            self.stood.append((max(now - batches), before))
        elif done:
            assert self.stood.pop()[1] == after
        end = "ran to its end" if process.returncode == 0 else "whole" if done else "nothing of it"
        self.outcomes.append(f"{what}: {end}")
        print(
            f"{what} killed at {share:.3f} of {self.whole[what]:.2f} s: {end}, {behind} vectors behind",
            flush=True,
        )

    def check(self, what: str, before: Files, after: Files, *, done: bool) -> None:
        """The whole of it or nothing; store, lexical index and vectors agree."""
        if what == "import":
            assert after == (self.folder() if done else before)
        else:
            assert after == (self.stood[-1][1] if done else before)
        with Workspace.open(Settings(workspace=self.workspace), TODAY) as ws:
            health = ws.doctor()
            assert health.ok, health.lines
            assert health.counts["embedded"] == health.counts["vectors"], health.counts
            assert health.counts["notes"] == len({sha256 for _, sha256 in after})
            assert len(ws.batches()) == len(self.stood) + (0 if not done else 1 if what == "import" else -1)

    def look(self) -> tuple[Files, set[int]]:
        """What is in sight, and the batches that stand; read from the database as it was left."""
        engine = store.connect(self.workspace)
        with Session(engine) as session:
            places = select(t.FilePlace.path, t.SourceFile.sha256).join(t.SourceFile)
            files = frozenset(session.execute(places.where(t.FilePlace.left_by.is_(None))).tuples().all())
            batches = set(session.scalars(select(t.ImportBatch.id)))
            lexical = text("SELECT count(*) FROM passage_text_docsize")
            shown = select(t.Passage.id).join(t.Document).where(t.Document.active)
            assert session.execute(lexical).scalar() == len(session.scalars(shown).all())
        engine.dispose()
        return files, batches

    def behind(self) -> int:
        """How many vectors Chroma lacks or has too many right after the kill; its own database says so."""
        engine = store.connect(self.workspace)
        with Session(engine) as session:
            embedded = select(t.Passage.id).join(t.Document).where(t.Document.active, t.Passage.embedded)
            wanted = {str(n) for n in session.scalars(embedded)}
        engine.dispose()
        path = self.workspace / "chroma" / "chroma.sqlite3"
        if not path.exists():
            return len(wanted)
        chroma = create_engine(f"sqlite:///{path}")
        with chroma.connect() as connection:
            names = connection.execute(text("SELECT name FROM sqlite_master")).scalars().all()
            have = set()
            if "embeddings" in names:
                have = set(connection.execute(text("SELECT embedding_id FROM embeddings")).scalars())
        chroma.dispose()
        return len(wanted ^ have)

    def end(self) -> None:
        """Everything that stands can be taken back, and nothing is left."""
        with Workspace.open(Settings(workspace=self.workspace), TODAY) as ws:
            for batch, before in reversed(self.stood):
                ws.undo(batch)
                assert self.look()[0] == before
            counts = ws.doctor().counts
            assert not any(counts[x] for x in ("notes", "people", "passages", "lexical", "vectors")), counts


def test_killed_at_random_times(tmp_path: Path) -> None:
    print(f"\n{TIMES} kills, seed {SEED}")
    soak = Soak(tmp_path, random.Random(SEED))
    store.prepare(soak.workspace)
    store.connect(soak.workspace).dispose()
    soak.one("import", kill=False)
    soak.one("undo", kill=False)
    for number in range(TIMES):
        if number % 3 != 2 or not soak.stood:
            soak.change()
            soak.one("import")
        else:
            soak.one("undo")
    soak.end()
    print({outcome: soak.outcomes.count(outcome) for outcome in sorted(set(soak.outcomes))})
    if TIMES >= 100:
        assert {"import: nothing of it", "import: whole", "undo: nothing of it", "undo: whole"} <= set(
            soak.outcomes
        )


def test_the_first_import_killed_after_its_commit_is_whole(tmp_path: Path) -> None:
    """The kill comes while vectors are made: the store has all of it, and the next start makes the rest."""
    soak = Soak(tmp_path, random.Random(SEED))
    store.prepare(soak.workspace)
    store.connect(soak.workspace).dispose()
    process = soak.start("import", str(soak.notes))
    deadline = time.monotonic() + 120
    while not soak.look()[1]:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    with Workspace.open(Settings(workspace=soak.workspace), TODAY) as ws:
        health = ws.doctor()
        assert health.ok, health.lines
        assert health.counts["notes"] == NOTES
        assert health.counts["vectors"] == health.counts["embedded"] > 0
