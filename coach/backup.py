"""Backups: the whole database as one file, made while the program runs; and the way back.

A backup is an SQLite file without its free pages, of one moment, readable by its owner only. Settings and keys are not
in the database and so not in it; vectors are made again after a restore. A restore checks the file and brings it to
this version beside the workspace first, keeps the former state there, and only then takes its place in one step.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from coach.errors import UnreadableError
from coach.index.state import WEIGHTS
from coach.records import NoteKind
from coach.store import engine as store

ENDING = ".rapport-backup"
FORMER = f"before-restore-*{ENDING}"
"""The states that restores kept, in the workspace folder."""

POLICY_FILE = "policy.yaml"
"""The one file beside the database that holds words of the user: a backup carries it."""

_MAGIC = b"SQLite format 3\x00"
_PART = "restore.part"
_COUNTED = {
    "people": "SELECT count(*) FROM person",
    "notes": f"SELECT count(*) FROM document WHERE active AND kind IN ({', '.join(repr(str(k)) for k in NoteKind)})",
    "messages": "SELECT count(*) FROM document WHERE active AND kind IN ('message', 'mail')",
    "events": "SELECT count(*) FROM event",
}


@dataclass(frozen=True, slots=True)
class Contents:
    """What a database holds, on which day its newest import was made, and the digests of who was forgotten."""

    counts: dict[str, int]
    newest: str
    forgotten: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back, where the former state was kept (None where there was none), and how many people who had been
    forgotten since came back with it."""

    contents: Contents
    former: Path | None
    forgotten_since: int = 0


def back_up(folder: Path, file: Path, *, force: bool = False) -> Path:
    """Write a backup of a workspace folder, of its last finished change. Raises UnreadableError if it cannot, and where
    a file of that name is there already, unless `force` says that it may be replaced."""
    if file.is_dir():
        raise UnreadableError(f"{file} is a folder. Name a file for the backup.")
    if file.exists() and not force:
        raise UnreadableError(f"{file} is there already. Name another file, or use --force to replace it.")
    part = file.with_name(file.name + ".part")
    try:
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with closing(
            sqlite3.connect(folder / store.DATABASE, isolation_level=None, timeout=30)
        ) as connection:
            connection.execute("VACUUM INTO ?", (str(part),))
        _carry(part, folder / POLICY_FILE)
        part.replace(file)
    except (OSError, sqlite3.Error) as error:
        part.unlink(missing_ok=True)
        why = error.strerror if isinstance(error, OSError) else error
        raise UnreadableError(
            f"{file} cannot be written: {why}. Choose another place for the backup."
        ) from None
    return file


def _carry(backup: Path, policy: Path) -> None:
    """Put the policy file, if there is one, into a backup of a database that has a place for it."""
    if not policy.is_file():
        return
    with closing(sqlite3.connect(backup)) as connection, connection:
        if _has(connection, "carried_file"):
            # As text, so that a search of every column sees it, and byte by byte, also where it is no UTF-8.
            connection.execute(
                "INSERT OR REPLACE INTO carried_file (name, content) VALUES (?, CAST(? AS TEXT))",
                (POLICY_FILE, policy.read_bytes()),
            )


def _has(connection: sqlite3.Connection, table: str) -> bool:
    query = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
    return connection.execute(query, (table,)).fetchone() is not None


def contents(database: Path) -> Contents:
    """What a database of this program holds. Raises UnreadableError where it is none, damaged, or too new."""
    _whole(database)
    try:
        with closing(sqlite3.connect(f"{database.resolve().as_uri()}?immutable=1", uri=True)) as connection:
            version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            owners = connection.execute("SELECT id FROM workspace").fetchall()
            _known(database, version[0] if version else "")
            if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",) or owners != [(1,)]:
                raise UnreadableError(f"{database} is damaged and cannot be restored. Nothing was changed.")
            counts = {name: int(connection.execute(query).fetchone()[0]) for name, query in _COUNTED.items()}
            newest = connection.execute("SELECT max(made_on) FROM import_batch").fetchone()[0]
            forgotten = frozenset(d for digests in _forgotten(connection).values() for d in digests)
    except sqlite3.Error:
        raise UnreadableError(
            f"{database} is not a backup of Rapport, or is damaged. Nothing was changed."
        ) from None
    return Contents(counts, newest or "", forgotten)


