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


QUESTIONS = [
    ("Do you have a map of the vats?", "whether I have a map of the vats"),
    ("One question on glaze 4: do you fire it twice?", "whether I fire it twice"),
    ("Maya, could you bring a jar of that blue to Graz?", "me to bring a jar of that blue to Graz"),
    ("Could you please send us your notes before we print?", "me to send you my notes before you print"),
    ("Before my board meets, can you send me one page?", "me to send you one page, before your board meets"),
    ("Do you need a plug, and may we film you?", "whether I need a plug, and whether you may film me"),
    (
        "Is your kiln ready, or shall I fire without it?",
        "whether my kiln is ready, or whether you should fire without it",
    ),
    ("Is there anything you can say about it?", "whether there is anything I can say about it"),
    (
        "Would a morning in the second half of June suit you?",
        "whether a morning in the second half of June would suit me",
    ),
    ("Does the offer still stand?", "whether the offer still stands"),
    ("Has your board decided?", "whether my board has decided"),
    ("Did you get my letter?", "whether I got your letter"),
    ("When do you need it back?", "when I need it back"),
    ("How many plates should I bring?", "how many plates you should bring"),
    ("Where shall we meet?", "where we should meet"),
    ("Who pays when the ship is late?", "who pays when the ship is late"),
    ("Which of the two days suits you?", "which of the two days suits me"),
    ("How did the frame travel?", "how the frame travelled"),
    ("Can I count on you?", "whether you can count on me"),
    ("May I use your drawing in our report?", "whether you may use my drawing in your report"),
    ("Could we talk about your paper?", "whether we could talk about my paper"),
    ("Can you make it?", "whether I can make it"),
    ("Has this loom changed your work?", "whether this loom has changed my work"),
    ("What kiln was it?", "what kiln it was"),
    ("What are their names?", "what their names are"),
    ("Did you try the blue, Maya?", "whether I tried the blue"),
    ("Can you come on Friday?", "whether I can come on Friday 8 May"),
]


@pytest.mark.parametrize(("question", "told"), QUESTIONS)
def test_questions(question: str, told: str) -> None:
    found = reported.asked([said(question)], TODAY, ("Maya",))
    assert found is not None
    assert (found.suggested, found.text) == (False, told)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Supper on Tuesday the 12th?", "supper on Tuesday the 12th"),
        ("Thursday afternoon?", "Thursday afternoon, 7 May"),
        ("What about lunch at the kiln?", "lunch at the kiln"),
        ("Fifteen minutes to show you our studio?", "fifteen minutes to show me your studio"),
    ],
)
def test_suggestions(question: str, told: str) -> None:
    found = reported.asked([said(question)], TODAY)
    assert found is not None
    assert (found.suggested, found.text) == (True, told)


@pytest.mark.parametrize(
    "question",
    [
        "Correct?", "See you in Graz?", "Are you and Anna coming?", "Why don't you come too?", "Coffee this week?",
        "Can you call me today?", "You know what?", "How have you been?", "How far did you two walk?",
        "Was glazing with them good for you?", "Have you ever felt like you belonged?", "Can you look at https://kiln.example?",
    ],
)  # fmt: skip
def test_what_is_unclear_or_over_is_not_told(question: str) -> None:
    assert reported.asked([said(question)], TODAY) is None


def test_a_day_that_has_passed_is_not_told() -> None:
    asks, needs = said("Could you come on Monday 11 May?"), said("I need it by 11 May.")
    has = said("You will have it by 11 May.")
    assert reported.asked([asks], date(2026, 5, 11))
    assert reported.asked([asks], date(2026, 5, 12)) is None
    assert reported.needed([needs], date(2026, 5, 12)) is None
    assert reported.coming([has], date(2026, 5, 12)) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I need it by 20 May.", "you need it by 20 May"),
        ("The printer wants to know by Tuesday 12 May.", "the printer wants to know by Tuesday 12 May"),
        ("I close on Friday 15 May and I will be in Graz.", "you close on Friday 15 May"),
        ("We need your plates by Monday.", "you need my plates by Monday 11 May"),
    ],
)
def test_by_when_it_is_needed(text: str, told: str) -> None:
    found = reported.needed([said(text)], TODAY)
    assert found is not None
    assert found.text == told


