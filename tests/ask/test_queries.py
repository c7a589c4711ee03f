"""Exact questions: rows by query, each with the records that support it."""

from __future__ import annotations

import pytest

from coach.ask.ask import Asker
from tests.ask.atlas import quotes, values

ROWS = [
    (
        "What are my goals?",
        ["Find two libraries that will test the tactile atlas.", "Write the paper on contour intervals."],
    ),
    ("What happened on 12 November?", ["2026-11-12: Coffee with Amara"]),
    (
        "Who owes me the sales figures?",
        ["Robert Castell: the sales figures, due 10 November 2026 (2026-11-10), 12 days late"],
    ),
    (
        "What did I promise in November?",
        ["Amara Diallo: the index draft, due 5 December 2026 (2026-12-05)"],
    ),
    ("Who works for a trust?", ["Jonas Keller, Policy Adviser, Civic Data Trust"]),
    ("Who wrote to me last?", ["Lena Vogt, Geodesist, Alpine Survey: 2026-11-18"]),
    ("Who did I last write to?", ["Lena Vogt, Geodesist, Alpine Survey: 2026-10-12"]),
    ("Who was the last person I met?", ["Amara Diallo: 2026-11-12, Coffee with Amara"]),
    ("What is my next meeting?", ["2026-11-26 09:00: Call Lena"]),
    (
        "Who do I know at Alpine Survey?",
        ["Lena Vogt, Geodesist, Alpine Survey", "Teodora Ilieva, Surveyor, Alpine Survey Ltd"],
    ),
    ("Who do I know at Summit Gear?", ["Robert Castell, Buyer, Summit Gear"]),
    ("Who used to work at the Port Museum?", ["Amara Diallo, Curator, Port Museum (now Harbour Archive)"]),
    (
        "Who have I connected with since September 2026?",
        [
            "Lena Vogt, Geodesist, Alpine Survey, connected 12 September 2026 (2026-09-12)",
            "Jonas Keller, Policy Adviser, Civic Data Trust, connected 16 September 2026 (2026-09-16)",
        ],
    ),
    ("Which of my contacts are surveyors?", ["Teodora Ilieva, Surveyor, Alpine Survey Ltd"]),
    (
        "Which of the Map Congress attendees work at Polar Library?",
        [
            "Ida Brunner, Librarian, Polar Library (on the waiting list)",
            "Viktor Sand, Head of Purchasing, Polar Library",
        ],
    ),
    ("Is Rob Castell coming to Graz?", ["Robert Castell, Summit Gear: cancelled"]),
    ("When did I last speak with Lena?", ["2026-10-20: Sheet 14, embargo"]),
    (
        "When did Lena last write to me?",
        ["2026-11-18: message “Could you send me the new legend by Monday?”"],
    ),
    ("When did I first meet Amara Diallo?", ["2026-03-10: Map Fair, Bern"]),
    ("When is my next call with Lena?", ["2026-11-26 09:00: Call Lena", "2026-12-02: Map Congress 2026"]),
    ("Where did I meet Rob Castell?", ["2026-09-15: Open Data Workshop, Leeds"]),
    ("When does the sheet 14 embargo end?", ["2026-12-01 at 10:00: Sheet 14, embargo"]),
    ("When does the NDA with Tern Press end?", ["2027-04-30: Tern Press, new list"]),
    ("What is Lena's phone number?", ["+44 7700 900321"]),
    ("When is Lena's birthday?", ["1984-05-17"]),
    ("What is Priya's e-mail address?", ["priya@ternpress.example"]),
    ("Under which other name is Priya Nair in my address book?", ["Priya Menon"]),
    ("What is Amara's job?", ["Head of Maps, Harbour Archive"]),
    (
        "What did I promise Amara?",
        ["Amara Diallo: the index draft, due 5 December 2026 (2026-12-05)"],
    ),
    (
        "Who is late with something promised to me?",
        ["Robert Castell: the sales figures, due 10 November 2026 (2026-11-10), 12 days late"],
    ),
    ("When is the index draft for Amara due?", ["2026-12-05: Amara Diallo: the index draft"]),
    ("Whose turn is it with Lena?", ["Lena Vogt: wrote, 2026-11-18"]),
    (
        "When does Lena speak at the Map Congress?",
        ["2026-12-03: Measuring ice (Day two, Thursday 3 December, 10:00)"],
    ),
    ("Since when am I connected with Lena?", ["2026-09-12: connected with Lena Vogt"]),
    ("Who is the head of maps at Harbour Archive?", ["Amara Diallo, Head of Maps, Harbour Archive"]),
    ("Who speaks on day two?", ["Lena Vogt, Alpine Survey: Measuring ice"]),
    ("Which people at Alpine Survey have I met?", ["Lena Vogt, Geodesist, Alpine Survey"]),
    ("Where did Amara work before?", ["Port Museum, Curator"]),
    ("Which events did I attend in 2026?", ["2026-03-10: Map Fair", "2026-09-15: Open Data Workshop"]),
    ("On what day did I meet Amara for the first time?", ["2026-03-10: Map Fair, Bern"]),
    ("Until when do I have to keep quiet about sheet 14?", ["2026-12-01 at 10:00: Sheet 14, embargo"]),
    ("When may I talk about the Tern Press list?", ["2027-04-30: Tern Press, new list"]),
    (
        "Which of my promises fall due between now and the middle of December?",
        ["Amara Diallo: the index draft, due 5 December 2026 (2026-12-05)"],
    ),
    (
        "What does Lena want from me?",
        ["Lena Vogt: “Could you send me the new legend by Monday?”, by 23 November 2026"],
    ),
    ("Lena has asked me for something. What, and by when?", ["Lena Vogt: “Could you send me the new legend"]),
    ("Who wants something from me?", ["Lena Vogt: “Could you send me the new legend"]),
    ("Whom did I promise to introduce?", ["Amara Diallo and Lena Vogt"]),
    ("Which introductions do I still owe?", ["Amara Diallo and Lena Vogt"]),
    ("Who wrote to me in November 2026?", ["Lena Vogt, Geodesist, Alpine Survey: 2026-11-18"]),
]


