"""A captured draft in words for the command line, and as its JSON."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from coach.capture.captured import NEW, Captured, CapturedPerson, CapturedPromise, Part, Piece, Sure
from coach.dates import say
from coach.evidence import Restriction

if TYPE_CHECKING:
    from coach.capture.desk import Kept

_WHO = {"me": "only you", "employer": "your employer", "open": "as usual", "public": "everybody"}


def as_lines(draft: Captured, today: dt.date) -> list[str]:
    """The draft as it was understood, a line each."""
    lines = [draft.note] if draft.note else []
    lines.append(f"Day       {say(draft.day, today, weekday=True)}")
    lines += [f"Person    {person_line(p)}" for p in draft.people]
    lines += [f"Planned   {say(draft.planned, today, weekday=True)}"] if draft.planned else []
    lines += [f"Event     {draft.event.text}{_doubt(draft.event.sure)}"] if draft.event else []
    for promise in draft.promises:
        label = "Promise  " if promise.kept else "Perhaps  "
        lines.append(f"{label} {promise_line(draft, promise, today)}")
    if draft.audience:
        lines.append(f"Audience  {_WHO.get(draft.audience, draft.audience)}, for the whole note")
    for part in draft.parts:
        if closed := circle(part, today):
            lines.append(f"Audience  {closed}: “{part.piece.text}”")
    return lines


def kept_lines(kept: Kept) -> list[str]:
    """What was kept, and the way back."""
    return [f"Kept as {kept.source}. Take it back with: coach undo {kept.receipt.batch}"]


def person_line(person: CapturedPerson) -> str:
    """One person: known, new, or several to choose from."""
    if person.open:
        return f"{person.name.text}: one of {'; '.join(c.label for c in person.candidates)}"
    at = ", ".join(p.text for p in (person.role, person.organisation) if p) or person.which
    said = f", {at}" if at else ""
    if person.chosen == NEW:
        return f"{person.name.text} (new){said}"
    return f"{person.full_name}{_doubt(person.name.sure)}{said}"


def promise_line(draft: Captured, promise: CapturedPromise, today: dt.date) -> str:
    """ "you → Dana Kim: Dagster post, by 1 December"."""
    name = draft.people[promise.person].full_name
    sides = f"you → {name}" if promise.mine else f"{name} → you"
    due = f", by {say(promise.due, today)}" if promise.due else ""
    return f"{sides}: {promise.what.text}{due}"


def circle(part: Part, today: dt.date) -> str:
    """Who may see a part; empty where nothing limits it."""
    if part.audience:
        until = f" until {say(part.until, today)}" if part.until else ""
        return f"{_WHO.get(part.audience, part.audience)}{until}"
    limit = part.limit
    if limit is None or not limit.holds(today):
        return ""
    return _limit(limit, today)


def _limit(limit: Restriction, today: dt.date) -> str:
    who = ", ".join(limit.names) or _WHO[str(limit.audience)]
    teller = f", told by {limit.told_by}" if limit.told_by else ""
    until = f" until {say(limit.until, today)}" if limit.until else ""
    return f"{who}{until}{teller}"


def _doubt(sure: Sure) -> str:
    return "" if sure is Sure.SURE else " (likely)" if sure is Sure.LIKELY else " (a guess)"


def as_json(draft: Captured) -> dict[str, Any]:
    """The command line's JSON. Offsets count code points of `text`."""
    return {
        "text": draft.text,
        "date": draft.day.isoformat(),
        "date_said": _piece(draft.day_said),
        "people": [
            {
                **_piece_of(p.name),
                "person": p.known.id if p.known else None,
                "new": p.chosen == NEW,
                "met": p.met,
                "candidates": [
                    {"id": c.id, "name": c.name, "organisation": c.organisation, "title": c.title}
                    for c in p.candidates
                ],
                "organisation": _piece(p.organisation),
                "role": _piece(p.role),
            }
            for p in draft.people
        ],
        "planned": draft.planned.isoformat() if draft.planned else None,
        "event": _piece(draft.event),
        "promises": [
            {
                "by": "user" if p.mine else draft.people[p.person].full_name,
                "to": draft.people[p.person].full_name if p.mine else "user",
                "what": _piece_of(p.what),
                "due": p.due.isoformat() if p.due else None,
                "kept": p.kept,
            }
            for p in draft.promises
        ],
        "passages": [{**_piece_of(p.piece), **_limit_json(p)} for p in draft.parts if p.kept],
        "audience": draft.audience or None,
        "writer": draft.writer,
        **({"note": draft.note} if draft.note else {}),
    }


def _piece_of(piece: Piece) -> dict[str, Any]:
    return {"text": piece.text, "start": piece.start, "end": piece.end, "sure": str(piece.sure)}


def _piece(piece: Piece | None) -> dict[str, Any] | None:
    return _piece_of(piece) if piece else None


def _limit_json(part: Part) -> dict[str, Any]:
    limit = part.limit
    if part.audience:
        return {
            "audience": part.audience,
            "told_by": None,
            "until": part.until.isoformat() if part.until else None,
            "marker": None,
        }
    if limit is None:
        return {"audience": None, "told_by": None, "until": None, "marker": None}
    return {
        "audience": ", ".join(limit.names) or str(limit.audience), "told_by": limit.told_by or None,
        "until": limit.until.isoformat() if limit.until else None, "marker": limit.marker,
    }  # fmt: skip
