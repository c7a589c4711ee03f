"""Conversations with the coach, and their turns."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "chat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        _of_workspace("chat"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chat")),
        sa.UniqueConstraint("key", name=op.f("uq_chat_key")),
    )
    op.create_index(op.f("ix_chat_workspace_id"), "chat", ["workspace_id"])
    op.create_table(
        "chat_turn",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("asked", sa.String(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        _of_workspace("chat_turn"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chat_turn")),
    )
    op.create_index(op.f("ix_chat_turn_workspace_id"), "chat_turn", ["workspace_id"])
    op.create_index(op.f("ix_chat_turn_chat_number"), "chat_turn", ["chat", "number"], unique=True)


def _of_workspace(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id"], ["workspace.id"], name=op.f(f"fk_{table}_workspace_id"), ondelete="CASCADE"
    )


def downgrade() -> None:
    op.drop_table("chat_turn")
    op.drop_table("chat")
