"""The ledger of what leaves this process: every request is written down before it is sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Protocol

from sqlalchemy import update
from sqlalchemy.orm import Session, sessionmaker

from coach.store import tables


class Ledger(Protocol):
    """Where requests are written down."""

    def begin(self, address: str, purpose: str, body: str) -> int:
        """Writes down a request that is about to be sent; returns its number."""
        ...

    def finish(self, number: int, outcome: str) -> None:
        """Writes down how it ended: "ok", or what went wrong in one line."""
        ...


class OutboundLedger:
    """The ledger in the workspace's database. `clock` gives the moment of sending; `writing` is held by whoever writes,
    so that a request waits for an import that runs."""

    def __init__(
        self,
        sessions: sessionmaker[Session],
        workspace: int,
        clock: Callable[[], dt.datetime],
        writing: AbstractContextManager[object] | None = None,
    ) -> None:
        self._sessions, self._workspace, self._clock = sessions, workspace, clock
        self._writing = writing or nullcontext()

    def begin(self, address: str, purpose: str, body: str) -> int:
        """Writes down a request; `body` is its text after placeholders."""
        with self._writing, self._sessions.begin() as session:
            row = tables.OutboundRequest(
                workspace_id=self._workspace,
                sent=self._clock(),
                address=address,
                purpose=purpose,
                characters=len(body),
                body=body,
                outcome="sent, no answer yet",
            )
            session.add(row)
            session.flush()
            return row.id

    def finish(self, number: int, outcome: str) -> None:
        """Writes down how a request ended."""
        # Nothing is read first: a reader that turns writer would not wait for others that are writing.
        row = update(tables.OutboundRequest).where(tables.OutboundRequest.id == number)
        with self._writing, self._sessions.begin() as session:
            session.execute(row.values(outcome=outcome))
