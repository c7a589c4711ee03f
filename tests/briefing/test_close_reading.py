"""A briefing read closely: whose sentence it is, what was and is no more, what a reporter is told, what a quotation leaves out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from coach.briefing.brief import AttendeeCard
from coach.briefing.hearsay import speaks_of_another, sure_hearsay, told_of
from coach.briefing.theirs import quote_of
from coach.checks.quotation import in_one_quote
from coach.evidence import Statement
from coach.records import SourceFile
from coach.settings import Settings
from coach.workspace import Workspace
from tests.small_world import opened

TODAY = dt.date(2026, 11, 24)
EVENT = "Lock Fair 2026"
CONNECTIONS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ruan,Tamm,https://www.linkedin.com/in/ruan-tamm-1,ruan@weirside.example,Weirside Mills,Works Manager,12 May 2026
Odile,Marsh,https://www.linkedin.com/in/odile-marsh-2,odile@fenwick.example,Fenwick Water,Head of Rivers,03 Feb 2026
Vera,Loos,https://www.linkedin.com/in/vera-loos-4,vera@weirside.example,Weirside Mills,Turbine Lead,04 Mar 2026
Bela,Stone,https://www.linkedin.com/in/bela-stone-3,bela@daily.example,The Lock Daily,Reporter,02 Jun 2025
"""
CARDS = """BEGIN:VCARD
VERSION:3.0
N:Marsh;Odile;;;
FN:Odile Marsh
ORG:Calder Canals;
EMAIL;type=INTERNET:odile@calder.example
UID:card-odile
END:VCARD
"""
VISIT = """---
title: Visit to Weirside
date: 2026-10-16
with: [Ruan Tamm]
---
Ruan Tamm walked me along the mill race. He walked her to the gate after that.

- His colleague Vera Loos runs the turbines and decides on trials. I have not met her yet. He said she counts every kilowatt and hates brochures.
- He carves spoons.
"""
SUMMIT = """---
title: River Summit
date: 2026-03-11
with: [Odile Marsh]
---
**Odile Marsh** (Calder Canals). Runs pumps for the whole canal. She keeps two herons.
"""
MOVE = """---
title: Call with Odile
date: 2026-07-02
with: [Odile Marsh]
---
Odile Marsh leaves Calder Canals at the end of August for Fenwick Water. It is public now. Calder Canals' pumps used 3 GWh.
Calder Canals’s report has 40 pages.
"""
PRESS_LUNCH = """---
title: Press lunch
date: 2025-06-03
with: [Bela Stone]
---
Bela Stone writes about water for The Lock Daily. Everything to him goes through Ines in our press office.
"""
EMBARGO = """---
title: The sluice
date: 2026-10-15
with: [Gil Harrow]
embargo: 2026-12-20
---
We signed the sluice contract with Fenwick Water. Wait. Nobody says a word before.
"""
RULE = """---
title: Press plan
date: 2026-10-28
with: [Ines Vale]
tags: [internal]
---
If a reporter asks about new customers: say that we talk to many, and stop.
"""
QUESTION = """From: Bela Stone <bela@daily.example>
To: Nadia Quill <nadia@orchard.example>
Subject: A question
Date: Fri, 13 Nov 2026 09:20:00 +0000
Message-ID: <q1@daily.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Dear Nadia,

I hear a supplier is close to a sluice contract with a big water company. Is that you? I close on 27 November.

Bela Stone
"""
ATTENDEES = """name,email,Company,Job title,approval_status
Ruan Tamm,ruan@weirside.example,Weirside Mills,Works Manager,approved
Vera Loos,vera@weirside.example,Weirside Mills,Turbine Lead,approved
Odile Marsh,odile@fenwick.example,Fenwick Water,Chief of Rivers,approved
Bela Stone,bela@daily.example,The Lock Daily,Reporter,approved
"""
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Test//EN
BEGIN:VEVENT
UID:fair-1
DTSTART;VALUE=DATE:20261203
DTEND;VALUE=DATE:20261204
SUMMARY:Lock Fair 2026
LOCATION:Bingley
END:VEVENT
END:VCALENDAR
"""
FILES = {
    "linkedin/Connections.csv": CONNECTIONS, "contacts.vcf": CARDS, "notes/visit.md": VISIT, "notes/summit.md": SUMMIT,
    "notes/move.md": MOVE, "notes/lunch.md": PRESS_LUNCH, "notes/sluice.md": EMBARGO, "notes/press.md": RULE,
    "mail/q.eml": QUESTION, "fair.ics": CALENDAR,
}  # fmt: skip


@pytest.fixture(scope="module")
def ws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    made: Path = tmp_path_factory.mktemp("close")
    with Workspace.open(Settings(workspace=made / "ws", _env_file=None), TODAY) as opened:
        opened.set_me("Nadia Quill", ["nadia@orchard.example"], "", "Orchard Lab")
        opened.import_files([SourceFile(n, x.encode()) for n, x in FILES.items()])
        yield opened


@pytest.fixture(scope="module")
def cards(ws: Workspace) -> dict[str, AttendeeCard]:
    brief = ws.brief(EVENT, SourceFile("list.csv", ATTENDEES.encode()))
    return {c.name: c for c in brief.attendees}


def texts(card: AttendeeCard) -> list[str]:
    return [f.text for f in (*card.facts, *card.openings, *card.questions)]


def test_what_he_said_of_her_stands_on_her_card_and_says_who_said_it(cards: dict[str, AttendeeCard]) -> None:
    her = texts(cards["Vera Loos"])
    assert "Ruan Tamm on her: “He said she counts every kilowatt and hates brochures.”" in her
    assert not [x for x in her if "not met her" in x], "the tier says so"
    his = texts(cards["Ruan Tamm"])
    assert not [x for x in his if "kilowatt" in x or "walked her" in x], his
    assert any("spoons" in x for x in his)


def test_a_title_of_the_list_alone_cites_its_row(cards: dict[str, AttendeeCard]) -> None:
    now = next(f for f in cards["Odile Marsh"].facts if f.kind == "now")
    assert now.text == "Now: Chief of Rivers, Fenwick Water."
    assert "Chief of Rivers" in now.citations[0].quote


def said(text: str, *, start: int = 0, place: str = "line:7", **more: Any) -> Statement:
    return Statement(1, 1, None, start, start + len(text), text, "a.md", place, "note", "Call", TODAY, **more)


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("He said she reads everything.", ("vera", "she")),
        ("Ruan told me that her team is full.", ("vera", "she")),
        ("She said she reads everything.", ("", "")),
        ("He said the mill is full.", ("", "")),
        ("He said she hates Vera Stroud's prints.", ("", "she")),
        ("Ruan told me that her sister met Vera.", ("", "she")),
        ("He said she and Vera are cousins.", ("", "she")),
    ],
)
def test_whom_a_reported_sentence_is_about(text: str, of: tuple[str, str]) -> None:
    assert told_of(said(text, subjects=("ruan",), mentions=("ruan", "vera"))) == of


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Runa Holt was there. Otto Falk said she hates the prints.", True),
        ("Runa Holt was there with Berta. Otto Falk said she hates the prints.", False),
        ("Runa Holt was there. Berta Ruiz came too. Otto Falk said she hates the prints.", False),
        ("Runa Holt came. Otto Falk came with his sister. Otto Falk said she hates the prints.", False),
    ],
)
def test_a_she_who_may_be_another_is_laid_to_nobody(tmp_path: Path, text: str, shown: bool) -> None:
    contacts = (
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Runa,Holt,https://www.linkedin.com/in/runa-1,,Holt Works,Maker,12 May 2016\n"
        "Otto,Falk,https://www.linkedin.com/in/otto-2,,Falk Paper,Maker,12 May 2016\n"
    )
    files = {"Connections.csv": contacts, "notes/1.md": f"---\ntitle: Diary\ndate: 2026-09-02\n---\n{text}\n"}
    with opened(tmp_path, files, {"name": "Vera Stroud"}, dt.date(2026, 11, 22)) as space:
        runa = next(p.id for p in space.repository.people() if p.name == "Runa Holt")
        found = sure_hearsay(space.repository, space.repository.statements_about_each({runa}))
    assert ("Otto Falk said she hates the prints." in [s.text for s in found.get(runa, [])]) == shown


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("Ruan said she counts every kilowatt.", True),
        ("He walked her to the gate.", True),
        ("His sister says that she keeps herons.", False),
        ("He and Vera built it, and she paints it.", False),
        ("He carves spoons.", False),
    ],
)
def test_a_sentence_about_a_she_beside_a_he_is_not_for_his_card(text: str, another: bool) -> None:
    assert speaks_of_another(said(text, subjects=("ruan",), mentions=("ruan",)), "he") == another


def test_of_two_whom_a_report_may_mean_it_is_laid_to_neither() -> None:
    report = said("He said she reads.", subjects=("ruan",), mentions=("ruan", "vera", "odile"))
    assert told_of(report) == ("", "she")


def test_work_at_a_former_employer_is_told_as_past(cards: dict[str, AttendeeCard]) -> None:
    shown = texts(cards["Odile Marsh"])
    assert "At Calder Canals then: “Runs pumps for the whole canal.”" in shown
    assert "Runs pumps for the whole canal." not in shown
    assert "At Calder Canals then: “Calder Canals’s report has 40 pages.”" in shown
    assert "She keeps two herons." in shown
    assert "It is public now." not in shown


def test_nothing_invites_to_answer_the_press_where_something_is_closed(
    cards: dict[str, AttendeeCard],
) -> None:
    card = cards["Bela Stone"]
    assert card.why.startswith("Bela asked you on 13 November 2026, so mind what is closed: “")
    assert not [x for x in texts(card) if "answer ready" in x or "your answer" in x]
    assert [o.text for o in card.openings][:1] == [
        "Leave the answer to others: “Everything to him goes through Ines in our press office”."
    ]
    assert card.do_not_raise[0].text == (
        "How to answer (internal to Orchard Lab): “If a reporter asks about new customers: say that we talk to many, and stop.”"
    )


def test_what_is_left_out_of_a_quotation_is_marked(cards: dict[str, AttendeeCard]) -> None:
    mail = [
        said("I need one lock.", start=0),
        said("I close in May.", start=40),
    ]
    assert quote_of(mail)[0] == "I need one lock. … I close in May."
    lines = [said("Settled in.", start=0), said("She asks again.", start=14, place="line:9")]
    assert in_one_quote(lines) == "Settled in.” “She asks again."
    wrapped = [said("Settled in.", start=0), said("She asks again.", start=12, place="line:8")]
    assert in_one_quote(wrapped) == "Settled in. She asks again."


def test_who_told_it_in_confidence_is_called_as_the_notes_call_them(tmp_path: Path) -> None:
    secret = "---\ndate: 2026-10-01\nwith: [Odile Marsh]\n---\nOdile Marsh keeps herons. She told me in confidence that she sells the barge.\n"
    files = {"a.md": secret, "fair.ics": CALENDAR, "Connections.csv": CONNECTIONS}
    with Workspace.open(Settings(workspace=tmp_path / "ws", _env_file=None), TODAY) as ws:
        ws.set_me("Nadia Quill", ["nadia@orchard.example"], "", "Orchard Lab")
        ws.import_files([SourceFile(n, x.encode()) for n, x in files.items()])
        brief = ws.brief(EVENT, SourceFile("list.csv", ATTENDEES.encode()))
    card = next(c for c in brief.attendees if c.name == "Odile Marsh")
    assert [f.text for f in card.do_not_raise] == [
        "She told you in confidence: “She told me in confidence that she sells the barge.”"
    ]
