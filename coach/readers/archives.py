"""Archives opened in memory: their members within limits of size, number and depth, never written to the disk.

A member that points outside, is locked, shares its bytes with another or is packed to fill the memory is refused by
name; what was cut off is salvaged as far as it goes.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import PurePosixPath

from coach.readers import exports
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
    "xl/": "an Excel workbook; save the sheet as CSV",
    "ppt/": "a PowerPoint file; save its text as Markdown",
}
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, NotImplementedError, OSError)

Found = SourceFile | tuple[str, Refusal]


def expand_source(source: SourceFile) -> Iterator[Found]:
    """The file itself, or the members of the archive that it is."""
    yield from _expanded(source, _Budget(), 0)


def shown_name(name: str) -> str:
    """A name as it can be shown on one line and stored: bytes that are no UTF-8 and control characters escaped.

    >>> shown_name("caf\\udce9.md"), shown_name("two\\nlines.md")
    ('caf\\\\xe9.md', 'two\\\\nlines.md')
    """
    if name.isprintable():
        return name
    text = name.encode("utf-8", "surrogateescape" if _is_escaped(name) else "backslashreplace")
    readable = text.decode("utf-8", "backslashreplace")
    if readable.isprintable():
        return readable
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in readable)


def _is_escaped(name: str) -> bool:
    """Whether every surrogate in a name stands for a byte that is no UTF-8."""
    return all(0xDC80 <= ord(c) <= 0xDCFF for c in name if 0xD800 <= ord(c) <= 0xDFFF)


def is_junk(name: str) -> bool:
    """Whether a file or folder is hidden, or left behind by an operating system or an open office program."""
    return name.startswith((".", "~$")) or name.casefold() in _JUNK


def too_large(size: int) -> str:
    most = f"at most {MOST_BYTES // 1024**2} MB are read"
    return (
        f"The file has {size // 1024**2:,} MB; {most}. Split it, for example by year, and import the parts."
    )


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
        if _is_text_document(archive):
            yield source
        elif document := _office(archive):
            yield source.path, Refusal("", f"This is {document}.")
        else:
            yield from _members(archive, source, budget, depth)


def _members(archive: zipfile.ZipFile, source: SourceFile, budget: _Budget, depth: int) -> Iterator[Found]:
    """The members that may be opened, each with the files of its export that explain it."""
    members = sorted((m for m in archive.infolist() if not m.is_dir()), key=lambda m: m.filename)
    shared, seen = _sharing(members), Counter[str]()
    named = [(_unique(_name(m.filename, bool(m.flag_bits & _UTF8)), seen), m) for m in members]
    folders = exports.folders_in(name for name, _ in named if name.count("/") <= _DEEPEST)
    by_name = dict(named)
    explained = {f: _beside_in(archive, by_name, f, inside, budget) for f, inside in folders.items()}
    said: set[str] = set()
    for name, member in named:
        where, why = (
            exports.left_out_above(name, folders) if name.count("/") <= _DEEPEST else (name, _TOO_DEEP)
        )
        if why:
            if where not in said:
                yield f"{source.path}/{where}", Refusal("", why)
            said.add(where)
        elif member in shared:
            yield f"{source.path}/{name}", Refusal("", _SHARES)
        else:
            above = ("" if str(p) == "." else str(p) for p in PurePosixPath(name).parents)
            beside = next((explained[p] for p in above if explained.get(p)), source.beside)
            yield from _member(archive, member, name, replace(source, beside=beside), budget, depth)


def _beside_in(
    archive: zipfile.ZipFile,
    by_name: dict[str, zipfile.ZipInfo],
    folder: str,
    names: set[str],
    budget: _Budget,
) -> exports.Beside:
    here = {n: by_name[p] for n in names if (p := f"{folder}/{n}" if folder else n) in by_name}
    safe = {n: m for n, m in here.items() if not _unsafe(n, m, budget)}

    def read(name: str) -> bytes:
        budget.bytes -= safe[name].file_size
        return archive.read(safe[name])

    try:
        return exports.beside(safe, lambda n: safe[n].file_size, read)
    except _BROKEN:
        return ()


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


def _is_text_document(archive: zipfile.ZipFile) -> bool:
    """Whether an archive is a document of a word processor, for which there are readers."""
    names = archive.namelist()
    if "[Content_Types].xml" in names and "word/document.xml" in names:
        return True
    if names[:1] != ["mimetype"] or archive.getinfo("mimetype").file_size > 100:
        return False
    try:
        return archive.read("mimetype").startswith(b"application/vnd.oasis.opendocument.text")
    except _BROKEN:
        return False


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
    yield from _expanded(SourceFile(path, data, _modified(member), beside=source.beside), budget, depth + 1)


def _is_junk_path(name: str) -> bool:
    parts = [part for part in name.split("/") if part not in ("..", ".", "")]
    return any(
        is_junk(p) and not exports.is_mail_folder(p, parts[i + 1 : i + 2]) for i, p in enumerate(parts)
    )


def _name(name: str, utf8: bool) -> str:
    """A member's name on one line; UTF-8 that is not declared is read as UTF-8 all the same."""
    if not utf8:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return shown_name(name.replace("\\", "/"))


_OUTSIDE = "The member's name points outside the archive."
_DEEPEST = 100
"""Folders in a member's name."""
_TOO_DEEP = "The member lies more than a hundred folders deep; it was left out."
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
        return too_large(member.file_size)
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
