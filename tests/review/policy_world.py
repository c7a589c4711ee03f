"""The museum's reviewer with a policy file and kept phrases beside it."""

from __future__ import annotations

import shutil
import tempfile
import threading
from functools import cache
from pathlib import Path

from coach.review.policies import Policies
from coach.review.reviewer import Reviewer
from coach.store import engine as store
from coach.store.repository import Repository
from tests.review.museum import TODAY, museum


@cache
def _imported() -> tempfile.TemporaryDirectory[str]:
    """The museum, imported once a run; goes with the process."""
    folder = tempfile.TemporaryDirectory()
    museum(Path(folder.name)).sessions.kw["bind"].dispose()
    return folder


class House:
    """A store with the museum's notes, its policy, and a reviewer over both."""

    def __init__(self, folder: Path) -> None:
        shutil.copyfile(Path(_imported().name) / store.DATABASE, folder / store.DATABASE)
        sessions = store.sessions(store.connect(folder))
        workspace = store.workspace_id(sessions)
        self.repository = Repository(sessions, workspace)
        self.policies = Policies(folder, sessions, workspace, TODAY, lambda: None, threading.RLock())
        self.reviewer = Reviewer(self.repository, TODAY, rules=self.policies)

    def keep(self, text: str, audience: str = "public", kind: str = "post", quote: str = "") -> None:
        """Keep what is found in a text: all of it, or one quote."""
        for found in self.reviewer.review(text, kind, audience).findings:
            if not quote or found.quote == quote:
                self.policies.keep(found, self.reviewer.reader(audience), audience)
