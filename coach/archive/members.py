"""The ZIP: names that are safe on every system, the same bytes for the same content, written whole or not at all."""

from __future__ import annotations

import os
import re
import unicodedata
import zipfile
from collections.abc import Iterable
from pathlib import Path

from coach.errors import UnreadableError

Member = tuple[str, bytes]

_TIME = (1980, 1, 1, 0, 0, 0)
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"|?*\\\u200b-\u200f\u202a-\u202e\u2028\u2029\ufeff]')
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|thumbs\.db|ehthumbs\.db|desktop\.ini|__macosx)",
    re.IGNORECASE,
)
_PART = 80
_WHOLE = 180
_ENDINGS = (".md", ".markdown", ".txt")


def write(path: Path, members: Iterable[Member]) -> None:
    """Write beside the place and move there, readable by its owner only. Raises UnreadableError."""
    part = path.with_name(path.name + ".part")
    try:
        descriptor = os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as out, zipfile.ZipFile(out, "w") as archive:
            for name, data in members:
                entry = zipfile.ZipInfo(name, _TIME)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system, entry.external_attr = 3, 0o600 << 16
                archive.writestr(entry, data)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise UnreadableError(
            f"{path} cannot be written: {error.strerror}. Choose another place for the file."
        ) from None


class Names:
    """Gives out member names below a folder, no two alike even where case and accents do not count."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self._taken: set[str] = set()

    def of(self, source: str) -> str:
        """A member name like the source's path, that no system refuses and that cannot leave the folder."""
        wanted = safe(source)
        stem, dot, ending = wanted.rpartition(".")
        number, name = 1, wanted
        while _folded(name) in self._taken:
            number += 1
            name = f"{stem}-{number}{dot}{ending}"
        self._taken.add(_folded(name))
        return f"{self.folder}/{name}"


def safe(source: str) -> str:
    """A relative path of plain parts that ends like a note.

    >>> safe("../a:b/CON.md"), safe("notes/.hidden. ")
    ('a_b/_CON.md', '_hidden.md')
    """
    path = unicodedata.normalize("NFC", source.replace("\\", "/"))
    parts = [_part(p) for p in path.split("/") if p.strip(". ")]
    if len(parts) > 1 and parts[0].casefold() == "notes":
        parts = parts[1:]
    last = parts.pop() if parts else "note"
    if not last.casefold().endswith(_ENDINGS):
        last += ".md"
    while parts and len("/".join([*parts, last])) > _WHOLE:
        parts.pop()
    return "/".join([*parts, last])


def _part(part: str) -> str:
    clean = _FORBIDDEN.sub("_", part).strip().rstrip(". ")
    if clean.startswith((".", "~$")):
        clean = f"_{clean[1:]}"
    if _RESERVED.fullmatch(clean.partition(".")[0]) or _RESERVED.fullmatch(clean):
        clean = f"_{clean}"
    stem, dot, ending = clean.rpartition(".")
    if len(clean) > _PART:
        clean = f"{stem[: _PART - 12]}{dot}{ending[:11]}" if dot else clean[:_PART]
    while len(clean.encode()) > 2 * _PART:
        clean = clean[:-1]
    return clean.rstrip(". ") or "_"


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKD", name).casefold())
