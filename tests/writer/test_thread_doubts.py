"""What was refused, called off, half meant, or said of somebody else is not taken up by a letter as if it were agreed."""

from __future__ import annotations

import re
from datetime import date

import pytest

from coach.evidence import Citation, Statement
from coach.writer.interface import EmailText, PromiseLine
from tests.writer.test_german_letters import DU, SIE
from tests.writer.test_offline_letters import email, promise, statements
from tests.writer.test_thread import SALT_DAYS, mine, theirs, touch
from tests.writer.test_thread_german import email as german_email
from tests.writer.test_thread_german import mine as german_mine
from tests.writer.test_thread_german import theirs as german_theirs

ASKED, TOLD = date(2026, 4, 20), date(2026, 4, 21)
THURSDAY = "Thursday 7 May 2026"


def follow(**more: object) -> EmailText:
    return email("", **({"kind": "follow-up"} | more))  # type: ignore[arg-type]


# ------------------------------------------------------------------ leave


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("May I show your drawing in my talk?", "I would rather you did not. Do come by when you are in town."),
        ("Was the train on time? May I quote page 9 of your paper?", "Yes, the train was on time. About page 9 I have to ask my chief first."),
        ("May I show your drawing?", "Please show it to the owner."),
        ("May I show your drawing in my talk?", "Yes, if the museum agrees."),
        ("May I show your drawing in my talk?", "Good to hear from you. Yes, the drawing is mine."),
        ("May I show your drawing in my talk?", "Of course I remember the drawing."),
        ("Did the drawing arrive? May I show it?", "Yes."),
    ],
)  # fmt: skip
def test_leave_that_was_not_given_is_not_thanked_for(asked: str, told: str) -> None:
    for kind in ("thank-you", "follow-up", "reply"):
        body = follow(kind=kind, mine=mine(asked, ASKED), theirs=theirs(told, TOLD)).body
        assert "letting me" not in body


def test_a_plain_yes_gives_leave() -> None:
    asked = mine("May I show your drawing in my talk?", ASKED)
    for yes in ("Yes, of course.", "Gladly.", "Please do. The weather is fine here.", "Yes, do show it."):
        assert "letting me show your drawing" in follow(mine=asked, theirs=theirs(yes, TOLD)).body


def test_what_came_or_pleases_later_is_no_thanks_for_leave() -> None:
    leave, later = theirs("You may show the drawing.", TOLD), date(2026, 4, 22)
    for wrote, thanked in (
        ("I have received the bill from the printer.", False),
        ("Thank you, that is kind.", True),
    ):
        body = follow(theirs=leave, mine=mine(wrote, later)).body
        assert ("letting me show" in body) != thanked
    german = german_theirs("Du darfst die Grafik zeigen.")
    body = german_email(
        DU, kind="follow-up", theirs=german, mine=german_mine("Ich freue mich auf Kiel.")
    ).body
    assert "zeigen darf" in body


@pytest.mark.parametrize(
    "told",
    [
        "You may show the drawing to nobody.", "You can use none of my pictures.", "You can name your price.", "You may use it.",
        "You may quote me, but not by name.", "You may show the drawing only to Otto.", "You may show the drawing on Friday.",
        "You may show the drawing, if the owner agrees.", "You may show the drawing as long as nobody is named.",
        "You may borrow the key from Otto.", "You may show the door to Otto.",
        "You may show the drawing. On second thought, please do not.",
    ],
)  # fmt: skip
def test_leave_with_a_condition_or_for_nothing_is_not_thanked_for(told: str) -> None:
    assert "letting me" not in follow(theirs=theirs(told, TOLD)).body


def test_leave_that_was_noted_with_a_condition_is_not_thanked_for() -> None:
    for noted in ("the chart if I leave out the names", "it", "the chart on Friday", "nothing"):
        assert "letting me" not in email(f"She says that I may show {noted}.").body


def test_leave_that_was_spoken_of_again_is_not_thanked_for() -> None:
    later = statements("Ana rang: the drawing stays in the drawer.", date(2026, 4, 29), document=3)
    assert "letting me" not in follow(theirs=theirs("You may show the drawing.", TOLD), known=later).body


