"""What stands before a date or a figure and decides what it says: by, until, after; from, to, by how much."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coach.checks.values import Value

_TIME = (
    ("before", r"\b(?:before|prior to|earlier than)\s+(?:the\s+)?"),
    ("by", r"\b(?:by|no later than|not later than|within)\s+(?:the\s+)?(?:end of\s+)?"),
    ("until", r"\b(?:until|till|through|up to)\s+(?:the\s+)?(?:end of\s+)?"),
    ("after", r"\b(?:after|later than|past)\s+(?:the\s+)?"),
    ("since", r"\b(?:since|from|starting|beginning)\s+(?:on\s+)?(?:the\s+)?"),
    ("on", r"\b(?:on|in|at|during)\s+(?:the\s+)?"),
)
_AMOUNT = (
    ("over", r"\b(?:more than|over|above|at least|no fewer than|no less than)\s+"),
    ("under", r"\b(?:less than|fewer than|under|below|at most|up to|no more than)\s+"),
    ("by", r"\bby\s+(?:about |around |some |nearly |almost )?"),
    ("from", r"\bfrom\s+(?:about |around |some |nearly |almost )?"),
    ("to", r"\bto\s+(?:about |around |some |nearly |almost )?"),
)
_DAYS = tuple(
    (name, re.compile(rf"(?:{before})(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?$", re.I))
    for name, before in _TIME
)
_FIGURES = tuple((name, re.compile(rf"(?:{before})$", re.I)) for name, before in _AMOUNT)
_CLASH = frozenset(
    frozenset(pair)
    for pair in (
        ("before", "after"), ("before", "until"), ("before", "since"), ("before", "on"), ("by", "after"), ("by", "until"),
        ("by", "since"), ("until", "after"), ("until", "since"), ("after", "on"),
    )
)  # fmt: skip
_FIGURES_CLASH = frozenset(
    frozenset(pair) for pair in (("over", "under"), ("by", "from"), ("by", "to"), ("from", "to"))
)
_LEAD = 30  # characters before a value that can hold its bound


def bound(text: str, value: Value) -> str:
    """The bound of a value, empty where nothing before it sets one."""
    before = text[max(0, value.start - _LEAD) : value.start]
    kinds = _FIGURES if value.kind == "number" and not _is_year(value) else _DAYS
    return next((name for name, pattern in kinds if pattern.search(before)), "")


def clash(value: Value, here: str, there: Iterable[str]) -> bool:
    """Whether a bound contradicts every one of those that the value has elsewhere."""
    pairs = _FIGURES_CLASH if value.kind == "number" and not _is_year(value) else _CLASH
    others = list(there)
    return bool(others) and all(frozenset((here, other)) in pairs for other in others)


def _is_year(value: Value) -> bool:
    return (
        not value.unit
        and isinstance(value.key, tuple)
        and value.quote.isdigit()
        and 1900 <= value.key[0] <= 2100
    )
