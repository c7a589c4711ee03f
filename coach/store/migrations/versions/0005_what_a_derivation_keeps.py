"""What a derivation keeps, so that the next one works on the changes only."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_ADDED = (
    ("person", sa.Column("naming", sa.JSON(), nullable=False, server_default="[]")),
    ("person", sa.Column("pronoun", sa.String(), nullable=False, server_default="")),
    ("event", sa.Column("people", sa.JSON(), nullable=False, server_default="[]")),
    ("statement", sa.Column("cues", sa.Integer(), nullable=False, server_default="-1")),
)


def _reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"), ondelete="CASCADE"
    )


def upgrade() -> None:
    for table, column in _ADDED:
        op.add_column(table, column)
    op.create_table(
        "linked",
        sa.Column("document_id", sa.Integer(), nullable=False),
        _reference("linked", "document_id", "document"),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_linked")),
    )
    op.create_table(
        "pronoun_sign",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("he", sa.Integer(), nullable=False),
        sa.Column("she", sa.Integer(), nullable=False),
        _reference("pronoun_sign", "document_id", "document"),
        sa.PrimaryKeyConstraint("document_id", "person_id", name=op.f("pk_pronoun_sign")),
    )
    op.create_index(op.f("ix_pronoun_sign_person_id"), "pronoun_sign", ["person_id"])
    op.create_table(
        "commitment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("statement_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.String(), nullable=True),
        sa.Column("to_id", sa.String(), nullable=True),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("occasion", sa.JSON(), nullable=False),
        _reference("commitment", "statement_id", "statement"),
        _reference("commitment", "by_id", "person"),
        _reference("commitment", "to_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitment")),
    )
    for name in ("statement_id", "by_id", "to_id"):
        op.create_index(op.f(f"ix_commitment_{name}"), "commitment", [name])


def downgrade() -> None:
    op.drop_table("commitment")
    op.drop_table("pronoun_sign")
    op.drop_table("linked")
    for table, column in reversed(_ADDED):
        op.drop_column(table, column.name)
