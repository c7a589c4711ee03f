"""Where each file lies; sums of receipts; watched folders; who the user is, as files told it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("workspace", sa.Column("adopted", sa.JSON(), nullable=True))
    op.add_column(
        "import_batch", sa.Column("totals", sa.JSON(), nullable=False, server_default=sa.text("'{}'"))
    )
    _watched_folder()
    _file_place()
    _known_places()


def _watched_folder() -> None:
    op.create_table(
        "watched_folder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name=op.f("fk_watched_folder_workspace_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_watched_folder")),
    )
    op.create_index(op.f("ix_watched_folder_workspace_id"), "watched_folder", ["workspace_id"])


def _file_place() -> None:
    op.create_table(
        "file_place",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("root", sa.String(), nullable=False),
        sa.Column("location", sa.String(), nullable=False),
        sa.Column("member", sa.String(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("mtime_ns", sa.BigInteger(), nullable=False),
        sa.Column("left_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name=op.f("fk_file_place_workspace_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batch.id"], name=op.f("fk_file_place_batch_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["source_file.id"], name=op.f("fk_file_place_file_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["left_by"], ["import_batch.id"], name=op.f("fk_file_place_left_by"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file_place")),
    )
    for column in ("workspace_id", "batch_id", "file_id", "left_by"):
        op.create_index(op.f(f"ix_file_place_{column}"), "file_place", [column])
    op.create_index(op.f("ix_file_place_location_member"), "file_place", ["location", "member"])


def _known_places() -> None:
    """A place for every file there is. Its origin was the imported path and the path below it, with a bar between."""
    connection = op.get_bind()
    rows = connection.execute(
        sa.text("SELECT id, workspace_id, batch_id, path, origin, replaced_by FROM source_file")
    ).all()
    for number, workspace, batch, path, origin, replaced_by in rows:
        root, bar, below = origin.rpartition("|")
        name = root.rpartition("/")[2]
        location, member = ("", path) if not bar else (f"{root}/{below}", "")
        if bar and (below == name or (below.startswith(f"{name}/") and name.lower().endswith(".zip"))):
            root, location, member = "", root, below[len(name) + 1 :]
        connection.execute(
            sa.text(
                "INSERT INTO file_place (workspace_id, batch_id, file_id, path, root, location, member, size, "
                "mtime_ns, left_by) VALUES (:workspace, :batch, :file, :path, :root, :location, :member, 0, 0, :left)"
            ),
            {"workspace": workspace, "batch": batch, "file": number, "path": path, "root": root if bar else "",
             "location": location, "member": member, "left": replaced_by},
        )  # fmt: skip


def downgrade() -> None:
    op.drop_table("file_place")
    op.drop_table("watched_folder")
    op.drop_column("import_batch", "totals")
    op.drop_column("workspace", "adopted")
