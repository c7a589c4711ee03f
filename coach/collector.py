"""Makes Python's garbage collections rare, and full ones none, while very many objects are made that stay.

A full collection goes over everything that lives, and one is due whenever a quarter more has been made: deriving a
workspace of ten thousand notes anew spent two fifths of its time on them and freed nothing. Young objects are collected
whenever there are fifty thousand of them, so that rings which are made and thrown away take little room.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_NEVER = 1_000_000_000
_YOUNG = 50_000
_lock = threading.Lock()
_within = 0
_before = (0, 0, 0)


@contextmanager
def no_full_collections() -> Iterator[None]:
    """No full collection until the end of the block or of the function decorated with it, in any thread; blocks may
    lie within each other and run beside each other."""
    global _within, _before  # noqa: PLW0603 (the collector is one for the whole process)
    with _lock:
        if not _within:
            _before = gc.get_threshold()
            gc.set_threshold(max(_YOUNG, _before[0]), _before[1], _NEVER)
        _within += 1
    try:
        yield
    finally:
        with _lock:
            _within -= 1
            if not _within:
                gc.set_threshold(*_before)
