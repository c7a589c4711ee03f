"""The days of an event that has no programme: what is arranged with guests, and what else is at the same time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from coach.briefing.brief import Brief
from coach.records import SourceFile
from tests.briefing.forum import World, card

EVENT = "Kiln Days 2026"
LIST = SourceFile(
    "kiln-days-2026_attendees.csv",
    b"Name,Company,Title\nNora Vinn,Lantern Town,Curator\nPetra Lund,Rowan Seeds,Buyer\nHal Mercer,Fernmoor Trust,Policy\nFenna Bakk,Bakk Licht,Owner\n",
)
CONNECTIONS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Nora,Vinn,https://www.linkedin.com/in/nora-vinn-2,,Lantern Town,Curator,22 Feb 2026
Petra,Lund,https://www.linkedin.com/in/petra-lund-3,,Rowan Seeds,Buyer,22 Feb 2026
Hal,Mercer,https://www.linkedin.com/in/hal-mercer-4,,Fernmoor Trust,Policy,22 Feb 2026
Fenna,Bakk,https://www.linkedin.com/in/fenna-bakk-5,,Bakk Licht,Owner,22 Feb 2026
"""
CAUGHT = """---
title: Fenna Bakk
date: 2026-11-23
event: Kiln Days 2026
with: [Fenna Bakk]
---
Met Fenna Bakk. She runs Bakk Licht. Ask Fenna Bakk about the moss roof.
"""


def entry(uid: str, starts: str, ends: str, name: str) -> str:
    return f"BEGIN:VEVENT\nUID:{uid}\nDTSTART:{starts}\nDTEND:{ends}\nSUMMARY:{name}\nEND:VEVENT\n"


ENTRIES = [
    ("a", "20261202T100000", "20261202T104500", "Coffee with Nora Vinn"),
    ("b", "20261202T103000", "20261202T113000", "Walk through the Luxa stand"),
    ("c", "20261202T150000", "20261202T160000", "Dentist"),
    ("d", "20261203T090000", "20261203T100000", "Soup with Petra Lund"),
    ("e", "20261203T093000", "20261203T094500", "Confidential: Luxa leaves the fair"),
]


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Brief]:
    world = World(tmp_path_factory.mktemp("bare"))
    event = "BEGIN:VEVENT\nUID:k\nDTSTART;VALUE=DATE:20261201\nDTEND;VALUE=DATE:20261204\nSUMMARY:Kiln Days 2026\nEND:VEVENT\n"
    entries = event + "".join(entry(*e) for e in ENTRIES)
    calendar = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//t//t//EN\n{entries}END:VCALENDAR\n"
    world.take({"Connections.csv": CONNECTIONS, "calendar.ics": calendar, "notes/fenna.md": CAUGHT})
    yield world.brief(EVENT, LIST)
    world.close()


def test_the_days_are_those_on_which_a_guest_is_met(brief: Brief) -> None:
    assert [d.title for d in brief.days] == ["Wednesday, 2 December 2026", "Thursday, 3 December 2026"]
    assert [f.text for f in brief.days[0].lines] == [
        "10:00 Coffee with Nora Vinn. At the same time as “Walk through the Luxa stand”.",
        "10:30 Walk through the Luxa stand. At the same time as the meeting with Nora Vinn.",
    ]
    assert not [f for d in brief.days for f in d.lines if "programme" in f.text]


def test_a_closed_entry_clashes_without_its_name(brief: Brief) -> None:
    assert [f.text for f in brief.days[1].lines] == [
        "09:00 Soup with Petra Lund. At the same time as another meeting.",
        "09:30 A meeting. At the same time as the meeting with Petra Lund.",
    ]
    assert "leaves" not in str([f.citations for f in brief.days[1].lines])


def test_a_note_of_a_talk_is_no_plan_but_for_what_is_to_be_done(brief: Brief) -> None:
    plans = [f.text for f in card(brief, "Fenna Bakk").facts if f.kind == "plan"]
    assert plans == ["Your plan: “Ask Fenna Bakk about the moss roof.”"]
