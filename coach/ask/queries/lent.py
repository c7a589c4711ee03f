"""What the user borrowed or lent, by their notes, and what of it went back."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from coach.ask.lending import MAY_TELL, gives_back, things, ways
from coach.ask.name_book import NameBook
from coach.ask.plan import Kind, Plan
from coach.ask.queries.found import Found, Line, counted, listed
from coach.ask.snapshot import Snapshot
from coach.ask.time_in_words import long_date
from coach.evidence import Statement
from coach.index.words import stem
from coach.text import plain

_OPEN = re.compile(r"\b(?:back|still|return|not (?:yet )?(?:given|returned)|noch|zurück\w*)\b", re.IGNORECASE)


def lent(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found:
    """One row for each sentence of the user's that says it, the newest first; with people or a thing named, those on them."""
    borrowed = plan.asked.startswith("what you borrowed")
    way = "borrowed" if borrowed else "lent"
    matter_words, wanted = plan.asked.partition(": ")[2].split(), set(plan.person_ids)
    matter = {stem(w) for w in matter_words}
    notes = [d for d, (row, _) in snapshot.notes.items() if row.kind == "note" and MAY_TELL.search(row.text)]
    own = [s for s in snapshot.statements_of(notes) if s.speaker is None]
    told = [s for s in own if way in ways(s.text) and (plan.period is None or plan.period.holds(s.date))]
    told = [s for s in told if not wanted or wanted & {*s.subjects, *s.mentions}]
    told.sort(key=lambda s: (s.date or dt.date.min, -s.start), reverse=True)
    fitting = [s for s in told if matter <= things(s.text)]
    pairs = [(s, _back(s, own, snapshot)) for s in fitting]
    lines = tuple(_line(s, b, snapshot) for s, b in pairs if b is None or not _OPEN.search(plan.question))
    who = listed([m.surface for m in plan.people])
    whom = f" {'from' if borrowed else 'to'} {who}" if who else ""
    if lines:
        people = tuple(x.person for x in lines if x.person)
        return Found(f"You {way} {counted(len(lines), 'thing')}{whom} by your notes.", lines, people=people)
    near = tuple(s.cite(snapshot.today) for s in told[:3])
    if fitting:
        return Found(
            f"By your notes, what you {way}{whom} went back.", citations=near, people=plan.person_ids
        )
    what = f"no “{' '.join(matter_words)}”" if matter else "nothing"
    return Found(
        f"Your notes tell of {what} that you {way}{whom}.",
        citations=near,
        people=plan.person_ids,
        abstained=True,
    )


def _back(said: Statement, own: Sequence[Statement], snapshot: Snapshot) -> Statement | None:
    """The later sentence by which the thing went back."""
    known = [p for p in said.mentions if p in snapshot.people]
    thing = things(said.text, (n for p in known for n in snapshot.people[p].names))
    for s in own:
        later = s.document == said.document and s.start >= said.start
        later = later or (said.date is not None and s.date is not None and s.date > said.date)
        if later and gives_back(s.text, thing):
            return s
    return None


def _line(said: Statement, back: Statement | None, snapshot: Snapshot) -> Line:
    people = [p for p in (said.mentions or said.subjects) if p in snapshot.people]
    one = people[0] if len(people) == 1 else None
    head = f"{snapshot.label(one)}: " if one else ""
    gone = f", went back by your note of {long_date(back.date)}" if back and back.date else ""
    cited = [said.cite(snapshot.today), *([back.cite(snapshot.today)] if back and back is not said else [])]
    return Line(f"{head}“{plain(said.text)}”{gone}", one, tuple(cited))


QUERIES = {Kind.LENT: lent}