@pytest.mark.parametrize("text", ["I needed it by 20 May.", "20 May as agreed.", "Is it ready by 20 May?"])
def test_what_sets_no_day(text: str) -> None:
    assert reported.needed([said(text)], TODAY) is None


def test_what_is_coming() -> None:
    found = reported.coming([said("You will have it signed by Friday the 15th.")], TODAY)
    assert found is not None
    assert found.text == "having it signed by Friday the 15th"
    assert reported.coming([said("You'll get there.")], TODAY) is None


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
    ("text", "told"),
    [
        ("For the panel, please let me have the final budget by noon on Tuesday 12 May.",
         "me to let you have the final budget by noon on Tuesday 12 May"),
        ("I'd also be grateful if you could confirm who signs.", "me to confirm who signs"),
        ("Please send me your drawing.", "me to send you my drawing"),
        ("Please find the plan attached.", None),
        ("Please give my regards to Ben.", None),
    ],
)  # fmt: skip
def test_requests_without_a_question_mark(text: str, told: str | None) -> None:
    found = reported.asked([said(text)], TODAY)
    assert (found.text if found else None) == told


def test_two_questions_are_both_told() -> None:
    both = [said("What sensor did you use?"), said("Would you like to write with me?")]
    found = reported.asked(both, TODAY)
    assert found is not None
    assert found.text == "what sensor I used, and whether I would like to write with you"
    assert found.others == (both[1],)


@pytest.mark.parametrize(
    "question",
    [
        "Does she know you are coming?", "Does anyone of you speak Czech?", "Which of you is coming?", "Had I known, would you have come?",
        "Should you need me, will you call?", "Could you, Karl and I meet?", "Is anybody from your house coming to ours?",
        "Karl asked: do you want to come?", "Would you review our paper?", "Can we fix your kiln?", "Are we still on for it?", "Have we met?",
    ],
)  # fmt: skip
def test_what_may_mean_another_is_not_told(question: str) -> None:
    assert reported.asked([said(question)], TODAY) is None


@pytest.mark.parametrize(
    "text",
    [
        "You must leave before 20 May.", "Do not send it before 20 May.", "Send me your notes by 20 May.", "If you need it by 20 May, tell me.",
        "I don't need it by 20 May.", "Ana said: I need it by 20 May.", "We must find a sponsor by 20 May.",
    ],
)  # fmt: skip
def test_demands_conditions_and_others_are_no_need(text: str) -> None:
    assert reported.needed([said(text)], TODAY) is None


@pytest.mark.parametrize(
    "text",
    [
        "You will have heard that my father died.", "You will have to pay me by 20 May.", "You will hear from my lawyer on 20 May.",
        "You will hear nothing more from me.", "You will get the bill for the divorce.", "You will have no answer from us.",
    ],
)  # fmt: skip
def test_nobody_looks_forward_to_that(text: str) -> None:
    assert reported.coming([said(text)], TODAY) is None


@pytest.mark.parametrize("text", ["** ** **", "", ".", "The board said you lied.", "I was told you are ill."])
def test_what_a_question_cannot_lean_on(text: str) -> None:
    assert reported.told_before(said(text)) == ""


@pytest.mark.parametrize(
    "text",
    [
        "The museum wants to drop you as a speaker.", "The jury will decide without you.", "The board has rejected my plan for the hall.",
        "The old mill has burned to the ground.", "The crew has replaced me as a guide.",
    ],
)  # fmt: skip
def test_bad_news_is_not_told_back(text: str) -> None:
    assert reported.told([said(text)], TODAY) is None


def test_a_past_that_two_verbs_may_have_is_not_told() -> None:
    assert reported.asked([said("Why did you lie to me?")], TODAY) is None
