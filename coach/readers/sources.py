"""Files to read, out of folders and ZIP archives, without ever writing what they contain to the disk."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from coach.errors import UnreadableError
from coach.readers import exports
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
    if path.is_dir():
        yield from _walk(path, path)
    elif path.is_file():
        yield from _from_disk(path, path.name)
    else:
        raise UnreadableError(f"There is no file or folder at {path}; check the path and try again.")


def expand_source(source: SourceFile) -> Iterator[Found]:
    """The file itself, or the members of the archive that it is."""
    yield from _expanded(source, _Budget(), 0)


def _walk(folder: Path, root: Path, beside: exports.Beside = ()) -> Iterator[Found]:
    """Files below a folder, sorted by name; linked folders are not followed, so that no ring is walked."""
    try:
        entries = sorted(folder.iterdir(), key=lambda e: e.name)
    except OSError as error:
        yield (
            folder.relative_to(root).as_posix(),
            Refusal("", f"The folder cannot be opened: {error.strerror}."),
        )
        return
    names = [entry.name for entry in entries]
    beside = _beside(folder, names) or beside
    for entry in entries:
        inside = _names_in(entry)
        if why := exports.left_out(entry.name, names, inside):
            yield entry.relative_to(root).as_posix(), Refusal("", why)
            continue
        junk = is_junk(entry.name) and not exports.is_mail_folder(entry.name, inside)
        junk |= exports.is_servers_own(entry.name, names)
        if junk or (entry.is_dir() and entry.is_symlink()):
            continue
        if entry.is_symlink():
            yield (
                entry.relative_to(root).as_posix(),
                Refusal("", "This is a link to somewhere else; links are not followed."),
            )
        elif entry.is_dir():
            yield from _walk(entry, root, beside)
        else:
            yield from _from_disk(entry, entry.relative_to(root).as_posix(), beside)


def _names_in(entry: Path) -> list[str]:
    """What stands in a folder; nothing where it is none or cannot be opened."""
    try:
        return [e.name for e in entry.iterdir()] if entry.is_dir() and not entry.is_symlink() else []
    except OSError:
        return []


def _beside(folder: Path, names: list[str]) -> exports.Beside:
    try:
        return exports.beside(
            names, lambda n: (folder / n).stat().st_size, lambda n: (folder / n).read_bytes()
        )
    except OSError:
        return ()


def is_junk(name: str) -> bool:
    """Whether a file or folder is hidden, or left behind by an operating system or an open office program."""
    return name.startswith((".", "~$")) or name.casefold() in _JUNK


def _from_disk(file: Path, name: str, beside: exports.Beside = ()) -> Iterator[Found]:
    try:
        status = file.stat()
        if not file.is_file():
            yield name, Refusal("", "This is no ordinary file.")
            return
        if status.st_size > MOST_BYTES:
            yield name, Refusal("", _too_large(status.st_size))
            return
        data = file.read_bytes()
    except OSError as error:
        yield name, Refusal("", f"The file cannot be opened: {error.strerror or error}.")
        return
    modified = dt.datetime.fromtimestamp(status.st_mtime, tz=dt.UTC).date()
    yield from expand_source(SourceFile(name, data, modified, beside=beside))


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
        if _is_text_document(archive):
            yield source
            return
        members = sorted((m for m in archive.infolist() if not m.is_dir()), key=lambda m: m.filename)
        document = _office(archive)
        if document:
            yield source.path, Refusal("", f"This is {document}.")
            return
        yield from _members(archive, members, source, budget, depth)


def _members(
    archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], source: SourceFile, budget: _Budget, depth: int
) -> Iterator[Found]:
    """The members that may be opened, each with the files of its export that explain it."""
    folders = exports.folders_in(map(_name, members))
    by_name = {_name(m): m for m in members}
    explained = {
        folder: _beside_in(archive, by_name, folder, names, budget) for folder, names in folders.items()
    }
    said: set[str] = set()
    for member in members:
        where, why = exports.left_out_above(_name(member), folders)
        if why:
            if where not in said:
                yield f"{source.path}/{where}", Refusal("", why)
            said.add(where)
            continue
        above = [str(p) for p in PurePosixPath(_name(member)).parents]
        beside = next(
            (explained[p] for p in ("" if a == "." else a for a in above) if explained.get(p)), source.beside
        )
        yield from _member(archive, member, replace(source, beside=beside), budget, depth)


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
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, source: SourceFile, budget: _Budget, depth: int
) -> Iterator[Found]:
    name = _name(member)
    parts = [part for part in name.split("/") if part not in ("..", ".", "")]
    if any(is_junk(p) and not exports.is_mail_folder(p, parts[i + 1 : i + 2]) for i, p in enumerate(parts)):
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
    yield from _expanded(SourceFile(path, data, _modified(member), beside=source.beside), budget, depth + 1)


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
