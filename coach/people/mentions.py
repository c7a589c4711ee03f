"""Names in text: where they stand, and who may be meant by each. Pure.

A full name, a first name, a family name or a nickname. Where several people fit, `choosing.py` looks at what stands around
it; a name that still fits several is linked to nobody and reported.
"""

from __future__ import annotations

import copy
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

from coach.people import names
from coach.people.genitive import is_bare_owner, owner
from coach.people.nicknames import nickname_groups
from coach.text import fold

# Given names that are also everyday words: alone they are names only for somebody who took part.
_EVERYDAY = frozenset(
    "will mark may june april august rose grace bill frank hope joy art sue pat drew rich sandy dot jack faith dawn "
    "summer amber ruby jade pearl penny chase grant miles wade dean earl max ray guy sun sky lee bay mo ali an art "
    "eve ivy iris lily heather holly olive sage violet don rob sky dan june nick van".split()
)
_NEVER_ALONE = frozenset("may june april august art rose ruby sky bay sun summer an mo don van dawn".split())
"""Everyday words that have a capital within a sentence too: months, German nouns, languages, titles."""
_DOES = re.compile(
    r"(?:['’]s)?\s+(?:is|was|has|had|says?|said|told|wants?|wanted|asks?|asked|knows?|knew|works?|worked|likes?|lives?|came|called|mailed|"
    r"wrote|promised|sent|got|moved|joined|left|thinks|thought|runs|leads|needs?|introduced|offered|mentioned|hat|ist|war|sagt|sagte|"
    r"kommt|meint)\b"
)
"""What somebody does whose name stands before it."""
_HAS = re.compile(r"['’] [A-ZÀ-Þ]")
"""What somebody has whose name ends in s, x or z: "Max’ Kündigung"."""
_SENTENCE_ENDS = re.compile(r"[.!?:;\n|•]")
_ASCII_WORD = re.compile(r"[a-z]+")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """Somebody who may be mentioned. `known` says that there is more than an address: a note, a message. `since` is the
    day before which no name means them: of one of several of a name whom only notes from then on tell of."""

    id: str
    names: tuple[str, ...]
    nicknames: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    known: bool = False
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text and whom it may mean; one candidate is a link."""

    start: int
    end: int
    surface: str
    candidates: tuple[str, ...]


_TAG = re.compile(r"(?<![\w#&/])#[^\W\d_][\w/-]*")


@lru_cache(maxsize=1024)
def tokens_of(text: str) -> tuple[tuple[str, int, int, bool], ...]:
    """Words folded, with where they stand and whether they may begin a name: a capital, or any word of a tag."""
    if _is_plain(text):
        low = text.lower()
        return tuple(
            (low[a:b], a, b, text[a].isupper()) for a, b in (m.span() for m in _TOKEN.finditer(text))
        )
    found: list[tuple[str, int, int, bool]] = []
    tags = [m.span() for m in _TAG.finditer(text)] if "#" in text else []
    for word in _TOKEN.finditer(text):
        if tags and any(start < word.start() < end for start, end in tags):
            found += ((fold(text[a:b]), a, b, True) for a, b in _humps(text, word.start(), word.end()))
        else:
            folded = fold(word.group()).replace("'", "").replace("’", "")
            found.append((folded, word.start(), word.end(), word.group()[0].isupper()))
    return tuple(found)


def _is_plain(text: str) -> bool:
    """Whether words are folded by lower case alone and none is a tag, which may be several written as one."""
    return text.isascii() and "'" not in text and "#" not in text


def _humps(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The words of a tag written as one: `#DanaKim`."""
    cuts = [i for i in range(start + 1, end) if text[i].isupper() and text[i - 1].islower()]
    return list(pairwise((start, *cuts, end)))


