"""Who came after somebody in a job, and after whom somebody came, by sentences that say so."""

from __future__ import annotations

from coach.ask.name_book import NameBook
from coach.ask.plan import Kind, Plan
from coach.ask.queries.found import Found, Line, listed
from coach.ask.queries.people import described
from coach.ask.replacing import replacing, to_come
from coach.ask.snapshot import Snapshot


def replaced(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """One row for each of them; None where no sentence names both, so that other words may tell."""
    done: dict[str, tuple[Line, str]] = {}
    ahead: dict[str, tuple[Line, str]] = {}
    for person in plan.person_ids:
        for statement in reversed(snapshot.statements_about(person)):
            came, went = replacing(snapshot, statement) or ("", "")
            if person != (came if plan.by_them else went):
                continue
            other = went if plan.by_them else came
            value = described(snapshot.people[other], snapshot.label(other))
            line = Line(value, other, (statement.cite(snapshot.today),))
            (ahead if to_come(statement.text) else done).setdefault(other, (line, person))
    found = done or ahead  # what is settled for later is told where nothing is told as done
    if not found:
        return None
    meant = tuple(dict.fromkeys(person for _, person in found.values()))
    asked, others = ([snapshot.label(p) for p in people] for people in (meant, found))
    who, whom = (asked, others) if plan.by_them else (others, asked)
    verb = "took" if done else "is to take" if len(who) == 1 else "are to take"
    text = f"{listed(who)} {verb} over from {listed(whom)}."
    return Found(text, tuple(line for line, _ in found.values()), people=(*found, *meant))


QUERIES = {Kind.REPLACED: replaced}
