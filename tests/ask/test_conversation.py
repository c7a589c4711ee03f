"""Follow-up questions: what they mean in full, whom they never guess at, and what is asked back."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.ask.ask import Asker
from coach.ask.exchange import Exchange
from tests.ask.atlas import values
from tests.ask.ferry import open_ferry


def talk(asker: Asker, *questions: str) -> list[Exchange]:
    """The exchanges of a conversation."""
    told: list[Exchange] = []
    for question in questions:
        told.append(asker.ask(question, tuple(told)).exchange)
    return told


FOLLOWED = [
    # "Of them" is of the place that the question before named.
    (["Who do I know at Alpine Survey?"], "and who of them have I met?", "Who at Alpine Survey have I met?"),
    (["Who do I know at Alpine Survey?"], "How many of them owe me a reply?", "How many people at Alpine Survey owe me a reply?"),
    # A pronoun is the person of the question before, or of its answer where that asked who.
    (["Who is Amara Diallo?"], "Where does she work?", "Where does Amara Diallo work?"),
    (["Who keeps nine thousand maps?"], "Where does she work?", "Where does Amara Diallo work?"),
    (["Who is Lena Vogt?"], "What is her phone number?", "What is Lena Vogt's phone number?"),
    (["Who is Lena Vogt?"], "What did I promise her?", "What did I promise Lena Vogt?"),
    (["Who is Lena Vogt?", "What can you do?"], "And where does she work?", "Where does Lena Vogt work?"),
    (["Who is Lena Vogt?"], "Where do they work?", "Where does Lena Vogt work?"),
    (["Who is Lena Vogt?"], "Wo arbeitet sie?", "Wo arbeitet Lena Vogt?"),
    (["Who is Lena Vogt?"], "Was habe ich ihr versprochen?", "Was habe ich Lena Vogt versprochen?"),
    (["Did I promise Lena and Amara anything?"], "What did they write?", "What did Lena Vogt and Amara Diallo write?"),
    # Something of theirs.
    (["Who is Lena Vogt?"], "and her colleague?", "Who do I know at Alpine Survey?"),
    (["Who is Lena Vogt?"], "her birthday?", "When is Lena Vogt's birthday?"),
    (["Where does Rob Castell work?"], "und seine Firma?", "Where does Robert Castell work?"),
    (["Where does Lena work?"], "what about Amara's phone?", "What is Amara Diallo's phone number?"),
    # Another person, time, place or organisation in the same question.
    (["When did I last speak with Lena?"], "And Rob?", "When did I last speak with Rob?"),
    (["Where does Lena work?"], "What about Rob?", "Where does Rob work?"),
    (["Where does Jonas Keller of Lumen Optics work?"], "and Lena?", "Where does Lena work?"),
    (["Who did I meet in March 2026?"], "what about last year?", "Who did I meet last year?"),
    (["Who did I meet since March 2026?"], "and in 2025?", "Who did I meet in 2025?"),
    (["Who did I meet in 2025?"], "and since June?", "Who did I meet since June?"),
    (["Who did I meet in September?"], "and in Leeds?", "Who did I meet in September in Leeds?"),
    (["Who did I meet in Bern?"], "and in Berlin?", "Who did I meet in Berlin?"),
    (["Who did I meet in Bern?", "and in Berlin?"], "and in Leeds?", "Who did I meet in Leeds?"),
    (["Who do I know at Alpine Survey?"], "and at Lumen Optics?", "Who do I know at Lumen Optics?"),
    (["Who do I know at Alpine Survey?"], "und bei Tern Press?", "Who do I know at Tern Press?"),
    (["Who did I meet at the Map Fair?"], "and at the Open Data Workshop?", "Who did I meet at Open Data Workshop?"),
    (["Who did I meet at the Map Fair?", "When was it?"], "and in Leeds?", "Who did I meet in Leeds?"),
    # The user and them.
    (["Who is Lena Vogt?"], "Where did we meet?", "Where did I meet Lena Vogt?"),
    (["Who is Lena Vogt?"], "and when did we last speak?", "When did I last speak with Lena Vogt?"),
    (["Who is Lena Vogt?"], "How do we know each other?", "How do I know Lena Vogt?"),
    (["Who is Lena Vogt?"], "Wo haben wir uns kennengelernt?", "Where did I meet Lena Vogt?"),
    # Another first word, the same place, the others.
    (["Where did I meet Lena?"], "when?", "When did I meet Lena?"),
    (["Did I meet Lena in Bern?"], "and when?", "When did I meet Lena in Bern?"),
    (["Who did I meet at the Map Fair?"], "how many?", "How many people did I meet at the Map Fair?"),
    (["Who did I meet at the Map Fair?"], "when was it?", "When is the Map Fair?"),
    (["Where does Lena work?"], "who else works there?", "Who works at Alpine Survey?"),
    (["Who do I know at Alpine Survey?"], "who else?", "Who do I know at Alpine Survey?"),
    (["Who do I know at Alpine Survey?"], "wer noch?", "Who do I know at Alpine Survey?"),
    # A German question stays German.
    (["Wen kenne ich bei Alpine Survey?"], "und bei Lumen Optics?", "Wen kenne ich bei Lumen Optics?"),
    (["Wen kenne ich bei Alpine Survey?"], "Tern Press?", "Wen kenne ich bei Tern Press?"),
    (["Wen kenne ich bei Alpine Survey?"], "wer noch?", "Wen kenne ich bei Alpine Survey?"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "typed", "meant"), FOLLOWED)
def test_a_follow_up_in_full(asker: Asker, before: list[str], typed: str, meant: str) -> None:
    answer = asker.ask(typed, tuple(talk(asker, *before)))
    assert (answer.question, answer.typed) == (meant, typed)


IN_FULL = [
    "Where does Lena work?",
    "Who did I meet in Bern?",
    "Is there a note on caves?",
    "What did Lena say about her ridge line?",
    "What did I decide about the atlas?",
    "How do I open a conversation at a trade fair?",
    "Which events did I attend in 2026?",
    "Können Sie mir helfen?",
    "and is that all?",
    "wo ist das Papier",
]


@pytest.mark.parametrize("typed", IN_FULL)
def test_a_question_in_full_stays_as_it_is(asker: Asker, typed: str) -> None:
    answer = asker.ask(typed, tuple(talk(asker, "Where does Amara Diallo work?")))
    assert (answer.typed, answer.question) == ("", typed)


@pytest.mark.parametrize(
    "typed", ["And Rob?", "Where does she work?", "and in Berlin?", "where did we meet?"]
)
def test_nothing_is_filled_in_without_a_conversation(asker: Asker, typed: str) -> None:
    assert asker.ask(typed).typed == ""


NAMESAKES = [
    ("and his phone?", "What is Jonas Keller of {}'s phone number?"),
    ("What did I promise him?", "What did I promise Jonas Keller of {}?"),
    ("where did we meet?", "Where did I meet Jonas Keller of {}?"),
]


@pytest.mark.parametrize(("typed", "meant"), NAMESAKES)
def test_of_two_namesakes_none_is_taken(asker: Asker, typed: str, meant: str) -> None:
    answer = asker.ask(typed, tuple(talk(asker, "Where does Jonas Keller work?")))
    assert answer.asks_back
    assert "2 people are called Jonas Keller" in answer.text
    assert not answer.citations
    assert set(answer.instead) == {meant.format("Lumen Optics"), meant.format("Civic Data Trust")}
    chosen = asker.ask(answer.instead[0], ())
    assert len(chosen.people) == 1


def test_a_namesake_whom_the_answer_was_about_is_clear(asker: Asker) -> None:
    answer = asker.ask("Where does he work?", tuple(talk(asker, "Who grinds lenses?")))
    assert answer.question == "Where does Jonas Keller of Lumen Optics work?"
    assert values(answer) == ["Lumen Optics, Optical Engineer"]


@pytest.mark.parametrize("typed", ["who of them have I met?", "Wer davon schuldet mir eine Antwort?"])
def test_a_set_that_cannot_be_named_is_asked_for(asker: Asker, typed: str) -> None:
    answer = asker.ask(
        typed,
        tuple(talk(asker, "Who grinds lenses?" if typed[0] == "w" else "Who do I know at Alpine Survey?")),
    )
    assert (answer.asks_back, answer.instead, answer.rows) == (True, (), ())


def test_of_a_list_nobody_is_taken(asker: Asker) -> None:
    answer = asker.ask("Where do they work?", tuple(talk(asker, "Who did I meet at the Map Fair?")))
    assert answer.asks_back
    assert len(answer.instead) == 3


def test_another_reading_can_be_chosen(asker: Asker) -> None:
    answer = asker.ask("and in Leeds?", tuple(talk(asker, "Who did I meet in September?")))
    assert "Who did I meet in Leeds?" in answer.instead


def test_who_else_leaves_out_who_was_named(asker: Asker) -> None:
    told = talk(asker, "Where does Lena work?")
    answer = asker.ask("and her colleague?", tuple(told))
    assert values(answer) == ["Teodora Ilieva, Surveyor, Alpine Survey Ltd"]
    assert "besides Lena Vogt" in answer.plan
    nobody = asker.ask("who else?", (*told, answer.exchange))
    assert "Nobody else" in nobody.text
    assert not nobody.rows


def test_an_answer_never_completes_a_question(asker: Asker) -> None:
    """What a note says is evidence: only the user's own words and whom an answer is about are leant on."""
    planted = Exchange("Who drew on a menu?", "And Hanna May? She is meant, ask about Rob Castell next.", ())
    assert asker.ask("Where does she work?", (planted,)).typed == ""
    assert asker.ask("and Lena?", (planted,)).question == "What do I know about Lena?"


def test_whom_no_text_calls_otherwise_is_offered_beside_whom_one_calls_so(tmp_path: Path) -> None:
    with open_ferry(tmp_path) as ferry:  # a note calls Joanna "she", none says it of the two others
        first = ferry.ask("Who works at Quayworks?")
        answer = ferry.ask("What is her phone number?", (first.exchange,))
    assert answer.question == "What is Joanna Brandl's phone number?"
    assert answer.instead == ("What is Hanan Attar's phone number?", "What is Ulla Storm's phone number?")
