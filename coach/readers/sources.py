"""Files to read, out of folders and ZIP archives, without ever writing what they contain to the disk."""

from __future__ import annotations

import datetime as dt
import io
import os
import re
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path, PurePosixPath

from coach.errors import UnreadableError
from coach.readers.zip_salvage import Salvaged, salvage
from coach.records import Refusal, SourceFile

MOST_BYTES = 256 * 1024 * 1024
"""The largest single file, in a folder or unpacked from an archive."""
MOST_BYTES_UNPACKED = 1024 * 1024 * 1024
MOST_MEMBERS = 50_000
MOST_NESTED = 3
HIGHEST_RATIO = 200
"""How far a member of more than RATIO_FROM bytes may be packed; beyond it is an archive made to fill the memory."""
RATIO_FROM = 16 * 1024 * 1024

_LEAST_HEADER = 30
"""Bytes of a member's own header, at least."""

_JUNK = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "__macosx"})
_OFFICE = {
    "word/": "a Word document; save it as text or Markdown",
    "xl/": "an Excel workbook; save the sheet as CSV",
    "ppt/": "a PowerPoint file; save its text as Markdown",
}
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, NotImplementedError, OSError)

Found = SourceFile | tuple[str, Refusal]


def expand(path: Path) -> Iterator[Found]:
    """Every file below a path, in order of names: of a folder, of a ZIP archive, or the file itself.

    What cannot be taken comes as its path and a refusal. Hidden files and the droppings of operating systems are
    passed over. Raises UnreadableError where there is nothing at the path.
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
        yield from _from_disk(path, shown_name(path.name))


def expand_source(source: SourceFile) -> Iterator[Found]:
    """The file itself, or the members of the archive that it is."""
    yield from _expanded(source, _Budget(), 0)


def shown_name(name: str) -> str:
    """A name as it can be shown on one line and stored: bytes that are no UTF-8 and control characters escaped.

    >>> shown_name("caf\\udce9.md"), shown_name("two\\nlines.md")
    ('caf\\\\xe9.md', 'two\\\\nlines.md')
    """
    text = name.encode("utf-8", "surrogateescape" if _is_escaped(name) else "backslashreplace")
    readable = text.decode("utf-8", "backslashreplace")
    if readable.isprintable():
        return readable
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in readable)


def _is_escaped(name: str) -> bool:
    """Whether every surrogate in a name stands for a byte that is no UTF-8."""
    return all(0xDC80 <= ord(c) <= 0xDCFF for c in name if 0xD800 <= ord(c) <= 0xDFFF)


def _why(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _walk(root: Path) -> Iterator[Found]:
    """Files below a folder, sorted by name; linked folders are not followed, so that no ring is walked."""
    stack: list[tuple[Iterator[os.DirEntry[str]], str]] = []
    yield from _descend(stack, str(root), "")
    while stack:
        entries, below = stack[-1]
        entry = next(entries, None)
        if entry is None:
            stack.pop()
            continue
        if is_junk(entry.name):
            continue
        name = below + shown_name(entry.name)
        try:
            if entry.is_symlink():
                if not entry.is_dir():
                    yield name, Refusal("", "This is a link to somewhere else; links are not followed.")
            elif entry.is_dir():
                yield from _descend(stack, entry.path, name)
            else:
                yield from _from_disk(Path(entry.path), name)
        except OSError as error:
            yield name, Refusal("", f"The file cannot be opened: {_why(error)}. Check who may read it.")


def _descend(stack: list[tuple[Iterator[os.DirEntry[str]], str]], folder: str, name: str) -> Iterator[Found]:
    """Put a folder's entries on the stack; one that cannot be opened is refused."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda e: e.name)
    except OSError as error:
        yield name or ".", Refusal("", f"The folder cannot be opened: {_why(error)}. Check who may read it.")
        return
    stack.append((iter(entries), f"{name}/" if name else ""))


def is_junk(name: str) -> bool:
    """Whether a file or folder is hidden, or left behind by an operating system or an open office program."""
    return name.startswith((".", "~$")) or name.casefold() in _JUNK


def _from_disk(file: Path, name: str) -> Iterator[Found]:
    try:
        found = _read(file)
    except OSError as error:
        yield (
            name,
            Refusal(
                "", f"The file cannot be opened: {_why(error)}. Check that it is there and who may read it."
            ),
        )
        return
    if isinstance(found, str):
        yield name, Refusal("", found)
        return
    data, modified = found
    yield from expand_source(SourceFile(name, data, modified))


def _read(file: Path) -> tuple[bytes, dt.date | None] | str:
    """A file's bytes and day, or why it is not read. Never waits for a pipe, never reads more than is allowed."""
    descriptor = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as stream:
        before = os.fstat(descriptor)
        if not stat.S_ISREG(before.st_mode):
            return "This is no ordinary file (a pipe or a device); it is not read."
        if before.st_size > MOST_BYTES:
            return _too_large(before.st_size)
        data = stream.read(MOST_BYTES + 1)
        after = os.fstat(descriptor)
    if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns) or len(
        data
    ) != after.st_size:
        return "The file changed while it was read; import it again when it is saved."
    return data, _day_of(before.st_mtime)


