"""Whole answers: evidence, refusal, namesakes, privacy, two steps, follow-ups, and hostile notes."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event as listen

from coach.ask.ask import Asker
from coach.ask.plan_in_words import in_words
from coach.workspace import Workspace
from tests.ask.atlas import asker_on, quotes, values

EVIDENCE = [
    ("Which instrument does Lena play?", "She plays the harmonica"),
    ("What does Lena do in her spare time?", "She plays the harmonica"),
    ("What does Jonas Keller of the Civic Data Trust do for fun?", "sings bass in a choir"),
    ("What do I say when a journalist asks me about sheet 14?", "the survey speaks for its own mountains"),
    (
        "Which two people am I to put in touch, and when do they speak?",
        "I promised to introduce the two of them.",
    ),
    ("Which hobby does Lena have?", "She plays the harmonica"),
    ("Who grinds lenses?", "grinds his own lenses"),
    ("What stops at two metres?", "Their scanner stops at two metres."),
    ("How many daughters does Amara have?", "two small daughters"),
    ("What did Amara say about a boat?", "rowing boat"),
    ("What was Lena's wish for the ridge line?", "second opinion on the ridge line"),
    ("How many titles on caves are planned?", "two of them on caves"),
    ("Which Jonas Keller sings in a choir?", "He sings bass in a choir"),
    ("What should I say if a reporter asks about sheet 14?", "the survey speaks for its own mountains"),
    (
        "How should I answer Lena if a reporter asks about sheet 14?",
        "the survey speaks for its own mountains",
    ),
    ("Who can introduce me to somebody at Polar Library?", "Amara offered to introduce me to Viktor Sand"),
    ("Whom have I promised to bring together?", "I promised to introduce the two of them."),
    ("When and where is my talk at the Map Congress?", "2 December at 14:00 in the Blue Room"),
    ("What are my goals this year?", "tactile atlas"),
    ("Who is Lena Vogt?", "ridge line"),
    ("What did I last talk about with Amara?", "Viktor Sand"),
    ("What did Lena tell me in confidence?", "knee will be operated on"),
    ("Why was Lena ill in October?", "knee will be operated on"),
    ("When did Priya get married?", "since her wedding in April"),
    ("What does the woman who plays the harmonica want before spring?", "second opinion on the ridge line"),
    ("Where does the man who grinds his own lenses work?", "Lumen Optics"),
]


@pytest.mark.parametrize(("question", "quote"), EVIDENCE)
def test_evidence_is_among_the_first_citations(asker: Asker, question: str, quote: str) -> None:
    answer = asker.ask(question)
    assert not answer.abstained
    assert quote in quotes(answer)


UNANSWERABLE = [
    "What is Jonas Keller's mobile number?",
    "Which university did Amara go to?",
    "When is Amara's birthday?",
    "What did Lena say about the price of helium?",
    "Which hotel am I staying at in Graz?",
    "Where do I sleep in Leeds?",
    "How heavy is the scanner at the Port Museum?",
    "What is the wifi password at the Port Museum?",
    "How much does the rowing boat cost?",
    "How many children does Lena have?",
    "What is Rob's wife called?",
    "Which car does Priya drive?",
    "Who told me about the strike in Oslo?",
    "What languages does Amara speak?",
    "What is Priya allergic to?",
    "Where does Zora Quill work?",
    "Who do I know at Northwind?",
    "What is the turnover of Polar Library?",
    "What did Amara say about the harmonica?",
    "What did I promise Teodora?",
]


@pytest.mark.parametrize("question", UNANSWERABLE)
def test_what_is_not_on_record_is_refused(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert answer.abstained
    assert answer.text.startswith(("I find no", "Nobody called", "The name"))
    assert not answer.rows


def test_refusal_says_what_was_searched_and_shows_the_nearest(asker: Asker) -> None:
    answer = asker.ask("What did Lena say about the price of helium?")
    assert "“the price of helium” for Lena" in answer.text
    assert "notes, contacts, messages and calendar" in answer.text
    assert answer.citations
    assert answer.plan == "notes, messages and contacts on price of helium, about Lena"


def test_namesakes_are_not_mixed(asker: Asker) -> None:
    policy = asker.ask("What does Jonas Keller of the Civic Data Trust want?")
    assert "licences in plain words" in quotes(policy)
    assert "lenses in a cellar" not in quotes(policy, 20)
    lens = asker.ask("What does Jonas Keller of Lumen Optics do in a cellar?")
    assert "lenses in a cellar" in quotes(lens)
    assert "choir" not in quotes(lens, 20)


def test_what_fits_the_namesake_only_is_refused(asker: Asker) -> None:
    answer = asker.ask("What does Jonas Keller of the Civic Data Trust grind in a cellar?")
    assert answer.abstained
    assert "cellar" not in quotes(answer, 20)


def test_a_shared_name_is_answered_for_the_one_it_fits(asker: Asker) -> None:
    answer = asker.ask("What does Jonas Keller do in a cellar?")
    assert "2 people are called Jonas Keller" in answer.plan
    assert "grinds his own lenses" in quotes(answer)


def test_private_things_are_shown_to_the_user_and_marked(asker: Asker) -> None:
    answer = asker.ask("What did Lena tell me in confidence?")
    (first, *_) = answer.citations
    assert "knee" in first.quote
    assert first.restricted
    assert "keep it to yourself" in answer.rows[0].value
    assert not any("Embargo until" in row.value for row in answer.rows)


def test_open_things_are_not_marked(asker: Asker) -> None:
    answer = asker.ask("Which instrument does Lena play?")
    assert not answer.citations[0].restricted
    assert "keep it to yourself" not in answer.text


def test_two_steps_cite_both(asker: Asker) -> None:
    answer = asker.ask("Who works with the man who grinds his own lenses?")
    assert "grinds his own lenses" in quotes(answer)
    found = asker.ask("What is the e-mail address of the editor who showed me the atlas list?")
    assert values(found) == ["priya@ternpress.example"]
    assert "showed me the atlas list" in quotes(found)
    assert "found Priya Nair" in found.plan


def test_people_of_a_promise_are_looked_up_on_the_list(asker: Asker) -> None:
    answer = asker.ask("Which two people have I promised to bring together, and will both be in Graz?")
    assert "I promised to introduce the two of them." in quotes(answer)
    assert "lena@alpinesurvey.example" in quotes(answer)
    assert "On the list of Map Congress 2026: Lena Vogt" in answer.text


def test_two_questions_in_one_sentence(asker: Asker) -> None:
    answer = asker.ask("Which Jonas Keller sings in a choir, and when did he write to me last?")
    assert "sings bass" in quotes(answer)
    assert "last wrote to you on 2 October 2026" in answer.text
    assert values(answer)[0].startswith("2026-10-02")
    assert ";" in answer.plan


def test_when_without_a_query_takes_the_date_of_the_sentence(asker: Asker) -> None:
    answer = asker.ask("When does Amara leave the Port Museum?")
    assert values(answer)[0].startswith("2026-07-2")
    assert answer.text.startswith("22 July 2026 to 31 July 2026") or "31 July 2026" in answer.text


def test_hostile_text_in_a_note_changes_nothing(asker: Asker) -> None:
    answer = asker.ask("What is paper made of stone good for?")
    assert "does not tear in the rain" in quotes(answer)
    for asked in (answer, asker.ask("What did Amara say about paper?"), asker.ask("Who is Amara Diallo?")):
        assert "collector.example" not in asked.text + quotes(asked, 20)
        assert "knee" not in asked.text


def test_handbook_answers_general_questions(asker: Asker) -> None:
    answer = asker.ask("How do I open a conversation at a trade fair?")
    assert answer.citations
    assert all(c.handbook for c in answer.citations)
    assert answer.text


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Brief me for the Map Congress", "Briefings"),
        ("Draft a thank-you to Lena", "Follow-ups"),
        ("Is this post okay: hello", "Review"),
    ],
)
def test_jobs_are_pointed_to(asker: Asker, question: str, word: str) -> None:
    answer = asker.ask(question)
    assert word in answer.text
    assert len(answer.next_steps) == 1
    assert not answer.abstained


def test_marks_count_the_citations(asker: Asker) -> None:
    for question, _ in EVIDENCE:
        answer = asker.ask(question)
        marks = [int(m) for m in re.findall(r"\[(\d+)\]", answer.text)]
        assert all(1 <= m <= len(answer.citations) for m in marks), question
        first = list(dict.fromkeys(marks))
        assert first == sorted(first), question


def test_quotes_are_verbatim(atlas: Workspace, asker: Asker) -> None:
    texts = {d.id: d.text for d in atlas.repository.documents()}
    for question, _ in EVIDENCE:
        for citation in asker.ask(question).citations:
            if citation.document in texts:
                assert citation.quote in texts[citation.document]


def test_text_is_given_while_it_is_written(asker: Asker) -> None:
    for question in (
        "Which instrument does Lena play?",
        "Who do I know at Alpine Survey?",
        "Who is Amara Diallo?",
    ):
        pieces: list[str] = []
        answer = asker.ask(question, (), pieces.append)
        assert "".join(pieces).split() == answer.text.split() or answer.text.split()[0] in "".join(pieces)


def test_same_question_same_answer(asker: Asker, atlas: Workspace) -> None:
    other = asker_on(atlas)
    for question, _ in EVIDENCE[:6]:
        assert asker.ask(question) == other.ask(question)


@pytest.fixture
def statements_run(atlas: Workspace) -> Iterator[list[str]]:
    seen: list[str] = []

    def note(*arguments: object) -> None:
        seen.append(str(arguments[2]))

    engine = atlas.repository.sessions.kw["bind"]
    listen.listen(engine, "before_cursor_execute", note)
    yield seen
    listen.remove(engine, "before_cursor_execute", note)


def test_a_second_question_reads_little(atlas: Workspace, statements_run: list[str]) -> None:
    fresh = asker_on(atlas)
    fresh.ask("Which instrument does Lena play?")
    statements_run.clear()
    fresh.ask("Which instrument does Lena play?")
    fresh.ask("Who do I know at Alpine Survey?")
    assert 0 < len(statements_run) <= 40


_WORDS = (
    "who when where what which how many did do does is at in since last first meet promise know Lena Vogt Jonas Keller Alpine Survey Map "
    "Congress Graz March 2026 e-mail embargo the a my me of and , ? ' s bees talk with whose turn late due list attendees"
).split()


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=12))
def test_any_jumble_of_words_gets_an_answer_with_sound_numbers(asker: Asker, words: list[str]) -> None:
    answer = asker.ask(" ".join(words))
    assert answer.text
    assert answer.plan
    assert all(1 <= n <= len(answer.citations) for row in answer.rows for n in row.citations)
    assert all(answer.text[u.start : u.end] == u.quote for u in answer.unsupported)


@pytest.mark.parametrize("question", ["", "?", "   ", "…", "Ω"])
def test_a_question_without_words_is_told_what_can_be_asked(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert answer.text.startswith(("Ask me about the people", "I find nothing"))
    assert not answer.citations or answer.abstained


def test_the_programme_and_the_writers_of_messages_are_named(asker: Asker) -> None:
    programme = asker.ask("What is on at 09:00 at the Map Congress, the welcome?").text
    assert "You noted on 2 December" not in programme
    written = asker.ask("Who said that I have the Blue Room?").text
    assert "Viktor Sand wrote on 5 October 2026" in written


def test_a_sentence_far_off_the_question_is_not_quoted(asker: Asker) -> None:
    said = asker.ask("What do I say when a journalist asks me about sheet 14?").text
    assert said.startswith("You noted on 3 November 2026")
    assert "harmonica" not in said
    assert "scanner" not in said


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("Who did I meet in October 2026?", "people you met in October 2026"),
        ("Who is coming to the Map Congress?", "people on the list of Map Congress"),
        ("Which promises of mine have a date in December?", "your promises, with a date in December"),
        ("Who did I get to know in Bern?", "people you met in Bern"),
        ("Who wrote to me in November 2026?", "messages to you in November 2026"),
    ],
)
def test_the_plan_is_said_in_clean_words(asker: Asker, question: str, line: str) -> None:
    assert in_words(asker.plan(question)) == line
