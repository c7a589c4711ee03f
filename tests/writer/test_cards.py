"""The offline writer's cards: the why-line of each tier, and openings built from one sentence each."""

from __future__ import annotations

import datetime as dt

import pytest

from coach.evidence import Citation, Fact, Statement
from coach.writer.cards import card
from coach.writer.interface import CardTask, PromiseLine

TODAY = dt.date(2026, 11, 24)
CITED = Citation("notes/a.md", "line:7", "the words", dt.date(2026, 10, 1))


def said(text: str, *, kind: str = "note", day: dt.date | None = None, number: int = 1) -> Statement:
    date = day or dt.date(2026, 10, 1)
    return Statement(
        number,
        1,
        None,
        number * 100,
        number * 100 + len(text),
        text,
        "notes/a.md",
        "line:7",
        kind,
        "Call",
        date,
        ("p1",),
        ("p1",),
    )


def task(
    *texts: str, tier: str = "met_before", pronoun: str = "she", facts: tuple[Fact, ...] = (), **more: object
) -> CardTask:
    statements = tuple(said(t, number=n) for n, t in enumerate(texts, 1))
    return CardTask("Petra Lund", TODAY, tier, "Seed Forum", facts, statements, (), pronoun, **more)  # type: ignore[arg-type]


def openings(*texts: str, pronoun: str = "she") -> list[str]:
    return [o.text for o in card(task(*texts, pronoun=pronoun)).openings]


OPENINGS = [
    ("She keeps bees behind the mill.", "Ask about the bees."),
    ("Plays the viola in an amateur orchestra.", "Ask about the viola."),
    ("She restores fountain pens.", "Ask about the fountain pens."),
    ("She repairs barometers and has eleven that disagree.", "Ask about the barometers."),
    ("She runs marathons slowly, by her own account.", "Ask about the marathons."),
    ("She still rows; regatta on 3 May.", "Ask how the rowing goes."),
    ("Petra Lund still gardens.", "Ask how the gardening goes."),
    ("Petra Lund, registrar at Ghent, keeps bees.", "Ask about the bees."),
    ("She teaches Latin and sings in a crypt.", "Ask how the singing goes."),
    ("Knows what a miller wants in a sieve.", "Ask what a miller wants in a sieve."),
    ("She wants more sun in the garden of her uncle.", "Come back to this: “She wants more sun in the garden of her uncle”."),
    ("She sings in a crypt.", "Ask how the singing goes."),
    ("She is learning to tune pianos at evening class.", "Ask how learning to tune pianos is going."),
    ("She is learning to ring bells and counts under her breath.", "Ask how learning to ring bells is going."),
    ("She is looking for a laboratory that will date a drawer of moths.", "Ask whether she has found a laboratory that will date a drawer of moths."),
    ("She needs a small-mill case for her paper and asked whom I know.", "Ask whether she has found a small-mill case for her paper."),
    ("She would like to meet Tom Birch.", "Offer to bring her together with Tom Birch."),
    ("She would like to see how seed is dried.", "Come back to the wish to see how seed is dried."),
    ("She asked the one question that mattered: who pays when it rains?", "Come back to the question: “who pays when it rains?”"),
    ("She lent me her spare sieve without a receipt.", "Say thank you for the spare sieve."),
    ("She swears by the drum her father built.", "Ask about the drum her father built."),
    ("She has moved to Ghent and is happy.", "Ask how she likes Ghent."),
    ("We talked about frost and her sailing boat.", "Pick up where you left off: frost and her sailing boat."),
    ("She was a lighthouse keeper.", "Ask about this: “She was a lighthouse keeper”."),
    ("She says that the rust came from the lid and I say from the rain.", "Take the thread up again: “She says that the rust came from the lid and I say from the rain”."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "opening"), OPENINGS)
def test_opening(text: str, opening: str) -> None:
    assert openings(text) == [opening]


