"""Content lines, the common ground of vCard and iCalendar: `GROUP.NAME;PARAMETER=VALUE:VALUE`, folded or not."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile(
    r"(?:(?P<group>[\w-]+)\.)?(?P<name>[\w-]+)(?P<parameters>(?:\s*;(?:\"[^\"]*\"|[^\":;])*+)*+):(?P<value>.*)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class ContentLine:
    """One property. `name` is in capitals; `parameters` as they stand, with their leading semicolon."""

    name: str
    parameters: str
    value: str
    group: str = ""

    def parameter(self, name: str) -> str:
        """The value of a parameter, in its own case, empty if absent."""
        match = re.search(rf';\s*{name}\s*=\s*("[^"]*"|[^;:]*)', self.parameters, re.IGNORECASE)
        return match[1].strip('" ') if match else ""

    def says(self, word: str) -> bool:
        """Whether a word is among the parameters, as a value or bare as in version 2.1."""
        return bool(
            re.search(rf"[;=,]\s*\"?{re.escape(word)}\"?\s*(?=[;,]|$)", self.parameters, re.IGNORECASE)
        )


def parse(line: str) -> ContentLine | None:
    """The parts of an unfolded line, or None for what is no property.

    >>> parse('item1.EMAIL;type="work":a@b.example').name
    'EMAIL'
    """
    match = _LINE.fullmatch(line)
    if not match:
        return None
    return ContentLine(match["name"].upper(), match["parameters"], match["value"], match["group"] or "")


def unescaped(value: str) -> str:
    r"""A value without its backslashes.

    >>> unescaped(r"Fair 2026\, Lisbon")
    'Fair 2026, Lisbon'
    """
    return re.sub(r"\\([nN,;:\\])", lambda m: "\n" if m[1] in "nN" else m[1], value)


def unfold(text: str) -> list[str]:
    """Logical lines: a line that begins with a blank goes on the one before, its first blank taken off.

    Blank lines are left out, even between the pieces of a folded line. A quoted-printable value goes on where its line ends in `=`, with or without a blank before (vCard 2.1).

    >>> unfold("NOTE:one\\n  two\\nFN;ENCODING=QUOTED-PRINTABLE:=41=\\n=42\\nX:y")
    ['NOTE:one two', 'FN;ENCODING=QUOTED-PRINTABLE:=41=42', 'X:y']
    """
    pieces: list[list[str]] = []
    soft = False
    for line in text.split("\n"):
        if soft:
            pieces[-1][-1] = pieces[-1][-1][:-1]
            pieces[-1].append(line)
        elif not line.strip():
            continue
        elif line[:1] in (" ", "\t") and pieces:
            pieces[-1].append(line[1:])
        else:
            pieces.append([line])
        soft = line.endswith("=") and _is_quoted_printable(pieces[-1][0])
    return ["".join(piece) for piece in pieces]


def _is_quoted_printable(first: str) -> bool:
    head = first.partition(":")[0].upper()
    return "QUOTED-PRINTABLE" in head


_BARE = re.compile(r"[^\s:]+:(?!\s*\S+\s+\S)")


def looks_like_lines(text: str) -> bool:
    """Whether most lines of a text that names itself a card or calendar are what is left of content lines."""
    lines = [line for line in text[:4000].split("\n") if line.strip()][:40]
    return bool(lines) and sum(bool(_BARE.match(line)) for line in lines) * 2 >= len(lines)
