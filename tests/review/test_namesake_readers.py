"""What one of two people of a name told in confidence is not for the other, nor for the bare name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from coach.workspace import Workspace
from tests.small_world import opened

TODAY = dt.date(2026, 11, 22)
ME = {"name": "Sanna Ek", "emails": ["sanna@kiln.example"], "employer": "Kiln Works"}


def _card(uid: str, given: str, family: str, house: str, mail: str) -> str:
    lines = (
        f"N:{family};{given};;;\nFN:{given} {family}\nORG:{house}\nEMAIL:{mail}\nREV:2024-01-01\nUID:{uid}"
    )
    return f"BEGIN:VCARD\nVERSION:3.0\n{lines}\nEND:VCARD\n"


def _note(body: str, front: str = "") -> str:
    return f"---\ntitle: Talk\ndate: 2026-11-02\n{front}---\n{body}\n"


FILES = {
    "people.vcf": _card("1", "Rolf", "Brandt", "Velo Nord", "rolf@velonord.example")
    + _card("2", "Rolf", "Brandt", "Hafen Bau", "rolf@hafenbau.example")
    + _card("3", "Birte", "Holm", "Aster Foods", "birte@asterfoods.example")
    + _card("4", "Omar", "Said", "Pell Maps", "omar@pellmaps.example"),
    "linkedin/Connections.csv": "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Omar,Said,https://www.linkedin.com/in/omar-said-1,omar@pellmaps.example,Lumen Optik,Buyer,12 May 2026\n",
    "notes/told.md": _note(
        "Rolf Brandt of Velo Nord told me in confidence that his mother has dementia.",
        "with: [Rolf Brandt (Velo Nord)]\n",
    ),
    "notes/other.md": _note("Rolf Brandt (Hafen Bau) builds quays."),
    "notes/unclear.md": _note("Rolf told me off the record that he wants to adopt a child."),
    "notes/for-one.md": _note(
        "The quay opens its vault on a Sunday.", "audience: [Rolf Brandt (Hafen Bau)]\n"
    ),
    "notes/she.md": _note("She told me in confidence that Birte Holm will be sacked.", ""),
    "notes/omar.md": _note("Omar told me in confidence that his daughter is ill.", "with: [Omar Said]\n"),
}


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with opened(tmp_path_factory.mktemp("namesakes"), FILES, ME, TODAY) as workspace:
        yield workspace


@pytest.mark.parametrize(
    ("text", "reader", "leaks"),
    [
        ("I was sorry to hear of your mother's dementia.", "Rolf Brandt (Velo Nord)", False),
        ("I was sorry to hear of your mother's dementia.", "Rolf Brandt (Hafen Bau)", True),
        ("I was sorry to hear of your mother's dementia.", "Rolf Brandt", True),
        ("I was sorry to hear of your mother's dementia.", "Rolf", True),
        # It is not known which of the two told it.
        ("Good luck with adopting a child, Rolf.", "Rolf Brandt (Velo Nord)", True),
        ("Good luck with adopting a child, Rolf.", "Rolf Brandt", True),
        ("The quay opens its vault on a Sunday.", "Rolf Brandt (Hafen Bau)", False),
        ("The quay opens its vault on a Sunday.", "Rolf Brandt (Velo Nord)", True),
        ("The quay opens its vault on a Sunday.", "Rolf Brandt", True),
        # "She" is not the one who is named in what she told.
        ("Dear Birte, you will be sacked.", "Birte Holm", True),
        ("I was sorry to hear that your daughter is ill.", "Omar Said", False),
        ("I was sorry to hear that your daughter is ill.", "omar@pellmaps.example", True),  # his old house
    ],
)
def test_who_may_read_it(space: Workspace, text: str, reader: str, leaks: bool) -> None:
    found = space.review(text, "email", reader).findings
    assert any(f.detector == "note_leaks" for f in found) is leaks


def test_a_person_by_id_is_that_very_person(space: Workspace) -> None:
    text = "I was sorry to hear of your mother's dementia."
    found = {
        p.organisation: [f.detector for f in space.review(text, "email", p.id).findings]
        for p in space.people("Rolf Brandt")
    }
    assert "note_leaks" not in found["Velo Nord"]
    assert "note_leaks" in found["Hafen Bau"]


NAMES = {
    "people.vcf": _card("1", "Imre", "Toth", "Pell Maps", "imre@pellmaps.example")
    + _card("2", "Anna", "Keller", "Orchid Bank", "anna@orchid.example")
    + _card("3", "Anna", "Wirth", "Tolmin Gallery", "anna@tolmin.example")
    + _card("4", "Hanne", "Lind", "Rye Press", "hanne@rye.example")
    + _card("5", "Hannes", "Vogt", "Lumen Optik", "hannes@lumen.example"),
    "notes/imre.md": _note("Vertraulich: Imres Weggang steht fest."),
    "notes/anna.md": _note("Vertraulich: Annas Schwangerschaft weiß noch niemand."),
    "notes/hanne.md": _note("Unter uns: Hanne Lind geht in Rente."),
}


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with opened(tmp_path_factory.mktemp("names"), NAMES, ME, TODAY) as workspace:
        yield workspace


@pytest.mark.parametrize(
    ("text", "leaks"),
    [
        ("Imre hat gekündigt.", True),
        ("Imres Kündigung überrascht alle.", True),
        ("Imres Vortrag war gut.", False),
        ("Anna erwartet ein Kind.", True),  # either of the two: nobody is linked, both are kept
        ("Hanne hört bald auf.", True),
        ("Hannes hört bald auf.", False),  # Hannes is not Hanne
    ],
)
def test_names_in_german(names: Workspace, text: str, leaks: bool) -> None:
    assert any(f.detector == "note_leaks" for f in names.review(text).findings) is leaks
