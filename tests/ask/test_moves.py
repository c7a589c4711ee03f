"""What is newer than an old row: notes that tell of leaving, later records of the same name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from coach.ask.ask import Asker
from coach.workspace import Workspace
from tests.ask.atlas import asker_on, quotes, values
from tests.ask.orchard import TODAY, open_orchard


@pytest.fixture(scope="module")
def orchard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    space = open_orchard(tmp_path_factory.mktemp("orchard"))
    yield space
    space.close()


@pytest.fixture(scope="module")
def asker(orchard: Workspace) -> Asker:
    return asker_on(orchard, TODAY)


@pytest.mark.parametrize(
    ("question", "start", "holds"),
    [
        ("Is Tomas Reker still at Birch Ferries?", "No: ", "11 June 2026"),
        ("Has Tomas Reker left Birch Ferries?", "Yes: ", "11 June 2026"),
        ("Does Tomas Reker work at Birch Ferries?", "No: ", "11 October 2024"),
        ("Ist Tomas Reker noch bei Birch Ferries?", "Nein: ", "11. Juni 2026"),
        ("Arbeitet Tomas Reker noch bei Birch Ferries?", "Nein: ", "11. Oktober 2024"),
        ("Is Edda still at Heron Glass?", "No: ", "2 July 2026"),
        ("Is Tomas Reker at Quince Terminals?", "Yes: ", "Account Manager at Quince Terminals"),
        ("Is Paula still at Heron Glass?", "Yes: ", "Cutter at Heron Glass"),
        (
            "Is Wanda Olsen still at Birch Ferries?",
            "Not by the newest record of that name: ",
            "12 October 2024",
        ),
        ("Is Jana still at Birch Ferries?", "Yes: ", "Purser"),
        ("Is Ruth Amsel still at Heron Glass?", "Yes: ", "Blower"),
    ],
)
def test_still_there(asker: Asker, question: str, start: str, holds: str) -> None:
    answer = asker.ask(question)
    assert answer.text.startswith(start), answer.text
    assert holds in answer.text
    assert answer.citations
    assert not answer.abstained


def test_where_somebody_works_is_the_newest_with_the_older_behind_it(asker: Asker) -> None:
    answer = asker.ask("Where does Tomas Reker work?")
    assert values(answer) == ["Quince Terminals, Account Manager"]
    assert answer.text.startswith("Tomas Reker is Account Manager at Quince Terminals.")
    assert "Before: Account Manager at Birch Ferries Ltd (record of 11 October 2024)." in answer.text
    assert "no longer at Birch Ferries" in quotes(answer)


def test_who_left_works_nowhere_on_record(asker: Asker) -> None:
    answer = asker.ask("Where does Edda Korn work?")
    assert answer.text.startswith("No record says where Edda Korn works now. ")
    assert "Edda Korn hat Heron Glass verlassen" in quotes(answer)
    assert values(answer) == []


@pytest.mark.parametrize(
    "question",
    [
        "Who did I meet in La Dole?",
        "Who did I meet at the Dole Cider Days?",
        "Wen habe ich in La Dole getroffen?",
    ],
)
def test_notes_of_an_event_tell_by_their_first_line_who_was_met_there(asker: Asker, question: str) -> None:
    met = sorted(v.partition(",")[0] for v in values(asker.ask(question)))
    assert met == ["Edda Korn", "Jana Lill", "Nils Faber", "Paula Stern"]


def test_an_event_that_two_attended(asker: Asker) -> None:
    found = values(asker.ask("Which events did Nils and Edda both attend?"))
    assert found == ["2026-10-06 to 2026-10-07: Dole Cider Days, La Dole"]


@pytest.mark.parametrize(
    ("question", "met"),
    [
        ("Who have I had lunch with?", ["2026-10-07: Edda Korn, Buyer, Heron Glass"]),
        ("Who did I have coffee with?", ["2026-08-02: Luc Pomme, Secretary, Syndicat de Dole"]),
        ("Mit wem habe ich zu Mittag gegessen?", ["2026-10-07: Edda Korn, Buyer, Heron Glass"]),
    ],
)
def test_with_whom_the_user_had_lunch(asker: Asker, question: str, met: list[str]) -> None:
    assert values(asker.ask(question)) == met


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("Who knows Luc Pomme?", "Paula and Edda both know Luc Pomme"),
        ("Wer kennt Luc Pomme?", "Paula and Edda both know Luc Pomme"),
        ("Who is looking for oak barrels?", "Mirta Ivanek is looking for oak barrels."),
    ],
)
def test_a_sentence_that_says_what_is_asked(asker: Asker, question: str, says: str) -> None:
    answer = asker.ask(question)
    assert not answer.abstained
    assert says in quotes(answer, 2)


@pytest.mark.parametrize(
    "question", ["Who is looking for a job?", "Who is Sylvie?", "Who have I had dinner with?"]
)
def test_no_answer_by_a_word_alone(asker: Asker, question: str) -> None:
    assert asker.ask(question).abstained


@pytest.mark.parametrize(
    ("question", "first"),
    [
        (
            "Has Nils sent me the label samples?",
            "He still has not sent me the label samples he promised in June.",
        ),
        (
            "Did Nils send the label samples?",
            "He still has not sent me the label samples he promised in June.",
        ),
        ("Did Mirta Ivanek change her forwarder?", "She also switched forwarder: now with Plover Freight"),
        ("Who has two dogs?", "Sie hat drei Kinder und zwei Hunde."),
        ("Wer hat zwei Hunde?", "Sie hat drei Kinder und zwei Hunde."),
        (
            "What should I not mention to Jana?",
            "Do not mention the new press to Jana Lill, she will be there.",
        ),
        ("Was soll ich Jana nicht sagen?", "Do not mention the new press to Jana Lill, she will be there."),
    ],
)
def test_the_sentence_that_answers_leads(asker: Asker, question: str, first: str) -> None:
    answer = asker.ask(question)
    assert not answer.abstained
    assert first in {c.quote for c in answer.citations[:2]}
    assert "by end of June" not in quotes(answer, 1)


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("Who introduced me to Jana?", ["Nils Faber, Printer, Tollgate Press"]),
        ("Who introduced me to Mirta?", ["Edda Korn, Buyer, Heron Glass"]),
        ("Wer hat mich Mirta vorgestellt?", ["Edda Korn, Buyer, Heron Glass"]),
        ("Who introduced me to Luc?", []),
    ],
)
def test_who_introduced(asker: Asker, question: str, who: list[str]) -> None:
    assert values(asker.ask(question)) == who


@pytest.mark.parametrize(
    "question", ["How many meetings do I have next week?", "Wie viele Termine habe ich nächste Woche?"]
)
def test_meetings_to_come_are_those_of_the_calendar(asker: Asker, question: str) -> None:
    assert len(values(asker.ask(question))) == 2


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("wher does mirta ivaneck work", ["Heron Glass, Director"]),
        ("Waht is Mirta's job?", ["Director, Heron Glass"]),
    ],
)
def test_typed_in_a_hurry(asker: Asker, question: str, rows: list[str]) -> None:
    assert values(asker.ask(question)) == rows


@pytest.mark.parametrize(
    ("question", "same"),
    [
        ("Was muss ich bis Ende Dezember erledigen?", "What do I have to do by the end of December?"),
        ("Was habe ich Ruth Amsel von Tollgate versprochen?", "What did I promise Ruth Amsel of Tollgate?"),
    ],
)
def test_german_asks_for_the_same_promises(asker: Asker, question: str, same: str) -> None:
    german, english = asker.plan(question), asker.plan(same)
    assert (german.kind, german.person_ids, german.period and german.period.ranges) == (
        english.kind,
        english.person_ids,
        english.period and english.period.ranges,
    )
    assert german.kind.value == "my promises"


def test_the_end_of_a_month_is_german_in_a_german_answer(asker: Asker) -> None:
    answer = asker.ask("Was muss ich bis Ende Dezember erledigen?")
    assert "bis Ende Dezember" in answer.plan
    assert "the end of" not in answer.text
