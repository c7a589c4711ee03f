"""Brings the stored audiences of statements in step with the user's rules: the one place where rules take effect.

What the text itself says is kept beside it (`Statement.stated`) where a rule changed it, and comes back when the rule
goes. Called at the end of every derivation and whenever a rule changes; without rules it costs two small queries.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from coach.confidence_rules import AudienceRule, Standing, concerns, effective
from coach.evidence import Audience, Restriction
from coach.store import audience_rules
from coach.store import tables as t
from coach.store.repository import restriction_of

_BATCH = 500
CAPTURED = "captured/"
"""The folder of the notes that were written in Rapport itself."""


def apply_audiences(session: Session, workspace: int) -> int:
    """Make every statement's audience what its text and the rules say; gives how many changed."""
    rules = [r for r in audience_rules.load(session, workspace) if not _dropped(session, workspace, r)]
    changed = select(t.Statement.document_id).where(t.Statement.stated.is_not(None)).distinct()
    before = set(session.scalars(changed))
    concerned = _concerned(session, workspace, rules) if rules else {}
    documents = sorted(before | set(concerned))
    rows: list[dict[str, Any]] = []
    for start in range(0, len(documents), _BATCH):
        part = documents[start : start + _BATCH]
        query = select(t.Statement).where(t.Statement.document_id.in_(part))
        for row in session.scalars(query).all():
            new = _columns(row, concerned.get(row.document_id, ()))
            if any(getattr(row, name) != value for name, value in new.items()):
                rows.append({"id": row.id, **new})
    if rows:
        session.execute(update(t.Statement), rows)
        session.expire_all()
    return len(rows)


def _dropped(session: Session, workspace: int, rule: AudienceRule) -> bool:
    """Whether a click was on a captured note that was taken back: its file is nowhere else, so the click goes too."""
    if rule.scope == "folder" or not rule.pattern.startswith(CAPTURED):
        return False
    path = t.SourceFile.path == rule.pattern
    if session.scalar(select(t.SourceFile.id).where(t.SourceFile.workspace_id == workspace, path).limit(1)):
        return False
    return audience_rules.remove(session, workspace, rule.id)


def _concerned(
    session: Session, workspace: int, rules: list[AudienceRule]
) -> dict[int, tuple[AudienceRule, ...]]:
    """Document → the rules about it."""
    query = (
        select(t.Document.id, t.Document.source, t.Document.place, t.SourceFile.origin)
        .join(t.SourceFile, t.SourceFile.id == t.Document.file_id)
        .where(t.Document.workspace_id == workspace, t.Document.kind.not_in(("contact", "attendee")))
    )
    found: dict[int, list[AudienceRule]] = defaultdict(list)
    for document, source, place, origin in session.execute(query).tuples():
        where = Standing(source, place, origin)
        found[document] += [r for r in rules if concerns(r, where)]
    return {document: tuple(given) for document, given in found.items() if given}


def _columns(row: t.Statement, rules: tuple[AudienceRule, ...]) -> dict[str, Any]:
    said = _stated(row)
    holds = effective(said, row.text, rules)
    columns = _plain(holds)
    columns["stated"] = None if holds == said else _json(said)
    return columns


def _stated(row: t.Statement) -> Restriction | None:
    """What the text says of itself."""
    if row.stated is None:
        return restriction_of(row)
    if row.stated["audience"] == Audience.OPEN:
        return None
    until = row.stated["until"]
    return Restriction(
        Audience(row.stated["audience"]), row.stated["told_by"], tuple(row.stated["names"]),
        dt.date.fromisoformat(until) if until else None, row.stated["marker"],
    )  # fmt: skip


def _plain(limit: Restriction | None) -> dict[str, Any]:
    if limit is None:
        return {"audience": "open", "told_by": "", "names": [], "until": None, "marker": ""}
    return {
        "audience": str(limit.audience), "told_by": limit.told_by, "names": list(limit.names), "until": limit.until,
        "marker": limit.marker,
    }  # fmt: skip


def _json(limit: Restriction | None) -> dict[str, Any]:
    until = limit.until if limit else None
    return {**_plain(limit), "until": until.isoformat() if until else None}
