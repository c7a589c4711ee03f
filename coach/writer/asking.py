"""What everything shares that asks the model of the settings for a form, with people's names kept here."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from coach.settings import Settings
from coach.writer.client import ModelClient
from coach.writer.outbound import Ledger
from coach.writer.placeholders import KnownPerson, Placeholders, masks
from coach.writer.usage import Account


class AsksModel:
    """Asks the model of the settings. `known` gives the people whose names must not leave this machine."""

    def __init__(
        self,
        settings: Settings,
        ledger: Ledger | None,
        known: Callable[[], Iterable[KnownPerson]],
        account: Account | None = None,
    ) -> None:
        self._client = ModelClient(settings, ledger, account)
        self._known = known
        self._masks = masks(settings)

    def _placeholders(self, others: Iterable[KnownPerson] = ()) -> Placeholders | None:
        """Placeholders for everybody known and for `others`; None where names may leave."""
        return Placeholders([*self._known(), *others]) if self._masks else None