@pytest.mark.parametrize(("question", "expected"), ROWS)
def test_rows(asker: Asker, question: str, expected: list[str]) -> None:
    answer = asker.ask(question)
    shown = values(answer)
    missing = [e for e in expected if not any(v.startswith(e) for v in shown)]
    assert not missing, shown
    assert not answer.abstained
    assert all(row.citations and max(row.citations) <= len(answer.citations) for row in answer.rows)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Whom did I meet at the Map Fair?", ["Lena Vogt", "Jonas Keller (Lumen Optics)", "Amara Diallo"]),
        ("Whom did I meet at the Open Data Workshop?", ["Jonas Keller (Civic Data Trust)", "Robert Castell"]),
        ("Who did I get to know in Bern?", ["Lena Vogt", "Jonas Keller (Lumen Optics)", "Amara Diallo"]),
        (
            "Which contacts did I make at the data workshop?",
            ["Jonas Keller (Civic Data Trust)", "Robert Castell"],
        ),
        ("Who was with me in Leeds?", ["Jonas Keller (Civic Data Trust)", "Robert Castell"]),
        ("Who did I meet in Bern?", ["Lena Vogt", "Jonas Keller (Lumen Optics)", "Amara Diallo"]),
        ("Who did I meet in September 2026?", ["Jonas Keller (Civic Data Trust)", "Robert Castell"]),
        ("Which attendees do I already know?", ["Lena Vogt", "Jonas Keller", "Viktor Sand"]),
    ],
)
def test_sets_are_whole_and_hold_nobody_else(asker: Asker, question: str, names: list[str]) -> None:
    answer = asker.ask(question)
    assert len(answer.rows) == len(names)
    assert all(any(v.startswith(n) for v in values(answer)) for n in names)


def test_people_gone_quiet_come_longest_first(asker: Asker) -> None:
    shown = values(asker.ask("Whom have I not spoken to since October 2026?"))
    days = [v.partition("last contact ")[2][:10] for v in shown]
    assert days == sorted(days)
    assert all(day < "2026-10-01" for day in days)
    assert any(v.startswith("Robert Castell") for v in shown)
    assert not any("Amara" in v for v in shown)


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("How many LinkedIn connections do I have?", "8 LinkedIn connections"),
        (
            "How many people are on the Map Congress attendee list?",
            "6 people are on the list of Map Congress 2026",
        ),
        ("How many people did I meet at the Map Fair?", "3 people met at the Map Fair"),
        ("How many people did I get to know over the days in Bern?", "3 people met in Bern"),
        ("How many conversations with Amara have I noted since May 2026?", "2 conversations with Amara"),
        ("How many mentoring conversations with Lena have I noted?", "1 mentoring conversation with Lena"),
        ("How many messages has Lena sent me?", "1 message from Lena"),
        ("How many people do I know at Alpine Survey?", "2 people at Alpine Survey"),
        ("How many open promises do I have?", "2 open promises of yours"),
    ],
)
def test_counts_come_first_in_words(asker: Asker, question: str, opening: str) -> None:
    assert asker.ask(question).text.startswith(opening)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Is Rob Castell coming to Graz?", "No, Rob Castell has cancelled"),
        ("Is Lena coming to the Map Congress?", "Yes, Lena is on the list of Map Congress 2026"),
        ("Did the lunch with Rob in October take place?", "No, it was cancelled: Lunch Rob, 6 October 2026"),
        ("Whom did I meet first, Priya Nair or Amara Diallo?", "Amara Diallo, on 10 March 2026"),
        ("When is the Map Congress?", "Map Congress 2026: 2 December 2026 to 3 December 2026"),
        ("Where does Amara work now?", "Amara Diallo is Head of Maps at Harbour Archive."),
        ("When did I last have real contact with Lena?", "You last spoke with Lena Vogt on 20 October 2026"),
        ("Which of my promises are overdue?", "No open promise of yours past its date."),
    ],
)
def test_plain_sentences(asker: Asker, question: str, words: str) -> None:
    assert words in asker.ask(question).text


