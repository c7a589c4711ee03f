"""How many tokens a request took, and what they cost at the prices of the settings."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Any

from coach.settings import Settings
from coach.writer.placeholders import is_loopback

_CHARACTERS = 4
"""Of a token, roughly, where a server does not count for us."""


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens sent and received. `estimated` says that the server did not count some of them."""

    sent: int = 0
    received: int = 0
    estimated: bool = False

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            self.sent + other.sent, self.received + other.received, self.estimated or other.estimated
        )

    def __bool__(self) -> bool:
        return bool(self.sent or self.received)

    def cost(self, settings: Settings) -> float | None:
        """What it cost in the currency of the settings; None where no price is set."""
        prices = (settings.model_price_sent, settings.model_price_received)
        if not any(prices):
            return None
        return (self.sent * prices[0] + self.received * prices[1]) / 1_000_000

    def in_words(self, settings: Settings, address: str = "") -> str:
        """ "about 1,204 tokens sent and 61 received, 0.0021 USD"; empty where nothing was sent. What `address` does, by
        default the server of the settings, costs nothing on this machine."""
        if not self:
            return ""
        counted = f"{self.sent:,} tokens sent and {self.received:,} received"
        cost = None if is_loopback(address or settings.model_base_url) else self.cost(settings)
        price = "" if cost is None else f", {_amount(cost)} {settings.model_currency}".rstrip()
        return f"{'about ' if self.estimated else ''}{counted}{price}"


def _amount(cost: float) -> str:
    """Two significant figures below a hundredth, so that small sums are not shown as nothing."""
    return f"{cost:.2f}" if cost >= 0.01 or not cost else f"{cost:.2g}"


class Meter:
    """Counts one request: by the server's own count where it gives one, else by length."""

    def __init__(self, prompt: str) -> None:
        self._prompt, self._heard = len(prompt), 0
        self._counted: Usage | None = None

    def hear(self, message: Any) -> None:
        """Takes a message, or a piece of one, from LangChain."""
        self._heard += len(str(message.text)) + sum(
            len(str(c.get("args", ""))) for c in getattr(message, "tool_calls", ())
        )
        told = getattr(message, "usage_metadata", None)
        if told and (told.get("input_tokens") or told.get("output_tokens")):
            # A server that counts with every piece tells the sum so far: the last word holds.
            self._counted = Usage(int(told.get("input_tokens") or 0), int(told.get("output_tokens") or 0))

    @property
    def usage(self) -> Usage:
        """The tokens of the request so far."""
        if self._counted is not None:
            return self._counted
        return Usage(_tokens(self._prompt), _tokens(self._heard), estimated=True)


def _tokens(characters: int) -> int:
    return -(-characters // _CHARACTERS)


class Account:
    """What the calling thread has used since it last began a piece of work."""

    def __init__(self) -> None:
        self._told = threading.local()

    def begin(self) -> None:
        """Counts from nothing again."""
        self._told.usage = Usage()

    def add(self, usage: Usage) -> None:
        """One more request."""
        self._told.usage = self.used + usage

    @property
    def used(self) -> Usage:
        """Since `begin`."""
        usage: Usage = getattr(self._told, "usage", Usage())
        return usage
