"""Files to read, out of folders: looked at first, read when they are wanted, archives opened in memory."""

from __future__ import annotations

import datetime as dt
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coach.errors import UnreadableError
from coach.readers import exports
from coach.readers.archives import MOST_BYTES, Found, expand_source, is_junk, shown_name, too_large
from coach.records import Refusal, SourceFile


@dataclass(frozen=True, slots=True)
class OnDisk:
    """A file on the disk that was looked at and not read: its `name` below the imported folder, size and time.
    `beside` are the files that explain it, as in `SourceFile`."""

    file: str
    name: str
    size: int
    mtime_ns: int
    beside: exports.Beside = ()


def look(path: Path) -> Iterator[OnDisk | tuple[str, Refusal]]:
    """Every file below a path, in order of names: of a folder, or the file itself. They are looked at only: nothing is read,
    but for the lists that explain a chat's files. `read` gives what is in them.

    What cannot be taken comes as its path and a refusal. Hidden files and the droppings of operating systems are passed
    over. Raises UnreadableError where there is nothing at the path.
    """
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        why = "" if isinstance(error, FileNotFoundError | ValueError) else f" ({_why(error)})"
        raise UnreadableError(
            f"There is no file or folder at {shown_name(str(path))}{why}. Check the path and try again."
        ) from error
    if stat.S_ISDIR(mode):
        yield from _walk(path)
    else:
        yield from _look_at(str(path), shown_name(path.name), ())


def read(found: OnDisk) -> Iterator[Found]:
    """The file that was looked at, or the members of the archive that it is."""
    try:
        read = _read(found.file)
    except OSError as error:
        yield (
            found.name,
            Refusal(
                "", f"The file cannot be opened: {_why(error)}. Check that it is there and who may read it."
            ),
        )
        return
    if isinstance(read, str):
        yield found.name, Refusal("", read)
        return
    data, modified = read
    yield from expand_source(SourceFile(found.name, data, modified, beside=found.beside))


@dataclass(slots=True)
class _Level:
    """An open folder of a walk: what is still to come, its name with a slash, the names in it, and what explains
    them."""

    entries: Iterator[os.DirEntry[str]]
    below: str
    names: list[str]
    beside: exports.Beside


def _walk(root: Path) -> Iterator[OnDisk | tuple[str, Refusal]]:
    """Files below a folder, sorted by name; linked folders are not followed, so that no ring is walked."""
    stack: list[_Level] = []
    yield from _descend(stack, str(root), "", ())
    while stack:
        level = stack[-1]
        entry = next(level.entries, None)
        if entry is None:
            stack.pop()
            continue
        name = level.below + shown_name(entry.name)
        try:
            inside = _names_in(entry)
            if why := exports.left_out(entry.name, level.names, inside):
                yield name, Refusal("", why)
            elif _passed_over(entry.name, level.names, inside):
                continue
            elif entry.is_symlink():
                if not entry.is_dir():
                    yield name, Refusal("", "This is a link to somewhere else; links are not followed.")
            elif entry.is_dir():
                yield from _descend(stack, entry.path, name, level.beside)
            else:
                yield from _look_at(entry.path, name, level.beside)
        except OSError as error:
            yield name, Refusal("", f"The file cannot be opened: {_why(error)}. Check who may read it.")


def _descend(
    stack: list[_Level], folder: str, name: str, beside: exports.Beside
) -> Iterator[tuple[str, Refusal]]:
    """Put a folder's entries on the stack; one that cannot be opened is refused."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda e: e.name)
    except OSError as error:
        yield name or ".", Refusal("", f"The folder cannot be opened: {_why(error)}. Check who may read it.")
        return
    names = [e.name for e in entries]
    explained = _beside(folder, names) or beside
    stack.append(_Level(iter(entries), f"{name}/" if name else "", names, explained))


def _passed_over(name: str, siblings: list[str], inside: list[str]) -> bool:
    junk = is_junk(name) and not exports.is_mail_folder(name, inside)
    return junk or exports.is_servers_own(name, siblings)


def _names_in(entry: os.DirEntry[str]) -> list[str]:
    """What stands in a folder; nothing where it is none or cannot be opened."""
    try:
        return os.listdir(entry.path) if entry.is_dir() and not entry.is_symlink() else []
    except OSError:
        return []


def _beside(folder: str, names: list[str]) -> exports.Beside:
    here = Path(folder)
    try:
        return exports.beside(names, lambda n: (here / n).stat().st_size, lambda n: (here / n).read_bytes())
    except OSError:
        return ()


def _look_at(file: str, name: str, beside: exports.Beside) -> Iterator[OnDisk | tuple[str, Refusal]]:
    try:
        status = os.stat(file)
    except FileNotFoundError:  # deleted since the folder was listed
        return
    except OSError as error:
        yield name, Refusal("", f"The file cannot be opened: {_why(error)}. Check who may read it.")
        return
    if not stat.S_ISREG(status.st_mode):
        yield name, Refusal("", _NOT_ORDINARY)
    elif status.st_size > MOST_BYTES:
        yield name, Refusal("", too_large(status.st_size))
    else:
        yield OnDisk(file, name, status.st_size, status.st_mtime_ns, beside)


_NOT_ORDINARY = "This is no ordinary file (a pipe or a device); it is not read."


def _read(file: str) -> tuple[bytes, dt.date | None] | str:
    """A file's bytes and day, or why it is not read. Never waits for a pipe, never reads more than is allowed."""
    descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as stream:
        before = os.fstat(descriptor)
        if not stat.S_ISREG(before.st_mode):
            return _NOT_ORDINARY
        if before.st_size > MOST_BYTES:
            return too_large(before.st_size)
        data = stream.read(before.st_size + 1)  # a larger number would be set aside in memory first
        after = os.fstat(descriptor)
    unchanged = (after.st_size, after.st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    if not unchanged or len(data) != after.st_size:
        return "The file changed while it was read; import it again when it is saved."
    return data, _day_of(before.st_mtime)


def _day_of(seconds: float) -> dt.date | None:
    try:
        return dt.datetime.fromtimestamp(seconds, tz=dt.UTC).date()
    except (OverflowError, ValueError, OSError):
        return None


def _why(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
