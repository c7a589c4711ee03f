"""Reads an export back: its files as they were imported the first time, and what the user decided since.

`split` takes exports out of a list of files; each becomes `RestoredFile`s, which the ordinary import takes like any
other, and one `Restoration`, which adds what no reader gives before who is who is worked out.
"""

from __future__ import annotations

import json
import os
import re
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from coach.archive import calendar, cards, decided, letters, notes, tables
from coach.archive.entry import BROKEN, Entry, Limit, date_of
from coach.archive.export import FORMAT, MANIFEST, POLICY, VERSION
from coach.ingest.blocked import Guard
from coach.ingest.pipeline import Importer, Receipt
from coach.progress import OnProgress, ShouldStop
from coach.records import Refusal, RestoredFile, SourceFile
from coach.store import tables as t

Refused = tuple[str, Refusal]
TakePolicy = Callable[[str], str]
"""Puts a policy's text in its place; gives why where it does not, else nothing."""

_MADE = frozenset({"README.txt", "people.vcf", "people.csv", "promises.csv"})
"""Members that are made from others, and so are not read again."""
_MEMBERS = re.compile(r"notes/.+|mail/\d+\.mbox|[a-z]+\.(?:vcf|ics|jsonl|csv|json)|policy\.yaml|README\.txt")


@dataclass
class Restoration:
    """One export that was opened. `files` go through the import; `amend` runs inside its transaction afterwards."""

    files: list[RestoredFile] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    entries: dict[tuple[str, str], list[Entry]] = field(default_factory=dict)
    noted: list[dict[str, Any]] = field(default_factory=list)
    decisions: dict[str, Any] = field(default_factory=dict)
    me: dict[str, Any] = field(default_factory=dict)
    policy: str = ""
    lay: dict[str, str] = field(default_factory=dict)
    """Content → the patterns of the rules for folders that fitted it by where it lay, one a line."""
    take: TakePolicy | None = None

    def amend(self, session: Session, workspace: int, batch: int) -> list[Refusal]:
        """Add who the user is, decisions, drafts and the tellers of confidences. Gives what cannot be taken."""
        self._say_who(session, workspace, batch)
        documents = self._documents(session, batch)
        self._add_noted(session, workspace, documents)
        limits = {e.at: e.limits for entries in self.entries.values() for e in entries if e.limits}
        for at, document in documents.items():
            if at in limits:
                _tell(session, document, limits[at])
        return [
            *decided.write_all(session, workspace, self.decisions),
            *self._take_policy(session, workspace),
        ]

    def _take_policy(self, session: Session, workspace: int) -> list[Refusal]:
        """The policy file without whoever was forgotten here; `take` says why where it cannot be put in its place."""
        if not self.policy or self.take is None:
            return []
        why = self.take(Guard(session, workspace).without(self.policy)[0])
        return [Refusal(POLICY, why)] if why else []

    def _say_who(self, session: Session, workspace: int, batch: int) -> None:
        """Only where nobody has said it yet."""
        row = session.get_one(t.Workspace, workspace)
        if row.name or row.emails or row.profile or row.employer:
            return
        row.name, row.profile, row.employer = (
            str(self.me.get(k, "")) for k in ("name", "profile", "employer")
        )
        row.emails = [str(e) for e in self.me.get("emails", ())]
        if isinstance(found := self.me.get("found_in_files"), dict):
            row.adopted = {"batch": batch, "employer": str(found.get("employer", ""))}

    def _documents(self, session: Session, batch: int) -> dict[int, int]:
        """Order in the export → document, of the files that this batch brought."""
        # By the content: of a path that names somebody forgotten, not all is kept.
        files = session.execute(
            select(t.SourceFile.sha256, t.SourceFile.id).where(t.SourceFile.batch_id == batch)
        ).tuples()
        numbers = dict(files.all())
        found: dict[int, int] = {}
        for file in self.files:
            if (number := numbers.get(file.sha256)) is None:
                continue
            told = {"size": file.size, "origin": self.lay.get(file.sha256, "")}
            session.execute(update(t.SourceFile).where(t.SourceFile.id == number).values(told))
            rows = session.execute(
                select(t.Document.place, t.Document.id)
                .where(t.Document.file_id == number)
                .order_by(t.Document.id)
            ).tuples()
            found.update(_matched(self.entries[file.path, file.sha256], rows.all()))
        return found

    def _add_noted(self, session: Session, workspace: int, documents: dict[int, int]) -> None:
        """People whom only notes name keep their order among each other."""
        for item in self.noted:
            if item.get("at") in documents:
                session.add(
                    t.Contact(
                        workspace_id=workspace, document_id=documents[item["at"]], kind="noted", name=str(item["name"]),
                        given="", family="", nicknames=[], organisation=str(item.get("organisation", "")), title="",
                        location="", note="", dated=date_of(item.get("dated")), extra={}, is_user=False,
                    )
                )  # fmt: skip
                session.flush()


