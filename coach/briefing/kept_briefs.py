"""Keeps what each briefing saw, for the next one of the same event to be compared with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session, sessionmaker

from coach.batches import batched
from coach.briefing.changes import SeenBrief, SeenGuest, SeenPromise
from coach.briefing.kept_cards import newest_forgetting
from coach.store import tables as t

if TYPE_CHECKING:
    from threading import RLock  # what `threading` calls so is a function in some versions

_PATIENCE = 2.0
"""Seconds to wait for whoever writes."""


class KeptBriefs:
    """The earlier briefings of one workspace. `writing` is held by whoever writes into the database."""

    def __init__(self, sessions: sessionmaker[Session], workspace: int, writing: RLock) -> None:
        self._sessions, self._workspace, self._writing = sessions, workspace, writing

    def standing(self) -> int:
        """What tells whether somebody was forgotten since."""
        with self._sessions() as session:
            return newest_forgetting(session, self._workspace)

    def before(self, now: SeenBrief) -> SeenBrief | None:
        """With what a briefing is compared: the last of an earlier day, or the first of the same day. So a second look
        on one day still says what the first one said."""
        rows = [r for r in self._of(now) if r.made_on <= now.made_on]
        earlier = [r for r in rows if r.made_on < now.made_on]
        chosen = earlier[-1] if earlier else next(iter(rows), None)
        return self._read(chosen) if chosen else None

    def keep(self, now: SeenBrief, standing: int) -> None:
        """Keep a briefing, unless the last one of the same day saw the same. While an import writes it is not kept: nobody
        waits for that. Nor where somebody was forgotten since `standing`: it may hold them."""
        if not self._writing.acquire(timeout=_PATIENCE):
            return
        try:
            last = next((r for r in reversed(self._of(now)) if r.made_on == now.made_on), None)
            if last is None or self._read(last) != now:
                self._add(now, standing)
        finally:
            self._writing.release()

    def _add(self, now: SeenBrief, standing: int) -> None:
        brief = uuid4().hex[:16]
        head = {
            "workspace_id": self._workspace, "key": brief, "words": now.words, "starts": now.starts, "ends": now.ends,
            "location": now.location, "made_on": now.made_on,
        }  # fmt: skip
        rows = [
            {"workspace_id": self._workspace, "brief": brief, "number": n, "name": g.name, "keys": sorted(g.keys),
             "said": _said(g)}
            for n, g in enumerate(now.guests)
        ]  # fmt: skip
        with self._sessions.begin() as session:
            if newest_forgetting(session, self._workspace) != standing:
                return
            session.execute(insert(t.MadeBrief).values(head))
            if rows:
                session.execute(insert(t.BriefGuest), rows)

    def _of(self, now: SeenBrief) -> list[t.MadeBrief]:
        """Those of the same event, in the order in which they were made."""
        made = t.MadeBrief
        query = (
            select(made)
            .where(made.workspace_id == self._workspace, made.words == now.words)
            .order_by(made.id)
        )
        with self._sessions() as session:
            return [r for r in session.scalars(query) if _head(r).of_same_event(now)]

    def _read(self, row: t.MadeBrief) -> SeenBrief:
        guest = t.BriefGuest
        query = select(guest).where(guest.workspace_id == self._workspace, guest.brief == row.key)
        with self._sessions() as session:
            guests = tuple(_guest(g) for g in session.scalars(query.order_by(guest.number)))
        return _head(row, guests)


def _head(row: t.MadeBrief, guests: tuple[SeenGuest, ...] = ()) -> SeenBrief:
    return SeenBrief(row.words, row.starts, row.ends, row.location, row.made_on, guests)


def _said(guest: SeenGuest) -> dict[str, Any]:
    return {
        "organisation": guest.organisation,
        "title": guest.title,
        "status": guest.status,
        "promises": [[p.words, p.place, p.kept] for p in guest.promises],
        "waiting": guest.waiting,
        "last": guest.last.isoformat() if guest.last else "",
        "closed": sorted(guest.closed),
    }


def _guest(row: t.BriefGuest) -> SeenGuest:
    said = row.said
    last = str(said.get("last") or "")
    return SeenGuest(
        row.name, frozenset(row.keys), str(said.get("organisation", "")), str(said.get("title", "")),
        str(said.get("status", "")), tuple(SeenPromise(*p) for p in said.get("promises", ())),
        str(said.get("waiting", "")), dt.date.fromisoformat(last) if last else None,
        frozenset(said.get("closed", ())),
    )  # fmt: skip


def forget_in(
    session: Session, workspace: int, names_them: Callable[[str], bool], keys: Iterable[str]
) -> int:
    """Delete what earlier briefings saw of somebody, by their addresses or a name that is theirs alone; gives how many
    rows."""
    theirs, guest = set(keys), t.BriefGuest
    query = select(guest.id, guest.name, guest.keys).where(guest.workspace_id == workspace)
    gone = [
        n for n, name, known in session.execute(query).tuples() if theirs & set(known) or names_them(name)
    ]
    for part in batched(gone):
        session.execute(delete(guest).where(guest.id.in_(part)))
    return len(gone)
