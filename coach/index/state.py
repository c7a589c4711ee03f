"""What the search index remembers in the database, in the same transaction as the passages it is about."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from sqlalchemy.orm import Session

from coach.store.tables import IndexState

WEIGHTS = "weights"
"""The token weights that the stored vectors were made with."""

DROPPED = "dropped"
"""Passages taken away whose vectors may still be in Chroma: a later passage may get the same number."""

FORGETTING = "forgetting"
"""There while a person is forgotten whose traces in the files are not yet erased."""


STEMMED = "stemmed"
"""How the words that stand in the lexical index were stemmed (coach/index/words.py)."""

ADDED = "added"
"""Passages that were stored and may not have a vector in Chroma yet."""


def read(session: Session, name: str) -> bytes:
    """A remembered value, empty where there is none."""
    row = session.get(IndexState, name)
    return row.value if row else b""


def write(session: Session, name: str, value: bytes) -> None:
    """Remember a value."""
    session.merge(IndexState(name=name, value=value))
    session.flush()


def dropped(session: Session) -> list[int]:
    """Passages whose vectors are to be deleted."""
    return [int(n) for n in np.frombuffer(read(session, DROPPED), dtype="<i8")]


def added(session: Session) -> list[int]:
    """Passages that may lack a vector."""
    return [int(n) for n in np.frombuffer(read(session, ADDED), dtype="<i8")]


def note_added(session: Session, passages: Iterable[int]) -> None:
    """Remember that these passages need vectors."""
    new = np.array(list(passages), dtype="<i8")
    if new.size:
        write(session, ADDED, read(session, ADDED) + new.tobytes())


def note_dropped(session: Session, passages: Iterable[int]) -> None:
    """Remember that these passages' vectors are to be deleted."""
    gone = np.array(list(passages), dtype="<i8")
    if gone.size:
        write(session, DROPPED, read(session, DROPPED) + gone.tobytes())
