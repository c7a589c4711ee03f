"""What is not everybody's, as a list: what was told in confidence, what is under an embargo, what to keep from somebody."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from dataclasses import replace

from coach.ask.name_book import NameBook
from coach.ask.plan import Kind, Plan
from coach.ask.plan_in_words import in_time
from coach.ask.queries.found import Found, Line, counted, listed
from coach.ask.snapshot import Snapshot
from coach.ask.time_in_words import long_date
from coach.checks.not_to_raise import NotToRaise
from coach.checks.unsaid import talks_of, unsaid_to
from coach.confidence import is_marker_only
from coach.evidence import Audience, Restriction, Statement
from coach.text import fold, plain

_NDA = re.compile(r"\bnda\b|\bnon-?disclosure|\bverschwiegenheit|\bgeheimhaltung", re.IGNORECASE)
"""Of a contract to keep silent, where the question asks for that and no other confidence."""
_EMBARGO = re.compile(r"\bembargo|\buntil\b", re.IGNORECASE)

_ONLY_A_DAY = re.compile(r"\W*(?:embargo|sperrfrist)\b[^.;a-z]*(?:until|bis)?[\W\d]*$", re.IGNORECASE)
"""A line that says until when, and not what."""


def confided(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """One row for each note, mail or message with closed sentences, newest first: of all, or of what one person told; None
    where the question names anything else, for which the sentences themselves are told."""
    tellers = _tellers(plan, snapshot)
    if plan.mentions.spans() and not tellers:
        return None
    dated = _EMBARGO.search(plan.question) is not None
    told: dict[int, list[Statement]] = defaultdict(list)
    for statement in snapshot.restricted:
        limit = statement.restriction
        if tellers and not (limit and fold(limit.told_by) in tellers):
            continue
        if _NDA.search(plan.question) and not _NDA.search(snapshot.documents[statement.document].text):
            continue
        inside = plan.period is None or plan.period.holds(statement.date)
        if limit is not None and limit.holds(snapshot.today) and inside and (limit.until or not dated):
            told[statement.document].append(statement)
    if not told and tellers:
        return None
    if not told:
        when = f" {in_time(plan.period.words)}" if plan.period else ""
        return Found(
            f"Nothing on record{when} is {'under an embargo' if dated else 'marked as confidential'}."
        )
    rows = sorted(told.values(), key=lambda s: (s[0].date or dt.date.min, -s[0].document), reverse=True)
    if tellers:  # each thing that they told, and not only the first of a note
        told_so = [
            s for found in rows for s in found if not (is_marker_only(s.text) or _ONLY_A_DAY.match(s.text))
        ]
        said = sorted(told_so, key=lambda s: s.restriction is None or s.restriction.marker not in s.text)
        who = snapshot.label(plan.person_ids[0])
        return Found(
            f"{who} told you {counted(len(said), 'thing', 'things')} in confidence.",
            tuple(_line([s], snapshot) for s in said),
            people=plan.person_ids,
        )
    what = "is closed until a day" if dated else "is not for everybody"
    text = f"{counted(len(rows), 'text holds', 'texts hold')} something that {what}."
    return Found(text, tuple(_line(found, snapshot) for found in rows))


_TOLD_ME = re.compile(
    r"\b(?:tell|told|say|said|confide[ds]?|trust\w*)\b|\b(?:gesagt|erzählt|anvertraut)\b", re.IGNORECASE
)


def _tellers(plan: Plan, snapshot: Snapshot) -> set[str]:
    """The names of the one person whom the question asks what they told; empty where it asks nothing of the kind."""
    if len(plan.person_ids) != 1 or not _TOLD_ME.search(plan.question) or len(plan.mentions.spans()) != 1:
        return set()
    return {fold(n) for n in snapshot.people[plan.person_ids[0]].names}


def not_to_raise(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found:
    """What not to raise with somebody: what the user told themselves not to, and what a briefing would warn of."""
    rows = {p: _rows_for(p, snapshot) for p in plan.person_ids}
    told = [p for p, found in rows.items() if found]
    lines = [
        replace(line, value=f"{snapshot.label(p)}: {line.value}") if len(told) > 1 else line
        for p in told
        for line in rows[p]
    ]
    who = snapshot.label(told[0]) if len(told) == 1 else listed([m.surface for m in plan.people])
    if not lines:
        return Found(f"Nothing on record says what to keep from {who}.", people=plan.person_ids)
    number = counted(len(lines), "thing", "things")
    return Found(f"{number} not to raise with {who}.", tuple(lines), people=tuple(told))


def _rows_for(person: str, snapshot: Snapshot) -> list[Line]:
    view, closed = snapshot.people[person], NotToRaise(snapshot.repository, snapshot.today)
    talks = talks_of(snapshot.participants)
    notes = snapshot.repository.statements(kinds=("note",))
    noted = [s for s in notes if unsaid_to(s, view, talks.get(s.document, ()))]
    lines = [
        Line(f"“{plain(s.text)}”, which you noted not to raise", person, (s.cite(snapshot.today),))
        for s in noted
        if s.id not in closed.ids
    ]
    touched = closed.about(view, view.organisation, view.title, snapshot.statements_about(person), ())
    return [*lines, *(_line(list(group.statements), snapshot) for group in touched)]


def _line(found: list[Statement], snapshot: Snapshot) -> Line:
    first = min(found, key=lambda s: (is_marker_only(s.text), s.start))
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    head = ", ".join(x for x in (first.date.isoformat() if first.date else "", first.title) if x)
    limit = for_whom(first.restriction) if first.restriction else ""
    value = f"{head}: “{plain(first.text)}”{more}, {limit}"
    return Line(value, next(iter(first.subjects), None), tuple(s.cite(snapshot.today) for s in found[:3]))


def for_whom(limit: Restriction) -> str:
    """To whom a closed text may be told, and from when to everybody."""
    until = f" until {long_date(limit.until)}" if limit.until else ""
    if limit.audience is Audience.EMPLOYER:
        return f"not for anybody outside your employer{until}"
    if limit.audience is Audience.NAMED and limit.names:
        return f"only for {listed(list(limit.names))}{until}"
    return f"private: keep it to yourself{until}"


QUERIES = {Kind.CLOSED: confided, Kind.NOT_TO_RAISE: not_to_raise}
