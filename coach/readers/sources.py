"""Files to read, out of folders and ZIP archives, without ever writing what they contain to the disk."""

from __future__ import annotations

import datetime as dt
import io
import os
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coach.errors import UnreadableError
from coach.records import Refusal, SourceFile

MOST_BYTES = 256 * 1024 * 1024
"""The largest single file, in a folder or unpacked from an archive."""
MOST_BYTES_UNPACKED = 1024 * 1024 * 1024
MOST_MEMBERS = 50_000
MOST_NESTED = 3
HIGHEST_RATIO = 200
"""How far a member of more than RATIO_FROM bytes may be packed; beyond it is an archive made to fill the memory."""
RATIO_FROM = 16 * 1024 * 1024

_JUNK = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "__macosx"})
_OFFICE = {
    "word/": "a Word document; save it as text or Markdown",
    "xl/": "an Excel workbook; save the sheet as CSV",
    "ppt/": "a PowerPoint file; save its text as Markdown",
}
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, NotImplementedError, OSError)

Found = SourceFile | tuple[str, Refusal]


@dataclass(frozen=True, slots=True)
class OnDisk:
    """A file on the disk that was looked at and not read: its `name` below the imported folder, size and time."""

    file: str
    name: str
    size: int
    mtime_ns: int


def expand(path: Path) -> Iterator[Found]:
    """Every file below a path, in order of names: of a folder, of a ZIP archive, or the file itself.

    What cannot be taken comes as its path and a refusal. Hidden files and the droppings of operating systems are
    passed over. Raises UnreadableError where there is nothing at the path.
    """
    for found in look(path):
        if isinstance(found, OnDisk):
            yield from read(found)
        else:
            yield found


def look(path: Path) -> Iterator[OnDisk | tuple[str, Refusal]]:
    """The files below a path as `expand` gives them, but looked at only: nothing is read."""
    if path.is_dir():
        yield from _walk(str(path), "")
    elif path.exists():
        yield from _look_at(str(path), path.name)
    else:
        raise UnreadableError(f"There is no file or folder at {path}. Check the path and try again.")


def read(found: OnDisk) -> Iterator[Found]:
    """The file that was looked at, or the members of the archive that it is."""
    try:
        data = Path(found.file).read_bytes()
    except OSError as error:
        yield found.name, Refusal("", f"The file cannot be opened: {error.strerror or error}.")
        return
    modified = dt.datetime.fromtimestamp(found.mtime_ns / 1e9, tz=dt.UTC).date()
    yield from expand_source(SourceFile(found.name, data, modified))


def expand_source(source: SourceFile) -> Iterator[Found]:
    """The file itself, or the members of the archive that it is."""
    yield from _expanded(source, _Budget(), 0)


def _walk(folder: str, below: str) -> Iterator[OnDisk | tuple[str, Refusal]]:
    """Files below a folder, sorted by name; linked folders are not followed, so that no ring is walked."""
    try:
        entries = sorted(os.scandir(folder), key=lambda e: e.name)
    except OSError as error:
        yield below.rstrip("/") or ".", Refusal("", f"The folder cannot be opened: {error.strerror}.")
        return
    for entry in entries:
        name = below + entry.name
        if is_junk(entry.name) or (entry.is_symlink() and entry.is_dir()):
            continue
        if entry.is_symlink():
            yield name, Refusal("", "This is a link to somewhere else; links are not followed.")
        elif entry.is_dir():
            yield from _walk(entry.path, f"{name}/")
        else:
            yield from _look_at(entry.path, name)


def is_junk(name: str) -> bool:
    """Whether a file or folder is hidden, or left behind by an operating system or an open office program."""
    return name.startswith((".", "~$")) or name.casefold() in _JUNK


def _look_at(file: str, name: str) -> Iterator[OnDisk | tuple[str, Refusal]]:
    try:
        status = os.stat(file)
    except FileNotFoundError:  # deleted since the folder was listed
        return
    except OSError as error:
        yield name, Refusal("", f"The file cannot be opened: {error.strerror or error}.")
        return
    if not stat.S_ISREG(status.st_mode):
        yield name, Refusal("", "This is no ordinary file.")
    elif status.st_size > MOST_BYTES:
        yield name, Refusal("", _too_large(status.st_size))
    else:
        yield OnDisk(file, name, status.st_size, status.st_mtime_ns)