@pytest.mark.parametrize(
    "told",
    ["Du darfst die Grafik zeigen, wenn der Eigner zustimmt.", "Du darfst die Grafik niemandem zeigen.", "Du darfst die Grafik nur Otto zeigen.",
     "Du darfst die Grafik am Freitag zeigen.", "Du darfst die Grafik zeigen. Aber frag erst den Eigner."],
)  # fmt: skip
def test_german_leave_with_a_condition_is_not_thanked_for(told: str) -> None:
    assert "darf." not in german_email(DU, kind="follow-up", theirs=german_theirs(told)).body


# ------------------------------------------------------------------ opinions and praise


@pytest.mark.parametrize(
    "note",
    [
        "Asked Ana about the plan of Otto Falk. She thinks that he is a fool.",
        "Asked Ana about the plan of Otto Falk. She thinks that Otto Falk drinks.",
        "Asked Ana about the plan. She thinks that the director is a crook.",
        "Asked Ana about the plan. She thinks that it is original, but only in part.",
        "Asked Ana about the plan. She thinks that they stole it.",
        "Asked Ana about the plan. She thinks that we are late and the client is mad.",
        "Asked Ana about the plan. She thinks that it leaks.",
    ],
)
def test_an_opinion_of_people_stays_with_the_user(note: str) -> None:
    assert "your opinion" not in email(note).body


@pytest.mark.parametrize(
    "wrote",
    [
        "Your article made me so angry.", "Your article made me think less of the kilns.", "I liked your talk until the fire alarm went.",
        "I liked your talk better than the soup.", "I enjoyed your talk apart from the jokes.", "I liked your talk though it was long.",
        "Your talk helped me sleep.", "Your story made me think of leaving.", "Your talk made me look foolish.",
    ],
)  # fmt: skip
def test_a_mixed_praise_is_none(wrote: str) -> None:
    assert not re.search(r"your (?:article|talk)", touch(mine=mine(wrote)).body, re.IGNORECASE)


def test_a_mixed_german_praise_is_none() -> None:
    wrote = german_mine("Deine Rede bis zum Feueralarm hat mir gefallen.")
    assert (
        "Rede"
        not in german_email(DU, kind="touch", occasion="", last_contact=date(2026, 3, 2), mine=wrote).body
    )


# ------------------------------------------------------------------ a meal

MEALS = [
    ("mine", f"Shall we have lunch on {THURSDAY}?", "Of course I remember the place, but Thursday is my day in Oslo."),
    ("mine", f"Shall we have lunch on {THURSDAY}?", "Of course I remember the place. Thursday is my day in Oslo."),
    ("mine", f"Shall we have lunch on {THURSDAY}?", "Yes, I have the plan. I am in Oslo that day."),
    ("mine", f"Shall we have lunch on {THURSDAY}?", "Yes. I am in Oslo until Friday."),
    ("theirs", f"Shall we have lunch on {THURSDAY}? And did the plan of the kiln come?", "Yes, the plan came. Lunch is difficult that week."),
    ("mine", f"My talk is after lunch on {THURSDAY}.", "Great, good luck with it."),
    ("mine", f"My talk is after lunch on {THURSDAY}.", "Great."),
    ("mine", f"I have lunch with Otto on {THURSDAY}, shall I ask about the kiln?", "Great, tell me what he says."),
    ("mine", f"I have lunch with Otto on {THURSDAY}.", "Great."),
    ("mine", f"Shall we have lunch with Otto on {THURSDAY}?", "Yes."),
    ("mine", f"Shall we have lunch on {THURSDAY} ready for the guests?", "Yes."),
    ("mine", f"Breakfast at nine on {THURSDAY}.", "Thank you."),
    ("mine", f"Shall we have lunch on {THURSDAY}?", "Yes, gladly. Or Friday 8 May 2026?"),
]  # fmt: skip


def meal(who: str, proposed: str, answer: str, **more: object) -> str:
    sides = (mine(proposed, ASKED), theirs(answer, TOLD)) if who == "mine" else (mine(answer, TOLD), theirs(proposed, ASKED))  # fmt: skip
    return email("She let me hold the ladle.", mine=sides[0], theirs=sides[1], **more).body  # type: ignore[arg-type]


@pytest.mark.parametrize(("who", "proposed", "answer"), MEALS)
def test_a_meal_that_was_not_agreed_on_is_not_looked_forward_to(who: str, proposed: str, answer: str) -> None:
    assert not re.search(r"forward to (?:the )?lunch", meal(who, proposed, answer))


