"""What can still be read of a ZIP archive whose table of contents is missing or broken, as after a cut-off download.

Members are found by their own headers, one after the other (APPNOTE 4.3.7). One that was being written when the
archive was cut off is named and not taken.
"""

from __future__ import annotations

import datetime as dt
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

_HEADER = struct.Struct("<4s5H3L2H")
_MARK = b"PK\x03\x04"
_STORED, _DEFLATED = 0, 8
_LOCKED, _SIZES_FOLLOW, _UTF8 = 0x1, 0x8, 0x800


@dataclass(frozen=True, slots=True)
class Salvaged:
    """One member found by its own header. `data` is None for one that cannot be unpacked whole."""

    name: str
    utf8: bool
    locked: bool
    modified: dt.date | None
    data: bytes | None
    too_large: bool = False


def salvage(archive: bytes, most: int, members: int) -> Iterator[Salvaged]:
    """The members in order, each unpacked to at most `most` bytes; ends at the first byte that belongs to none."""
    at = 0
    for _ in range(members):
        at = archive.find(_MARK, at)
        if at < 0 or at + _HEADER.size > len(archive):
            return
        fields = _HEADER.unpack_from(archive, at)
        _, _, flags, method, _, date, crc, packed, size, name_length, extra = fields
        start = at + _HEADER.size + name_length + extra
        name = archive[at + _HEADER.size : at + _HEADER.size + name_length].decode(
            "utf-8" if flags & _UTF8 else "cp437", "replace"
        )
        data, end, too_large = _unpacked(
            archive, start, method, None if flags & _SIZES_FOLLOW else packed, most
        )
        sound = data is not None and (
            flags & _SIZES_FOLLOW or (len(data) == size and zlib.crc32(data) == crc)
        )
        if name and not name.endswith("/"):
            whole = data if sound and not flags & _LOCKED else None
            yield Salvaged(name, bool(flags & _UTF8), bool(flags & _LOCKED), _day(date), whole, too_large)
        at = max(end, at + 4)


def _unpacked(
    archive: bytes, start: int, method: int, packed: int | None, most: int
) -> tuple[bytes | None, int, bool]:
    """A member's bytes, where it ends, and whether it was too large; None where it is cut off or damaged."""
    end = len(archive) if packed is None else min(len(archive), start + packed)
    if method == _STORED and packed is not None:
        whole = archive[start:end]
        return (whole if len(whole) == packed and packed <= most else None), end, packed > most
    if method != _DEFLATED:
        return None, start, False
    stream = zlib.decompressobj(-15)
    try:
        data = stream.decompress(archive[start:end], most + 1)
    except zlib.error:
        return None, start, False
    if len(data) > most:
        return None, end if packed is not None else start, True
    if not stream.eof:
        return None, end if packed is not None else start, False
    return data, end - len(stream.unused_data), False


def _day(date: int) -> dt.date | None:
    try:
        return dt.date(1980 + (date >> 9), date >> 5 & 15, date & 31)
    except ValueError:
        return None
