"""Whom the user has yet to thank: those met lately who had no letter since; and whether the user thanked somebody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from coach.ask.name_book import NameBook
from coach.ask.plan import Expect, Kind, Plan
from coach.ask.queries.found import Found, Line, counted, listed
from coach.ask.snapshot import Snapshot
from coach.ask.time_in_words import long_date
from coach.ask.vocabulary import terms
from coach.evidence import MET, Citation, Statement
from coach.follow_up.queue import NOBODY, due, to_thank
from coach.follow_up.thanking import gives_thanks, tells_of_thanks
from coach.index.words import stem
from coach.people.names import is_called
from coach.store.marks import THANK, marks
from coach.text import plain


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


def thanked(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found:
    """Whether and when the user thanked somebody, by the sentences that do it or tell of it; for everybody whom the name
    may mean. With a matter named, that must stand in the sentence."""
    matter = {stem(w) for w in plan.asked.partition(": ")[2].split()}
    you = "You" if plan.expect is Expect.WHEN else "Yes: you"
    said: list[str] = []
    lines: list[Line] = []
    for person in plan.person_ids:
        every = sorted(_thanks_to(person, snapshot), key=lambda s: s.date or dt.date.min, reverse=True)
        fitting = [s for s in every if matter <= {stem(w) for w in terms(s.text)}]
        label = snapshot.label(person)
        if fitting and fitting[0].date:
            said.append(f"{you} thanked {label} on {long_date(fitting[0].date)}.")
        elif fitting:
            said.append(f"{you} thanked {label}.")
        elif len(plan.person_ids) == 1:
            said.append(_not_thanked(person, label, snapshot))
        shown = fitting or every
        lines += [Line(f"{label}: “{plain(s.text)}”", person, (s.cite(snapshot.today),)) for s in shown]
    yes = any(x.startswith(you) for x in said)
    if not said:
        said = [f"Nothing on record says that you thanked {listed([m.surface for m in plan.people])}."]
    return Found(" ".join(said), tuple(lines), people=plan.person_ids, abstained=not yes)


def _thanks_to(person: str, snapshot: Snapshot) -> Iterator[Statement]:
    """Sentences of the user's letters to a person that thank, and of notes that tell of thanks to them."""
    mine = [m.document for m in snapshot.letters_with.get(person, ()) if m.sender_is_user]
    names = snapshot.people[person].names
    yield from (s for s in snapshot.statements_of(mine) if gives_thanks(s.text, names))

    def named(one: str, words: str) -> bool:
        return one in snapshot.people and is_called(snapshot.people[one].names, words)

    yield from (s for s in snapshot.statements_about(person) if tells_of_thanks(s, person, named))


def _not_thanked(person: str, label: str, snapshot: Snapshot) -> str:
    """That nothing tells of thanks, and what there was since the last meeting."""
    nothing = f"Nothing on record says that you thanked {label}."
    met = [
        row.date
        for d, role in snapshot.documents_with.get(person, {}).items()
        if role in MET and (row := snapshot.documents.get(d)) and row.kind == "note" and row.date
    ]
    wrote = [m.sent.date() for m in snapshot.letters_with.get(person, ()) if m.sender_is_user and m.sent]
    if not met or max(met) > snapshot.today:
        return nothing
    if not wrote or max(wrote) < max(met):
        return f"{nothing} You met on {long_date(max(met))} and have not written since."
    return f"{nothing} You last wrote on {long_date(max(wrote))}."


QUERIES = {Kind.TO_THANK: thanks, Kind.THANKED: thanked}
