"""The import pipeline: files → records → rows → derived rows, in one transaction, with a receipt; and its undo."""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session, sessionmaker

from coach import readers
from coach.errors import CoachError, NotFoundError, UnreadableError
from coach.index import lexical
from coach.ingest.derive import derive
from coach.ingest.write import Writer
from coach.progress import OnProgress, Progress, ShouldStop
from coach.records import Refusal, SourceFile
from coach.store import tables as t

log = logging.getLogger(__name__)


_STOPPED = "The import was stopped. Nothing of it was kept."


class StoppedError(CoachError):
    """Seen when the user stopped an import; nothing of it was kept."""


@dataclass(frozen=True, slots=True)
class FileReceipt:
    """What became of one file. `unchanged` files were imported before and were left alone; `replaced` says that it
    took the place of an older version."""

    path: str
    kind: str
    kept: int
    merged: int
    refused: tuple[Refusal, ...]
    unchanged: bool = False
    replaced: bool = False


def _fields(value: FileReceipt | Refusal) -> dict[str, Any]:
    """Much faster than dataclasses.asdict: a receipt may have ten thousand files."""
    return {name: getattr(value, name) for name in value.__slots__}


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an import did; the totals count the whole workspace's rows that this batch brought."""

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
        totals = {name: getattr(self, name) for name in ("people", "notes", "messages", "events", "passages")}
        files = [_fields(f) | {"refused": [_fields(r) for r in f.refused]} for f in self.files]
        return {"batch": self.batch, "made_on": self.made_on.isoformat(), "files": files, **totals}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Receipt:
        """The receipt that `to_json` wrote."""
        files = tuple(
            FileReceipt(**{**f, "refused": tuple(Refusal(**r) for r in f["refused"])}) for f in data["files"]
        )
        return cls(**{**data, "files": files, "made_on": dt.date.fromisoformat(data["made_on"])})


def gather(paths: Sequence[Path]) -> tuple[list[SourceFile], list[tuple[str, Refusal]]]:
    """All files below the paths, archives opened; and what could not be opened, with reasons."""
    files: list[SourceFile] = []
    refused: list[tuple[str, Refusal]] = []
    for path in paths:
        if not path.exists():
            raise UnreadableError(f"There is no file or folder at {path}. Check the path and try again.")
        root = path.resolve()
        for found in readers.expand(path):
            if isinstance(found, SourceFile):
                files.append(replace(found, origin=f"{root}|{found.path}"))
            else:
                refused.append(found)
    return files, refused


class _Known:
    """The files that stand, as they were before this import: kinds by content, and numbers by place."""

    def __init__(self, session: Session, workspace: int) -> None:
        rows = session.execute(
            select(t.SourceFile.id, t.SourceFile.sha256, t.SourceFile.kind, t.SourceFile.origin, t.SourceFile.path)
            .where(t.SourceFile.workspace_id == workspace, t.SourceFile.replaced_by.is_(None))
            .order_by(t.SourceFile.id)
        ).tuples()  # fmt: skip
        self._holding: dict[str, dict[int, str]] = {}
        self._sha256: dict[int, str] = {}
        self._by_origin: dict[str, list[int]] = {}
        self._by_path: dict[str, list[int]] = {}
        for number, sha256, kind, origin, path in rows:
            self.add(number, sha256, kind)
            self._by_origin.setdefault(origin, []).append(number)
            self._by_path.setdefault(path, []).append(number)

    def add(self, number: int, sha256: str, kind: str) -> None:
        """A file more."""
        self._holding.setdefault(sha256, {})[number] = kind
        self._sha256[number] = sha256

    def kind(self, sha256: str) -> str | None:
        """The kind of a file of this content, None where there is none."""
        return next(iter(self._holding.get(sha256, {}).values()), None)

    def take(self, source: SourceFile) -> list[int]:
        """The numbers of the files that lie where this one does; from now on they count no more."""
        numbers = (
            self._by_origin.pop(source.origin, []) if source.origin else self._by_path.pop(source.path, [])
        )
        for number in numbers:
            self._holding[self._sha256[number]].pop(number, None)
        return numbers


