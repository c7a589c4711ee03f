"""Brings the stored audiences of statements in step with the user's rules, and with what was asked for in the message
beside them: the one place where either takes effect.

What the text itself says is kept beside it (`Statement.stated`) where a rule changed it, and comes back when the rule
goes. Of a card, a guest's answers or a calendar entry the sentences are there only while something closes them. Called
at the beginning of every derivation and whenever a rule changes; without rules it costs two small queries.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from coach.batches import batched
from coach.confidence_rules import OPENING, AudienceRule, concerns, effective, stricter
from coach.evidence import Audience, Restriction
from coach.ingest.closed_rows import Told, free_text, told
from coach.ingest.cues import cues
from coach.ingest.hushed import hushed
from coach.store import audience_rules
from coach.store import tables as t
from coach.store.rows import restriction_of

CAPTURED = "captured/"
"""The folder of the notes that were written in Rapport itself."""

_ROWS = ("contact", "attendee", "event")
"""Kinds of document that are a row or entry with free text in it."""

Rules = Mapping[int, tuple[AudienceRule, ...]]
"""Document → the rules about it."""


def apply_audiences(session: Session, workspace: int) -> int:
    """Make every statement's audience what its text and the rules say; gives how many changed."""
    rules = [r for r in audience_rules.load(session, workspace) if not _dropped(session, workspace, r)]
    changed = select(t.Statement.document_id).where(t.Statement.stated.is_not(None)).distinct()
    before = set(session.scalars(changed))
    concerned = _concerned(session, workspace, rules) if rules else {}
    _tell_rows(session, concerned)
    quiet = hushed(session, workspace)
    documents = before | set(concerned) | set(quiet)
    rows: list[dict[str, Any]] = []
    for part in batched(sorted(documents)):
        query = select(t.Statement).where(t.Statement.document_id.in_(part))
        for row in session.scalars(query).all():
            new = _columns(row, concerned.get(row.document_id, ()), quiet.get(row.document_id))
            if any(getattr(row, name) != value for name, value in new.items()):
                rows.append({"id": row.id, **new})
    if rows:
        session.execute(update(t.Statement), rows)
    _untell_rows(session, documents)
    session.expire_all()
    return len(rows)


def tell_rows(session: Session, workspace: int) -> None:
    """Keep the sentences of rows that a rule or click may close, before it is known which; `apply_audiences` says."""
    rules = audience_rules.load(session, workspace)
    _tell_rows(session, _concerned(session, workspace, rules) if rules else {})


def told_in(session: Session, document: t.Document) -> list[Told]:
    """The sentences of the free text of a card, a guest or a calendar entry; none of any other document."""
    if document.kind not in _ROWS:
        return []
    row = session.execute(
        select(t.Contact.note, t.Contact.extra).where(
            t.Contact.document_id == document.id, t.Contact.kind.not_in(("party", "noted"))
        )
    ).first()
    note, extra = row or ("", {})
    return told(document.text, free_text(document.kind, document.text, document.title, note, extra))


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
    found = {
        document: tuple(r for r in rules if concerns(r, where))
        for document, where in audience_rules.standings(session, workspace).items()
    }
    return {document: given for document, given in found.items() if given}


def _tell_rows(session: Session, concerned: Rules) -> None:
    """Keep the sentences of the rows that a rule closes, or may close."""
    closing = [n for n, rules in concerned.items() if any(r.audience not in OPENING for r in rules)]
    for part in batched(sorted(closing)):
        has: dict[int, set[tuple[int, int, str]]] = defaultdict(set)
        s = t.Statement
        kept = select(s.document_id, s.start, s.end, s.text).where(s.document_id.in_(part))
        for number, start, end, words in session.execute(kept).tuples():
            has[number].add((start, end, words))
        query = (
            select(t.Document, t.Passage.id)
            .join(t.Passage, t.Passage.document_id == t.Document.id)
            .where(t.Document.id.in_(part), t.Document.kind.in_(_ROWS))
        )
        for row, passage in session.execute(query).tuples().all():
            session.add_all(
                s(document_id=row.id, passage_id=passage, start=x.span.start, end=x.span.end, text=x.text,
                  audience=str(Audience.OPEN), told_by="", names=[], until=None, marker="", cues=cues(x.text))
                for x in told_in(session, row)
                if (x.span.start, x.span.end, x.text) not in has[row.id]
            )  # fmt: skip
    session.flush()


def _untell_rows(session: Session, documents: Iterable[int]) -> None:
    """Let go of the sentences of rows that nothing closes any more."""
    s = t.Statement
    for part in batched(sorted(documents)):
        rows = select(t.Document.id).where(t.Document.id.in_(part), t.Document.kind.in_(_ROWS))
        open_to_all = s.audience.in_([str(a) for a in OPENING])
        for row in session.scalars(select(s).where(s.document_id.in_(rows), open_to_all)).all():
            if row.stated is None or row.stated["audience"] in OPENING:
                session.execute(delete(s).where(s.id == row.id))


def _columns(row: t.Statement, rules: tuple[AudienceRule, ...], quiet: Restriction | None) -> dict[str, Any]:
    said = _stated(row)
    holds = effective(stricter(said, quiet) if quiet else said, row.text, rules)
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
