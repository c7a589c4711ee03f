"""The JSON of what comes after a draft: the shapes that scripts rely on."""

from __future__ import annotations

import datetime as dt

from coach.follow_up.queue import ThankLine
from coach.follow_up.touch import TouchLine
from coach.follow_ups import Introduction, Sent
from coach.wire import Json, draft_json


def _day(value: dt.date | None) -> str | None:
    return value.isoformat() if value else None


def sent_json(done: Sent) -> Json:
    """That a draft was sent; `batch` is 0 where it had been noted before."""
    return {
        "person": done.person,
        "name": done.name,
        "sent": _day(done.on),
        "subject": done.subject,
        "batch": done.batch,
        "source": done.source,
        "kept": done.kept or None,
    }


def thanks_json(line: ThankLine) -> Json:
    """A line of the queue of people to thank; `later_until` is null where it was not put off."""
    return {
        "person": line.person,
        "name": line.name,
        "event": line.event,
        "date": _day(line.event_date),
        "why": line.why,
        "reasons": list(line.reasons),
        "weight": line.weight,
        "later_until": _day(line.until),
    }


def introduction_json(stands: Introduction) -> Json:
    """Where an introduction stands; `said` is null of who was not asked yet."""
    people = [
        {"person": p.id, "name": p.name, "said": stands.said.get(p.id)} for p in (stands.one, stands.two)
    ]
    return {"state": stands.state, "people": people, "drafts": [draft_json(d) for d in stands.drafts]}


def touch_json(line: TouchLine, today: dt.date) -> Json:
    """Somebody to get in touch with this week; `circle` is null for everybody else."""
    return {
        "person": line.person,
        "name": line.name,
        "last_contact": {"date": _day(line.last), "channel": line.channel},
        "circle": line.circle or None,
        "every": line.every,
        "due": _day(line.due),
        "overdue": line.overdue(today) > 0,
    }
