"""Leaves nothing of what was deleted in any file, and searches every file to prove it."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

from sqlalchemy import Engine, inspect, text

from coach.forget.traces import Traces

_WAIT = 10_000
"""Milliseconds that readers are waited for."""


def compact(engine: Engine) -> bool:
    """Write the database anew without its free pages, and empty the write-ahead log, waiting for whoever still reads.
    False where somebody reads on: the old pages stand in the file until they are done."""
    return checkpoint(engine, "VACUUM")


def checkpoint(engine: Engine, before: str = "") -> bool:
    """Empty the write-ahead log, which holds what was deleted (in the database itself it is overwritten). False where
    somebody reads on."""
    engine.dispose()  # idle connections let go of what they last read
    connection = engine.raw_connection()
    connection.detach()  # its way of waiting is its own
    try:
        cursor = connection.cursor()
        if before:
            cursor.execute(before)
        cursor.execute(f"PRAGMA busy_timeout={_WAIT}")
        return not cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    finally:
        connection.close()


def remaining(engine: Engine, folder: Path, traces: Traces) -> int:
    """How often the person still stands anywhere in the workspace."""
    return max(in_columns(engine, traces), in_files(folder, traces))


def in_columns(engine: Engine, traces: Traces) -> int:
    """Occurrences in every column of every table, JSON read as what it says."""
    if not traces.words:
        return 0
    found = 0
    with engine.connect() as connection:
        for table in inspect(connection).get_table_names():
            for row in connection.execute(text(f'SELECT * FROM "{table}"')):
                found += sum(traces.count(_said(v)) for v in row if isinstance(v, str))
    return found


def _said(value: str) -> str:
    """A text, or what a JSON text says once its escapes are read."""
    if value[:1] not in ("{", "[") or "\\" not in value:
        return value
    try:
        return json.dumps(json.loads(value), ensure_ascii=False)
    except ValueError:
        return value


def in_files(folder: Path, traces: Traces) -> int:
    """Occurrences in the bytes of every file below a folder, in each form of `Traces.needles`."""
    return needles_in_files(folder, traces.needles)


def needles_in_files(folder: Path, needles: Collection[bytes]) -> int:
    """Occurrences of lower-case bytes in every file below a folder."""
    found = 0
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        # Lower case of ASCII only: other letters are looked for in the forms that they may have.
        data = path.read_bytes().lower()
        found += sum(data.count(needle) for needle in needles)
    return found
