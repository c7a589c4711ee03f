"""Keeps a workspace in step with folders: looks at them once, then again whenever something in them changes.

Changes are told by the operating system (watchfiles); several at a time make one batch. A folder that goes away, with
its disk say, is waited for. On network drives that tell of no changes, WATCHFILES_FORCE_POLLING=1 looks again and again.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from coach.errors import CoachError, UnreadableError
from coach.ingest.pipeline import Receipt
from coach.readers.archives import is_junk

Look = Callable[[Path], Receipt]
"""Brings one folder in step; a receipt with the number 0 says that nothing had changed."""

_TOGETHER = 3000
"""Milliseconds that changes are waited for at most before they are taken."""
_QUIET = 400
"""Milliseconds without a change after which they are taken."""
_AGAIN = 2000
"""Milliseconds after which it is looked whether folders went or came."""


@dataclass(frozen=True, slots=True)
class Looked:
    """One look at a folder: what it brought, or why it could not be."""

    folder: Path
    receipt: Receipt | None = None
    error: CoachError | None = None

    @property
    def problem(self) -> str:
        """Why it could not be, as one line; empty where it could."""
        return str(self.error) if self.error else ""

    @property
    def anything(self) -> bool:
        """Whether there is something to tell."""
        return bool(self.problem or (self.receipt and self.receipt.batch))


def watch(folders: Sequence[Path], look: Look, stop: threading.Event) -> Iterator[Looked]:
    """Look at all folders, then at those in which something changes, until `stop` is set. A problem that stays the same
    is told once."""
    told: dict[Path, str] = {}
    for due in chain([folders], _changes(folders, stop)):
        for folder in due:
            looked = _look(folder, look)
            if looked.problem != told.get(folder, "") or not looked.problem:
                yield looked
            told[folder] = looked.problem


def _look(folder: Path, look: Look) -> Looked:
    try:
        return Looked(folder, look(folder))
    except CoachError as error:
        return Looked(folder, error=error)


def _changes(folders: Sequence[Path], stop: threading.Event) -> Iterator[list[Path]]:
    """The folders in which something changed, once it has settled, again and again until `stop` is set."""
    there = _there(folders)
    if missing := [f for f in folders if f not in there]:
        yield missing
    while not stop.is_set():
        if there:
            yield from _heard(there, stop)
        else:
            stop.wait(_AGAIN / 1000)
        before, there = there, _there(folders)
        if differ := [f for f in folders if before.get(f) != there.get(f)]:
            yield differ


def _heard(there: dict[Path, tuple[int, int]], stop: threading.Event) -> Iterator[list[Path]]:
    """As `_told`; a folder that goes at that very moment is looked for again by the caller."""
    try:
        yield from _told(there, stop)
    except FileNotFoundError:
        return
    except OSError as error:
        raise UnreadableError(
            f"The system does not tell of changes: {error.strerror or error}. With WATCHFILES_FORCE_POLLING=1 the "
            "folders are looked at again and again instead."
        ) from None


def _told(there: dict[Path, tuple[int, int]], stop: threading.Event) -> Iterator[list[Path]]:
    """What the operating system tells of these folders, until one of them goes or comes or `stop` is set."""
    from watchfiles import watch as changes

    telling = changes(
        *there, watch_filter=None, debounce=_TOGETHER, step=_QUIET, stop_event=stop, rust_timeout=_AGAIN,
        yield_on_timeout=True,
    )  # fmt: skip
    with closing(telling):
        for number, found in enumerate(telling):
            if _there(there) != there:
                return
            touched = [Path(path) for _, path in found]
            # What changed between the last look and the first word of the system would be missed otherwise.
            due = [f for f in there if not number or any(_concerns(p, f) for p in touched)]
            if due:
                yield due


def _there(folders: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    """The folders that can be seen, with what tells them from others of their name."""
    found = {}
    for folder in folders:
        try:
            status = os.stat(folder)
        except OSError:
            continue
        found[folder] = (status.st_dev, status.st_ino)
    return found


def _concerns(path: Path, folder: Path) -> bool:
    """Whether a change is one that an import would see."""
    if not path.is_relative_to(folder):
        return False
    return not any(is_junk(part) for part in path.relative_to(folder).parts)
