"""Which happenings the documents speak of: calendar entries, programmes, notes and attendee lists, grouped.

Two names are one event when they have the same words but for the year, the day's number and the place, and their
dates are near. An attendee list that does not name its event takes that of the programme in its folder, or the
folder's own name.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from coach.event_names import key, year


@dataclass(frozen=True, slots=True)
class EventClaim:
    """A document's word that there was or will be an event. `strong` claims name it as an event of its own (a
    programme, a note's front matter, an attendee list); a calendar entry only joins or stands alone."""

    document: int
    name: str
    starts: dt.date | None
    ends: dt.date | None = None
    location: str = ""
    strong: bool = True


@dataclass
class Grouped:
    """One event and the documents that speak of it."""

    name: str
    starts: dt.date | None
    ends: dt.date | None
    location: str = ""
    documents: list[int] = field(default_factory=list)


def group(claims: Sequence[EventClaim]) -> list[Grouped]:
    """Events in the order of their first strong claim."""
    events: list[Grouped] = []
    for claim in sorted(claims, key=lambda c: (not c.strong, c.starts or dt.date.max, c.document)):
        match = next((e for e in events if _same(e, claim)), None)
        if match is None:
            match = Grouped(claim.name, claim.starts, claim.ends or claim.starts, claim.location)
            events.append(match)
        elif claim.strong or _near(match, claim):
            _widen(match, claim)
        match.documents.append(claim.document)
    return events


def _same(event: Grouped, claim: EventClaim) -> bool:
    if key(event.name) != key(claim.name):
        return False
    years = {y for y in (year(event.name), year(claim.name)) if y}
    if len(years) > 1:
        return False
    return _near(event, claim)


def _near(event: Grouped, claim: EventClaim) -> bool:
    if claim.starts is None or event.starts is None:
        return True
    last = event.ends or event.starts
    if not claim.strong:  # weekly calls share a name and are not one event
        return event.starts <= claim.starts <= last or claim.starts == event.starts
    slack = dt.timedelta(days=4)
    # A plan written weeks before an event names it too; its own date says nothing about the event's.
    return event.starts - slack <= claim.starts <= last + slack or year(event.name) is not None


def _widen(event: Grouped, claim: EventClaim) -> None:
    if claim.starts and event.starts and abs((claim.starts - event.starts).days) > 4:
        return
    event.starts = min((d for d in (event.starts, claim.starts) if d), default=None)
    event.ends = max((d for d in (event.ends, claim.ends, claim.starts) if d), default=None)
    event.location = event.location or claim.location
    if year(claim.name) and not year(event.name):
        event.name = claim.name
