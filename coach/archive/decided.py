"""What the user decided, drafted and asked, as JSON: every table that holds the user's own words and nothing that is derived."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Date, DateTime, insert, select
from sqlalchemy.orm import Session

from coach.archive.entry import BROKEN
from coach.ingest.blocked import Guard, reason
from coach.records import Refusal
from coach.store import tables as t

IMPORTED = frozenset(
    {"source_file", "document", "note", "message", "recipient", "calendar_entry", "contact", "identity_key",
     "attendance"}
)  # fmt: skip
"""Written as cards, calendar, notes, mail and tables."""
DERIVED = frozenset(
    {"person", "event", "passage", "statement", "about", "participant", "open_mention",
     "linked", "pronoun_sign", "candidate", "interaction", "promise", "commitment"}
)  # fmt: skip
"""Made again from the rest."""
OF_THIS_MACHINE = frozenset(
    {
        "import_batch",
        "carried_file",
        "file_place",
        "watched_folder",
        "outbound_request",
        "index_state",
        "forgotten_key",
        "workspace",
    }
)
"""Receipts, where files lie here, the ledger of what left this machine, the index's own notes; who the user is goes into
`me.json`."""

DECISIONS = tuple(
    sorted(
        x.name for x in t.Base.metadata.sorted_tables if x.name not in IMPORTED | DERIVED | OF_THIS_MACHINE
    )
)
"""The user's own words: decisions of every kind, drafts, chats, and what briefings keep for later ones."""


_TOLD = frozenset(
    {
        "draft",
        "chat",
        "chat_turn",
        "kept_phrase",
        "manner_trait",
        "follow_up_mark",
        "made_brief",
        "brief_guest",
        "written_card",
    }
)
"""What the coach wrote, and what was kept of texts: of somebody who was forgotten since, it does not come back."""
_KEYS = {
    "chat": ("key",),
    "chat_turn": ("chat", "number"),
    "kept_phrase": ("mark", "category", "reader"),
    "cadence": ("circle",),
    "manner_trait": ("language", "closeness", "trait"),
    "made_brief": ("key",),
    "brief_guest": ("brief", "number"),
    "written_card": ("mark",),
}
"""What names a row that may have changed since it was exported."""


def read_all(session: Session) -> dict[str, list[dict[str, Any]]]:
    """The rows of those tables in their order, without numbers that mean something here only."""
    found = {}
    for name in DECISIONS:
        table = t.Base.metadata.tables[name]
        rows = session.execute(select(table).order_by(*table.primary_key.columns)).mappings()
        found[name] = [
            {k: _said(v) for k, v in row.items() if k not in ("id", "workspace_id")} for row in rows
        ]
    return found


def _said(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value


def write_all(session: Session, workspace: int, said: Mapping[str, Any]) -> list[Refusal]:
    """Add what is not there yet, in its order; gives what cannot be taken."""
    refused = []
    guard = Guard(session, workspace)
    for name, rows in read_all(session).items():
        known = {_lasting(name, row) for row in rows}
        for number, row in enumerate(said.get(name) or (), 1):
            if _lasting(name, row) in known:
                continue
            if name in _TOLD and (
                day := next((d for s in _strings(row) if (d := guard.without(s)[1])), None)
            ):
                refused.append(Refusal(f"{name}:{number}", reason("This speaks of somebody", day)))
                continue
            try:
                session.execute(insert(t.Base.metadata.tables[name]).values(_row(name, row, workspace)))
            except BROKEN:
                refused.append(Refusal(f"{name}:{number}", "This decision cannot be read again."))
    return refused


def _lasting(name: str, row: Any) -> str:
    """By what a row is known again: what names it, or all that it says."""
    keys = _KEYS.get(name, ())
    named = isinstance(row, dict) and all(k in row for k in keys)
    return json.dumps([row[k] for k in keys] if keys and named else row, sort_keys=True)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _strings(inner)


def _row(name: str, said: Mapping[str, Any], workspace: int) -> dict[str, Any]:
    table = t.Base.metadata.tables[name]
    row: dict[str, Any] = {"workspace_id": workspace}
    for column in table.columns:
        if column.name in ("id", "workspace_id"):
            continue
        if column.name in said:
            row[column.name] = _value(column.type, said[column.name])
        elif not column.nullable and column.default is None:
            raise KeyError(column.name)
    return row


def _value(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(kind, DateTime):
        return dt.datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return dt.date.fromisoformat(value)
    expected = kind.python_type
    if expected in (str, int, bool, float) and not isinstance(value, expected):
        raise TypeError(f"{value!r} is no {expected.__name__}")
    return value
