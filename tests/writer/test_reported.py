"""What somebody wrote, told back to them: I and you change places, and what is unclear is not told."""

from __future__ import annotations

from datetime import date

import pytest

from coach.evidence import Statement
from coach.writer import reported
from coach.writer.turned import turned

WRITTEN = date(2026, 5, 6)  # a Wednesday
TODAY = date(2026, 5, 7)


def said(text: str, title: str = "") -> Statement:
    return Statement(
        id=1, document=1, passage=None, start=0, end=len(text), text=text, source="mail/1.eml", place="line:1", kind="mail",
        title=title, date=WRITTEN, subjects=(), mentions=(), speaker="p1",
    )  # fmt: skip


ASKS = [
    "Do you have a map of the vats?",
    "Maya, could you bring a jar of that blue to Graz?",
    "Supper on Tuesday the 12th?",
    "For the panel, please let me have the final budget by noon on Tuesday 12 May.",
    "I'd also be grateful if you could confirm who signs.",
    "Can you come on Friday?",
    "Brauchst du dafür einen Schein?",
]


@pytest.mark.parametrize("text", ASKS)
def test_what_asks(text: str) -> None:
    asks = said(text)
    assert reported.asks([said("I have the plan."), asks], TODAY) == [asks]


@pytest.mark.parametrize(
    "text",
    [
        "How are you?", "You know what?", "How have you been?", "Wie geht es dir?", "Please find the plan attached.",
        "Please give my regards to Ben.", "I need it by 20 May.",
    ],
)  # fmt: skip
def test_what_asks_nothing_or_nothing_any_more(text: str) -> None:
    assert reported.asks([said(text)], TODAY) == []


def test_a_question_about_a_day_that_has_passed_is_over() -> None:
    asks = said("Could you come on Monday 11 May?")
    assert reported.asks([asks], date(2026, 5, 11)) == [asks]
    assert reported.asks([asks], date(2026, 5, 12)) == []


def test_the_first_two_questions_are_told() -> None:
    asked = [said("What sensor did you use?"), said("Would you write with me?"), said("By when?")]
    assert reported.asks(asked, TODAY) == asked[:2]


def test_what_is_coming() -> None:
    found = reported.coming([said("You will have it signed by Friday the 15th.")], TODAY)
    assert found is not None
    assert found.text == "having it signed by Friday the 15th"
    assert reported.coming([said("You'll get there.")], TODAY) is None
    assert reported.coming([said("You will have it by 11 May.")], date(2026, 5, 12)) is None


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("", "message of 6 May"),
        ("Re: The loan", "message of 6 May about the loan"),
        ("Your slot in Graz, as agreed", "message of 6 May about my slot in Graz"),
        ("A question about a panel", "question of 6 May about a panel"),
        ("Plug and sound for Hall B", "message of 6 May"),
        ("Thank you for yesterday", "message of 6 May"),
        ("Are you coming?", "message of 6 May"),
        ("Quick question", "message of 6 May"),
    ],
)
def test_a_message_by_its_matter(title: str, name: str) -> None:
    assert reported.named(said("x", title), "6 May") == name


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I sent you my slides", "you sent me your slides"),
        ("what you told me about our library", "what I told you about your library"),
        ("when you are ready, let me know", "when I am ready, let you know"),
        ("our call was too short", "our call was too short"),
        ("I'm sure you've seen it", "you are sure I have seen it"),
        ("give it to you", "give it to me"),
        ("you and Anna", None),
        ("I'd like it", None),
    ],
)
def test_i_and_you_change_places(text: str, told: str | None) -> None:
    assert turned(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "You will have heard that my father died.", "You will have to pay me by 20 May.", "You will hear from my lawyer on 20 May.",
        "You will hear nothing more from me.", "You will get the bill for the divorce.", "You will have no answer from us.",
    ],
)  # fmt: skip
def test_nobody_looks_forward_to_that(text: str) -> None:
    assert reported.coming([said(text)], TODAY) is None


@pytest.mark.parametrize(
    "text",
    [
        "The museum wants to drop you as a speaker.", "The jury will decide without you.", "The board has rejected my plan for the hall.",
        "The old mill has burned to the ground.", "The crew has replaced me as a guide.",
    ],
)  # fmt: skip
def test_bad_news_is_not_told_back(text: str) -> None:
    assert reported.told([said(text)], TODAY) is None
