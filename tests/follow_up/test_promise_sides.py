"""Who promised whom: only what is surely between the user and somebody is a promise."""

from __future__ import annotations

import pytest

from coach.follow_up.promises import find_promises
from tests.follow_up.made_up import PEOPLE, Book


def told(text: str, person: str | tuple[str, ...] = "ana") -> list[tuple[str | None, str | None, str]]:
    book = Book()
    book.note("2026-11-20", person, text)
    return [(p.by, p.to, p.what) for p in find_promises(book.statements, PEOPLE, book.present)]


GERMAN = [
    ("Ana Soto hat gestern versprochen, den Kontakt zu Karl Moll herzustellen.", [("ana", None, "introduction to Karl Moll")]),
    ("Ana Soto hat mir gestern versprochen, den Kontakt zu Karl Moll herzustellen.", [("ana", None, "introduction to Karl Moll")]),
    ("Ana Soto hat ihrer Schwester versprochen, den Kontakt zu Karl Moll herzustellen.", []),
    ("Ana hat beim Essen ihrem Verlag zugesagt, mit Karl Moll zu reden.", []),
    ("Ana Soto sagte: Ich stelle den Kontakt zu Karl Moll her.", []),
    ("Ana sagte: „Ich soll Tom die Pläne schicken.“", []),
    ("Gestern habe ich Ana versprochen, den Kontakt zu Karl Moll herzustellen.", [(None, "ana", "introduction to Karl Moll")]),
    ("Ich habe ihrer Schwester versprochen, den Kontakt zu Karl Moll herzustellen.", []),
    ("Ana hat Tom die Pläne versprochen.", []),
    ("Ana hat Vroni die Pläne versprochen.", []),
    ("Ana hat mir am Montag die Pläne versprochen.", [("ana", None, "Pläne")]),
    ("Ana hat ihrem Chef die Pläne versprochen.", []),
    ("Anas Bruder hat mir die Pläne versprochen.", []),
    ("Der Bruder von Ana schickt mir die Pläne.", []),
    ("Tom schuldet Ana das Buch.", []),
    ("Ihr Bruder schuldet mir das Buch.", []),
    ("Ana schuldet mir das Buch.", [("ana", None, "Buch")]),
    ("Ana hat ihm versprochen, ihm die Pläne zu schicken.", []),
    ("Ana hat mir versprochen, ihm die Pläne zu schicken.", []),
    ("Ana hat versprochen, Vroni die Pläne zu schicken.", []),
    ("Ana hat versprochen, die Pläne zu schicken.", [("ana", None, "Pläne")]),
    ("Ich habe Ana gestern Abend versprochen, ihr die Pläne zu schicken.", [(None, "ana", "Pläne")]),
    ("Tom Birch hat mir den Zirkel geliehen. Ana Soto meint, ich soll ihn bis Weihnachten zurückgeben.", [(None, "tom", "Zirkel")]),
    ("Mein Nachbar hat mir den Zirkel geliehen. Ana Soto meint, ich soll ihn bis Weihnachten zurückgeben.", []),
    ("Ana kam mit ihrer Schwester. Sie hat mir die Pläne versprochen.", []),
    ("Ana habe ich die Pläne versprochen.", [(None, "ana", "Pläne")]),
    ("Der Ana habe ich gestern in Kiel die Pläne versprochen.", [(None, "ana", "Pläne")]),
    ("Die Pläne habe ich Ana versprochen.", [(None, "ana", "Pläne")]),
    ("Ana habe ich versprochen, die Pläne zu schicken.", [(None, "ana", "Pläne")]),
    ("Mir hat Ana die Pläne versprochen.", [("ana", None, "Pläne")]),
    ("Die Pläne hat mir Ana versprochen.", [("ana", None, "Pläne")]),
    ("Den Plan hat Tom Ana versprochen.", []),
    ("Ana habe ich nichts versprochen.", []),
    ("Vroni habe ich die Pläne versprochen.", []),
    ("Ich gebe Ana morgen das Buch zurück.", [(None, "ana", "Buch")]),
    ("Ana bringt mir am Montag die Leiter zurück.", [("ana", None, "Leiter")]),
    ("Ich schicke ihr morgen die Karte zurück.", [(None, "ana", "Karte")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), GERMAN)
def test_german(text: str, found: list[tuple[str | None, str | None, str]]) -> None:
    assert told(text) == found


SEVERAL = [
    ("Ana meint, Tom schuldet mir das Buch.", [("tom", None, "Buch")]),
    ("Laut Ana schuldet mir Tom noch das Buch.", [("tom", None, "Buch")]),
    ("Ana says Tom owes me the book.", [("tom", None, "book")]),
    ("According to Ana, Tom owes me the book.", [("tom", None, "book")]),
    ("Ana meint, ich schulde Tom das Buch.", [(None, "tom", "Buch")]),
    ("Tom schulde ich noch das Buch.", [(None, "tom", "Buch")]),
    ("Ana meint, Vroni schuldet mir das Buch.", []),
    ("Laut Ana schuldet mir Vroni das Buch.", []),
    ("Laut Ana schuldet Tom ihr das Buch.", []),
    ("I'll give Tom back the book tomorrow.", [(None, "tom", "book")]),
    ("I will give the book back to Tom.", [(None, "tom", "book")]),
]


@pytest.mark.parametrize(("text", "found"), SEVERAL)
def test_who_owes_by_the_word_of_another(text: str, found: list[tuple[str | None, str | None, str]]) -> None:
    assert told(text, ("ana", "tom")) == found


ENGLISH = [
    ("Ana will send Vroni the photos.", []),
    ("Ana will send Tom the photos.", []),
    ("Ana will send the photos.", [("ana", None, "photos")]),
    ("Ana promised to send Vroni the plan.", []),
    ("Ana promised to send Tom Birch the plan by Friday.", []),
    ("Ana promised Vroni the plan.", []),
    ("Ana promised to send her brother the plan.", []),
    ("Ana promised to send me the plan.", [("ana", None, "plan")]),
    ("I promised Ana's boss the report by 2 December.", []),
    ("I promised her boss the report by 2 December.", []),
    ("I owe her boss the report.", []),
    ("I promised her the report by 2 December.", [(None, "ana", "report")]),
    ("Ana's boss promised me the report.", []),
    ("Ana promised to send me nothing.", []),
    ("Ana promised to send the plan to Tom.", []),
    ("I promised to send the plan to Tom.", [(None, "tom", "plan")]),
    ("Ana promised to introduce Vroni to Karl Moll.", []),
    ("Ana promised me a map; she gave it to me the same day.", []),
    ("Ana promised me a map, but she never gave it to me.", [("ana", None, "map")]),
    ("Ana said: I will send Tom the plan.", []),
    ("Ana and her brother. He promised to send me the recipe.", []),
    ("Ana came with her sister. She promised to send me the recipe.", []),
    ("Her sister came along. Ana promised to send me the recipe.", [("ana", None, "recipe")]),
    ("Tom Birch lent me the compass. Ana Soto says I must give it back by Christmas.", [(None, "tom", "compass")]),
    ("My neighbour lent me the compass. Ana Soto says I must give it back by Christmas.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), ENGLISH)
def test_english(text: str, found: list[tuple[str | None, str | None, str]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("later", "open_"),
    [
        ("Ana no longer needs the plan.", False),
        ("Ana does not need the plan until May.", True),
        ("Ana no longer needs the car.", True),
        ("Tom no longer needs the plan.", True),
        ("Ana braucht den Plan nicht mehr.", False),
    ],
)
def test_what_is_needed_no_more_is_owed_no_more(later: str, open_: bool) -> None:
    book = Book()
    book.note(
        "2026-11-10",
        "ana",
        "I promised her the plan." if "braucht" not in later else "Ich habe ihr den Plan versprochen.",
    )
    book.note("2026-11-20", "tom" if "Tom" in later else "ana", later)
    found = find_promises(book.statements, PEOPLE, book.present)
    assert [p.what.casefold() for p in found] == (["plan"] if open_ else [])