def _day_of(seconds: float) -> dt.date | None:
    try:
        return dt.datetime.fromtimestamp(seconds, tz=dt.UTC).date()
    except (OverflowError, ValueError, OSError):
        return None


def _too_large(size: int) -> str:
    most = f"at most {MOST_BYTES // 1024**2} MB are read"
    return (
        f"The file has {size // 1024**2:,} MB; {most}. Split it, for example by year, and import the parts."
    )


# ----------------------------------------------------------------- archives


@dataclass
class _Budget:
    """What one archive, with all archives inside it, may still unpack."""

    bytes: int = MOST_BYTES_UNPACKED
    members: int = MOST_MEMBERS

    @property
    def of_one(self) -> int:
        """The most that one member may unpack to."""
        return min(MOST_BYTES, self.bytes)


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
        yield from _salvaged(source, budget, depth)
        return
    with archive:
        members = sorted((m for m in archive.infolist() if not m.is_dir()), key=lambda m: m.filename)
        document = _office(archive)
        if document:
            yield source.path, Refusal("", f"This is {document}.")
            return
        shared, seen = _sharing(members), Counter[str]()
        for member in members:
            name = _unique(_name(member.filename, bool(member.flag_bits & _UTF8)), seen)
            if member in shared:
                yield f"{source.path}/{name}", Refusal("", _SHARES)
            else:
                yield from _member(archive, member, name, source, budget, depth)


_UTF8 = 0x800
_SHARES = (
    "This member shares its bytes with another, as in an archive made to fill the memory; it was left out."
)


def _sharing(members: list[zipfile.ZipInfo]) -> set[zipfile.ZipInfo]:
    """Members whose bytes overlap those of another."""
    found: set[zipfile.ZipInfo] = set()
    ordered = sorted(members, key=lambda m: m.header_offset)
    for before, after in pairwise(ordered):
        if before.header_offset + _LEAST_HEADER + before.compress_size > after.header_offset:
            found |= {before, after}
    return found


def _unique(name: str, seen: Counter[str]) -> str:
    """A name that no member before has: "a.md", then "a (2).md"."""
    seen[name] += 1
    if seen[name] == 1:
        return name
    path = PurePosixPath(name)
    return _unique(str(path.with_name(f"{path.stem} ({seen[name]}){path.suffix}")), seen)


def _salvaged(source: SourceFile, budget: _Budget, depth: int) -> Iterator[Found]:
    """What can be read of an archive without a table of contents, and what was cut off, by name."""
    seen, found = Counter[str](), False
    for member in salvage(source.data, budget.of_one, budget.members):
        found = True
        name = _unique(_name(member.name, member.utf8), seen)
        if _is_junk_path(name):
            continue
        path = f"{source.path}/{name}"
        if member.data is None or _points_outside(name):
            yield path, Refusal("", _why_not_salvaged(member, name))
            continue
        budget.bytes -= len(member.data)
        budget.members -= 1
        yield from _expanded(SourceFile(path, member.data, member.modified), budget, depth + 1)
    kept = (
        "what could be read of it was taken. Fetch the archive again to get the rest"
        if found
        else "nothing in it can be read. Fetch it again"
    )
    yield source.path, Refusal("", f"The archive is damaged or was cut off; {kept}.")


def _why_not_salvaged(member: Salvaged, name: str) -> str:
    if _points_outside(name):
        return _OUTSIDE
    if member.locked:
        return _LOCKED
    if member.too_large:
        return "Unpacked, this member is larger than what is read at once; it was left out."
    return "This member is cut off or damaged and cannot be unpacked."


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
    archive: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    name: str,
    source: SourceFile,
    budget: _Budget,
    depth: int,
) -> Iterator[Found]:
    if _is_junk_path(name):
        return
    path = f"{source.path}/{name}"
    reason = _unsafe(name, member, budget)
    if reason:
        yield path, Refusal("", reason)
        return
    try:
        with archive.open(member) as stream:
            data = stream.read(budget.of_one + 1)
    except _BROKEN:
        yield path, Refusal("", "This member of the archive is damaged and cannot be unpacked.")
        return
    if len(data) > budget.of_one:
        yield path, Refusal("", "Unpacked, this member is larger than the archive says; it was left out.")
        return
    budget.bytes -= len(data)
    budget.members -= 1
    yield from _expanded(SourceFile(path, data, _modified(member)), budget, depth + 1)


def _is_junk_path(name: str) -> bool:
    return any(is_junk(part) for part in name.split("/") if part not in ("..", ".", ""))


def _name(name: str, utf8: bool) -> str:
    """A member's name on one line; UTF-8 that is not declared is read as UTF-8 all the same."""
    if not utf8:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return shown_name(name.replace("\\", "/"))


_OUTSIDE = "The member's name points outside the archive."
_LOCKED = "The member is locked with a password; unpack the archive first."


def _points_outside(name: str) -> bool:
    return name.startswith("/") or bool(re.match(r"[A-Za-z]:", name)) or ".." in name.split("/")


def _unsafe(name: str, member: zipfile.ZipInfo, budget: _Budget) -> str:
    """Why a member is not unpacked, empty if it may be."""
    if _points_outside(name):
        return _OUTSIDE
    if stat.S_ISLNK(member.external_attr >> 16):
        return "This is a link to somewhere else; links are not followed."
    if member.flag_bits & 1:
        return _LOCKED
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
