"""What is no longer where an import had found it, and when that is too much to believe.

A disk that is not connected, a network folder that is not there, a cloud folder whose files were moved away: all of
them look like an empty folder. So an empty folder, or one of which most is missing, changes nothing until the user
says that it is right.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

from coach.errors import VanishedError
from coach.ingest.places import Key, Places, Standing
from coach.ingest.survey import Survey
from coach.text import count

FEW = 10
"""So many files may go from a folder without a question; of more, at most half."""


def vanished(seen: Survey, places: Places, found: set[Key]) -> list[Standing]:
    """Places that the import looked into and found nothing in: members that an archive has lost, and files that a folder
    import had brought and that are not on the disk."""
    read = {location for location, _ in found}
    unknown = tuple(f"{u}{os.sep}" for u in seen.unknown)
    return [
        p
        for location, group in places.by_location.items()
        if location and not (f"{location}{os.sep}").startswith(unknown)
        for p in group
        if p.key not in found and (location in read or _missing(p, seen.roots))
    ]


def _missing(place: Standing, roots: Iterable[str]) -> bool:
    return bool(place.root) and _below(place, roots) and not os.path.lexists(place.location)


def _below(place: Standing, roots: Iterable[str]) -> bool:
    return any(place.location.startswith(root.rstrip(os.sep) + os.sep) for root in roots)


def _brought(places: Places, root: str) -> list[Standing]:
    """Files below a folder that an import of a folder brought."""
    return [p for group in places.by_location.values() for p in group if p.root and _below(p, (root,))]


def refuse_empty(seen: Survey, places: Places, gone_too: bool) -> None:
    """Raises VanishedError for a folder that is empty now and was not."""
    for root in () if gone_too else seen.roots:
        if any(_inside(s.location, root) for s in seen.files) or _inside_any(seen, root):
            continue
        if before := _brought(places, root):
            raise VanishedError(
                f"The folder {root} is empty now, and {count(len(before), 'file')} had been imported from it."
            )


def refuse_many(seen: Survey, places: Places, gone: list[Standing], gone_too: bool) -> None:
    """Raises VanishedError for a folder of which most is missing. Files that were moved are not missing."""
    for root in () if gone_too else seen.roots:
        lost = [p for p in gone if p.root and _below(p, (root,)) and len(places.by_file[p.file]) == 1]
        if len(lost) <= FEW:
            continue
        before = [p for p in _brought(places, root) if p.batch != places.batch]
        if 2 * len(lost) > len(before):
            raise VanishedError(
                f"{len(lost):,} of the {count(len(before), 'file')} imported from {root} are no longer there."
            )


def _inside(location: str, root: str) -> bool:
    return location.startswith(root.rstrip(os.sep) + os.sep)


def _inside_any(seen: Survey, root: str) -> bool:
    return any(_inside(u, root) for u in seen.unknown)
