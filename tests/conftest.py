"""Settings of all tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# How long one example takes says more about what else the machine is doing than about the code.
settings.register_profile("rapport", deadline=None)
settings.load_profile("rapport")

HERE = Path(__file__).parent
LONGEST = (
    "fuzz", "archive/test_round_trip.py", "briefing/test_kept_cards.py", "browser", "views/test_import_page.py", "forget", "ingest",
    "views", "test_packaging.py", "writer/test_small_model.py", "test_smollm.py",
)  # fmt: skip
"""What takes longest, so that no worker is left alone with it at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files begin first."""
    items.sort(key=lambda item: _place(item.path.relative_to(HERE).as_posix()))


def _place(path: str) -> int:
    return next((n for n, begins in enumerate(LONGEST) if path.startswith(begins)), len(LONGEST))
