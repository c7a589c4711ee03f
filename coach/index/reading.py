"""What a search reads of the store: which passages it is confined to, and what is known of those that it judges."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from coach.evidence import Audience
from coach.index import lexical
from coach.index.named import Named, about, speaks
from coach.index.scoring import Candidate
from coach.index.words import Word
from coach.store import tables as t

LISTED = 2000
"""Passages of a conversation, documents or kinds that are listed to search in them alone."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a search is confined to: conditions on documents, and the passages that fulfil them where these are few,
    with those of them that have vectors. Of many, what was found is looked through instead. `counted` keeps
    in how many passages a form of a word stands, alone or with what stands around it."""

    conditions: tuple[ColumnElement[bool], ...] = ()
    listed: list[int] | None = None
    embedded: list[int] | None = None
    counted: dict[tuple[str, bool], int] = field(default_factory=dict, compare=False)

    @property
    def exact(self) -> bool:
        """Whether what is proposed is within."""
        return self.listed is not None or not self.conditions


def scope_of(
    session: Session, group: str, documents: Sequence[int] | None, kinds: Sequence[str] | None
) -> Scope:
    conditions: list[ColumnElement[bool]] = []
    if group:
        conditions.append(t.Document.group == group)
    if documents is not None:
        conditions.append(t.Document.id.in_(documents))
    if kinds is not None:
        conditions.append(t.Document.kind.in_(kinds))
    if not conditions:
        return Scope()
    query = (
        select(t.Passage.id, t.Passage.embedded)
        .join(t.Document, t.Document.id == t.Passage.document_id)
        .where(t.Document.active, *conditions)
        .limit(LISTED + 1)
    )
    rows = session.execute(query).tuples().all()
    if len(rows) > LISTED:
        return Scope(tuple(conditions))
    return Scope(tuple(conditions), [n for n, _ in rows], [n for n, embedded in rows if embedded])


def _numbers(passages: Iterable[int]) -> Any:
    """Passages as a table to join with: a list of parameters would be compiled anew for every length."""
    return func.json_each(json.dumps(list(passages))).table_valued("value")


def kept(session: Session, passages: Iterable[int], scope: Scope) -> set[int]:
    """Those of the passages that are within a scope."""
    numbers = _numbers(passages)
    query = (
        select(t.Passage.id)
        .select_from(numbers)
        .join(t.Passage, t.Passage.id == numbers.c.value)
        .join(t.Document, t.Document.id == t.Passage.document_id)
        .where(t.Document.active, *scope.conditions)
    )
    return set(session.scalars(query))


def candidates(
    session: Session,
    passages: Collection[int],
    similar: dict[int, float],
    words: Sequence[Word],
    named: Named,
) -> list[Candidate]:
    """What ranking needs to know of passages of active documents."""
    stored = lexical.PASSAGE_TEXT.c
    numbers = _numbers(passages)
    speaker = func.coalesce(t.Note.speaker, t.Contact.name, "")
    query = (
        select(stored.rowid, stored.text, stored.context, speaker, t.Document.event_id)
        .select_from(numbers)
        .join(t.Passage, t.Passage.id == numbers.c.value)
        .join(t.Document, t.Document.id == t.Passage.document_id)
        .join(lexical.PASSAGE_TEXT, stored.rowid == t.Passage.id)
        .outerjoin(t.Note, t.Note.document_id == t.Document.id)
        .outerjoin(t.Message, t.Message.document_id == t.Document.id)
        .outerjoin(t.Contact, t.Contact.id == t.Message.sender_id)
        .where(t.Document.active)
    )
    forms = frozenset(form for word in words for form in word.forms)
    of_people = about(session, named, list(passages))
    return [
        Candidate(
            number, body, context, similar.get(number, 0.0),
            number in of_people or event in named.events or speaks(said_by, forms), said_by,
        )
        for number, body, context, said_by, event in session.execute(query).tuples()
    ]  # fmt: skip


def rows_of(session: Session, passages: list[int]) -> dict[int, Any]:
    document = t.Document
    query = (
        select(
            t.Passage.id, t.Passage.text, t.Passage.start, t.Passage.end, document.id.label("document"),
            document.source, document.place, document.text.label("whole"), document.external_id, document.date,
            document.kind, document.title,
        )
        .join(document, document.id == t.Passage.document_id)
        .where(t.Passage.id.in_(passages))
    )  # fmt: skip
    return {row.id: row for row in session.execute(query)}


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
