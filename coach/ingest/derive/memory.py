"""What the last derivation was made from, as far as it cannot be seen from the rows that it stored: by which rules, with
which name of the user, from which records. Kept as digests, in the same transaction as what was derived."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy.orm import Session

import coach
from coach.index import state

RULES = "derivation.rules"
IDENTITY = "derivation.identity"
USER = "derivation.user"
USER_PRONOUN = "derivation.user_pronoun"
MEANT = "derivation.meant"
APART = "derivation.apart"
NEAR = "derivation.near"

_DIGEST = 32  # bytes of it

_RULES_IN = (
    "dates/*.py", "periods.py", "screen.py", "text.py", "irregular_forms.py", "event_names.py", "evidence.py", "writer/nouns.py", "writer/verbs.py",
    "people/*.py", "follow_up/*.py", "ingest/**/*.py",
)  # fmt: skip


def same(session: Session, name: str, value: Any) -> bool:
    """Whether a value is what it was at the last derivation; from now on it is this one."""
    now = digest(value)
    if state.read(session, name) == now:
        return True
    state.write(session, name, now)
    return False


def digest(value: Any) -> bytes:
    """What tells a value from others, 32 bytes."""
    return hashlib.sha256(json.dumps(value, default=str).encode()).digest()


def pairs(session: Session, made_from: bytes) -> list[tuple[int, int]] | None:
    """The pairs of records that were kept, None where they were made from something else."""
    kept = state.read(session, NEAR)
    if kept[:_DIGEST] != made_from:
        return None
    found = np.frombuffer(kept[_DIGEST:], dtype="<i8").reshape(-1, 2)
    return [(int(one), int(other)) for one, other in found]


def keep_pairs(session: Session, made_from: bytes, found: Sequence[tuple[int, int]]) -> None:
    """Keep pairs of records, with a digest of what they were made from."""
    state.write(session, NEAR, made_from + np.array(found, dtype="<i8").tobytes())


def known(session: Session, name: str) -> bool:
    """Whether there is anything kept under a name."""
    return bool(state.read(session, name))


def words(session: Session, name: str) -> list[str]:
    """Words kept under a name."""
    kept = state.read(session, name)
    return [str(word) for word in json.loads(kept)] if kept else []


def keep_words(session: Session, name: str, kept: list[str]) -> None:
    """Keep words for the next derivation."""
    state.write(session, name, json.dumps(kept).encode())


def forget(session: Session) -> None:
    """Trust nothing that was derived before."""
    for name in (RULES, IDENTITY, USER, USER_PRONOUN, MEANT, APART, NEAR):
        state.write(session, name, b"")


def forget_identity(session: Session) -> None:
    """Work out again who is who next time: something that decides it was changed without a derivation."""
    state.write(session, IDENTITY, b"")


@cache
def rules() -> str:
    """A digest of the code that derives, so that another version of it does not build on what this one left."""
    folder = Path(coach.__file__).parent
    found = hashlib.sha256()
    for pattern in _RULES_IN:
        for path in sorted(folder.glob(pattern)):
            found.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()