def _matched(entries: Iterable[Entry], rows: Iterable[tuple[str, int]]) -> Iterator[tuple[int, int]]:
    """Order in the export and document, in step; an entry that was kept out (somebody forgotten) has none."""
    left = iter(entries)
    for place, document in rows:
        entry = next((e for e in left if e.record.place == place), None)
        if entry is not None:
            yield entry.at, document


def _tell(session: Session, document: int, limits: Sequence[Limit]) -> None:
    """Who told what: a message's own spelling of its sender's name is not kept, so what came of it is."""
    at = {(x.start, x.end): x for x in limits}
    for row in session.scalars(select(t.Statement).where(t.Statement.document_id == document)):
        limit = at.get((row.start, row.end))
        if limit is None:
            continue
        audience, told_by = limit.audience, limit.told_by
        if limit.stated:  # a rule or click changed it; that is applied again later
            audience, told_by = (str(limit.stated.get(k, "")) for k in ("audience", "told_by"))
        if audience == row.audience and told_by != row.told_by:
            row.told_by = told_by


def holds_export(paths: Iterable[Path]) -> bool:
    """Whether an export lies at one of the paths: a ZIP archive or a folder of its files."""
    try:
        return any(_is_export(p) or (p.is_dir() and any(map(_is_export, _candidates(p)))) for p in paths)
    except (OSError, ValueError):  # the import itself says what is wrong with a path
        return False


def _candidates(folder: Path) -> Iterator[Path]:
    """What in a folder may be an export by its name; of the rest, which may be many, no path is made."""
    with os.scandir(folder) as entries:
        yield from (Path(e.path) for e in entries if e.name == MANIFEST or e.name.lower().endswith(".zip"))


