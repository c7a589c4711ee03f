"""Who came after somebody in a job, and after whom somebody came, by sentences that say so."""

from __future__ import annotations

from coach.ask.name_book import NameBook
from coach.ask.plan import Kind, Plan
from coach.ask.queries.found import Found, Line, listed
from coach.ask.queries.people import described
from coach.ask.replacing import replacing
from coach.ask.snapshot import Snapshot


def replaced(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """One row for each of them; None where no sentence names both, so that other words may tell."""
    lines: dict[str, Line] = {}
    meant: list[str] = []
    for person in plan.person_ids:
        for statement in reversed(snapshot.statements_about(person)):
            came, went = replacing(snapshot, statement) or ("", "")
            if person != (came if plan.by_them else went):
                continue
            other = went if plan.by_them else came
            value = described(snapshot.people[other], snapshot.label(other))
            lines.setdefault(other, Line(value, other, (statement.cite(snapshot.today),)))
            meant.append(person)
    if not lines:
        return None
    whom = listed([snapshot.label(p) for p in dict.fromkeys(meant)])
    others = listed([snapshot.label(p) for p in lines])
    text = f"{whom} took over from {others}." if plan.by_them else f"{others} took over from {whom}."
    return Found(text, tuple(lines.values()), people=(*lines, *dict.fromkeys(meant)))


QUERIES = {Kind.REPLACED: replaced}
