"""The evening before an event as a calendar entry (RFC 5545): whom to find first, and what was promised.

A calendar is often copied to a server of somebody else's. So the entry holds names, roles and promises only, each as far as
it might be said in public, and nothing that rests on a passage told in confidence.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator

from coach.briefing.brief import AttendeeCard, Brief
from coach.briefing.page import who
from coach.checks.display import visible
from coach.checks.echoes import closed_title
from coach.errors import UsageError
from coach.event_names import key
from coach.evidence import Fact
from coach.review.cleared import may_be_said
from coach.review.reviewer import Reviewer

READING = dt.timedelta(minutes=20)
MOST_PROMISES = 12
_LEFT_OUT = "Some lines are not here because a calendar is no place for them. The briefing has them all."


def reminder(brief: Brief, at: dt.time, reviewer: Reviewer) -> bytes:
    """A calendar file with one entry on the evening before the event, in the time of wherever the user is then.

    Raises UsageError where the day of the event is not known, or has come.
    """
    from icalendar import Alarm, Calendar, Event

    if brief.starts is None:
        raise UsageError("No date is known for this event, so there is no evening before it.")
    if brief.made is not None and brief.starts <= brief.made:
        raise UsageError("This event has begun, so there is no evening before it any more.")
    begins = dt.datetime.combine(brief.starts - dt.timedelta(days=1), at)
    title = _title(brief, reviewer)
    entry = Event()
    entry.add("uid", _uid(brief))
    entry.add("dtstamp", dt.datetime.combine(brief.made or brief.starts, dt.time(), dt.UTC))
    entry.add("dtstart", begins)
    entry.add("dtend", begins + READING)
    entry.add("summary", title)
    entry.add("description", "\n".join(_lines(brief, reviewer)))
    entry.add("class", "PRIVATE")
    entry.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", dt.timedelta())
    entry.add_component(alarm)
    calendar = Calendar()
    calendar.add("prodid", "-//Rapport//Briefing//EN")
    calendar.add("version", "2.0")
    calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _uid(brief: Brief) -> str:
    """The same for every briefing of an event, so that a newer file takes the place of the older entry."""
    year = brief.starts.year if brief.starts else 0
    said = f"{' '.join(key(brief.event))} {year}"
    return f"briefing-{hashlib.sha256(said.encode(errors='replace')).hexdigest()[:20]}@rapport.invalid"


def _title(brief: Brief, reviewer: Reviewer) -> str:
    name = _plain(brief.event)
    told = f"Get ready for {name}"
    return told if not closed_title(name) and _may_be_read(told, reviewer) else "Get ready for tomorrow"


def _lines(brief: Brief, reviewer: Reviewer) -> Iterator[str]:
    first = [line for name in brief.find_first if (line := _named(name, brief, reviewer))]
    whole = [
        f"{name}, {who(card)}" if (card := _card(name, brief)) and who(card) else name
        for name in brief.find_first
    ]
    promised = [(card, fact) for card in brief.attendees for fact in card.facts if fact.kind == "promise"]
    open_ones = [line for card, fact in promised if (line := _promise(card, fact, reviewer))]
    owed = open_ones[:MOST_PROMISES]
    if first:
        yield "Find first:"
        yield from (f"{n}. {line}" for n, line in enumerate(first, 1))
    if owed:
        yield from ["", "Promised:"] if first else ["Promised:"]
        yield from (f"- {line}" for line in owed)
        if len(open_ones) > len(owed):
            yield f"And {len(open_ones) - len(owed)} more in the briefing."
    if first != [_plain(x) for x in whole] or len(open_ones) < len(promised):
        yield ""
        yield _LEFT_OUT


def _card(name: str, brief: Brief) -> AttendeeCard | None:
    return next((c for c in brief.attendees if c.name == name), None)


def _named(name: str, brief: Brief, reviewer: Reviewer) -> str:
    """Name and role; the name alone where the role may not be read by others; empty where the name may not."""
    card = _card(name, brief)
    role = [x for x in (card.title, card.organisation) if x] if card else []
    line = _plain(", ".join([name, *role]))
    # The role by itself too: in a list it is no sentence.
    if all(_may_be_read(x, reviewer) for x in (line, *(f"{x}." for x in role))):
        return line
    return _plain(name) if _may_be_read(_plain(name), reviewer) else ""


def _promise(card: AttendeeCard, fact: Fact, reviewer: Reviewer) -> str:
    """A promise without the note's own words; empty where it may not be read by others."""
    said = fact.text.partition(" (“")[0].rstrip(".")
    of_user, of_them = "You promised: ", " promised you: "
    if said.startswith(of_user):
        line = _plain(f"You promised {card.name}: {said.removeprefix(of_user)}")
    else:
        line = _plain(f"{card.name} promised you: {said.partition(of_them)[2]}")
    closed = any(c.restricted for c in fact.citations)
    return "" if closed or not _may_be_read(line, reviewer) else line


def _may_be_read(line: str, reviewer: Reviewer) -> bool:
    """Whether a line may stand where anybody might read it."""
    return may_be_said(reviewer, line, "public")


def _plain(text: str) -> str:
    return " ".join(visible(text).split())
