"""A small workspace for the index's tests: a real database with documents split and indexed as an import does."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from sqlalchemy import create_engine, delete, func, select
from sqlalchemy.orm import Session, sessionmaker

from coach.index import lexical
from coach.index.passages import split
from coach.store import tables as t

DAY = dt.date(2026, 3, 2)


class Shelf:
    """Documents on a shelf. Ids count on from the highest, as an import's do."""

    def __init__(self, folder: Path) -> None:
        engine = create_engine(f"sqlite:///{folder / 'test.db'}")
        t.Base.metadata.create_all(engine)
        with engine.begin() as connection:
            lexical.create(connection)
        self.sessions = sessionmaker(engine, expire_on_commit=False)
        with self.sessions() as session, session.begin():
            session.add(t.Workspace(id=1))
            session.flush()
            session.add(t.ImportBatch(id=1, workspace_id=1, made_on=DAY))
            session.flush()
            session.add(
                t.SourceFile(id=1, workspace_id=1, batch_id=1, path="notes", kind="note", sha256="", size=0)
            )

    def put(
        self,
        text: str,
        *,
        kind: str = "note",
        title: str = "",
        group: str = "",
        record_id: str = "",
        embedded: bool = True,
        around: tuple[str, str] = ("", ""),
        speaker: str = "",
        date: dt.date = DAY,
        event: int | None = None,
        about: str = "",
        place: str = "line:1",
    ) -> int:
        """Add a document, said by `speaker` and about the person with the id `about`, where given; gives its id."""
        with self.sessions() as session, session.begin():
            number = self._next(session, t.Document)
            session.add(
                t.Document(
                    id=number, workspace_id=1, batch_id=1, file_id=1, source=f"notes/{number}.md", place=place,
                    kind=kind, external_id=record_id, group=group, title=title, text=text, date=date, active=True,
                    event_id=event,
                )
            )  # fmt: skip
            session.flush()
            session.add(t.Note(document_id=number, speaker=speaker))
            for piece in split(text, 0, kind, title, around, date):
                passage = t.Passage(
                    id=self._next(session, t.Passage), document_id=number, start=piece.start, end=piece.end,
                    text=piece.text, context=piece.context, embedded=embedded,
                )  # fmt: skip
                session.add(passage)
                session.flush()
                lexical.add(session, [(passage.id, passage.text, passage.context)])
                if about:
                    self._tell(session, passage, about)
            return number

    @staticmethod
    def _tell(session: Session, passage: t.Passage, person: str) -> None:
        if session.get(t.Person, person) is None:
            session.add(t.Person(id=person, workspace_id=1, name=person))
        told = t.Statement(
            document_id=passage.document_id, passage_id=passage.id, start=passage.start, end=passage.end,
            text=passage.text,
        )  # fmt: skip
        session.add(told)
        session.flush()
        session.add(t.About(statement_id=told.id, person_id=person, role="subject"))
        session.flush()

    def remove(self, *documents: int) -> None:
        """Delete documents as an undo does."""
        with self.sessions() as session, session.begin():
            lexical.remove(session, documents)
            session.execute(delete(t.Passage).where(t.Passage.document_id.in_(documents)))
            session.execute(delete(t.Note).where(t.Note.document_id.in_(documents)))
            session.execute(delete(t.Document).where(t.Document.id.in_(documents)))

    @staticmethod
    def _next(session: Session, table: type[t.Document] | type[t.Passage]) -> int:
        return (session.scalar(select(func.max(table.id))) or 0) + 1
