"""How a meeting is spoken of, and how a person is greeted."""

from __future__ import annotations

from datetime import date

import pytest

from coach.evidence import Citation
from coach.follow_up.addresses import greeting_name
from coach.follow_up.occasion import event_words, note_words
from coach.store.values import ContactView, EventView, PersonView


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Call with Zoe", "our call"),
        ("Video call with Jo Hale, new job", "our video call"),
        ("Lunch with Annika", "our lunch"),
        ("Walk with Elin", "our walk"),
        ("Visit to Aldbury", "my visit to Aldbury"),
        ("Site visit, Maasdorp", "my visit to Maasdorp"),
        ("Lumen technical call", "our technical call"),
        ("Chat with Bo", "our conversation"),
        ("Choral Weekend, Lisbon", "the Choral Weekend in Lisbon"),
        ("Minutes arrived", ""),
        ("Thoughts on the vacancy", ""),
        ("Callings of a potter", ""),
    ],
)
def test_notes(title: str, words: str) -> None:
    assert note_words(title) == words


@pytest.mark.parametrize(
    ("name", "location", "words"),
    [
        ("Paper Fair", "Ghent", "the Paper Fair in Ghent"),
        ("Paper Fair 2026, Ghent", "", "the Paper Fair in Ghent"),
        ("Paper Fair, day one, Ghent", "", "the Paper Fair in Ghent"),
        ("Ghent Paper Fair", "Ghent", "the Ghent Paper Fair"),
        ("Book Forward 2026", "Leiden, Netherlands", "Book Forward in Leiden"),
        ("Paper Fair", "Video", "the Paper Fair"),
        ("Paper Fair", "Room 4", "the Paper Fair"),
        ("Paper Fair", "The Old Mill, Ghent", "the Paper Fair in Ghent"),
        ("Paper Fair", "The Old Mill", "the Paper Fair"),
        ("Paper Fair", "Messe Leipzig", "the Paper Fair"),
        ("Paper Fair", "Messehalle 3, Leipzig", "the Paper Fair in Leipzig"),
        ("Lily’s Book Fair 2026", "Leeds", "Lily’s Book Fair in Leeds"),
        ("Makers’ Fair", "Leeds", "Makers’ Fair in Leeds"),
        ("Glanz Leipzig 2026", "Alte Spinnerei Leipzig", "Glanz Leipzig"),
    ],
)
def test_events(name: str, location: str, words: str) -> None:
    assert event_words(EventView(1, name, date(2026, 5, 1), None, location, ())) == words


def person(name: str, *aliases: str) -> PersonView:
    card = ContactView(
        1, "card", name, "", "", None, "", "", (), (), (), (), {}, "p1", Citation("a.vcf", "uid:1", name)
    )
    return PersonView("p1", name, aliases, (), (), (), "", "", (card,))


@pytest.mark.parametrize(
    ("mine", "theirs", "notes", "expected"),
    [
        (["Dear Jo,\n\nthank you."], [], ["Josephine rang."], "Jo"),
        (["Jo, the drawing is done."], [], [], "Jo"),
        (["Dear all,\n\nhello"], [], [], "Josephine"),
        (["Well, here it is."], [], [], "Josephine"),
        ([], ["See you there.\n\nJo"], [], "Jo"),
        ([], ["See you there.\n\nKind regards"], [], "Josephine"),
        ([], [], ["Jo leaves in May.", "Jo has settled in. Josephine's desk."], "Jo"),
        ([], [], [], "Josephine"),
    ],
)
def test_greeting(mine: list[str], theirs: list[str], notes: list[str], expected: str) -> None:
    assert greeting_name(person("Josephine Hale"), mine, theirs, notes) == expected


def test_german_titles_name_a_talk() -> None:
    said = {
        "Telefonat mit Elke": "our call", "Kaffee mit Jo": "our coffee", "Frühstück mit Jo": "our breakfast", "Besuch bei Roth": "my visit",
        "Besuch von Jo": "", "Treffen in Kiel": "our meeting", "Gesprächskultur": "",
    }  # fmt: skip
    assert {title: note_words(title) for title in said} == said
