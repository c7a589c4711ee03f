"""A briefing for a meeting in one's own calendar: the meeting is no appointment with each guest, a roll call no news."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from coach.briefing.ties import Contact, Tie, shared_people
from coach.records import SourceFile
from coach.settings import Settings
from coach.workspace import Workspace

MINUTES = """---
title: Kiln minutes
date: 2026-11-05
---
Here: Odile Varga, Imre Solti, me.

- Odile asked for a second kiln and a wider door.
"""


def meeting(uid: str, day: str, name: str) -> str:
    return (
        f"BEGIN:VEVENT\nUID:{uid}\nDTSTART:{day}T083000Z\nDTEND:{day}T093000Z\nSUMMARY:{name}\n"
        "ATTENDEE;CN=Odile Varga:mailto:odile@kiln.example\n"
        "ATTENDEE;CN=Imre Solti:mailto:imre@kiln.example\nATTENDEE;CN=Nora Lind:mailto:nora@kiln.example\nEND:VEVENT\n"
    )


def test_what_is_said_of_a_colleague(tmp_path: Path) -> None:
    entries = meeting("a", "20261203", "Kiln meeting") + meeting("b", "20261204", "Lunch with Odile")
    calendar = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\n{entries}END:VCALENDAR\n"
    with Workspace.open(Settings(workspace=tmp_path), dt.date(2026, 11, 22)) as space:
        space.set_me(name="Nora Lind", emails=["nora@kiln.example"])
        space.import_files([SourceFile("a.ics", calendar.encode()), SourceFile("m.md", MINUTES.encode())])
        (odile,) = [p for p in space.repository.people() if p.name == "Odile Varga"]
        (roll_call,) = [s for s in space.repository.statements() if s.text.startswith("Here:")]
        (card,) = [a for a in space.brief("Kiln meeting").attendees if a.name == "Odile Varga"]
    told = " ".join([card.why, *(fact.text for fact in card.facts)])
    assert "second kiln" in told
    assert "Lunch with Odile" in told
    assert "In your calendar: Kiln meeting" not in told
    assert "Here:" not in told
    (shared,) = shared_people([Tie(odile, Contact(), said=roll_call)], set(), set())
    assert shared.text == "A name you share: Odile Varga."
