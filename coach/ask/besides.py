"""Takes those already named out of what was found, for "who else?"."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from coach.ask.queries.found import Found, counted
from coach.ask.retrieve import Evidence


def rows_besides(found: Found, named: Collection[str]) -> Found:
    """The rows that are about nobody of them; said so where none is left."""
    lines = tuple(line for line in found.lines if line.person not in named)
    if len(lines) == len(found.lines):
        return found
    people = tuple(p for p in found.people if p not in named)
    text = (
        f"{counted(len(lines), 'more person', 'more people')}."
        if lines
        else "Nobody else: that was everybody on record."
    )
    return replace(found, text=text, lines=lines, people=people, citations=found.citations if lines else ())


def evidence_besides(evidence: Evidence, named: Collection[str]) -> Evidence:
    """The sentences that are about nobody of them and name none."""
    ranked = tuple(
        s for s in evidence.ranked if not set(named) & {*s.statement.subjects, *s.statement.mentions}
    )
    return replace(
        evidence, ranked=ranked, records=tuple(r for r in evidence.records if r.person not in named)
    )
