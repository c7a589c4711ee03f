"""Letters that can go as they stand: what else is known is used, what was told is said back, length and tone change them."""

from __future__ import annotations

import re
from datetime import date

import pytest

from coach.evidence import Citation, Statement
from coach.writer import reported
from coach.writer.interface import PromiseLine
from coach.writer.manner import Manner, expanded, toned
from tests.writer.test_offline_letters import TODAY, email, promise, statements, written_to_maya

OTHER_DAY = date(2026, 2, 3)


def known(text: str, day: date = OTHER_DAY) -> tuple[Statement, ...]:
    return statements(text, day, document=5)


def test_where_the_day_gave_nothing_what_is_known_of_them_is_said() -> None:
    bare = known("She is preparing a competition for the lake school. She bakes a rye loaf every Sunday.")
    said = email("", known=bare).body
    assert "your competition for the lake school" in said
    assert "work baking" not in email("", known=known("She bakes a rye loaf every Sunday.")).body
    full = email("She showed me the kiln.", known=bare).body
    assert "competition" not in full


def test_after_a_silence_it_is_asked_whether_they_still_look_for_it() -> None:
    said = email(
        "", kind="touch", occasion="", occasion_date=None, last_contact=OTHER_DAY,
        known=known("Ana is looking for a wet test site."),
    )  # fmt: skip
    assert said.ask.endswith("re you still looking for a wet test site?")
    late = email(
        "", kind="touch", last_contact=OTHER_DAY, known=known("Ana is looking for a site.", date(2024, 1, 2))
    )
    assert "looking for" not in late.body


def test_after_a_silence_a_gift_is_not_forgotten() -> None:
    said = email("Ana gave me her copy of the kiln survey.", kind="touch", last_contact=OTHER_DAY).body
    assert "grateful to you for your copy of the kiln survey." in said


TOLD = [
    ("The pilot kiln starts on 3 June.", "the pilot kiln starts on 3 June"),
    (
        "I have read the wording and have two small changes.",
        "you have read the wording and have two small changes",
    ),
    (
        "Following our call yesterday: for the paper I need one photograph.",
        "for the paper you need one photograph",
    ),
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_what_a_message_tells(text: str, told: str) -> None:
    found = reported.told(written_to_maya(text), TODAY)
    assert found is not None
    assert found.text == told


@pytest.mark.parametrize(
    "text",
    [
        "I hope this finds you well.", "It starts on 3 June.", "The kiln started on 28 April, today.", "We have signed it with him.",
        "The invoice is overdue since March.", "My mother is in hospital again.", "Half past nine will do.", "The kiln is yours?", "I've put two aside for you.", "I have sent them to Graz.",
    ],
)  # fmt: skip
def test_what_is_not_told_back(text: str) -> None:
    assert reported.told(written_to_maya(text), TODAY) is None


def test_a_message_that_only_informs_is_answered_with_what_it_told() -> None:
    theirs = written_to_maya("Dear Maya,\n\nThe pilot kiln starts on 3 June.", title="Pilot kiln")
    for kind, waiting in (("reply", True), ("reply", False), ("thank-you", False), ("follow-up", True)):
        body = email("She showed me the kiln.", kind=kind, theirs=theirs, waiting=waiting).body
        assert re.search(
            r"your message of 1 May; (?:it is good to know|I am glad) that the pilot kiln starts on 3 June\.",
            body,
        )


def test_what_they_need_is_not_read_back_to_them() -> None:
    theirs = written_to_maya("For the spring paper I need one photograph of the kiln.")
    for kind in ("thank-you", "follow-up", "reply", "touch"):
        assert "photograph" not in email("", kind=kind, theirs=theirs, waiting=True).body


def test_an_old_talk_is_named_by_its_month() -> None:
    said = email("She showed me the kiln.", occasion="our call", occasion_date=date(2026, 1, 20)).body
    assert "our call in January" in said
    assert "our call in" not in email("She showed me the kiln.", occasion="our call").body


LONG = "She showed me the kiln. She is working on a map of salt. Ana has recordings of 31 village organs."


def test_a_long_letter_says_more_and_what_comes_next() -> None:
    usual, long, short = (email(LONG, length=n).body for n in ("", "long", "short"))
    assert len(short.split()) < len(usual.split()) < len(long.split())
    assert "map of salt" in long
    assert "31 village organs" in long
    assert "?" in long or "tell me when it suits you" in long
    met = email(LONG, length="long", next_meeting="the Book Forum in Leiden").body
    assert "half an hour" in met
    assert met.count("Leiden") == 1


def test_a_tone_changes_greeting_words_and_close() -> None:
    manner = Manner(contractions=True)
    late = promise("map of the vats", "2026-04-30")
    formal = email(
        "She showed me the kiln.", promise=late, manner=toned(manner, "formal", "Ana Soto", "she")
    ).body
    casual = email(
        "She showed me the kiln.", promise=late, manner=toned(manner, "casual", "Ana Soto", "she")
    ).body
    assert formal.startswith("Dear Ms Soto,\n\n")
    assert formal.endswith("Kind regards,\nMaya Okonkwo\n")
    assert "apologies" in formal
    assert not re.search(r"\w[’'](?:m|d|ll|ve|re|t)\b", formal)
    assert casual.startswith("Hi Ana,\n\n")
    assert "Thanks" in casual
    assert "Sorry" in casual
    assert casual.endswith("Best,\nMaya\n")


def test_long_forms() -> None:
    assert expanded("I’d be glad, we won't and I'd been told “I can’t”.") == (
        "I would be glad, we will not and I had been told “I can’t”."
    )


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("She showed me the crack in her first brick.", "the crack in your first brick"),
        ('Ana gave me her copy of "Earth Walls".', "your copy of “Earth Walls”"),
        (
            "Ana let me fire her oven and stayed until two in the morning.",
            "letting me fire your oven and staying until two",
        ),
    ],
)
def test_words_of_notes_in_a_letter(note: str, said: str) -> None:
    written = email(note)
    assert said in written.body
    assert "until" not in written.subject


