"""The calendar entry for the evening before: what it holds, and what it must not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from icalendar import Calendar

from coach.briefing.brief import Brief
from coach.cli import main
from coach.errors import UsageError
from coach.records import SourceFile
from coach.settings import Settings
from coach.workspace import Workspace
from tests.briefing.test_changes import CALENDAR, CONNECTIONS, EVENT, TALK, guests

DAY = dt.date(2026, 11, 24)
SECRET = """---
title: Walk with Ana
date: 2026-11-12
with: [Ana Ruiz]
---
Ana Ruiz told me in confidence that Loam Trust buys Park Mills.

Ana Ruiz keeps geese. I promised to send Ana Ruiz the seed list by 2 December 2026.
"""


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(Settings(workspace=tmp_path / "ws", _env_file=None), DAY) as opened:
        opened.set_me("Nadia Quill", ["nadia@orchard.example"], "", "Orchard Lab")
        files = {"Connections.csv": CONNECTIONS, "forum.ics": CALENDAR, "lunch.md": TALK, "walk.md": SECRET}
        opened.import_files([SourceFile(n, x.encode()) for n, x in files.items()])
        yield opened


def entry(data: bytes) -> tuple[str, str, object]:
    """Title, text and beginning of the one entry."""
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    return str(event["summary"]), str(event["description"]), event.decoded("dtstart")


def briefed(ws: Workspace) -> Brief:
    return ws.brief(EVENT, guests("ana", "jo", "sam"))


def test_it_carries_the_first_to_find_and_the_promises(ws: Workspace) -> None:
    title, text, begins = entry(ws.reminder(briefed(ws)))
    assert (title, begins) == ("Get ready for Seed Forum", dt.datetime(2026, 12, 2, 18, 0))
    lines = text.splitlines()
    assert lines[0] == "Find first:"
    assert lines[1:3] == ["1. Ana Ruiz", "2. Jo Park"], (
        "a secret ties their houses together, so these are not said"
    )
    assert (
        lines[-1]
        == "Some lines are not here because a calendar is no place for them. The briefing has them all."
    )
    assert "- You promised Ana Ruiz: the seed list, due 2 December 2026" in lines
    assert "- Jo Park promised you: the sieve sizes, due 20 December 2026" in lines


def test_roles_are_said_where_nothing_speaks_against_it(ws: Workspace) -> None:
    ws.undo(ws.batches()[0].batch)
    ws.import_files(
        [
            SourceFile("Connections.csv", CONNECTIONS.encode()),
            SourceFile("forum.ics", CALENDAR.encode()),
            SourceFile("lunch.md", TALK.encode()),
        ]
    )
    lines = entry(ws.reminder(briefed(ws)))[1].splitlines()
    assert "1. Jo Park, Miller, Park Mills" in lines
    assert "Some lines" not in lines[-1]


def test_nothing_told_in_confidence_and_no_private_word_is_in_it(ws: Workspace) -> None:
    data = ws.reminder(briefed(ws)).decode()
    for word in ("buys", "confidence", "geese"):
        assert word not in data
    assert "CLASS:PRIVATE" in data
    ws.audiences.add_folder("lunch.md", "me")
    assert "sieve" not in ws.reminder(briefed(ws)).decode()


def test_a_line_that_repeats_a_confidence_is_left_out_and_that_is_said(ws: Workspace) -> None:
    """The list itself may say what somebody told you: in a calendar it may stand before anybody's eyes."""
    brief = briefed(ws)
    cards = tuple(
        replace(c, title="Loam Trust buys Park Mills") if c.name == "Ana Ruiz" else c for c in brief.attendees
    )
    _, text, _ = entry(ws.reminder(replace(brief, attendees=cards)))
    assert "buys" not in text
    assert "The briefing has them all." in text


def test_a_newer_file_takes_the_place_of_the_older(ws: Workspace) -> None:
    one = Calendar.from_ical(ws.reminder(briefed(ws))).walk("VEVENT")[0]
    ws.set_today(DAY + dt.timedelta(days=2))
    other = Calendar.from_ical(ws.reminder(briefed(ws))).walk("VEVENT")[0]
    assert one["uid"] == other["uid"]
    assert one.decoded("dtstamp") < other.decoded("dtstamp")


def test_the_time_is_a_setting(ws: Workspace) -> None:
    ws.configure(ws.settings.model_copy(update={"reminder_at": "20:30"}))
    assert entry(ws.reminder(briefed(ws)))[2] == dt.datetime(2026, 12, 2, 20, 30)


@pytest.mark.parametrize("starts", [None, DAY])
def test_without_an_evening_before_it_says_so(ws: Workspace, starts: dt.date | None) -> None:
    with pytest.raises(UsageError, match="no evening before it"):
        ws.reminder(replace(briefed(ws), starts=starts))


def test_a_list_that_is_hostile_adds_no_line_of_its_own(ws: Workspace) -> None:
    brief = briefed(ws)
    evil = "Ana\r\nATTACH:https://evil.example/x\r\nSUMMARY:Gone"
    cards = tuple(replace(c, name=evil) for c in brief.attendees[:1])
    data = ws.reminder(replace(brief, attendees=cards, find_first=(evil,), event="Forum\r\nURL:x"))
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert not {"ATTACH", "URL"} & set(event)


def test_the_command_line_writes_it(
    ws: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ws.close()
    made = tmp_path / "reminder.ics"
    assert (
        main(["brief", EVENT, "-o", str(made), "--workspace", str(ws.folder), "--today", "2026-11-24"]) == 0
    )
    assert "Written to" in capsys.readouterr().err
    assert entry(made.read_bytes())[0] == "Get ready for Seed Forum"
    assert main(["brief", EVENT, "-o", str(tmp_path / "x.odt"), "--workspace", str(ws.folder)]) == 2
    assert ".ics" in capsys.readouterr().err
