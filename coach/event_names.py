"""Names of events in the form in which they are compared."""

from __future__ import annotations

import re

from coach.text import fold

_DAY = re.compile(r"\b(?:day|tag|dag|jour)\s+(?:\d+|one|two|three|four|five|1st|2nd|3rd)\b|\b(?:19|20)\d\d\b")


def key(name: str) -> tuple[str, ...]:
    """The words of an event's name that stay from source to source, the part after a comma left out.

    >>> key("Paper Days 2026, day one, Ghent")
    ('paper', 'days')
    """
    flat = _DAY.sub(" ", fold(name))
    whole = tuple(re.findall(r"\w+", flat.partition(",")[0]))
    return whole or tuple(re.findall(r"\w+", flat)) or tuple(re.findall(r"\w+", fold(name)))


def year(name: str) -> int | None:
    """The year in a name, if one is there."""
    found = re.search(r"\b(?:19|20)\d\d\b", name)
    return int(found.group()) if found else None
