"""Dates out of the evidence, for "when" questions without a query of their own."""

from __future__ import annotations

import datetime as dt
import re

from coach.ask.abstain import surely
from coach.ask.plan import Plan
from coach.ask.queries.found import Found, Line
from coach.ask.retrieve import Evidence
from coach.ask.time_in_words import long_date
from coach.ask.vocabulary import terms
from coach.dates import DateMention, find_dates
from coach.evidence import Statement
from coach.index.words import stem
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
        said = _nearest_first(_said(scored.statement), scored.statement, plan)
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


def _nearest_first(said: list[DateMention], statement: Statement, plan: Plan) -> list[DateMention]:
    """The dates of a sentence, those first whose part of it holds most of the question's words: "surgery on 5 August, back
    at work in October"."""
    wanted = {stem(w) for w in plan.focus}

    def held(mention: DateMention) -> int:
        ends = [m.start() for m in _PART_ENDS.finditer(statement.text)]
        first = max((e for e in ends if e < mention.start), default=0)
        last = min((e for e in ends if e >= mention.end), default=len(statement.text))
        return len(wanted & {stem(w) for w in terms(statement.text[first:last])})

    return sorted(said, key=held, reverse=True) if len(said) > 1 else said


_PART_ENDS = re.compile(r"[,;:(–—](?!\d)|\b(?:and|but|und|aber)\b", re.IGNORECASE)


def _deadline(statement: Statement) -> bool:
    return any(m.relation in ("by", "before", "due") for m in _said(statement))


def _is_past(plan: Plan) -> bool:
    words = f" {plan.question.casefold()} "
    return any(w in words for w in (" did ", " was ", " were ", " had ", " has ", " have "))


def _in_words(first: dt.date, last: dt.date) -> str:
    """A day, a month or a year by its name, other stretches by their ends."""
    if first == last:
        return long_date(first)
    after = last + dt.timedelta(days=1)
    if first.day == after.day == 1:
        if (after.year * 12 + after.month) - (first.year * 12 + first.month) == 1:
            return long_date(first).partition(" ")[2]
        if first.month == after.month == 1 and after.year - first.year == 1:
            return str(first.year)
    return f"{long_date(first)} to {long_date(last)}"


def _found(statement: Statement, first: dt.date, last: dt.date) -> Found:
    words = _in_words(first, last)
    value = first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"
    quote = plain(statement.text)
    line = Line(f"{value}: {quote}", next(iter(statement.subjects), None), (statement.cite(),))
    return Found(f"{words}: {quote}", (line,), people=statement.subjects)