def forgotten_since(folder: Path, held: Contents) -> int:
    """How many people were forgotten here since a backup was made: they come back with it. None where the database
    here cannot be read."""
    database = folder / store.DATABASE
    if not database.exists():
        return 0
    try:
        with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            here = _forgotten(connection)
    except sqlite3.Error:
        return 0
    return sum(not digests & held.forgotten for digests in here.values())


def _forgotten(connection: sqlite3.Connection) -> dict[int, set[str]]:
    """Each forgetting with its digests."""
    found: dict[int, set[str]] = {}
    if _has(connection, "forgotten_key"):
        for number, digest in connection.execute("SELECT forgetting, digest FROM forgotten_key"):
            found.setdefault(number, set()).add(digest)
    return found


def _whole(database: Path) -> None:
    """Whether the file is as long as its first page says."""
    try:
        size = database.stat().st_size
        with database.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise UnreadableError(
            f"{database} cannot be read: {error.strerror}. Check the path and try again."
        ) from None
    if not head.startswith(_MAGIC) or len(head) < 100:
        raise UnreadableError(f"{database} is not a backup of Rapport. Nothing was changed.")
    page = int.from_bytes(head[16:18], "big")
    expected = (65536 if page == 1 else page) * int.from_bytes(head[28:32], "big")
    if size < expected:
        raise UnreadableError(
            f"{database} is cut short: {size:,} of {expected:,} bytes are there. Nothing was changed."
        )


def _known(database: Path, revision: str) -> None:
    if revision not in store.revisions():
        raise UnreadableError(
            f"{database} was made by a newer Rapport. Update Rapport and restore it again. Nothing was changed."
        )


def restore(folder: Path, file: Path, today: dt.date) -> Restored:
    """Put a backup in a workspace folder's place. The caller holds the folder's lock and has let go of its files.

    Raises UnreadableError with nothing changed where the file cannot be restored.
    """
    found = contents(file)
    part = folder / _PART
    _remove(part)
    try:
        shutil.copyfile(file, part)
        part.chmod(0o600)
        _make_current(part)
    except OSError as error:
        _remove(part)
        raise UnreadableError(f"{file} cannot be copied: {error.strerror}. Nothing was changed.") from None
    policy = _carried(part)
    since = forgotten_since(folder, found)
    former = _keep(folder, today)
    if policy is not None:
        _put(folder / POLICY_FILE, policy)
    database = folder / store.DATABASE
    # Nothing of the former database may be taken for changes to this one.
    for ending in ("-wal", "-shm"):
        database.with_name(database.name + ending).unlink(missing_ok=True)
    part.replace(database)
    shutil.rmtree(folder / "chroma", ignore_errors=True)
    return Restored(found, former, since)


def _make_current(part: Path) -> None:
    """Bring the copy to this version, and let its vectors be made again."""
    engine = store.engine_on(part)
    try:
        store.migrate(engine)
    finally:
        engine.dispose()
    with closing(sqlite3.connect(part)) as connection, connection:
        connection.execute("DELETE FROM index_state WHERE name = ?", (WEIGHTS,))


def _carried(part: Path) -> bytes | None:
    """The policy file that a backup carries, taken out of its database. A backup without one leaves what is here: no
    policy is dropped in silence."""
    with closing(sqlite3.connect(part)) as connection, connection:
        connection.execute("PRAGMA secure_delete=ON")
        query = "SELECT CAST(content AS BLOB) FROM carried_file WHERE name = ?"
        row = connection.execute(query, (POLICY_FILE,)).fetchone()
        connection.execute("DELETE FROM carried_file")
    return bytes(row[0]) if row else None


def _put(file: Path, data: bytes) -> None:
    part = file.with_name(f"{file.name}.part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as written:
        written.write(data)
    part.replace(file)


def _keep(folder: Path, today: dt.date) -> Path | None:
    """Keep the state that is about to be replaced; one that cannot be read is kept byte by byte."""
    database = folder / store.DATABASE
    if not database.exists():
        return None
    names = (f"before-restore-{today}{f'-{n}' if n else ''}{ENDING}" for n in range(1000))
    target = next(folder / name for name in names if not (folder / name).exists())
    try:
        with closing(sqlite3.connect(database)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return back_up(folder, target)
    except (sqlite3.Error, UnreadableError):
        shutil.copyfile(database, target)
        target.chmod(0o600)
        return target


def _remove(part: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        part.with_name(part.name + ending).unlink(missing_ok=True)
