"""Receipts: what became of every file of an import, and their sums; as JSON for the command line and for keeping."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, defer

from coach.errors import NotFoundError
from coach.index import state
from coach.records import Refusal
from coach.store import tables as t


@dataclass(frozen=True, slots=True)
class FileReceipt:
    """What became of one file. `unchanged` files were imported before and were left alone; `replaced` says that it
    took the place of an older version; `gone` that it is no longer there and was taken out of sight; `moved` is the
    path that it had before."""

    path: str
    kind: str = ""
    kept: int = 0
    merged: int = 0
    refused: tuple[Refusal, ...] = ()
    unchanged: bool = False
    replaced: bool = False
    gone: bool = False
    moved: str = ""

    def to_json(self) -> dict[str, Any]:
        """The command line's JSON: every field."""
        return {
            "path": self.path, "kind": self.kind, "kept": self.kept, "merged": self.merged,
            "refused": [{"place": r.place, "reason": r.reason} for r in self.refused],
            "unchanged": self.unchanged, "replaced": self.replaced, "gone": self.gone, "moved": self.moved,
        }  # fmt: skip

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> FileReceipt:
        """What `to_json` wrote, fields left out being empty."""
        return cls(**{**data, "refused": tuple(Refusal(**r) for r in data.get("refused", ()))})

    @property
    def changed(self) -> bool:
        """Whether the import did anything with the file."""
        return not self.unchanged or bool(self.moved)


_COUNTED = ("people", "notes", "messages", "events", "passages")


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an import did; the totals count the whole workspace's rows that this batch brought. `batch` is 0 where
    nothing had changed: then nothing was kept, this receipt neither."""

    batch: int
    made_on: dt.date
    files: tuple[FileReceipt, ...]
    people: int
    notes: int
    messages: int
    events: int
    passages: int

    def to_json(self) -> dict[str, Any]:
        """The command line's JSON."""
        counted = {name: getattr(self, name) for name in _COUNTED}
        files = [f.to_json() for f in self.files]
        return {"batch": self.batch, "made_on": self.made_on.isoformat(), "files": files, **counted}

    def kept_json(self) -> dict[str, Any]:
        """The JSON to keep: as `to_json`, without what is empty."""
        files = [{k: v for k, v in f.items() if v} for f in (file.to_json() for file in self.files)]
        return {**self.to_json(), "files": files}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Receipt:
        """The receipt that `to_json` or `kept_json` wrote."""
        files = tuple(FileReceipt.from_json(f) for f in data["files"])
        return cls(**{**data, "files": files, "made_on": dt.date.fromisoformat(data["made_on"])})

    @property
    def totals(self) -> Totals:
        """The sums of the receipt."""
        files = self.files
        return Totals(
            self.batch, self.made_on,
            files=sum(not f.gone for f in files),
            kept=sum(f.kept for f in files),
            merged=sum(f.merged for f in files),
            refused=sum(len(f.refused) for f in files),
            unchanged=sum(f.unchanged and not f.moved for f in files),
            replaced=sum(f.replaced for f in files),
            gone=sum(f.gone for f in files),
            moved=sum(bool(f.moved) for f in files),
            **{name: getattr(self, name) for name in _COUNTED},
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Totals:
    """A receipt without its files. `files` are those that were there; `kept`, `merged` and `refused` count records,
    `unchanged`, `replaced`, `gone` and `moved` files."""

    batch: int
    made_on: dt.date
    files: int
    kept: int
    merged: int
    refused: int
    unchanged: int
    replaced: int
    gone: int
    moved: int
    people: int
    notes: int
    messages: int
    events: int
    passages: int

    def to_json(self) -> dict[str, Any]:
        """The command line's JSON."""
        listed = {name: getattr(self, name) for name in self.__slots__}
        return {**listed, "made_on": self.made_on.isoformat()}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Totals:
        """The sums that `to_json` wrote."""
        return cls(**{**data, "made_on": dt.date.fromisoformat(data["made_on"])})


_LAST_NUMBER = "last_batch"


def next_number(session: Session) -> int:
    """The number of the next import. None is given twice: a receipt that is still on somebody's screen must not undo
    another import."""
    highest = session.scalar(select(func.max(t.ImportBatch.id))) or 0
    return max(highest, int(state.read(session, _LAST_NUMBER) or 0)) + 1


def keep(session: Session, batch: t.ImportBatch, receipt: Receipt) -> None:
    """Write a receipt into its batch."""
    state.write(session, _LAST_NUMBER, str(batch.id).encode())
    batch.receipt = receipt.kept_json()
    batch.totals = receipt.totals.to_json()


def newest(session: Session, workspace: int, limit: int | None = None) -> list[Receipt]:
    """Receipts of the imports that stand, newest first."""
    query = select(t.ImportBatch).where(t.ImportBatch.workspace_id == workspace)
    rows = session.scalars(query.order_by(t.ImportBatch.id.desc()).limit(limit))
    return [Receipt.from_json(b.receipt) for b in rows if b.receipt]


def one(session: Session, workspace: int, batch: int) -> Receipt:
    """One import's receipt. Raises NotFoundError."""
    found = session.get(t.ImportBatch, batch)
    if found is None or found.workspace_id != workspace or not found.receipt:
        raise unknown(batch)
    return Receipt.from_json(found.receipt)


def unknown(batch: int) -> NotFoundError:
    """Says that there is no such import."""
    return NotFoundError(f"There is no import number {batch}. `coach receipts` lists the imports.")


def sums(session: Session, workspace: int, limit: int | None = None, offset: int = 0) -> Iterator[Totals]:
    """The sums of receipts, newest first; the files in them are not read."""
    query = select(t.ImportBatch).where(t.ImportBatch.workspace_id == workspace)
    query = query.options(defer(t.ImportBatch.receipt)).order_by(t.ImportBatch.id.desc())
    for batch in session.scalars(query.limit(limit).offset(offset)):
        if batch.totals:
            yield Totals.from_json(batch.totals)
        elif batch.receipt:  # of an import by an earlier version
            yield Receipt.from_json(batch.receipt).totals


def count(session: Session, workspace: int) -> int:
    """How many imports stand."""
    query = select(func.count()).select_from(t.ImportBatch).where(t.ImportBatch.workspace_id == workspace)
    return session.scalar(query) or 0
