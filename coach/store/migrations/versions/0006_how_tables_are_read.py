"""How the user said that tables are read, by the signature of their header."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "table_reading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("signature", sa.String(), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("dates", sa.String(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name=op.f("fk_table_reading_workspace_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_table_reading")),
    )
    with op.batch_alter_table("table_reading", schema=None) as batch:
        batch.create_index(batch.f("ix_table_reading_signature"), ["signature"], unique=False)
        batch.create_index(batch.f("ix_table_reading_workspace_id"), ["workspace_id"], unique=False)


def downgrade() -> None:
    op.drop_table("table_reading")
