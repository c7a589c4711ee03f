"""Which people, organisations and events the words of a question name."""

from __future__ import annotations

import pytest

from coach.ask.ask import Asker


def named(asker: Asker, question: str) -> list[tuple[str, list[str]]]:
    found = asker.book.mentions(question)
    return [(m.surface, sorted(asker.snapshot.label(p) for p in m.people)) for m in found.people]


BOTH = ["Jonas Keller (Civic Data Trust)", "Jonas Keller (Lumen Optics)"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Where is Lena Vogt?", [("Lena Vogt", ["Lena Vogt"])]),
        ("Where is Lena's tent?", [("Lena", ["Lena Vogt"])]),
        ("Did Vogt write?", [("Vogt", ["Lena Vogt"])]),
        ("What about Rob Castell?", [("Rob Castell", ["Robert Castell"])]),
        ("Did Bob call?", [("Bob", ["Robert Castell"])]),
        ("Where does priya nair work", [("priya nair", ["Priya Nair"])]),
        ("Is Priya Menon here?", [("Priya Menon", ["Priya Nair"])]),
        ("Where is Amara Dialo?", [("Amara Dialo", ["Amara Diallo"])]),
        ("Which Jonas Keller sings?", [("Jonas Keller", BOTH)]),
        ("Did Jonas Keller of Lumen Optics write?", [("Jonas Keller", BOTH[1:])]),
        ("What did Jonas Keller, the policy adviser, say?", [("Jonas Keller", BOTH[:1])]),
        ("Lena Vogt or Amara Diallo?", [("Lena Vogt", ["Lena Vogt"]), ("Amara Diallo", ["Amara Diallo"])]),
        ("May I call in May?", []),
        ("What did Hanna May say?", [("Hanna May", ["Hanna May"])]),
        ("Who is Lena Berger?", []),
        ("What is the lens made of?", []),
    ],
)
def test_people(asker: Asker, question: str, expected: list[tuple[str, list[str]]]) -> None:
    assert named(asker, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who is at Alpine Survey?", [("Alpine Survey", ("Alpine Survey", "Alpine Survey Ltd"))]),
        ("Who is at Lumen?", [("Lumen", ("Lumen Optics",))]),
        ("Who is at Summit Gear?", [("Summit Gear", ("Summit Gear",))]),
        ("Who is at the Civic Data Trust?", [("Civic Data Trust", ("Civic Data Trust",))]),
        ("Who is at CDT?", [("CDT", ("Civic Data Trust",))]),
        ("Who works for a survey?", []),
        ("Who is at Northwind?", []),
    ],
)
def test_organisations(asker: Asker, question: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    found = asker.book.mentions(question).organisations
    assert [(m.surface, m.names) for m in found] == expected


@pytest.mark.parametrize(
    ("question", "surface", "by_place"),
    [
        ("Who is at the Map Congress?", "Map Congress", False),
        ("Who is at the Map Congress 2026?", "Map Congress", False),
        ("Whom did I meet at the Open Data Workshop?", "Open Data Workshop", False),
        ("Who is coming to Graz?", "Graz", True),
    ],
)
def test_events(asker: Asker, question: str, surface: str, by_place: bool) -> None:
    (found,) = asker.book.mentions(question).events
    assert (found.surface, found.by_place) == (surface, by_place)


def test_a_place_without_an_event_names_none(asker: Asker) -> None:
    assert asker.book.mentions("Who lives in Lisbon?").events == ()
