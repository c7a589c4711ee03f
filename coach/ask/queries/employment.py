"""Whether somebody is or was at an organisation: yes or no by the contact records, and what notes tell of a move."""

from __future__ import annotations

import re

from coach.ask.name_book import NameBook
from coach.ask.plan import Kind, Plan
from coach.ask.queries.found import Found, Line
from coach.ask.snapshot import Snapshot
from coach.evidence import Citation
from coach.people import organisations
from coach.store.repository import PersonView

_MOVE = re.compile(
    r"\b(?:leaves?|leaving|left|join(?:s|ed|ing)?|mov(?:es|ed|ing)|starts?|started|switched|retire[sd]?|resigned|new job)\b",
    re.IGNORECASE,
)


def works_there(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """Yes or no for everybody the name may mean; None where no record places them anywhere."""
    wanted = plan.organisation_names
    place = plan.mentions.organisations[0].surface
    told = [t for p in plan.person_ids if (t := _told(plan, snapshot, snapshot.people[p], wanted, place))]
    if not told or len(told) < len(plan.person_ids):
        return None
    lines = tuple(line for line, _ in told)
    if len(lines) == 1:
        return Found(lines[0].value, lines, told[0][1], plan.person_ids)
    text = f"{len(lines)} people are called {plan.people[0].surface}. " + " ".join(x.value for x in lines)
    return Found(text, lines, tuple(c for _, more in told for c in more), plan.person_ids)


def _told(
    plan: Plan, snapshot: Snapshot, person: PersonView, wanted: tuple[str, ...], place: str
) -> tuple[Line, tuple[Citation, ...]] | None:
    if not person.organisation:
        return None
    name = snapshot.label(person.id)
    job = f"{person.title} at {person.organisation}" if person.title else f"at {person.organisation}"
    there = [c for c in person.contacts if c.organisation in wanted]
    newest = [c for c in person.contacts if c.organisation == person.organisation]
    moves = tuple(
        s.cite(snapshot.today)
        for s in snapshot.statements_about(person.id)
        if _MOVE.search(s.text) and any(_names(s.text, o) for o in (*wanted, place))
    )
    if any(organisations.same(person.organisation, o) for o in wanted):
        value, shown = f"{_said(plan, now=True)}: {name} is {job}.", newest
    elif there:
        value, shown = f"{_said(plan, now=False)}: {name} was at {place} and is now {job}.", [*newest, *there]
    else:
        value, shown = (
            f"Not by your records: they have {name} {'as ' if person.title else ''}{job}, and nothing from {place}.",
            newest,
        )
    citations = tuple(c.citation for c in shown[:2])
    return Line(value, person.id, (*citations, *moves[:1])), moves


def _said(plan: Plan, *, now: bool) -> str:
    """Yes or no to what was asked: still there, or gone."""
    asks_gone = plan.asked == "gone"
    return "Yes" if now != asks_gone else "No"


def _names(text: str, organisation: str) -> bool:
    return organisation.casefold() in text.casefold()


QUERIES = {Kind.WORKS_THERE: works_there}
