"""Keeping in touch: two-way contacts, whose turn it is, and the list."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.follow_up.contact import (
    Contacted,
    Held,
    Sent,
    asks,
    closes,
    last_met,
    one_to_one,
    owes_reply,
    turn,
    two_way,
    upkeep,
)

TODAY = date(2026, 11, 22)


def sent(number: int, day: str, sender: str | None, text: str = "Hello.", **more: object) -> Sent:
    """A message between the user and Ana unless `recipients` say otherwise."""
    values = {"channel": "mail", "thread": "t", "recipients": () if sender else ("ana",)} | more
    return Sent(number, datetime.fromisoformat(day), sender=sender, text=text, **values)  # type: ignore[arg-type]


def test_an_answer_counts_and_an_unanswered_message_does_not() -> None:
    messages = [
        sent(1, "2026-05-01T08:00", "ana"),
        sent(2, "2026-05-02T08:00", None),
        sent(3, "2026-06-20T08:00", "ana"),  # 49 days later, and nobody answered
    ]
    assert two_way(messages, []) == [Contacted("ana", date(2026, 5, 2), "mail", 2)]


@pytest.mark.parametrize(("days", "counted"), [(30, True), (31, False)])
def test_thirty_days(days: int, counted: bool) -> None:
    start = datetime(2026, 3, 1, 9, 0)
    messages = [
        sent(1, start.isoformat(), None),
        sent(2, (start + timedelta(days=days)).isoformat(), "ana"),
    ]
    assert bool(two_way(messages, [])) is counted


def test_two_of_one_side_are_no_exchange() -> None:
    assert two_way([sent(1, "2026-05-01", None), sent(2, "2026-05-02", None)], []) == []


def test_drafts_and_group_threads_never_count() -> None:
    first = sent(1, "2026-05-01", "ana")
    draft = sent(2, "2026-05-02", None, draft=True)
    group = [
        sent(3, "2026-06-01", "ana", thread="g", recipients=("tom",)),
        sent(4, "2026-06-02", None, thread="g"),
    ]
    assert two_way([first, draft, *group], []) == []
    assert list(one_to_one(group)) == []


def test_answers_are_counted_thread_by_thread() -> None:
    messages = [sent(1, "2026-05-01", "ana", thread="a"), sent(2, "2026-05-02", None, thread="b")]
    assert two_way(messages, []) == []


HELD = [
    (Held(1, date(2026, 9, 1), "calendar", ("ana",)), True),
    (Held(1, date(2026, 9, 1), "calendar", ("ana", "tom", "raj")), True),
    (Held(1, date(2026, 9, 1), "calendar", ("ana", "tom", "raj", "mei")), False),
    (Held(1, date(2026, 9, 1), "calendar", ("ana",), cancelled=True), False),
    (Held(1, date(2026, 9, 1), "calendar", ("ana",), declined=True), False),
    (Held(1, date(2026, 12, 1), "calendar", ("ana",)), True),  # ahead: whoever reads it knows what day it is
    (Held(1, date(2026, 9, 1), "calendar", ()), False),
    (Held(1, date(2026, 9, 1), "note", ("ana", "tom", "raj", "mei", "eva")), True),
]


@pytest.mark.parametrize(("meeting", "counted"), HELD)
def test_meetings(meeting: Held, counted: bool) -> None:
    people = {c.person for c in two_way([], [meeting])}
    assert people == (set(meeting.people) if counted else set())


def test_last_met_is_not_the_last_message() -> None:
    contacts = [
        Contacted("ana", date(2026, 9, 9), "mail", 2),
        Contacted("ana", date(2026, 9, 1), "note", 1),
        Contacted("tom", date(2026, 9, 5), "calendar", 3),
    ]
    assert last_met(contacts, "ana") == date(2026, 9, 1)
    assert last_met(contacts, "mei") is None


@pytest.mark.parametrize(
    "text",
    [
        "Do you need sound, and may we record the talk?",
        "Please send me the form.",
        "Let me know whether Thursday suits you.",
        "I need it before the vote.",
        "Could you look at chapter 5.",
    ],
)
def test_asks(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "See you there.",
        "Please find attached the plan.",
        "I sent it to https://forum.example/?id=3 today.",
        "Thank you, all well here.",
        "Please keep using this address.",
        "How are you? All fine here.",
    ],
)
def test_asks_nothing(text: str) -> None:
    assert not asks(text)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Perfect.", True),
        ("See you there.", True),
        ("Received, thank you.", True),
        ("I have written it on the wall. Thank you.", True),
        ("Perfect. Which hall?", False),
        ("The kiln is cold again.", False),
    ],
)
def test_closes(text: str, ends: bool) -> None:
    assert closes(text) is ends


TURNS = [
    ([("ana", "Can you come on Friday?")], "user"),
    ([("ana", "Can you come on Friday?"), (None, "Yes, gladly.")], None),
    ([("ana", "Can you come on Friday?"), (None, "Which hour?")], "them"),
    ([(None, "Did the owner accept it?")], "them"),
    ([(None, "Here is the drawing.")], "them"),
    ([(None, "Here is the drawing."), ("ana", "Received, thank you.")], None),
    ([("ana", "Good to see you."), (None, "Likewise. Take care.")], None),
    ([], None),
]


@pytest.mark.parametrize(("said", "whose"), TURNS)
def test_turn(said: list[tuple[str | None, str]], whose: str | None) -> None:
    messages = [sent(i, f"2026-10-0{i}", who, text) for i, (who, text) in enumerate(said, 1)]
    assert turn(messages) == whose
    assert (owes_reply(messages) is not None) == (whose == "user")


def test_a_meeting_settles_what_was_asked_before() -> None:
    messages = [sent(1, "2026-10-01", "ana", "Can you do a call this week?")]
    assert turn(messages, date(2026, 10, 3)) is None
    assert turn(messages, date(2026, 9, 3)) == "user"


def test_upkeep_lists_the_longest_silence_first() -> None:
    contacts = [
        Contacted("ana", date(2026, 11, 1), "mail", 1),
        Contacted("tom", date(2026, 1, 5), "note", 2),
        Contacted("tom", date(2026, 2, 5), "calendar", 3),
        Contacted("raj", date(2026, 3, 5), "note", 4),
    ]
    names = {"ana": "Ana Soto", "tom": "Tom Birch", "raj": "Rajesh Pillai", "mei": "Mei Lindqvist"}
    lines = upkeep(contacts, names, TODAY, turns={"mei": "user"})
    assert [(x.person, x.last_date, x.channel, x.overdue, x.turn) for x in lines] == [
        ("tom", date(2026, 2, 5), "calendar", True, None),
        ("raj", date(2026, 3, 5), "note", True, None),
        ("mei", None, "", False, "user"),
    ]
    assert [x.person for x in upkeep(contacts, names, TODAY, everything=True)] == ["tom", "raj", "ana"]


@pytest.mark.parametrize(("gap", "overdue"), [(90, False), (91, True)])
def test_overdue_is_more_than_the_days(gap: int, overdue: bool) -> None:
    contacts = [Contacted("ana", TODAY - timedelta(days=gap), "note", 1)]
    (line,) = upkeep(contacts, {"ana": "Ana Soto"}, TODAY, days=90, everything=True)
    assert line.overdue is overdue


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 400)), max_size=12))
def test_every_counted_message_answers_one_of_the_other_side(rows: list[tuple[bool, int]]) -> None:
    start = datetime(2025, 1, 1, tzinfo=UTC)
    messages = [
        Sent(i, start + timedelta(days=day), "mail", "t", None if mine else "ana", ("ana",) if mine else ())
        for i, (mine, day) in enumerate(rows)
    ]
    by_document = {m.document: m for m in messages}
    for contact in two_way(messages, []):
        answer = by_document[contact.document]
        assert any(
            (m.sender is None) != (answer.sender is None)
            and timedelta(0) <= answer.sent - m.sent <= timedelta(days=30)
            for m in messages
        )


def test_who_only_had_a_copy_makes_no_group() -> None:
    asked = sent(1, "2026-11-20", "ana", "Which one would you take?", recipients=("tom",), copied=("tom",))
    mine = sent(2, "2026-11-21", None, recipients=("ana", "tom"), copied=("tom",))
    assert one_to_one([asked]) == {"ana": [asked]}
    assert turn(one_to_one([asked])["ana"]) == "user"
    assert [c.person for c in two_way([asked, mine], [])] == ["ana"]
    tom = sent(3, "2026-11-22", "tom", recipients=("ana",))
    assert one_to_one([asked, tom]) == {}  # who was copied in and then writes takes part
