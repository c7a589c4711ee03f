"""Runs migrations on the connection that the store hands over."""

from __future__ import annotations

from alembic import context

from coach.store.tables import Base


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    # FTS5 keeps shadow tables of its own beside `passage_text`.
    return not (kind == "table" and name is not None and name.startswith("passage_text"))


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    include_name=_is_ours,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
