"""What a letter says belongs to its reader: no courtesy that stands in every letter, no holding line, no clerk's echo."""

from __future__ import annotations

import re
from datetime import date

import pytest

from coach.text import sentences
from coach.writer.page import going_on
from coach.writer.taste import welcome
from tests.writer.test_offline_letters import email, promise, statements, written_to_maya

FORUM = "the Conservation Forum in Leeds"
NAMES = [f"{first} {last}" for first in ("Ana", "Ruth", "Wanda", "Mei", "Ole") for last in ("Soto", "Kos", "Lim", "Vik")]  # fmt: skip
NOTES = [
    "She let me hold the ladle.",
    "She keeps nine goats behind the works.",
    "She has recordings of 31 village organs.",
    "She has forty plates with a bloom that nobody can name.",
]


def said(body: str) -> list[str]:
    inner = "\n\n".join(body.strip().split("\n\n")[1:-1])
    return [inner[s.start : s.end] for s in sentences(inner)]


@pytest.mark.parametrize("kind", ["thank-you", "follow-up", "touch"])
@pytest.mark.parametrize("note", NOTES)
def test_no_sentence_stands_without_what_is_theirs(kind: str, note: str) -> None:
    for name in NAMES:
        body = email(
            note, name, kind=kind, today=date(2026, 7, 4), next_meeting="the Salt Days in Bergen"
        ).body
        words = re.findall(r"[a-z]{5,}|\d+", note.lower())
        for sentence in said(body):
            assert any(w in sentence.lower() for w in words), sentence


def test_the_first_words_go_on_with_the_first_particular_thing() -> None:
    body = email("She gave me a wheel of cheese.", occasion="our coffee").body
    assert len(said(body)) == 1
    assert "our coffee" in body
    assert "wheel of cheese" in body
    assert going_on("I enjoyed our walk", "I am sorry that it is late.").startswith(
        "I enjoyed our walk, but I am"
    )
    assert not going_on("Thank you for our walk", "You offered a map; I would be glad of it.")


def test_two_short_thanks_are_one_sentence() -> None:
    body = email(
        "She gave me a jar of honey. She walked me along the quay.", occasion="my visit to Aldbury"
    ).body
    assert re.search(
        r"the jar of honey, and for walking me along the quay\.|walking me along the quay, and for the jar of honey\.",
        body,
    )


def test_a_promise_begins_a_letter_that_is_about_it_and_names_where_it_was_made() -> None:
    for kind in ("promise", "follow-up"):
        body = email("", kind=kind, promise=promise("list of jurors", "2026-05-20")).body
        assert "the list of jurors" in said(body)[0].lower()
        assert len(said(body)) == 1


def test_an_apology_for_a_late_promise_is_one_sentence() -> None:
    for name in NAMES:
        body = email(
            "", name, kind="promise", promise=promise("list of jurors", "2026-05-02"), today=date(2026, 5, 20)
        ).body
        assert len(said(body)) == 1
        assert "list of jurors" in body
        assert "will follow" not in body


def test_what_takes_place_on_a_day_is_not_promised_by_it() -> None:
    from dataclasses import replace

    held = promise("mock interview", "2026-05-20")
    held = replace(
        held,
        citation=replace(held.citation, quote="I said that I would give her a mock interview on 20 May."),
    )
    assert re.search(r"mock interview on 20 May", email("", promise=held).body)


@pytest.mark.parametrize("kind", ["reply", "thank-you", "follow-up", "touch", "promise"])
def test_a_question_that_waits_is_not_told_back(kind: str) -> None:
    theirs = written_to_maya("Do you have a spare loom? I need it by 20 May.")
    body = email("", kind=kind, theirs=theirs, waiting=True).body
    assert not re.search(r"loom|20 May|asked|forgotten|your message|come back to you|let you know", body)


def test_who_writes_for_the_public_gets_the_users_words_alone() -> None:
    theirs = written_to_maya("Is there anything you can say on the record? I close on 20 May.")
    for kind in ("reply", "thank-you", "follow-up", "touch"):
        body = email("She showed me the kiln.", kind=kind, theirs=theirs, waiting=True, press=True).body
        assert not re.search(r"record|20 May|forgotten|asked", body)
    assert email("", kind="reply", theirs=theirs, waiting=True, press=True).facts == ()
    own = email("", kind="reply", theirs=theirs, waiting=True, press=True, words="Nothing before June.").body
    assert "Nothing before June." in own


