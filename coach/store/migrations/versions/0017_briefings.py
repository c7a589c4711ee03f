"""Briefings that were made, and the cards that a model wrote for them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "made_brief",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("starts", sa.Date(), nullable=True),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.Column("location", sa.String(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        *_owned("made_brief"),
        sa.UniqueConstraint("key", name=op.f("uq_made_brief_key")),
    )
    op.create_index(op.f("ix_made_brief_workspace_id"), "made_brief", ["workspace_id"])
    op.create_index(op.f("ix_made_brief_words"), "made_brief", ["words"])
    op.create_table(
        "brief_guest",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("brief", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("keys", sa.JSON(), nullable=False),
        sa.Column("said", sa.JSON(), nullable=False),
        *_owned("brief_guest"),
    )
    op.create_index(op.f("ix_brief_guest_workspace_id"), "brief_guest", ["workspace_id"])
    op.create_index(op.f("ix_brief_guest_brief"), "brief_guest", ["brief"])
    op.create_table(
        "written_card",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("openings", sa.JSON(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        *_owned("written_card"),
        sa.UniqueConstraint("mark", name=op.f("uq_written_card_mark")),
    )
    op.create_index(op.f("ix_written_card_workspace_id"), "written_card", ["workspace_id"])
    op.create_index(op.f("ix_written_card_event"), "written_card", ["event"])


def _owned(table: str) -> tuple[sa.Constraint, ...]:
    return (
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name=op.f(f"fk_{table}_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def downgrade() -> None:
    for table in ("written_card", "brief_guest", "made_brief"):
        op.drop_table(table)
