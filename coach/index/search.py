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
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, sessionmaker

from coach.batches import batched
from coach.collector import no_full_collections
from coach.errors import ModelError
from coach.evidence import Citation
from coach.index import lexical, state
from coach.index.chroma import VectorStore
from coach.index.named import NOTHING, RECENT, Named
from coach.index.named import proposed as of_them
from coach.index.reading import Scope, candidates, closed_in, kept, rows_of, scope_of, without
from coach.index.scoring import Blend, Scored, rank
from coach.index.vectors import Embedder, Floats, KeptTokens, Maker, Server, Weights
from coach.index.words import MARKS, STEMMED_AS, Word, query_words
from coach.progress import OnProgress, Progress
from coach.store import tables as t
from coach.store.rows import place_of

log = logging.getLogger(__name__)

CANDIDATES = 60
"""How many passages words and vectors may each propose for ranking."""

SAME = 0.9
"""The share of their words that two passages have in common to count as one."""

_PAUSE = 60.0  # seconds without a server after it failed
_WIDER = (1, 4, 16, 48)  # as many are proposed where many fall outside of what is searched
_MOST_HELD, _MOST_SCOPES = 50_000, 100
_BATCH = 1000
_RECORDS = ("turn", "note", "programme")


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found. `quote` is `[start:end]` of the document's text. `score` orders one result list;
    `coverage` says what share of the query's weight in words the passage and its surroundings hold."""

    passage: int
    document: int
    source: str
    place: str
    record_id: str
    quote: str
    date: dt.date | None
    score: float
    kind: str
    title: str
    start: int
    end: int
    coverage: float = 0.0
    restricted: bool = False

    @property
    def citation(self) -> Citation:
        """The hit as a citation."""
        handbook = self.source.startswith("knowledge/")
        return Citation(
            self.source, self.place, self.quote, self.date, None if handbook else self.document, self.start,
            self.end, self.restricted, self.record_id,
        )  # fmt: skip


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
        self._counted: int | None = None
        self._scopes: dict[tuple[str, tuple[str, ...] | None], Scope] = {}

    def close(self) -> None:
        """Let go of the vectors' files."""
        with self._lock:
            self._vectors.close()

    def _forget_counts(self) -> None:
        self._counted = None
        self._scopes.clear()

    # Keeping in step

    @no_full_collections()
    def sync(self, on_progress: OnProgress | None = None) -> int:
        """Bring the index in step with the store; gives how many vectors were added or deleted. Cheap when it is. What a
        server would not embed is found by words until a later sync."""
        with self._lock, self._soft():
            with self._sessions() as session, session.begin():
                self._forget_counts()
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
                self._forget_counts()
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
                self._forget_counts()
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
            scope = self._scope(session, group, documents, kinds)
            return _hits(session, self._ranked(session, query, asked, scope, period, named), k)

    def _ranked(
        self,
        session: Session,
        query: str,
        asked: Floats | None,
        scope: Scope,
        period: Sequence[tuple[dt.date, dt.date]],
        named: Named,
    ) -> list[Scored]:
        words = query_words(query, self._languages(session), period, named.aliases)
        total = self._total(session) if scope.listed is None else len(scope.listed)
        words, found_in, wanted = self._found_in(session, words, scope)
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

    # What is known of the whole index, counted once after each change

    def _scope(
        self, session: Session, group: str, documents: Sequence[int] | None, kinds: Sequence[str] | None
    ) -> Scope:
        if documents is not None:
            return scope_of(session, group, documents, kinds)
        key = (group, None if kinds is None else tuple(kinds))
        if key not in self._scopes:
            if len(self._scopes) > _MOST_SCOPES:
                self._scopes.clear()
            self._scopes[key] = scope_of(session, group, None, kinds)
        return self._scopes[key]

    def _total(self, session: Session) -> int:
        if self._counted is None:
            self._counted = lexical.count(session)
        return self._counted

    def _languages(self, session: Session) -> list[str]:
        """The languages beside English in which something is written."""
        held = self._frequencies(session, list(MARKS.values()), self._scope(session, "", None, None))
        return [language for language, mark in MARKS.items() if held[mark]]

    def _frequencies(
        self, session: Session, forms: Sequence[str], scope: Scope, *, around: bool = False
    ) -> dict[str, int]:
        """In how many passages each form stands, counted once after each change."""
        new = [form for form in forms if (form, around) not in scope.counted]
        if new:
            if len(scope.counted) > _MOST_HELD:
                scope.counted.clear()
                new = list(forms)
            found = lexical.frequencies(session, new, scope.listed, around=around)
            scope.counted.update({(form, around): number for form, number in found.items()})
        return {form: scope.counted[form, around] for form in forms}

    def _found_in(
        self, session: Session, words: list[Word], scope: Scope
    ) -> tuple[list[Word], dict[str, int], dict[str, int]]:
        """The words, in how many texts each of their forms stands, and for how many passages a form is to be searched
        at all: one that stands in no text may stand around one. A word that stands nowhere gets as forms the stored
        words that are spelled nearly alike."""
        found_in = self._frequencies(session, [f for word in words for f in word.forms], scope)
        missing = [form for form, number in found_in.items() if not number]
        searched = found_in | self._frequencies(session, missing, scope, around=True)
        known = self._frequencies(session, missing, self._scope(session, "", None, None), around=True)
        result = []
        for word in words:
            if not any(found_in[form] or known[form] for form in word.forms):
                like = [near for form in word.forms for near in lexical.near_spellings(session, form)]
                found = self._frequencies(session, like, scope)
                found_in, searched = found_in | found, searched | found
                word = replace(word, forms=tuple(dict.fromkeys((*word.forms, *like))))  # noqa: PLW2901
            result.append(word)
        return result, found_in, {form: number for form, number in searched.items() if number}


def _hits(session: Session, ranked: list[Scored], k: int) -> list[Hit]:
    """The first `k` as hits, a record with an id of its own once. What a better hit of the same speaker and day
    says already stands after all others, and so do the other days of a calendar entry that repeats."""
    hits: list[Hit] = []
    again: list[Hit] = []
    said: dict[tuple[str, str, dt.date | None], list[frozenset[str]]] = defaultdict(list)
    records: set[int] = set()
    for start in range(0, len(ranked), max(k, 1)):
        part = ranked[start : start + max(k, 1)]
        rows = rows_of(session, [s.passage for s in part])
        for scored in part:
            row = rows[scored.passage]
            if row.document in records:
                continue
            if row.external_id and row.kind in _RECORDS:
                records.add(row.document)
            words, once = frozenset(scored.candidate.text.split()), row.kind == "event"
            told = said[scored.candidate.speaker, row.place if once else "", None if once else row.date]
            (again if any(_alike(words, better) for better in told) else hits).append(_hit(row, scored))
            told.append(words)
            if len(hits) == k:
                return hits
    lowest = hits[-1].score if hits else 0.0
    return [*hits, *(replace(hit, score=min(hit.score, lowest)) for hit in again)][:k]


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether nearly all words of two passages are the same."""
    return bool(one) and len(one & other) >= SAME * len(one | other)


def _hit(row: Any, scored: Scored) -> Hit:
    return Hit(
        passage=row.id,
        document=row.document,
        source=row.source,
        place=place_of(row.place, row.whole, row.start),
        record_id=row.external_id,
        quote=row.text,
        date=row.date,
        score=round(scored.score, 6),
        kind=row.kind,
        title=row.title,
        start=row.start,
        end=row.end,
        coverage=round(scored.coverage, 6),
    )


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
