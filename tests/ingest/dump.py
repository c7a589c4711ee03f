"""Everything that a workspace's database says, without the numbers of its rows: to compare states.

A row is written with the rows it points to in the place of their numbers, and a person as the contacts that are that
person. So two dumps are equal when the same things are said of the same things, whatever numbers they have.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from coach.store import tables as t

LEFT_OUT = {
    "file_place": {"size", "mtime_ns"},  # what the disk said last, not what was imported
    "contact": {"person_id", "version_of"},  # the person row lists its contacts; the other is a number
}
SKIPPED = {"index_state", "alembic_version"}

Dump = dict[str, list[str]]


def dump(session: Session) -> Dump:
    """Table → its rows in lasting words, sorted."""
    tables = {m.__tablename__: m for m in (x.class_ for x in t.Base.registry.mappers)}
    rows = {
        name: {tuple(r[k.name] for k in model.__table__.primary_key): dict(r)
               for r in session.execute(select(model.__table__)).mappings()}
        for name, model in tables.items() if name not in SKIPPED
    }  # fmt: skip
    return _Words(tables, rows).all() | _lexical(session)


class _Words:
    def __init__(self, tables: dict[str, Any], rows: dict[str, dict[Any, dict[str, Any]]]) -> None:
        self.tables, self.rows = tables, rows
        self.members: dict[str, list[int]] = defaultdict(list)
        for (number,), row in rows["contact"].items():
            if row["person_id"]:
                self.members[row["person_id"]].append(number)
        self.row: Callable[[str, Any], str] = cache(self._row)

    def all(self) -> Dump:
        return {name: sorted(self.row(name, key) for key in rows) for name, rows in self.rows.items()}

    def person(self, number: str) -> str:
        return json.dumps(sorted(self.row("contact", (c,)) for c in self.members[number]))

    def _row(self, name: str, key: Any) -> str:
        row, table = self.rows[name][key], self.tables[name].__table__
        said: dict[str, Any] = {}
        for column in table.columns:
            numbered = column.primary_key and not column.foreign_keys and name != "import_batch"
            if numbered or column.name in LEFT_OUT.get(name, ()):
                continue
            said[column.name] = self._value(name, column, row[column.name])
        if name == "person":
            said["who"] = self.person(key[0])
        return json.dumps(said, sort_keys=True, default=str)

    def _value(self, name: str, column: Any, value: Any) -> Any:
        if value is None:
            return None
        for foreign in column.foreign_keys:
            other = foreign.column.table.name
            return self.person(value) if other == "person" else self.row(other, (value,))
        if (name, column.name) == ("promise", "evidence"):
            return [self.row("statement", (s,)) for s in value]
        if (name, column.name) == ("open_mention", "candidates"):
            return sorted(self.person(p) for p in value)
        if name == "workspace" and column.name == "adopted":
            return value and value["employer"]
        return value


def _lexical(session: Session) -> Dump:
    """The lexical index, by the passage that each row stands for; a row without a passage has none."""
    rows = session.execute(
        text("SELECT x.text, x.context, p.text, d.place, d.source, d.active FROM passage_text x "
             "LEFT JOIN passage p ON p.id = x.rowid LEFT JOIN document d ON d.id = p.document_id")
    )  # fmt: skip
    return {"passage_text": sorted(json.dumps(list(r)) for r in rows)}


def different(one: Dump, other: Dump) -> dict[str, tuple[list[str], list[str]]]:
    """Per table, rows of the first only and of the second only; empty when they are equal."""
    out = {}
    for name in one:
        left, right = list(one[name]), list(other[name])
        for row in one[name]:
            if row in right:
                left.remove(row)
                right.remove(row)
        if left or right:
            out[name] = (left, right)
    return out
