"""Opens the database: private files, WAL, foreign keys, migrations, one process at a time."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import orjson
from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.orm import Session, sessionmaker

from coach.errors import HeldWorkspaceError, WorkspaceError
from coach.store import schema
from coach.store import tables as t

HEAD = "0017"
"""The newest migration. A database at this revision is opened without loading Alembic."""

DATABASE = "rapport.db"


def lock(folder: Path) -> FileLock:
    """Take the workspace for this process, or say that another one has it.

    Chroma loses vectors without an error when two processes write to one folder, so a workspace has one owner.
    """
    held = FileLock(folder / ".lock", mode=0o600, thread_local=False)
    try:
        held.acquire(timeout=0)
    except Timeout:
        raise HeldWorkspaceError(
            f"The workspace {folder} is open in another program (the web chat, or a running command). "
            "Close it there and try again, or name another with --workspace."
        ) from None
    return held


def prepare(folder: Path) -> None:
    """Make the folder, for its owner only."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if folder.stat().st_mode & 0o077:
            folder.chmod(0o700)
    except OSError as error:
        raise WorkspaceError(
            f"The workspace {folder} cannot be made: {error.strerror}. Choose another folder with --workspace."
        ) from None


def connect(folder: Path) -> Engine:
    """An engine on the folder's database, at the newest migration."""
    path = folder / DATABASE
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    engine = engine_on(path)
    if _revision(engine, path) != HEAD:
        if schema.is_empty(engine):
            schema.create(engine)
        else:
            migrate(engine)
    return engine


def engine_on(path: Path) -> Engine:
    """An engine on a database file, whatever its migration."""
    engine = create_engine(f"sqlite:///{path}", json_deserializer=orjson.loads)
    transactional(engine)

    @event.listens_for(engine, "connect")
    def _configure(connection: Any, _record: Any) -> None:
        cursor = connection.cursor()
        for pragma in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=5000"):
            cursor.execute(f"PRAGMA {pragma}")
        # Deleted text is overwritten, not only unlinked.
        cursor.execute("PRAGMA secure_delete=ON")
        cursor.close()

    return engine


def revisions() -> list[str]:
    """All migrations that this version knows."""
    from alembic.script import ScriptDirectory

    script = ScriptDirectory(str(Path(__file__).parent / "migrations"))
    return [r.revision for r in script.walk_revisions()]


def transactional(engine: Engine) -> None:
    """Put everything, CREATE TABLE too, inside transactions.

    The driver by itself begins one before INSERT only: a process killed while migrating would leave half a schema.
    """

    @event.listens_for(engine, "connect")
    def _manual(connection: Any, _record: Any) -> None:
        connection.isolation_level = None

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")


def _revision(engine: Engine, path: Path) -> str:
    from sqlalchemy.exc import DatabaseError, OperationalError

    try:
        with engine.connect() as connection:
            return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")
    except OperationalError:
        return ""
    except DatabaseError:
        raise WorkspaceError(
            f"{path} is not a Rapport database or is damaged. Move it away, or name another folder with --workspace."
        ) from None


def migrate(engine: Engine, revision: str = "head") -> None:
    """Bring the database to a revision."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def sessions(engine: Engine) -> sessionmaker[Session]:
    """Sessions whose rows stay readable after they close."""
    return sessionmaker(engine, expire_on_commit=False)


def workspace_id(make: sessionmaker[Session]) -> int:
    """The id of the database's one workspace, made on first use."""
    with make() as session, session.begin():
        row = session.query(t.Workspace).first()
        if row is None:
            row = t.Workspace(name="", emails=[], profile="", employer="")
            session.add(row)
            session.flush()
        return row.id


def marked(make: sessionmaker[Session], name: str) -> bool:
    """Whether the database holds a mark, read without loading the index that set it."""
    with make() as session:
        return session.get(t.IndexState, name) is not None
