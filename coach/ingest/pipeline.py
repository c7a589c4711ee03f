"""The import pipeline: files → records → rows → derived rows, in one transaction, with a receipt; and its undo.

`sync` looks at files and folders and reads only what changed; `run` takes files that are in memory already, such as
uploads. Both are the same import: what lies where is kept in `places`, so that a newer version takes the place of the
older one, a file that is gone goes out of sight, and a renamed one keeps its documents.
"""

from __future__ import annotations

import datetime as dt
import logging
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from coach import readers
from coach.collector import no_full_collections
from coach.errors import CoachError, UnreadableError
from coach.index import lexical
from coach.ingest import guest_lists, readings, receipts, vanished
from coach.ingest.adopted import adopting
from coach.ingest.audiences import apply_audiences
from coach.ingest.blocked import STOOD, Guard
from coach.ingest.derive import derive
from coach.ingest.guest_lists import GuestList
from coach.ingest.places import RESTORED, Key, Places, Standing
from coach.ingest.receipts import FileReceipt, Receipt, Totals
from coach.ingest.survey import Spot, gather, joined, opened, place_of, survey
from coach.ingest.undo import undo
from coach.ingest.write import Writer
from coach.progress import OnProgress, Progress, ShouldStop
from coach.records import NoteKind, Record, Refusal, RestoredFile, SourceFile
from coach.store import tables as t

__all__ = ["FileReceipt", "Importer", "Receipt", "StoppedError", "Totals", "gather", "opened"]

log = logging.getLogger(__name__)

_LOOK_EVERY = 0.1
"""Seconds."""

Read = Iterable[tuple[str, Refusal]]
Amend = Callable[[Session, int, int], list[Refusal]]
"""Called inside the transaction with the session, the workspace and the batch, before who is who is worked out."""


class StoppedError(CoachError):
    """Seen when the user stopped an import; nothing of it was kept."""


class Importer:
    """Imports into one workspace, and takes imports back."""

    def __init__(
        self, sessions: sessionmaker[Session], workspace: int, today: dt.date, region: str = ""
    ) -> None:
        self.sessions = sessions
        self.workspace = workspace
        self.today = today
        self.region = region

    @no_full_collections()
    def run(
        self,
        files: Sequence[SourceFile],
        refused: Read = (),
        on_progress: OnProgress | None = None,
        should_stop: ShouldStop | None = None,
        amend: Amend | None = None,
    ) -> Receipt:
        """Import files in one transaction. Raises StoppedError with nothing kept when `should_stop` says so."""
        with self.sessions() as session, session.begin():
            taking = self._begin(session, _Steps(len(files), on_progress, should_stop))
            for source in files:
                taking.steps.next(source.path)
                root = RESTORED if isinstance(source, RestoredFile) else ""
                taking.file(source, place_of(source), root, (len(source.data), 0))
            return self._finish(taking, refused, amend=amend)

    @no_full_collections()
    def sync(
        self,
        paths: Sequence[Path],
        on_progress: OnProgress | None = None,
        should_stop: ShouldStop | None = None,
        *,
        pages: Sequence[SourceFile] = (),
        gone_too: bool = False,
        quiet: bool = False,
    ) -> Receipt:
        """Bring the workspace in step with files and folders, and web pages that were fetched, in one transaction: what
        is new or changed is read, what is no longer in a folder goes out of sight. Raises VanishedError where a folder looks as if its disk were not
        connected, unless `gone_too` says that so much may go.

        Where nothing changed there is no batch (number 0). `quiet` is for looking again and again: unchanged files are
        not listed, and what was refused alone makes no batch either.
        """
        seen = survey(paths)
        with self.sessions() as session, session.begin():
            taking = self._begin(session, _Steps(len(seen.files) + len(pages), on_progress, should_stop))
            vanished.refuse_empty(seen, taking.places, gone_too)
            for spot in seen.files:
                taking.spot(spot)
            for page in pages:
                taking.steps.next(page.path)
                taking.file(page, place_of(page), "", (len(page.data), 0))
            gone = vanished.vanished(seen, taking.places, taking.found)
            vanished.refuse_many(seen, taking.places, gone, gone_too)
            taking.leave(gone)
            return self._finish(taking, seen.refused, quiet=quiet)

    def _begin(self, session: Session, steps: _Steps) -> _Taking:
        lexical.begin(session)
        number = receipts.next_number(session)
        batch = t.ImportBatch(
            id=number, workspace_id=self.workspace, made_on=self.today, receipt={}, totals={}
        )
        session.add(batch)
        session.flush()
        return _Taking(session, self, batch, steps)

    def _finish(
        self, taking: _Taking, refused: Read, *, quiet: bool = False, amend: Amend | None = None
    ) -> Receipt:
        session, batch = taking.session, taking.batch
        taking.writer.flush()
        shown = taking.guard.shown
        files = [*taking.receipts, *(FileReceipt(shown(path), refused=(why,)) for path, why in refused)]
        taking.places.write()
        if amend is not None:
            files += [FileReceipt("", refused=(why,)) for why in amend(session, self.workspace, batch.id)]
        # What was refused is kept to be read later, but not each time that a folder is looked at.
        nothing = (
            amend is None and not taking.places.changed and not any(f.changed or f.refused for f in files)
        )
        if quiet:
            files = [f for f in files if f.changed]
            nothing = not taking.places.changed and not any(f.kept or f.gone or f.moved for f in files)
        if nothing:
            session.delete(batch)
            return Receipt(0, self.today, tuple(files), 0, 0, 0, 0, 0)
        if any(f.changed for f in files):
            taking.steps.last("Working out who is who")
            with adopting(session, self.workspace, batch.id):
                derive(session, self.workspace, look=taking.steps.look)
        elif taking.places.changed:
            apply_audiences(
                session, self.workspace
            )  # a known content lies in a folder that a rule may be about
        receipt = self._receipt(session, batch.id, files)
        receipts.keep(session, batch, receipt)
        log.info("imported batch %d: %d files", batch.id, len(files))
        return receipt

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
            people or 0, sum(counts[kind] for kind in NoteKind), counts["message"] + counts["mail"],
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
            return undo(session, self.workspace, batch)

    def batches(self, limit: int | None = None) -> list[Receipt]:
        """Receipts of all imports, newest first."""
        with self.sessions() as session:
            return receipts.newest(session, self.workspace, limit)

    def receipt(self, batch: int) -> Receipt:
        """One import's receipt. Raises NotFoundError."""
        with self.sessions() as session:
            return receipts.one(session, self.workspace, batch)

    def guest_lists(self, batch: int) -> list[GuestList]:
        """The guest lists of an import, and the event that each belongs to now."""
        with self.sessions() as session:
            return guest_lists.of_batch(session, self.workspace, batch)

    def has_list(self, source: SourceFile, event: str) -> bool:
        """Whether an event has this very guest list already."""
        with self.sessions() as session:
            return guest_lists.holds(session, self.workspace, source, event)

    def totals(self, limit: int | None = None, offset: int = 0) -> list[Totals]:
        """The sums of receipts, newest first, without reading what they say of each file."""
        with self.sessions() as session:
            return list(receipts.sums(session, self.workspace, limit, offset))

    def count(self) -> int:
        """How many imports stand."""
        with self.sessions() as session:
            return receipts.count(session, self.workspace)


