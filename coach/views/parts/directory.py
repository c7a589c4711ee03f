"""Everybody in a line each, found by any word of the line; quick with many thousands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.store.repository import PersonLine
from coach.text import fold
from coach.views.parts.session import remembered

if TYPE_CHECKING:
    from coach.workspace import Workspace


def fitting(search: str) -> list[PersonLine]:
    """Those in whose line all words stand, by name."""
    wanted = fold(search).split()
    return [line for line, found_by in remembered("directory", _read) if all(w in found_by for w in wanted)]


def named(person: str, name: str) -> str:
    """A name for the screen: of namesakes with what tells them apart, as in "Ana Soto (Rye Press)"."""
    sign = remembered("namesakes", lambda space: space.repository.namesakes()).get(person)
    return f"{name} ({sign})" if sign else name


def _read(space: Workspace) -> list[tuple[PersonLine, str]]:
    return [
        (line, fold(" ".join([line.name, *line.aliases, line.organisation, line.title, line.email])))
        for line in space.repository.directory()
    ]
