"""Queries on whose turn it is, and whether somebody answered."""

from __future__ import annotations

import datetime as dt

from coach.ask.name_book import NameBook
from coach.ask.plan import Kind, Plan
from coach.ask.queries.found import Found, Line, counted
from coach.ask.snapshot import Snapshot
from coach.ask.time_in_words import long_date
from coach.store.values import MessageView


def turn(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """One-to-one conversations whose last message waits for an answer, from the user or from them."""
    if plan.asked == "answered":
        return _answered(plan, snapshot)
    wanted = set(plan.person_ids)
    lines: list[tuple[dt.date, Line]] = []
    whose: dict[str, str] = {}
    for person, (side, document) in snapshot.turns.items():
        if person not in wanted if wanted else side != plan.asked:
            continue
        whose[person] = side or ""
        last = snapshot.message_of[document]
        day = last.sent.date() if last.sent else dt.date.min
        lines.append((day, _row(snapshot, person, last, day)))
    lines.sort(key=lambda x: x[0], reverse=True)
    rows = tuple(line for _, line in lines)
    return Found(_turn_sentence(plan, whose), rows, people=tuple(x.person for x in rows if x.person))


def _row(snapshot: Snapshot, person: str, last: MessageView, day: dt.date) -> Line:
    wrote = "has your message" if last.sender_is_user else "wrote"
    cited = (snapshot.naming(last.document, person),)
    return Line(f"{snapshot.label(person)}: {wrote}, {day.isoformat()}", person, cited)


def _answered(plan: Plan, snapshot: Snapshot) -> Found:
    """Whether the last message that passed is theirs, for everybody the name may mean."""
    lines: list[Line] = []
    said: list[str] = []
    for person in plan.person_ids:
        passed = [m for m in snapshot.letters_with.get(person, ()) if m.sent]
        last = passed[-1] if passed else None
        if last is None or last.sent is None:
            continue
        day, label = last.sent.date(), snapshot.label(person)
        lines.append(_row(snapshot, person, last, day))
        if last.sender_is_user:
            said.append(f"No: your message to {label} of {long_date(day)} has no answer so far.")
        elif any(m.sender_is_user for m in passed):
            said.append(f"Yes: {label} wrote on {long_date(day)}.")
        else:
            said.append(
                f"{label} wrote on {long_date(day)}, and no message of yours is on record before that."
            )
    if not lines:
        return Found("There are no messages between you.", people=plan.person_ids, abstained=True)
    return Found(" ".join(said), tuple(lines), people=tuple(x.person for x in lines if x.person))


def _turn_sentence(plan: Plan, whose: dict[str, str]) -> str:
    if plan.person_ids:
        sides = {"user": "It is your turn.", "them": "It is their turn.", "": "Nobody owes an answer."}
        return (
            " ".join(dict.fromkeys(sides[s] for s in whose.values())) or "There are no messages between you."
        )
    if not whose:
        return "Nobody is waiting for an answer." if plan.asked == "user" else "Nobody owes you an answer."
    state = "waiting for your answer" if plan.asked == "user" else "with a message of yours, unanswered"
    return f"{counted(len(whose), 'person', 'people')} {state}."


QUERIES = {Kind.TURN: turn}
