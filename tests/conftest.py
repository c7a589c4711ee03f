"""Settings of all tests."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from xdist.remote import Producer
    from xdist.scheduler import LoadFileScheduling

# How long one example takes says more about what else the machine is doing than about the code.
settings.register_profile("rapport", deadline=None)
settings.load_profile("rapport")

HERE = Path(__file__).parent
LONGEST = (
    "browser", "fuzz", "archive/test_round_trip.py", "briefing/test_kept_cards.py", "views/test_import_page.py", "forget", "ingest",
    "views", "test_packaging.py", "writer/test_small_model.py", "test_smollm.py",
)  # fmt: skip
"""What takes longest, so that no worker is left alone with it at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files begin first."""
    items.sort(key=lambda item: _place(item.path.relative_to(HERE).as_posix()))


def _place(path: str) -> int:
    return next((n for n, begins in enumerate(LONGEST) if path.startswith(begins)), len(LONGEST))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadFileScheduling | None:
    """A file's tests on one worker, and all that drive a browser on one: they wait more than they work, while the others
    work, and no two browsers wait for each other."""
    if config.getoption("dist") != "loadfile":
        return None
    from xdist.scheduler import LoadFileScheduling

    class OneForTheBrowser(LoadFileScheduling):  # type: ignore[misc]
        def _split_scope(self, nodeid: str) -> str:
            return "browser" if nodeid.startswith("tests/browser/") else super()._split_scope(nodeid)

    return OneForTheBrowser(config, log)
