"""Which documents speak of one event, and when it is."""

from __future__ import annotations

import datetime as dt

from coach.event_names import key
from coach.ingest.events import EventClaim, Grouped, Speaks, group


def day(month: int, number: int) -> dt.date:
    return dt.date(2026, month, number)


def note(number: int, name: str, when: dt.date | None) -> EventClaim:
    return EventClaim(number, name, when)


def spans(events: list[Grouped]) -> list[tuple[str, dt.date | None, dt.date | None, list[int]]]:
    return [(e.name, e.starts, e.ends, sorted(e.documents)) for e in events]


def test_names_are_compared_without_year_day_and_place() -> None:
    assert key("Paper Days 2026, day one, Ghent") == key("Paper Days, day 2") == ("paper", "days")
    assert key("2026") == ("2026",)


def test_two_days_notes_are_one_event() -> None:
    assert spans(group([note(1, "Paper Days", day(5, 19)), note(2, "Paper Days", day(5, 20))])) == [
        ("Paper Days", day(5, 19), day(5, 20), [1, 2])
    ]


def test_a_plan_written_before_does_not_set_the_day() -> None:
    plan = note(1, "Paper Days", day(5, 2))
    entry = EventClaim(2, "Paper Days, Ghent", day(5, 19), day(5, 20), "Ghent", Speaks.CALENDAR)
    programme = EventClaim(3, "Paper Days 2026", day(5, 19), day(5, 20), "", Speaks.PROGRAMME)
    assert spans(group([plan, entry])) == [("Paper Days", day(5, 19), day(5, 20), [1, 2])]
    assert spans(group([plan, programme])) == [("Paper Days 2026", day(5, 19), day(5, 20), [1, 3])]
    assert spans(group([plan, note(4, "Paper Days", day(5, 19))])) == [
        ("Paper Days", day(5, 19), day(5, 19), [1, 4])
    ]


def test_other_years_and_weekly_calls_are_other_events() -> None:
    assert len(group([note(1, "Paper Days 2025", None), note(2, "Paper Days 2026", None)])) == 2
    assert len(group([note(1, "Paper Days", dt.date(2025, 5, 1)), note(2, "Paper Days", day(5, 1))])) == 2
    calls = [EventClaim(n, "Team call", day(5, n), by=Speaks.CALENDAR) for n in (1, 8, 15)]
    assert len(group(calls)) == 3


def test_a_list_without_a_date_joins_the_programme() -> None:
    programme = EventClaim(1, "Book Forum 2026", day(12, 3), day(12, 4), "Leiden", Speaks.PROGRAMME)
    assert spans(group([note(2, "Book Forum 2026", None), programme])) == [
        ("Book Forum 2026", day(12, 3), day(12, 4), [1, 2])
    ]


def test_an_event_that_a_file_names_in_small_letters_is_spelled_as_in_the_calendar() -> None:
    guests = note(1, "book forum 2026", None)
    entry = EventClaim(2, "Book Forum", day(12, 3), day(12, 4), "Leiden", Speaks.CALENDAR)
    assert spans(group([guests, entry])) == [("Book Forum 2026", day(12, 3), day(12, 4), [1, 2])]
    shouted = EventClaim(3, "BOOK FORUM 2026", day(12, 3), by=Speaks.CALENDAR)
    assert group([note(1, "Book Forum 2026", None), shouted])[0].name == "Book Forum 2026"
