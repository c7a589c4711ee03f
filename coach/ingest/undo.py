"""Takes an import back: what it alone brought goes, what it replaced, missed or moved is as it was before.

Everything equals the state before the import, or, where later imports stand, the state that they would have made
without it. The user's own words stay: decisions, and drafts whose quotes still stand somewhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from coach.index import lexical
from coach.ingest import places, receipts
from coach.ingest.adopted import adopting, disown
from coach.ingest.derive import derive
from coach.store import marks
from coach.store import tables as t


def undo(session: Session, workspace: int, batch: int) -> dict[str, int]:
    """Take a batch back, inside an open transaction. Gives what was removed, by kind of document."""
    found = session.get(t.ImportBatch, batch)
    if found is None or found.workspace_id != workspace:
        raise receipts.unknown(batch)
    places.settle(session, places.take_back(session, batch))
    removed = _removed(session, batch)
    sources = _sources(session, batch)
    lexical.remove(session, list(session.scalars(select(t.Document.id).where(t.Document.batch_id == batch))))
    session.execute(delete(t.ImportBatch).where(t.ImportBatch.id == batch))
    session.expire_all()
    marks.undo(session, workspace, sources - _standing(session, sources))
    _drop_drafts(session, workspace, sources)
    disown(session, workspace, batch)
    with adopting(session, workspace, _newest(session, workspace)):
        derive(session, workspace)
    return removed


def _removed(session: Session, batch: int) -> dict[str, int]:
    removed = Counter(session.scalars(select(t.Document.kind).where(t.Document.batch_id == batch)))
    passages = (
        select(func.count()).select_from(t.Passage).join(t.Document).where(t.Document.batch_id == batch)
    )
    removed["passages"] = session.scalar(passages) or 0
    return dict(removed)


def _newest(session: Session, workspace: int) -> int:
    query = select(func.max(t.ImportBatch.id)).where(t.ImportBatch.workspace_id == workspace)
    return session.scalar(query) or 0


def _sources(session: Session, batch: int) -> set[str]:
    """Paths of the files that go."""
    return set(session.scalars(select(t.SourceFile.path).where(t.SourceFile.batch_id == batch)))


def _standing(session: Session, sources: set[str]) -> set[str]:
    """Those of the paths at which something still stands."""
    query = select(t.Document.source).where(t.Document.source.in_(sources)).distinct()
    return set(session.scalars(query)) if sources else set()


def _drop_drafts(session: Session, workspace: int, sources: set[str]) -> None:
    """Drafts that quote what went go with it; where another version of the file still says the same, they stay."""
    if not sources:
        return
    texts: dict[str, list[str]] = defaultdict(list)
    for draft in session.scalars(select(t.Draft).where(t.Draft.workspace_id == workspace)):
        quoted = [c for c in _citations(draft.content) if c["source"] in sources]
        for source in {c["source"] for c in quoted} - texts.keys():
            texts[source] = list(session.scalars(select(t.Document.text).where(t.Document.source == source)))
        if not all(any(c["quote"] in text for text in texts[c["source"]]) for c in quoted):
            session.delete(draft)
    session.flush()


def _citations(content: Any) -> Iterator[dict[str, str]]:
    """Everything in a draft's JSON that names a source and quotes it."""
    if isinstance(content, dict):
        if isinstance(content.get("source"), str) and isinstance(content.get("quote"), str):
            yield content
        for value in content.values():
            yield from _citations(value)
    elif isinstance(content, list):
        for value in content:
            yield from _citations(value)
