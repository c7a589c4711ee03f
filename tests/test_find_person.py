"""Whom the user's words mean, and that nothing irreversible is done to a likely one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.errors import AmbiguousError
from coach.settings import Settings
from coach.workspace import Workspace
from tests.small_world import ME, TODAY, write_files


@pytest.fixture
def space(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(Settings(workspace=tmp_path / "ws"), dt.date.fromisoformat(TODAY)) as found:
        found.set_me(str(ME["name"]), list(ME["emails"]), "", str(ME["employer"]))
        found.import_paths([write_files(tmp_path / "files")])
        yield found


@pytest.mark.parametrize("words", ["Omar Haddou", "omar haddou", "omar@tolmin.example", "Inès Fabre"])
def test_a_full_name_or_address_is_enough(space: Workspace, words: str) -> None:
    assert space.person_exactly(words).id == space.person(words).id


@pytest.mark.parametrize("words", ["Omar", "Zoe"])
def test_a_first_name_is_not_enough_for_what_cannot_be_undone(space: Workspace, words: str) -> None:
    assert space.person(words)
    with pytest.raises(AmbiguousError, match="Only a part or a form of a name fits"):
        space.person_exactly(words)
    with pytest.raises(AmbiguousError):
        space.forget(words)


def test_of_two_of_one_name_nobody_is_taken(space: Workspace) -> None:
    with pytest.raises(AmbiguousError, match="Several people fit"):
        space.forget("Piet Dekker")
