"""A workspace beside a folder of files that change, for tests of keeping in step and of undo."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

from coach.index import lexical
from coach.ingest.pipeline import Importer, Receipt
from coach.records import SourceFile
from coach.store import engine as store
from coach.store import tables as t
from coach.store.repository import Repository
from tests.ingest.dump import Dump, dump

TODAY = dt.date(2026, 11, 22)


def note(title: str, person: str, words: str, day: str = "2026-11-05") -> str:
    return f"---\ntitle: {title}\ndate: {day}\nwith: [{person}]\n---\n{words}\n"


def card(name: str, email: str, organisation: str) -> str:
    return f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nEMAIL:{email}\nORG:{organisation}\nUID:{email}\nEND:VCARD\n"


class Shelf:
    """An importer over a workspace of its own, and a folder `shelf` to import from."""

    def __init__(self, folder: Path, template: Path | None = None) -> None:
        self.folder = folder / "shelf"
        self.folder.mkdir(parents=True)
        (folder / "ws").mkdir()
        if template:
            shutil.copy(template / store.DATABASE, folder / "ws" / store.DATABASE)
        self.engine = store.connect(folder / "ws")
        self.sessions = store.sessions(self.engine)
        workspace = store.workspace_id(self.sessions)
        self.importer = Importer(self.sessions, workspace, TODAY)
        self.repository = Repository(self.sessions, workspace)

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def sync(self, *paths: Path, gone_too: bool = False, quiet: bool = False) -> Receipt:
        return self.importer.sync(paths or [self.folder], gone_too=gone_too, quiet=quiet)

    def upload(self, name: str, text: str) -> Receipt:
        return self.importer.run([SourceFile(name, text.encode())])

    def dump(self) -> Dump:
        with self.sessions() as session:
            return dump(session)

    def said(self) -> set[str]:
        return {s.text for s in self.repository.statements()}

    def sources(self) -> list[str]:
        return sorted({d.source for d in self.repository.documents()})

    def agree(self) -> None:
        """The lexical index holds exactly the passages in sight, no content is in sight twice, and no place holds two."""
        with self.sessions() as session:
            shown = session.query(t.Passage.id).join(t.Document).where(t.Document.active).all()
            assert lexical.count(session) == len(shown)
            files = session.query(t.SourceFile).where(t.SourceFile.replaced_by.is_(None)).all()
            assert len({f.sha256 for f in files}) == len(files)
            hidden = {f.id for f in session.query(t.SourceFile).all()} - {f.id for f in files}
            places = session.query(t.FilePlace).where(t.FilePlace.left_by.is_(None)).all()
            assert len({(p.location, p.member) for p in places}) == len(places)
            assert {p.file_id for p in places} == {f.id for f in files}
            for document in session.query(t.Document).all():
                assert document.active == (document.file_id not in hidden), document.source
