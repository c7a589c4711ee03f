"""What the two wrote to each other stands in the letter: a question again, a day, praise, an offer, leave; and where they meet."""

from __future__ import annotations

import re
from datetime import date

import pytest

from coach.evidence import Citation, Statement
from coach.writer.interface import EmailText, PromiseLine
from tests.writer.test_offline_letters import TODAY, email, promise, statements

NAMES = ("Ana Soto", "Ruth Adeyemi", "Wanda Kos", "Ines Rocha", "Karl Weber")
MARCH = date(2026, 3, 2)
SALT_DAYS = {"next_meeting": "the Salt Days in Aldbury", "next_day": date(2026, 5, 7)}


def mine(text: str, day: date = MARCH, document: int = 8) -> tuple[Statement, ...]:
    return statements(text, day, document=document, kind="message")


def theirs(text: str, day: date = MARCH, document: int = 9) -> tuple[Statement, ...]:
    return statements(text, day, document=document, kind="message", speaker="p1")


def touch(note: str = "", **more: object) -> EmailText:
    values = {"kind": "touch", "occasion": "", "occasion_date": None, "last_contact": MARCH} | more
    return email(note, **values)  # type: ignore[arg-type]


# ------------------------------------------------------------------ a question, once more

ASKED = "Ana, did the owner accept the kiln plan?"


@pytest.mark.parametrize("kind", ["touch", "follow-up"])
def test_a_question_that_nobody_answered_is_asked_once_more(kind: str) -> None:
    said = touch(kind=kind, mine=mine(ASKED), mine_last=True)
    assert re.search(r": did the owner accept the kiln plan\?", said.body)
    assert "in touch" not in said.body
    assert said.ask in said.body


NOT_AGAIN: list[dict[str, object]] = [
    {"mine": mine(ASKED)},  # they wrote since
    {"mine": mine(ASKED), "mine_last": True, "last_contact": date(2026, 4, 1)},  # the two met since
    {"mine": mine(ASKED), "mine_last": True, "known": statements("The owner accepted it.", date(2026, 4, 1), document=3)},
    {"mine": mine(ASKED, date(2026, 4, 28)), "mine_last": True, "last_contact": date(2026, 4, 28)},  # some days ago
    {"mine": mine("Did you get my message?"), "mine_last": True},
    {"mine": mine("Have you paid the invoice?"), "mine_last": True},
    {"mine": mine("Was it any good?"), "mine_last": True},
    {"mine": mine("Is the kiln free on Tuesday?"), "mine_last": True},
    {"mine": mine("Did the doctor call your mother?"), "mine_last": True},
    {"mine": mine("Could you lend us the kiln?"), "mine_last": True},
]  # fmt: skip


@pytest.mark.parametrize("more", NOT_AGAIN)
def test_what_is_answered_or_presses_is_not_asked_again(more: dict[str, object]) -> None:
    body = touch(**more).body
    assert not re.search(r"owner|my message|invoice|any good|Tuesday|doctor|lend", body)


def test_a_day_that_they_liked_is_asked_for() -> None:
    asked = mine("Would a day in the spring suit you?")
    said = touch(
        mine=asked, theirs=theirs("Spring is fine.", date(2026, 3, 3)), last_contact=date(2026, 3, 3)
    )
    assert "a day in the spring" in said.body
    for answer in ("Spring is not good.", "Let me see."):
        none = touch(mine=asked, theirs=theirs(answer, date(2026, 3, 3)), last_contact=date(2026, 3, 3))
        assert "in the spring" not in none.body
    over = touch(
        mine=asked, theirs=theirs("Spring is fine.", date(2026, 3, 3)), last_contact=date(2026, 3, 3), today=date(2026, 9, 1)
    )  # fmt: skip
    assert "in the spring" not in over.body


# ------------------------------------------------------------------ days that are fixed


def visits() -> PromiseLine:
    noted = Citation("notes/1.md", "line:1", "I said that she could visit us in June 2026.", date(2026, 3, 1))
    return PromiseLine("invitation to visit us", date(2026, 6, 30), noted)


