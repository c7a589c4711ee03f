"""How long something takes the processor, for tests of what must not grow: without the garbage collection, which takes as
long as all that the worker has loaded is large."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass
class Taken:
    """Seconds of the processor, once the block has ended."""

    seconds: float = 0.0


@contextmanager
def processor_time() -> Iterator[Taken]:
    """Measures the block that it stands around."""
    taken, collects = Taken(), gc.isenabled()
    gc.disable()
    begun = time.process_time()
    try:
        yield taken
    finally:
        taken.seconds = time.process_time() - begun
        if collects:
            gc.enable()
