"""Everybody in a line each, found by any word of the line; quick with many thousands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach import find_person
from coach.find_person import Listing
from coach.store.values import PersonLine
from coach.views.parts.session import remembered

if TYPE_CHECKING:
    from coach.workspace import Workspace


def fitting(search: str) -> list[PersonLine]:
    """Those in whose line all words begin a word, the nearest names first."""
    return find_person.fitting(search, remembered("directory", _read))


def named(person: str, name: str) -> str:
    """A name for the screen: of namesakes with what tells them apart, as in "Ana Soto (Rye Press)"."""
    sign = remembered("namesakes", lambda space: space.repository.namesakes()).get(person)
    return f"{name} ({sign})" if sign else name


def _read(space: Workspace) -> list[tuple[PersonLine, Listing]]:
    return [
        (line, Listing.of((line.name, *line.aliases), (line.organisation, line.title), (line.email, line.id)))
        for line in space.repository.directory()
    ]
