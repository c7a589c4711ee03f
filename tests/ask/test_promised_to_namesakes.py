"""Promises to one of several people of a name: found where the note tells which, shown as open where it does not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from coach.records import SourceFile
from coach.settings import Settings
from coach.workspace import Workspace

TODAY = dt.date(2026, 11, 22)
CARD = "BEGIN:VCARD\nVERSION:3.0\nN:{family};{given};;;\nFN:{given} {family}\nORG:{firm}\nEMAIL:{family}@x.example\nUID:{family}\nEND:VCARD\n"
PEOPLE = [("Joost", "Brandt", "Hafen AG"), ("Joost", "Visser", "Dok BV"), ("Karla", "Winter", "Sund")]
GERMAN = "Ich habe Joost versprochen, ihm die Zeichnung bis zum 30. November 2026 zu schicken."


@contextmanager
def noted(folder: Path, text: str, told: str = "") -> Iterator[Workspace]:
    """A workspace with two of one name and a note."""
    cards = "".join(CARD.format(given=g, family=f, firm=o) for g, f, o in PEOPLE)
    note = f"---\ntitle: Kaffee\ndate: 2026-11-01\n{f'with: [{told}]' if told else ''}\n---\n{text}\n"
    with Workspace.open(Settings(workspace=folder / "ws", _env_file=None), TODAY) as space:
        space.set_me("Vera Stroud", ["vera@loom.example"], "", "Loom Works")
        space.import_files([SourceFile("a.vcf", cards.encode()), SourceFile("n.md", note.encode())])
        yield space


def test_a_promise_with_a_day_in_it_is_read(tmp_path: Path) -> None:
    with noted(tmp_path, GERMAN, "Joost Brandt") as space:
        (promise,) = space.promises()
        assert (promise.to_name, promise.what, promise.due) == (
            "Joost Brandt",
            "Zeichnung",
            dt.date(2026, 11, 30),
        )
        answer = space.ask("Was habe ich Joost versprochen?")
        assert (
            answer.text
            == "Ein offenes Versprechen von Ihnen an Joost. Joost kann auch Joost Visser (Dok BV) sein."
        )
        assert [r.value for r in answer.rows] == [
            "Joost Brandt: Zeichnung, bis 30. November 2026 (2026-11-30)"
        ]


@pytest.mark.parametrize("text", [GERMAN, "I promised Joost to send him the drawing by 30 November 2026."])
def test_where_it_is_open_which_one_is_meant_the_sentence_is_shown(tmp_path: Path, text: str) -> None:
    with noted(tmp_path, text) as space:
        assert space.promises() == []
        answer = space.ask("What did I promise Joost?")
        assert answer.text.startswith("1 sentence tells of a promise to Joost, but not which Joost is meant.")
        assert [r.value for r in answer.rows] == [f"“{text}”"]
        assert not answer.abstained
        assert space.ask("What did Joost promise me?").abstained


def test_no_promise_is_said_to_be_none(tmp_path: Path) -> None:
    with noted(tmp_path, GERMAN, "Joost Brandt") as space:
        answer = space.ask("What did I promise Karla?")
        assert answer.abstained
        assert answer.text.startswith(
            "I find no promise of yours to Karla in your notes, messages and calendar."
        )
        assert space.ask("Was hat Karla mir versprochen?").text.startswith(
            "In Ihren Notizen, Nachrichten und im Kalender finde ich kein Versprechen von Karla an Sie."
        )


def test_a_note_headed_with_a_name_has_the_other_of_its_promises(tmp_path: Path) -> None:
    """ "ihm" links nobody by itself: the heading says whom."""
    note = "# Karla Winter, 2026-11-03\n\nIch habe ihr versprochen, ihr bis Ende November drei Fotos zu schicken.\n"
    with noted(tmp_path, "Nothing.") as space:
        space.import_files([SourceFile("karla.md", note.encode())])
        (promise,) = space.promises()
        assert (promise.to_name, promise.what, promise.due) == (
            "Karla Winter",
            "Fotos",
            dt.date(2026, 11, 30),
        )
