"""Search time at 1,000 and 10,000 passages, beside a bare Chroma query on the same vectors in the same run.

The passages are meeting turns of QMSum; the queries are its questions, searched over everything. A bare query is one
`collection.query` for ten neighbours with the vector ready: no words, no text, no citation.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from bench.retrieval import Collection, load, store
from bench.tables import shared, show
from coach.index.chroma import VectorStore
from coach.index.search import SearchIndex
from coach.index.vectors import Embedder, Weights

SIZES = (1000, 10000)
QUERIES = 200


def milliseconds(work: Callable[[str], object], queries: Sequence[str]) -> tuple[float, float]:
    """Median and 95th percentile of one call, after ten to warm up."""
    for query in queries[:10]:
        work(query)
    times = []
    for query in queries:
        began = time.perf_counter()
        work(query)
        times.append((time.perf_counter() - began) * 1000)
    return float(np.median(times)), float(np.quantile(times, 0.95))


def run(collection: Collection, size: int) -> list[list[str | float]]:
    """Rows of the table for one size."""
    part = Collection(collection.documents[:size], collection.queries, collection.relevant)
    queries = [q["query"] for q in collection.queries[:QUERIES]]
    with tempfile.TemporaryDirectory() as place:
        index = SearchIndex(Path(place), store(part, Path(place)))
        began = time.perf_counter()
        index.sync()
        indexing = time.perf_counter() - began
        ours = milliseconds(index.search, queries)
        index.close()
        vectors = VectorStore(Path(place))
        embedder = Embedder(Weights.of(d["text"] for d in part.documents))
        ready = {query: embedder.query(query) for query in queries}
        bare = milliseconds(lambda query: vectors.nearest(ready[query], 10), queries)
        vectors.close()
    return [
        [f"{size:,} passages: Rapport", *(f"{ms:.1f}" for ms in ours), f"{indexing:.1f} s to index"],
        [f"{size:,} passages: bare Chroma query", *(f"{ms:.1f}" for ms in bare), ""],
    ]


def main() -> None:
    """Print the table."""
    folder = shared("retrieval/qmsum")
    if folder is None:
        print("No shared data: set COACH_SHARED to the folder that holds data/retrieval.")
        return
    collection = load(folder)
    rows = [row for size in SIZES for row in run(collection, size)]
    show("Search", ("", "p50 ms", "p95 ms", ""), rows)


if __name__ == "__main__":
    main()
