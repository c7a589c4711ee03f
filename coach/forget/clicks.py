"""Keeps sentences closed that the user closed by a click, when forgetting somebody changes their words."""

from __future__ import annotations

from collections import defaultdict
from difflib import SequenceMatcher

from sqlalchemy import select
from sqlalchemy.orm import Session

from coach.confidence_rules import OPENING, digest
from coach.store import tables as t

Clicked = dict[str, list[str]]
"""Source → digests of its sentences, in order."""


def sentences(session: Session, workspace: int) -> Clicked:
    """The sentences of every file with such a click."""
    rule = t.AudienceRule
    closed = (
        select(rule.pattern)
        .where(rule.workspace_id == workspace, rule.scope == "passage")
        .where(rule.audience.not_in([str(a) for a in OPENING]))
    )
    query = (
        select(t.Document.source, t.Statement.text)
        .join(t.Document, t.Document.id == t.Statement.document_id)
        .where(t.Document.workspace_id == workspace, t.Document.active, t.Document.source.in_(closed))
        .order_by(t.Document.id, t.Statement.start)
    )
    found: Clicked = defaultdict(list)
    for source, said in session.execute(query).tuples():
        found[source].append(digest(said))
    return found


def carry_over(session: Session, workspace: int, before: Clicked) -> None:
    """Where sentences changed, a click that closed one of them closes what stands there now; none opens anything."""
    after = sentences(session, workspace)
    for row in session.scalars(
        select(t.AudienceRule).where(
            t.AudienceRule.workspace_id == workspace,
            t.AudienceRule.scope == "passage",
            t.AudienceRule.audience.not_in([str(a) for a in OPENING]),
        )
    ):
        old, new = before.get(row.pattern, []), after.get(row.pattern, [])
        marks = dict.fromkeys(row.sentences)
        for kind, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if kind == "replace" and marks.keys() & set(old[start:end]):
                marks |= dict.fromkeys(new[first:last])
        row.sentences = list(marks)
