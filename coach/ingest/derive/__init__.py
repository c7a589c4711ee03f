"""Derives who is who and everything that follows, from the observations and the user's decisions.

Run at the end of every import, undo, merge, split and change of who the user is, in the same transaction. Ids of
people stay what they were as long as their lowest contact stays.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Session

from coach.ingest.audiences import apply_audiences
from coach.ingest.derive.consequences import derive_contact_and_promises
from coach.ingest.derive.links import link_statements
from coach.ingest.derive.occasions import find_events, find_participants
from coach.ingest.derive.persons import find_people, name_index, store_affiliations, store_candidates
from coach.ingest.derive.state import load, references
from coach.ingest.derive.user import find_user
from coach.people.mentions import NameIndex

__all__ = ["derive", "references"]


def derive(session: Session, workspace: int, today: dt.date) -> None:
    """Make all derived rows again; each step works on what the one before it found."""
    apply_audiences(session, workspace)
    state = load(session, workspace, today)
    find_user(state)
    pairs = find_people(state)
    store_affiliations(state)
    find_events(state)
    find_participants(state, NameIndex(name_index(state)))
    # Only now is it known with whom there was contact, which helps to tell namesakes apart.
    link_statements(state, NameIndex(name_index(state)))
    store_candidates(state, pairs)
    session.flush()
    derive_contact_and_promises(session, workspace, today)
