"""The import pipeline: files → records → rows → derived rows, in one transaction, with a receipt; and its undo."""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
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
        out = asdict(self)
        out["made_on"] = self.made_on.isoformat()
        return out

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
        for found in readers.expand(path):
            if isinstance(found, SourceFile):
                files.append(replace(found, origin=f"{readers.shown_name(str(path.resolve()))}|{found.path}"))
            else:
                refused.append(found)
    return files, refused


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
            for number, source in enumerate(files):
                if should_stop is not None and should_stop():
                    raise StoppedError("The import was stopped. Nothing of it was kept.")
                tell(Progress(number, len(files), f"Reading {source.path}"))
                receipts.append(self._file(session, writer, batch.id, source))
            receipts += [FileReceipt(path, "", 0, 0, (reason,)) for path, reason in refused]
            tell(Progress(len(files), len(files), "Working out who is who"))
            if any(not r.unchanged for r in receipts):
                derive(session, self.workspace, self.today)
            receipt = self._receipt(session, batch.id, receipts)
            batch.receipt = receipt.to_json()
        log.info("imported batch %d: %d files", receipt.batch, len(receipts))
        return receipt

    def _file(self, session: Session, writer: Writer, batch: int, source: SourceFile) -> FileReceipt:
        sha256 = hashlib.sha256(source.data).hexdigest()
        same = (t.SourceFile.workspace_id == self.workspace, t.SourceFile.replaced_by.is_(None))
        known = session.scalars(select(t.SourceFile).where(*same, t.SourceFile.sha256 == sha256)).first()
        if known is not None:
            return FileReceipt(source.path, known.kind, 0, 0, (), unchanged=True)
        place = (
            t.SourceFile.origin == source.origin if source.origin else t.SourceFile.path == source.path,
            t.SourceFile.batch_id != batch,
        )
        before = session.scalars(select(t.SourceFile).where(*same, *place)).all()
        try:
            kind, records = readers.read_file(source, self.today)
            kept, refused = writer.file(source, kind, sha256, records)
        except UnreadableError as error:
            return FileReceipt(source.path, "", 0, 0, (Refusal("", str(error)),))
        for old in before:
            self._retire(session, old, batch)
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
            tuple(replace(f, merged=merged.get(f.path, 0)) for f in files),
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
