"""The executors of exact questions: each takes a plan and gives rows with citations, or None."""

from __future__ import annotations

from collections.abc import Callable

from coach.ask.name_book import NameBook
from coach.ask.plan import Kind, Plan
from coach.ask.queries import (
    birthdays,
    confided,
    contact,
    counts,
    deadlines,
    diary,
    done,
    employment,
    events,
    fields,
    given,
    introduced,
    lent,
    may_tell,
    meals,
    own,
    people,
    promised,
    replaced,
    requests,
    thanks,
    turns,
)
from coach.ask.queries.found import Found, Line
from coach.ask.snapshot import Snapshot

Query = Callable[[Plan, Snapshot, NameBook], Found | None]

QUERIES: dict[Kind, Query] = {
    **people.QUERIES,
    **contact.QUERIES,
    **introduced.QUERIES,
    **turns.QUERIES,
    **employment.QUERIES,
    **events.QUERIES,
    **meals.QUERIES,
    **promised.QUERIES,
    **replaced.QUERIES,
    **requests.QUERIES,
    **birthdays.QUERIES,
    **deadlines.QUERIES,
    **counts.QUERIES,
    **fields.QUERIES,
    **lent.QUERIES,
    **given.QUERIES,
    **done.QUERIES,
    **own.QUERIES,
    **confided.QUERIES,
    **diary.QUERIES,
    **may_tell.QUERIES,
    **thanks.QUERIES,
}

__all__ = ["QUERIES", "Found", "Line", "Query"]
