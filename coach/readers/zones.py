"""Time zones by the names that calendar programs give them when they are neither IANA's nor Windows' own."""

from __future__ import annotations

import re
from functools import lru_cache

_VENDOR = {
    # Lotus Notes and old Outlook name a zone by the region that keeps its time.
    "western/central europe": "Europe/Berlin",
    "w. europe": "Europe/Berlin",
    "romance": "Europe/Paris",
    "eastern": "America/New_York",
    "central": "America/Chicago",
    "mountain": "America/Denver",
    "pacific": "America/Los_Angeles",
}
_US = re.compile(r"\b(eastern|central|mountain|pacific)\s+time\b", re.IGNORECASE)
_OFFSET = re.compile(r"\(?(?:GMT|UTC)\s*(?P<sign>[+-])\s*(?P<hours>\d\d?)\)?(?:[:.]?00)?\)?", re.IGNORECASE)


def named(name: str) -> str:
    """The IANA zone that a program means by a name, empty if nobody can tell.

    A display name of Windows is known by one of its cities; a bare whole-hour offset is taken as it stands.

    >>> named("(UTC+01:00) Amsterdam, Berlin, Bern"), named("Eastern Time (US & Canada)"), named("UTC+2"), named("Nowhere")
    ('Europe/Amsterdam', 'America/New_York', 'Etc/GMT-2', '')
    """
    bare = name.strip().strip('"/')
    if vendor := _VENDOR.get(bare.casefold()):
        return vendor
    if us := _US.search(bare):
        return _VENDOR[us[1].casefold()]
    cities = _cities()
    for word in re.split(r"[,;/()]", bare):
        if city := cities.get(_squeezed(word)):
            return city
    offset = _OFFSET.fullmatch(bare)
    if offset and int(offset["hours"]) <= 12:
        return f"Etc/GMT{'-' if offset['sign'] == '+' else '+'}{int(offset['hours'])}"
    return ""


def _squeezed(word: str) -> str:
    return re.sub(r"[\s_.-]+", " ", word).strip().casefold()


@lru_cache(maxsize=1)
def _cities() -> dict[str, str]:
    """City → zone, of the zones that are named by continent and city."""
    from zoneinfo import available_timezones

    regions = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
    zones = sorted(z for z in available_timezones() if z.split("/")[0] in regions)
    return {_squeezed(zone.rsplit("/", 1)[1]): zone for zone in reversed(zones)}
