"""Birthdays that notes and contact records say, and whose come next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from coach.ask.ask import Asker
from tests.ask.atlas import asker_on, values
from tests.small_world import opened

TODAY = dt.date(2026, 11, 27)
FILES = {
    "linkedin/Connections.csv": """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Marlies,Brandhuber,https://www.linkedin.com/in/m-brandhuber,,Donau Druck,Einkäuferin,10 Jan 2024
Harald,Okonjo,https://www.linkedin.com/in/h-okonjo,,Weser Pumps,Plant Manager,11 Jan 2024
Ines,Kowal,https://www.linkedin.com/in/i-kowal,,Weser Pumps,Engineer,12 Jan 2024
Bruno,Achter,https://www.linkedin.com/in/b-achter,,Achter Stahl,Owner,13 Jan 2024
""",
    "notes/marlies.md": "# Marlies Brandhuber\n\nLeitet den Einkauf.\n\nGeburtstag: 4. Dezember\n",
    "notes/harald.md": "# Harald Okonjo\n\nHe runs the plant. Still nothing. bday 11 feb\n",
    "notes/ines.md": "# Ines Kowal\n\nShe is busy until her son's birthday on 12 December. Call her after the birthday party on 3 January.\n",
    "notes/bruno.md": "# Bruno Achter\n\n- Birthday: 6.12.1971\n",
}


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    folder = tmp_path_factory.mktemp("birthdays")
    with opened(folder, FILES, {"name": "Edda Moos", "emails": ["edda@moos.example"]}, TODAY) as space:
        yield asker_on(space, TODAY)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Wann hat Marlies Geburtstag?", "4. Dezember"),
        ("When is Marlies's birthday?", "4 December"),
        ("When is Harald's birthday?", "11 February"),
        ("When is Bruno's birthday?", "6 December 1971"),
    ],
)
def test_a_note_says_it(asker: Asker, question: str, said: str) -> None:
    answer = asker.ask(question)
    assert answer.text.split(":")[1].split(".  ")[0].strip().startswith(said), answer.text


def test_the_birthday_of_a_child_is_not_theirs(asker: Asker) -> None:
    assert "Birthday of" not in asker.ask("When is Ines's birthday?").text


@pytest.mark.parametrize(
    "question", ["Whose birthdays are coming up?", "Who has a birthday soon?", "Wer hat bald Geburtstag?"]
)
def test_whose_come_next(asker: Asker, question: str) -> None:
    found = values(asker.ask(question))
    assert [v.split(":")[0] for v in found] == ["Marlies Brandhuber", "Bruno Achter"]


def test_whose_come_in_a_month(asker: Asker) -> None:
    found = values(asker.ask("Whose birthdays are in February?"))
    assert [v.split(":")[0] for v in found] == ["Harald Okonjo"]