def test_the_day_fixed_since_takes_the_place_of_the_month() -> None:
    offered = theirs(
        "Would a morning in June suit you? I can bring a plan that puzzled us, with the owner's leave.",
        date(2026, 4, 1),
    )
    fixed = mine(
        "Tuesday 16 June 2026 at ten would be good, in Leeds. Please bring the plan.", date(2026, 4, 2)
    )
    for name in NAMES:
        said = email(
            "", name, promise=visits(), mine=fixed, theirs=offered, mine_last=True, kind="promise"
        ).promise
        assert "your visit on Tuesday 16 June at ten, in Leeds, and to the plan that puzzled you." in said
    other_month = mine("Tuesday 14 July 2026 would be good.", date(2026, 4, 2))
    denied = mine("Tuesday 16 June 2026 would not be good.", date(2026, 4, 2))
    for sentence in (other_month, denied):
        assert "Tuesday" not in email("", promise=visits(), mine=sentence, kind="promise").body


def test_an_introduction_at_a_meeting_that_is_fixed_is_named_with_it() -> None:
    task = {
        "promise": promise("introduction to Karl Weber", None), "kind": "follow-up", **SALT_DAYS,
        "theirs": theirs("I am in Aldbury from Wednesday. Perfect.", date(2026, 4, 21)),
        "mine": mine("Thursday breakfast, 07:30. And Karl is coming too, so you can meet in person.", date(2026, 4, 20)),
    }  # fmt: skip
    said = email("", **task)  # type: ignore[arg-type]
    assert re.search(
        r"forward to breakfast on Thursday at 07:30\. (?:As )?Karl Weber is coming too", said.body
    )
    assert "as promised" not in said.body
    without = email("", **{**task, "mine": mine("Karl is not coming.", date(2026, 4, 20))})  # type: ignore[arg-type]
    assert "coming too" not in without.body
    assert "breakfast" not in without.body


@pytest.mark.parametrize(
    ("answer", "agreed"), [("Yes. Half past seven.", True), ("I am not sure.", False), ("", False)]
)
def test_a_meal_is_named_only_where_both_agreed(answer: str, agreed: bool) -> None:
    asked = theirs("Supper on Friday the 8th?", date(2026, 4, 30))
    body = email(
        "She let me hold the ladle.", theirs=asked, mine=mine(answer, date(2026, 4, 30)) if answer else ()
    ).body
    assert ("supper on Friday at half past seven." in body) is agreed


# ------------------------------------------------------------------ praise, offers, leave


@pytest.mark.parametrize(
    ("wrote", "said"),
    [
        ("No kilns on my list, but I liked your story about the frozen brake.", "your story about the frozen brake"),
        ("Your talk on draughts made me go home and light a candle.", "your talk on draughts, which made me go home and light a candle"),
    ],
)  # fmt: skip
def test_what_the_user_praised_is_remembered_after_a_silence(wrote: str, said: str) -> None:
    assert said in touch(mine=mine(wrote)).body
    lately = date(2026, 4, 28)
    assert said not in touch(mine=mine(wrote, lately), last_contact=lately).body


def test_what_they_offered_and_the_user_accepted_is_still_to_come() -> None:
    task = {
        "theirs": theirs("We grease weekly now. Pictures on request."),
        "mine": mine("Very much on request."),
    }
    for name in NAMES:
        assert re.search(r"pictures[^.]*glad of them\.", touch(name=name, mine_last=True, **task).ask)
    assert "pictures" not in touch(**task).body  # they wrote since
    met = touch(mine_last=True, **{**task, "last_contact": date(2026, 4, 1)})
    assert "pictures" not in met.body


def test_leave_that_they_gave_is_thanked_for_once() -> None:
    told = theirs("You may show the second chart in Leeds.")
    given = "letting me show the second chart in Leeds."
    for kind in ("thank-you", "follow-up", "touch", "reply"):
        assert given in email("", kind=kind, theirs=told, last_contact=MARCH).body
    thanked = email("", kind="follow-up", theirs=told, mine=mine("Thank you.", date(2026, 3, 3))).body
    assert "chart" not in thanked
    refused = email("", kind="follow-up", theirs=theirs("You may not show the second chart.")).body
    assert "chart" not in refused


def test_leave_is_for_what_the_user_asked() -> None:
    asked = mine("Page 9 says it better than I did. May I quote it in May?", MARCH)
    told = theirs("Our position paper is out.", date(2026, 3, 1), 6) + theirs("Quote away, it is public.")
    assert "letting me quote page 9 of your position paper." in email("", mine=asked, theirs=told).body
    assert "quote" not in email("", mine=mine("May I quote it in May?"), theirs=told).body
    assert "quote" not in email("", mine=asked, theirs=theirs("Not yet, please.")).body


