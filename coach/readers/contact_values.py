"""Values that every address book holds: lists without repeats, profile addresses, birthdays, places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_PROFILE = re.compile(
    r"\b(?:linkedin\.com/(?:in|pub)/|xing\.com/(?:profile/|people/)|github\.com/|(?:twitter|x)\.com/|bsky\.app/profile/|orcid\.org/)",
    re.IGNORECASE,
)


def one_line(value: object) -> str:
    """A value in one line where it is a text; empty else."""
    return " ".join(value.split()) if isinstance(value, str) else ""


def unique(values: Iterable[str]) -> tuple[str, ...]:
    """Filled values in order, each once, blanks trimmed; case alone makes no difference."""
    kept: dict[str, str] = {}
    for value in values:
        trimmed = " ".join(value.split())
        if trimmed:
            kept.setdefault(trimmed.casefold(), trimmed)
    return tuple(kept.values())


def filled(values: Mapping[str, str]) -> dict[str, str]:
    """The entries that hold something."""
    return {name: value for name, value in values.items() if value}


def is_profile(address: str) -> bool:
    """Whether a web address is a person's page on a network rather than a website."""
    return bool(_PROFILE.search(address))


def birthday(value: str) -> str:
    """A birthday as `YYYY-MM-DD`, or `--MM-DD` where the year is unknown or a stand-in for that; else as written.

    Apple writes 1604 for a year that was left out, others 0000.

    >>> birthday("1604-12-10"), birthday("--0615"), birthday("19850412"), birthday("10 May")
    ('--12-10', '--06-15', '1985-04-12', '10 May')
    """
    match = re.fullmatch(r"(\d{4}|--)-?(\d\d)-?(\d\d)(?:T.*)?", value.strip())
    if not match:
        return value.strip()
    year, month, day = match.groups()
    return f"--{month}-{day}" if year in ("1604", "0000", "--") else f"{year}-{month}-{day}"


def place_of(*parts: str) -> str:
    """Town, region and country as one line."""
    return ", ".join(unique(parts))
