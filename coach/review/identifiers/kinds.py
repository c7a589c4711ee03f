"""What an identifier is, and the kinds there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "email", "phone", "card", "account", "wallet", "national", "document", "booking", "membership", "network", "street", "birth"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Identifier:
    """A stretch of the text that identifies somebody. `what` says in words what it is."""

    kind: Kind
    start: int
    end: int
    what: str
