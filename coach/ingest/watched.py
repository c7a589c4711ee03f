"""The folders that the user wants kept up with while the web chat runs."""

from __future__ import annotations

import datetime as dt
from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, sessionmaker

from coach.errors import UnreadableError, UsageError
from coach.store import tables as t


class WatchedFolders:
    """Watched folders of one workspace. `writing` is held by whoever writes."""

    def __init__(
        self, sessions: sessionmaker[Session], workspace: int, writing: AbstractContextManager[object]
    ) -> None:
        self._sessions, self._workspace, self._writing = sessions, workspace, writing

    def all(self) -> list[Path]:
        """The folders, in the order in which they were added."""
        query = select(t.WatchedFolder.path).where(t.WatchedFolder.workspace_id == self._workspace)
        with self._sessions() as session:
            return [Path(p) for p in session.scalars(query.order_by(t.WatchedFolder.id))]

    def add(self, path: str, today: dt.date) -> Path:
        """Watch a folder from now on. Raises UsageError or UnreadableError saying what is wrong with it."""
        folder = Path(path.strip().strip("'\"")).expanduser()
        if not path.strip() or not folder.is_absolute():
            raise UsageError("Give the folder's whole path, from the root of the disk or from ~ on.")
        if not folder.is_dir():
            raise UnreadableError(f"There is no folder at {folder}. Check the path and try again.")
        folder = folder.resolve()
        known = self.all()
        if folder in known:
            raise UsageError(f"{folder} is watched already.")
        if above := next((k for k in known if folder.is_relative_to(k)), None):
            raise UsageError(f"{folder} is in {above}, which is watched already.")
        with self._writing, self._sessions() as session, session.begin():
            session.add(t.WatchedFolder(workspace_id=self._workspace, path=str(folder), added_on=today))
        return folder

    def remove(self, folder: Path) -> None:
        """Watch a folder no longer; what was imported from it stays."""
        row = t.WatchedFolder
        with self._writing, self._sessions() as session, session.begin():
            session.execute(delete(row).where(row.workspace_id == self._workspace, row.path == str(folder)))
