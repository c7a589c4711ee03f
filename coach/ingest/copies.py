"""The copy of a mail that was noted as sent, and the mail itself, which a mailbox holds: only the mail is in sight.

The copy goes out of sight while the mail stands, and comes back with an undo of the mailbox, so both ways it is one mail.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from coach.follow_up.sent import SENT, SENT_ID
from coach.ingest import places
from coach.people import names
from coach.store import tables as t
from coach.text import fold

WITHIN = dt.timedelta(days=7)
"""So far apart may lie the day that the user named and the day of the mail."""
SAME = 0.8
"""Share of the words of both that the two have in common, where the subject is another; ALIKE where it is the same."""
ALIKE = 0.4
_ONLY_NAME, _CALLED = "name:", "called:"
_REPLY = re.compile(r"^(?:(?:re|aw|wg|fwd?|sv|antw)\s*:\s*)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Mail:
    document: int
    file: int
    source: str
    active: bool
    subject: str
    sent: dt.datetime
    text: str
    readers: tuple[frozenset[str], ...]
    """Of each recipient the keys, and how they are called."""


def settle(session: Session, workspace: int) -> dict[str, int]:
    """Bring copies out of sight whose mail is here, and back where it is not. Gives the path of each copy that is out of
    sight with the document of its mail. Nothing derived is looked at."""
    d, f = t.Document, t.SourceFile
    noted = _mails(
        session,
        _select(workspace)
        .join(f, f.id == d.file_id)
        .where(d.source.startswith(SENT), t.Message.message_id.endswith(SENT_ID), f.replaced_by.is_(None)),
    )
    if not noted:
        return {}
    known = {copy.document for copy in noted}
    others = [m for m in _mails(session, _to_the_same(workspace, noted)) if m.document not in known]
    real: dict[str, int] = {}
    for copy in noted:
        fitting = [m for m in others if m.document not in real.values() and _same(copy, m)]
        if fitting:
            real[copy.source] = min(fitting, key=lambda m: (abs(m.sent - copy.sent), m.document)).document
    for copy in noted:
        if copy.active is (copy.source in real):
            (places.hide if copy.active else places.show)(session, copy.file)
    session.flush()
    return real


def _select(workspace: int) -> Select[*tuple[int, int, str, bool, str, dt.datetime | None, str]]:
    d, m = t.Document, t.Message
    return (
        select(d.id, d.file_id, d.source, d.active, m.subject, m.sent, d.text)
        .join(m, m.document_id == d.id)
        .where(d.workspace_id == workspace, m.sent.is_not(None), m.draft.is_(False))
        .order_by(d.id)
    )


def _to_the_same(
    workspace: int, noted: Sequence[_Mail]
) -> Select[*tuple[int, int, str, bool, str, dt.datetime | None, str]]:
    """Mails in sight that went to a recipient of one of the copies about then."""
    said = {reader for copy in noted for keys in copy.readers for reader in keys}
    keyed = select(t.IdentityKey.contact_id).where(
        t.IdentityKey.value.in_([k.partition(":")[2] for k in said])
    )
    called = {k.partition(":")[2] for k in said if k.startswith(_ONLY_NAME)}
    c = t.Contact
    party = select(c.id).where(c.kind == "party", c.name.in_(called)) if called else None
    to = t.Recipient.contact_id.in_(keyed)
    reached = select(t.Recipient.document_id).where(
        to if party is None else or_(to, t.Recipient.contact_id.in_(party))
    )
    first, last = min(c.sent for c in noted), max(c.sent for c in noted)
    return _select(workspace).where(
        t.Document.active,
        t.Document.id.in_(reached),
        t.Message.sent.between(first - WITHIN - dt.timedelta(1), last + WITHIN + dt.timedelta(1)),
    )


def _mails(
    session: Session, query: Select[*tuple[int, int, str, bool, str, dt.datetime | None, str]]
) -> list[_Mail]:
    rows = session.execute(query).tuples().all()
    ids = [row[0] for row in rows]
    r, c, k = t.Recipient, t.Contact, t.IdentityKey
    keys: dict[int, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for document, contact, name, kind, value in session.execute(
        select(r.document_id, c.id, c.name, k.kind, k.value)
        .join(c, c.id == r.contact_id)
        .outerjoin(k, k.contact_id == c.id)
        .where(r.document_id.in_(ids))
    ).tuples():
        keys[document][contact].add(f"{kind}:{value}" if kind else f"{_ONLY_NAME}{name}")
        keys[document][contact].add(f"{_CALLED}{names.normal(name)}")
    return [
        _Mail(i, file, source, active, subject, _utc(sent), text, tuple(map(frozenset, keys[i].values())))
        for i, file, source, active, subject, sent, text in rows
        if sent is not None
    ]


def _utc(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(dt.UTC) if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def _same(copy: _Mail, mail: _Mail) -> bool:
    """Whether a mail is the one that was noted: to the same people, about then, with the same words, or with the same
    subject and much the same words."""
    if abs(copy.sent - mail.sent) > WITHIN + dt.timedelta(days=1) or len(copy.readers) != len(mail.readers):
        return False
    if not all(any(_meets(one, other) for other in mail.readers) for one in copy.readers):
        return False
    ours, theirs = set(fold(copy.text).split()), set(fold(mail.text).split())
    common = len(ours & theirs) / max(1, len(ours | theirs))
    subject = [fold(_REPLY.sub("", m.subject)) for m in (copy, mail)]
    return common >= (ALIKE if subject[0] == subject[1] else SAME)


def _meets(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two recipients are the same: by a key, by the name where one of them has no key."""
    nameless = any(k.startswith(_ONLY_NAME) for k in one | other)
    return any(nameless or not k.startswith(_CALLED) for k in one & other)
