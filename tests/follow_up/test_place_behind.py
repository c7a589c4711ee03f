"""A place behind a name is a house of theirs, and never somebody's family name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from coach.errors import NotFoundError
from coach.find_person import find_person
from coach.workspace import Workspace
from tests.small_world import opened

CONTACTS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Jan,Willem,https://www.linkedin.com/in/jan-1,,Vos Mills,Miller,12 May 2016
Anna Maria,Berg,https://www.linkedin.com/in/anna-2,,Roth & Sons,Buyer,12 May 2016
Ada,Soto,https://www.linkedin.com/in/ada-3,,Rye Press,Editor,12 May 2016
Tom,Reyes,https://www.linkedin.com/in/tom-4,,Lumen,Editor,12 May 2016
"""


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    me = {"name": "Vera Stroud", "emails": ["vera@loom.example"], "employer": "Loom Works"}
    files = {"Connections.csv": CONTACTS}
    with opened(tmp_path_factory.mktemp("places"), files, me, dt.date(2026, 11, 22)) as made:
        yield made


@pytest.mark.parametrize(
    "words", ["Jan Willem Vos", "Anna Berg Roth", "Ada Soto Rye", "Anna Berg Roth & Sons"]
)
def test_a_family_name_is_no_place(space: Workspace, words: str) -> None:
    with pytest.raises(NotFoundError):
        find_person(space.repository, words)
    with pytest.raises(NotFoundError):
        space.draft(words)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Jan Willem Vos Mills", "Jan Willem"),
        ("Anna Maria Berg Roth & Sons", "Anna Maria Berg"),
        ("Ada Soto Rye Press", "Ada Soto"),
        ("Tom Reyes Lumen", "Tom Reyes"),
    ],
)
def test_a_house_behind_a_whole_name_is_one(space: Workspace, words: str, name: str) -> None:
    assert find_person(space.repository, words).name == name
