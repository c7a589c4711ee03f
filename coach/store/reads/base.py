"""What every read of the store stands on: the sessions and the workspace that is read."""

from __future__ import annotations

from sqlalchemy.orm import Session, sessionmaker


class Reads:
    """Reads of one workspace, each in a short session of its own."""

    def __init__(self, sessions: sessionmaker[Session], workspace: int) -> None:
        self.sessions = sessions
        self.workspace = workspace
