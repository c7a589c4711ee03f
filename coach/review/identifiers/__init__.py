"""Finds identifiers in a text: what names, reaches or bills one person. Whose it is and who reads it is not asked here.

`find` gives each with its kind; a stretch has one kind, the one with the strictest form.
"""

from __future__ import annotations

from collections.abc import Iterator

from coach.review.identifiers import addresses, national, payment, phones, spoken
from coach.review.identifiers.kinds import Identifier

__all__ = ["Identifier", "find"]


def find(text: str, region: str = "", contacts: frozenset[str] = frozenset()) -> list[Identifier]:
    """The identifiers of a text in order, none over another. `region` is a country code for phone numbers without one
    of their own; `contacts` holds the last nine digits of numbers that are known to be somebody's."""
    kept: list[Identifier] = []
    for found in _strictest_first(text, region, contacts):
        if not any(found.start < k.end and k.start < found.end for k in kept[-200:]):
            kept.append(found)
    return sorted(kept, key=lambda i: i.start)


def _strictest_first(text: str, region: str, contacts: frozenset[str]) -> Iterator[Identifier]:
    yield from addresses.electronic(text)
    yield from spoken.find(text, contacts)
    if any(c.isdigit() for c in text):
        yield from payment.find(text)
        yield from national.find(text)
        yield from phones.find(text, region, contacts)
        yield from addresses.streets(text)
        yield from addresses.births(text)
