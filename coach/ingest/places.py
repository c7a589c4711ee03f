"""Which content lies in which place, and what follows: a content is in sight as long as one of its places stands.

A place is a file on the disk, a member of an archive there, or the name of an upload. An import adds places and ends
places; its undo takes back just that, so that versions, renamed files, copies and files that went and came again
return to what they were, in whatever order imports are taken back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from coach.batches import batched
from coach.index import lexical, state
from coach.people import names
from coach.store import tables as t

Key = tuple[str, str]
"""Location and member."""

RESTORED = "(restored)"
"""Stands for the folder of a file of which only its path is known: an export brought it back, or where it lies names
somebody who was forgotten."""


@dataclass(slots=True)
class Standing:
    """A place that stands, as far as an import needs to know it."""

    id: int
    file: int
    batch: int
    path: str
    root: str
    location: str
    member: str
    size: int
    mtime_ns: int
    sha256: str
    kind: str

    @property
    def key(self) -> Key:
        return self.location, self.member


class Places:
    """The places that stand, within an open import."""

    def __init__(self, session: Session, workspace: int, batch: int) -> None:
        self.session, self.workspace, self.batch = session, workspace, batch
        self.by_key: dict[Key, list[Standing]] = defaultdict(list)
        self.by_location: dict[str, list[Standing]] = defaultdict(list)
        self.by_path: dict[str, list[Standing]] = defaultdict(list)
        self.by_file: dict[int, list[Standing]] = defaultdict(list)
        for place in self._standing():
            self._know(place)
        self.stood = frozenset(self.by_file)
        """The files that were in sight before this import."""
        contents = session.execute(
            select(t.SourceFile.sha256, t.SourceFile.id, t.SourceFile.kind)
            .where(t.SourceFile.workspace_id == workspace)
            .order_by(t.SourceFile.replaced_by.is_(None), t.SourceFile.id)
        ).tuples()
        self.contents = {sha256: (number, kind) for sha256, number, kind in contents}
        self.touched: set[int] = set()
        self._new: list[dict[str, Any]] = []
        self._ended: list[dict[str, Any]] = []
        self._looked: list[dict[str, Any]] = []
        self._next = (session.scalar(select(func.max(t.FilePlace.id))) or 0) + 1

    def _standing(self) -> Iterable[Standing]:
        p, f = t.FilePlace, t.SourceFile
        rows = self.session.execute(
            select(p.id, p.file_id, p.batch_id, p.path, p.root, p.location, p.member, p.size, p.mtime_ns, f.sha256, f.kind)
            .join(f, f.id == p.file_id)
            .where(p.workspace_id == self.workspace, p.left_by.is_(None))
            .order_by(p.id)
        ).tuples()  # fmt: skip
        return (Standing(*row) for row in rows)

    def _know(self, place: Standing) -> None:
        for found in self._lists(place):
            found.append(place)

    def _lists(self, place: Standing) -> tuple[list[Standing], ...]:
        return (
            self.by_key[place.key], self.by_location[place.location], self.by_path[place.path],
            self.by_file[place.file],
        )  # fmt: skip

    def before(self, key: Key) -> list[Standing]:
        """What lay in a place before this import. An upload has only a path: it takes the place of whatever had it."""
        location, path = key
        there = self.by_key.get(key, []) if location else self.by_path.get(path, [])
        return [p for p in there if p.batch != self.batch]

    def with_content(self, sha256: str) -> list[Standing]:
        """Where a content lies."""
        known = self.contents.get(sha256)
        return self.by_file.get(known[0], []) if known else []

    def restored(self, path: str, sha256: str) -> list[Standing]:
        """What an export brought back from the file that is found now: the same content whatever its path, else what had
        its path, unless several files had."""
        same = [p for p in self.with_content(sha256) if p.root == RESTORED]
        there = [p for p in self.by_path.get(path, ()) if p.root == RESTORED]
        return same or (there if len(there) == 1 else [])

    def add(
        self, file: int, sha256: str, kind: str, path: str, root: str, key: Key, stat: tuple[int, int]
    ) -> None:
        """A content lies in a place."""
        place = Standing(self._next, file, self.batch, path, root, *key, *stat, sha256, kind)
        self._next += 1
        self._know(place)
        self.contents[sha256] = (file, kind)
        self.touched.add(file)
        self._new.append(
            {"id": place.id, "workspace_id": self.workspace, "batch_id": self.batch, "file_id": file, "path": path,
             "root": root, "location": key[0], "member": key[1], "size": stat[0], "mtime_ns": stat[1]}
        )  # fmt: skip

    def end(self, places: Iterable[Standing]) -> None:
        """Other contents, or none, lie there now."""
        for place in places:
            for found in self._lists(place):
                found.remove(place)
            self.touched.add(place.file)
            self._ended.append({"id": place.id, "left_by": self.batch})

    def looked(self, place: Standing, size: int, mtime_ns: int) -> None:
        """The content was read again and is the same: next time it need not be read."""
        if (place.size, place.mtime_ns) != (size, mtime_ns):
            self._looked.append({"id": place.id, "size": size, "mtime_ns": mtime_ns})

    @property
    def changed(self) -> bool:
        """Whether anything lies where it did not lie before, or lies there no more."""
        return bool(self._new or self._ended)

    def write(self) -> None:
        """Write what changed, and bring contents into sight or out of it."""
        if self._new:
            self.session.execute(insert(t.FilePlace), self._new)
        for changed in (self._ended, self._looked):
            if changed:
                self.session.execute(update(t.FilePlace), changed)
        settle(self.session, self.touched)


# Undo


def take_back(session: Session, batch: int) -> set[int]:
    """Take back the places that a batch added or ended; gives the files concerned. What only it brought is left
    without a place; what other imports found too is handed on to the first of them."""
    p = t.FilePlace
    own = list(session.scalars(select(p).where(p.batch_id == batch)))
    ended = list(session.scalars(select(p).where(p.left_by == batch)))
    in_place = {(q.location, q.member): q for q in own}
    with_content = {q.file_id: q for q in own}
    with_path = {q.path: q for q in own}
    for place in ended:
        key = (place.location, place.member)
        heir = in_place.get(key) or in_place.get(("", place.path))
        if heir is None and place.root == RESTORED:
            heir = with_content.get(place.file_id) or with_path.get(place.path)
        left = (heir.left_by if heir else None, _next_there(session, place, batch))
        place.left_by = min((b for b in left if b is not None), default=None)
    touched = {q.file_id for q in (*own, *ended)}
    session.flush()
    session.execute(delete(p).where(p.batch_id == batch))
    _hand_on(session, batch)
    session.expire_all()
    return touched


def _next_there(session: Session, place: t.FilePlace, batch: int) -> int | None:
    """The first later batch that brought something into a place: found it there, or was given an upload of its path."""
    p = t.FilePlace
    there = (p.location == place.location) & (p.member == place.member)
    uploaded = (p.location == "") & (p.member == place.path)
    return session.scalar(
        select(func.min(p.batch_id)).where(
            p.workspace_id == place.workspace_id, there | uploaded, p.batch_id > batch
        )
    )


def _hand_on(session: Session, batch: int) -> None:
    p, f = t.FilePlace, t.SourceFile
    others = session.execute(
        select(p.file_id, func.min(p.batch_id)).join(f).where(f.batch_id == batch).group_by(p.file_id)
    ).tuples()
    for file, heir in others.all():
        session.execute(update(f).where(f.id == file).values(batch_id=heir))
        session.execute(update(t.Document).where(t.Document.file_id == file).values(batch_id=heir))


# In sight or not


def settle(session: Session, files: Iterable[int]) -> None:
    """Bring files into sight that have a place that stands, take the others out of sight, and call each by the path
    of its place."""
    p = t.FilePlace
    for part in batched(sorted(files)):
        places: dict[int, list[t.FilePlace]] = defaultdict(list)
        for place in session.scalars(select(p).where(p.file_id.in_(part)).order_by(p.id)):
            places[place.file_id].append(place)
        for file in session.scalars(select(t.SourceFile).where(t.SourceFile.id.in_(part))):
            if places[file.id]:
                _settle(session, file, places[file.id])
    session.flush()


def _settle(session: Session, file: t.SourceFile, places: Sequence[t.FilePlace]) -> None:
    standing = [p for p in places if p.left_by is None]
    left_by = None if standing else max(p.left_by or 0 for p in places)
    shown = standing[0] if standing else max(places, key=lambda p: (p.left_by or 0, p.id))
    if file.path != shown.path:
        _rename(session, file, shown.path)
    if (file.replaced_by is None) != (left_by is None):
        (hide if left_by else show)(session, file.id)
    file.replaced_by = left_by


def hide(session: Session, file: int) -> None:
    """Take what a file holds out of sight."""
    ids = list(session.scalars(select(t.Document.id).where(t.Document.file_id == file)))
    lexical.remove(session, ids)
    session.execute(update(t.Document).where(t.Document.file_id == file).values(active=False))


def show(session: Session, file: int) -> None:
    """Bring it back into sight."""
    session.execute(update(t.Document).where(t.Document.file_id == file).values(active=True))
    p = t.Passage
    query = select(p.id, p.text, p.context, p.embedded).join(t.Document).where(t.Document.file_id == file)
    passages = session.execute(query).all()
    lexical.add(session, [(row.id, row.text, row.context) for row in passages])
    state.note_added(session, (row.id for row in passages if row.embedded))


def _rename(session: Session, file: t.SourceFile, path: str) -> None:
    """Call a file by another path, in the references of the user's decisions too."""
    before, file.path = file.path, path
    session.execute(update(t.Document).where(t.Document.file_id == file.id).values(source=path))
    contacts = session.execute(
        select(t.Document.place, t.Contact.name).join(t.Contact).where(t.Document.file_id == file.id)
    ).tuples()
    ends = {f"|{place}|{names.normal(name)}" for place, name in contacts}
    renamed = {f"{before}{end}": f"{path}{end}" for end in ends}
    for decision in session.scalars(select(t.Decision)):
        for side in ("left", "right"):
            listed = getattr(decision, side)
            if renamed.keys() & set(listed):
                setattr(decision, side, [renamed.get(r, r) for r in listed])
    for draft in session.scalars(select(t.Draft).where(t.Draft.person_ref.in_(renamed))):
        draft.person_ref = renamed[draft.person_ref]
    for mark in session.scalars(select(t.FollowUpMark).where(t.FollowUpMark.person_ref.in_(renamed))):
        mark.person_ref = renamed[mark.person_ref]
