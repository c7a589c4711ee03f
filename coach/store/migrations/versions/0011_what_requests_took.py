"""The ledger of what left this machine counts tokens."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("outbound_request") as batch:
        for name, kind in (
            ("tokens_sent", sa.Integer()),
            ("tokens_received", sa.Integer()),
            ("tokens_estimated", sa.Boolean()),
        ):
            batch.add_column(sa.Column(name, kind, server_default=sa.text("0"), nullable=False))
