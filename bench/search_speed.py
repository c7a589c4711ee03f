"""Search time at 1,000, 10,000 and 100,000 passages, beside a bare Chroma query on the same vectors in the same run.

    python -m bench.search_speed [--sizes 1000,10000] [--keep FOLDER]

The passages are meeting turns of QMSum, and above their number turns joined from halves of two of them, so that words
are as common as in the original; the queries are QMSum's questions, searched over everything. "kinds" is the same
search kept to the kinds of text that a question is answered from. A bare query is one `collection.query` for ten
neighbours with the vector ready: no words, no text, no citation. The two take turns, query by query, so that both meet
the same load; "processor" is the time that the process itself computed, which other programs' load changes little.
Memory is what the process holds after searching. `--keep` leaves the indexes in a folder for the next run.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import create_engine
from sqlalchemy.orm import Session, sessionmaker

from bench.retrieval import Collection, load, store
from bench.tables import shared, show
from coach.index.chroma import VectorStore
from coach.index.search import SearchIndex
from coach.index.vectors import Embedder, Weights

SIZES = (1000, 10000, 100000)
QUERIES = 100
WARM_UP = 10
KINDS = ("note", "programme", "turn", "message", "mail", "event", "header", "recommendation", "post")


def enlarged(documents: list[dict[str, Any]], size: int) -> list[dict[str, Any]]:
    """The first `size` documents; above their number, the front half of one joined to the back half of another."""
    found = documents[:size]
    chance = random.Random(1)
    while len(found) < size:
        one, other = chance.choice(documents), chance.choice(documents)
        front, back = one["text"].split(), other["text"].split()
        words = [*front[: len(front) // 2 + 1], *back[len(back) // 2 :]]
        group = f"more-{len(found) // 500}"
        found.append({"id": f"more-{len(found)}", "text": " ".join(words), "group": group})
    return found


def timed(works: Sequence[Callable[[str], object]], queries: Sequence[str]) -> list[list[float]]:
    """Of each work: median and 95th percentile in milliseconds, and the median of the processor's time. They take
    turns, query by query."""
    wall: list[list[float]] = [[] for _ in works]
    busy: list[list[float]] = [[] for _ in works]
    for number, query in enumerate([*queries[:WARM_UP], *queries]):
        for work, walls, busies in zip(works, wall, busy, strict=True):
            began, computed = time.perf_counter(), time.process_time()
            work(query)
            if number >= WARM_UP:
                walls.append((time.perf_counter() - began) * 1000)
                busies.append((time.process_time() - computed) * 1000)
    return [
        [float(np.median(w)), float(np.quantile(w, 0.95)), float(np.median(b))]
        for w, b in zip(wall, busy, strict=True)
    ]


def resident() -> float:
    """Megabytes that the process holds now."""
    status = Path("/proc/self/status")
    if not status.exists():
        return float("nan")
    line = next(x for x in status.read_text().splitlines() if x.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def opened(folder: Path, collection: Collection, size: int) -> sessionmaker[Session]:
    """The database of a size: the one that is there, else a new one."""
    if (folder / "bench.db").exists():
        engine = create_engine(f"sqlite:///{folder / 'bench.db'}")
        sessions = sessionmaker(engine, expire_on_commit=False)
    else:
        folder.mkdir(parents=True, exist_ok=True)
        part = Collection(enlarged(collection.documents, size), collection.queries, collection.relevant)
        sessions = store(part, folder)
    return sessions


def run(collection: Collection, size: int, folder: Path) -> list[list[str | float]]:
    """Rows of the table for one size."""
    queries = [q["query"] for q in collection.queries[:QUERIES]]
    sessions = opened(folder, collection, size)
    index = SearchIndex(folder, sessions)
    began = time.perf_counter()
    index.sync()
    indexing = time.perf_counter() - began
    before = resident()
    embedder = Embedder(Weights.even())
    ready = {query: embedder.query(query) for query in queries}
    vectors: VectorStore = index._vectors  # one client: Chroma holds its index in memory once
    everything, kinds, bare = timed(
        [
            index.search,
            lambda query: index.search(query, kinds=KINDS),
            lambda query: vectors.nearest(ready[query], 10),
        ],
        queries,
    )
    held = resident()
    index.close()
    name = f"{size:,} passages"
    return [
        [f"{name}: Rapport", *(f"{x:.1f}" for x in everything), f"{everything[0] / bare[0]:.1f}",
         f"{held:.0f} MB, indexed in {indexing:.0f} s" if indexing > 1 else f"{held:.0f} MB"],
        [f"{name}: Rapport, kinds", *(f"{x:.1f}" for x in kinds), f"{kinds[0] / bare[0]:.1f}", ""],
        [f"{name}: bare Chroma query", *(f"{x:.1f}" for x in bare), "1.0", f"{before:.0f} MB before searching"],
    ]  # fmt: skip


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--keep", type=Path)
    wanted = parser.parse_args()
    folder = shared("retrieval/qmsum")
    if folder is None:
        print("No shared data: set COACH_SHARED to the folder that holds data/retrieval.")
        return
    collection = load(folder)
    rows = []
    with tempfile.TemporaryDirectory() as place:
        for size in map(int, wanted.sizes.split(",")):
            rows += run(collection, size, (wanted.keep or Path(place)) / str(size))
    show("Search", ("", "p50 ms", "p95 ms", "processor", "p50 / bare", ""), rows)


if __name__ == "__main__":
    main()
