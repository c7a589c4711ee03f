"""The s of a genitive without an apostrophe names its owner, and nobody whose name ends in s."""

from __future__ import annotations

import pytest

from coach.people.mentions import NamedPerson, NameIndex

PEOPLE = {
    "imre": "Imre Toth",
    "birte": "Birte Holm",
    "hannes": "Hannes Vogt",
    "hanne": "Hanne Lind",
    "anna": "Anna Keller",
    "andrea": "Andrea Fink",
    "peter": "Greta Peter",
    "max": "Max Roth",
}


def _named(text: str, **more: str) -> list[tuple[str, ...]]:
    index = NameIndex(NamedPerson(p, (n,)) for p, n in {**PEOPLE, **more}.items())
    return [m.candidates for m in index.find(text)]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Vertraulich: Imres Weggang steht fest.", ["imre"]),
        ("Birtes Kündigung kommt am Freitag.", ["birte"]),
        ("Birte Holms neue Stelle ist in Graz.", ["birte"]),
        ("Holms Umzug nach Graz", ["birte"]),
        ("Imres und Birtes Streit", ["imre", "birte"]),
        ("Hannes’ Wechsel ist beschlossen.", ["hannes"]),
        ("Hannes Wechsel ist beschlossen.", ["hannes"]),
        ("Max’ Kündigung", ["max"]),
        ("Annas Schwangerschaft", ["anna"]),
        ("Imres leaving is a secret.", ["imre"]),
        # Others, whose names are like that.
        ("Annas Müller hat ein neues Büro.", []),
        ("Annas Baumgarten kommt.", []),
        ("Andreas Kündigung kommt am Freitag.", []),
        ("Andreas sagte nichts.", []),
        ("Greta Peters sagte nichts.", []),
        ("Hannes Koch kommt.", []),
        ("Imres sagte nichts.", []),
    ],
)
def test_whom_it_means(text: str, meant: list[str]) -> None:
    assert _named(text) == [(p,) for p in meant]


def test_where_somebody_has_the_longer_name() -> None:
    assert _named("Annas Müller geht.", annas="Annas Müller") == [("annas",)]
    assert _named("Annas Schwangerschaft", annas="Annas Müller") == [("anna", "annas")]
