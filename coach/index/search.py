"""Search over one workspace: candidates from words and vectors, ranked together, given back as citable hits.

The vectors follow the database: `sync` deletes those of passages that were dropped, adds the missing ones, and makes
all of them again when the material has outgrown the weights that they were made with.
"""

from __future__ import annotations

import datetime as dt
import logging
import threading
import time
import zlib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, sessionmaker

from coach.batches import batched
from coach.collector import no_full_collections
from coach.errors import ModelError
from coach.index import lexical, state
from coach.index.chroma import VectorStore
from coach.index.counts import Counts
from coach.index.hits import Hit, hits_of
from coach.index.named import NOTHING, RECENT, Named
from coach.index.named import proposed as of_them
from coach.index.reading import Scope, candidates, closed_in, kept, without
from coach.index.scoring import Blend, Scored, rank
from coach.index.vectors import Embedder, Floats, KeptTokens, Maker, Server, Weights
from coach.index.words import STEMMED_AS, query_words
from coach.progress import OnProgress, Progress
from coach.store import tables as t

log = logging.getLogger(__name__)
CANDIDATES = 60
"""How many passages words and vectors may each propose for ranking."""
_PAUSE = 60.0  # seconds without a server after it failed
_WIDER = (1, 4, 16, 48)  # as many are proposed where many fall outside of what is searched
_BATCH = 1000


