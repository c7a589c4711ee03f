"""A baker's supplier asks: nobody is named for another, nothing wished is told as done, no embargo is told to the press."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from coach.ask.ask import Asker
from coach.workspace import Workspace
from tests.ask.atlas import asked_after, asker_on, quotes, values
from tests.ask.bakery import TODAY, open_bakery


@pytest.fixture(scope="module")
def bakery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with open_bakery(tmp_path_factory.mktemp("bakery")) as space:
        yield space


@pytest.fixture(scope="module")
def asker(bakery: Workspace) -> Asker:
    return asker_on(bakery, TODAY)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Can I tell Priya about the rye line?", "Better not. This is private: keep it to yourself until 2 December 2026."),
        ("May I post about the rye line?", "Better not. This is private: keep it to yourself until 2 December 2026."),
        ("Can I tell Gareth about the insolvency?", "Better not. This is private: keep it to yourself."),
        ("Darf ich Priya von der rye line erzählen?", "Besser nicht. Das ist vertraulich: behalten Sie es bis 2. Dezember 2026 für sich."),
    ],
)  # fmt: skip
def test_what_is_under_embargo_is_not_told_to_the_press(bakery: Workspace, question: str, text: str) -> None:
    assert bakery.ask(question).text == text


def test_a_limit_said_above_is_not_said_in_each_row(bakery: Workspace) -> None:
    answer = bakery.ask("Can I tell Gareth about Ovenworks?")
    assert answer.text.endswith("keep it to yourself.")
    assert not [r.value for r in answer.rows if "keep it" in r.value]
    assert answer.plan == "what is closed to Gareth about Ovenworks"


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Who replaced Tomasz?", ["Gareth Pugh, Service Technician, Ovenworks"]),
        ("Who used to work at Ovenworks?", ["Tomasz Lis, Head of Sales, Crumb & Co"]),
        ("What have I lent?", ["Nuria Sol: “I lent her 40 proofing baskets.”, went back by your note of 5 November 2026"]),
        ("What do I still have to give back?", ["Lena Hofer (Mühle Hofer): “Sie hat mir ein Buch über Sauerteig geliehen.”"]),
        ("Who offers organic flour?", ["Piotr Zar, Miller, Zar Mills: “Organic flour”"]),
        ("Who has not answered me?", ["Ulla Kranz: has your message, 2026-11-16"]),
        ("What is my next meeting?", ["2026-11-25: Payroll day", "2026-11-25 08:00: Breakfast with Ulla Kranz"]),
    ],
)  # fmt: skip
def test_rows(asker: Asker, question: str, rows: list[str]) -> None:
    assert values(asker.ask(question)) == rows


def test_a_successor_to_come_is_not_told_as_there(asker: Asker) -> None:
    assert asker.ask("Who replaced Tomasz?").text == "Gareth Pugh is to take over from Tomasz Lis."
    assert asker.ask("Wer hat Tomasz abgelöst?").text == "Gareth Pugh soll von Tomasz Lis übernehmen."
    assert asker.ask("Whom did Gareth replace?").text.startswith(
        "Gareth Pugh is to take over from Tomasz Lis"
    )


def test_where_somebody_was_before_by_a_note_alone(asker: Asker) -> None:
    answer = asker.ask("Where did Tomasz work before?")
    assert "Tomasz has left Ovenworks" in answer.text
    assert "Tomasz has left Ovenworks" in quotes(answer)


@pytest.mark.parametrize(
    "question", ["When do I speak at the Oven Summit?", "Who opened a second shop?", "Who is vegan?"]
)
def test_what_is_not_on_record_is_unknown(asker: Asker, question: str) -> None:
    assert asker.ask(question).abstained


def test_a_wish_is_told_where_a_wish_is_asked(asker: Asker) -> None:
    assert asker.ask("Who wants to open a shop?").text.startswith("Nuria Sol, Owner")


def test_who_told_of_it_is_not_who_does_it(asker: Asker) -> None:
    text = asker.ask("Who might leave Ovenworks?").text
    assert text.startswith("You noted on 16 November 2026: “Heard from Nuria that Gareth Pugh might leave")


def test_what_guests_seek_in_words_of_their_own(asker: Asker) -> None:
    assert "“To find a flour supplier”" in asker.ask("Who is looking for a flour supplier?").text
    assert "“Looking for packaging suppliers”" in asker.ask("Who needs packaging?").text


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("What is the name of Lena's brother?", "Ihr Bruder Jonas"),
        ("Who plays the cello?", "Ulla Kranz, Einkäuferin"),
        ("Which Lena has twins?", "Lena Hofer (Stadtbank Graz)"),
    ],
)
def test_notes_of_the_other_language_answer_too(asker: Asker, question: str, holds: str) -> None:
    assert holds in asker.ask(question).text


def test_of_two_of_a_name_she_is_neither(asker: Asker) -> None:
    answer = asked_after(asker, "Who is Lena Hofer?", "Where does she work?")
    assert answer.text == "2 people are called Lena Hofer. Whom do you mean?"
    assert len(answer.instead) == 2


def test_a_german_noun_behind_a_first_name_is_no_family_name(asker: Asker) -> None:
    assert asker.ask("Hat Nuria Kinder?").abstained
    assert "zwei Kinder" in asker.ask("Hat Ulla Kinder?").text
    assert asker.ask("Wo arbeitet Nuria Kaspar?").abstained


@pytest.mark.parametrize(
    ("questions", "text"),
    [
        (("Who did I meet in Berlin?", "And in Graz?"), "1 person met in Graz."),
        (("Wen habe ich in Berlin getroffen?", "Und in Graz?"), "1 Person getroffen in Graz."),
        (("Is Nuria coming to the Oven Summit?", "Who else is coming?"), "2 more people."),
        (("When is the Oven Summit?", "Who is going?"), "3 people on the list of oven summit."),
        (("What did I promise Priya?", "By when?"), "By 25 November 2026: the press kit."),
        (("Was habe ich Priya versprochen?", "Bis wann?"), "Bis 25. November 2026: press kit."),
        (("Can I tell Gareth about the insolvency?", "And Nuria?"), "Better not. This is private: keep it to yourself."),
    ],
)  # fmt: skip
def test_what_follows_keeps_what_was_asked(asker: Asker, questions: tuple[str, ...], text: str) -> None:
    assert asked_after(asker, *questions).text == text


def test_a_town_is_no_bank_of_its_name(asker: Asker) -> None:
    answer = asker.ask("Who did I meet in Graz?")
    assert answer.plan == "people you met in Graz: 1"
    assert values(asker.ask("Who do I know at Stadtbank Graz?")) == [
        "Lena Hofer, Credit Analyst, Stadtbank Graz"
    ]
