"""The user's own rules on who may see what, and what a text said before a rule changed it."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One table and one column."""
    op.create_table(
        "audience_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("pattern", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("sentences", sa.JSON(), nullable=False),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("told_by", sa.String(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name=op.f("fk_audience_rule_workspace_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audience_rule")),
    )
    with op.batch_alter_table("audience_rule", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audience_rule_workspace_id"), ["workspace_id"], unique=False)
    op.add_column("statement", sa.Column("stated", sa.JSON(), nullable=True))


def downgrade() -> None:
    """Both go."""
    op.drop_column("statement", "stated")
    with op.batch_alter_table("audience_rule", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audience_rule_workspace_id"))
    op.drop_table("audience_rule")
