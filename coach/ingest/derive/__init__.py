"""Derives who is who and everything that follows, from the observations and the user's decisions.

Run at the end of every import, undo, merge, split and change of who the user is, in the same transaction. Ids of
people stay what they were as long as their lowest contact stays.

What is cheap is found again each time and stored where it differs: people, events, who took part, interactions,
promises from commitments. What reads every sentence is done for stale documents only: whom sentences are about, and
what they commit to. A document is stale when it is new or came back; when somebody who came, went or is called
otherwise may be named in it; when others than before took part in it or in its event; when somebody whom it speaks of
turns out to be called "he" or "she"; when the user said whom a name in it means, or took that back; when its own words
keep others apart from the names in it than before. What took a
document's sentences away by hand has taken its row of `linked` away as well. Who may see a sentence is not looked at by
any of this: audiences are brought in step first, and nothing derived depends on them. Everything is derived from nothing when asked for, and when the last derivation
was made by other rules. Both ways give the same rows, but for numbers that nothing points to.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import delete, select, true
from sqlalchemy.orm import Session

from coach.collector import no_full_collections
from coach.ingest.audiences import apply_audiences
from coach.ingest.copies import settle
from coach.ingest.cues import cues
from coach.ingest.derive import memory
from coach.ingest.derive.apart import mark_apart
from coach.ingest.derive.consequences import derive_interactions, derive_promises
from coach.ingest.derive.links import link_statements
from coach.ingest.derive.meant import mark_meant
from coach.ingest.derive.naming import mark_changed, naming, with_known
from coach.ingest.derive.occasions import (
    find_events,
    find_participants,
    store_events,
    store_participants,
)
from coach.ingest.derive.persons import USER, find_people, named_people, store_candidates
from coach.ingest.derive.state import State, load, references
from coach.ingest.derive.stored import Row, store_people, update_rows
from coach.ingest.derive.user import find_user
from coach.people.mentions import NamedPerson, NameIndex
from coach.people.resolve import Pair
from coach.store import tables as t

__all__ = ["derive", "references"]


@no_full_collections()
def derive(
    session: Session,
    workspace: int,
    *,
    anew: bool = False,
    look: Callable[[], None] = lambda: None,
) -> None:
    """Bring all derived rows up to date; `anew` makes them from nothing. `look` is called now and then and may raise
    to stop. Each step works on what the one before it found."""
    session.flush()
    apply_audiences(session, workspace)
    copies = settle(session, workspace)
    known = memory.known(session, memory.RULES)
    if not memory.same(session, memory.RULES, memory.rules()) or anew:
        _clear(session, every_sentence=anew or known)
    state = load(session, workspace, look)
    find_user(state)
    pairs = find_people(state)
    people = named_people(state)
    mark_changed(state, people)
    mark_meant(state)
    index = NameIndex(people)
    mark_apart(state, index)
    events = find_events(state)
    find_participants(state, index)
    # Only now is it known with whom there was contact, which helps to tell namesakes apart.
    people = _with_contact(state, people)
    mark_changed(state, people, only_known=True)
    _store(state, pairs, events)
    link_statements(state, with_known(index, people))
    session.flush()
    derive_interactions(state)
    derive_promises(state, copies)


def _with_contact(state: State, people: list[NamedPerson]) -> list[NamedPerson]:
    met = {p for group in state.taking_part.values() for p, _ in group} | {USER}
    found = [replace(p, known=True) if p.id in met else p for p in people]
    for person in found:
        if person.id != USER:
            state.people[person.id]["naming"] = naming(person, known=person.known)
    return found


def _store(state: State, pairs: list[Pair] | None, events: list[Row]) -> None:
    store_people(state)
    if pairs is not None:
        store_candidates(state, pairs)
    store_participants(state)
    store_events(state, events)


def _clear(session: Session, *, every_sentence: bool) -> None:
    """Take away everything derived, and look at the words of sentences again: of all, or of those that never were."""
    memory.forget(session)
    memory.same(session, memory.RULES, memory.rules())
    for table in (
        t.Promise, t.Interaction, t.Candidate, t.Commitment, t.PronounSign, t.OpenMention, t.About, t.Participant,
        t.Linked, t.Person, t.Event,
    ):  # fmt: skip
        session.execute(delete(table))
    s = t.Statement
    query = select(s.id, s.text, s.cues).where(true() if every_sentence else s.cues < 0)
    rows = session.execute(query.execution_options(yield_per=5000)).tuples()
    update_rows(session, s, [{"id": i, "cues": seen} for i, text, had in rows if (seen := cues(text)) != had])