def test_a_stranger_is_owed_no_silence() -> None:
    said = email("", kind="touch", occasion="", occasion_date=None, known=known("She is looking for a site."))
    assert "in touch" not in said.body


def test_what_is_carried_somewhere_is_no_debt_to_a_town() -> None:
    quote = "I'd bring her forty grams of the blue to Leiden."
    line = PromiseLine("forty grams of the blue to Leiden", None, Citation("notes/1.md", "line:1", quote))
    said = email("", promise=line)
    assert "bring you forty grams of the blue to Leiden" in said.promise
    assert "owe" not in said.promise


@pytest.mark.parametrize(
    "text",
    [
        "The second one was the guide roller, seized with salt.",
        "Blow it out before you open the case.",
        "The radius is what I said.",
    ],
)
def test_what_nobody_would_understand_any_more_is_not_recalled(text: str) -> None:
    assert text not in email("", theirs=written_to_maya(text)).body


def test_what_is_answered_is_not_recalled() -> None:
    theirs = written_to_maya("A kiln is a slow machine for patient people.")
    assert "slow machine" in email("", theirs=theirs).body
    mine = statements("Gladly.", date(2026, 5, 2), document=9, kind="mail")
    assert "slow machine" not in email("", theirs=theirs, mine=mine).body


def test_work_is_one_thing() -> None:
    said = email("", kind="touch", last_contact=OTHER_DAY, known=known("Ana repairs barometers.")).body
    assert re.search(r"(?:How|how) (?:are )?your barometers", said)
    assert "are going" not in said


def test_who_was_thanked_is_not_thanked_again_in_a_follow_up() -> None:
    mine = statements("Thank you for the patience with the kiln.", date(2026, 5, 1), document=9, kind="mail")
    said = email("She showed me the kiln. She lent me a ladle.", kind="follow-up", mine=mine).body
    assert "kiln" not in said
    assert "ladle" in said
    both = "Thank you for the patience with the kiln. The ladle is already in use."
    mine = statements(both, date(2026, 5, 1), document=9, kind="mail")
    assert (
        "ladle" not in email("She showed me the kiln. She lent me a ladle.", kind="follow-up", mine=mine).body
    )


