"""What a briefing makes of the user's goals, plan and hours: who fits, what is met, what matters of a plan, what collides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.briefing.brief import AttendeeCard, Brief
from coach.records import SourceFile
from coach.settings import Settings
from coach.workspace import Workspace

TODAY = dt.date(2026, 11, 24)
EVENT = "Ferry Days 2026"
PROGRAMME = """# Ferry Days 2026

Ostend, 3 and 4 December 2026

## Day one, Thursday 3 December

- 09:00 Welcome. **Tuva Lind**, Ferry House
- 14:30 *What a slipway remembers*. **Nadia Quill**, Orchard Lab
- 16:00 *How to read a tide*. **Vera Loos**, Port of Sandwick
"""
GOALS = """---
title: Goals 2026
date: 2026-01-04
tags: [goals]
---
1. Find three ports willing to test a floating crane.
2. Find a co-author for a paper on slipways.
3. Get one speaking slot at a serious ferry event.
4. Find two millers for the winter.
"""
CLASS = """---
title: Lunch with Mina
date: 2026-06-18
with: [Mina Aster]
---
Mina Aster leads the new guideline on floating cranes. She also wrote the test for a floating crane.
"""
GALE = """---
title: Call with Gale
date: 2026-07-02
with: [Gale Ruddock]
---
Gale Ruddock would look at a floating unit for the small quay. She sent me the list of cranes at the small quay.
"""
PAPER = """---
title: Call with Orla
date: 2026-09-02
with: [Orla Finch]
---
Orla Finch agreed to be the co-author of the paper on slipways.
"""
LEAVING = """---
title: Walk with Tuva
date: 2026-08-27
with: [Tuva Lind]
---
Tuva Lind told me in confidence that she will leave Ferry House in January.

Ferry House has moved her to the timetable desk. She still rows; regatta on 26 September.
"""
WISH = """---
title: Vera
date: 2026-09-20
with: [Gale Ruddock]
---
Gale would like to meet Vera Loos, who asks for the list of small quays with cranes.
"""
PLAN = """---
title: Plan for Ostend
date: 2026-11-16
event: Ferry Days 2026
tags: [plan]
---
The harbour of Sandwick published a call for floating cranes. Vera Loos signs it. That is goal number one with a name on it.

Coffee with Mina Aster on Thursday, 15:00-15:30.
"""
MESSAGES = """CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER
c1,,Gale Ruddock,https://www.linkedin.com/in/gale-1,Nadia Quill,https://www.linkedin.com/in/nadia-9,2026-10-17 09:00:00 UTC,,"Good. Thursday afternoon?",INBOX
c1,,Nadia Quill,https://www.linkedin.com/in/nadia-9,Gale Ruddock,https://www.linkedin.com/in/gale-1,2026-10-16 09:00:00 UTC,,"Gally, may I try half an answer on you in Ostend?",INBOX
"""
CONNECTIONS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Gale,Ruddock,https://www.linkedin.com/in/gale-1,gale@alder.example,Alder Port Authority,Head of Quays,12 May 2026
Mina,Aster,https://www.linkedin.com/in/mina-2,mina@kelp.example,Kelp Class,Surveyor,12 May 2026
Tuva,Lind,https://www.linkedin.com/in/tuva-3,tuva@ferry.example,Ferry House,Planner,12 May 2026
Vera,Loos,https://www.linkedin.com/in/vera-4,vera@sandwick.example,Port of Sandwick,Tide Lead,12 May 2026
Orla,Finch,https://www.linkedin.com/in/orla-5,orla@tarn.example,Tarn College,Lecturer,12 May 2026
"""
CARD = """BEGIN:VCARD
VERSION:3.0
N:Ruddock;Gale;;;
FN:Gale Ruddock
NICKNAME:Gally
EMAIL;type=INTERNET:gale@alder.example
UID:card-gale
END:VCARD
"""
ATTENDEES = """name,email,Company,Job title,approval_status
Gale Ruddock,gale@alder.example,Alder Port Authority,Head of Quays,approved
Mina Aster,mina@kelp.example,Kelp Class,Surveyor,approved
Tuva Lind,tuva@ferry.example,Ferry House,Planner,approved
Vera Loos,vera@sandwick.example,Port of Sandwick,Tide Lead,approved
Ib Sund,ib@services.example,Port Services Sund,Clerk,approved
"""
FILES = {
    "connections/Connections.csv": CONNECTIONS, "connections/messages.csv": MESSAGES, "gale.vcf": CARD, "notes/goals.md": GOALS,
    "notes/class.md": CLASS, "notes/gale.md": GALE, "notes/paper.md": PAPER, "notes/tuva.md": LEAVING, "notes/wish.md": WISH,
    "notes/plan.md": PLAN, "programme.md": PROGRAMME,
}  # fmt: skip


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Brief]:
    made: Path = tmp_path_factory.mktemp("ferry")
    with Workspace.open(Settings(workspace=made / "ws", _env_file=None), TODAY) as ws:
        ws.set_me(
            "Nadia Quill", ["nadia@orchard.example"], "https://www.linkedin.com/in/nadia-9", "Orchard Lab"
        )
        ws.import_files([SourceFile(n, x.encode()) for n, x in FILES.items()])
        yield ws.brief(EVENT, SourceFile("list.csv", ATTENDEES.encode()))


