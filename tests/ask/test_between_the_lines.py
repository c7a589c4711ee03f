"""Questions on what notes tell between people, asked of a lens maker's network."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from coach.ask.ask import Asker
from coach.ask.demands import meets
from coach.ask.replacing import sides, to_come
from tests.ask.atlas import asked_after, asker_on, quotes, values
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


SUCCESSOR = "Ibrahim Saleh, Service Engineer, Larkfield Instruments"


@pytest.mark.parametrize(
    "question",
    [
        "Who replaced Dariusz Wolny?",
        "Who took over from Dariusz?",
        "Who is Dariusz's successor?",
        "Wer hat Dariusz Wolny abgelöst?",
        "Wer ist der Nachfolger von Dariusz?",
    ],
)
def test_who_came_after_somebody(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert values(answer) == [SUCCESSOR]
    assert "took over from Dariusz Wolny as service engineer" in quotes(answer)


def test_after_whom_somebody_came(asker: Asker) -> None:
    assert asker.ask("Whom did Ibrahim replace?").text.startswith(
        "Ibrahim Saleh took over from Dariusz Wolny ("
    )
    assert asker.ask("Wen hat Ibrahim Saleh ersetzt?").text.startswith("Ibrahim Saleh hat von Dariusz Wolny")
    assert asker.ask("Who replaced Greta?").abstained


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Anna löste Ben im Mai ab.", ("Anna ", " Ben im Mai ab.")),
        ("Ben wurde durch Anna ersetzt.", ("Anna", "Ben ")),
        ("Bens Nachfolgerin ist Anna.", (" Anna.", "Ben")),
        ("Anna took over as head of sales from Ben.", ("Anna ", " Ben.")),
        ("Anna has not replaced Ben.", None),
        ("Anna succeeded in convincing Ben.", None),
        ("Anna took over the Leeds account from Ben.", None),
        ("Anna hat das Sofa von Ben übernommen.", None),
        ("Did Anna replace Ben?", None),
        ("In May Anna took over from Ben.", ("In May Anna ", " Ben.")),
        ("Will Parker replaced Ben.", ("Will Parker ", " Ben.")),
        ("Ben could be replaced by Anna.", None),
        ("Ben will be replaced by Anna.", (" Anna.", "Ben ")),
        ("Anna will take over from Ben.", ("Anna ", " Ben.")),
        ("I hope Anna will take over from Ben.", None),
        ("Ben is to be replaced by Anna.", None),
        ("Ben was quietly replaced by Anna.", None),
        ("If Anna succeeds Ben, we are lucky.", None),
        ("Anna nearly replaced Ben.", None),
        ("Rumour: Anna replaced Ben.", None),
        ("Anna replaced Ben, or so the rumour goes.", None),
        ("Anna hopes to take over from Ben.", None),
        ("Ben wurde angeblich durch Anna ersetzt.", None),
        ("Vielleicht hat Anna Ben abgelöst.", None),
        ("Anna soll Nachfolgerin von Ben werden.", None),
    ],
)
def test_what_tells_of_a_successor(text: str, parts: tuple[str, str] | None) -> None:
    assert sides(text) == parts


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("Anna will take over from Ben.", True),
        ("Ben will be replaced by Anna.", True),
        ("Ben wird durch Anna ersetzt.", True),
        ("Will Parker replaced Ben.", False),
        ("Anna took over from Ben.", False),
    ],
)
def test_what_is_settled_is_not_told_as_done(text: str, ahead: bool) -> None:
    assert sides(text) is not None
    assert to_come(text) is ahead


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Who is looking for a stand builder?", ["Odile Farrant, Founder, Farrant Labs: “A stand builder for spring fairs”"]),
        ("Who needs a stand builder?", ["Odile Farrant, Founder, Farrant Labs: “A stand builder for spring fairs”"]),
        ("Which guests of the Harbour Optics Summit are looking for a stand builder?", ["Odile Farrant, Founder, Farrant Labs: “A stand builder for spring fairs”"]),
        ("Who offers contract measurements?", ["Odile Farrant, Founder, Farrant Labs: “Contract measurements”"]),
        ("Who can advise on lasers?", ["Daniel Roth (Veld Systems), Engineer: “Advice on lasers”"]),
        ("Wer sucht einen Messebauer?", ["Kasimir Lund, Buyer, Lund Coatings: „Ein Messebauer und eine Druckerei“"]),
        ("Who offers a stand builder?", []),
        ("Who is looking for investors?", []),
        ("Who is looking for sample lenses?", []),
    ],
)  # fmt: skip
def test_what_guests_answered_when_registering_is_searched(
    asker: Asker, question: str, rows: list[str]
) -> None:
    answer = asker.ask(question)
    assert values(answer) == rows
    assert answer.abstained is (not rows)


def test_what_notes_and_guests_say_stands_together(asker: Asker) -> None:
    answer = asker.ask("Who is looking for a distributor in Portugal?")
    assert "“A distributor for Portugal”" in answer.text
    assert "is looking for a distributor in Portugal" in answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who insures museums?", True),
        ("Who insures cars?", False),
        ("Who builds stands?", False),
        ("Who restores old cameras?", True),
        ("Who collects cameras?", False),
    ],
)
def test_who_does_one_thing_is_not_told_by_who_does_another(asker: Asker, question: str, told: bool) -> None:
    assert asker.ask(question).abstained is not told


def test_a_trade_says_of_nobody_what_they_do() -> None:
    assert not meets("Who insures museums?", "Theo works in insurance and likes museums.", of_people=False)
    assert meets("Who insures museums?", "Theo insures two museums.", of_people=False)
    assert not meets("Who builds stands?", "Could you tell me your stand number?", of_people=False)


def test_from_whom_narrows_who_comes(asker: Asker) -> None:
    who = "Who is coming to the Harbour Optics Summit?"
    assert values(asked_after(asker, who, "And from Norrby?")) == [
        "Greta Nyberg, Head of Product, Norrby Lenses"
    ]
    answer = asked_after(
        asker, "Who is coming to Harbour Optics Summit from Norrby Lenses?", "And Hafenlicht?"
    )
    assert answer.question == "Who is coming to Harbour Optics Summit from Hafenlicht?"
    german = asked_after(asker, "Wer kommt zum Harbour Optics Summit?", "Und von Norrby?")
    assert [v.partition(",")[0] for v in values(german)] == ["Greta Nyberg"]
    assert german.plan == "Personen auf der Liste von Harbour Optics Summit, von Norrby: 1"


def test_from_there_is_a_place_without_at(asker: Asker) -> None:
    answer = asked_after(
        asker, "Who do I know at Norrby?", "Who is coming to the Harbour Optics Summit from there?"
    )
    assert answer.question == "Who is coming to the Harbour Optics Summit from Norrby?"


def test_an_event_that_is_not_known_is_nobodys_title(asker: Asker) -> None:
    answer = asker.ask("Who is coming to Lumina from Norrby Lenses?")
    assert answer.abstained
    assert "title" not in answer.text + answer.plan


def test_who_was_named_before_may_be_meant_too(asker: Asker) -> None:
    answer = asked_after(
        asker, "When did I last speak with Greta?", "And her colleague?", "What did I promise her?"
    )
    assert answer.text.startswith("Whom do you mean?")
    assert len(answer.instead) == 2


def test_when_a_promise_of_the_users_falls_due_is_none_of_the_other_side(asker: Asker) -> None:
    answer = asked_after(asker, "What did I promise Rupert?", "When?")
    assert [v.partition(":")[0] for v in values(answer)] == ["2026-11-20"]
    assert asked_after(asker, "Was habe ich Rupert versprochen?", "Bis wann?").question.startswith(
        "Bis wann habe ich"
    )


def test_what_was_left_out_of_an_answer_is_named_in_german(asker: Asker) -> None:
    answer = asked_after(asker, "Wann habe ich zuletzt mit Greta gesprochen?", "Und ihre Kollegen?")
    assert "(außer Greta Nyberg)" in answer.plan
    assert "jetzt oder früher" in answer.plan


@pytest.mark.parametrize(
    ("question", "people"),
    [
        ("Who is in Jena?", ["Selma Otterbach"]),
        ("Colleagues of Rupert Ashby", ["Ibrahim Saleh"]),
        ("Who introduced me to somebody at Larkfield Instruments?", ["Greta Nyberg"]),
        ("Auf welchen Veranstaltungen waren Rupert und Greta?", ["2026-09-08 bis 2026-09-09: Optik Forum Jena", "2027-01-20 bis 2027-01-22: Harbour Optics Summit 2027"]),
        ("Wer steht auf der Liste vom Harbour Optics Summit?", ["Daniel Roth", "Greta Nyberg", "Kasimir Lund", "Odile Farrant", "Rupert Ashby"]),
        ("Wen habe ich am 8. September getroffen?", ["Rupert Ashby", "Greta Nyberg", "Ibrahim Saleh"]),
        ("Was habe ich am 3. Dezember vor?", ["2026-12-03 12:00: Lunch with Anselm Bruckner"]),
        ("What meetings do I have before 3 December?", ["2026-12-01 09:00: Call Greta Nyberg", "2026-12-01 09:00: Budget round"]),
        ("What do I have to do by 30 November?", ["Rupert Ashby: the calibration sheet"]),
        ("Was habe ich bis zum 30. November zu tun?", ["Rupert Ashby: calibration sheet"]),
        ("Seit wann kenne ich Greta?", ["2026-09-08: Optik Forum Jena"]),
    ],
)  # fmt: skip
def test_who_and_when(asker: Asker, question: str, people: list[str]) -> None:
    answer = asker.ask(question)
    assert [v.partition(", ")[0].partition(" (")[0] for v in values(answer)] == people


def test_who_has_that_trade_is_not_told_by_a_thing_of_it(asker: Asker) -> None:
    answer = asker.ask("Which photographers have I met?")
    assert answer.abstained
    assert "there is 1: Noemi Castell" in answer.text


def test_somebody_wanted_is_nobody_who_does_it(asker: Asker) -> None:
    assert asker.ask("Wer reinigt Objektive?").abstained
    assert not meets("Who mends clocks?", "Ann is looking for somebody who mends clocks.", of_people=False)


def test_who_introduced_others_opens_no_door(asker: Asker) -> None:
    answer = asker.ask("Who can introduce me to Norrby Lenses?")
    assert "coffee stand" not in answer.text
    assert "You know Greta Nyberg" in answer.text


def test_until_when_something_is_to_be_kept_quiet(asker: Asker) -> None:
    assert asker.ask("Until when must I keep the Norrby takeover quiet?").text.startswith(
        "It holds until 15 January"
    )
    assert asker.ask("Bis wann muss ich über Norrby schweigen?").text.startswith(
        "Es gilt bis 15. Januar 2027"
    )


def test_a_hobby_is_found_in_the_other_language(asker: Asker) -> None:
    assert "Anselm Bruckner" in asker.ask("Who sails?").text


def test_whole_rows_and_leads_are_german(asker: Asker) -> None:
    (row,) = asker.ask("Ist Dariusz noch bei Larkfield?").rows
    assert row.value.startswith("Nicht nach dem neuesten Eintrag dieses Namens")
    assert asker.ask("Was sucht Mirjam?").text.startswith("Sie haben am 20. Oktober 2026 notiert: „")
    assert " bei Larkfield" in asker.ask("Wo arbeitet Dariusz Wolny?").text


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("Who told me that Ibrahim took over?", "Rupert Ashby (Larkfield Instruments) says that"),
        (
            "What did I write to Selma?",
            "You wrote to Selma Otterbach on 13 November 2026: “können Sie mir die Maße",
        ),
        (
            "What did I send Selma last?",
            "You wrote to Selma Otterbach on 13 November 2026: “können Sie mir die Maße",
        ),
        ("What has Kasimir sent me?", "“haben Sie im Januar in Hull Zeit für ein Gespräch?”"),
        ("What did Kasimir write?", "“haben Sie im Januar in Hull Zeit für ein Gespräch?”"),
        ("When did I have lunch with Theo?", "You last had lunch with Theo Quandt on 2 November 2026."),
        ("Who have I had coffee with?", "1 person you had coffee with."),
        ("Who among my contacts is a journalist?", "1 person for journalist."),
    ],
)
def test_what_was_said_written_and_eaten(asker: Asker, question: str, holds: str) -> None:
    answer = asker.ask(question)
    assert holds in answer.text
    assert not answer.abstained


@pytest.mark.parametrize(
    "question",
    [
        "What did I send Kasimir?",
        "Who wants to talk to me in Hull?",
        "Have I had dinner with Greta?",
        "Who speaks about bees?",
    ],
)
def test_what_nobody_said_is_unknown(asker: Asker, question: str) -> None:
    assert asker.ask(question).abstained


def test_who_leads_to_somebody_is_not_them(asker: Asker) -> None:
    text = asker.ask("Who is the buyer at Halden Observatory?").text
    assert text.startswith("You noted on 14 October 2026: “Rupert will introduce me to the buyer")
    assert asker.ask("Who is the photographer of the Optik Forum?").text.startswith(
        "Noemi Castell, Photographer"
    )


@pytest.mark.parametrize("question", ["Who speaks about cold coatings?", "Wer spricht über Cold coatings?"])
def test_who_speaks_on_something_is_told_by_the_programme(asker: Asker, question: str) -> None:
    assert [v.partition(",")[0] for v in values(asker.ask(question))] == ["Greta Nyberg"]


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("Which Daniel is an engineer?", "Daniel Roth (Veld Systems), Engineer"),
        ("Which Mirjam is a registrar?", "Mirjam Kessel (Stadtmuseum Kassel), Registrarin"),
        ("Which Mirjam works at Hafenlicht?", "Mirjam Kessel (Hafenlicht GmbH), Entwicklungsingenieurin"),
        ("Where does Mirjam of Hafenlicht work?", "Mirjam Kessel is Entwicklungsingenieurin at Hafenlicht"),
        ("When did I last speak with Mirjam of Hafenlicht?", "I find no conversation with Mirjam"),
        ("When did I last speak with Mirjam?", "You last spoke with Mirjam Kessel (Stadtmuseum Kassel)"),
        ("Did I meet Theo in November?", "You last spoke with Theo Quandt on 2 November 2026"),
        ("Have I spoken with Anselm in October?", "I find no conversation with Anselm in October"),
        ("Habe ich dieses Jahr mit Anselm gesprochen?", "Sie haben zuletzt am 9. September 2026 mit Anselm"),
        ("When did I write to Greta?", "You last wrote to Greta Nyberg on 16 November 2026"),
        ("When did Rupert write?", "Rupert Ashby last wrote to you on 19 November 2026"),
        ("Did I meet anyone in October?", "2 people met in October."),
        ("Who did I meet between 1 and 15 September?", "5 people met between 1 and 15 September."),
    ],
)
def test_which_of_two_and_whether_ever(asker: Asker, question: str, start: str) -> None:
    assert asker.ask(question).text.startswith(start)
