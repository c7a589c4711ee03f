"""Full garbage collections wait while very many objects are made, and come back after it."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest

from coach.collector import no_full_collections


@pytest.fixture(autouse=True)
def _nothing_lives() -> Iterator[None]:
    """What else lives in the process counts for nothing: a full collection is due by what a test makes."""
    gc.collect()
    gc.freeze()
    gc.collect()
    yield
    gc.unfreeze()


def full_collections() -> int:
    return int(gc.get_stats()[2]["collections"])


def many() -> int:
    """Full collections while a hundred thousand tracked objects are made that stay."""
    before = full_collections()
    kept = [[number] for number in range(100_000)]
    assert len(kept) == 100_000
    return full_collections() - before


def test_full_collections_wait_and_come_back() -> None:
    usual = gc.get_threshold()
    assert many() > 0
    with no_full_collections():
        assert many() == 0
    assert gc.get_threshold() == usual
    assert many() > 0


def test_blocks_within_and_beside_each_other() -> None:
    usual = gc.get_threshold()
    inside, leave = threading.Event(), threading.Event()

    def beside() -> None:
        with no_full_collections():
            inside.set()
            leave.wait(10)

    thread = threading.Thread(target=beside)
    with no_full_collections(), no_full_collections():
        thread.start()
        inside.wait(10)
    assert gc.get_threshold() != usual
    leave.set()
    thread.join()
    assert gc.get_threshold() == usual


def test_an_error_within_ends_it() -> None:
    usual = gc.get_threshold()
    with pytest.raises(ValueError, match="broken"), no_full_collections():
        raise ValueError("broken")
    assert gc.get_threshold() == usual


def test_as_decorator() -> None:
    assert no_full_collections()(many)() == 0
