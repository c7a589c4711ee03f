"""Passwords, keys and tokens: something that opens a door, an account or a system."""

from __future__ import annotations

from collections.abc import Iterable

from coach.evidence import Finding
from coach.review import keys
from coach.review.context import Context
from coach.review.detectors.base import finding


class Credentials:
    """Something that opens a door, an account or a system."""

    name = "credentials"

    def find(self, text: str, context: Context) -> Iterable[Finding]:
        """Keys, tokens and passwords in the text."""
        reason = "This opens a door for whoever reads it; send it through a password manager, and change it if it has gone out."
        general = "the access I send separately"
        return [
            finding(text, s, "oversharing", "secret", "high", reason, self.name, general)
            for s in keys.find(text)
        ]
