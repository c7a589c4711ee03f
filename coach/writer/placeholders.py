"""Replaces names and identifiers by placeholders before a text leaves, and puts them back when it returns.

The same person keeps the same letter: "Person A" is the full name, "Person A1" another form of it. Placeholders
are stable for the life of one `Placeholders` object and mean nothing outside it.
"""

from __future__ import annotations

import ipaddress
import re
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from coach.text import fold


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody whose names must not leave: `names` with the usual one first, and where they work."""

    names: tuple[str, ...]
    organisations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Surface:
    words: tuple[str, ...]
    written: str
    kind: str
    owner: int


KINDS = ("Person", "Organisation", "Email", "Phone", "Link")
_PLACEHOLDER = re.compile(rf"\b(?:{'|'.join(KINDS)}) [A-Z]{{1,3}}\d{{0,2}}\b")
_WORD = re.compile(r"[^\W_]+")
_LEGAL = frozenset(
    "ltd limited inc llc llp gmbh ag ab as asa oy bv nv sa srl spa plc co corp corporation kg".split()
)
_IDENTIFIERS = (
    ("Email", re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")),
    ("Link", re.compile(r"\b(?:https?|ftp)://[^\s<>‹›\"']+|\bwww\.[^\s<>‹›\"']+", re.IGNORECASE)),
    (
        "Link",
        re.compile(r"(?<![\w.@])(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[^\s<>‹›\"'()]*)?(?![\w@])", re.IGNORECASE),
    ),
    ("Link", re.compile(r"(?<![\w@])@[\w.-]{2,}\b")),
    (
        "Phone",
        re.compile(
            r"(?<![\w.])(?:\+\d[\d ().\-/]{5,}\d|\(?0\d[\d ().\-/]{5,}\d|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}|\d{3}-\d{4}"
            r"|(?:\d[ -]?){10,}\d)(?![\w])"
        ),
    ),
)
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def is_loopback(address: str) -> bool:
    """Whether an address is this machine."""
    host = urlsplit(address).hostname or ""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class Placeholders:
    """Masks and restores. `people` are those known; further names can be added with `know`."""

    def __init__(self, people: Iterable[KnownPerson | str] = ()) -> None:
        self._by_first: dict[str, list[_Surface]] = {}
        self._owners = 0
        self._letters: dict[tuple[str, int], str] = {}
        self._codes: dict[tuple[str, str], str] = {}
        self._forms: dict[tuple[str, str], int] = {}
        self._originals: dict[str, str] = {}
        self._lock = threading.RLock()  # cards are written by several threads
        for person in people:
            self.know(person)

    def know(self, person: KnownPerson | str) -> None:
        """Adds somebody; a name that is known already keeps its owner."""
        names = (person,) if isinstance(person, str) else person.names
        with self._lock:
            self._owners += 1
            for name in names:
                for form in _forms(name):
                    self._add(form, "Person", self._owners)
            for organisation in () if isinstance(person, str) else person.organisations:
                self._owners += 1
                self._add(organisation, "Organisation", self._owners)
                self._add(_without_legal(organisation), "Organisation", self._owners)

    def _add(self, written: str, kind: str, owner: int) -> None:
        words = tuple(fold(w) for w in _WORD.findall(written))
        if not words or (len(words) == 1 and len(words[0]) < 2):
            return
        surfaces = self._by_first.setdefault(words[0], [])
        if all(s.words != words for s in surfaces):
            surfaces.append(_Surface(words, written.strip(), kind, owner))
            surfaces.sort(key=lambda s: -len(s.words))

    def mask(self, text: str) -> str:
        """The text with every known name and every identifier replaced."""
        with self._lock:
            marked = _PLACEHOLDER.sub(lambda m: self._code("Link", m.group(), None), text)
            for kind, pattern in _IDENTIFIERS:
                marked = self._outside(marked, pattern, kind)
            return self._names(marked)

    def _outside(self, text: str, pattern: re.Pattern[str], kind: str) -> str:
        def replace(match: re.Match[str]) -> str:
            found = match.group()
            if kind == "Phone" and (_ISO_DATE.search(found) or sum(c.isdigit() for c in found) < 7):
                return found
            bare = found.rstrip(".,;:!?") if kind == "Link" else found
            return self._code(kind, bare, None) + found[len(bare) :]

        return pattern.sub(replace, text)

    def _names(self, text: str) -> str:
        words = list(_WORD.finditer(text))
        pieces: list[str] = []
        done = index = 0
        reserved = [m.span() for m in _PLACEHOLDER.finditer(text)]
        while index < len(words):
            surface = self._at(text, words, index)
            start = words[index].start()
            if surface is None or any(s <= start < e for s, e in reserved):
                index += 1
                continue
            last = words[index + len(surface.words) - 1]
            pieces += [text[done:start], self._code(surface.kind, surface.written, surface.owner)]
            done = last.end()
            index += len(surface.words)
        return "".join([*pieces, text[done:]])

    def _at(self, text: str, words: Sequence[re.Match[str]], index: int) -> _Surface | None:
        first = words[index].group()
        for surface in self._by_first.get(fold(first), ()):
            size = len(surface.words)
            here = words[index : index + size]
            if len(here) < size or any(
                fold(w.group()) != s for w, s in zip(here, surface.words, strict=True)
            ):
                continue
            # A name of one word counts only with a capital: "will" is not Will.
            if size == 1 and not first[0].isupper() and surface.written[0].isupper():
                continue
            if all(here[i + 1].start() - here[i].end() <= 3 for i in range(size - 1)):
                return surface
        return None

    def _code(self, kind: str, written: str, owner: int | None) -> str:
        key = (kind, written)
        if key not in self._codes:
            group = (kind, owner if owner is not None else -len(self._codes) - 1)
            if group not in self._letters:
                taken = sum(k == kind for k, _ in self._letters)
                self._letters[group] = _letters(taken)
            letter = self._letters[group]
            number = self._forms.get((kind, letter), 0)
            self._forms[kind, letter] = number + 1
            self._codes[key] = f"{kind} {letter}{number or ''}"
            self._originals[self._codes[key]] = written
        return self._codes[key]

    def restore(self, text: str) -> str:
        """The text with the placeholders that were given out turned back; others stay as they are."""
        return _PLACEHOLDER.sub(lambda m: self._original(m.group()), text)

    def _original(self, code: str) -> str:
        # A form that was never given out still names its person: "Person A3" where only "Person A" went out.
        return self._originals.get(code) or self._originals.get(code.rstrip("0123456789"), code)

    def stream(self) -> StreamRestorer:
        """A restorer for a text that comes in pieces."""
        return StreamRestorer(self)


class StreamRestorer:
    """Restores placeholders in a text that comes in pieces, also where one is cut in two."""

    def __init__(self, placeholders: Placeholders) -> None:
        self._placeholders = placeholders
        self._held = ""

    def feed(self, piece: str) -> str:
        """The part that can no longer change."""
        text = self._held + piece
        cut = _open_placeholder(text)
        self._held = text[cut:]
        return self._placeholders.restore(text[:cut])

    def finish(self) -> str:
        """What was held back."""
        rest, self._held = self._held, ""
        return self._placeholders.restore(rest)


_OPEN = re.compile(rf"\b(?:{'|'.join(KINDS)})(?: [A-Z]{{0,3}}\d{{0,2}})?$")


def _open_placeholder(text: str) -> int:
    """Where an unfinished placeholder begins at the end of the text; the length where none does."""
    match = _OPEN.search(text)
    if match:
        return match.start()
    sizes = [n for kind in KINDS for n in range(1, len(kind)) if text.endswith(kind[:n])]
    return len(text) - max(sizes, default=0)


def _letters(number: int) -> str:
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _forms(name: str) -> list[str]:
    """The name, and its first and last words alone; a lower-case particle stays with the last word."""
    parts = [p.strip(',."“”()') for p in name.split()]
    parts = [p for p in parts if p and fold(p) not in ("dr", "prof", "mr", "mrs", "ms")]
    if len(parts) < 2:
        return [name]
    family = next((i for i, p in enumerate(parts) if i and p[0].islower()), len(parts) - 1)
    return [name, " ".join(parts), parts[0], " ".join(parts[family:]), parts[-1]]


def _without_legal(organisation: str) -> str:
    parts = organisation.replace(",", " ").split()
    while len(parts) > 1 and fold(parts[-1]).strip(".") in _LEGAL:
        parts.pop()
    return " ".join(parts)
