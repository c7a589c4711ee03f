"""Reads and writes what the user keeps although the reviewer found it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from coach.store import tables as t

Mark = tuple[str, str, str]
"""Digest of the phrase, category, and the reader's name for matching."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One kept phrase as the list shows it. `firm` says what speaks against it all the same, "" where nothing does."""

    id: int
    phrase: str
    category: str
    audience: str
    firm: str
    made_on: dt.date


def marks(session: Session, workspace: int) -> frozenset[Mark]:
    """By what kept phrases are known again."""
    k = t.KeptPhrase
    rows = session.execute(select(k.mark, k.category, k.reader).where(k.workspace_id == workspace))
    return frozenset(rows.tuples().all())


def listed(session: Session, workspace: int) -> list[Kept]:
    """All of them, newest first."""
    query = (
        select(t.KeptPhrase).where(t.KeptPhrase.workspace_id == workspace).order_by(t.KeptPhrase.id.desc())
    )
    return [Kept(r.id, r.phrase, r.category, r.audience, r.firm, r.made_on) for r in session.scalars(query)]


def add(
    session: Session, workspace: int, mark: Mark, phrase: str, audience: str, firm: str, today: dt.date
) -> None:
    """Keep a phrase; once is enough."""
    if mark in marks(session, workspace):
        return
    session.add(
        t.KeptPhrase(workspace_id=workspace, mark=mark[0], category=mark[1], reader=mark[2], phrase=phrase,
                     audience=audience, firm=firm, made_on=today)
    )  # fmt: skip
    session.flush()


def remove(session: Session, workspace: int, number: int) -> Kept | None:
    """Take one back; None where there is no such."""
    row = session.get(t.KeptPhrase, number)
    if row is None or row.workspace_id != workspace:
        return None
    gone = Kept(row.id, row.phrase, row.category, row.audience, row.firm, row.made_on)
    session.delete(row)
    session.flush()
    return gone


def let_go(session: Session, workspace: int, mark: Mark) -> None:
    """Take back what is known by a mark."""
    k = t.KeptPhrase
    of = (k.workspace_id == workspace, k.mark == mark[0], k.category == mark[1], k.reader == mark[2])
    session.execute(delete(k).where(*of))


def forget_in(
    session: Session, workspace: int, speaks: Callable[[str], bool], sentences: Collection[str]
) -> int:
    """Delete what names somebody forgotten, was kept for them, or stands in a sentence that goes. Gives how many."""
    removed = 0
    for row in session.scalars(select(t.KeptPhrase).where(t.KeptPhrase.workspace_id == workspace)):
        quoted = len(row.phrase) > 12 and any(
            row.phrase in s or s in row.phrase for s in sentences if len(s) > 12
        )
        if quoted or any(speaks(s) for s in (row.phrase, row.audience, row.reader)):
            session.delete(row)
            removed += 1
    return removed
