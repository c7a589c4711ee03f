"""One record of the workspace, between the store and the open files; and what the open formats cannot say, as JSON."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from coach.records import Party, Record

_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Limit:
    """Who may see the stretch `[start:end]` of a document's text. `stated` is what the text itself says of that where a
    rule or click of the user says otherwise."""

    start: int
    end: int
    audience: str
    told_by: str = ""
    names: tuple[str, ...] = ()
    until: dt.date | None = None
    marker: str = ""
    stated: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """What differs from the plainest limit."""
        said = {
            "told_by": self.told_by,
            "names": list(self.names),
            "until": day(self.until),
            "marker": self.marker,
            "stated": dict(self.stated),
        }
        return {"start": self.start, "end": self.end, "audience": self.audience} | {
            k: v for k, v in said.items() if v
        }

    @classmethod
    def from_json(cls, item: Mapping[str, Any]) -> Limit:
        """The limit that `to_json` wrote. Raises KeyError, TypeError or ValueError."""
        return cls(
            int(item["start"]), int(item["end"]), str(item["audience"]), str(item.get("told_by", "")),
            tuple(map(str, item.get("names", ()))), date_of(item.get("until")), str(item.get("marker", "")),
            dict(item.get("stated", {})),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One record. `file` is its file's number in `rapport.json`, `at` its place in the order of everything."""

    file: int
    at: int
    source: str
    record: Record
    limits: tuple[Limit, ...] = ()

    def beside(self, **more: Any) -> dict[str, Any]:
        """What no open format says: file, order, limits, and whatever else is given and not empty."""
        out: dict[str, Any] = {"file": self.file, "at": self.at}
        if self.limits:
            out["limits"] = [limit.to_json() for limit in self.limits]
        return out | {k: v for k, v in more.items() if v not in (None, "", [], {}, False)}


def entry_of(source: str, record: Record, beside: Mapping[str, Any]) -> Entry:
    """The entry of a record that was read, with what stood beside it. Raises KeyError, TypeError or ValueError."""
    limits = tuple(map(Limit.from_json, beside.get("limits", ())))
    return Entry(int(beside["file"]), int(beside["at"]), source, record, limits)


BROKEN = (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError)
"""What reading a damaged entry raises."""


def dumps(value: Any) -> str:
    """JSON on one line, its characters readable except those that other formats take for ends of lines."""
    said = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda m: f"\\u{ord(m.group()):04x}", said)


def loads(said: str) -> dict[str, Any]:
    """An object out of JSON. Raises ValueError for anything else."""
    value = json.loads(said)
    if not isinstance(value, dict):
        raise ValueError("no object")
    return value


def awkward(**fields: Any) -> dict[str, Any]:
    """The fields whose text a line-based format would change: control characters, blanks at an end."""
    return {k: v for k, v in fields.items() if not all(map(_simple, v if isinstance(v, list) else [v]))}


def _simple(value: str) -> bool:
    return value == value.strip() and not _CONTROL.search(value)


def tame(value: str) -> str:
    """A text without control characters, for a format that cannot hold them."""
    return _CONTROL.sub(" ", value).strip()


def day(value: dt.date | None) -> str:
    """A date for a table or JSON; empty where there is none."""
    return value.isoformat() if value else ""


def date_of(said: Any) -> dt.date | None:
    """The date that `day` wrote. Raises ValueError."""
    return dt.date.fromisoformat(said) if said else None


def party_json(party: Party) -> dict[str, Any]:
    """Somebody on a message."""
    said = {"name": party.name, "email": party.email, "profile": party.profile, "phone": party.phone}
    return {k: v for k, v in said.items() if v} | ({"owner": True} if party.owner else {})


def party_of(item: Mapping[str, Any]) -> Party:
    """Somebody on a message, read again."""
    name, email, profile, phone = (str(item.get(k, "")) for k in ("name", "email", "profile", "phone"))
    return Party(name, email, profile, phone, bool(item.get("owner")))