class _Steps:
    """Says how far an import is, and ends it when the user asked to stop."""

    def __init__(self, total: int, on_progress: OnProgress | None, should_stop: ShouldStop | None) -> None:
        self.total, self.done = total, 0
        self._tell = on_progress or (lambda _: None)
        self._should_stop = should_stop or (lambda: False)
        self._looked = time.monotonic()

    def next(self, path: str = "") -> None:
        """Before each file; a path is said where the file is read."""
        self._end_if_told()
        if path:
            self._tell(Progress(self.done, self.total, f"Reading {path}"))
        self.done += 1

    def look(self) -> None:
        """Within a file or a derivation; asks ten times a second at most."""
        if time.monotonic() - self._looked >= _LOOK_EVERY:
            self._end_if_told()

    def _end_if_told(self) -> None:
        self._looked = time.monotonic()
        if self._should_stop():
            raise StoppedError("The import was stopped. Nothing of it was kept.")

    def last(self, what: str) -> None:
        """After the last file."""
        self._tell(Progress(self.total, self.total, what))


class _Taking:
    """One batch in the making: takes files one by one and notes what became of each."""

    def __init__(self, session: Session, importer: Importer, batch: t.ImportBatch, steps: _Steps) -> None:
        self.session, self.batch, self.steps = session, batch, steps
        self.today = importer.today
        self.places = Places(session, importer.workspace, batch.id)
        self.writer = Writer(session, importer.workspace, batch.id, importer.region)
        self.guard = Guard(session, importer.workspace, importer.region)
        self.said = readings.remembered(session, importer.workspace)
        self.receipts: list[FileReceipt] = []
        self.found: set[Key] = set()
        """Places that were looked into and hold something, read or not."""

    def spot(self, spot: Spot) -> None:
        """Take a file on the disk, or leave it alone if nothing about it has changed."""
        known = self.places.by_location.get(spot.location, [])
        if known and all((p.size, p.mtime_ns) == (spot.size, spot.mtime_ns) for p in known) and spot.mtime_ns:
            self.steps.next()
            self.found.update(p.key for p in known)
            self.receipts += [FileReceipt(joined(spot.path, p.member), p.kind, unchanged=True) for p in known]
            return
        self.steps.next(spot.path)
        for member, what in spot.read():
            self.found.add((spot.location, member))
            path = self.guard.shown(joined(spot.path, member))
            if isinstance(what, Refusal):
                if not member:  # the whole file: what it held before may be there still
                    self.found.update(p.key for p in known)
                self.receipts.append(FileReceipt(path, refused=(what,)))
            else:
                self.file(what, (spot.location, member), spot.root, (spot.size, spot.mtime_ns))

    def file(self, source: SourceFile, key: Key, root: str, stat: tuple[int, int]) -> None:
        """Take a file's content into its place. Of a place that names somebody forgotten nothing is kept."""
        if hidden := self.guard.hidden(key, source.path):
            key, root = (hidden, ""), RESTORED
            known = self.places.by_key.get(key)
            source = replace(source, path=known[0].path if known else self._unnamed(source.path), origin="")
        if isinstance(source, RestoredFile):
            sha256 = source.sha256
        else:
            source = readings.applied(source, self.said)
            sha256 = readings.digest(source)
        before = self.places.before(key)
        if source.data and all(p.sha256 != sha256 for p in before):
            source = readings.with_event(self.session, source, [p.file for p in before], self.today)
            sha256 = readings.digest(source)
        if root == RESTORED:
            there = self.places.with_content(sha256)
        else:
            # What an export brought back has come home: this place and its later versions take over.
            before = [p for p in before if p.root != RESTORED or p.location]
            there = [*self.places.by_key.get(key, ()), *before]
            before += self.places.restored(source.path, sha256)
        for place in (p for p in there if p.sha256 == sha256 and (root == RESTORED or p.root != RESTORED)):
            if place.key == key:
                self.places.looked(place, *stat)
            self.receipts.append(FileReceipt(source.path, place.kind, unchanged=True))
            return
        if why := self.guard.file(sha256):
            self.receipts.append(FileReceipt(source.path, refused=(Refusal("", why),)))
        elif sha256 in self.places.contents:
            self._known(source, sha256, key, root, stat, before)
        else:
            self._new(source, sha256, key, root, stat, before)

    def _unnamed(self, path: str) -> str:
        shown = self.guard.shown(path)
        return shown if shown != path else f"{STOOD}{PurePosixPath(path).suffix}"

    def _known(
        self,
        source: SourceFile,
        sha256: str,
        key: Key,
        root: str,
        stat: tuple[int, int],
        before: list[Standing],
    ) -> None:
        """A content that another place has or had: nothing is written twice."""
        file, kind = self.places.contents[sha256]
        in_sight = file in self.places.stood or bool(self.places.by_file.get(file))
        replaced = any(p.sha256 != sha256 for p in before)
        self.places.end(before)
        self.places.add(file, sha256, kind, source.path, root, key, stat)
        kept = 0 if in_sight else self._documents(file)
        self.receipts.append(
            FileReceipt(source.path, kind, kept, unchanged=in_sight and not replaced, replaced=replaced)
        )

    def _documents(self, file: int) -> int:
        query = select(func.count()).select_from(t.Document).where(t.Document.file_id == file)
        return self.session.scalar(query) or 0

    def _new(
        self,
        source: SourceFile,
        sha256: str,
        key: Key,
        root: str,
        stat: tuple[int, int],
        before: list[Standing],
    ) -> None:
        try:
            kind, records = readers.read_file(source, self.today)
            if before and source.data:
                records = _worth_taking(records)
            kept, refused = self.writer.file(
                source, kind, sha256, self.guard.let_in(records), self.steps.look, [p.file for p in before]
            )
        except UnreadableError as error:
            self.receipts.append(FileReceipt(source.path, refused=(Refusal("", str(error)),)))
            return
        self.places.end(before)
        self.places.add(self.writer.latest_file, sha256, kind, source.path, root, key, stat)
        self.receipts.append(FileReceipt(source.path, kind, kept, 0, tuple(refused), replaced=bool(before)))

    def leave(self, gone: Iterable[Standing]) -> None:
        """Nothing lies there any more: the contents go out of sight, or are where they were moved to."""
        for place in list(gone):
            self.places.end([place])
            now = [p for p in self.places.by_file[place.file] if p.batch == self.batch.id]
            told = next((n for n, r in enumerate(self.receipts) if now and r.path == now[0].path), None)
            if told is None or self.receipts[told].moved:
                self.receipts.append(FileReceipt(place.path, place.kind, gone=True))
            else:
                self.receipts[told] = replace(self.receipts[told], moved=place.path)


def _worth_taking(records: Iterable[Record]) -> Iterator[Record]:
    """The records of a newer version. Raises UnreadableError if there are only refusals: a file that was cut off while
    it was copied does not take the place of the one that was whole."""
    taken = list(records)
    if taken and all(isinstance(r, Refusal) for r in taken):
        reasons = [r.reason for r in taken if isinstance(r, Refusal)]
        raise UnreadableError(f"{reasons[0]} What was imported from it before stays.")
    return iter(taken)
