"""Who the user is, where files told so and not the user: remembered with the batch that told it, so that undo can take
it back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from coach.store import tables as t


@contextmanager
def adopting(session: Session, workspace: int, batch: int) -> Iterator[None]:
    """Around a derivation: notes that it found out who the user is, from what the imports up to `batch` brought."""
    row = session.get_one(t.Workspace, workspace)
    known, employer = _known(row), row.employer
    yield
    row = session.get_one(t.Workspace, workspace)
    if _known(row) and not known:
        row.adopted = {"batch": batch, "employer": employer}


def disown(session: Session, workspace: int, batch: int) -> None:
    """Before a derivation without a batch: what may rest on it is found out again."""
    row = session.get_one(t.Workspace, workspace)
    if row.adopted and batch <= row.adopted["batch"]:
        row.name, row.emails, row.profile = "", [], ""
        row.employer = row.adopted["employer"]
        row.adopted = None
        session.flush()


def _known(row: t.Workspace) -> bool:
    return bool(row.name or row.emails or row.profile)
