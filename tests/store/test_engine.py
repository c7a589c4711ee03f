"""The database: its schema, its migrations, its privacy, and its one owner."""

from __future__ import annotations

import datetime as dt
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, insert, inspect, select, text

from coach.errors import WorkspaceError
from coach.store import engine as store
from coach.store import schema
from coach.store import tables as t

MIGRATIONS = Path(store.__file__).parent / "migrations"


def revisions() -> list[str]:
    script = ScriptDirectory(str(MIGRATIONS))
    return [r.revision for r in reversed(list(script.walk_revisions()))]


def lines(script: str) -> list[str]:
    """The parts of a schema; a migration that alters a table gives its constraints back in any order."""
    return sorted(line.strip().rstrip(",") for line in script.splitlines())


def test_the_newest_migration_is_the_one_the_code_expects() -> None:
    assert revisions()[-1] == store.HEAD


def test_migrations_make_exactly_the_tables(tmp_path: Path) -> None:
    engine = store.engine_on(tmp_path / store.DATABASE)
    store.migrate(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "include_name": lambda name, kind, _: (
                    not (kind == "table" and name.startswith("passage_text"))
                )
            },
        )
        assert compare_metadata(context, t.Base.metadata) == []
        assert "passage_text" in inspect(connection).get_table_names()
        assert lines(schema.script_of(connection)) == lines(schema.SCRIPT.read_text()), "run make schema"


def test_a_new_database_is_what_the_migrations_make(tmp_path: Path) -> None:
    with store.connect(tmp_path).connect() as connection:
        assert schema.script_of(connection) == schema.SCRIPT.read_text(encoding="utf-8")
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").first() is None