def _too_large(size: int) -> str:
    return f"The file has {size // 1024**2} MB; at most {MOST_BYTES // 1024**2} MB are read."


# ----------------------------------------------------------------- archives


@dataclass
class _Budget:
    """What one archive, with all archives inside it, may still unpack."""

    bytes: int = MOST_BYTES_UNPACKED
    members: int = MOST_MEMBERS


def _expanded(source: SourceFile, budget: _Budget, depth: int) -> Iterator[Found]:
    if not source.data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        yield source
        return
    if depth >= MOST_NESTED:
        yield source.path, Refusal("", "An archive in an archive in an archive is not opened.")
        return
    try:
        archive = zipfile.ZipFile(io.BytesIO(source.data))
    except _BROKEN:
        yield source.path, Refusal("", "The archive is damaged and cannot be opened.")
        return
    with archive:
        members = sorted((m for m in archive.infolist() if not m.is_dir()), key=lambda m: m.filename)
        document = _office(archive)
        if document:
            yield source.path, Refusal("", f"This is {document}.")
            return
        for member in members:
            yield from _member(archive, member, source, budget, depth)


def _office(archive: zipfile.ZipFile) -> str:
    """What an archive is that is really a document of an office program."""
    names = archive.namelist()
    if "[Content_Types].xml" in names:
        return next(
            (what for start, what in _OFFICE.items() if any(n.startswith(start) for n in names)),
            "an Office file",
        )
    return "an OpenDocument or e-book file; save it as text or CSV" if names[:1] == ["mimetype"] else ""


def _member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, source: SourceFile, budget: _Budget, depth: int
) -> Iterator[Found]:
    name = _name(member)
    if any(is_junk(part) for part in name.split("/") if part not in ("..", ".", "")):
        return
    path = f"{source.path}/{name}"
    reason = _unsafe(name, member, budget)
    if reason:
        yield path, Refusal("", reason)
        return
    try:
        with archive.open(member) as stream:
            data = stream.read(min(MOST_BYTES, budget.bytes) + 1)
    except _BROKEN:
        yield path, Refusal("", "This member of the archive is damaged and cannot be unpacked.")
        return
    if len(data) > min(MOST_BYTES, budget.bytes):
        yield path, Refusal("", "Unpacked, this member is larger than the archive says; it was left out.")
        return
    budget.bytes -= len(data)
    budget.members -= 1
    yield from _expanded(SourceFile(path, data, _modified(member)), budget, depth + 1)


def _name(member: zipfile.ZipInfo) -> str:
    """The member's name; UTF-8 that is not declared is read as UTF-8 all the same."""
    name = member.filename
    if not member.flag_bits & 0x800:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = member.filename
    return name.replace("\\", "/")


def _unsafe(name: str, member: zipfile.ZipInfo, budget: _Budget) -> str:
    """Why a member is not unpacked, empty if it may be."""
    if name.startswith("/") or re.match(r"[A-Za-z]:", name) or ".." in name.split("/"):
        return "The member's name points outside the archive."
    if member.flag_bits & 1:
        return "The member is locked with a password; unpack the archive first."
    if member.file_size > MOST_BYTES:
        return _too_large(member.file_size)
    if member.file_size > RATIO_FROM and member.file_size > HIGHEST_RATIO * max(1, member.compress_size):
        return "The member is packed so tightly that it looks made to fill the memory."
    if budget.members <= 0 or member.file_size > budget.bytes:
        return "The archive unpacks to more than is read at once; import it in parts."
    return ""


def _modified(member: zipfile.ZipInfo) -> dt.date | None:
    """The day a member was changed; 1980-01-01 is what archives say when they do not know."""
    year, month, day = member.date_time[:3]
    try:
        return None if (year, month, day) == (1980, 1, 1) else dt.date(year, month, day)
    except ValueError:
        return None
