"""Replaces names and identifiers by placeholders before a text leaves, and puts them back when it returns.

The same person keeps the same letter: "Person A" and "Person A1" are two forms of one person's name. Placeholders are
stable for the life of one `Placeholders` object, which is that of the conversation, and mean nothing outside it.
"""

from __future__ import annotations

import ipaddress
import re
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from urllib.parse import unquote, urlsplit

from coach.prompts import render
from coach.seen import Reading, read, spelled
from coach.settings import Settings
from coach.text import fold
from coach.writer import strangers
from coach.writer.identifiers import ending, find


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody whose names must not leave: `names` with the usual one first, where they work, and what else is theirs:
    phone numbers, profile addresses and e-mail addresses (whose own parts are handles), postal addresses."""

    names: tuple[str, ...]
    organisations: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Surface:
    words: tuple[str, ...]
    kind: str
    owner: int


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    kind: str
    owner: int = 0  # 0: nobody known


KINDS = (
    "Person",
    "Organisation",
    "Name",
    "Email",
    "Phone",
    "Link",
    "Handle",
    "Account",
    "Address",
    "Birthday",
)
_PLACEHOLDER = re.compile(rf"(?:{'|'.join(KINDS)}) [A-Z]{{1,3}}\d{{0,3}}(?![A-Za-z0-9_])")
_GLUED = re.compile(r"[A-Za-z0-9_]+")
_WORD = re.compile(r"[^\W_]+")
_LETTERS = "ABCDEFGHJKLMNOPQRSTUVWXYZ"  # no I: "the Email I sent" is no placeholder
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]{2,}")
_IDEOGRAPHS = re.compile(r"[\u3400-\u9fff]+|[\uac00-\ud7af]+")
_LEGAL = frozenset(
    "ltd limited inc llc llp gmbh ag ab as asa oy bv nv sa srl spa plc co corp corporation kg".split()
)


def is_loopback(address: str) -> bool:
    """Whether an address is this machine."""
    host = urlsplit(address).hostname or ""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def masks(settings: Settings) -> bool:
    """Whether names are replaced before a request leaves for the server of the settings."""
    if settings.placeholders == "remote":
        return not is_loopback(settings.model_base_url)
    return settings.placeholders == "always"


class Placeholders:
    """Masks and restores. `people` are those known; further ones can be added with `know`."""

    def __init__(self, people: Iterable[KnownPerson | str] = ()) -> None:
        self._surfaces: dict[tuple[str, ...], _Surface] = {}  # by their words
        self._sizes: dict[str, set[int]] = {}  # first word → how many words follow from it on
        self._unspaced: dict[str, int] = {}
        self._lengths: set[int] = set()
        self._people: set[KnownPerson] = set()
        self._phones: set[str] = set()
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
        known = KnownPerson((person,)) if isinstance(person, str) else person
        with self._lock:
            if known in self._people:
                return
            self._people.add(known)
            owner = next((o for o in map(self._owner_of, known.names) if o), 0) or self._new_owner()
            for name in known.names:
                for form in _forms(name):
                    self._add(form, "Person", owner)
                for part in _unspaced_forms(name):
                    self._unspaced.setdefault(part, owner)
                    self._lengths.add(len(part))
            for handle in (*_joined(known.names), *map(_handle_in, known.accounts)):
                if len(handle) > 3:
                    self._add(handle, "Handle", owner)
            for address in known.addresses:
                self._add_address(address, owner)
            self._phones.update(e for e in map(ending, known.phones) if e)
            for organisation in known.organisations:
                at = self._owner_of(organisation) or self._new_owner()
                self._add(organisation, "Organisation", at)
                self._add(_without_legal(organisation), "Organisation", at)

    def _new_owner(self) -> int:
        self._owners += 1
        return self._owners

    def _owner_of(self, written: str) -> int:
        words = _words(written)
        known = self._surfaces.get(words)
        return known.owner if known else 0

    def _add(self, written: str, kind: str, owner: int) -> None:
        words = _words(written)
        if not words or (len(words) == 1 and len(words[0]) < 2):
            return
        if words not in self._surfaces:
            self._surfaces[words] = _Surface(words, kind, owner)
            self._sizes.setdefault(words[0], set()).add(len(words))

    def _add_address(self, address: str, owner: int) -> None:
        """A postal address as a whole and line by line; a town alone is nobody's."""
        for part in (address, *re.split(r"[\n;]|, ", address)):
            if any(c.isdigit() for c in part) and len(_words(part)) > 1:
                self._add(part, "Address", owner)

    def mask(self, text: str) -> str:
        """The text with every name and every identifier replaced."""
        with self._lock:
            taken: list[_Span] = []
            for span in self._spans(text):
                if span.start < span.end and all(span.end <= t.start or t.end <= span.start for t in taken):
                    taken.append(span)
            pieces: list[str] = []
            done = 0
            for span in sorted(taken, key=lambda s: s.start):
                glued = _GLUED.match(text, span.end)  # what would read as a part of the placeholder
                end = glued.end() if glued else span.end
                written = text[span.start : end]
                pieces += [text[done : span.start], self._code(span.kind, written, span.owner)]
                done = end
            return "".join([*pieces, text[done:]])

    def _spans(self, text: str) -> Iterator[_Span]:
        """What must not leave, the surest first."""
        for match in _PLACEHOLDER.finditer(text):  # words of the text that look like a placeholder
            yield _Span(*match.span(), "Link")
        seen = read(text)
        joined = spelled(seen.text)
        if seen.text != text:  # as the eye reads it: "Vidаl" with a Cyrillic letter, joiners, wide letters
            yield from (_at_home(s, seen) for s in self._spans_of(seen.text))
        if joined.starts is not None:  # letters with gaps between them: "N o o r"
            for span in self._known_in(joined.text):
                yield _at_home(_at_home(span, joined), seen)
        yield from self._spans_of(text)

    def _spans_of(self, text: str) -> Iterator[_Span]:
        for found in find(text, self._phones):
            yield _Span(found.start, found.end, found.kind)
        yield from self._known_in(text)
        for start, end in strangers.names(text):
            yield _Span(start, end, "Name")

    def _known_in(self, text: str) -> Iterator[_Span]:
        """The names of those known."""
        words = list(_WORD.finditer(text))
        index = 0
        while index < len(words):
            surface = self._at(text, words, index)
            size = len(surface.words) if surface else 1
            if surface:
                yield _Span(words[index].start(), words[index + size - 1].end(), surface.kind, surface.owner)
            index += size
        for match in _UNSPACED.finditer(text) if self._unspaced else ():
            yield from self._within(match)

    def _within(self, run: re.Match[str]) -> Iterator[_Span]:
        """Names in a script without blanks stand inside a run of other words, the longest first."""
        written = run.group()
        for length in sorted(self._lengths, reverse=True):
            for at in range(len(written) - length + 1):
                owner = self._unspaced.get(written[at : at + length])
                if owner is not None:
                    yield _Span(run.start() + at, run.start() + at + length, "Person", owner)

    def _at(self, text: str, words: Sequence[re.Match[str]], index: int) -> _Surface | None:
        """The longest known name that begins with a word; each of its words may stand in the genitive."""
        first = words[index].group()
        begins = _without_genitive(first)
        sizes = set[int]().union(*(self._sizes.get(w, ()) for w in begins))
        for size in sorted(sizes, reverse=True):
            here = words[index : index + size]
            if len(here) < size or any(here[i + 1].start() - here[i].end() > 3 for i in range(size - 1)):
                continue
            # A name that is a word too counts only with a capital: "will" is not Will.
            if size == 1 and not first[0].isupper() and first.isalpha() and strangers.ordinary(first):
                continue
            for said in product(*(_without_genitive(w.group()) for w in here)):
                if said in self._surfaces:
                    return self._surfaces[said]
        return None

    def _code(self, kind: str, written: str, owner: int) -> str:
        key = (kind, written)
        if key not in self._codes:
            group = (kind, owner or -len(self._codes) - 1)
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


