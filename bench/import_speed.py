"""How long an import of 2,000 notes takes beside the bare cost of writing the same rows, words and vectors.

    python -m bench.import_speed [NOTES]

The bare run writes what the import wrote (same rows, same lexical entries, same vectors) into an empty workspace,
in the same process, and does nothing else: no reading, no splitting, no telling people apart.
"""

from __future__ import annotations

import datetime as dt
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

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


def whole_import(notes: Path, workspace: Path) -> tuple[float, dict[str, float]]:
    """Seconds of the import, and of its steps."""
    steps: dict[str, float] = {}
    began = last = time.perf_counter()

    def note(progress: Progress) -> None:
        nonlocal last
        now = time.perf_counter()
        what = "read and write" if progress.what.startswith("Reading") else progress.what
        steps[what] = steps.get(what, 0.0) + now - last
        last = now

    with Workspace.open(Settings(workspace=workspace), TODAY) as ws:
        ws.import_paths([notes], note)
        return time.perf_counter() - began, steps


def bare_writes(source: Path, target: Path) -> float:
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
    before = VectorStore(source)
    kept = before._open().get(include=["embeddings"])
    ids, vectors = [int(i) for i in kept["ids"]], np.asarray(kept["embeddings"], dtype=np.float32)
    before.close()
    target.mkdir()
    new = store.connect(target)
    store.workspace_id(store.sessions(new))
    after = VectorStore(target)
    after.reset("bench")
    began = time.perf_counter()
    with new.begin() as connection:
        connection.execute(text("PRAGMA defer_foreign_keys=ON"))
        for table, data in rows.items():
            if data:
                connection.execute(insert(table), data)
        connection.execute(
            text("INSERT INTO passage_text(rowid, text, context) VALUES (:id, :text, :context)"), words
        )
    after.add(ids, vectors)
    seconds = time.perf_counter() - began
    after.close()
    return seconds


def main() -> int:
    """Print one table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        notes = root / "notes"
        notes.mkdir()
        write_notes(notes, count)
        took, steps = whole_import(notes, root / "a")
        bare = bare_writes(root / "a", root / "b")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rows: list[tuple[str, float, float]] = [("bare writes", bare, 1.0), ("import", took, took / bare)]
    rows += [
        (f"  {what}", seconds, seconds / bare) for what, seconds in sorted(steps.items(), key=lambda x: -x[1])
    ]
    show(f"Import of {count} notes (peak memory {peak:.0f} MB)", ("step", "seconds", "× bare"), rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