NONE = [
    "Nobody wants to open them.",
    "She keeps a slot for me on Thursday.",
    "Her band plays on 4 December.",
    'She set a riddle: "What needs the dark to recover".',
    "She is nice.",
    "Lunch was soup.",
    "She keeps her illness to herself.",  # private
    "She collects debts for a living.",  # private
    "She is arrogant and plays golf.",  # a verdict
    "Runs energy for the whole port.",
    "He keeps geese.",  # somebody else
    "Petra Lund thinks the garden is worth a visit.",  # the garden is no doing of hers
    "She visits the gardens every year.",
    "Her uncle restores clocks and keeps bees.",
    "She works in rows.",
    "She still has not sent me the kiln drawing she promised.",
    "She never gave me the key.",
    "She hasn't shown me the loom.",
    "She promised to have sent me the sieve.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_opening(text: str) -> None:
    assert openings(text) == []


def test_unknown_pronoun_says_they() -> None:
    assert openings("Needs a larger kiln.", pronoun="") == ["Ask whether they have found a larger kiln."]


def test_what_was_to_come_long_ago_is_over() -> None:
    old = said("She is training for the half next autumn.", day=dt.date(2025, 12, 2))
    fresh = said("She is training for the half next autumn.", day=dt.date(2026, 10, 2))
    base = task()
    assert card(CardTask(base.name, TODAY, base.tier, base.event, (), (old,), (), "she")).openings == ()
    assert card(CardTask(base.name, TODAY, base.tier, base.event, (), (fresh,), (), "she")).openings


def test_three_at_most_each_cited_and_none_twice() -> None:
    written = card(
        task(
            "She keeps bees.",
            "She keeps bees in Kent.",
            "She plays darts.",
            "She sails.",
            "She asked the one question: why?",
        )
    )
    assert len(written.openings) == 3
    assert len({o.text for o in written.openings}) == 3
    assert all(o.citations for o in written.openings)
    assert sum("bees" in o.text for o in written.openings) == 1


def promise(what: str, due: dt.date | None = None) -> PromiseLine:
    return PromiseLine(what, due, CITED)


PROMISE = (Fact("You promised: x, due 1 December 2026.", (CITED,), "promise"),)
WHY = [
    (promise("our drying curves", dt.date(2026, 10, 30)), "You owe Petra our drying curves; they were due 30 October 2026."),
    (promise("a cost table", dt.date(2026, 12, 1)), "You owe Petra the cost table, due 1 December 2026."),
    (promise("introduction to Tom Birch"), "You owe Petra the introduction to Tom Birch."),
    (promise("figures 2 and 3"), "You owe Petra figures 2 and 3."),
    (promise("read chapter 3"), "You promised: x, due 1 December 2026."),  # an action: the fact's words are plainer
    (promise("slides"), "You promised: x, due 1 December 2026."),  # too little to tell
]  # fmt: skip


@pytest.mark.parametrize(("owed", "why"), WHY)
def test_why_of_a_promise(owed: PromiseLine, why: str) -> None:
    assert card(task(tier="promised", facts=PROMISE, promise=owed)).why == why


def test_why_adds_what_is_arranged() -> None:
    facts = (*PROMISE, Fact("You wrote: “Breakfast, 07:45.”", (CITED,), "arranged"))
    assert card(task(tier="promised", facts=facts, promise=promise("a cost table"))).why == (
        "You owe Petra the cost table. You wrote: “Breakfast, 07:45.”"
    )


def test_why_of_a_waiting_question_and_its_opening() -> None:
    waiting = Fact(
        "Waits for your answer since 9 November 2026: “Is 2.5 seconds right? I need it by May.”",
        (CITED,),
        "waiting",
    )
    written = card(task(tier="owed_reply", facts=(waiting,)))
    assert (
        written.why
        == "Petra waits for your answer since 9 November 2026: “Is 2.5 seconds right? I need it by May.”"
    )
    assert [o.text for o in written.openings] == ["Have an answer ready: “Is 2.5 seconds right?”"]


def test_a_message_that_asks_nothing_is_quoted_once() -> None:
    said = "Petra waits for your answer since 9 November 2026: “I have signed the wording.”"
    waiting = Fact(said.replace("Petra waits", "Waits"), (CITED,), "waiting")
    written = card(task(tier="owed_reply", facts=(waiting,)))
    assert (written.why, written.openings) == (said, ())


def test_a_message_that_asks_nothing_is_quoted_beside_a_weightier_matter() -> None:
    waiting = Fact(
        "Waits for your answer since 9 November 2026: “I have signed the wording.”", (CITED,), "waiting"
    )
    owed = Fact("You promised them the seed list.", (CITED,), "promise")
    written = card(task(tier="promised", facts=(owed, waiting)))
    assert "signed" not in written.why
    assert [o.text for o in written.openings] == ["Have an answer ready: “I have signed the wording”"]


def test_why_of_a_long_letter_is_its_question() -> None:
    before = (
        "I hear that something came up in the east wing while the roof was off, and that the men saw it first. "
        * 3
    )
    waiting = Fact(
        f"Waits for your answer since 9 November 2026: “{before}Is there anything you can tell me? We close on Friday.”",
        (CITED,),
        "waiting",
    )
    why = card(task(tier="owed_reply", facts=(waiting,))).why
    assert why == "Petra waits for your answer since 9 November 2026: “Is there anything you can tell me?”"


def test_why_without_facts() -> None:
    assert card(task()).why == "You have met Petra before."
    assert card(task(tier="new")).why == "Petra is new to you."


def test_business_openings() -> None:
    ask = card(task(tier="met_before", owed=promise("the sieve sizes")))
    assert [o.text for o in ask.openings] == ["Ask, lightly, after the sieve sizes."]
    intro = card(task(tier="promised", promise=promise("introduction to their chief grower, Tom Birch")))
    assert [o.text for o in intro.openings] == ["Say how you will make the introduction to Tom Birch."]


def test_a_thing_with_a_number_in_its_name_has_its_article() -> None:
    ask = card(task(tier="met_before", owed=promise("berth 2 tender papers")))
    assert [o.text for o in ask.openings] == ["Ask, lightly, after the berth 2 tender papers."]


def test_thanks_are_said_again_only_where_they_were_said() -> None:
    gave = "She lent me her spare sieve without a receipt."
    again = card(task(gave, thanked=("Thank you for the sieve, Petra.",))).openings
    assert [o.text for o in again] == ["Say thank you again for the spare sieve."]


def test_what_she_waits_for_is_not_asked_of_her_and_a_request_is_quoted() -> None:
    waiting = Fact(
        "Waits for your answer since 9 November 2026: “For the spring paper I need one small mill. I close in May.”",
        (CITED,),
        "waiting",
    )
    written = card(task("She needs a small mill for her spring paper.", tier="owed_reply", facts=(waiting,)))
    assert [o.text for o in written.openings] == [
        "Have an answer ready: “For the spring paper I need one small mill.”"
    ]


def test_what_somebody_else_wants_is_no_opening() -> None:
    assert openings("Sells what a baker wants in winter.") == []


def test_the_name_is_the_one_that_the_user_calls_them() -> None:
    assert card(task(tier="new", called="Pet")).why == "Pet is new to you."


def test_what_went_on_a_year_ago_is_asked_after_in_the_past() -> None:
    text = "She is working on a study of old locks."
    assert openings(text) == ["Ask how the work on a study of old locks is going."]
    old = said(text, day=TODAY.replace(year=TODAY.year - 2))
    base = task()
    told = CardTask(base.name, TODAY, base.tier, base.event, (), (old,), (), "she")
    assert [o.text for o in card(told).openings] == ["Ask what became of the work on a study of old locks."]
