"""Whether somebody is or was at an organisation: yes or no by the contact records, and what notes tell of a move."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.ask.name_book import NameBook
from coach.ask.plan import Kind, Plan
from coach.ask.queries.confided import for_whom
from coach.ask.queries.found import Found, Line
from coach.ask.queries.moves import Leaving, day_of, elsewhere, joining, leaving
from coach.ask.snapshot import Snapshot
from coach.ask.time_in_words import long_date
from coach.evidence import NOTES, Citation
from coach.people import organisations
from coach.store.values import ContactView, PersonView
from coach.text import plain

_MOVE = re.compile(
    r"\b(?:leaves?|leaving|left|join(?:s|ed|ing)?|mov(?:es|ed|ing)|starts?|started|switched|retire[sd]?|resigned|new job)\b",
    re.IGNORECASE,
)

_TO_COME = re.compile(
    r"\b(?:will|shall|(?:is|are|am)(?: going to| about to| planning to)?|going to|plans? to|wants? to|intends? to|means to)"
    r" (?:soon |probably |be )?(?:leav(?:e|ing)|quit(?:ting)?|mov(?:e|ing) on|retir(?:e|ing)|resign(?:ing)?)\b"
    r"|\b(?:wird|will|möchte|verlässt)\b.*\b(?:verlassen|kündigen|gehen|aufhören|verlässt)\b",
    re.IGNORECASE,
)
"""A leaving that is to come."""


def works_there(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """Yes or no for everybody the name may mean; None where no record places them anywhere."""
    wanted = plan.organisation_names
    place = plan.mentions.organisations[0].surface
    people = [snapshot.people[p] for p in plan.person_ids]
    left = {p.id: leaving(snapshot, p, (*wanted, place)) for p in people}
    told = [t for p in people if (t := _told(plan, snapshot, p, wanted, place, left[p.id]))]
    if not told or len(told) < len(plan.person_ids):
        return None
    lines = tuple(line for line, _ in told)
    if len(lines) == 1:
        return Found(lines[0].value, lines, told[0][1], plan.person_ids)
    text = f"{len(lines)} people are called {plan.people[0].surface}. " + " ".join(x.value for x in lines)
    return Found(text, lines, tuple(c for _, more in told for c in more), plan.person_ids)


def _told(
    plan: Plan,
    snapshot: Snapshot,
    person: PersonView,
    wanted: tuple[str, ...],
    place: str,
    gone: Leaving | None,
) -> tuple[Line, tuple[Citation, ...]] | None:
    if not person.organisation:
        return None
    name = snapshot.label(person.id)
    job = f"{person.title} at {person.organisation}" if person.title else f"at {person.organisation}"
    there = [c for c in person.contacts if c.organisation in wanted]
    newest = [c for c in person.contacts if c.organisation == person.organisation]
    told = [
        s
        for s in snapshot.statements_about(person.id)
        if _MOVE.search(s.text) and any(_names(s.text, o) for o in (*wanted, place))
    ]
    moves = tuple(s.cite(snapshot.today) for s in told)
    here = any(organisations.same(person.organisation, o) for o in wanted)
    if gone is not None and (here or not there):
        return _by_a_note(plan, snapshot, person, newest, gone)
    newer = elsewhere(snapshot, person) if here else None
    if newer is not None:
        return _by_another_record(snapshot, person, job, newest, newer)
    moved = joining(snapshot, person) if here else None
    if moved is not None:
        return _by_a_note(plan, snapshot, person, newest, Leaving(moved, sure=False))
    if here:
        value, shown = f"{_said(plan, now=True)}: {name} is {job}.", newest
        coming = [s for s in told if person.id in s.subjects and s.kind in NOTES and _TO_COME.search(s.text)]
        if coming:
            day = f" of {long_date(coming[-1].date)}" if coming[-1].date else ""
            value += f" But your note{day} says: “{plain(coming[-1].text)}”"
            limit = coming[-1].restriction
            value += f" This is {for_whom(limit)}." if limit and limit.holds(snapshot.today) else ""
            moves = (coming[-1].cite(snapshot.today), *moves)
    elif there:
        value, shown = f"{_said(plan, now=False)}: {name} was at {place} and is now {job}.", [*newest, *there]
    else:
        value, shown = (
            f"Not by your records: they have {name} {'as ' if person.title else ''}{job}, and nothing from {place}.",
            newest,
        )
    citations = tuple(c.citation for c in shown[:2])
    return Line(value, person.id, (*citations, *moves[:1])), moves


def _by_a_note(
    plan: Plan, snapshot: Snapshot, person: PersonView, records: Sequence[ContactView], gone: Leaving
) -> tuple[Line, tuple[Citation, ...]]:
    """No by a sentence that is newer than the records, each with its day; left open where it may be of somebody else."""
    day = long_date(gone.said.date) if gone.said.date else ""
    source = "note" if gone.said.kind in NOTES else "message"
    answer = _said(plan, now=False) if gone.sure else "Not sure"
    value = f"{answer}: your {source} of {day} says: “{plain(gone.said.text)}”"
    dated = next((d for c in records if (d := day_of(c))), None)
    if dated:
        value += f" The record of {person.organisation} is of {long_date(dated)}."
    cited = gone.said.cite(snapshot.today)
    return Line(value, person.id, (cited, *(c.citation for c in records[:1]))), ()


def _by_another_record(
    snapshot: Snapshot,
    person: PersonView,
    job: str,
    records: Sequence[ContactView],
    newer: tuple[PersonView, ContactView],
) -> tuple[Line, tuple[Citation, ...]]:
    """Where a newer record of the same name has another organisation, and nothing tells whether it is the same person."""
    other, record = newer
    now = f"{other.title} at {other.organisation}" if other.title else f"at {other.organisation}"
    days = [d for c in records if (d := day_of(c))]
    old = f", of {long_date(days[0])}" if days else ""
    new = f", of {long_date(day)}" if (day := day_of(record)) else ""
    value = (
        f"Not by the newest record of that name: it has {person.name} as {now}{new}. "
        f"The older one has {job}{old}. The two may be two people."
    )
    return Line(value, person.id, (record.citation, *(c.citation for c in records[:1]))), ()


def _said(plan: Plan, *, now: bool) -> str:
    """Yes or no to what was asked: still there, or gone."""
    asks_gone = plan.asked == "gone"
    return "Yes" if now != asks_gone else "No"


def _names(text: str, organisation: str) -> bool:
    return organisation.casefold() in text.casefold()


QUERIES = {Kind.WORKS_THERE: works_there}
