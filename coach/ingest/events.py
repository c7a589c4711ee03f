"""Which happenings the documents speak of: calendar entries, programmes, notes and attendee lists, grouped.

Two names are one event when they have the same words but for the year, the day's number and the place, and their
dates are near. An attendee list that does not name its event takes that of the programme in its folder, or what
its own name or its folder's says; else its guests belong to no event.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from coach.event_names import key, year


class Speaks(IntEnum):
    """Who speaks of an event, in the order in which they are believed about its name."""

    PROGRAMME = 0
    NOTE = 1  # or a list of attendees
    CALENDAR = 2


@dataclass(frozen=True, slots=True)
class EventClaim:
    """A document's word that there was or will be an event. A calendar entry only joins or stands alone, since
    weekly calls share a name and are not one event."""

    document: int
    name: str
    starts: dt.date | None
    ends: dt.date | None = None
    location: str = ""
    by: Speaks = Speaks.NOTE


@dataclass
class Grouped:
    """One event and the documents that speak of it. `dated` says that the days come from a programme or calendar
    and not from the day on which a note was written."""

    name: str
    starts: dt.date | None
    ends: dt.date | None
    location: str = ""
    dated: bool = False
    documents: list[int] = field(default_factory=list)


DAYS_BETWEEN = 4  # of one event's notes
PLANNED_AHEAD = 60  # days before an event that its plans may be written
WRITTEN_AFTER = 30  # days after it that its notes may be


def group(claims: Sequence[EventClaim]) -> list[Grouped]:
    """Events, those of programmes first."""
    events: list[Grouped] = []
    by_key: dict[tuple[str, ...], list[Grouped]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: (c.by, c.starts or dt.date.max, c.document)):
        alike = by_key[key(claim.name)]
        match = next((e for e in alike if _same(e, claim)), None)
        if match is None:
            dated = claim.by != Speaks.NOTE and claim.starts is not None
            match = Grouped(claim.name, claim.starts, claim.ends or claim.starts, claim.location, dated)
            events.append(match)
            alike.append(match)
        else:
            _widen(match, claim)
        match.documents.append(claim.document)
    return events


def _same(event: Grouped, claim: EventClaim) -> bool:
    """Whether a claim of the same key is about this event."""
    years = {y for y in (year(event.name), year(claim.name)) if y}
    return len(years) <= 1 and _near(event, claim)


def _near(event: Grouped, claim: EventClaim) -> bool:
    if claim.starts is None or event.starts is None:
        return True
    first, last = event.starts, event.ends or event.starts
    before, after = (first - claim.starts).days, (claim.starts - last).days
    if claim.by == Speaks.CALENDAR:
        return (before <= 0 and after <= 0) or (not event.dated and 0 < after <= PLANNED_AHEAD)
    if event.dated and claim.by == Speaks.NOTE:
        return before <= PLANNED_AHEAD and after <= WRITTEN_AFTER
    return before <= DAYS_BETWEEN and after <= (DAYS_BETWEEN if event.dated else PLANNED_AHEAD)


def _widen(event: Grouped, claim: EventClaim) -> None:
    event.location = event.location or claim.location
    if year(claim.name) and not year(event.name):
        event.name = _spelled(claim.name, event.name)
    else:
        event.name = _spelled(event.name, claim.name)
    sure = claim.by != Speaks.NOTE
    if claim.starts is None or (event.dated and not sure):
        return
    apart = event.starts is not None and (claim.starts - (event.ends or event.starts)).days > DAYS_BETWEEN
    if event.starts is None or (sure and not event.dated) or apart:
        # The calendar knows the days better than notes do, and a plan is written before the event.
        event.starts, event.ends = claim.starts, claim.ends or claim.starts
    else:
        event.starts = min(event.starts, claim.starts)
        event.ends = max(d for d in (event.ends, claim.ends, claim.starts) if d)
    event.dated |= sure


def _spelled(name: str, other: str) -> str:
    """A name without capitals, as that of a file, in the spelling of another of the same event. The year stays.

    >>> _spelled("paper days 2026", "Paper Days, Ghent"), _spelled("Paper Days", "PAPER DAYS")
    ('Paper Days 2026, Ghent', 'Paper Days')
    """
    if name != name.lower() or other == other.lower():
        return name
    words, comma, place = other.partition(",")
    said = year(name)
    return f"{words} {said}{comma}{place}" if said and not year(other) else other