# ------------------------------------------------------------------ where they meet next


def test_shortly_before_a_meeting_no_silence_is_spoken_of_and_the_letter_leads_to_it() -> None:
    for name in NAMES:
        body = touch("She let me hold the ladle.", name=name, **SALT_DAYS).body
        assert not re.search(r"in touch|since|a while|Too much time", body)
        assert "in Aldbury on Thursday." in body
    far = {**SALT_DAYS, "next_day": date(2026, 7, 2)}
    assert "Aldbury" not in touch("She let me hold the ladle.", **far).body
    assert "in touch" in touch("She let me hold the ladle.", **far).body


def test_what_is_open_between_the_two_leads_to_no_meeting() -> None:
    waits = {"theirs": theirs("Is the kiln free?", TODAY), "waiting": True}
    for more in (
        {"promise": promise("list of jurors", "2026-05-30")},
        {"press": True},
        waits,
        {"kind": "reply"},
    ):
        assert "see you in Aldbury" not in email("She let me hold the ladle.", **SALT_DAYS, **more).body


# ------------------------------------------------------------------ kindness, wants and news

KIND = [
    ("Karl showed me the yard; Ana did the real explaining.", "doing the real explaining"),
    ("She took on the driving.", "taking on the driving"),
    ("Ana, Anni to all, photographed the samples in one afternoon and swept the floor afterwards.",
     "photographing the samples in one afternoon and sweeping the floor afterwards"),
    ("She repaired our press.", "repairing our press"),
    ("She says that I may show the chart.", "letting me show the chart"),
    ("Rang Ana about the black frame. She thinks that the gesso is original and the gilding is not, and she is cheerful.",
     "your opinion on the black frame: that the gesso is original and the gilding is not"),
]  # fmt: skip


@pytest.mark.parametrize(("note", "said"), KIND)
def test_work_leave_and_opinions_are_thanked_for(note: str, said: str) -> None:
    assert re.search(rf"(?:[Tt]hank|grateful)[^.]*{re.escape(said)}", email(note).body)


@pytest.mark.parametrize(
    "note",
    [
        "She asked how I got into kilns.",
        "She did the accounting for Lumen.",
        "She photographed the cathedral for the ministry in one afternoon.",
        "She repaired the press in 1987.",
        "She wants one contact person and no surprises about insurance.",
        "She wants numbers by county.",
        "She needs no help.",
        "She thinks that the gesso is old.",
    ],
)
def test_no_kindness_and_no_want(note: str) -> None:
    assert email(note).facts == ()


def test_old_news_is_no_news() -> None:
    note = "Ana has bought a second-hand loom with a glass beam."
    assert "that you have bought a second-hand loom" in email(note).body
    later = {"today": date(2026, 6, 30), "last_contact": date(2026, 4, 28)}
    for kind in ("thank-you", "follow-up", "touch"):
        assert "have bought" not in email(note, kind=kind, **later).body
    assert "ow is your second-hand loom with a glass beam?" in email(note, kind="touch", **later).body
    moved = email("Ana has moved to Graz.", kind="touch", **later).body
    assert "ow do you like Graz?" in moved


def test_what_was_thanked_for_is_remembered_and_not_thanked_for_again() -> None:
    note = "She let me speak twice as long as the timer allowed."
    thanked = mine("Thank you for the patience with the timer.", date(2026, 4, 29))
    said = email(note, kind="follow-up", mine=thanked).body
    assert re.search(r"(?:think of|remember) how you let me speak twice as long as the timer allowed\.", said)
    assert not re.search(r"thank|grateful", said, re.IGNORECASE)


@pytest.mark.parametrize("more", [{"waiting": True}, {"press": True}])
def test_a_sentence_that_waits_for_an_answer_is_not_told_back(more: dict[str, object]) -> None:
    wrote = theirs("The crew of the kiln wants to know by Tuesday 19 May.", date(2026, 5, 1))
    assert "crew" not in touch(theirs=wrote, last_contact=date(2026, 5, 1), **more).body


@pytest.mark.parametrize("name", NAMES)
def test_the_day_of_the_last_contact_is_named_once(name: str) -> None:
    note = statements("She sent me the plates today.", MARCH, document=2)
    assert touch(name=name, later=note, occasion_date=date(2026, 2, 20)).body.count("2 March") == 1
