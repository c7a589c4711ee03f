"""All rows of a workspace in a form in which two workspaces can be compared: surrogate numbers replaced by what they
stand for. What belongs to one machine (receipts, ledger, the index's own notes) is left out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from coach.archive.decided import OF_THIS_MACHINE
from coach.store import tables as t
from coach.workspace import Workspace

Rows = list[dict[str, Any]]
_NOT_COMPARED = {
    "id", "workspace_id", "batch_id", "file_id", "origin", "replaced_by", "version_of",
}  # fmt: skip


def dump(ws: Workspace) -> dict[str, Rows]:
    """Table → its rows, ordered by what they say."""
    with ws.repository.sessions() as session:
        raw = {
            x.name: [dict(r) for r in session.execute(select(x)).mappings()]
            for x in t.Base.metadata.sorted_tables
        }
    raw["source_file"] = [r for r in raw["source_file"] if r["replaced_by"] is None]
    gone = {r["id"] for r in raw["document"] if not r["active"]}
    raw = {k: [r for r in v if r.get("document_id") not in gone] for k, v in raw.items()}
    old = {r["id"] for r in raw["contact"]}
    raw = {k: [r for r in v if "contact_id" not in r or r["contact_id"] in old] for k, v in raw.items()}
    raw["document"] = [r for r in raw["document"] if r["active"]]
    names = _names(raw)
    me = {k: v for k, v in raw["workspace"][0].items() if k != "id"}
    if me["adopted"]:
        me["adopted"] = {k: v for k, v in me["adopted"].items() if k != "batch"}
    out = {"me": [me]}
    for table, rows in raw.items():
        if table not in OF_THIS_MACHINE:
            model = t.Base.metadata.tables[table]
            out[table] = sorted((_plain(model, r, names) for r in rows), key=repr)
    return out


def _names(raw: dict[str, Rows]) -> dict[str, Callable[[Any], Any]]:
    """Table → what a number in it stands for."""
    order = {r["id"]: n for n, r in enumerate(sorted(raw["document"], key=lambda r: r["id"]))}
    contact = {
        r["id"]: (order.get(r["document_id"]), r["kind"], r["name"])
        for r in sorted(raw["contact"], key=lambda r: r["id"])
    }
    person: dict[str, list[Any]] = {}
    for r in raw["contact"]:
        if r["person_id"]:
            person.setdefault(r["person_id"], []).append(contact[r["id"]])
    event = {r["id"]: (r["name"], r["starts"], r["ends"]) for r in raw["event"]}
    spans = {
        table: {r["id"]: (order.get(r["document_id"]), r["start"], r["end"]) for r in raw[table]}
        for table in ("passage", "statement")
    }
    return {
        "document": order.get, "contact": contact.get, "person": lambda i: sorted(person.get(i, []), key=repr) if isinstance(i, str) else [],
        "event": event.get, "passage": spans["passage"].get,
        "statement": spans["statement"].get,
    }  # fmt: skip


def _plain(model: Any, row: dict[str, Any], names: dict[str, Callable[[Any], Any]]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for column in model.columns:
        value = row[column.name]
        targets = [k.column.table.name for k in column.foreign_keys if k.column.table.name in names]
        if model.name == "person" and column.name == "id":
            out["who"] = names["person"](value)
        elif model.name != "candidate" and targets and value is not None:
            out[column.name] = names[targets[0]](value)
        elif isinstance(value, list) and value and all(names["person"](i) for i in value):
            out[column.name] = sorted((names["person"](i) for i in value), key=repr)
        elif column.name in ("left_id", "right_id"):  # which of a pair is left follows from their numbers
            out["pair"] = sorted((names["person"](row[c]) for c in ("left_id", "right_id")), key=repr)
        elif column.name == "person_id" and value is not None:
            out[column.name] = names["person"](value)
        elif column.name == "evidence":
            out[column.name] = [names["statement"](i) for i in value]
        elif column.name not in _NOT_COMPARED:
            out[column.name] = value
    return out


def differences(one: dict[str, Rows], other: dict[str, Rows]) -> list[str]:
    """Lines that say what differs, at most ten a table."""
    found = []
    for table, rows in one.items():
        mine, theirs = [repr(r) for r in rows], [repr(r) for r in other[table]]
        found += [f"- {table}: {r}" for r in mine if r not in theirs][:10]
        found += [f"+ {table}: {r}" for r in theirs if r not in mine][:10]
        if len(mine) != len(theirs):
            found.append(f"{table}: {len(mine)} rows, then {len(theirs)}")
    return found
