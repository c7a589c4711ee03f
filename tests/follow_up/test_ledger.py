"""Contacts and turns as the store holds them: which day it is decides, not the day of the import."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from coach.follow_up.ledger import upkeep
from coach.records import SourceFile
from coach.settings import Settings
from coach.workspace import Workspace

BEFORE, MEETING, AFTER = dt.date(2026, 5, 1), dt.date(2026, 5, 15), dt.date(2026, 6, 1)
CALENDAR = b"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Rye//EN
BEGIN:VEVENT
UID:1@rye.example
DTSTART:20260515T100000Z
DTEND:20260515T110000Z
SUMMARY:Coffee with Ana Soto
ORGANIZER;CN=Vera Stroud:mailto:vera@loom.example
ATTENDEE;CN=Vera Stroud:mailto:vera@loom.example
ATTENDEE;CN=Ana Soto:mailto:ana@rye.example
END:VEVENT
END:VCALENDAR
"""
LETTERS = (
    b"From Ana\nFrom: Ana Soto <ana@rye.example>\nTo: Vera Stroud <vera@loom.example>\nSubject: Kiln\n"
    b"Date: Mon, 20 Apr 2026 09:00:00 +0000\nMessage-ID: <1@rye.example>\n\nHow is the kiln doing?\n\n"
    b"From Vera\nFrom: Vera Stroud <vera@loom.example>\nTo: Ana Soto <ana@rye.example>\nSubject: Re: Kiln\n"
    b"Date: Sun, 10 May 2026 09:00:00 +0000\nMessage-ID: <2@loom.example>\nIn-Reply-To: <1@rye.example>\n\nIt glows.\n"
)
Line = tuple[str, dt.date | None, str | None]


def told(folder: Path, day: dt.date, *, rebuild: bool = False) -> list[Line]:
    """Whom the list names on a day, the last contact, and whose turn it is."""
    with Workspace.open(Settings(workspace=folder, model=""), day) as ws:
        if rebuild:
            ws.rebuild()
        return [(u.name, u.last_date, u.turn) for u in upkeep(ws.repository, day, 90)]


def brought(folder: Path, file: str, content: bytes, day: dt.date) -> None:
    with Workspace.open(Settings(workspace=folder, model=""), day) as ws:
        ws.set_me("Vera Stroud", ["vera@loom.example"], "", "Loom Works")
        ws.import_files([SourceFile(file, content)])


@pytest.mark.parametrize("imported", [BEFORE, MEETING, AFTER])
@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (BEFORE, []),
        (MEETING - dt.timedelta(days=1), []),
        (MEETING, [("Ana Soto", MEETING, None)]),
        (AFTER, [("Ana Soto", MEETING, None)]),
    ],
)
def test_a_meeting_counts_from_its_day_on(
    tmp_path: Path, imported: dt.date, day: dt.date, expected: list[Line]
) -> None:
    brought(tmp_path, "c.ics", CALENDAR, imported)
    assert told(tmp_path, day) == expected
    assert told(tmp_path, day, rebuild=True) == expected
    assert told(tmp_path, imported, rebuild=True) == told(tmp_path, imported)


@pytest.mark.parametrize("imported", [BEFORE, AFTER])
@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (BEFORE, [("Ana Soto", None, "user")]),
        (AFTER, [("Ana Soto", dt.date(2026, 5, 10), None)]),
    ],
)
def test_a_letter_of_a_later_day_answers_nothing_yet(
    tmp_path: Path, imported: dt.date, day: dt.date, expected: list[Line]
) -> None:
    brought(tmp_path, "letters.mbox", LETTERS, imported)
    assert told(tmp_path, day) == expected
    assert told(tmp_path, day, rebuild=True) == expected


@pytest.mark.parametrize("imported", [BEFORE, AFTER])
def test_what_is_asked_and_shown_follows_the_day(tmp_path: Path, imported: dt.date) -> None:
    brought(tmp_path, "c.ics", CALENDAR, imported)
    for day, said in ((BEFORE, False), (AFTER, True)):
        with Workspace.open(Settings(workspace=tmp_path, model=""), day) as ws:
            assert bool(ws.repository.interactions(day)) is said
            assert ("15 May 2026" in ws.ask("When did I last meet Ana Soto?").text) is said