def of(brief: Brief, name: str) -> AttendeeCard:
    return next(c for c in brief.attendees if c.name == name)


def goal_lines(card: AttendeeCard) -> list[str]:
    return [f.text for f in card.facts if f.kind == "goal"]


def test_a_goal_fits_who_is_what_it_looks_for_and_who_open_notes_tie_to_it(brief: Brief) -> None:
    assert goal_lines(of(brief, "Gale Ruddock")) == [
        "Fits your goal: “Find three ports willing to test a floating crane”, on the list as Head of Quays, Alder Port Authority."
    ]
    assert goal_lines(of(brief, "Vera Loos"))
    assert not goal_lines(of(brief, "Mina Aster")), "she writes of cranes and is no port"
    assert not goal_lines(of(brief, "Ib Sund")), "who serves ports is none"


def test_a_goal_that_notes_say_is_met_is_told_as_met(brief: Brief) -> None:
    lines = [f.text for f in brief.success]
    assert (
        "“Find a co-author for a paper on slipways.” It may be met: of Orla Finch you noted “Orla Finch agreed to be the co-author of the paper on slipways.”"
        in lines
    )
    assert "“Get one speaking slot at a serious ferry event.” You speak here, so it is met." in lines
    assert "“Find two millers for the winter.” Two make it a success." in lines


def test_the_plan_is_quoted_with_the_sentence_that_matters(brief: Brief) -> None:
    plans = [f.text for f in of(brief, "Vera Loos").facts if f.kind == "plan"]
    assert plans == [
        "Your plan: “The harbour of Sandwick published a call for floating cranes. Vera Loos signs it. That is goal number one with a name on it.”"
    ]


def test_what_collides_is_told(brief: Brief) -> None:
    lines = [f.text for f in brief.days[0].lines]
    assert (
        "15:00–15:30 Mina Aster: “Coffee with Mina Aster on Thursday, 15:00-15:30.” You speak at 14:30."
        in lines
    )
    loose = next(
        x for x in lines if x.startswith("Afternoon, no time set: Gale Ruddock: “Thursday afternoon?”")
    )
    assert "You speak at 14:30" in loose
    assert "is at 16:00" in loose


def test_no_small_talk_on_a_job_that_somebody_is_leaving(brief: Brief) -> None:
    card = of(brief, "Tuva Lind")
    said = [f.text for f in (*card.openings, *card.questions)]
    assert not [x for x in said if "timetable" in x or "Ferry House" in x]
    assert any("rowing" in x for x in said)
    told = [f.text for f in card.facts]
    assert "You noted on 27 August 2026: “She still rows; regatta on 26 September.”" in told, (
        "that day is over"
    )


def test_what_somebody_gave_the_user_is_no_reason_for_an_introduction(brief: Brief) -> None:
    assert not [f.text for f in brief.introductions if "sent me" in f.text]


def test_the_name_in_a_sentence_is_what_the_user_calls_them(brief: Brief) -> None:
    card = of(brief, "Gale Ruddock")
    assert card.why.startswith("Gally waits for your answer since 17 October 2026")
    assert "Josephine" not in card.why
