"""Questions worth asking: each from one sentence, particular, and none where nothing is open or changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from coach.evidence import Audience, Citation, Fact, Restriction
from coach.writer.cards import card
from coach.writer.questions import questions
from tests.writer.test_cards import TODAY, said, task


def asked(*texts: str) -> list[str]:
    """The questions from sentences about one person."""
    return [q.text for q in questions(task(*texts), ())]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("He will explain what counts as a success.", "Ask what counts as a success."),
        ("She plans to open a second yard.", "Ask how far the plan to open a second yard has come."),
        ("She is thinking about selling the mill to the town.", "Ask how far the idea of selling the mill to the town has come."),
        ("She has been made head of policy.", "Ask how it is to be head of policy."),
        ("She became head of stores at Rye House in May.", "Ask how it is to be head of stores."),
        ("She has inherited a gallery with nine staff.",
         "Ask how it has gone since: “She has inherited a gallery with nine staff”."),
        ("The draft clause goes to the ballot in June 2031.",
         "Ask about this, which is still ahead: “The draft clause goes to the ballot in June 2031”."),
        ("She has not decided whether the kiln stays.",
         "Ask where this stands now: “She has not decided whether the kiln stays”."),
    ],
)  # fmt: skip
def test_frames(text: str, question: str) -> None:
    pronoun = "he" if text.startswith("He") else "she"
    assert [q.text for q in questions(task(text, pronoun=pronoun), ())] == [question]


@pytest.mark.parametrize(
    "text",
    [
        "She is good company.",
        "She will be in Leeds on both days.",
        "She will send us the samples by Friday.",
        "She promised the minutes by 9 October 2031.",
        "Her old address still works until Christmas.",
        "She never moved to the coast.",
        "Nobody wants to rebuild the old mill with her.",
        "Nobody of hers will explain why the quay was moved.",
        "She does not want to open a second yard.",
        "My brother has been made head of policy.",
        "She has started chemotherapy in town.",
        "She plans to ring them herself.",
    ],
)
def test_nothing_to_ask(text: str) -> None:
    assert asked(text) == []


def test_what_its_time_is_over_is_asked_after_in_the_past() -> None:
    old = replace(said("She plans to open a second yard in spring."), date=TODAY - dt.timedelta(days=300))
    base = task()
    assert [q.text for q in questions(replace(base, statements=(old,)), ())] == [
        "Ask what became of the plan to open a second yard in spring."
    ]
    older = replace(old, date=TODAY - dt.timedelta(days=700))
    assert questions(replace(base, statements=(older,)), ()) == ()


def test_a_closed_sentence_asks_nothing_even_if_it_came_this_far() -> None:
    shut = replace(
        said("She plans to open a second yard."), restriction=Restriction(Audience.ME, marker="between us")
    )
    assert questions(replace(task(), statements=(shut,)), ()) == ()
    over = replace(shut, restriction=Restriction(Audience.ME, until=TODAY - dt.timedelta(days=1)))
    assert questions(replace(task(), statements=(over,)), ())


def test_no_question_repeats_an_opening_or_an_errand() -> None:
    wish = task("She hopes to cast a bell this year.")
    assert card(wish).openings
    assert questions(wish, card(wish).openings) == ()
    plan = said("She plans to open a second yard.")
    errand = Fact("Your plan: see the yard.", (plan.cite(),), "plan")
    assert questions(replace(task(), statements=(plan,), facts=(errand,)), ()) == ()


def test_left_open_between_the_two_comes_first() -> None:
    facts = (
        Fact("Their turn: you asked on 3 May 2026: “Which hall?” No answer is in your files.",
             (Citation("m.csv", "row:1", "Which hall?"),), "asked"),
        Fact("Asked “What would you like to talk about?”, they wrote: “Small museums”",
             (Citation("a.csv", "row:2", "Small museums"),), "answer"),
    )  # fmt: skip
    found = questions(task("She has been made head of policy.", facts=facts), ())
    assert [q.text for q in found] == [
        "Ask again: “Which hall?”",
        "Ask what lies behind “Small museums”, their words when they signed up.",
        "Ask how it is to be head of policy.",
    ]
    assert all(len(q.citations) == 1 for q in found)


def test_what_is_over_is_not_asked_after_by_who_was_in_touch_since() -> None:
    run = replace(task("She is training for the half marathon on 26 October 2026."), in_touch=TODAY)
    assert questions(run, ()) == ()
    before = replace(run, in_touch=run.statements[0].date)
    assert [q.text for q in questions(before, ())] == [
        "Ask how it went: “She is training for the half marathon on 26 October 2026”."
    ]
