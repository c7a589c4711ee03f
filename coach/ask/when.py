"""Dates out of the evidence, for "when" questions without a query of their own."""

from __future__ import annotations

import datetime as dt

from coach.ask.abstain import surely
from coach.ask.plan import Plan
from coach.ask.queries.found import Found, Line
from coach.ask.retrieve import Evidence
from coach.ask.time_in_words import long_date
from coach.dates import DateMention, find_dates
from coach.evidence import Statement
from coach.text import plain

MUCH = 1.0
"""By how much a sentence may score less than the best one and still give the date."""


def dated(plan: Plan, evidence: Evidence) -> Found | None:
    """The date in the best sentence: the one it names, else (for things past) the day it was written."""
    leading = [s for s in evidence.ranked[:12] if surely(plan, s)][:5]
    enough = 0.6 * max((s.held for s in leading), default=0.0)
    for scored in leading:
        if scored.score < leading[0].score - MUCH:
            break
        said = _said(scored.statement)
        if _is_past(plan):  # what was promised by a day says nothing of the day on which it was done
            said = [m for m in said if m.relation not in ("by", "before", "until", "due")]
        if said and scored.held >= enough:
            return _found(scored.statement, said[0].first, said[0].last)
    for scored in [s for s in leading if not _deadline(s.statement)][:1]:
        if scored.statement.date and _is_past(plan):
            return _found(scored.statement, scored.statement.date, scored.statement.date)
    return None


def _said(statement: Statement) -> list[DateMention]:
    if statement.date is None:
        return []
    said = (
        m for m in find_dates(statement.text, statement.date) if m.text.casefold() not in ("now", "today")
    )
    return sorted(said, key=lambda m: not m.exact)


def _deadline(statement: Statement) -> bool:
    return any(m.relation in ("by", "before", "due") for m in _said(statement))


def _is_past(plan: Plan) -> bool:
    words = f" {plan.question.casefold()} "
    return any(w in words for w in (" did ", " was ", " were ", " had ", " has ", " have "))


def _found(statement: Statement, first: dt.date, last: dt.date) -> Found:
    if first == last:
        value, words = first.isoformat(), long_date(first)
    else:
        value, words = (
            f"{first.isoformat()} to {last.isoformat()}",
            f"{long_date(first)} to {long_date(last)}",
        )
    quote = plain(statement.text)
    line = Line(f"{value}: {quote}", next(iter(statement.subjects), None), (statement.cite(),))
    return Found(f"{words}: {quote}", (line,), people=statement.subjects)