def test_a_new_database_that_breaks_off_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a kill: the next start makes all of it."""
    half = tmp_path / "half.sql"
    whole = schema.SCRIPT.read_text(encoding="utf-8")
    half.write_text(whole[: whole.index("CREATE TABLE person")] + "CREATE NONSENSE;\n", encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(schema, "SCRIPT", half)
        with pytest.raises(sqlite3.OperationalError):
            store.connect(tmp_path)
    engine = store.engine_on(tmp_path / store.DATABASE)
    assert schema.is_empty(engine)
    engine.dispose()
    with store.connect(tmp_path).connect() as connection:
        assert "person" in inspect(connection).get_table_names()


@pytest.mark.parametrize("revision", revisions())
def test_every_migration_runs_on_a_filled_older_database(tmp_path: Path, revision: str) -> None:
    path = tmp_path / store.DATABASE
    engine = create_engine(f"sqlite:///{path}")
    store.migrate(engine, revision)
    with engine.begin() as connection:
        connection.execute(
            text("INSERT INTO workspace(id, name, emails, profile, employer) VALUES (1, 'A', '[]', '', '')")
        )
        connection.execute(
            text(
                "INSERT INTO import_batch(id, workspace_id, made_on, receipt) VALUES (1, 1, '2026-01-02', '{}')"
            )
        )
    engine.dispose()
    with store.connect(tmp_path).connect() as connection:
        assert connection.execute(text("SELECT name FROM workspace")).scalar() == "A"
        assert connection.execute(text("SELECT count(*) FROM import_batch")).scalar() == 1
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == store.HEAD


def test_a_migration_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    """As after a kill: the next start finds an empty database, not half a schema."""
    engine = create_engine(f"sqlite:///{tmp_path / store.DATABASE}")
    store.transactional(engine)
    with engine.connect() as connection:
        connection.execute(text("CREATE TABLE workspace (id INTEGER)"))
        connection.invalidate()  # the connection is gone before the commit
    with engine.connect() as connection:
        assert inspect(connection).get_table_names() == []
    engine.dispose()
    with store.connect(tmp_path).connect() as connection:
        assert "passage" in inspect(connection).get_table_names()


def test_files_are_private_and_settings_are_on(tmp_path: Path) -> None:
    folder = tmp_path / "ws"
    store.prepare(folder)
    engine = store.connect(folder)
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
        assert connection.execute(text("PRAGMA secure_delete")).scalar() == 1
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / store.DATABASE).stat().st_mode) == 0o600


def test_an_open_folder_is_made_private(tmp_path: Path) -> None:
    folder = tmp_path / "ws"
    folder.mkdir(mode=0o755)
    store.prepare(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_rows_of_a_batch_go_with_it(tmp_path: Path) -> None:
    engine = store.connect(tmp_path)
    make = store.sessions(engine)
    workspace = store.workspace_id(make)
    with make() as s, s.begin():
        s.add(t.ImportBatch(id=1, workspace_id=workspace, made_on=dt.date(2026, 1, 2), receipt={}))
        s.flush()
        s.execute(insert(t.SourceFile), [{"id": 1, "workspace_id": workspace, "batch_id": 1, "path": "a.md",
                                          "kind": "markdown", "sha256": "x", "size": 1}])  # fmt: skip
        s.execute(insert(t.Document), [{"id": 1, "workspace_id": workspace, "batch_id": 1, "file_id": 1, "source": "a.md",
                                        "place": "line:1", "kind": "note", "text": "Hello"}])  # fmt: skip
    with make() as s, s.begin():
        s.delete(s.get_one(t.ImportBatch, 1))
    with make() as s:
        assert s.scalars(select(t.Document)).all() == []


def test_a_file_that_is_no_database_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / store.DATABASE).write_bytes(b"this is not a database" * 100)
    with pytest.raises(WorkspaceError, match="not a Rapport database"):
        store.connect(tmp_path)


def test_a_second_process_is_refused(tmp_path: Path) -> None:
    held = store.lock(tmp_path)
    code = f"from pathlib import Path; from coach.store import engine; engine.lock(Path({str(tmp_path)!r}))"
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "WorkspaceError" in other.stderr
    assert "open in another program" in other.stderr
    held.release()
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_files_of_an_older_database_get_their_places(tmp_path: Path) -> None:
    """The origin was the imported path and the path below it; of an archive or a single file both begin alike."""
    engine = create_engine(f"sqlite:///{tmp_path / store.DATABASE}")
    store.migrate(engine, "0001")
    files = [
        ("sub/a.md", "/home/v/notes|sub/a.md", None),
        ("a.md", "/home/v/a.md|a.md", 2),
        ("export.zip/Connections.csv", "/home/v/export.zip|export.zip/Connections.csv", None),
        ("notes/b.md", "/home/v/notes|notes/b.md", None),
        ("dropped.md", "", None),
    ]
    with engine.begin() as connection:
        connection.execute(
            text("INSERT INTO workspace(id, name, emails, profile, employer) VALUES (1, 'A', '[]', '', '')")
        )
        for batch in (1, 2):
            connection.execute(
                text(
                    "INSERT INTO import_batch(id, workspace_id, made_on, receipt) VALUES (:n, 1, '2026-01-02', '{}')"
                ),
                {"n": batch},
            )
        for path, origin, replaced_by in files:
            connection.execute(
                text("INSERT INTO source_file(workspace_id, batch_id, path, origin, kind, sha256, size, replaced_by) "
                     "VALUES (1, 1, :path, :origin, 'note', :path, 1, :left)"),
                {"path": path, "origin": origin, "left": replaced_by},
            )  # fmt: skip
    engine.dispose()
    with store.sessions(store.connect(tmp_path))() as session:
        places = session.query(t.FilePlace).order_by(t.FilePlace.id).all()
        assert [(p.path, p.root, p.location, p.member, p.left_by) for p in places] == [
            ("sub/a.md", "/home/v/notes", "/home/v/notes/sub/a.md", "", None),
            ("a.md", "", "/home/v/a.md", "", 2),
            ("export.zip/Connections.csv", "", "/home/v/export.zip", "Connections.csv", None),
            ("notes/b.md", "/home/v/notes", "/home/v/notes/notes/b.md", "", None),
            ("dropped.md", "", "", "dropped.md", None),
        ]


def test_keys_of_an_older_database_are_brought_to_the_form_of_now(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / store.DATABASE}")
    store.migrate(engine, "0001")
    with engine.begin() as connection:
        for line in (
            "INSERT INTO workspace(id, name, emails, profile, employer) VALUES (1, '', '[]', '', '')",
            "INSERT INTO identity_key(id, contact_id, kind, value, shown) VALUES "
            "(1, 7, 'email', 'dana@me.com', 'Dana@me.com'), (2, 7, 'phone', '0791', '0791'), "
            "(3, 7, 'profile', 'linkedin.com/pub/dana-kim/4/7b3/21a', 'linkedin.com/pub/dana-kim/4/7b3/21a')",
            'INSERT INTO decision(id, workspace_id, kind, "left", "right", made_on) VALUES '
            "(1, 1, 'split', '[\"email:dana@me.com\", \"a.vcf|uid:1|dana kim\"]', '[\"phone:0791\"]', '2026-01-02')",
        ):
            connection.execute(text(line))
    store.migrate(engine)
    with engine.connect() as connection:
        values = connection.execute(text("SELECT value FROM identity_key ORDER BY id")).scalars().all()
        row = connection.execute(text('SELECT "left", "right" FROM decision')).one()
    assert values == ["dana@icloud.com", "0791", "linkedin.com/in/dana-kim-21a7b34"]
    assert tuple(row) == ('["email:dana@icloud.com", "a.vcf|uid:1|dana kim"]', '["phone:0791"]')
