"""Messages know whether they were written to a group."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("message") as batch:
        batch.add_column(sa.Column("in_group", sa.Boolean(), server_default=sa.text("0"), nullable=False))
