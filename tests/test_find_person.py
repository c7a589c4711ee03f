"""Whom the user's words mean, and that nothing irreversible is done to a likely one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.errors import AmbiguousError, NotFoundError
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


CONNECTIONS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Hanan,Attar,https://www.linkedin.com/in/hanan-attar,hanan@kiteworks.example,Banana Kiteworks,Designer,12 Sep 2025
Anabel,Cruz,https://www.linkedin.com/in/anabel-cruz,,Kelp Yard,Analyst,13 Sep 2025
Beat,Meyer-Ana,https://www.linkedin.com/in/beat-meyer-ana,,Kelp Yard,Rigger,14 Sep 2025
Zoltán,Ana,https://www.linkedin.com/in/zoltan-ana,,Kelp Yard,Owner,15 Sep 2025
Ana,Petrović,https://www.linkedin.com/in/ana-petrovic,,Kelp Yard,Cook,16 Sep 2025
Shea,O'Dowd,https://www.linkedin.com/in/shea-odowd,,Analytica,Owner,17 Sep 2025
"""


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("listed")
    (folder / "Connections.csv").write_text(CONNECTIONS, encoding="utf-8")
    with Workspace.open(Settings(workspace=folder / "ws"), dt.date.fromisoformat(TODAY)) as found:
        found.import_paths([folder / "Connections.csv"])
        yield found


@pytest.mark.parametrize(
    ("words", "names"),
    [
        # Whole words of a name, then beginnings, then organisation and title; never the middle of a word.
        ("Ana", ["Ana Petrović", "Beat Meyer-Ana", "Zoltán Ana", "Anabel Cruz", "Shea O'Dowd"]),
        ("ana petrovic", ["Ana Petrović"]),
        ("Zoltan", ["Zoltán Ana"]),
        ("dowd", ["Shea O'Dowd"]),
        ("o'dowd", ["Shea O'Dowd"]),
        ("kelp cook", ["Ana Petrović"]),
        ("kite", ["Hanan Attar"]),
        ("kiteworks", ["Hanan Attar"]),
        ("hanan@kiteworks.example", ["Hanan Attar"]),
        ("owner", ["Shea O'Dowd", "Zoltán Ana"]),
        ("nan", []),
    ],
)
def test_people_are_found_by_the_beginnings_of_words(listed: Workspace, words: str, names: list[str]) -> None:
    assert [p.name for p in listed.people(words)] == names


def test_a_name_with_the_place_behind_it(space: Workspace) -> None:
    omar = space.person("Omar Haddou")
    assert space.person(f"Omar Haddou {omar.organisation}").id == omar.id
    with pytest.raises(NotFoundError):
        space.person("Omar Haddou Nowhere Press")