def test_only_good_news_is_spoken_of() -> None:
    assert welcome("the plates are counted")
    assert not welcome("the bloom has reached the second shelf")
    theirs = written_to_maya("The bloom on the plates has reached the second shelf.")
    assert "shelf" not in email("", kind="reply", theirs=theirs).body


def test_what_they_own_is_not_explained_to_them() -> None:
    body = email("We talked about slip and her sailing boat, a 1962 folkboat.").body
    assert "your 1962 folkboat." in body
    body = email("We talked about slip and her sailing boat, a wreck that nobody wanted to have.").body
    assert "your sailing boat." in body
    assert "folkboat" not in body


def test_a_wish_of_which_the_user_has_written_since_is_no_longer_brought_up() -> None:
    note = "She needs a glaze diagram that she can show to the owner."
    mine = statements("Ana, did the owner accept the diagram?", date(2026, 5, 2), document=9, kind="mail")
    assert "diagram" in email(note).body
    assert "diagram" not in email(note, mine=mine).body


def test_a_wish_of_next_autumn_is_not_brought_up_in_the_next_year() -> None:
    note = "She is training for the Bosphorus swim next autumn."
    assert "Bosphorus" in email(note).body
    assert "Bosphorus" not in email(note, today=date(2026, 7, 4)).body


def test_what_was_wished_weeks_ago_is_asked_after() -> None:
    asked = email("She would like to see how the kiln is lit.", today=date(2026, 7, 4), kind="follow-up")
    assert asked.ask.endswith("ould you still like to see how the kiln is lit?")
    fresh = email("She would like to see how the kiln is lit.")
    assert "that you would like to see how the kiln is lit." in fresh.body


def test_a_habit_is_asked_after_when_it_has_been_quiet() -> None:
    body = email("She keeps nine goats behind the works.", kind="touch", last_contact=date(2026, 1, 3)).body
    assert "do you still keep nine goats behind the works?" in body
    assert "delighted" not in body


def test_what_was_agreed_with_somebody_is_said() -> None:
    body = email("Agreed with her: visitors talk to us about glazes and to the guild about prices.").body
    assert "we agreed that visitors talk to us about glazes and to the guild about prices" in body


def test_no_german_noun_stands_in_an_english_letter() -> None:
    short = promise("Preisliste", "2026-05-20")
    for kind in ("thank-you", "promise", "follow-up"):
        for enclosed in (False, True):
            said = email("", kind=kind, promise=short, enclosed=enclosed)
            assert "Preisliste" not in said.body + said.subject
    owed = email("", owed=promise("Preisliste", None))
    assert "Preisliste" not in owed.body + owed.subject


def test_a_letter_that_goes_on_from_a_meeting_names_what_was_talked_about_in_one_sentence() -> None:
    body = email("We talked about slip.", kind="follow-up").body
    assert len(said(body)) == 1
    assert re.search(r"our talk (?:in Leeds|at the Conservation Forum in Leeds) about slip\.", body)


def test_no_apology_where_nothing_waits() -> None:
    theirs = written_to_maya("Quote it, please do.", date(2026, 1, 2))
    assert "sorry" not in email("", kind="reply", theirs=theirs).body
    late = email("", kind="reply", theirs=theirs, waiting=True, words="I will quote it.").body
    assert re.search(r"your message of 2 January\. I will quote it\.", late)


@pytest.mark.parametrize("name", ["Ana Soto", "Ruth Adeyemi", "Wanda Kos", "Ines Rocha", "Karl Weber"])
def test_frames_that_nobody_writes_are_gone(name: str) -> None:
    notes = ("She showed me the kiln.", "We agreed to swap apprentices.", "She would like to see the kiln.")
    bodies = [email(note, name, kind=kind).body for note in notes for kind in ("thank-you", "follow-up")]
    bodies += [
        email(note, name, kind="touch", last_contact=date(2026, 1, 2), today=date(2026, 6, 1)).body
        for note in notes
    ]
    stiff = (
        r"quiet between us|in mind that|As I remember it|as I remember it|I am grateful to you for|I see from"
    )
    assert not [b for b in bodies if re.search(stiff, b)]
