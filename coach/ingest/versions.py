"""Which record of an older version of a file a new record continues, so that the same person keeps the same number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from coach.batches import batched
from coach.people import names
from coach.store import tables as t

Mark = tuple[str, str, str]
"""What lasts of a record: kind of key, value, normal name; or "place", place, normal name."""


class OlderVersion:
    """The contact records of the files that a new version replaces; each is continued by one record at most."""

    def __init__(self, session: Session, files: Sequence[int]) -> None:
        self._session = session
        self._files = files
        self._continued: set[int] = set()

    def continued(self, name: str, place: str, keys: Iterable[tuple[str, str]]) -> int | None:
        """The first version of the record that this one continues: one of the same name with a key in common, or in the
        same place. None where there is none."""
        if not self._files:
            return None
        normal = names.normal(name)
        for mark in (*((kind, value, normal) for kind, value in keys), ("place", place, normal)):
            for first in self._known.get(mark, ()):
                if first not in self._continued:
                    self._continued.add(first)
                    return first
        return None

    @cached_property
    def _known(self) -> dict[Mark, list[int]]:
        c, d, k = t.Contact, t.Document, t.IdentityKey
        found: dict[Mark, list[int]] = defaultdict(list)
        for part in batched(self._files):
            of_these = d.file_id.in_(part)
            records = (
                select(c.id, c.version_of, c.name, d.place)
                .join(d, d.id == c.document_id)
                .where(of_these, c.kind != "noted")
                .order_by(c.id)
            )
            named: dict[int, tuple[int, str]] = {}
            for number, version_of, name, place in self._session.execute(records).tuples():
                named[number] = version_of or number, names.normal(name)
                found["place", place, named[number][1]].append(named[number][0])
            keys = (
                select(k.contact_id, k.kind, k.value)
                .join(c, c.id == k.contact_id)
                .join(d, d.id == c.document_id)
                .where(of_these)
                .order_by(k.id)
            )
            for number, kind, value in self._session.execute(keys).tuples():
                if number in named:
                    first, normal = named[number]
                    found[kind, value, normal].append(first)
        return found