@pytest.mark.parametrize(
    "answer", ["Yes, gladly.", "Lovely, see you on Thursday.", "Of course, lunch it is."]
)
def test_a_meal_that_was_plainly_agreed_on_is_named(answer: str) -> None:
    asked = f"Shall we have lunch on {THURSDAY}?"
    assert "lunch on Thursday" in meal("mine", asked, answer)
    for noted in (
        "Ana rang: the lunch on 7 May is off.",
        "Ana cancels for Thursday.",
        "Ana is ill and cannot come.",
    ):
        later = statements(noted, date(2026, 4, 30), document=4)
        assert "lunch" not in meal("mine", asked, answer, known=later)
        assert "forward to lunch" not in meal("mine", asked, answer, later=later)


def test_a_meal_is_not_named_once_the_two_have_written_of_other_things() -> None:
    asked, yes = mine(f"Shall we have lunch on {THURSDAY}?", ASKED), theirs("Yes, gladly.", TOLD)
    week_after = date(2026, 4, 27)
    for more in (
        mine("The kiln is hot again.", week_after, 30),
        theirs("The roof is tight again.", week_after, 31),
    ):
        of_mine = more[0].speaker is None
        said = {"mine": (*asked, *more) if of_mine else asked, "theirs": yes if of_mine else (*yes, *more)}
        assert "lunch" not in email("She let me hold the ladle.", **said).body


def test_a_german_meal_that_was_not_agreed_on_is_not_named() -> None:
    day = date(2026, 11, 18)
    asked = "Sollen wir am Mittwoch, dem 25. November, zu Abend essen? Abendessen am Mittwoch, dem 25. November? Kam der Plan?"
    for said in (asked, "Abendessen am Mittwoch, dem 25. November? Und kam der Plan des Krans?"):
        for answer in ("Ja, der Plan ist gestern angekommen. An dem Tag bin ich in Oslo.", "Ja."):
            body = german_email(SIE, theirs=german_theirs(said, day), mine=german_mine(answer, day)).body
            assert "das Abendessen" not in body
    one = german_theirs("Wie wäre es mit einem Abendessen am Mittwoch, dem 25. November?", day)
    for answer in ("Ja, der Plan ist gestern angekommen. An dem Tag bin ich in Oslo.", "Gern, aber nicht am Mittwoch.", "Ja. Da bin ich in Oslo."):  # fmt: skip
        assert "das Abendessen" not in german_email(DU, theirs=one, mine=german_mine(answer, day)).body
    assert "das Abendessen am Mittwoch" in german_email(DU, theirs=one, mine=german_mine("Ja, gern.", day)).body  # fmt: skip


# ------------------------------------------------------------------ a visit, a call, an offer


def promised(what: str, noted: str) -> PromiseLine:
    return PromiseLine(
        what,
        date(2026, 6, 30),
        Citation("notes/1.md", "line:1", noted, date(2026, 3, 1)),
    )


VISIT = promised("visit", "I promised her a visit in June 2026.")
INVITED = promised("invitation to visit us", "I said that she could visit us in June 2026.")
CALL = promised("call", "I promised her a call in June 2026.")


def kept(line: PromiseLine, wrote: str, *answer: str, asked: str = "") -> str:
    said = theirs(asked, date(2026, 4, 1), 7) if asked else ()
    for n, text in enumerate(answer):
        said += theirs(text, date(2026, 4, 3), 20 + n)
    return email("", promise=line, mine=mine(wrote, date(2026, 4, 2)), theirs=said, kind="promise").body


def test_a_day_for_something_else_is_no_day_of_the_promise() -> None:
    good = "Tuesday 16 June 2026 at ten would be good, in Ghent."
    assert "Tuesday" not in kept(VISIT, good, "I am away that week.")
    assert "Tuesday" not in kept(INVITED, good, "I am away that week.", asked="Would a day in June suit you?")
    assert "your visit on Tuesday" in kept(INVITED, good, asked="Would a day in June suit you?")
    assert "your visit on Tuesday" in kept(INVITED, good, "Perfect.", asked="Would a day in June suit you?")
    assert "your visit" not in kept(VISIT, good, asked="Would a day in June suit you?")
    assert "Tuesday" not in kept(INVITED, good)
    assert "16 June" not in kept(CALL, "The printers come to me on 16 June 2026 at ten.")
    assert "16 June" not in kept(CALL, "Tuesday 16 June 2026 is good for the printers.")
    assert "our call on Tuesday 16 June" in kept(CALL, "Tuesday 16 June 2026 would be good for our call.")
    month = "Would a day in June suit you?"
    assert "Tuesday" not in kept(INVITED, "Tuesday 16 June 2026 would be good for the auction.", asked=month)
    assert "Tuesday" not in kept(INVITED, good, "I shall be on holiday then.", asked=month)
    assert "our call on" not in kept(CALL, good, asked=month)
    moved = "Tuesday 16 June 2026 would be good for our call."
    assert "16 June" not in kept(CALL, moved, "Friday 19 June 2026 suits me more.")


