"""Who is meant in a sentence that may hold a promise: the user, the other person, or somebody else. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from coach.text import fold

USER = "user"
"""Stands for the user among the parties of a commitment; everybody else is a person id."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with what is needed to understand it. `other` is whom "she", "he" or "they" means (in a message:
    nobody), `author` whose words these are, `reader` whom they address. `before` are the sentences before it,
    nearest first, `after` the next one."""

    text: str
    made: date | None
    author: str = USER
    reader: str | None = None
    other: str | None = None
    names: tuple[tuple[str, str], ...] = ()  # (name as it may be written, person id), longest first
    before: tuple[str, ...] = ()
    after: str = ""

    @property
    def message(self) -> bool:
        """Whether this was said to somebody and not noted down."""
        return self.reader is not None


@dataclass(frozen=True, slots=True)
class Commitment:
    """Who committed to what. `what` may be empty when only "it" was said; `clause` is where a deadline stands."""

    by: str
    to: str
    what: str
    clause: str


class PromiseFound(NamedTuple):
    """A promise. `by` or `to` None is the user. `statement_ids` are its evidence, the sentence that made it first,
    the one that kept it last."""

    by: str | None
    to: str | None
    what: str
    made: date | None
    due: date | None
    status: Literal["open", "kept"]
    kept_on: date | None
    statement_ids: tuple[int, ...]

    @property
    def person(self) -> str:
        """The other party."""
        return self.by or self.to or ""


CARRIED = r"(?:also|still|just|then|already|kindly|even|again|now|both|really|definitely|once|later|finally|gladly|duly|have|has|had|am|is|are|do|does)"
REC = r"(?:me|us|her|him|them|you|NAME)"


@dataclass(frozen=True, slots=True)
class NamedPattern:
    """A pattern with the word NAME standing for any of the names. It is compiled for the names that stand in a text:
    others cannot match, and most sentences name nobody or one."""

    template: str
    names: tuple[tuple[str, str], ...]

    def match(self, text: str) -> re.Match[str] | None:
        """The match at the start of a text."""
        return self._within(text).match(text)

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in a text."""
        return self._within(text).search(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches, from left to right."""
        return self._within(text).finditer(text)

    def sub(self, replacement: str, text: str) -> str:
        """The text with all matches replaced."""
        return self._within(text).sub(replacement, text)

    def _within(self, text: str) -> re.Pattern[str]:
        return _compiled(self.template, tuple(name for name, _ in self.names if name in text))


compiled = NamedPattern


@lru_cache(maxsize=4096)
def _compiled(template: str, names: tuple[str, ...]) -> re.Pattern[str]:
    any_name = "|".join(re.escape(name) for name in names) or r"(?!x)x"
    return re.compile(template.replace("NAME", f"(?-i:{any_name})"), re.IGNORECASE)


def party(word: str | None, scene: Scene) -> str | None:
    """The party that a pronoun or name in the sentence means."""
    if not word:
        return None
    low = word.casefold()
    if low in ("i", "me", "us", "we"):
        return scene.author
    if low == "you":
        return scene.reader
    if low in ("he", "she", "they", "him", "her", "them"):
        return scene.other
    return next((person for name, person in scene.names if name.casefold() == low), None)


_SUBJECT = (
    r"(?:^|[\s(*_\"“‘'])(?P<who>I|we|he|she|they|you|NAME)(?:\*\*|__)?(?:\s*\([^)]*\)|,[^,.;]{2,60},)?$"
)
ELSE = ""  # somebody or something that is no party


def subject_of(scene: Scene, start: int) -> str | None:
    """Who does what the verb at `start` says: a party, None for a missing subject, "" for something else."""
    left = scene.text[:start].rstrip(" ")
    while (
        trimmed := re.sub(rf"(?:\b|['’]){CARRIED}$|['’](?:ve|s|d|m)$", "", left, flags=re.IGNORECASE).rstrip()
    ) != left:
        left = trimmed
    match = compiled(_SUBJECT, scene.names).search(left)
    if match:
        return party(match["who"], scene) or ELSE
    if not left or re.search(r"[.:;!?*•–—-]$", left):
        return None
    if re.search(r"(?:,|\b(?:and|but|then|so|or))$", left):
        first = compiled(r"^\W*(?P<who>I|we|he|she|they|NAME)\b", scene.names).match(scene.text)
        return party(first["who"], scene) if first else None
    return ELSE


def names_for(people: Sequence[tuple[str, Sequence[str]]]) -> tuple[tuple[str, str], ...]:
    """Every way a person may be named, longest first: full names, aliases, and each one's first and last word.
    A short form that two of the people share is left out."""
    forms: dict[str, set[str]] = {}
    for person, names in people:
        for name in names:
            plain = " ".join(name.split())
            for form in (plain, plain.split(" ")[0], plain.split(" ")[-1]) if plain else ():
                if len(form) > 1 and form[0].isupper():
                    forms.setdefault(form, set()).add(person)
    single = [(form, next(iter(ids))) for form, ids in forms.items() if len(ids) == 1]
    return tuple(sorted(single, key=lambda item: (-len(item[0]), item[0])))


def as_spelled(names: Sequence[tuple[str, str]], text: str) -> tuple[tuple[str, str], ...]:
    """The names with those that a text spells with other accents or capitals within: Zoe is also "Zoë" there."""
    known = {word for name, _ in names for word in name.split()}
    words = {fold(w): w for w in re.findall(r"[A-ZÀ-Þ][\w'’-]*\w", text) if w not in known}
    other = {(" ".join(words.get(fold(w), w) for w in name.split()), person) for name, person in names}
    return tuple(sorted({*names, *other}, key=lambda item: (-len(item[0]), item[0])))
