"""Which documents may mean other people than before, because somebody came, went, or is called or placed differently."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence

from sqlalchemy import select

from coach.batches import batched
from coach.ingest.derive import memory
from coach.ingest.derive.persons import USER
from coach.ingest.derive.state import State, among
from coach.ingest.derive.stored import Row
from coach.people import names
from coach.people.mentions import NamedPerson, NameIndex
from coach.people.nicknames import nickname_groups
from coach.store import tables as t
from coach.text import fold

_MOST_WORDS = 300
"""Words of changed names beyond which every document is linked again: looking for so many takes as long."""

Naming = list[list[str] | bool]


def naming(person: NamedPerson, *, known: bool) -> Naming:
    """What `person.naming` holds: everything about somebody that linking goes by, whatever the order of records."""
    since = [person.since.isoformat()] if person.since else []
    return [
        sorted(person.names), sorted(person.nicknames), sorted(person.organisations), sorted(person.titles), since, known,
    ]  # fmt: skip


def with_known(index: NameIndex, people: Iterable[NamedPerson]) -> NameIndex:
    """The same index over the same people, of whom more is known."""
    again = copy.copy(index)
    again.people = {p.id: p for p in people}
    return again


def mark_changed(state: State, people: Sequence[NamedPerson], *, only_known: bool = False) -> None:
    """Mark the documents stale in which somebody who changed may be named, or to whom they are linked. First
    everything but `known` is compared; with `only_known` the rest, once it has been found out."""
    before = state.before.people
    now = {p.id: p for p in people if p.id != USER}
    both = [p for p in before if p in now]
    if only_known:
        changed = {p for p in both if before[p]["naming"][-1:] != [now[p].known]}
        words: set[str] = set()
    else:
        changed = {p for p in both if _differs(before[p], state.people[p], now[p])}
        changed |= before.keys() ^ now.keys()
        words = _words_of_user(state, people)
    for person in changed:
        words |= _words_of(before[person]["naming"]) if person in before else set()
        words |= _words_of(naming(now[person], known=True)) if person in now else set()
    if changed:
        mark_involved(state, changed)
    state.stale |= documents_with(state, words)


def _differs(before: Row, row: Row, person: NamedPerson) -> bool:
    """Whether somebody is named or told apart in another way, leaving aside whether more is known of them."""
    shown = (before["name"], before["aliases"]) != (row["name"], row["aliases"])
    return shown or before["naming"][:-1] != naming(person, known=True)[:-1]


def _words_of_user(state: State, people: Sequence[NamedPerson]) -> set[str]:
    """Words of the user's name, old and new, if it changed."""
    own = [name for p in people if p.id == USER for name in p.names]
    before = memory.words(state.session, memory.USER)
    if before == own:
        return set()
    memory.keep_words(state.session, memory.USER, own)
    return words_of_names((*before, *own))


def words_of_names(full: Iterable[str]) -> set[str]:
    """Folded words of which every text that names somebody of these names holds one."""
    return {word for name in full for word in _words_of_name(name)}


def _words_of(stored: Naming) -> set[str]:
    if not stored:
        return set()
    full, nicknames = stored[0], stored[1]
    found = {word for name in full for word in _words_of_name(name)} if isinstance(full, list) else set()
    if isinstance(nicknames, list):
        found |= {fold(n).replace("'", "").replace("’", "") for n in nicknames if " " not in n}
        found |= words_of_names(n for n in nicknames if " " in n)
    return found - {""}


def _words_of_name(name: str) -> set[str]:
    """Words of which every text that names somebody so holds at least one: the first name, if it is more than an
    initial, and the family name; else all there are."""
    whole = names.parts(name)
    telling = {w for w in (whole[0] if whole else "", names.family(name)) if len(w) > 1}
    return telling or set(whole)


def documents_with(state: State, words: set[str]) -> set[int]:
    """Documents, the stale ones left out, whose text, title or list of people holds one of the folded words."""
    fresh = [d for d in state.prose() if d not in state.stale]
    if len(words) > _MOST_WORDS:
        return set(fresh)
    found: set[int] = set()
    short = {other for word in words for other in nickname_groups().get(word, ())}
    for part in batched(fresh if words else ()):
        state.look()
        query = select(t.Document.id, t.Document.title, t.Document.text).where(among(t.Document.id, part))
        for document, title, text in state.session.execute(query).tuples():
            note = state.notes.get(document)
            beside = " ".join(note.people) if note else ""
            flat = fold(f"{title} {beside} {text}").replace("'", "").replace("’", "")
            if any(word in flat for word in words) or (note and _listed_short(note.people, short)):
                found.add(document)
    return found


def _listed_short(people: Iterable[str], short: set[str]) -> bool:
    """Whether a list of people has a first name alone, "Jo", that may stand for a longer one."""
    return any(len(whole) == 1 and whole[0] in short for whole in map(names.parts, people))


def mark_involved(state: State, people: set[str]) -> None:
    """Mark the documents stale that changed people took part in or are linked to."""
    for document, took_part in state.before.taking_part.items():
        if any(p in people for p, _ in took_part) and document in state.documents:
            state.stale.add(document)
    state.stale |= linked_to(state, people) & state.documents.keys()


def linked_to(state: State, people: set[str]) -> set[int]:
    """Documents with a sentence that was linked to one of these people."""
    found: set[int] = set()
    for part in batched(sorted(people)):
        query = (
            select(t.Statement.document_id)
            .join(t.About, t.About.statement_id == t.Statement.id)
            .where(among(t.About.person_id, part))
        )
        found.update(state.session.scalars(query.distinct()))
    return found
