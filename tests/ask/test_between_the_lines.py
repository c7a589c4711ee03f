"""Questions on what notes tell between people, asked of a lens maker's network."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from coach.ask.ask import Asker
from tests.ask.atlas import asker_on, quotes, values
from tests.ask.lenses import TODAY, open_lenses


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with open_lenses(tmp_path_factory.mktemp("lenses")) as space:
        yield asker_on(space, TODAY)


UMBRELLA = "Theo Quandt: “I borrowed an umbrella from Theo.”"
LADDER = "Selma Otterbach: “Ich habe mir von Selma eine Leiter geliehen.”"
MICROSCOPE = "Rupert Ashby: “Rupert lent me his field microscope until the end of November.”"
BOOK = 'Ibrahim Saleh: “I lent him my copy of "Light and Glass".”'


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("What did I borrow?", [UMBRELLA, LADDER, MICROSCOPE]),
        ("What do I have to give back?", [UMBRELLA, LADDER, MICROSCOPE]),
        ("What have I borrowed from Rupert?", [MICROSCOPE]),
        ("What did Rupert lend me?", [MICROSCOPE]),
        ("Who lent me a ladder?", []),
        ("Who lent me an umbrella?", [UMBRELLA]),
        ("What have I lent?", [BOOK]),
        ("To whom did I lend something?", [BOOK]),
        ("What did I lend Ibrahim?", [BOOK]),
        ("What did I lend Rupert?", []),
        ("Who borrowed my tripod?", []),
    ],
)
def test_what_was_lent_goes_the_right_way(asker: Asker, question: str, rows: list[str]) -> None:
    answer = asker.ask(question)
    assert values(answer) == rows
    assert answer.abstained is (not rows)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Was habe ich mir geliehen?", 3),
        ("Was muss ich noch zurückgeben?", 3),
        ("Was hat mir Rupert geliehen?", 1),
        ("Was habe ich verliehen?", 1),
        ("Wem habe ich etwas geliehen?", 1),
    ],
)
def test_what_was_lent_in_german(asker: Asker, question: str, number: int) -> None:
    answer = asker.ask(question)
    assert len(answer.rows) == number
    assert answer.text.startswith("Nach Ihren Notizen haben Sie ")
    assert "„" in values(answer)[0]


def test_whoever_was_asked_nothing_owes_no_answer(asker: Asker) -> None:
    for question in ("Who has not answered me?", "Wer hat mir nicht geantwortet?"):
        owing = [v.partition(":")[0] for v in values(asker.ask(question))]
        assert owing == ["Greta Nyberg", "Selma Otterbach"]


def test_whether_somebody_answered_is_told_by_the_last_message(asker: Asker) -> None:
    no = asker.ask("Has Noemi answered me?").text
    assert no == "No: your message to Noemi Castell of 18 November 2026 has no answer so far."
    assert asker.ask("Has Theo answered?").text.startswith(
        "Theo Quandt wrote on 3 November 2026, and no message"
    )
    assert asker.ask("Hat Greta geantwortet?").text.startswith("Nein: Ihre Nachricht an Greta Nyberg")


def test_two_entries_of_one_hour_are_both_next(asker: Asker) -> None:
    answer = asker.ask("What is my next meeting?")
    assert values(answer) == ["2026-12-01 09:00: Call Greta Nyberg", "2026-12-01 09:00: Budget round"]
    assert values(asker.ask("Was ist mein nächster Termin?")) == values(answer)


def test_each_namesake_on_a_list_has_a_verdict(asker: Asker) -> None:
    answer = asker.ask("Is Daniel Roth coming to the Harbour Optics Summit?")
    assert answer.text.startswith("Yes, Daniel Roth (Veld Systems) is on the list of ")
    assert "Daniel Roth (Mark Optical) has cancelled" in answer.text
    assert len(answer.rows) == 2


def test_who_is_of_two_says_each_once_and_cites_the_record(asker: Asker) -> None:
    answer = asker.ask("Who is Daniel?")
    assert "Daniel Roth (Veld Systems), Engineer at Veld Systems. Daniel Roth (Mark Optical)" in answer.text
    assert all(row.citations for row in answer.rows)


def test_a_verdict_for_everybody_of_a_name_asks_nobody_apart(asker: Asker) -> None:
    answer = asker.ask("Can I tell Daniel that Rupert wants to leave?")
    assert answer.text == "Better not. This is private: keep it to yourself."
    assert "strictly between us" in quotes(answer)


def test_a_list_called_after_another_event_is_not_of_the_programme_beside_it(asker: Asker) -> None:
    coming = values(asker.ask("Who is coming to the Harbour Optics Summit?"))
    assert not [v for v in coming if v.startswith("Mirjam Kessel")]
    assert [v for v in coming if v.startswith("Odile Farrant")]
