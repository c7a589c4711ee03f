"""The store of vectors: a Chroma collection in the workspace folder that holds passage numbers and vectors only.

Chroma belongs to one process at a time; the workspace's lock sees to that. Its import takes about a second and so
happens on first use.
"""

from __future__ import annotations

import logging
import shutil
import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from coach.errors import SearchIndexError
from coach.index.vectors import Floats

log = logging.getLogger(__name__)

FOLDER = "chroma"
_COLLECTION = "passages"
_CONFIGURATION = {
    "hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 200, "sync_threshold": 200}
}
"""Vectors are taken into the graph 200 at a time: with the usual 1,000, as many can wait, and the first search or deletion
afterwards pays for them. In all it costs the same."""


class VectorStore:
    """Vectors by passage number. `made_with` names the weights that they were made with."""

    def __init__(self, workspace: Path) -> None:
        self.folder = workspace / FOLDER
        self._client: Any = None
        self._collection: Any = None
        self._width = 0

    @property
    def exists(self) -> bool:
        """Whether anything was ever stored."""
        return self.folder.exists()

    @property
    def made_with(self) -> str:
        """The name given to `reset`; empty before that, and where what is stored cannot be opened."""
        try:
            with _explained(self.folder):
                return str((self._open().metadata or {}).get("weights", ""))
        except SearchIndexError as error:
            log.warning("%s They are made again now.", error)
            return ""

    def reset(self, made_with: str) -> None:
        """Erase everything on disk and start an empty store."""
        self.close()
        shutil.rmtree(self.folder, ignore_errors=True)
        with _explained(self.folder):
            self._open(made_with)

    def count(self) -> int:
        """How many vectors there are."""
        with _explained(self.folder):
            return int(self._open().count())

    def width(self) -> int:
        """How long the stored vectors are, 0 where there are none."""
        if not self._width:
            with _explained(self.folder):
                first = self._open().get(limit=1, include=["embeddings"])["embeddings"]
            self._width = len(first[0]) if len(first) else 0
        return self._width

    def numbers(self) -> set[int]:
        """The passages that have vectors."""
        with _explained(self.folder):
            return {int(n) for n in self._open().get(include=[])["ids"]}

    def add(self, passages: Sequence[int], vectors: Floats) -> None:
        """Store vectors, replacing those of the same passages."""
        with _explained(self.folder):
            collection = self._open()
            batch = int(self._client.get_max_batch_size())
            for start in range(0, len(passages), batch):
                ids = [str(n) for n in passages[start : start + batch]]
                collection.upsert(ids=ids, embeddings=vectors[start : start + batch])
        blank_unused(self.folder)

    def delete(self, passages: Sequence[int]) -> None:
        """Remove vectors; those of unknown passages are none."""
        with _explained(self.folder):
            collection = self._open()
            batch = int(self._client.get_max_batch_size())
            for start in range(0, len(passages), batch):
                collection.delete(ids=[str(n) for n in passages[start : start + batch]])
        blank_unused(self.folder)

    def nearest(self, vector: Floats, limit: int, within: Sequence[int] | None = None) -> dict[int, float]:
        """Cosine similarities of the nearest passages, of all or of those given (which must have vectors)."""
        if within is not None and not within:
            return {}
        ids = None if within is None else [str(n) for n in within]
        with _explained(self.folder):
            found = self._open().query(
                query_embeddings=[vector], n_results=limit, ids=ids, include=["distances"]
            )
        return {int(n): 1.0 - d for n, d in zip(found["ids"][0], found["distances"][0], strict=True)}

    def similarities(self, vector: Floats, passages: Sequence[int]) -> dict[int, float]:
        """Cosine similarities of these passages, those without a vector left out."""
        if not passages:
            return {}
        with _explained(self.folder):
            found = self._open().get(ids=[str(n) for n in passages], include=["embeddings"])
        scores = np.asarray(found["embeddings"], np.float32).reshape(-1, len(vector)) @ vector
        return {int(n): float(score) for n, score in zip(found["ids"], scores, strict=True)}

    def close(self) -> None:
        """Let go of the files."""
        if self._client is not None:
            self._client.close()
            blank_unused(self.folder)
        self._client = self._collection = None
        self._width = 0

    def _open(self, made_with: str = "") -> Any:
        if self._collection is None:
            import chromadb
            from chromadb.api.shared_system_client import SharedSystemClient
            from chromadb.config import Settings
            from chromadb.errors import ChromaError

            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                self._client = chromadb.PersistentClient(self.folder, Settings(anonymized_telemetry=False))
            except ChromaError:
                # Chroma keeps the half-started system and would hand it out again.
                SharedSystemClient.clear_system_cache()
                raise
            self._collection = self._client.get_or_create_collection(
                _COLLECTION,
                embedding_function=None,
                metadata={"weights": made_with},
                configuration=_CONFIGURATION,
            )
            # The first use of vectors that are not in the graph yet writes a new graph, whatever that use is.
            self._collection.count()
            blank_unused(self.folder)
        return self._collection


_HEADER = struct.Struct("<iQQQQ")
"""How the header of a graph's files begins: version, offset of the level, most elements, elements, bytes of each."""

_LENGTH = 4


def blank_unused(folder: Path) -> None:
    """Overwrite what stands in a graph's files behind its elements. Chroma writes a new graph's memory as it finds it, with
    whatever the program had in that memory before: words of notes, names of people who were forgotten."""
    for header in folder.glob("*/header.bin"):
        begins = header.read_bytes()[: _HEADER.size]
        if len(begins) < _HEADER.size:
            continue  # cut off: opening it says what to do
        _, _, _, elements, size = _HEADER.unpack(begins)
        for name, each in (("data_level0.bin", size), ("length.bin", _LENGTH)):
            path = header.with_name(name)
            unused = path.stat().st_size - elements * each if path.exists() else 0
            if unused > 0:
                with path.open("r+b") as file:
                    file.seek(elements * each)
                    file.write(bytes(unused))


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    """Turn Chroma's errors into one that says what to do."""
    from chromadb.errors import ChromaError

    try:
        yield
    except ChromaError as error:
        raise SearchIndexError(
            f"The vectors in {folder} cannot be used. `coach rebuild` makes them again."
        ) from error
