"""The ledger of what leaves this process: every request is written down before it is sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session, sessionmaker

from coach.store import tables
from coach.writer.placeholders import is_loopback
from coach.writer.usage import Usage

NOT_COUNTED = Usage()
"""Of requests that take no tokens, such as fetching a page."""


class Ledger(Protocol):
    """Where requests are written down."""

    def begin(self, address: str, purpose: str, body: str) -> int:
        """Writes down a request that is about to be sent; returns its number."""
        ...

    def finish(self, number: int, outcome: str, usage: Usage = NOT_COUNTED) -> None:
        """Writes down how it ended: "ok", or what went wrong in one line, and the tokens it took."""
        ...


@dataclass(frozen=True, slots=True)
class SentTo:
    """All requests to one address."""

    address: str
    requests: int
    characters: int
    usage: Usage

    @property
    def here(self) -> bool:
        """Whether the address is this machine."""
        return is_loopback(self.address)


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

    def finish(self, number: int, outcome: str, usage: Usage = NOT_COUNTED) -> None:
        """Writes down how a request ended and what it took."""
        # Nothing is read first: a reader that turns writer would not wait for others that are writing.
        row = update(tables.OutboundRequest).where(tables.OutboundRequest.id == number)
        took = {
            "tokens_sent": usage.sent,
            "tokens_received": usage.received,
            "tokens_estimated": usage.estimated,
        }
        with self._writing, self._sessions.begin() as session:
            session.execute(row.values(outcome=outcome, **took))

    def requests(
        self, addresses: Collection[str] | None = None, limit: int | None = None, skip: int = 0
    ) -> list[tables.OutboundRequest]:
        """The requests, newest first; those to some addresses only where they are given."""
        row = tables.OutboundRequest
        query = select(row).where(row.workspace_id == self._workspace).order_by(row.id.desc())
        if addresses is not None:
            query = query.where(row.address.in_(addresses))
        with self._sessions() as session:
            return list(session.scalars(query.limit(limit).offset(skip)))

    def totals(self) -> list[SentTo]:
        """How much went to each address, those elsewhere first."""
        row = tables.OutboundRequest
        columns = (
            func.count(),
            func.sum(row.characters),
            func.sum(row.tokens_sent),
            func.sum(row.tokens_received),
        )
        query = (
            select(row.address, *columns, func.max(row.tokens_estimated))
            .where(row.workspace_id == self._workspace)
            .group_by(row.address)
        )
        with self._sessions() as session:
            found = [
                SentTo(address, count, characters, Usage(sent, received, bool(estimated)))
                for address, count, characters, sent, received, estimated in session.execute(query)
            ]
        return sorted(found, key=lambda s: (s.here, s.address))
