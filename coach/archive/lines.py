"""Content lines as vCard and iCalendar write them: escaped, folded at 75 octets, and read again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from coach.archive.entry import tame
from coach.readers.content_lines import ContentLine, parse, unescaped

_OCTETS = 75
_CARET = {"^": "^^", "\n": "^n", '"': "^'"}


def escaped(value: str) -> str:
    r"""Text with the characters that cards and calendars give a meaning escaped.

    >>> escaped("Quist; Sons, Ltd")
    'Quist\\; Sons\\, Ltd'
    """
    return exact(tame(value))


def exact(value: str) -> str:
    """The same for text that holds no control characters but ends of lines, blanks kept."""
    return re.sub(r"([\\;,])", r"\\\1", value).replace("\n", r"\n")


def split(value: str, mark: str) -> list[str]:
    """The parts of a structured value, escapes undone."""
    return [unescaped(p) for p in re.findall(rf"(?:^|(?<={mark}))((?:\\.|[^\\{mark}])*)", value, re.DOTALL)]


def parameter(value: str) -> str:
    """A parameter's value in quotes, by RFC 6868."""
    return '"' + re.sub(r'[\^\n"]', lambda m: _CARET[m.group()], tame(value)) + '"'


def unparameter(value: str) -> str:
    """What `parameter` wrote, without its quotes."""
    back = {"^": "^", "n": "\n", "'": '"'}
    return re.sub(r"\^([\^n'])", lambda m: back[m[1]], value)


def folded(line: str) -> str:
    """The line in pieces of at most 75 octets, never inside a character."""
    pieces, size = [""], 0
    for character in line:
        width = len(character.encode())
        if size + width > _OCTETS:
            pieces.append(" ")
            size = 1
        pieces[-1] += character
        size += width
    return "\r\n".join(pieces) + "\r\n"


def written(lines: Iterable[str]) -> bytes:
    """Lines as the bytes of a file."""
    return "".join(map(folded, lines)).encode()


def blocks(data: bytes, name: str) -> Iterator[list[ContentLine]]:
    """The properties of each component of a name; one that is not closed ends where the file or the next one does."""
    text = data.decode("utf-8", "replace").replace("\r\n", "\n")
    current: list[ContentLine] | None = None
    for line in re.sub(r"\n[ \t]", "", text).split("\n"):
        mark = line.strip().upper()
        if mark in (f"BEGIN:{name}", f"END:{name}"):
            if current is not None:
                yield current
            current = [] if mark.startswith("BEGIN") else None
        elif current is not None and (found := parse(line)):
            current.append(found)
    if current:
        yield current


def first(lines: list[ContentLine], name: str) -> str:
    """The value of the first property of a name, escapes undone; empty if there is none."""
    return next((unescaped(line.value) for line in lines if line.name == name), "")