def test_a_day_is_not_named_once_another_or_the_thing_itself_was_spoken_of() -> None:
    wrote = mine("Tuesday 16 June 2026 would be good for our call.", date(2026, 4, 2))
    for noted, still in (
        ("Ana has new shelves.", True),
        ("Ana holds a lecture on 18 June 2026.", False),
        ("She spoke of the call with her chief.", False),
    ):
        told = statements(noted, date(2026, 4, 20), document=40)
        body = email("", promise=CALL, mine=wrote, known=told, kind="promise").body
        assert ("16 June" in body) == still


def accepted(offer: str, yes: str, **more: object) -> str:
    return touch(theirs=theirs(offer), mine=mine(yes), mine_last=True, **more).ask


def test_an_offer_that_was_declined_is_not_asked_for() -> None:
    offer = "I can send you the pictures of the kiln if you like."
    for no in (
        "No need for the pictures. Please send my regards to Otto.",
        "Please send my regards to Otto.",
        "Gladly, but not the pictures.",
        "Please send the bill for the pictures.",
    ):
        assert "pictures" not in accepted(offer, no)
    for yes in ("Yes, please.", "Please send them.", "Please send the pictures."):
        said = accepted(offer, yes)
        assert "the pictures of the kiln" in said
        assert "like" not in said
    assert "pictures" not in accepted("I can send you the pictures if the museum lets me.", "Yes, please.")


@pytest.mark.parametrize(
    "offer",
    ["I can show you the kiln.", "I can give you a lift to Leeds.", "I can send you a man for the roof."],
)
def test_what_is_no_thing_to_send_is_not_asked_for(offer: str) -> None:
    assert "kindly offered" not in accepted(offer, "Yes, please.")


def test_an_offer_of_a_year_ago_is_named_with_its_year() -> None:
    offer, yes = theirs("Pictures on request."), mine("Very much on request.")
    later = touch(theirs=offer, mine=yes, mine_last=True, today=date(2027, 3, 3)).ask
    assert "in March 2026" in later.replace("In March", "in March")


@pytest.mark.parametrize(
    "answer",
    [
        "Spring is a good month for tanning, so I am busy.",
        "Spring is fine, but I am away.",
        "Spring is fine for Otto.",
    ],
)
def test_a_season_that_does_not_suit_is_not_asked_for(answer: str) -> None:
    asked, day = mine("Would a day in the spring suit you?"), date(2026, 3, 3)
    assert "in the spring" not in touch(mine=asked, theirs=theirs(answer, day), last_contact=day).body


# ------------------------------------------------------------------ who comes too


def comes(wrote: str, *, day: date = TOLD, name: str = "Karl Weber") -> str:
    said: tuple[Statement, ...] = mine(wrote, day)
    return follow(promise=promise(f"introduction to {name}", None), mine=said, **SALT_DAYS).body


@pytest.mark.parametrize(
    "wrote",
    [
        "Karl Vos is coming too, to Aldbury.",
        "Karl is joining a choir in Aldbury.",
        "Karl is joining the other dinner in Aldbury.",
        "See you in Aldbury. Otto Karl is coming too.",
        "See you in Aldbury. My son Karl is coming too.",
        "I wrote to Aldbury. Karl is coming too, to Leeds.",
        "Karl is coming too.",  # nobody knows where
        "Karl is coming to Aldbury once he is well.",
    ],
)
def test_somebody_else_or_elsewhere_does_not_come_too(wrote: str) -> None:
    assert "coming too" not in comes(wrote)


def test_who_comes_too_was_written_lately() -> None:
    for wrote in (
        "See you in Aldbury. Karl is coming too.",
        "Karl Weber is also coming, so we are three in Aldbury.",
    ):
        assert "Karl Weber is coming too" in comes(wrote)
        assert "coming too" not in comes(wrote, day=date(2025, 4, 21))
