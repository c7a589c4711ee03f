"""What the user told of themselves: name, e-mail addresses, employer and profile; and their goals, from their notes."""

from __future__ import annotations

import datetime as dt
import re

from coach.ask.name_book import NameBook
from coach.ask.plan import Kind, Plan
from coach.ask.plan_in_words import in_time
from coach.ask.queries.found import Found, Line, counted, listed
from coach.ask.snapshot import Snapshot
from coach.ask.time_in_words import Period
from coach.evidence import Statement
from coach.goals import goals
from coach.store.values import Me
from coach.text import fold, plain

WHO = "who you are"
_WORDS = {"name": "name", "e-mail": "e-mail address", "employer": "employer", "profile": "LinkedIn profile"}


def mine(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """One thing about the user, as they said it; that it is not known where they did not."""
    me = snapshot.repository.me()
    if plan.asked == WHO:
        where = f" of {me.employer}" if me.employer else ""
        return Found(f"That is you{where}. Settings holds what I know of you.")
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


_WHO_IS = re.compile(r"(?:who|wer) (?:is|ist) (?P<name>[^,]+)")


def asks_for(question: str, me: Me) -> bool:
    """Whether a question asks who the user is, by the name that they gave."""
    match = _WHO_IS.fullmatch(fold(question).strip(" ?.!"))
    return match is not None and bool(me.name) and match["name"].strip() == fold(me.name)


def my_goals(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """The user's goals in the order of their notes, the newest note first; None where no note tells of any."""
    every = goals(snapshot.repository, snapshot.today, closed_too=True)
    found = [s for s in every if plan.period is None or _of_time(s, plan.period)]
    if every and not found and plan.period:
        return Found(f"Your notes hold no goals {in_time(plan.period.words)}.", abstained=True)
    if not found:
        return None
    found.sort(key=lambda s: (s.date or dt.date.min, -s.document, -s.start), reverse=True)
    rows = tuple(Line(plain(s.text), None, (s.cite(snapshot.today),)) for s in found)
    text = f"{counted(len(rows), 'goal')} by your notes."
    if re.search(r"\b(?:met|reached|achieved|done|open|left|fulfilled|missing)\b", plan.question.casefold()):
        text += " They do not say which of them are reached."
    return Found(text, rows)


def _of_time(goal: Statement, period: Period) -> bool:
    """Whether a goal was noted in a time, or in a note that names it: "Goals 2027", written in December."""
    year = str(period.first.year)
    return period.holds(goal.date) or (period.first.year == period.last.year and year in goal.title)


QUERIES = {Kind.MINE: mine, Kind.GOALS: my_goals}
