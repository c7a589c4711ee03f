"""Reads a stream in the background, so that whoever waits for it can give up at any moment.

The requests run on one event loop in a thread of its own, started at first use. To stop reading cancels the request:
its connection is closed at once, also while the server has not written a word yet.
"""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from functools import lru_cache
from typing import Literal, TypeVar

T = TypeVar("T")
PAUSE = 0.1
"""Seconds without a piece after which the reader hears that there is none."""


@lru_cache(maxsize=1)
def _loop() -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="model streams", daemon=True).start()
    return loop


def pump(begin: Callable[[], AsyncIterator[T]]) -> Iterator[T | None]:
    """The items of a stream, and None whenever none came for a moment. Raises what the stream raises."""
    pieces: queue.SimpleQueue[tuple[T] | Literal["end"]] = queue.SimpleQueue()

    async def read() -> None:
        try:
            async for piece in begin():
                pieces.put((piece,))
        finally:
            pieces.put("end")

    reading = asyncio.run_coroutine_threadsafe(read(), _loop())
    try:
        while True:
            try:
                piece = pieces.get(timeout=PAUSE)
            except queue.Empty:
                yield None
                continue
            if piece == "end":
                reading.result()
                return
            yield piece[0]
    finally:
        reading.cancel()
