"""What the user keeps although the reviewer found it, and the files that a backup carries."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "kept_phrase",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("phrase", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("reader", sa.String(), nullable=False),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("firm", sa.String(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name=op.f("fk_kept_phrase_workspace_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_phrase")),
    )
    op.create_index(op.f("ix_kept_phrase_workspace_id"), "kept_phrase", ["workspace_id"])
    op.create_index(op.f("ix_kept_phrase_mark"), "kept_phrase", ["mark"])
    op.create_table(
        "carried_file",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_carried_file")),
    )


def downgrade() -> None:
    op.drop_table("carried_file")
    op.drop_table("kept_phrase")
