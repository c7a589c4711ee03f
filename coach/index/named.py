"""Who and what a query names, and which passages stand behind that: said by them, about them, of that event."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from coach.index.words import stems, visible
from coach.people import names
from coach.people.nicknames import nickname_groups
from coach.store import tables as t

RECENT = 100
"""Passages about those named that are looked at whether words find them or not: the latest."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a query names, where that is known: people and events by their ids, and by which other words each of its
    folded words is known here ("bob" as "robert")."""

    people: tuple[str, ...] = ()
    events: tuple[int, ...] = ()
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


NOTHING = Named()


def proposed(session: Session, named: Named) -> list[int]:
    """The latest passages that are about the people named, or of the events."""
    found: list[int] = []
    if named.people:
        about = (
            select(t.Statement.passage_id)
            .join(t.About, t.About.statement_id == t.Statement.id)
            .where(t.About.person_id.in_(named.people), t.Statement.passage_id.is_not(None))
            .order_by(t.Statement.id.desc())
            .limit(2 * RECENT)
        )
        found += [number for number in session.scalars(about) if number is not None]
    if named.events:
        held = select(t.Passage.id).join(t.Document, t.Document.id == t.Passage.document_id)
        found += session.scalars(
            held.where(t.Document.event_id.in_(named.events)).order_by(t.Passage.id.desc()).limit(RECENT)
        )
    return list(dict.fromkeys(found))[:RECENT]


def about(session: Session, named: Named, passages: Sequence[int]) -> set[int]:
    """Those of the passages that hold a sentence about one of the people named."""
    if not named.people:
        return set()
    query = (
        select(t.Statement.passage_id)
        .distinct()
        .join(t.About, t.About.statement_id == t.Statement.id)
        .where(t.About.person_id.in_(named.people), t.Statement.passage_id.in_(passages))
    )
    return {number for number in session.scalars(query) if number is not None}


def speaks(speaker: str, forms: Collection[str]) -> bool:
    """Whether forms of a query's words name whoever said or wrote something, by a name or its short form."""
    return bool(speaker) and not _called(speaker).isdisjoint(forms)


@lru_cache(maxsize=4096)
def _called(speaker: str) -> frozenset[str]:
    """The stems of the names that a speaker goes by; initials are none."""
    short = nickname_groups().get(names.given(speaker), ())
    return frozenset(w for w in stems(visible(" ".join((speaker, *short)))) if len(w) > 1 and w.isalpha())
