"""How long imports take, each beside a baseline in the same run.

    python -m bench.import_speed [NOTES [CONNECTIONS]]

1. A LinkedIn export of thirty thousand connections in a process of its own, with its peak memory, and the list of
   people read from it.
2. Ten thousand notes beside the bare cost of writing the same rows, lexical entries and vectors into an empty
   workspace, in the same process: no reading, no splitting, no telling people apart.
3. The same folder again with one note changed.

Seconds of the clock and of the processor: on a busy machine only the latter can be compared.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from sqlalchemy import insert, select, text

from bench.tables import show
from coach.index.chroma import VectorStore
from coach.progress import Progress
from coach.settings import Settings
from coach.store import engine as store
from coach.store import tables as t
from coach.workspace import Workspace

TODAY = dt.date(2026, 11, 22)
_WORDS = (
    "loom paper weave thread binding archive pigment gallery harbour meeting quarter budget pilot sample visit train "
    "measure report draft winter garden choir bees maps boat lunch question answer figure panel workshop studio"
).split()
_GIVEN = "Ada Bea Cor Dag Eli Fay Gus Hal Ida Jon Kai Lou Mia Ned Ola Pim Ray Sam Tor Una".split()
_FAMILY = "Alder Birch Cedar Dogwood Elm Fir Gorse Hazel Ivory Juniper Kapok Larch Maple Nettle Oak".split()

Given = TypeVar("Given")


class Clock:
    """Seconds of the clock and of the processor, children included."""

    def __init__(self) -> None:
        self.began = self._now()

    @staticmethod
    def _now() -> tuple[float, float]:
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        return time.perf_counter(), time.process_time() + children.ru_utime + children.ru_stime

    def read(self) -> tuple[float, float]:
        """Since the clock was made."""
        now = self._now()
        return now[0] - self.began[0], now[1] - self.began[1]


def timed(work: Callable[[], Given]) -> tuple[Given, tuple[float, float]]:
    """What work gives, and its seconds."""
    clock = Clock()
    return work(), clock.read()


def write_notes(folder: Path, count: int) -> None:
    """Notes of about a kilobyte with three paragraphs, two list items and one or two people each."""
    chance = random.Random(11)
    for n in range(count):
        people = [
            f"{chance.choice(_GIVEN)} {chance.choice(_FAMILY)}" for _ in range(chance.choice((1, 1, 2)))
        ]
        body = []
        for person in people:
            said = [" ".join(chance.choices(_WORDS, k=14)).capitalize() + "." for _ in range(3)]
            body.append(f"**{person}** (Studio {chance.randrange(80)}) spoke about it. " + " ".join(said))
        body.append(
            "- I promised to send the report by 2026-12-01.\n- "
            + " ".join(chance.choices(_WORDS, k=18))
            + "."
        )
        body.append(" ".join(chance.choices(_WORDS, k=40)).capitalize() + ".")
        front = f"---\ntitle: Talk {n}\ndate: 2026-{n % 10 + 1:02}-{n % 27 + 1:02}\nwith: [{', '.join(people)}]\n---\n"
        (folder / f"{n:05}.md").write_text(front + "\n\n".join(body) + "\n", encoding="utf-8")


def write_connections(path: Path, count: int) -> None:
    """A LinkedIn export in its own form; names are made of syllables, so that few are shared."""
    chance = random.Random(12)
    syllables = (
        "ba be bo da de do fa fe ka ke ko la le lo ma me mo na ne no ra re ro sa se so ta te to va".split()
    )

    def name() -> str:
        return "".join(chance.choices(syllables, k=3)).capitalize()

    lines = ["First Name,Last Name,URL,Email Address,Company,Position,Connected On"]
    for n in range(count):
        given, family = name(), name()
        mail = f"{given}.{family}{n}@mail.example".lower() if n % 4 == 0 else ""
        lines.append(
            f"{given},{family},https://www.linkedin.com/in/{given}-{family}-{n},{mail},{name()} {name()},"
            f"Head of {chance.choice(_WORDS).capitalize()},{n % 27 + 1:02} {chance.choice(('Jan', 'May', 'Oct'))} 2025"
        )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def steps_of(steps: dict[str, tuple[float, float]]) -> Callable[[Progress], None]:
    """Adds up seconds by what was being done."""
    last, doing = Clock(), ""

    def note(progress: Progress) -> None:
        nonlocal last, doing
        wall, cpu = last.read()
        before = steps.get(doing, (0.0, 0.0))
        steps[doing] = (before[0] + wall, before[1] + cpu)
        last = Clock()
        doing = "read and write" if progress.what.startswith("Reading") else progress.what

    return note


def warm() -> None:
    """Load what every first use loads, so that neither side pays for it."""
    with tempfile.TemporaryDirectory() as folder:
        notes = Path(folder) / "notes"
        notes.mkdir()
        write_notes(notes, 3)
        with Workspace.open(Settings(workspace=Path(folder) / "w"), TODAY) as ws:
            ws.import_paths([notes])


def bare_writes(source: Path, target: Path) -> tuple[float, float]:
    """Seconds to write the same rows, lexical entries and vectors."""
    tables = [x for x in t.Base.metadata.sorted_tables if x.name not in ("workspace", "index_state")]
    old = store.connect(source)
    with old.connect() as connection:
        rows = {x: [dict(r) for r in connection.execute(select(x)).mappings()] for x in tables}
        words = [
            dict(r)
            for r in connection.execute(
                text("SELECT rowid AS id, text, context FROM passage_text")
            ).mappings()
        ]
    old.dispose()
    before = VectorStore(source)
    kept = before._open().get(include=["embeddings"])
    ids, vectors = [int(i) for i in kept["ids"]], np.asarray(kept["embeddings"], dtype=np.float32)
    before.close()
    target.mkdir()
    new = store.connect(target)
    store.workspace_id(store.sessions(new))
    after = VectorStore(target)
    after.reset("bench")
    clock = Clock()
    with new.begin() as connection:
        connection.execute(text("PRAGMA defer_foreign_keys=ON"))
        for table, data in rows.items():
            if data:
                connection.execute(insert(table), data)
        connection.execute(
            text("INSERT INTO passage_text(rowid, text, context) VALUES (:id, :text, :context)"), words
        )
    after.add(ids, vectors)
    seconds = clock.read()
    after.close()
    new.dispose()
    return seconds


def notes_table(root: Path, count: int) -> None:
    """Tables 2 and 3."""
    notes = root / "notes"
    notes.mkdir()
    write_notes(notes, count)
    warm()
    steps: dict[str, tuple[float, float]] = {}
    with Workspace.open(Settings(workspace=root / "a"), TODAY) as ws:
        _, took = timed(lambda: ws.import_paths([notes], steps_of(steps)))
        bytes_before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        changed = notes / f"{count // 2:05}.md"
        changed.write_text(changed.read_text(encoding="utf-8").replace("spoke", "wrote"), encoding="utf-8")
        receipt, again = timed(lambda: ws.import_paths([notes]))
        counted = sum(not f.unchanged for f in receipt.files)
        _, nothing = timed(lambda: ws.import_paths([notes]))
    bare = bare_writes(root / "a", root / "b")
    changed.write_text(changed.read_text(encoding="utf-8").replace("wrote", "sang"), encoding="utf-8")
    _, cold = timed(lambda: _command("import", str(notes), "--workspace", str(root / "a")))
    rows = [("bare writes", bare), ("import", took), *((f"  {what}", s) for what, s in steps.items() if what)]
    show(
        f"Import of {count:,} notes (peak memory {bytes_before:.0f} MB)",
        ("step", "seconds", "× bare", "of processor", "× bare"),
        [(what, wall, wall / bare[0], cpu, cpu / bare[1]) for what, (wall, cpu) in rows],
    )
    show(
        f"The same folder again, {counted} file changed",
        ("what", "seconds", "of processor"),
        [
            ("import, workspace open", *again),
            ("import with nothing changed", *nothing),
            ("whole command, one file changed", *cold),
            ("first import", *took),
        ],
    )


def _command(*words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "coach.cli", *words, "--today", TODAY.isoformat(), "--json"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    return done.stdout


def connections(file: str, workspace: str) -> None:
    """Import one file in this process and print what it took, as JSON; the parent reads it."""
    with Workspace.open(Settings(workspace=Path(workspace)), TODAY) as ws:
        receipt, took = timed(lambda: ws.import_paths([Path(file)]))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        people, listed = timed(ws.people)
        directory, lines = timed(ws.repository.directory)
    print(json.dumps({"kept": receipt.files[0].kept, "people": len(people), "lines": len(directory), "peak": peak,
                      "import": took, "listed": listed, "directory": lines}))  # fmt: skip


def connections_table(root: Path, count: int) -> None:
    """Table 1."""
    file = root / "Connections.csv"
    write_connections(file, count)
    code = f"from bench.import_speed import connections; connections({str(file)!r}, {str(root / 'c')!r})"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    assert found["kept"] == count, found
    show(
        f"{count:,} LinkedIn connections in one file (peak memory of the process {found['peak']:.0f} MB)",
        ("what", "seconds", "of processor"),
        [
            ("import", *found["import"]),
            (f"Workspace.people(), {found['people']:,}", *found["listed"]),
            ("Repository.directory()", *found["directory"]),
        ],
    )


def main() -> int:
    """Print the tables."""
    numbers = [int(word) for word in sys.argv[1:]]
    with tempfile.TemporaryDirectory() as folder:
        # First, while this process is small: a child's peak memory counts that of the moment it was made.
        if len(numbers) < 2 or numbers[1]:
            connections_table(Path(folder), numbers[1] if len(numbers) > 1 else 30_000)
        if not numbers or numbers[0]:
            notes_table(Path(folder), numbers[0] if numbers else 10_000)
    return 0


if __name__ == "__main__":
    sys.exit(main())
