"""What was given to the user or by the user, as their notes tell it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence

from coach.ask.giving import MAY_TELL, gifts
from coach.ask.name_book import NameBook
from coach.ask.plan import Expect, Kind, Plan
from coach.ask.queries.done import done
from coach.ask.queries.found import Found, Line, counted, listed
from coach.ask.snapshot import Snapshot
from coach.ask.vocabulary import terms
from coach.evidence import Statement
from coach.follow_up.promise_scene import USER
from coach.follow_up.promises import scene_of
from coach.index.words import stem
from coach.text import plain


def given(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found:
    """One row for each sentence that says it, the newest first; with people or a thing named, those on them."""
    kept = done(plan, snapshot, book) if plan.expect in (Expect.YES_NO, Expect.WHO) else None
    if kept is not None and not kept.abstained:
        return kept
    between, mine = plan.asked == "what one gave the other", plan.asked.startswith("what you gave")
    matter_words, wanted = plan.asked.partition(": ")[2].split(), set(plan.person_ids)
    matter = {stem(w) for w in matter_words}
    sides = [set(m.people) for m in plan.people]
    givers, receivers = sides if between else ({USER}, wanted) if mine else (wanted, {USER})
    told = [
        (receiver if giver == USER else giver, said)
        for giver, receiver, said in _told(snapshot)
        if _among(giver, givers) and _among(receiver, receivers)
        if plan.period is None or plan.period.holds(said.date)
    ]
    fitting = [(o, s) for o, s in told if matter <= {stem(w) for w in terms(s.text)}]
    fitting.sort(key=lambda x: (x[1].date or dt.date.min, -x[1].start), reverse=True)
    way = _way([m.surface for m in plan.people], mine=mine, between=between)
    if fitting:
        lines = tuple(
            Line(f"{snapshot.label(o)}: “{plain(s.text)}”", o, (s.cite(snapshot.today),)) for o, s in fitting
        )
        people = tuple(dict.fromkeys(o for o, _ in fitting))
        return Found(f"Your notes tell of {counted(len(lines), 'thing')} that {way}.", lines, people=people)
    what = f"no “{' '.join(matter_words)}”" if matter else "nothing"
    near = tuple(s.cite(snapshot.today) for _, s in told[:3])
    return Found(
        f"Your notes tell of {what} that {way}.", citations=near, people=plan.person_ids, abstained=True
    )


def _among(party: str, wanted: Collection[str]) -> bool:
    """Whether a party is one of those asked about; where nobody is named, anybody but the user."""
    return party in wanted if wanted else party != USER


def _way(names: Sequence[str], *, mine: bool, between: bool) -> str:
    if between:
        return f"{names[0]} gave {names[1]}"
    who = listed(names)
    if mine:
        return f"you gave {who}" if who else "you gave"
    return f"you were given by {who}" if who else "you were given"


def _told(snapshot: Snapshot) -> Iterator[tuple[str, str, Statement]]:
    """Giver, receiver, and the sentence of the user's own note."""
    names = {p.id: p.names for p in snapshot.people.values()}
    for document, (row, _) in snapshot.notes.items():
        if row.kind != "note" or not MAY_TELL.search(row.text):
            continue
        said = [s for s in snapshot.statements_of([document]) if s.speaker is None]
        others = [p for p, role in snapshot.participants.get(document, ()) if role == "with"]
        for i, statement in enumerate(said):
            scene = scene_of(said, i, others, names) if MAY_TELL.search(statement.text) else None
            for giver, receiver in sorted(set(gifts(scene))) if scene else ():
                yield giver, receiver, statement


QUERIES = {Kind.GIVEN: given}
