"""What the user did or means to do ties nobody to anybody, and tells nothing of whom it was not done with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from coach.briefing.brief import Brief
from coach.briefing.own_acts import only_by_user, to_do, with_user
from coach.records import SourceFile
from tests.briefing.forum import World, card, said

EVENT = "Kiln Days 2026"
LIST = SourceFile(
    "kiln-days-2026_attendees.csv",
    b"Name,Company,Title\nMei Arden,Hikaru Optics,Lead\nNora Vinn,Lantern Town,Curator\nAnders Costa,Vetro Works,Export Manager\n"
    b"Annika Visser,Delft House,Glass Artist\nPaul Reyes,Iluma,Director\nBirgit Hage,Luxa,Head of Stands\n",
)
CONNECTIONS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Mei,Arden,https://www.linkedin.com/in/mei-arden-1,,Hikaru Optics,Lead,28 Sep 2026
Nora,Vinn,https://www.linkedin.com/in/nora-vinn-2,,Lantern Town,Curator,22 Feb 2026
Anders,Costa,https://www.linkedin.com/in/anders-costa-3,,Vetro Works,Export Manager,05 May 2025
Annika,Visser,https://www.linkedin.com/in/annika-visser-4,,Delft House,Glass Artist,13 Mar 2026
Paul,Reyes,https://www.linkedin.com/in/paul-reyes-5,,Iluma,Director,04 Apr 2026
Birgit,Hage,https://www.linkedin.com/in/birgit-hage-6,,Luxa,Head of Stands,03 Mar 2024
"""
NOTES = {
    "notes/a.md": "# Spring fair, 12 March 2026\n\nMet Anders Costa of Vetro Works at their stand in hall 3. He showed me the blown "
    "shades.\nAnnika Visser from Delft House gave me a small glass drop. She wants to exhibit outside the country.\n",
    "notes/b.md": "---\ntitle: Canal\ndate: 2026-09-02\nwith: [Nora Vinn]\n---\nNora Vinn showed me the light route.\n",
    "notes/c.md": "# Paul Reyes, 19 November 2026\n\nVideo call with Paul Reyes. He would like to meet Birgit Hage about the comparison "
    "on lamps.\n",
    "notes/d.md": "# Luxa, 3 November 2026\n\nGave Birgit Hage the comparison of lamps on 3 November.\n",
    "notes/plan.md": "---\ntitle: Plan for Kiln Days\ndate: 2026-11-22\nevent: Kiln Days 2026\n---\nKiln Days 2026, 1 to 3 December. Find Mei Arden first, then Nora.\n",
}


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Brief]:
    world = World(tmp_path_factory.mktemp("acts"))
    world.take({"Connections.csv": CONNECTIONS, **NOTES})
    yield world.brief(EVENT, LIST)
    world.close()


def test_two_names_in_a_plan_lead_to_nobody(brief: Brief) -> None:
    assert "Nora" not in said(card(brief, "Mei Arden")).replace("Find Mei Arden first, then Nora.", "")
    assert "could introduce you" not in said(card(brief, "Mei Arden"))
    assert not [f for f in brief.introductions if "Mei Arden" in f.text]
    assert brief.picture is None or "leads to" not in brief.picture.caption
    assert "Find Mei Arden first" in said(card(brief, "Mei Arden"))


def test_what_was_given_to_somebody_is_no_reason_to_meet_them(brief: Brief) -> None:
    (made,) = [f.text for f in brief.introductions if "Paul Reyes" in f.text]
    assert made.startswith("Bring Paul Reyes and Birgit Hage together")
    assert "Gave Birgit" not in made


def test_whom_else_one_met_in_the_same_note_is_no_news_of_the_first(brief: Brief) -> None:
    anders, annika = said(card(brief, "Anders Costa")), said(card(brief, "Annika Visser"))
    assert "blown shades" in anders
    assert "exhibit" not in anders
    assert "glass drop" not in anders
    assert "Annika" not in anders
    assert "She wants to exhibit outside the country." in annika
    assert "blown shades" not in annika


@pytest.mark.parametrize(
    "text",
    ["Find Mei first, then Nora.", "- Ask Nora about Mei", "Mei first, then Nora", "Erst Mei suchen, dann Nora treffen.", "I must give Mei the keys."],
)  # fmt: skip
def test_to_do(text: str) -> None:
    assert to_do(text)
    assert only_by_user(text)


@pytest.mark.parametrize(
    "text",
    ["Ask Nora to introduce me to Mei.", "Nora met Mei first, then Paul.", "Nora will Mei treffen.", "Through Nora to Mei", "Callum runs Luxa."],
)  # fmt: skip
def test_not_to_do(text: str) -> None:
    assert not to_do(text)


def test_what_passed_between_others_is_not_with_the_user() -> None:
    assert not with_user("Mei gave Nora a lamp.")
    assert not with_user("Metta Sol sells lamps.")