def _stopper(should_stop: ShouldStop) -> Callable[[], None]:
    """Raises StoppedError when the user wants to stop. Within a file it is asked ten times a second at most."""
    asked = time.monotonic()

    def look() -> None:
        nonlocal asked
        now = time.monotonic()
        if now - asked >= 0.1:
            asked = now
            if should_stop():
                raise StoppedError(_STOPPED)

    return look


class Importer:
    """Imports into one workspace, and takes imports back."""

    def __init__(
        self, sessions: sessionmaker[Session], workspace: int, today: dt.date, region: str = ""
    ) -> None:
        self.sessions = sessions
        self.workspace = workspace
        self.today = today
        self.region = region

    def run(
        self,
        files: Sequence[SourceFile],
        refused: Iterable[tuple[str, Refusal]] = (),
        on_progress: OnProgress | None = None,
        should_stop: ShouldStop | None = None,
    ) -> Receipt:
        """Import files in one transaction. Raises StoppedError with nothing kept when `should_stop` says so."""
        tell = on_progress or (lambda _: None)
        with self.sessions() as session, session.begin():
            batch = t.ImportBatch(workspace_id=self.workspace, made_on=self.today, receipt={})
            session.add(batch)
            session.flush()
            writer = Writer(session, self.workspace, batch.id, self.region)
            receipts: list[FileReceipt] = []
            known = _Known(session, self.workspace)
            stop = should_stop or (lambda: False)
            look = _stopper(stop)
            for number, source in enumerate(files):
                if stop():
                    raise StoppedError(_STOPPED)
                tell(Progress(number, len(files), f"Reading {source.path}"))
                receipts.append(self._file(session, writer, batch.id, source, known, look))
            writer.flush()
            receipts += [FileReceipt(path, "", 0, 0, (reason,)) for path, reason in refused]
            tell(Progress(len(files), len(files), "Working out who is who"))
            if any(not r.unchanged for r in receipts):
                derive(session, self.workspace, self.today, look=look)
            receipt = self._receipt(session, batch.id, receipts)
            batch.receipt = receipt.to_json()
        log.info("imported batch %d: %d files", receipt.batch, len(receipts))
        return receipt

    def _file(
        self,
        session: Session,
        writer: Writer,
        batch: int,
        source: SourceFile,
        known: _Known,
        look: Callable[[], None],
    ) -> FileReceipt:
        sha256 = hashlib.sha256(source.data).hexdigest()
        same = known.kind(sha256)
        if same is not None:
            return FileReceipt(source.path, same, 0, 0, (), unchanged=True)
        try:
            kind, records = readers.read_file(source, self.today)
            kept, refused = writer.file(source, kind, sha256, records, look)
        except UnreadableError as error:
            return FileReceipt(source.path, "", 0, 0, (Refusal("", str(error)),))
        before = known.take(source)
        known.add(writer.latest_file, sha256, kind)
        for number in before:
            self._retire(session, session.get_one(t.SourceFile, number), batch)
        return FileReceipt(source.path, kind, kept, 0, tuple(refused), replaced=bool(before))

    def _retire(self, session: Session, file: t.SourceFile, batch: int) -> None:
        """Take an older version of a file out of sight; undo brings it back."""
        file.replaced_by = batch
        ids = list(session.scalars(select(t.Document.id).where(t.Document.file_id == file.id)))
        lexical.remove(session, ids)
        session.execute(update(t.Document).where(t.Document.id.in_(ids)).values(active=False))

    def _receipt(self, session: Session, batch: int, files: list[FileReceipt]) -> Receipt:
        merged = self._merged(session, batch)
        counts = Counter(
            dict(
                session.execute(
                    select(t.Document.kind, func.count())
                    .where(t.Document.batch_id == batch)
                    .group_by(t.Document.kind)
                )
                .tuples()
                .all()
            )
        )
        people = session.scalar(
            select(func.count(t.Contact.person_id.distinct()))
            .join(t.Document, t.Document.id == t.Contact.document_id)
            .where(t.Document.batch_id == batch)
        )
        passages = session.scalar(
            select(func.count()).select_from(t.Passage).join(t.Document).where(t.Document.batch_id == batch)
        )
        return Receipt(
            batch, self.today,
            tuple(replace(f, merged=merged[f.path]) if f.path in merged else f for f in files),
            people or 0, counts["note"] + counts["programme"] + counts["turn"], counts["message"] + counts["mail"],
            counts["event"], passages or 0,
        )  # fmt: skip

    def _merged(self, session: Session, batch: int) -> dict[str, int]:
        """File → contact records of it that joined a person whom an earlier record had brought."""
        lowest = session.execute(
            select(t.Contact.person_id, func.min(t.Contact.id)).group_by(t.Contact.person_id)
        ).tuples()
        first = {person: contact for person, contact in lowest if person}
        rows = session.execute(
            select(t.Document.source, t.Contact.id, t.Contact.person_id)
            .join(t.Document, t.Document.id == t.Contact.document_id)
            .where(t.Document.batch_id == batch, t.Contact.person_id.is_not(None), t.Contact.kind != "noted")
        ).tuples()
        return Counter(source for source, contact, person in rows if person and first[person] != contact)

    def undo(self, batch: int) -> dict[str, int]:
        """Take a batch back: its rows go, versions of files that it replaced return. Gives what was removed."""
        with self.sessions() as session, session.begin():
            found = session.get(t.ImportBatch, batch)
            if found is None or found.workspace_id != self.workspace:
                raise NotFoundError(f"There is no import number {batch}. `coach doctor` lists the imports.")
            ids = list(session.scalars(select(t.Document.id).where(t.Document.batch_id == batch)))
            removed = Counter(
                session.scalars(select(t.Document.kind).where(t.Document.batch_id == batch)).all()
            )
            removed["passages"] = (
                session.scalar(
                    select(func.count()).select_from(t.Passage).where(t.Passage.document_id.in_(ids))
                )
                or 0
            )
            lexical.remove(session, ids)
            self._hand_on(session, batch)
            restored = list(session.scalars(select(t.SourceFile).where(t.SourceFile.replaced_by == batch)))
            self._drop_drafts(session, batch)
            session.execute(delete(t.ImportBatch).where(t.ImportBatch.id == batch))
            for file in restored:
                self._restore(session, file)
            derive(session, self.workspace, self.today)
        return dict(removed)

    def _drop_drafts(self, session: Session, batch: int) -> None:
        """Drafts that quote what goes, go with it."""
        gone = set(session.scalars(select(t.SourceFile.path).where(t.SourceFile.batch_id == batch)))
        for draft in session.scalars(select(t.Draft).where(t.Draft.workspace_id == self.workspace)).all():
            facts = draft.content.get("facts", [])
            if any(c["source"] in gone for f in facts for c in f["citations"]):
                session.delete(draft)

    def _hand_on(self, session: Session, batch: int) -> None:
        """Older versions behind a version that was itself replaced stay behind the newest one."""
        for file in session.scalars(select(t.SourceFile).where(t.SourceFile.replaced_by == batch)).all():
            place = t.SourceFile.origin == file.origin if file.origin else t.SourceFile.path == file.path
            later = session.scalars(
                select(t.SourceFile).where(
                    t.SourceFile.batch_id == batch, t.SourceFile.replaced_by.is_not(None), place
                )
            ).first()
            if later is not None:
                file.replaced_by = later.replaced_by
        session.flush()

    def _restore(self, session: Session, file: t.SourceFile) -> None:
        file.replaced_by = None
        session.execute(update(t.Document).where(t.Document.file_id == file.id).values(active=True))
        rows = session.execute(
            select(t.Passage.id, t.Passage.text, t.Passage.context)
            .join(t.Document)
            .where(t.Document.file_id == file.id)
        ).tuples()
        lexical.add(session, list(rows))

    def batches(self) -> list[Receipt]:
        """Receipts of all imports, newest first."""
        with self.sessions() as session:
            rows = session.scalars(
                select(t.ImportBatch)
                .where(t.ImportBatch.workspace_id == self.workspace)
                .order_by(t.ImportBatch.id.desc())
            ).all()
        return [Receipt.from_json(b.receipt) for b in rows if b.receipt]
