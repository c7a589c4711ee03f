"""Lexical search in SQLite FTS5, in the same transaction as the data.

The table `passage_text` holds the stems of each passage and, line by line, of its context (coach/index/words.py);
its rowid is the passage's id. Stemming happens outside of SQLite so that queries, counts and scores agree on every
word. bm25() finds candidates; coach/index/scoring.py ranks them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, column, select, table, text
from sqlalchemy.orm import Session

from coach.index import state
from coach.index.words import stemmed, visible
from coach.store import tables as t

CONTEXT_WEIGHT = 0.5
"""What a word of the context counts for beside one of the passage."""

MATCHES = 2000
"""Passages that the words of one candidate query may match, so that it does not grow with the corpus."""

PASSAGE_TEXT = table("passage_text", column("rowid"), column("text"), column("context"))
"""The table, for joins with the others."""

_BATCH = 500


def create(connection: Connection) -> None:
    """Make the table; called by the migrations."""
    connection.execute(
        text(
            "CREATE VIRTUAL TABLE IF NOT EXISTS passage_text USING fts5("
            "text, context, tokenize='unicode61 remove_diacritics 0')"
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
    for start in range(0, len(documents), _BATCH):
        part = documents[start : start + _BATCH]
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


def count(session: Session) -> int:
    """How many passages are indexed."""
    return int(session.execute(text("SELECT count(*) FROM passage_text_docsize")).scalar_one())


def frequencies(
    session: Session, words: Iterable[str], within: Sequence[int] | None = None
) -> dict[str, int]:
    """In how many passages each stem stands; `within` counts only those passages."""
    query = text("SELECT count(*) FROM passage_text WHERE passage_text MATCH :words" + _confined(within))
    return {
        word: session.execute(query, {"words": f'text : "{word}"', "within": _listed(within)}).scalar_one()
        for word in words
    }


def candidates(
    session: Session, found_in: dict[str, int], limit: int, within: Sequence[int] | None = None
) -> list[int]:
    """Passages that hold a stem in their text or context, best first. `found_in` gives each stem's frequency: the
    rarest stems search, the others only as long as few passages hold them."""
    words = _rarest(found_in)
    if not words:
        return []
    query = text(
        "SELECT rowid FROM passage_text WHERE passage_text MATCH :words"
        + _confined(within)
        + " ORDER BY bm25(passage_text, 1.0, :weight) LIMIT :limit"
    )
    return list(
        session.execute(
            query,
            {
                "words": " OR ".join(f'"{word}"' for word in words),
                "within": _listed(within),
                "weight": CONTEXT_WEIGHT,
                "limit": limit,
            },
        ).scalars()
    )


def _rarest(found_in: dict[str, int]) -> list[str]:
    chosen: list[str] = []
    matches = 0
    for word, number in sorted(found_in.items(), key=lambda item: item[1]):
        matches += number
        if chosen and matches > MATCHES:
            break
        chosen.append(word)
    return chosen


def _confined(within: Sequence[int] | None) -> str:
    # The plus keeps SQLite from running the whole search once for every passage listed.
    return "" if within is None else " AND +rowid IN (SELECT value FROM json_each(:within))"


def _listed(within: Sequence[int] | None) -> str | None:
    return None if within is None else json.dumps(list(within))
