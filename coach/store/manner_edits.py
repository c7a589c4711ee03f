"""Reads and writes what the user set of their own manner of writing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from coach.store import tables as t

Slot = tuple[str, str, str]
"""Language, closeness, trait."""


def load(session: Session, workspace: int) -> dict[Slot, str]:
    """All that is set."""
    rows = session.scalars(select(t.MannerTrait).where(t.MannerTrait.workspace_id == workspace))
    return {(r.language, r.closeness, r.trait): r.value for r in rows}


def put(session: Session, workspace: int, slot: Slot, value: str, today: dt.date) -> None:
    """Set a trait; what was set before goes."""
    drop(session, workspace, slot)
    language, closeness, trait = slot
    session.add(
        t.MannerTrait(
            workspace_id=workspace,
            language=language,
            closeness=closeness,
            trait=trait,
            value=value,
            made_on=today,
        )
    )
    session.flush()


def drop(session: Session, workspace: int, slot: Slot) -> bool:
    """Go back to what is learned; whether anything was set."""
    m, (language, closeness, trait) = t.MannerTrait, slot
    of = (m.workspace_id == workspace, m.language == language, m.closeness == closeness, m.trait == trait)
    found = session.scalars(select(m.id).where(*of)).all()
    session.execute(delete(m).where(*of))
    return bool(found)


def forget_in(session: Session, workspace: int, speaks: Callable[[str], bool]) -> int:
    """Delete what names somebody forgotten. Gives how many."""
    removed = 0
    for row in session.scalars(select(t.MannerTrait).where(t.MannerTrait.workspace_id == workspace)):
        if speaks(row.value):
            session.delete(row)
            removed += 1
    return removed