class NameIndex:
    """Finds people's names in texts."""

    def __init__(self, people: Iterable[NamedPerson]) -> None:
        self.people = {p.id: p for p in people}
        self._hidden: frozenset[str] = frozenset()
        self._new = [(p.id, p.since) for p in self.people.values() if p.since]
        self._full: dict[str, dict[tuple[str, ...], set[str]]] = defaultdict(lambda: defaultdict(set))
        self._given: dict[str, set[str]] = defaultdict(set)
        self._family: dict[str, set[str]] = defaultdict(set)
        for person in self.people.values():
            for name in person.names:
                self._add(person.id, name)
            for nickname in person.nicknames:
                if " " in nickname:  # "Dana K. Kim": another full name
                    self._add(person.id, nickname)
                else:
                    self._given[fold(nickname)].add(person.id)
        groups = nickname_groups()
        short = (other for given in self._given for other in groups.get(given, ()))
        self._words = frozenset((*self._given, *self._family, *self._full, *short))
        """Words of which every name that can be found holds one."""

    def _add(self, person: str, name: str) -> None:
        whole = names.parts(name)
        if not whole:
            return
        if len(whole) > 1:
            self._full[whole[0]][whole].add(person)
            self._family[names.family(name)].add(person)
            if len(whole) > 2:  # "Ana Maria Soto" is also Ana Soto
                self._full[whole[0]][(whole[0], whole[-1])].add(person)
        if len(whole[0]) > 1:
            self._given[whole[0]].add(person)

    def without(self, people: frozenset[str], written: date | None = None) -> NameIndex:
        """The same index for a text of that day in which no name means these people."""
        later = [p for p, since in self._new if written and written < since]
        if not people and not later:
            return self
        again = copy.copy(self)
        again._hidden = self._hidden.union(people, later)
        return again

    def by_name(self, name: str) -> tuple[str, ...]:
        """People of this full name, or of this family name with an agreeing first name."""
        return tuple(sorted(self._called(name) - self._hidden))

    def _called(self, name: str) -> set[str]:
        whole = names.parts(name)
        if not whole:
            return set()
        exact = self._full.get(whole[0], {}).get(whole)
        if exact:
            return exact
        if len(whole) == 1:
            return self._given.get(whole[0], set()) or self._short(whole[0])
        return {
            p
            for p in self._family.get(names.family(name), set())
            if any(names.given_agrees(whole[0], names.given(n)) for n in self.people[p].names)
        }

    def _short(self, given: str) -> set[str]:
        return {p for other in nickname_groups().get(given, frozenset()) for p in self._given.get(other, ())}

    def find(self, text: str, taking_part: Sequence[str] = ()) -> list[Mention]:
        """Names in a text, from left to right, each with everybody it could mean."""
        if _is_plain(text) and not self._may_name(_ASCII_WORD.findall(text.lower())):
            return []
        tokens = tokens_of(text)
        found: list[Mention] = []
        i = 0
        while i < len(tokens):
            _, start, _, capital = tokens[i]
            if not capital:
                i += 1
                continue
            length, people = self._longest(text, tokens, i)
            if length == 0:
                people = self._alone(text, tokens, i, taking_part) | self._owners(text, tokens[i])
                length = 1 if people else 0
            if length and (people := people - self._hidden):
                end = tokens[i + length - 1][2]
                found.append(Mention(start, end, text[start:end], tuple(sorted(people))))
            i += max(1, length)
        return found

    def _may_name(self, words: Iterable[str]) -> bool:
        """Whether one of some words can be a name, or its genitive."""
        return any(w in self._words or (w.endswith("s") and w[:-1] in self._words) for w in words)

    def _owners(self, text: str, token: tuple[str, int, int, bool]) -> set[str]:
        """Whom the genitive of a first or family name alone may mean: "Imres Weggang"."""
        word, _, end, _ = token
        name = word[:-1] if word.endswith("s") else ""
        if (name not in self._given and name not in self._family) or not owner(word, text[end : end + 80]):
            return set()
        people = self._given.get(name) or (self._family.get(name, set()) if len(name) >= 4 else set())
        return people | self._given.get(word, set())

    def _longest(
        self, text: str, tokens: Sequence[tuple[str, int, int, bool]], i: int
    ) -> tuple[int, set[str]]:
        best, people = 0, set[str]()
        options = self._full.get(tokens[i][0])
        for whole, ids in (options or {}).items():
            said = tuple(t[0] for t in tokens[i : i + len(whole)])
            if len(whole) > best and said == whole:
                best, people = len(whole), ids
            elif len(whole) > best and said == (*whole[:-1], f"{whole[-1]}s"):
                end = tokens[i + len(whole) - 1][2]
                if owner(said[-1], text[end : end + 80]):
                    best, people = len(whole), ids
        if best:
            return best, people
        # A short first name before a known family name: "Jo Marsh".
        for length in (2, 3, 4):
            run = tokens[i : i + length]
            if len(run) == length and run[-1][3] and all(t[0] in names.PARTICLES for t in run[1:-1]):
                matching = {
                    p
                    for p in self._family.get(run[-1][0], set())
                    if any(names.given_agrees(tokens[i][0], names.given(n)) for n in self.people[p].names)
                }
                if matching:
                    return length, matching
        return 0, set()

    def _first_name_before(self, tokens: Sequence[tuple[str, int, int, bool]], i: int) -> bool:
        """Whether a word with a capital stands right before a family name, and so is somebody's first name."""
        word, _, end, capital = tokens[i - 1]
        return capital and tokens[i][1] - end == 1 and len(word) > 1 and word not in _BEFORE_A_FAMILY_NAME

    def _alone(
        self, text: str, tokens: Sequence[tuple[str, int, int, bool]], i: int, taking_part: Sequence[str]
    ) -> set[str]:
        word, start, end, _ = tokens[i]
        present = set(taking_part)
        people = self._given.get(word, set()) | (self._short(word) & present)
        family = self._family.get(word, set()) if len(word) >= 4 else set()
        if people:
            follows = tokens[i + 1] if i + 1 < len(tokens) else None
            another = follows is not None and follows[3] and follows[1] - end == 1
            another = another and not (follows is not None and is_bare_owner(word, follows[0]))
            if another and follows and follows[0] not in self._given and len(follows[0]) > 1:
                # "Daniel Meyer" is nobody's "Daniel" when Meyer is not his name.
                return people & present if _is_common(follows[0]) else set()
            before = text[tokens[i - 1][2] : start] if i else "\n"
            if word in _EVERYDAY and not _is_name(word, before, text[end : end + 20]):
                people = people & present
        if not people and family and i and self._first_name_before(tokens, i):
            return set()  # "Imogen Marsh" is not Jo Marsh
        return people or family


