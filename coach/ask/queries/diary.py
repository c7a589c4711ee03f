"""What the user noted, held and wrote in some days, and the last note: "what happened on 14 October?"."""

from __future__ import annotations

import datetime as dt

from coach.ask.name_book import NameBook
from coach.ask.plan import Kind, Plan
from coach.ask.queries.found import Found, Line, counted
from coach.ask.snapshot import Snapshot
from coach.ask.time_in_words import long_date
from coach.evidence import NOTES
from coach.store.rows import cite
from coach.text import plain


def diary(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """Notes and calendar entries of a period by day, one row each; the newest note alone where the last one is asked."""
    if plan.asked == "last note":
        return _last_note(snapshot)
    there = _noted_there(plan, snapshot)
    if plan.period is None and not there:
        return None
    rows: list[tuple[dt.date, str, Line]] = []
    for document, (row, _) in snapshot.notes.items():
        if row.kind in NOTES and row.date and _inside(plan, row.date, document, there):
            said = snapshot.statements_of([document])
            cited = said[0].cite(snapshot.today) if said else cite(row)
            rows.append((row.date, row.title, Line(f"{row.date.isoformat()}: {row.title}", None, (cited,))))
    noted = {(day, title.casefold()) for day, title, _ in rows}
    for document, (row, entry) in snapshot.calendar.items():
        day = entry.starts.date() if entry.starts else None
        held = row.kind == "event" and not entry.cancelled and not entry.declined
        if day and held and _inside(plan, day, document, there) and (day, entry.name.casefold()) not in noted:
            rows.append(
                (day, entry.name, Line(f"{day.isoformat()}: {entry.name}, calendar", None, (cite(row),)))
            )
    if not rows:
        return Found("Nothing is in your notes and calendar for that time.", abstained=True)
    rows.sort(key=lambda r: r[:2])
    text = f"{counted(len(rows), 'entry', 'entries')} in your notes and calendar."
    return Found(text, tuple(line for *_, line in rows))


def _noted_there(plan: Plan, snapshot: Snapshot) -> set[int]:
    """The documents of the events or the place named."""
    found = {d for e in plan.event_ids for d in snapshot.events[e].documents}
    return found | {d for m in plan.mentions.events if m.by_place for d in snapshot.noted_at(m.surface)}


def _inside(plan: Plan, day: dt.date, document: int, there: set[int]) -> bool:
    """Whether a document is of the days and the place asked about, and nothing that is still to come."""
    past = plan.period is not None or day <= plan.today
    return (
        past
        and (plan.period is None or plan.period.holds(day))
        and (not plan.mentions.events or document in there)
    )


def _last_note(snapshot: Snapshot) -> Found | None:
    dated = [(row.date, d) for d, (row, _) in snapshot.notes.items() if row.kind in NOTES and row.date]
    past = [(day, d) for day, d in dated if day <= snapshot.today]
    if not past:
        return None
    day, document = max(past)
    title = snapshot.notes[document][0].title
    said = snapshot.statements_of([document])
    lines = tuple(Line(f"“{plain(s.text)}”", None, (s.cite(snapshot.today),)) for s in said)
    return Found(f"Your last note is of {long_date(day)}: {title}.", lines)


QUERIES = {Kind.DIARY: diary}