def _is_export(path: Path) -> bool:
    try:
        if path.name == MANIFEST:
            return _is_manifest(SourceFile(path.name, path.read_bytes()))
        if path.suffix.lower() != ".zip" or not zipfile.is_zipfile(path):
            return False
        with zipfile.ZipFile(path) as archive:
            named = [n for n in archive.namelist() if n.rpartition("/")[2] == MANIFEST]
            return any(_is_manifest(SourceFile(n, archive.read(n))) for n in named[:3])
    except (OSError, *BROKEN, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return False


def split(files: Sequence[SourceFile]) -> tuple[list[SourceFile], list[Restoration]]:
    """The files that are no part of an export, and the exports among them."""
    folders = {f.path.removesuffix(MANIFEST): f for f in files if _is_manifest(f)}
    rest: list[SourceFile] = []
    parts: dict[str, dict[str, bytes]] = defaultdict(dict)
    for file in files:
        folder = max((x for x in folders if file.path.startswith(x)), key=len, default=None)
        name = file.path.removeprefix(folder or "")
        if folder is None or not _MEMBERS.fullmatch(name):
            rest.append(file)
        else:
            parts[folder][name] = file.data
    return rest, [_opened(folder, found) for folder, found in parts.items()]


def _is_manifest(file: SourceFile) -> bool:
    if file.path.rpartition("/")[2] != MANIFEST:
        return False
    head = _object(file.data)
    return head.get("format") == FORMAT


def _object(data: bytes) -> dict[str, Any]:
    try:
        found = json.loads(data)
    except BROKEN:
        return {}
    return found if isinstance(found, dict) else {}


def _opened(folder: str, members: dict[str, bytes]) -> Restoration:
    head = _object(members[MANIFEST])
    out = Restoration()
    if head.get("version") != VERSION:
        reason = "This export was made by a newer Rapport. Update Rapport and import it again."
        out.refused.append((f"{folder}{MANIFEST}", Refusal("", reason)))
        return out
    out.me, out.decisions = (
        _object(members.get("me.json", b"{}")),
        _object(members.get("decisions.json", b"{}")),
    )
    out.policy = members.get(POLICY, b"").decode("utf-8", "replace")
    entries: list[Entry] = []
    for name, data in sorted(members.items()):
        for found in _read(name, data):
            if isinstance(found, Refusal):
                out.refused.append((f"{folder}{name}", found))
            else:
                entries.append(found)
    _arrange(out, folder, head, sorted(entries, key=lambda e: e.at))
    return out


def _read(name: str, data: bytes) -> Iterable[Entry | Refusal]:
    if name.startswith("notes/"):
        return [notes.read(name, data)]
    if name.startswith("mail/"):
        return letters.read(data)
    readers: dict[str, Any] = {
        "contacts.vcf": cards.read, "calendar.ics": calendar.read, "chats.jsonl": notes.read_turns,
        "messages.jsonl": notes.read_messages, "attendees.csv": tables.read_attendees,
        "programmes.csv": tables.read_programmes,
    }  # fmt: skip
    return readers[name](data) if name in readers else ()


def _arrange(out: Restoration, folder: str, head: dict[str, Any], entries: Sequence[Entry]) -> None:
    """Entries by their file, files in their order."""
    by_file: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_file[entry.file].append(entry)
    listed = head.get("files")
    for number, said in enumerate(listed if isinstance(listed, list) else ()):
        try:
            path, kind, sha256, size = (
                str(said["path"]),
                str(said["kind"]),
                str(said["sha256"]),
                int(said["size"]),
            )
        except BROKEN:
            out.refused.append(
                (f"{folder}{MANIFEST}", Refusal(f"files:{number}", "This file's entry is damaged."))
            )
            continue
        found = by_file.pop(number, [])
        records = tuple(e.record for e in found)
        out.files.append(RestoredFile(path, b"", kind=kind, sha256=sha256, size=size, records=records))
        out.entries[path, sha256] = found
        rules = said.get("rules")
        out.lay[sha256] = "\n".join(map(str, rules)) if isinstance(rules, list) else ""
    for number, lost in by_file.items():
        reason = f"{len(lost)} entries name a file that {MANIFEST} does not list."
        out.refused.append((f"{folder}{MANIFEST}", Refusal(f"files:{number}", reason)))
    out.noted = [x for x in head.get("noted") or () if isinstance(x, dict) and "name" in x]


def restoring(
    importer: Importer,
    files: Sequence[SourceFile],
    refused: Sequence[Refused],
    on_progress: OnProgress | None = None,
    should_stop: ShouldStop | None = None,
    take_policy: TakePolicy | None = None,
) -> Receipt:
    """Import files in one transaction, exports among them as what they were made from."""
    ordinary, restorations = split(files)
    for restoration in restorations:
        restoration.take = take_policy
    brought = [f for r in restorations for f in r.files]
    left_out = [*refused, *(x for r in restorations for x in r.refused)]

    def amend(session: Session, workspace: int, batch: int) -> list[Refusal]:
        return [x for r in restorations for x in r.amend(session, workspace, batch)]

    return importer.run(
        [*ordinary, *brought], left_out, on_progress, should_stop, amend if restorations else None
    )
