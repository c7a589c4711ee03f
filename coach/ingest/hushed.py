"""Messages that somebody asked to keep quiet in a message of its own: "I am leaving." – "But that stays between us."

The request says nothing itself, so it is about what the same person wrote right before it, and right after it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import takewhile

from sqlalchemy import select
from sqlalchemy.orm import Session

from coach.confidence import is_marker_only
from coach.confidence_rules import stricter
from coach.evidence import Audience, Restriction
from coach.store import tables as t
from coach.store.rows import restriction_of

_FAR = 4
"""So many messages in a row, of one sender and one day, a request is about, each way."""


def hushed(session: Session, workspace: int) -> dict[int, Restriction]:
    """Document of a message → what a request beside it says of it."""
    requests = _requests(session, workspace)
    if not requests:
        return {}
    m, d = t.Message, t.Document
    threads = set(session.scalars(select(m.thread).where(m.document_id.in_(requests), m.thread != "")))
    query = (
        select(m.thread, m.sent, m.document_id, t.Contact.name)
        .join(d, d.id == m.document_id)
        .join(t.Contact, t.Contact.id == m.sender_id)
        .where(d.workspace_id == workspace, d.active, m.thread.in_(threads), m.sent.is_not(None))
        .order_by(m.thread, m.sent, m.document_id)
    )
    talks: dict[str, list[tuple[int, tuple[str, object]]]] = defaultdict(list)
    for thread, sent, document, sender in session.execute(query).tuples():
        talks[thread].append((document, (sender, sent.date() if sent else None)))
    found: dict[int, Restriction] = {}
    for talk in talks.values():
        for place, (document, who) in enumerate(talk):
            limit = requests.get(document)
            for other in _beside(talk, place, who) if limit else ():
                found[other] = stricter(found.get(other), limit) if limit else found[other]
    return found


def _beside(
    talk: Sequence[tuple[int, tuple[str, object]]], place: int, who: tuple[str, object]
) -> Iterable[int]:
    before, after = talk[max(0, place - _FAR) : place][::-1], talk[place + 1 : place + 1 + _FAR]
    for near in (before, after):
        yield from (document for document, _ in takewhile(lambda x: x[1] == who, near))


def _requests(session: Session, workspace: int) -> dict[int, Restriction]:
    """Messages that only ask for silence, with what they ask."""
    s, d = t.Statement, t.Document
    closed = (
        select(s.document_id)
        .join(d, d.id == s.document_id)
        .join(t.Message, t.Message.document_id == d.id)
        .where(d.workspace_id == workspace, d.active, s.audience == str(Audience.ME))
    )
    rows: dict[int, list[t.Statement]] = defaultdict(list)
    for row in session.scalars(select(s).where(s.document_id.in_(closed))):
        rows[row.document_id].append(row)
    found = {}
    for document, told in rows.items():
        limits = [limit for row in told if (limit := restriction_of(row)) is not None]
        if len(limits) == len(told) and all(is_marker_only(row.text) for row in told):
            found[document] = limits[0]
    return found