class Called(Protocol):
    """Somebody in a line of a long list."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...


def name_index(everybody: Iterable[Called]) -> NameIndex:
    """Whom a name in a text may mean."""
    return NameIndex(NamedPerson(p.id, (p.name, *p.aliases), known=True) for p in everybody)


_BEFORE_A_FAMILY_NAME = frozenset(
    "mr mrs ms miss dr prof professor sir lady frau herr fraulein madame monsieur senor senora the old young dear hi hello hey met saw "
    "called rang asked told thank thanks ask call tell email mail write lunch coffee dinner breakfast drinks meeting visit visited "
    "talked spoke with and or both but from for to at of by via per mit und von bei an traf getroffen anruf treffen besuch liebe lieber "
    "about re when if then yes no so as while because although after before since chef captain judge doctor".split()
)
"""Words with a capital before a family name that are no first name."""


def _is_name(word: str, before: str, after: str) -> bool:
    """Whether a word with a capital that may begin any sentence ("Grace", "Mark") is a name where it stands: within a
    sentence, or before what somebody does."""
    if word in _NEVER_ALONE:
        return False
    return not _SENTENCE_ENDS.search(before) or bool(_DOES.match(after) or _HAS.match(after))


def _is_common(word: str) -> bool:
    return word in {"and", "or", "from", "at", "of", "said", "asked", "also", "has", "is", "was", "i"}