def test_kept_promises_are_listed_when_asked_for(asker: Asker) -> None:
    answer = asker.ask("Which promises have I kept?")
    (only,) = values(answer)
    assert only.startswith("Lena Vogt: the contour tables, due 31 March 2026")
    assert only.endswith("kept on 30 March 2026")


def test_promises_to_people_at_an_event(asker: Asker) -> None:
    answer = asker.ask("Which of my promises are to people coming to Graz?")
    assert not any("Amara" in v for v in values(answer))


def test_a_kept_promise_is_not_open(asker: Asker) -> None:
    answer = asker.ask("What did I promise Lena?")
    assert not any("contour tables" in v for v in values(answer))


def test_change_of_work_is_told_with_its_note(asker: Asker) -> None:
    answer = asker.ask("Where does Amara work now?")
    assert "Amara leaves the Port Museum at the end of July" in answer.text
    assert "Harbour Archive,Head of Maps" in quotes(answer)
    assert "Amara leaves the Port Museum" in quotes(answer)


def test_both_namesakes_are_shown(asker: Asker) -> None:
    shown = values(asker.ask("What is Jonas Keller's job?"))
    assert sorted(shown) == [
        "Optical Engineer, Lumen Optics (Jonas Keller)",
        "Policy Adviser, Civic Data Trust (Jonas Keller)",
    ]


def test_nobody_on_record_is_said_plainly(asker: Asker) -> None:
    answer = asker.ask("When did I last speak with Hanna May?")
    assert answer.abstained
    assert answer.text.startswith("I find no conversation with Hanna May")
    assert "Hanna,May" in quotes(answer)


def test_strangers_from_a_list_are_told_apart_from_contacts(asker: Asker) -> None:
    answer = asker.ask("Who do I know at Polar Library?")
    assert values(answer) == ["Viktor Sand, Head of Purchasing, Polar Library"]
    assert "Ida Brunner" in answer.text


def test_goals_of_another_year_are_not_told_as_this_ones(asker: Asker) -> None:
    answer = asker.ask("What are my goals for 2024?")
    assert answer.abstained
    assert "no goals" in answer.text


def test_what_is_closed_is_listed_whole(asker: Asker) -> None:
    answer = asker.ask("What was I told in confidence?")
    closed = {
        s.document for s in asker.snapshot.restricted if s.restriction and s.restriction.holds(asker.today)
    }
    assert len(answer.rows) == len(closed) > 1
    assert answer.text.startswith(f"{len(closed)} texts")
    assert all(answer.citations[row.citations[0] - 1].restricted for row in answer.rows)
    until = asker.ask("What is under embargo?")
    assert 0 < len(until.rows) < len(closed)
    assert all("until" in value for value in values(until))


def test_a_kind_of_meeting_that_is_not_in_the_calendar_is_not_made_up(asker: Asker) -> None:
    assert (
        asker.ask("When is my next lunch?").text
        == "No lunch is in your calendar. Next there: 2026-11-26 09:00: Call Lena."
    )


def test_a_general_word_finds_its_kinds_and_not_the_other_way(asker: Asker) -> None:
    assert "two small daughters" in asker.ask("Who has children?").text
    assert asker.ask("Who has a son?").abstained


def test_promises_of_a_time_are_those_made_then_or_due_then(asker: Asker) -> None:
    assert asker.ask("What did I promise in November?").text.startswith(
        "1 promise of yours, made in November."
    )
    assert not asker.ask("Which promises are due in November?").text.startswith("1 ")


def test_what_nobody_promised_is_refused(asker: Asker) -> None:
    answer = asker.ask("Who owes me a boat?")
    assert answer.abstained
    assert "“boat”" in answer.text


def test_the_last_note_is_the_newest(asker: Asker) -> None:
    answer = asker.ask("What was my last note about?")
    days = [row.date for row, _ in asker.snapshot.notes.values() if row.date and row.kind == "note"]
    newest = max(day for day in days if day <= asker.today)
    assert answer.citations[0].date == newest
    assert "Coffee with Amara" in answer.text


@pytest.mark.parametrize("question", ["asdfgh", "qwertz uiop", "xyzzy bfgt"])
def test_letters_that_are_no_word_are_near_to_nothing(asker: Asker, question: str) -> None:
    assert asker.ask(question).abstained


def test_a_bare_question_word_is_asked_back(asker: Asker) -> None:
    answer = asker.ask("Why?")
    assert answer.abstained
    assert answer.text == "I cannot tell what you are asking. Put it in a whole sentence."


def test_the_user_is_known_by_name(asker: Asker) -> None:
    name = asker.snapshot.repository.me().name
    assert asker.ask(f"Who is {name}?").text.startswith("That is you")


def test_who_is_not_on_the_list_is_said_not_to_be(asker: Asker) -> None:
    answer = asker.ask("Is Priya Nair coming to the Map Congress?")
    assert answer.text.startswith("Priya Nair is not on the list of Map Congress")
