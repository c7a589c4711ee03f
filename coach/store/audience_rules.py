"""Reads and writes the user's rules on who may see what, and says where documents stand for them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import replace

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from coach.confidence_rules import AudienceRule, Scope, Standing
from coach.evidence import Audience
from coach.store import tables as t


def load(session: Session, workspace: int) -> list[AudienceRule]:
    """All rules, oldest first."""
    query = select(t.AudienceRule).where(t.AudienceRule.workspace_id == workspace).order_by(t.AudienceRule.id)
    return [_rule(row) for row in session.scalars(query)]


def add(session: Session, workspace: int, rule: AudienceRule, today: dt.date) -> AudienceRule:
    """Keep a rule in the place of an older one about the same folder, note or sentence; gives it with its number."""
    for known in load(session, workspace):
        if _about_the_same(known, rule):
            remove(session, workspace, known.id)
    row = t.AudienceRule(
        workspace_id=workspace, scope=rule.scope, pattern=rule.pattern, place=rule.place,
        sentences=list(rule.sentences), audience=str(rule.audience), names=list(rule.names), told_by=rule.told_by,
        until=rule.until, made_on=today,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return replace(rule, id=row.id, made_on=today)


def remove(session: Session, workspace: int, number: int) -> bool:
    """Take a rule back; whether there was one."""
    row = session.get(t.AudienceRule, number)
    if row is None or row.workspace_id != workspace:
        return False
    session.delete(row)
    session.flush()
    return True


def forget_in(
    session: Session, workspace: int, names_them: Callable[[str], bool], gone: Collection[str]
) -> int:
    """Take a forgotten person out of the rules. Those on files that go are deleted; what was for them alone is for the
    user alone now, and nobody told by them is named any more. Nothing is opened by it. Gives how many went."""
    removed = 0
    for row in session.scalars(select(t.AudienceRule).where(t.AudienceRule.workspace_id == workspace)):
        if row.scope != "folder" and row.pattern in gone:
            session.delete(row)
            removed += 1
            continue
        kept = [n for n in row.names if not names_them(n)]
        if row.names and not kept:
            row.audience = str(Audience.ME)
        row.names = kept
        row.told_by = "" if names_them(row.told_by) else row.told_by
    return removed


def standings(session: Session, workspace: int, *of: ColumnElement[bool]) -> dict[int, Standing]:
    """Where documents stand: those of which `of` holds, or all."""
    lies = paths(session, workspace)
    d = t.Document
    documents = select(d.id, d.source, d.place, d.file_id).where(d.workspace_id == workspace, *of)
    return {
        number: Standing(source, place, tuple(lies.get(file, ())))
        for number, source, place, file in session.execute(documents).tuples()
    }


def paths(session: Session, workspace: int) -> dict[int, list[str]]:
    """File → the paths at which its content lies, each once. What an export brought back, or was hidden when somebody
    was forgotten, counts as lying where it was found."""
    p, f = t.FilePlace, t.SourceFile
    places = (
        select(p.file_id, p.path, p.location, p.member, f.origin)
        .join(f, f.id == p.file_id)
        .where(p.workspace_id == workspace, p.left_by.is_(None))
        .order_by(p.id)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for file, *said in session.execute(places).tuples():
        found[file] += [x for x in _paths(*said) if x not in found[file]]
    return found


def _paths(path: str, location: str, member: str, origin: str) -> list[str]:
    """The paths of one place. A location that is no path is the digest of a hidden one: where it was is in `origin`, as
    it is of what an export brought back."""
    if "/" in location or "\\" in location:
        return [path, f"{location}/{member}" if member else location]
    return [path, *origin.replace("//", "/").split("\n")] if origin else [path]


def _about_the_same(one: AudienceRule, other: AudienceRule) -> bool:
    same = (one.scope, one.pattern.casefold(), one.place) == (
        other.scope,
        other.pattern.casefold(),
        other.place,
    )
    return same and (one.scope != "passage" or one.sentences == other.sentences)


def _rule(row: t.AudienceRule) -> AudienceRule:
    scopes: dict[str, Scope] = {"folder": "folder", "note": "note", "passage": "passage"}
    return AudienceRule(
        row.id, scopes[row.scope], row.pattern, Audience(row.audience), row.place, tuple(row.sentences), tuple(row.names),
        row.told_by, row.until, row.made_on,
    )  # fmt: skip
