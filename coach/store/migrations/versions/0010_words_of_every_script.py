"""Full text whose signs above and below letters belong to their words; the search index writes its rows again."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("DROP TABLE passage_text")
    op.execute(
        "CREATE VIRTUAL TABLE passage_text USING fts5(text, context, "
        "tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* Co'\")"
    )


def downgrade() -> None:
    op.execute("DROP TABLE passage_text")
    op.execute(
        "CREATE VIRTUAL TABLE passage_text USING fts5(text, context, tokenize='unicode61 remove_diacritics 0')"
    )
