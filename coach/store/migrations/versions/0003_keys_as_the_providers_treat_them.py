"""Keys of contacts, and the decisions that name them, in the form in which they are compared now."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

from coach.people.keys import email_key, profile_key

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_FORMS = {"email": email_key, "profile": profile_key}


def _renewed(reference: str) -> str:
    kind, _, value = reference.partition(":")
    form = _FORMS.get(kind)
    new = form(value) if form else ""
    return f"{kind}:{new}" if new else reference


def upgrade() -> None:
    connection = op.get_bind()
    keys = connection.execute(
        sa.text("SELECT id, kind, value, shown FROM identity_key WHERE kind IN ('email', 'profile')")
    ).all()
    for number, kind, value, shown in keys:
        new = _FORMS[kind](shown) or value
        if new != value:
            connection.execute(
                sa.text("UPDATE identity_key SET value = :new WHERE id = :id"), {"new": new, "id": number}
            )
    for number, left, right in connection.execute(sa.text('SELECT id, "left", "right" FROM decision')).all():
        sides = [json.dumps([_renewed(r) for r in json.loads(side)]) for side in (left, right)]
        connection.execute(
            sa.text('UPDATE decision SET "left" = :left, "right" = :right WHERE id = :id'),
            {"left": sides[0], "right": sides[1], "id": number},
        )


def downgrade() -> None:
    """The older form reads these keys too."""
