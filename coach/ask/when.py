"""Dates out of the evidence, for "when" questions without a query of their own."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from coach.ask.abstain import surely
from coach.ask.deadlines import day_behind
from coach.ask.german import is_german
from coach.ask.plan import Plan
from coach.ask.queries.found import Found, Line
from coach.ask.rank import Scored
from coach.ask.retrieve import Evidence
from coach.ask.time_in_words import long_date
from coach.ask.vocabulary import terms
from coach.dates import DateMention, find_dates
from coach.evidence import MESSAGES, Statement
from coach.index.words import stem
from coach.text import plain

Following = Callable[[Statement], Statement | None]
"""The sentence right behind another one in its document."""

MUCH = 1.0
"""By how much a sentence may score less than the best one and still give the date."""


def dated(plan: Plan, evidence: Evidence) -> Found | None:
    """The date in the best sentence: the one it names, else (for things past) the day it was written."""
    leading = [s for s in evidence.ranked[:12] if surely(plan, s)][:5]
    enough = 0.6 * max((s.held for s in leading), default=0.0)
    telling: list[tuple[Scored, DateMention]] = []
    for scored in leading:
        if scored.score < leading[0].score - MUCH:
            break
        said = _nearest_first(_said(scored.statement), scored.statement, plan)
        if _is_past(plan):  # what was promised by a day says nothing of the day on which it was done
            said = [m for m in said if m.relation not in ("by", "before", "until", "due")]
        said = [m for m in said if not _another_week(m, scored.statement, plan)]
        if said and scored.held >= enough:
            telling.append((scored, said[0]))
    if telling:
        return _newest(plan, telling)
    for scored in [s for s in leading if not _deadline(s.statement)][:1]:
        if scored.statement.date and _is_past(plan):
            return _found(scored.statement, scored.statement.date, scored.statement.date)
    return None


def set_behind(plan: Plan, evidence: Evidence, following: Following) -> Found | None:
    """The day that the sentence behind the best one sets for what it asks: "Could you send me the table? Friday would be
    early enough." """
    best = evidence.ranked[0].statement if evidence.ranked else None
    if best is None or best.date is None or best.kind not in MESSAGES or _said(best):
        return None
    if not _ASKS_DEADLINE.search(plan.question):
        return None
    behind = following(best)
    day = day_behind(behind.text, best.date) if behind is not None else None
    if behind is None or day is None:
        return None
    quote = f"{plain(best.text)} {plain(behind.text)}"
    cited = (best.cite(), behind.cite())
    line = Line(f"{day.isoformat()}: {quote}", next(iter(best.subjects), None), cited)
    return Found(f"{_in_words(day, day)}: {quote}", (line,), people=best.subjects)


def _newest(plan: Plan, telling: Sequence[tuple[Scored, DateMention]]) -> Found:
    """The best sentence's date, or that of a newer one which sets another day for the same; the older day stands behind it."""
    best, day = telling[0]
    later = [
        (s, m)
        for s, m in telling[1:]
        if _replaces(plan, s, best) and (m.first, m.last) != (day.first, day.last)
    ]
    if not later or _is_past(plan):
        found = _found(best.statement, day.first, day.last)
        return found if _is_past(plan) else _with_others(plan, found, telling)
    newest, moved = max(later, key=lambda x: x[0].statement.date or dt.date.min)
    found, before = (
        _found(newest.statement, moved.first, moved.last),
        _found(best.statement, day.first, day.last),
    )
    said = f" (as of {long_date(best.statement.date)})" if best.statement.date else ""
    was = replace(before.lines[0], value=f"earlier: {before.lines[0].value}")
    text = f"{found.text} Earlier: {_in_words(day.first, day.last)}{said}."
    return replace(found, text=text, lines=(*found.lines, was))


def _with_others(plan: Plan, found: Found, telling: Sequence[tuple[Scored, DateMention]]) -> Found:
    """The date found, and another day that a sentence of the same note sets for the same: which is meant, the words tell."""
    best, day = telling[0]
    for scored, other in telling[1:]:
        one = scored.statement
        same = one.document == best.statement.document and scored.missing <= best.missing
        if same and other.exact and day.exact and other.first not in (day.first, day.last):
            more = _found(one, other.first, other.last)
            return replace(found, text=f"{found.text} Also {more.text}", lines=(*found.lines, *more.lines))
    return found


def _replaces(plan: Plan, newer: Scored, older: Scored) -> bool:
    """Whether a sentence of a later day, on the same people and all of the matter, sets the day anew: each deadline does, any
    other day where the sentence says that something changed."""
    one, other = newer.statement, older.statement
    if one.date is None or other.date is None or one.date <= other.date or newer.missing - older.missing:
        return False
    if set(one.subjects).isdisjoint(other.subjects) and (one.subjects or other.subjects):
        return False
    return _ASKS_DEADLINE.search(plan.question) is not None or _CHANGED.search(one.text) is not None


_ASKS_DEADLINE = re.compile(
    r"\b(?:by|until|till) when\b|\bhow long\b|\bwhen\b.*\b(?:need|want|expect|due|deadline|have to|must|should|latest)|\b(?:deadline|due date|cut-?off)\b"
    r"|\bbis wann\b|\bwann\b.*\b(?:brauch|erwart|fällig|muss|soll|spätestens)|\b(?:frist|abgabetermin|stichtag)\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:now|moved|postponed|put (?:off|back)|brought forward|slipped|delayed|changed|rescheduled|instead|new (?:date|day|deadline)|"
    r"jetzt|nun|verschoben|verlegt|vorgezogen|stattdessen|neue[rns]? (?:termin|datum|frist))\b",
    re.IGNORECASE,
)


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
    if is_german(plan.question):
        return any(
            w in words for w in (" war ", " waren ", " hat ", " haben ", " habe ", " hatte ", " wurde ")
        )
    if re.search(r" (?:do|does|will|must|should) ", words):
        return False  # "until when does it have time?"
    return any(w in words for w in (" did ", " was ", " were ", " had ", " has ", " have "))


_WEEKDAY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend",
    re.IGNORECASE,
)


def _another_week(mention: DateMention, statement: Statement, plan: Plan) -> bool:
    """Whether a bare weekday of a message lies behind the day of a question about what is ahead: the two may have meant
    the week of an event, so that the message is quoted and no date is made of it."""
    bare = _WEEKDAY.fullmatch(mention.text.strip()) is not None
    return bare and statement.kind in MESSAGES and mention.last < plan.today and not _is_past(plan)


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
