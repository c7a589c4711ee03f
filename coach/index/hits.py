"""What a search gives back: passages as hits that can be cited, each thing said once."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from coach.evidence import Citation
from coach.index.reading import rows_of
from coach.index.scoring import Scored
from coach.store.rows import place_of

SAME = 0.9
"""The share of their words that two passages have in common to count as one."""
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


def hits_of(session: Session, ranked: list[Scored], k: int) -> list[Hit]:
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
