"""Which notes hold goals, and whom a goal fits."""

from __future__ import annotations

import datetime as dt

import pytest

from coach.briefing.goals import GoalMatcher
from coach.evidence import Statement
from coach.goals import is_goals

NOTES = [
    ("Goals 2026", (), True),
    ("My networking goals", (), True),
    ("What I want from people this year", (), True),
    ("Anything", ("goals",), True),
    ("Anything", ("#Ziele",), True),
    ("The goalkeeper's lunch", (), False),
    ("What I want for lunch", (), False),
    ("Notes on scoring goals", ("football",), False),
]


@pytest.mark.parametrize(("title", "tags", "expected"), NOTES)
def test_is_goals(title: str, tags: tuple[str, ...], expected: bool) -> None:
    assert is_goals(title, tags) is expected


def goal(text: str, people: tuple[str, ...] = ()) -> Statement:
    return Statement(
        1,
        1,
        None,
        0,
        len(text),
        text,
        "goals.md",
        "line:1",
        "note",
        "Goals",
        dt.date(2026, 1, 4),
        people,
        people,
    )


FROST = goal("Find two growers willing to host a frost trial of heritage barley.")
OTHERS = dict.fromkeys(range(10, 30), ("Painter. House", ("She paints seed packets in a barn.",)))


def fits(
    role: str, *told: str, stranger: bool = True, person: str | None = None, wanted: Statement = FROST
) -> bool:
    matcher = GoalMatcher([wanted], {0: (role, told), **OTHERS})
    return bool(matcher.fitting(0, person, stranger))


def test_what_they_look_for_fits() -> None:
    assert fits("Farmer. Skyfield", "He is looking for partners for a frost trial of old barley.")


def test_what_they_say_must_stand_in_one_sentence() -> None:
    assert not fits("Farmer. Skyfield", "There was frost.", "The trial ended in court.", "Barley soup.")


def test_one_word_is_not_enough() -> None:
    assert not fits("Farmer. Skyfield", "He is looking for a good soup with barley.")


def test_words_of_wishing_are_none_of_a_goal() -> None:
    assert not fits("Clerk. House", "She is looking for two people willing to find a better year.")


def test_title_and_place_count_with_the_sentence() -> None:
    assert fits("Barley Grower. Frost Farm", "Hosts a trial every winter.")


def test_looking_for_counts_only_for_strangers() -> None:
    said = "She is looking for heritage barley."
    assert fits("Grower. Hill", said)
    assert not fits("Clerk. Hill", said, stranger=False)


def test_common_words_tell_nothing() -> None:
    crowd = dict.fromkeys(range(1, 40), ("Seed buyer. House", ("Talks of the frost trial.",)))
    matcher = GoalMatcher([FROST], {0: ("Clerk", ("Talks of the frost trial.",)), **crowd})
    assert matcher.share(FROST, 0) < GoalMatcher(
        [FROST], {0: ("Clerk", ("Talks of the frost trial.",)), **OTHERS}
    ).share(FROST, 0)
    assert matcher.fitting(0, None, False) == ()


def test_a_goal_that_names_the_person_always_fits() -> None:
    named = goal("Finish the paper with Ana Soto.", ("p7",))
    assert fits("Clerk", "Nothing.", person="p7", wanted=named)
    assert not fits("Clerk", "Nothing.", person="p8", wanted=named)
