"""The user's data as a whole: who was forgotten, what forgetting would do, backup and restore of an open workspace."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from coach.backup import POLICY_FILE, Contents, Restored
from coach.errors import CoachError, NotFoundError, UnreadableError
from coach.ingest import blocked
from coach.ingest.blocked import Block
from coach.store.repository import Repository
from coach.store.values import PersonView

if TYPE_CHECKING:
    from coach.forget import Forgotten, Named, Preview
    from coach.index.search import SearchIndex

_LISTED = 6
"""Files that are named in one line."""


class Keeping:
    """What the facade offers about the workspace as a whole. `find` gives the person meant, `index` the search index,
    `changed` says that everything is to be read again; `writing` is held by whoever writes."""

    def __init__(
        self,
        repository: Repository,
        engine: Engine,
        folder: Path,
        today: dt.date,
        region: str,
        find: Callable[[str], PersonView],
        index: Callable[[], SearchIndex],
        changed: Callable[[], None],
        writing: AbstractContextManager[object],
    ) -> None:
        self.repository, self.engine, self.folder = repository, engine, folder
        self.today, self.region = today, region
        self.find, self.index, self.changed, self._writing = find, index, changed, writing

    def forget(self, person: str) -> Forgotten:
        """Delete a person and what is theirs alone, or somebody whom only texts name, and search the folder for what is
        left. Cannot be undone. Raises NotFoundError or AmbiguousError."""
        from coach.forget import forget

        with self._writing:
            found = self._meant(person)
            parts = (self.repository, self.engine, self.index(), self.folder, self.today)
            done = forget(*parts, found, self.region)
        self.changed()
        return done

    def finish(self) -> None:
        """Finish a forgetting that was cut short while the files were made anew."""
        from coach.forget import finish

        with self._writing:
            finish(self.repository.sessions, self.engine, self.index(), self.folder)

    def export(self, path: Path) -> dict[str, int]:
        """Write everything as open files into a ZIP; gives how many of each. Raises UnreadableError."""
        from coach.archive.export import export

        return export(self.repository, path, self._policy())

    def _policy(self) -> str:
        """The policy file as it stands, also where it does not read."""
        file = self.folder / POLICY_FILE
        try:
            return file.read_text(encoding="utf-8")
        except FileNotFoundError:
            return ""
        except (OSError, UnicodeDecodeError) as error:
            raise UnreadableError(f"{file} cannot be read: {error}. Mend it, or move it away.") from None

    def would_forget(self, person: str) -> Preview:
        """What forgetting somebody would delete; nothing is."""
        from coach.forget import preview

        with self._writing:
            return preview(self.repository, self.today, self._meant(person), self.region, self.folder)

    def only_named(self, words: str) -> Named | None:
        """Somebody of this full name whom only texts name, None where nobody is or a record has the name."""
        try:
            found = self._meant(words)
        except CoachError:
            return None
        return None if isinstance(found, PersonView) else found

    def _meant(self, words: str) -> PersonView | Named:
        """The person meant, or somebody of that full name whom only texts name."""
        from coach.forget import named

        try:
            return self.find(words)
        except NotFoundError as error:
            found = named(self.repository, words)
            if found is None:
                raise NotFoundError(
                    f"Nobody called “{words}” is among your people, and no text of yours holds that name. Check the spelling."
                ) from error
            if " " not in found.name:
                where = ", ".join(found.sources[:_LISTED])
                more = f" and {len(found.sources) - _LISTED} more" if len(found.sources) > _LISTED else ""
                raise NotFoundError(
                    f"Nobody called “{words}” has a record, and a single word may mean many. Say the full name as the text "
                    f"has it, or take the word out of these files and import them again: {where}{more}."
                ) from error
            return found

    def kept_out(self) -> list[Block]:
        """Who was forgotten and is kept out of later imports, without anything that names them."""
        with self.repository.sessions() as session:
            return blocked.listed(session, self.repository.workspace)

    def allow(self, words: str) -> list[Block]:
        """Let somebody in again with the next import. Raises NotFoundError."""
        with self._writing, self.repository.sessions() as session, session.begin():
            return blocked.allow(session, self.repository.workspace, words, self.region)

    def back_up(self, file: Path, *, force: bool = False) -> Path:
        """Write a backup, also while an import runs: it holds the last finished change. A file that is there is replaced
        with `force` only. Raises UnreadableError."""
        from coach.backup import back_up

        return back_up(self.folder, file, force=force)

    def contents(self, file: Path) -> Contents:
        """What a backup holds. Raises UnreadableError where it cannot be restored."""
        from coach.backup import contents

        return contents(file)

    def restore(self, file: Path) -> Restored:
        """Put a backup in the place of everything here; the former state is kept beside it. Raises UnreadableError."""
        from coach.backup import contents, restore

        contents(file)  # refuse before anything is closed
        with self._writing:
            self.index().close()
            self.engine.dispose()
            done = restore(self.folder, file, self.today)
            self.changed()
            self.index().sync()
        return done
