"""Bytes to text: byte order marks, UTF-16, UTF-8, Windows-1252, stray NUL bytes, and one kind of line end."""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

_HALVES = re.compile("[\ud800-\udfff]")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@lru_cache(maxsize=4)
def decode(data: bytes) -> str:
    """The text of a file, without byte order mark and NULs, with `\\n` as the only line end.

    The last few results are kept, because every reader that is asked about a file looks at its text.

    >>> decode(b"\\xef\\xbb\\xbfcaf\\xc3\\xa9\\r\\n"), decode(b"caf\\xe9")
    ('café\\n', 'café')
    """
    text = _decoded(data).replace("\x00", "").lstrip("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    wide = _wide(data)
    if wide:
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _damaged_or_western(data)


def _wide(data: bytes) -> str:
    """UTF-16 without a mark, told by NULs in every other byte."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 2:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.4 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.1 * half:
        return "utf-16-be"
    return ""


def _damaged_or_western(data: bytes) -> str:
    """UTF-8 with a few bad bytes stays UTF-8; anything else is Windows-1252 with its five holes filled."""
    tolerant = data.decode("utf-8", "replace")
    bad = tolerant.count("\ufffd")
    good = sum(1 for c in tolerant if ord(c) > 127) - bad
    if good > bad:
        return tolerant
    return "".join(_western(byte) if byte > 127 else chr(byte) for byte in data)


@lru_cache(maxsize=128)
def _western(byte: int) -> str:
    return bytes([byte]).decode("cp1252", "replace").replace("\ufffd", chr(byte))


def in_charset(text: str, charset: str) -> str:
    """A piece of a file that was taken for Windows-1252, in the character set that the piece itself declares.

    Where that does not come out, the piece stays as it is.

    >>> in_charset("\u0192A", "shift_jis"), in_charset("J\xf6rg", "shift_jis")
    ('ア', 'Jörg')
    """
    if text.isascii():
        return text
    try:
        data = b"".join(c.encode("cp1252" if ord(c) > 255 else "latin-1") for c in text)
        return storable(data.decode(charset))
    except (UnicodeError, LookupError, ValueError):
        return text


def storable(text: str) -> str:
    """A text from elsewhere than `decode`, without NULs and halves of characters, which no database takes.

    >>> storable("a\\x00b"), storable("half \\ud83d")
    ('ab', 'half \ufffd')
    """
    bare = text.replace("\x00", "")
    return bare if bare.isascii() else _HALVES.sub("\ufffd", bare)
