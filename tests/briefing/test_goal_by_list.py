"""A goal and a guest of whom only the list knows: fits by job title and organisation, and by nothing less."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.briefing.brief import Brief, Tier
from coach.briefing.page import blocks
from coach.briefing.sought import Listed, searches
from coach.records import SourceFile
from tests.briefing.forum import World, card

FITS = [
    ("Find a PVDF supplier", "PVDF Specialist", "Alder Polymers", True),
    ("Find a supplier for PVDF this year", "Head of PVDF", "Alder Polymers", True),
    ("Find a PVDF supplier", "Supplier Quality Manager", "Alder Motors", False),
    ("Meet buyers at hospitals", "Senior Buyer", "Moorland Hospital", True),
    ("Meet buyers at hospitals", "Senior Buyer", "Moorland Motors", False),
    ("Find three ports willing to test a crane", "Operations Manager", "Port Services Alder", False),
    ("Find three ports willing to test a crane", "Operations Manager", "Port of Alder", True),
    ("Find three ports willing to test a crane", "Buyer", "Alder Port Authority", True),
    ("Meet buyers at hospitals", "Buyer", "Hospital Supplies Alder", False),
    ("Find a PVDF supplier", "Clerk", "Alder PVDF Systems", True),
    ("Meet someone from a brewery", "Accountant", "Brockwell Brewery", True),
    ("Hire a conservation scientist", "Conservation Volunteer", "Alder Trust", False),
    ("Hire a product manager", "Produktmanagerin", "Alder Motors", True),
    ("Find a funder for the mobile laboratory", "Laboratory Technician", "Mobile Alder", False),
    ("Find two growers willing to host a frost trial", "Accountant", "Frost & Trial Ltd", False),
    ("Drei Stadtwerke als Kunden gewinnen", "Einkäufer", "Stadtwerke Nordhain", True),
    ("Einkäufer von Stadtwerken kennenlernen", "Einkäuferin", "Stadtwerke Nordhain", True),
    ("Einkäufer von Stadtwerken kennenlernen", "Einkäuferin", "Möbel Nordhain", False),
    ("Einen Einkäufer finden", "Buyer", "Alder Motors", True),
    ("Einen Lieferanten für PVDF finden", "PVDF-Spezialistin", "Erlen GmbH", True),
    ("Einen Lieferanten für PVDF finden", "Leiter Lieferanten", "Finden für Einen GmbH", False),
    ("Einen neuen Projektleiter finden", "Sales Manager", "Neuen Werke", False),
    ("Learn to say no", "Learning Officer", "No & Say", False),
    ("Don't talk to journalists before May", "Journalist", "Daily Alder", False),
    ("Don’t talk to journalists", "Journalist", "Daily Alder", False),
    ("Avoid having to talk to lawyers", "Lawyer", "Alder & Co", False),
    ("Meet no more lawyers", "Lawyer", "Alder & Co", False),
    ("Never hire consultants", "Consultant", "Alder & Co", False),
    ("Keine Berater mehr treffen", "Berater", "Erlen GmbH", False),
    ("Berater nicht mehr treffen", "Berater", "Erlen GmbH", False),
    ("Nicht mit Journalisten sprechen", "Journalist", "Erlen GmbH", False),
    ("Mit Journalisten sprechen", "Journalist", "Erlen GmbH", True),
    ("Talk to journalists, not to lawyers", "Journalist", "Daily Alder", True),
    ("Not only talk to lawyers", "Lawyer", "Alder & Co", True),
    ("Meet more people and find more time", "Head of People", "More Time", False),
]  # fmt: skip


@pytest.mark.parametrize(("goal", "title", "organisation", "expected"), FITS)
def test_fits_what_is_looked_for(goal: str, title: str, organisation: str, expected: bool) -> None:
    listed = Listed(title, organisation)
    assert any(listed.fits(s) for s in searches(goal)) is expected


GOALS = """---
title: Goals 2026
date: 2026-01-04
tags: [goals]
---
1. Find a PVDF supplier before the summer.
2. Drei Stadtwerke als Kunden gewinnen.
3. Einen Platz für die Proben und einen Namen für das Blatt finden.
"""
LIST = """name,email,Company,Job title
Ivo Brandl,ivo@alder.example,Alder Polymers,PVDF Specialist
Greta Hain,greta@nordhain.example,Stadtwerke Nordhain,Einkäuferin
Die Und Für,und@einen.example,Für die Proben,Einen und das
Bo Ferrant,bo@ferrant.example,Ferrant Clocks,Clerk
"""


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Brief:
    world = World(tmp_path_factory.mktemp("pipes"))
    world.take({"notes/goals.md": GOALS})
    made = world.brief("Pipe Days", SourceFile("list.csv", LIST.encode()))
    world.close()
    return made


def test_the_list_alone_makes_a_goal_match(brief: Brief) -> None:
    ivo, greta = card(brief, "Ivo Brandl"), card(brief, "Greta Hain")
    assert (ivo.tier, greta.tier) == (Tier.GOAL_MATCH, Tier.GOAL_MATCH)
    assert ivo.why == (
        "Fits your goal: “Find a PVDF supplier before the summer”, on the list as PVDF Specialist, Alder Polymers."
    )
    cited = [c for f in ivo.facts if f.kind == "goal" for c in f.citations]
    assert [c.source for c in cited] == ["notes/goals.md", "list.csv"]
    assert "PVDF Specialist" in cited[1].quote
    assert brief.find_first == ("Greta Hain", "Ivo Brandl")


def test_little_words_of_a_goal_fit_nobody(brief: Brief) -> None:
    assert card(brief, "Die Und Für").tier == Tier.NEW
    assert card(brief, "Bo Ferrant").tier == Tier.NEW


def test_who_fits_by_the_list_has_a_card_on_paper(brief: Brief) -> None:
    lines = [b.text for b in blocks(brief)]
    only = lines.index("Only on the list")
    assert any("PVDF supplier before" in x and "on the list as" in x for x in lines[:only])
    assert not any("Ivo Brandl" in x for x in lines[only:])


def test_what_fits_everybody_tells_nothing(tmp_path: Path) -> None:
    world = World(tmp_path / "crowd")
    world.take({"notes/goals.md": GOALS})
    rows = "".join(f"Anna Quist{n},a{n}@x{n}.example,Stadtwerke Ort{n},Clerk\n" for n in range(9))
    made = world.brief("Pipe Days", SourceFile("list.csv", f"name,email,Company,Job title\n{rows}".encode()))
    assert {c.tier for c in made.attendees} == {Tier.NEW}
    world.close()


def test_an_address_book_may_be_given_as_the_list(tmp_path: Path) -> None:
    world = World(tmp_path / "book")
    book = "Name,Email,Company,Birthday\nIvo Brandl,ivo@alder.example,Alder Polymers,1980-02-03\n"
    made = world.brief("Pipe Days", SourceFile("contacts.csv", book.encode()))
    assert [(c.name, c.organisation) for c in made.attendees] == [("Ivo Brandl", "Alder Polymers")]
    world.close()