def rendered(places: Placeholders | None, prompt: str, /, **inputs: object) -> str:
    """A prompt with its inputs masked, where there are placeholders; its own words stay, whatever people are called."""
    if places is None:
        return render(prompt, **inputs)
    masked = {k: places.mask(v) if isinstance(v, str) else v for k, v in inputs.items()}
    return f"{render('placeholders')}\n\n{render(prompt, **masked)}"


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


_OPEN = re.compile(rf"(?:{'|'.join(KINDS)})(?: [A-Z]{{0,3}}\d{{0,3}})?$")


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
        number, rest = divmod(number - 1, len(_LETTERS))
        name = _LETTERS[rest] + name
    return name


def _words(written: str) -> tuple[str, ...]:
    if written.isascii() and written.isalnum():
        return (written.lower(),)
    return tuple(fold(w) for w in _WORD.findall(written))


def _forms(name: str) -> list[str]:
    """The name, and its first and last words alone; a lower-case particle stays with the last word."""
    parts = [p.strip(',."“”()') for p in name.split()]
    parts = [p for p in parts if p and fold(p) not in ("dr", "prof", "mr", "mrs", "ms")]
    if len(parts) < 2:
        return [name]
    family = next((i for i, p in enumerate(parts) if i and p[0].islower()), len(parts) - 1)
    return [name, " ".join(parts), parts[0], " ".join(parts[family:]), parts[-1]]


def _unspaced_forms(name: str) -> Iterator[str]:
    """A name in a script without blanks, and the given and the family name in it: 王小明 is 小明 to friends."""
    for run in _UNSPACED.findall(name):
        yield run
        if 3 <= len(run) <= 4 and _IDEOGRAPHS.fullmatch(run):
            yield run[-2:]
            if len(run) == 4:
                yield run[:2]


def _at_home(span: _Span, reading: Reading) -> _Span:
    """A stretch of a reading where it stands in the text that was read."""
    home = reading.span(span.start, span.end)
    return replace(span, start=home.start, end=home.end)


def _without_genitive(word: str) -> tuple[str, ...]:
    """A word folded, and without an s at its end."""
    folded = fold(word)
    return (folded, folded[:-1]) if folded.endswith("s") and len(folded) > 1 else (folded,)


def _without_legal(organisation: str) -> str:
    parts = organisation.replace(",", " ").split()
    while len(parts) > 1 and fold(parts[-1]).strip(".") in _LEGAL:
        parts.pop()
    return " ".join(parts)


def _joined(names: Iterable[str]) -> Iterator[str]:
    """How people write their name as one word: "nadiafarouk", "nfarouk", "nadiaf"."""
    for name in names:
        words = _words(name)
        if len(words) > 1:
            first, last = words[0], words[-1]
            yield from (
                f"{first}{last}",
                f"{last}{first}",
                f"{first[0]}{last}",
                f"{first}{last[0]}",
                f"{last}{first[0]}",
            )


def _handle_in(account: str) -> str:
    """The part of a profile or e-mail address that is its owner's own."""
    bare = unquote(account).strip().rstrip("/")
    return bare.split("@")[0] if "@" in bare.lstrip("@") else bare.rsplit("/", 1)[-1].lstrip("@")
