"""Lists of guests that name no event: what is said of them, and how the user says which event it is."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from coach.cli import main
from coach.errors import UsageError
from coach.ingest import typed_event
from coach.ingest.guest_lists import GuestList
from coach.records import SourceFile
from coach.settings import Settings
from coach.workspace import Workspace

TODAY = dt.date(2026, 11, 22)
ROWS = "Name,Email,Company\nAda Byrne,ada@kestrel.example,Kestrel Mills\nOmar Haddou,omar@rye.example,Rye Press\n"
NAMED = ROWS.replace("Company\n", "Company,Event name,Event date\n").replace("Mills\n", "Mills,Tin Fair,2026-12-03\n").replace("Press\n", "Press,Tin Fair,2026-12-03\n")  # fmt: skip


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    return Workspace.open(Settings(workspace=tmp_path / "w"), TODAY)


def lists(space: Workspace, *files: SourceFile) -> list[GuestList]:
    return space.imports.guest_lists(space.import_files(files).batch)


def test_a_list_called_guests_makes_no_event(space: Workspace) -> None:
    assert lists(space, SourceFile("guests.csv", ROWS.encode())) == [GuestList("guests.csv", 2)]
    assert space.events() == []


def test_a_list_is_taken_to_be_of_what_it_is_called_after(space: Workspace) -> None:
    found = lists(space, SourceFile("tin-fair-2026_attendees.csv", ROWS.encode()))
    assert found == [GuestList("tin-fair-2026_attendees.csv", 2, "tin fair 2026")]


def test_a_list_that_names_its_event_is_believed(space: Workspace) -> None:
    found = lists(space, SourceFile("guests.csv", NAMED.encode()))
    assert found == [GuestList("guests.csv", 2, "Tin Fair", dt.date(2026, 12, 3), told=True)]


def test_the_user_says_which_event_and_when_and_takes_it_back(space: Workspace) -> None:
    source = SourceFile("guests.csv", ROWS.encode())
    lists(space, source)
    said = [typed_event.guests_of(source, " Tin Fair ", TODAY), typed_event.entry("Tin Fair", dt.date(2026, 12, 3))]  # fmt: skip
    assert lists(space, *said) == [GuestList("guests.csv", 2, "Tin Fair", dt.date(2026, 12, 3), told=True)]
    brief = space.brief("Tin Fair")
    assert (brief.starts, [c.name for c in brief.attendees]) == (
        dt.date(2026, 12, 3),
        ["Ada Byrne", "Omar Haddou"],
    )
    assert len(space.people()) == 2  # the list is not in twice
    space.undo(2)
    assert space.events() == []


def test_a_typed_event_needs_a_name() -> None:
    with pytest.raises(UsageError):
        typed_event.entry("  ", TODAY)


def test_the_receipt_says_so_and_how_to_say_which(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "guests.csv"
    file.write_text(ROWS)
    command = ["import", str(file), "--workspace", str(tmp_path / "w"), "--today", TODAY.isoformat()]
    assert main(command) == 0
    out = capsys.readouterr().out
    assert "guests.csv names no event, so its 2 guests belong to none yet." in out
    assert "coach import FILE --event NAME" in out
    assert main([*command, "--event", "Tin Fair"]) == 0
    assert "names no event" not in capsys.readouterr().out
    with Workspace.open(Settings(workspace=tmp_path / "w"), TODAY) as space:
        assert [e.name for e in space.events()] == ["Tin Fair"]
        assert len(space.people()) == 2
