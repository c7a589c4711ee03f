"""To whom a promised introduction leads: by whole names, of all the people who are known."""

from __future__ import annotations

from collections.abc import Sequence

from coach.people import names
from coach.people.mentions import name_index
from coach.store import tables as t
from coach.store.repository import Repository
from coach.writer.promised import introduced


def leads_to(repository: Repository, promises: Sequence[t.Promise]) -> dict[int, frozenset[str]]:
    """Promise → the people to whom somebody is to be introduced by it. A name that several people have means the one
    whom the sentence of the promise is known to name; else nobody."""
    wanted = {p.id: introduced(p.what) for p in promises if introduced(p.what)}
    if not wanted:
        return {}
    words = frozenset(w for text in wanted.values() for w in names.parts(text))
    index = name_index(
        p
        for p in repository.directory()
        if any(words.intersection(names.parts(n)) for n in (p.name, *p.aliases))
    )
    first = {p.id: p.evidence[0] for p in promises if p.evidence}
    told = {s.id: {*s.mentions, *s.subjects} for s in repository.statements_by_id(list(first.values()))}
    found: dict[int, frozenset[str]] = {}
    for promise in promises:
        parties = {promise.by_id, promise.to_id}
        named = told.get(first.get(promise.id, 0), set())
        meant = set()
        for mention in index.find(wanted.get(promise.id, "")):
            fitting = [c for c in mention.candidates if c not in parties]
            fitting = fitting if len(fitting) == 1 else [c for c in fitting if c in named]
            meant |= set(fitting) if len(fitting) == 1 else set()
        found[promise.id] = frozenset(meant)
    return found
