"""Looks at what lies below the paths to import, without reading it: which files are there, how large and from when."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from coach import readers
from coach.errors import UnreadableError
from coach.records import Refusal, SourceFile

_TICK = 50_000_000
_COARSE_TICK = 2_000_000_000
_SECOND = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Spot:
    """A file on the disk: `path` below the imported folder, `location` on the disk. `root` is the imported folder, empty
    for a file that was named itself. `mtime_ns` is 0 while the file is so fresh that a change could go unseen."""

    path: str
    location: str
    root: str
    size: int
    mtime_ns: int
    found: readers.OnDisk

    def read(self) -> Iterator[tuple[str, SourceFile | Refusal]]:
        """The file, or the members of the archive that it is; each with its path in the archive."""
        for found in readers.read(self.found):
            path, what = (found.path, found) if isinstance(found, SourceFile) else found
            yield path[len(self.path) :].lstrip("/"), what


@dataclass(frozen=True, slots=True)
class Survey:
    """All files below the paths; what could not be looked at, with reasons; the folders among the paths; and places of
    which nothing is known now, so that nothing below them counts as gone."""

    files: tuple[Spot, ...]
    refused: tuple[tuple[str, Refusal], ...]
    roots: tuple[str, ...]
    unknown: tuple[str, ...]


def survey(paths: Sequence[Path]) -> Survey:
    """Look at files and folders. Raises UnreadableError for a path where there is nothing or that cannot be opened."""
    files: dict[str, Spot] = {}
    refused: list[tuple[str, Refusal]] = []
    roots: list[str] = []
    unknown: list[str] = []
    for path in paths:
        resolved = _resolved(path)
        folder = os.path.isdir(resolved)
        if folder:
            _must_open(path, resolved)
            roots.append(readers.shown_name(str(resolved)))
        base = readers.shown_name(str(resolved if folder else resolved.parent))
        for found in readers.look(resolved):
            if isinstance(found, readers.OnDisk):
                root = base if folder else ""
                location = readers.shown_name(found.file)  # as it can be stored
                files.setdefault(location, Spot(found.name, location, root, found.size, _time(found), found))
            else:
                refused.append(found)
                unknown.append(os.path.join(base, found[0]))
    return Survey(tuple(files.values()), tuple(refused), tuple(dict.fromkeys(roots)), tuple(unknown))


def _resolved(path: Path) -> Path:
    try:
        return path.expanduser().resolve()
    except (OSError, RuntimeError, ValueError):  # no path that can be; looking at it says so
        return path


def _must_open(path: Path, folder: Path) -> None:
    try:
        os.scandir(folder).close()
    except OSError as error:
        raise UnreadableError(
            f"The folder {path} cannot be opened: {error.strerror}. Nothing was changed. Allow reading it, or connect "
            "its disk, and try again."
        ) from None


def _time(found: readers.OnDisk) -> int:
    """The time of the last change, if a change from now on would show in it: clocks of disks tick coarsely."""
    tick = _COARSE_TICK if found.mtime_ns % _SECOND == 0 else _TICK
    return found.mtime_ns if time.time_ns() - found.mtime_ns > tick else 0


def gather(paths: Sequence[Path]) -> tuple[list[SourceFile], list[tuple[str, Refusal]]]:
    """All files below the paths read at once, archives opened; and what could not be opened, with reasons."""
    seen = survey(paths)
    files: list[SourceFile] = []
    refused = list(seen.refused)
    for spot in seen.files:
        for member, what in spot.read():
            if isinstance(what, SourceFile):
                files.append(placed(what, spot.location, member))
            else:
                refused.append((joined(spot.path, member), what))
    return files, refused


def opened(files: Sequence[SourceFile]) -> tuple[list[SourceFile], list[tuple[str, Refusal]]]:
    """Files in memory, archives among them opened; and what could not be opened, with reasons."""
    found = [f for file in files for f in readers.expand_source(file)]
    sources = [f for f in found if isinstance(f, SourceFile)]
    return sources, [f for f in found if not isinstance(f, SourceFile)]


_IN = "//"
"""Stands between a file and the member of it in an origin; no path on the disk holds it."""


def placed(source: SourceFile, location: str, member: str) -> SourceFile:
    """The file with its origin."""
    origin = f"{location}{_IN}{member}" if member else location
    return replace(source, origin=origin)


def place_of(source: SourceFile) -> tuple[str, str]:
    """Location and member; of an upload, no location and its path."""
    if "://" in source.origin:  # a web page lies at its address
        return source.origin, ""
    location, _, member = source.origin.partition(_IN)
    return (location, member) if location else ("", source.path)


def joined(path: str, member: str) -> str:
    """The path of a member of an archive."""
    return f"{path}/{member}" if member else path
