"""Long lists in parts, as one query takes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

BATCH = 500
"""How many ids go into one query, and documents into memory at a time."""

Item = TypeVar("Item")


def batched(items: Iterable[Item], size: int = BATCH) -> Iterator[list[Item]]:
    """The items in lists of at most `size`.

    >>> list(batched("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    rest = iter(items)
    while part := list(islice(rest, size)):
        yield part
