"""What a search reads of the store: which passages it is confined to, and what is known of those that it judges."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, select
from sqlalchemy.orm import Session

from coach.evidence import Audience
from coach.index import lexical
from coach.index.named import Named, about, speaks
from coach.index.scoring import Candidate
from coach.index.words import Word
from coach.store import tables as t

LISTED = 2000
"""Passages of a conversation, documents or kinds that are listed to search in them alone."""

# Every search runs the same few queries. They are put together once, of plain tables, and run on the connection: doing
# both anew through the object mapper costs more than what SQLite does for them.
_passage, _document = t.Passage.__table__.c, t.Document.__table__.c
_given = func.json_each(bindparam("passages")).table_valued("value")
_of_given = _given.join(t.Passage.__table__, _passage.id == _given.c.value).join(
    t.Document.__table__, _document.id == _passage.document_id
)
_KEPT = select(_passage.id).select_from(_of_given).where(_document.active)


@dataclass(frozen=True, slots=True)
class Scope:
    """What a search is confined to: the query that keeps those of some passages that are within, None where all are,
    and the passages within where these are few, with those of them that have vectors. Of many, what was found is
    looked through instead. `counted` keeps in how many passages a form of a word stands, alone or with what stands
    around it."""

    within: Select[Any] | None = None
    listed: list[int] | None = None
    embedded: list[int] | None = None
    counted: dict[tuple[str, bool], int] = field(default_factory=dict, compare=False)

    @property
    def exact(self) -> bool:
        """Whether what is proposed is within."""
        return self.listed is not None or self.within is None


def scope_of(
    session: Session, group: str, documents: Sequence[int] | None, kinds: Sequence[str] | None
) -> Scope:
    conditions: list[ColumnElement[bool]] = []
    if group:
        conditions.append(_document.conversation == group)
    if documents is not None:
        conditions.append(_document.id.in_(documents))
    if kinds is not None:
        conditions.append(_document.kind.in_(kinds))
    if not conditions:
        return Scope()
    query = (
        select(t.Passage.id, t.Passage.embedded)
        .join(t.Document, t.Document.id == t.Passage.document_id)
        .where(t.Document.active, *conditions)
        .limit(LISTED + 1)
    )
    rows = session.execute(query).tuples().all()
    within = _KEPT.where(*conditions)
    if len(rows) > LISTED:
        return Scope(within)
    return Scope(within, [n for n, _ in rows], [n for n, embedded in rows if embedded])


def _rows(session: Session, query: Select[Any], passages: Iterable[int]) -> Sequence[Any]:
    """What a query says of passages, which go into it as one value: a list of parameters would be compiled anew for
    every length."""
    return session.connection().execute(query, {"passages": json.dumps(list(passages))}).all()


def kept(session: Session, passages: Iterable[int], within: Select[Any]) -> set[int]:
    """Those of the passages that are within a scope."""
    return {number for (number,) in _rows(session, within, passages)}


_stored = lexical.STORED.c
_note, _message, _contact = t.Note.__table__.c, t.Message.__table__.c, t.Contact.__table__.c
_JUDGED = (
    select(
        _stored.id, _stored.c0, _stored.c1, func.coalesce(_note.speaker, _contact.name, ""),
        _document.event_id,
    )
    .select_from(
        _of_given.join(lexical.STORED, _stored.id == _passage.id)
        .outerjoin(t.Note.__table__, _note.document_id == _document.id)
        .outerjoin(t.Message.__table__, _message.document_id == _document.id)
        .outerjoin(t.Contact.__table__, _contact.id == _message.sender_id)
    )
    .where(_document.active)
)  # fmt: skip


def candidates(
    session: Session,
    passages: Collection[int],
    similar: dict[int, float],
    words: Sequence[Word],
    named: Named,
) -> list[Candidate]:
    """What ranking needs to know of passages of active documents."""
    forms = frozenset(form for word in words for form in word.forms)
    of_people = about(session, named, list(passages))
    return [
        Candidate(
            number, body, context, similar.get(number, 0.0),
            number in of_people or event in named.events or speaks(said_by, forms), said_by,
        )
        for number, body, context, said_by, event in _rows(session, _JUDGED, passages)
    ]  # fmt: skip


_SHOWN = select(
    _passage.id, _passage.text, _passage.start, _passage.end, _document.id.label("document"), _document.source,
    _document.place, _document.text.label("whole"), _document.external_id, _document.date, _document.kind,
    _document.title,
).select_from(_of_given)  # fmt: skip


def rows_of(session: Session, passages: Iterable[int]) -> dict[int, Any]:
    """What a hit shows of each passage."""
    return {row.id: row for row in _rows(session, _SHOWN, passages)}


def closed_in(session: Session, passages: Sequence[int]) -> dict[int, list[tuple[int, int]]]:
    """Where the sentences of passages stand that are not everybody's."""
    query = select(t.Statement.passage_id, t.Statement.start, t.Statement.end).where(
        t.Statement.passage_id.in_(passages), t.Statement.audience != Audience.OPEN
    )
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for passage, start, end in session.execute(query).tuples():
        if passage is not None:
            found[passage].append((start, end))
    return found


def without(text: str, start: int, closed: Sequence[tuple[int, int]]) -> str:
    """A passage that begins at `start` of its document without its closed sentences."""
    for first, last in sorted(closed, reverse=True):
        text = f"{text[: max(first - start, 0)]} {text[max(last - start, 0) :]}"
    return text
