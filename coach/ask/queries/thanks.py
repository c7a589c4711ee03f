"""Whom the user has yet to thank: those met lately who had no letter since."""

from __future__ import annotations

from coach.ask.name_book import NameBook
from coach.ask.plan import Kind, Plan
from coach.ask.queries.found import Found, Line, counted
from coach.ask.snapshot import Snapshot
from coach.evidence import Citation
from coach.follow_up.queue import NOBODY, due, to_thank
from coach.store.marks import THANK, marks


def thanks(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found:
    """One row a person, what matters most first; with an event named, those met there."""
    with snapshot.repository.sessions() as session:
        said = marks(session, snapshot.repository.workspace, THANK)
    waiting = [
        x for x in due(to_thank(snapshot.repository, snapshot.today, said)) if x.person in snapshot.people
    ]
    if plan.event_ids:
        names = {snapshot.events[e].name for e in plan.event_ids}
        waiting = [x for x in waiting if x.event in names]
    lines = tuple(
        Line(f"{snapshot.label(x.person)}: {x.event}", x.person, _cited(snapshot, x.person, x.event))
        for x in waiting
    )
    if not lines:
        return Found(NOBODY)
    number = counted(len(lines), "person you met has", "people you met have")
    return Found(f"{number} had no letter from you since.", lines, people=tuple(x.person for x in waiting))


def _cited(snapshot: Snapshot, person: str, event: str) -> tuple[Citation, ...]:
    """The newest sentence on the person from the notes of that event."""
    there = [
        s
        for s in snapshot.statements_about(person)
        if s.kind == "note"
        and person in s.subjects
        and (s.title == event or _event_of(snapshot, s.document) == event)
    ]
    return tuple(s.cite(snapshot.today) for s in there[:1])


def _event_of(snapshot: Snapshot, document: int) -> str:
    event = snapshot.events.get(snapshot.event_of.get(document, 0))
    return event.name if event else snapshot.notes[document][1].event if document in snapshot.notes else ""


QUERIES = {Kind.TO_THANK: thanks}
