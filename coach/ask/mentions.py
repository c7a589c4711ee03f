"""What a question names: stretches of it that mean people, organisations and events."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coach.text import fold


@dataclass(frozen=True, slots=True)
class PersonMention:
    """Words of the question that name a person. Several ids: the name fits them all."""

    surface: str
    start: int
    end: int
    people: tuple[str, ...]
    guessed: bool = False  # a first or family name alone, or a misspelt one
    by_job: bool = False  # kept to those whose title or organisation the question names
    others: tuple[str, ...] = ()  # whom the name may mean too, with whom the user has had less to do


@dataclass(frozen=True, slots=True)
class OrganisationMention:
    """Words that name an organisation, and the names on contacts that mean it (none: nobody has it)."""

    surface: str
    start: int
    end: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventMention:
    """Words that name an event, by its name or by its place."""

    surface: str
    start: int
    end: int
    events: tuple[int, ...]
    by_place: bool = False


@dataclass(frozen=True, slots=True)
class Mentions:
    """Everything a question names."""

    people: tuple[PersonMention, ...] = ()
    organisations: tuple[OrganisationMention, ...] = ()
    events: tuple[EventMention, ...] = ()
    speakers: tuple[str, ...] = ()  # of imported chats, known by the name before their turns only

    def places(self) -> list[str]:
        """The words that name organisations and events."""
        return [m.surface for m in self.organisations] + [m.surface for m in self.events]

    def spans(self) -> list[tuple[int, int]]:
        """The stretches of the question that name something."""
        named: list[PersonMention | OrganisationMention | EventMention] = [*self.people, *self.organisations]
        return [(m.start, m.end) for m in [*named, *self.events]]


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a question: `folded` is without accents and the possessive."""

    folded: str
    start: int
    end: int
    capital: bool


_WORD = re.compile(r"[^\W_]+(?:[.\-'’&][^\W_]+)*\.?")
_POSSESSIVE = re.compile(r"['’](?:s)?$", re.IGNORECASE)


def tokens_of(question: str) -> list[Token]:
    """The words of a question with their places."""
    found = []
    for match in _WORD.finditer(question):
        raw = match.group().rstrip(".")
        bare = _POSSESSIVE.sub("", raw)
        if bare:
            found.append(
                Token(
                    fold(bare).replace("'", "").replace("’", ""),
                    match.start(),
                    match.start() + len(bare),
                    bare[0].isupper() or bare[0].isdigit(),
                )
            )
    return found
