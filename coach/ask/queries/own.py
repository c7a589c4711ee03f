"""What the user told of themselves: name, e-mail addresses, employer and profile. No note is asked for them."""

from __future__ import annotations

from coach.ask.name_book import NameBook
from coach.ask.plan import Kind, Plan
from coach.ask.queries.found import Found, Line, listed
from coach.ask.snapshot import Snapshot

_WORDS = {"name": "name", "e-mail": "e-mail address", "employer": "employer", "profile": "LinkedIn profile"}


def mine(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """One thing about the user, as they said it; that it is not known where they did not."""
    me = snapshot.repository.me()
    held = {
        "name": [me.name],
        "e-mail": list(me.emails),
        "employer": [me.employer],
        "profile": [me.profile],
    }[plan.asked]
    values = [v for v in held if v]
    what = _WORDS[plan.asked]
    if not values:
        return Found(f"I do not know your {what}: you can add it on the Settings page.", abstained=True)
    if len(values) == 1:
        return Found(f"Your {what} is {values[0]}.", (Line(values[0]),))
    return Found(f"Your {what}es are {listed(values)}.", tuple(map(Line, values)))


QUERIES = {Kind.MINE: mine}
