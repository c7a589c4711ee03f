"""The ledger of requests in a workspace's database."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sqlalchemy import select

from coach.store import engine as store
from coach.store import tables
from coach.writer.outbound import OutboundLedger


def test_several_threads_write_at_the_same_time(tmp_path: Path) -> None:
    store.prepare(tmp_path)
    engine = store.connect(tmp_path)
    sessions = store.sessions(engine)
    ledger = OutboundLedger(sessions, store.workspace_id(sessions), lambda: dt.datetime(2026, 3, 2, 9, 0))

    def send(number: int) -> None:
        row = ledger.begin("http://127.0.0.1:1/v1", "write a card", f"Request {number}")
        ledger.finish(row, f"ok {number}")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(send, range(160)))
    with sessions() as session:
        rows = list(session.scalars(select(tables.OutboundRequest)))
    engine.dispose()
    assert {(r.body, r.outcome) for r in rows} == {(f"Request {n}", f"ok {n}") for n in range(160)}


def test_a_request_is_written_down_before_it_is_sent(tmp_path: Path) -> None:
    store.prepare(tmp_path)
    engine = store.connect(tmp_path)
    sessions = store.sessions(engine)
    moment = dt.datetime(2026, 3, 2, 9, 0)
    ledger = OutboundLedger(sessions, store.workspace_id(sessions), lambda: moment)
    number = ledger.begin("http://127.0.0.1:1/v1", "write a card", "Words")
    with sessions() as session:
        row = session.get_one(tables.OutboundRequest, number)
    engine.dispose()
    assert (row.purpose, row.characters, row.sent, row.outcome) == (
        "write a card",
        5,
        moment,
        "sent, no answer yet",
    )