def test_a_late_answer_is_owned_up_to() -> None:
    theirs = written_to_maya("Half of it is more than most.", date(2026, 3, 1))
    assert "sorry" in email("", kind="reply", theirs=theirs, waiting=True, words="Half will do.").body
    fresh = written_to_maya("Half of it is more than most.")
    assert "sorry" not in email("", kind="reply", theirs=fresh, waiting=True, words="Half will do.").body


def test_a_reply_to_an_old_message_says_that_it_is_late_where_it_waits_and_else_something_of_theirs() -> None:
    theirs = written_to_maya("We have moved the dinner to June.", date(2026, 2, 1))
    said = email("She has been elected chair of the guild.", kind="reply", theirs=theirs).body
    assert "elected chair of the guild" in said
    late = email("", kind="reply", theirs=theirs, waiting=True, words="June is fine.").body
    assert re.search(r"only now", late)


def test_words_that_stand_close() -> None:
    assert "you are keen on Spanish reeds" in email("He's keen on Spanish reeds.", "Ben Hall", "he").body
    invited = email("She invited me to play the small organ on Saturday.")
    assert "play the small" not in invited.subject
    wanted = email("She wants a quote for the bellows by 10 December 2026.").body
    assert "by 10 December." in wanted


@pytest.mark.parametrize(
    "note",
    [
        "She wants my job.",
        "She wants to leave the house by May.",
        "She wants money for the talk.",
        "She wants nothing to do with it.",
    ],
)
def test_what_somebody_wants_is_not_always_for_their_eyes(note: str) -> None:
    assert " want" not in email(note).body


@pytest.mark.parametrize(
    ("wish", "later", "gone"),
    [
        ("Ana is looking for a pianist for Christmas 2025.", "", "pianist"),
        ("Ana is preparing an exhibition for June.", "", "exhibition"),
        ("Ana is looking for a wet test site.", "Ana has found her test site.", "test site"),
        ("Ana is looking for a flat in Leeds.", "Ana has a flat in Leeds now.", "looking"),
        ("Ana is preparing an exhibition of bricks.", "Ana's exhibition closed in May.", "your exhibition"),
    ],
)
def test_a_wish_that_is_over_is_not_asked_after(wish: str, later: str, gone: str) -> None:
    noted = known(wish, date(2026, 3, 4) if "2025" not in wish else date(2025, 11, 20))
    after = known(later, date(2026, 6, 2)) if later else ()
    late = date(2026, 11, 27)
    said = email("", kind="touch", today=late, occasion="", occasion_date=None, last_contact=date(2026, 6, 2), known=(*after, *noted))  # fmt: skip
    assert gone not in said.body


@pytest.mark.parametrize(
    "wish", ["Ana is looking for a flat in Leeds.", "Ana is looking for a site since March."]
)
def test_a_wish_that_nothing_ends_is_asked_after(wish: str) -> None:
    noted = (*known("Ana has a new studio now.", date(2026, 6, 2)), *known(wish, date(2026, 3, 4)))
    said = email("", kind="touch", today=date(2026, 11, 27), occasion="", occasion_date=None, last_contact=date(2026, 6, 2), known=noted)  # fmt: skip
    assert "still looking for" in said.ask


def test_who_was_wished_for_and_has_been_met_is_not_asked_after() -> None:
    wished = statements("Ana would like to meet Bela Horn.", date(2026, 3, 2))
    met = statements("Ana and Bela Horn met at breakfast; I introduced them.", date(2026, 4, 28), document=2)
    wish = email("", kind="touch", later=wished).body
    assert "Bela" in wish
    assert "Bela" not in email("", kind="touch", later=(*wished, *met)).body