class SearchIndex:
    """The search index of a workspace folder. One process owns it; its threads may share it. `server` makes the vectors
    in place of the built-in ones; `problem` says in one line why it does not."""

    def __init__(
        self,
        folder: Path,
        sessions: sessionmaker[Session],
        blend: Blend = Blend(),  # noqa: B008 (frozen)
        server: Server | None = None,
    ) -> None:
        self._blend = blend
        self._sessions = sessions
        self._vectors = VectorStore(folder)
        self._lock = threading.RLock()
        self._embedder: Embedder | None = None
        self._server = server
        self._outdated = False
        self._not_before = 0.0
        self.problem = ""
        self._counts = Counts()

    def close(self) -> None:
        """Let go of the vectors' files."""
        with self._lock:
            self._vectors.close()

    # Keeping in step

    @no_full_collections()
    def sync(self, on_progress: OnProgress | None = None) -> int:
        """Bring the index in step with the store; gives how many vectors were added or deleted. Cheap when it is. What a
        server would not embed is found by words until a later sync."""
        with self._lock, self._soft():
            with self._sessions() as session, session.begin():
                self._counts.forget()
                outdated = state.read(session, state.STEMMED) != STEMMED_AS
                if outdated or lexical.count(session) != _active(session):
                    self._write_words(session)
            with self._sessions() as session, session.begin():
                return self._sync(session, on_progress)
        return 0

    def _sync(self, session: Session, on_progress: OnProgress | None) -> int:
        wanted = session.scalar(_embedded(func.count())) or 0
        if not wanted and not self._vectors.exists:
            return 0
        weights = Weights.from_bytes(state.read(session, state.WEIGHTS))
        name = self._server.name if self._server else _name(weights)
        stale = self._server is None and weights.stale(wanted)
        if wanted and (stale or self._outdated or self._vectors.made_with != name):
            return self._renew(session, on_progress)
        maker = self._server or Embedder(weights)
        gone, new = state.dropped(session), state.added(session)
        changed = len(gone)
        if gone:
            self._vectors.delete(gone)
        if new:
            changed += self._add(session, _present(session, new), maker, on_progress)
        if gone or new:
            self._remember({state.DROPPED: b"", state.ADDED: b""})
        if not self._outdated and self._vectors.count() != wanted:
            changed += self._repair(session, maker, on_progress)
        # The server's vectors may not be as long as they were.
        return self._renew(session, on_progress) if self._outdated else changed

    def _remember(self, values: Mapping[str, bytes]) -> None:
        """Write down what is done, in a transaction of its own: while a server worked, its ledger was written to the
        same database, after which a transaction that has only read so far can no longer write."""
        with self._sessions() as session, session.begin():
            for name, value in values.items():
                state.write(session, name, value)

    @no_full_collections()
    def rebuild(self, on_progress: OnProgress | None = None) -> None:
        """Make the lexical index and all vectors again from the store, leaving nothing of what was deleted."""
        with self._lock, self._soft():
            with self._sessions() as session, session.begin():
                self._counts.forget()
                self._write_words(session)
            with self._sessions() as session, session.begin():
                self._renew(session, on_progress)

    @contextmanager
    def _soft(self) -> Iterator[None]:
        """Goes on by words where a server makes no vectors; `problem` says so."""
        try:
            self.problem = ""
            yield
        except ModelError as error:
            self.problem = str(error)
            log.warning("%s What is new is found by its words until the next import.", error)

    @staticmethod
    def _write_words(session: Session) -> None:
        """Make the lexical index again."""
        lexical.clear(session)
        state.write(session, state.STEMMED, STEMMED_AS)
        rows = session.execute(
            select(t.Passage.id, t.Passage.text, t.Passage.context)
            .join(t.Document, t.Document.id == t.Passage.document_id)
            .where(t.Document.active)
            .order_by(t.Passage.id)
            .execution_options(yield_per=_BATCH)
        )
        for part in rows.partitions():
            lexical.add(session, [(p.id, p.text, p.context) for p in part])

    def erase(self) -> None:
        """Write lexical index and vectors anew, leaving nothing of what was deleted."""
        with self._lock, self._soft():
            with self._sessions() as session, session.begin():
                self._counts.forget()
                lexical.rewrite(session)
            with self._sessions() as session, session.begin():
                self._renew(session, None)

    def counts(self) -> dict[str, int]:
        """Active passages, rows of the lexical index, passages that belong in Chroma, and vectors there."""
        with self._lock, self._sessions() as session:
            return {
                "passages": _active(session),
                "lexical": lexical.count(session),
                "embedded": session.scalar(_embedded(func.count())) or 0,
                "vectors": self._vectors.count() if self._vectors.exists else 0,
            }

    def _renew(self, session: Session, on_progress: OnProgress | None) -> int:
        """Count the tokens again and make every vector again."""
        ids = list(session.scalars(_embedded(t.Passage.id).order_by(t.Passage.id)))
        self._embedder, self._outdated = None, False
        if self._server is not None:
            self._vectors.reset(self._server.name)
            added = self._add(session, ids, self._server, on_progress)
        else:
            kept = KeptTokens()
            texts = session.scalars(_embedded(t.Passage.text), execution_options={"yield_per": _BATCH})
            weights = Weights.of(texts, kept)
            self._vectors.reset(_name(weights))
            added = self._add(session, ids, Embedder(weights, kept), on_progress)
            self._remember({state.WEIGHTS: weights.to_bytes()})
        self._remember({state.DROPPED: b"", state.ADDED: b""})
        return added

    def _repair(self, session: Session, maker: Maker, on_progress: OnProgress | None) -> int:
        """Compare numbers one by one; delete orphans, add what is missing."""
        wanted = set(session.scalars(_embedded(t.Passage.id)))
        have = self._vectors.numbers()
        self._vectors.delete(sorted(have - wanted))
        return len(have - wanted) + self._add(session, sorted(wanted - have), maker, on_progress)

    def _add(self, session: Session, ids: list[int], maker: Maker, on_progress: OnProgress | None) -> int:
        """Embed passages and store the vectors; while Chroma takes one batch in, the next one is made."""
        storing: Future[None] | None = None
        with ThreadPoolExecutor(1, "vectors") as beside:
            for start in range(0, len(ids), _BATCH):
                if on_progress:
                    on_progress(Progress(start, len(ids), "Indexing"))
                rows = session.execute(
                    select(t.Passage.id, t.Passage.text, t.Passage.context, t.Passage.start).where(
                        t.Passage.id.in_(ids[start : start + _BATCH])
                    )
                ).all()
                closed = (
                    closed_in(session, [p.id for p in rows]) if self._server and self._server.remote else {}
                )
                vectors = maker.passages(
                    [(without(p.text, p.start, closed.get(p.id, ())), p.context) for p in rows]
                )
                if storing is not None:
                    storing.result()
                if self._vectors.width() not in (0, vectors.shape[1]):
                    self._outdated = True
                    return 0
                storing = beside.submit(self._vectors.add, [p.id for p in rows], vectors)
            if storing is not None:
                storing.result()
        return len(ids)

    # Finding

    def search(
        self,
        query: str,
        k: int = 10,
        *,
        group: str = "",
        documents: Sequence[int] | None = None,
        kinds: Sequence[str] | None = None,
        period: Sequence[tuple[dt.date, dt.date]] = (),
        named: Named = NOTHING,
    ) -> list[Hit]:
        """The `k` passages that fit the words best, within a conversation or folder, documents or kinds if given.
        `period` are days that are meant and that the words do not name as a date ("last week"); `named` says whom and
        what the words name, where that is known. A record with an id of its own comes once, and what the same
        speaker says again on the same day comes last."""
        if not any(c.isalnum() for c in query):
            return []
        # Before the lock: the server's ledger waits for an import that runs, and that waits for the lock.
        asked = self._from_server(query)
        with self._lock, self._sessions() as session:
            scope = self._counts.scope(session, group, documents, kinds)
            return hits_of(session, self._ranked(session, query, asked, scope, period, named), k)

    def _ranked(
        self,
        session: Session,
        query: str,
        asked: Floats | None,
        scope: Scope,
        period: Sequence[tuple[dt.date, dt.date]],
        named: Named,
    ) -> list[Scored]:
        words = query_words(query, self._counts.languages(session), period, named.aliases)
        total = self._counts.total(session) if scope.listed is None else len(scope.listed)
        words, found_in, wanted = self._counts.found_in(session, words, scope)
        vector = self._fitting(asked) if self._server is not None else self._vector(session, query)
        proposed, near = self._proposed(session, wanted, vector, scope, of_them(session, named))
        if vector is not None:
            near |= self._vectors.similarities(vector, [n for n in proposed if n not in near])
        judged = candidates(session, {*proposed, *near}, near, words, named)
        return rank(words, judged, total, found_in, self._blend)

    def _proposed(
        self,
        session: Session,
        wanted: Mapping[str, int],
        vector: Floats | None,
        scope: Scope,
        more: list[int],
    ) -> tuple[list[int], dict[int, float]]:
        """Passages by words, with `more` beside them, and the nearest by vector. What a scope too wide to be listed
        lets through is looked for ever further down, until there is enough of it."""
        for wide in [CANDIDATES] if scope.exact else [n * CANDIDATES for n in _WIDER]:
            proposed = lexical.candidates(session, wanted, wide, scope.listed)
            near = {} if vector is None else self._vectors.nearest(vector, wide, scope.embedded)
            no_more = len(proposed) < wide, len(near) < wide
            proposed = list(dict.fromkeys([*proposed, *more]))
            if scope.within is not None:
                within = kept(session, {*proposed, *near}, scope.within)
                proposed = [n for n in proposed if n in within][: CANDIDATES + RECENT]
                near = dict([(n, score) for n, score in near.items() if n in within][:CANDIDATES])
            enough = len(proposed) >= CANDIDATES // 2, len(near) >= CANDIDATES // 2
            if all(end or held for end, held in zip(no_more, enough, strict=True)):
                break
        return proposed, near

    def _vector(self, session: Session, query: str) -> Floats | None:
        """The query's own vector, None where nothing can be compared with it."""
        if not self._vectors.exists:
            return None
        if self._embedder is None:
            self._embedder = Embedder(Weights.from_bytes(state.read(session, state.WEIGHTS)))
        vector = self._embedder.query(query)
        return vector if vector.any() else None

    def _from_server(self, query: str) -> Floats | None:
        """The server's vector of a query; None without one, where it fails, and for a while after that."""
        if self._server is None or not self._vectors.exists or time.monotonic() < self._not_before:
            return None
        try:
            vector = self._server.query(query)
        except ModelError as error:
            self.problem, self._not_before = str(error), time.monotonic() + _PAUSE
            log.warning("%s The search goes by words alone for a minute.", error)
            return None
        self.problem = ""
        return vector

    def _fitting(self, vector: Floats | None) -> Floats | None:
        """The server's vector where it can be compared with those that are stored."""
        if vector is None or not self._vectors.exists:
            return None
        if self._vectors.width() not in (0, len(vector)):
            self._outdated = True
            self.problem = (
                "The embedding model gives other vectors than before. `coach rebuild` makes them again."
            )
            log.warning(self.problem)
            return None
        return vector


def _present(session: Session, passages: Sequence[int]) -> list[int]:
    """Those of the passages that are still there and belong in Chroma."""
    found: list[int] = []
    for part in batched(passages, _BATCH):
        found += session.scalars(_embedded(t.Passage.id).where(t.Passage.id.in_(part)))
    return sorted(found)


def _active(session: Session) -> int:
    """How many passages are to be found."""
    query = (
        select(func.count()).select_from(t.Passage).join(t.Document, t.Document.id == t.Passage.document_id)
    )
    return session.scalar(query.where(t.Document.active)) or 0


def _name(weights: Weights) -> str:
    return f"{zlib.crc32(weights.to_bytes()):08x}"


def _embedded(what: Any) -> Select[Any]:
    """A query of the passages that belong in Chroma."""
    return (
        select(what)
        .select_from(t.Passage)
        .join(t.Document, t.Document.id == t.Passage.document_id)
        .where(t.Passage.embedded, t.Document.active)
    )
