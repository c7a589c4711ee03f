"""Lexical search in SQLite FTS5, in the same transaction as the data.

The table `passage_text` holds the stems of each passage and, line by line, of its context (coach/index/words.py);
its rowid is the passage's id. Stemming happens outside of SQLite so that queries, counts and scores agree on every
word. bm25() finds candidates; coach/index/scoring.py ranks them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from rapidfuzz import fuzz, process
from sqlalchemy import Connection, TextClause, column, select, table, text
from sqlalchemy.orm import Session

from coach.batches import batched
from coach.index import state
from coach.index.words import STEMMED_AS, stemmed, visible
from coach.store import tables as t

CONTEXT_WEIGHT = 0.5
"""What a word of the context counts for beside one of the passage."""

MATCHES = 1000
"""Passages that the words of one candidate query may match, so that it does not grow with the corpus."""

STORED = table("passage_text_content", column("id"), column("c0"), column("c1"))
"""Where FTS5 itself keeps what was stored: the passage, the stems of its text and those of its context. By number these
are read here in a third less of the time that the virtual table takes."""

DATES = "x[dmny][0-9]*"
"""What the words for dates look like (coach/index/days.py): they count wherever they stand, as a note's own day does."""

_SHORTEST, _SAME_START, _LIKE, _SPELLINGS, _MOST_TERMS = 5, 3, 80.0, 3, 5000


def create(connection: Connection) -> None:
    """Make the table; called by the migrations."""
    connection.execute(
        text(
            "CREATE VIRTUAL TABLE IF NOT EXISTS passage_text USING fts5("
            "text, context, tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* Co'\")"
        )
    )


def add(session: Session, passages: Iterable[tuple[int, str, str]]) -> None:
    """Index passages, given as id, text and context."""
    rows = [
        {"id": number, "text": stemmed(visible(body)), "context": stemmed(context)}
        for number, body, context in passages
    ]
    if rows:
        session.execute(
            text("INSERT INTO passage_text(rowid, text, context) VALUES (:id, :text, :context)"), rows
        )


def remove(session: Session, documents: Sequence[int]) -> None:
    """Take the passages of documents out of the index; call it before the passages themselves are deleted."""
    for part in batched(documents):
        query = select(t.Passage.id, t.Passage.embedded).where(t.Passage.document_id.in_(part))
        embedded = dict(session.execute(query).tuples().all())
        session.execute(
            text("DELETE FROM passage_text WHERE rowid IN (SELECT value FROM json_each(:ids))"),
            {"ids": _listed(list(embedded))},
        )
        state.note_dropped(session, (number for number, flag in embedded.items() if flag))


def clear(session: Session) -> None:
    """Empty the table, leaving no trace of what was deleted from it."""
    connection = session.connection()
    connection.execute(text("DROP TABLE IF EXISTS passage_text"))
    create(connection)


def rewrite(session: Session) -> None:
    """Write the index again from the stems that are stored, leaving nothing of those that were deleted."""
    session.execute(text("INSERT INTO passage_text(passage_text) VALUES ('rebuild')"))


def begin(session: Session) -> None:
    """Note how words are stemmed where nothing is indexed yet; what was indexed by older stems is written again."""
    if not state.read(session, state.STEMMED) and not count(session):
        state.write(session, state.STEMMED, STEMMED_AS)


def count(session: Session) -> int:
    """How many passages are indexed."""
    return int(session.execute(text("SELECT count(*) FROM passage_text_docsize")).scalar_one())


def frequencies(
    session: Session, forms: Iterable[str], within: Sequence[int] | None = None, *, around: bool = False
) -> dict[str, int]:
    """In how many passages each form of a word stands in the text, of a date in the text or around it; `around` counts
    words around it, too; `within` counts only those passages."""
    query = _counted("''" if around else f"iif(value GLOB '{DATES}', '', 'text : ')", within is not None)
    found = session.connection().execute(query, {"forms": json.dumps(list(forms)), **_bounds(within)})
    return {form: int(number) for form, number in found}


@cache
def _counted(column: str, confined: bool) -> TextClause:
    return text(
        f"SELECT value, (SELECT count(*) FROM passage_text WHERE passage_text MATCH {column} || '\"' || value || '\"'"
        f"{_CONFINED if confined else ''}) FROM json_each(:forms)"
    )


def candidates(
    session: Session, found_in: Mapping[str, int], limit: int, within: Sequence[int] | None = None
) -> list[int]:
    """Passages that hold a form of a word in their text or context, best first. `found_in` gives each form's
    frequency: the rarest search, the others only as long as few passages hold them."""
    forms = _rarest(found_in)
    if not forms:
        return []
    words = " OR ".join(f'"{form}"' for form in forms)
    chosen = {"words": words, "weight": CONTEXT_WEIGHT, "limit": limit, **_bounds(within)}
    return list(session.connection().execute(_best(within is not None), chosen).scalars())


@cache
def _best(confined: bool) -> TextClause:
    return text(
        f"SELECT rowid FROM passage_text WHERE passage_text MATCH :words{_CONFINED if confined else ''}"
        " ORDER BY bm25(passage_text, 1.0, :weight) LIMIT :limit"
    )


def near_spellings(session: Session, form: str) -> list[str]:
    """Stored words that begin alike and are spelled nearly like one that no passage holds, the likest first."""
    if len(form) < _SHORTEST or not form.isalpha():
        return []
    start = form[:_SAME_START]
    session.execute(
        text("CREATE VIRTUAL TABLE IF NOT EXISTS temp.passage_words USING fts5vocab(main, passage_text, row)")
    )
    beginning = text("SELECT term FROM passage_words WHERE term >= :start AND term < :end LIMIT :most")
    terms = session.execute(beginning, {"start": start, "end": start + "\U0010ffff", "most": _MOST_TERMS})
    like = process.extract(
        form, terms.scalars().all(), scorer=fuzz.ratio, score_cutoff=_LIKE, limit=_SPELLINGS
    )
    return [term for term, _, _ in like]


def _rarest(found_in: Mapping[str, int]) -> list[str]:
    chosen: list[str] = []
    matches = 0
    for form, number in sorted(found_in.items(), key=lambda item: item[1]):
        matches += number
        if chosen and matches > MATCHES:
            break
        chosen.append(form)
    return chosen


# FTS5 seeks to the bounds; the plus keeps SQLite from running the whole search once for every passage listed.
_CONFINED = " AND rowid BETWEEN :first AND :last AND +rowid IN (SELECT value FROM json_each(:within))"


def _bounds(within: Sequence[int] | None) -> dict[str, Any]:
    if within is None:
        return {}
    return {
        "within": _listed(within),
        "first": min(within, default=0),
        "last": max(within, default=0),
    }


def _listed(numbers: Sequence[int]) -> str:
    return json.dumps(list(numbers))
