"""What the workspace knows that a draft can contradict: promises to the reader, days of events, who works where."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from coach.evidence import Statement
from coach.store.repository import Repository
from coach.store.values import EventView, PersonView


@dataclass(frozen=True, slots=True)
class Pledge:
    """A promise of the user to somebody: what, until when, whether it was kept and when, and the sentences that say so."""

    to: str
    what: str
    due: dt.date | None
    kept: bool
    kept_on: dt.date | None
    evidence: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """Promises of the user, events that have a day, all people, and what is written in notes."""

    pledges: tuple[Pledge, ...] = ()
    events: tuple[EventView, ...] = ()
    people: tuple[PersonView, ...] = ()
    notes: tuple[Statement, ...] = ()


def known_of(repository: Repository, people: Sequence[PersonView], statements: Sequence[Statement]) -> Known:
    """What a store knows."""
    by_id = {s.id: s for s in statements}
    pledges = tuple(
        Pledge(
            p.to_id, p.what, p.due, p.status == "kept", p.kept_on, tuple(by_id[e] for e in p.evidence if e in by_id)
        )
        for p in repository.promises()
        if p.by_id is None and p.to_id is not None
    )  # fmt: skip
    events = tuple(e for e in repository.events() if e.starts is not None)
    notes = tuple(s for s in statements if s.kind == "note" and s.speaker is None)
    return Known(pledges, events, tuple(people), notes)
