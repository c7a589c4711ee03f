"""What a briefing says of the event as a whole: the days, what clashes, introductions, what would count as success."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.briefing.brief import Brief
from coach.evidence import Fact
from coach.readers.programme import sessions
from tests.briefing.forum import EVENT, FILES, LIST, World

PROGRAMME = """# Seed Forum 2026

Leiden, 3 and 4 December 2026

## Day one, Thursday 3 December

- 09:00 Welcome. **Joan Abara**, Rowan Seeds
- 10:30–11:30 *Barley in the snow*. **Tomas Reyl**, Skyfield Farm
- 11:00 *Drying by wind*. **Sam Okoye**, Delta Mills
- 12:30 Lunch in the granary
- 14:00 *What seeds remember*. **Nadia Quill**, Orchard Lab
- 14:00 *Prices and paper*. **Dora Flint**, The Field Paper
- 15:00 *Nobody we know*. **Otto Blank**, Blank Works

## Day two, Friday 4 December

- 9.30 am *Policy before lunch*. **Hal Mercer**, Fernmoor Trust
- 10:45 Coffee

## Speakers

**Joan Abara** runs trials at Rowan Seeds. She is looking for a drying room with old sieves.

**Tomas Reyl** farms at Skyfield Farm. He is looking for partners for a frost trial of old barley.
"""
GOALS = """---
title: Goals 2026
date: 2026-01-04
tags: [goals]
---
1. Find two growers willing to host a frost trial of heritage barley. North of the river first.
2. Learn to say no.
3. Hire a miller before March 2027. Between us: the old one leaves in May.
4. In confidence: get one buyer for the whole orchard.
"""
SAM = """---
title: Sieves at Delta Mills
date: 2026-11-03
with: [Sam Okoye]
---
Sam Okoye lends his drying room and his old sieves to anybody who brings biscuits.

Sam Okoye would like to meet Hal Mercer.
"""
SECRET_WISH = """---
title: Quiet talk
date: 2026-11-05
with: [Marta Ash]
confidential: true
---
Marta Ash would like to meet Dora Flint. She is looking for a moss cellar with lamps.
"""
CELLAR = """---
title: Cellar
date: 2026-11-06
with: [Petra Lund]
---
Petra Lund lends her moss cellar with lamps to growers.
"""
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//t//t//EN
BEGIN:VEVENT
UID:a1
SUMMARY:Soup with Petra Lund
DTSTART:20261203T123000
DTEND:20261203T133000
END:VEVENT
BEGIN:VEVENT
UID:a2
SUMMARY:Confidential: Hal Mercer leaves Fernmoor
DTSTART:20261204T080000
DTEND:20261204T083000
ATTENDEE;CN=Hal Mercer:mailto:hal@fernmoor.example
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Brief]:
    world = World(tmp_path_factory.mktemp("around"))
    own = {"forum/programme.md": PROGRAMME, "notes/goals.md": GOALS, "notes/sam.md": SAM, "calendar.ics": CALENDAR,
           "notes/quiet.md": SECRET_WISH, "notes/cellar.md": CELLAR}  # fmt: skip
    world.take({**FILES, **own})
    yield world.brief(EVENT, LIST)
    world.close()


def told(facts: tuple[Fact, ...]) -> str:
    return "\n".join([*(f.text for f in facts), *(c.quote for f in facts for c in f.citations)])


def day(brief: Brief, number: int) -> list[str]:
    return [f.text for f in brief.days[number].lines]


def test_days_are_those_of_the_programme_in_the_order_of_the_hours(brief: Brief) -> None:
    assert [d.title for d in brief.days] == ["Day one, Thursday 3 December", "Day two, Friday 4 December"]
    first = day(brief, 0)
    assert [x[:5] for x in first] == sorted(x[:5] for x in first)
    assert "14:00 You speak: What seeds remember." in first
    assert any(x.startswith("09:00 Welcome. Joan Abara speaks") for x in first)
    assert not [x for x in first if "Nobody we know" in x]
    assert any(
        x.startswith("9.30 am Policy before lunch. Hal Mercer speaks (waits for your answer)")
        for x in day(brief, 1)
    )


def test_sessions_that_clash_are_said(brief: Brief) -> None:
    first = day(brief, 0)
    assert any(
        x.startswith("11:00 Drying by wind.") and x.endswith("At the same time as “Barley in the snow”.")
        for x in first
    )
    assert any(
        x.startswith("14:00 Prices and paper.") and x.endswith("At the same time as your own talk.")
        for x in first
    )
    assert not [x for x in first if x.startswith("09:00") and "At the same time" in x]


def test_appointments_stand_between_the_sessions_and_closed_ones_keep_their_name(brief: Brief) -> None:
    assert "12:30 Soup with Petra Lund." in day(brief, 0)
    assert "08:00 A meeting with Hal Mercer." in day(brief, 1)
    assert "leaves Fernmoor" not in told(tuple(f for d in brief.days for f in d.lines))


def test_a_break_names_whom_to_look_for(brief: Brief) -> None:
    coffee = next(x for x in day(brief, 1) if x.startswith("10:45 Coffee"))
    assert "look for Hal Mercer, who speaks before it" in coffee


def test_wish_to_meet_and_need_beside_offer(brief: Brief) -> None:
    made = [f for f in brief.introductions if f.kind == "make"]
    assert made[0].text.startswith(
        "Bring Sam Okoye and Hal Mercer together: “Sam Okoye would like to meet Hal Mercer.”"
    )
    joan = next(f for f in made if "Joan Abara" in f.text)
    assert joan.text == (
        "Bring Joan Abara and Sam Okoye together: “She is looking for a drying room with old sieves.” And of Sam: “Sam "
        "Okoye lends his drying room and his old sieves to anybody who brings biscuits.”"
    )
    assert len(joan.citations) == 2


def test_a_wish_told_in_confidence_introduces_nobody(brief: Brief) -> None:
    said = told(brief.introductions)
    assert "Marta" not in said
    assert "moss" not in said


def test_what_would_count_in_the_goals_own_words(brief: Brief) -> None:
    assert [f.text for f in brief.success] == [
        "“Find two growers willing to host a frost trial of heritage barley.” Two make it a success. You add: “North of the "
        "river first.” Here for it: Tomas Reyl.",
        "“Learn to say no.” You set no number and no date for this one.",
        "“Hire a miller before March 2027.” It has to happen before March 2027.",
    ]
    assert "orchard" not in told(brief.success)
    assert "leaves in May" not in told(brief.success)


def test_no_programme_no_days(tmp_path: Path) -> None:
    world = World(tmp_path / "bare")
    world.take({p: t for p, t in FILES.items() if "programme" not in p})
    assert world.brief(EVENT, LIST).days == ()
    world.close()


def test_sessions_of_a_programme_with_its_breaks() -> None:
    found = sessions(PROGRAMME)
    assert [(s.line, s.time, s.title, s.speakers) for s in found[:4]] == [
        (7, "09:00", "Welcome", (("Joan Abara", "Rowan Seeds"),)),
        (8, "10:30–11:30", "Barley in the snow", (("Tomas Reyl", "Skyfield Farm"),)),
        (9, "11:00", "Drying by wind", (("Sam Okoye", "Delta Mills"),)),
        (10, "12:30", "Lunch in the granary", ()),
    ]
    assert found[-1].day == "Day two, Friday 4 December"
