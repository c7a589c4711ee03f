"""Dates in text: a table of forms with their near-misses, and properties of offsets and ranges."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.dates import due_date, find_dates, say
from coach.periods import part_of, shift

THURSDAY = date(2026, 9, 24)

FORMS = [
    ("by 29 May", "29 May", "2027-05-29", "2027-05-29", "by"),
    ("the 2nd of June", "the 2nd of June", "2026-06-02", "2026-06-02", ""),
    ("by 2026-05-29", "2026-05-29", "2026-05-29", "2026-05-29", "by"),
    ("call on 10.11.2026", "10.11.2026", "2026-11-10", "2026-11-10", "on"),
    ("due 3/4/2026", "3/4/2026", "2026-04-03", "2026-04-03", "due"),
    ("May 29th, 2026", "May 29th, 2026", "2026-05-29", "2026-05-29", ""),
    ("Mon 4 Jan", "Mon 4 Jan", "2027-01-04", "2027-01-04", ""),
    ("Thursday 26 November 2026", "Thursday 26 November 2026", "2026-11-26", "2026-11-26", ""),
    ("29-31 October", "29-31 October", "2026-10-29", "2026-10-31", ""),
    ("29 May to 2 June 2027", "29 May to 2 June 2027", "2027-05-29", "2027-06-02", ""),
    ("30 December to 2 January", "30 December to 2 January", "2026-12-30", "2027-01-02", ""),
    ("in September", "September", "2026-09-01", "2026-09-30", "in"),
    ("since March", "March", "2026-03-01", "2026-03-31", "since"),
    ("March 2026", "March 2026", "2026-03-01", "2026-03-31", ""),
    ("next March", "next March", "2027-03-01", "2027-03-31", ""),
    ("by the end of November", "the end of November", "2026-11-21", "2026-11-30", "by"),
    ("mid-October", "mid-October", "2026-10-11", "2026-10-21", ""),
    ("early next year", "early next year", "2027-01-01", "2027-05-01", ""),
    ("second half of October", "second half of October", "2026-10-16", "2026-10-31", ""),
    ("first week of December", "first week of December", "2026-12-01", "2026-12-07", ""),
    ("by the end of the year", "the end of the year", "2026-09-02", "2026-12-31", "by"),
    ("before the year is out", "before the year is out", "2026-12-31", "2026-12-31", ""),
    ("by friday", "friday", "2026-09-25", "2026-09-25", "by"),
    ("lunch next tuesday", "next tuesday", "2026-09-29", "2026-09-29", ""),
    ("Essen nächsten Dienstag", "nächsten Dienstag", "2026-09-29", "2026-09-29", ""),
    ("letzten Freitag", "letzten Freitag", "2026-09-18", "2026-09-18", ""),
    ("bis 1.12. schicken", "1.12.", "2026-12-01", "2026-12-01", "bis"),
    ("mardi prochain", "mardi prochain", "2026-09-29", "2026-09-29", ""),
    ("el próximo viernes", "próximo viernes", "2026-09-25", "2026-09-25", ""),
    ("mañana", "mañana", "2026-09-25", "2026-09-25", ""),
    ("in december", "december", "2026-12-01", "2026-12-31", "in"),
    ("by year-end", "year-end", "2026-12-31", "2026-12-31", "by"),
    ("before Christmas", "Christmas", "2026-12-25", "2026-12-25", "before"),
    ("last winter", "last winter", "2025-12-01", "2026-02-28", ""),
    ("this summer", "this summer", "2026-06-01", "2026-08-31", ""),
    ("autumn 2025", "autumn 2025", "2025-09-01", "2025-11-30", ""),
    ("in 2025", "2025", "2025-01-01", "2025-12-31", "in"),
    ("Q3 2026", "Q3 2026", "2026-07-01", "2026-09-30", ""),
    ("tomorrow", "tomorrow", "2026-09-25", "2026-09-25", ""),
    ("the day before yesterday", "the day before yesterday", "2026-09-22", "2026-09-22", ""),
    ("next Friday", "next Friday", "2026-10-02", "2026-10-02", ""),
    ("this Friday", "this Friday", "2026-09-25", "2026-09-25", ""),
    ("by Friday", "Friday", "2026-09-25", "2026-09-25", "by"),
    ("met her on Friday", "Friday", "2026-09-18", "2026-09-18", "on"),
    ("Friday week", "Friday week", "2026-10-02", "2026-10-02", ""),
    ("Tuesday next week", "Tuesday next week", "2026-09-29", "2026-09-29", ""),
    ("end of next week", "end of next week", "2026-10-03", "2026-10-04", ""),
    ("the week after next", "the week after next", "2026-10-05", "2026-10-11", ""),
    ("in two weeks", "in two weeks", "2026-10-08", "2026-10-08", ""),
    ("within three days", "within three days", "2026-09-24", "2026-09-27", ""),
    ("a fortnight ago", "a fortnight ago", "2026-09-10", "2026-09-10", ""),
    ("over the last 90 days", "the last 90 days", "2026-06-26", "2026-09-24", "over"),
    ("the 15th of next month", "the 15th of next month", "2026-10-15", "2026-10-15", ""),
    ("on the 15th.", "the 15th", "2026-10-15", "2026-10-15", "on"),
    ("by 29 February", "29 February", "2028-02-29", "2028-02-29", "by"),
]


@pytest.mark.parametrize(("text", "words", "first", "last", "relation"), FORMS, ids=[f[0] for f in FORMS])
def test_forms(text: str, words: str, first: str, last: str, relation: str) -> None:
    (found,) = find_dates(text, THURSDAY)
    assert (found.text, str(found.first), str(found.last), found.relation) == (words, first, last, relation)


@pytest.mark.parametrize(
    "text",
    [
        "on the 3rd floor",
        "clause 6.3",
        "version 3.2.1",
        "you may go",
        "March on",
        "August company",
        "I sat down in the sun",
        "the 1962 tractor",
        "2000 euros",
        "31 June",
        "every week",
        "the year was long",
        "at 14:30",
        "ask April",
        "Paper Days 2026",
        "2025-26",
        "a fall on the stairs",
        "the second one",
        "before the Spring Summit",
        "Mardi Gras",
        "por la mañana",
        "clause 1.2. says",
    ],
)
def test_near_misses(text: str) -> None:
    assert find_dates(text, THURSDAY) == []


def test_direction() -> None:
    (past,) = find_dates("3 March", THURSDAY, "past")
    (future,) = find_dates("3 March", THURSDAY, "future")
    assert (past.first, future.first) == (date(2026, 3, 3), date(2027, 3, 3))


def test_sentence_decides_where_the_caller_does_not() -> None:
    assert find_dates("She moved in May", THURSDAY)[0].first.year == 2026
    assert find_dates("She will move in May", THURSDAY)[0].first.year == 2027


def test_several_dates_in_order() -> None:
    text = "Met on 2 September; slides by 5 October, answer by the end of the month."
    assert [str(m.last) for m in find_dates(text, THURSDAY)] == ["2026-09-02", "2026-10-05", "2026-09-30"]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("I promised the slides by 2 October", "2026-10-02"),
        ("Promised it before the fair (26 November).", "2026-11-26"),
        ("He will answer by the end of November.", "2026-11-30"),
        ("We spoke on 3 March 2026 about it", None),
        ("Since March I owe her a call", None),
    ],
)
def test_due(text: str, due: str | None) -> None:
    found = due_date(text, THURSDAY)
    assert (found and str(found)) == due


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("He promised to send me the drawings by 20 November. Still nothing.", "2026-11-20"),
        ("Er wollte mir die Zeichnungen bis 20. November schicken.", "2026-11-20"),
        ("Er wollte mir die Zeichnungen bis 1.11. schicken.", "2026-11-01"),
        ("She promised the samples by 20 November 2026.", "2026-11-20"),
        ("She promised the samples by 20 November next year.", "2027-11-20"),
        ("She promised the samples by 20 November 2027.", "2027-11-20"),
        ("She promised the samples by 12/11/27.", "2027-11-12"),
        ("She promised the samples by 4 May.", "2027-05-04"),
        ("She promised the samples by 2 September.", "2027-09-02"),  # too long ago to have been meant
        ("She promised the samples in January.", "2027-01-31"),
        ("She promised the samples by 27 November.", "2026-11-27"),
        ("She promised me a copy of the letter from 20 November.", None),
        ("On 20 November she promised me the samples.", None),
        ("On 20 November she promised me the samples by 4 December.", "2026-12-04"),
    ],
)
def test_a_deadline_of_the_last_weeks_has_passed(text: str, due: str | None) -> None:
    found = due_date(text, date(2026, 11, 27))
    assert (found and str(found)) == due


def test_say() -> None:
    day = date(2026, 11, 26)
    assert say(day, THURSDAY) == "26 November"
    assert say(date(2025, 11, 26), THURSDAY) == "26 November 2025"
    assert say(day, THURSDAY, weekday=True) == "Thursday 26 November 2026"


days = st.dates(min_value=date(1995, 1, 1), max_value=date(2090, 12, 31))


@given(days, days)
def test_written_dates_are_found_again(day: date, reference: date) -> None:
    for text in (day.isoformat(), say(day, reference, weekday=True)):
        (found,) = find_dates(f"seen {text} there", reference)
        assert (found.first, found.last, found.exact) == (day, day, True)


@given(st.text(max_size=80), days)
def test_offsets_hold_for_any_text(text: str, reference: date) -> None:
    mentions = find_dates(text + " by 5 May, in June or last week", reference)
    whole = text + " by 5 May, in June or last week"
    assert len(mentions) >= 2
    for left, right in pairwise(mentions):
        assert left.end <= right.start
    for mention in mentions:
        assert whole[mention.start : mention.end] == mention.text
        assert mention.first <= mention.last


@given(days, st.sampled_from(["future", "past"]), st.sampled_from(["5 January", "on 31 March", "in July"]))
def test_direction_is_kept(reference: date, prefer: str, text: str) -> None:
    (found,) = find_dates(text, reference, "future" if prefer == "future" else "past")
    assert found.last >= reference if prefer == "future" else found.first <= reference


@given(days, st.sampled_from(["early", "mid", "late", "end", "first half", "last week"]))
def test_parts_stay_inside(first: date, part: str) -> None:
    last = first + timedelta(days=27)
    begin, stop = part_of((first, last), part)
    assert first <= begin <= stop <= last


def test_shift_over_a_short_month() -> None:
    assert shift(date(2026, 1, 31), 1, "month") == date(2026, 2, 28)


def test_a_weekday_with_its_number_is_one_day() -> None:
    found = find_dates("by Friday the 27th", date(2026, 11, 16))
    assert [m.first for m in found] == [date(2026, 11, 27)]


def test_what_is_done_on_a_day_lies_ahead_and_what_was_done_behind() -> None:
    read_on = date(2026, 11, 24)
    (ahead,) = find_dates("The lamp is announced on 8 December.", read_on)
    (behind,) = find_dates("The lamp was announced on 8 December.", read_on)
    assert (ahead.first, behind.first) == (date(2026, 12, 8), date(2025, 12, 8))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("raised their round, announcement 10 December, under embargo", "2026-12-10"),
        ("signed it 10 December, quiet until then", "2026-12-10"),
        ("They got the money - launch 3 February", "2027-02-03"),
        ("Told Ann, planned for 10 December", "2026-12-10"),
        ("Sie haben abgeschlossen, Bekanntgabe am 10. Dezember", "2026-12-10"),
        ("Went to the launch 10 December", "2025-12-10"),
        ("We met 10 December, the decision was good", "2025-12-10"),
        ("Told me the opening was planned for 10 December", "2025-12-10"),
    ],
)
def test_an_announcement_lies_ahead_though_the_clause_before_it_is_past(text: str, day: str) -> None:
    (found,) = find_dates(text, date(2026, 11, 25))
    assert str(found.first) == day


def test_a_word_from_another_part_of_the_sentence_does_not_move_a_date() -> None:
    said = "Ira rang from the clinic: operation on 5 August, all well, she is back at work in October."
    surgery, back = find_dates(said, date(2026, 8, 20))
    assert (surgery.first, back.first) == (date(2026, 8, 5), date(2026, 10, 1))


@pytest.mark.parametrize(
    ("text", "first", "last", "relation"),
    [
        ("bis Ende nächster Woche", "2026-05-16", "2026-05-17", "bis"),
        ("vor Mitte Juni", "2026-06-11", "2026-06-20", "vor"),
        ("am Freitag nächster Woche", "2026-05-15", "2026-05-15", "on"),
        ("in 14 Tagen", "2026-05-20", "2026-05-20", ""),
        ("bis Mai", "2026-05-01", "2026-05-31", "bis"),
        ("avant la fin du mois", "2026-05-22", "2026-05-31", "before"),
        ("jusqu'au 3 juin", "2026-06-03", "2026-06-03", "until"),
        ("dans dix jours", "2026-05-16", "2026-05-16", ""),
        ("début juillet 2027", "2027-07-01", "2027-07-10", ""),
        ("el viernes de la próxima semana", "2026-05-15", "2026-05-15", ""),
        ("hasta finales de 2026", "2026-09-02", "2026-12-31", "until"),
        ("dentro de tres semanas", "2026-05-27", "2026-05-27", ""),
    ],
)
def test_the_words_of_other_languages(text: str, first: str, last: str, relation: str) -> None:
    (found,) = find_dates(text, date(2026, 5, 6), "future")
    assert (str(found.first), str(found.last), found.relation) == (first, last, relation)


@pytest.mark.parametrize(
    "text",
    [
        "an hour of work",
        "le mois est long",
        "die Woche war gut",
        "Mars is red",
        "La mañana fue larga",
        "dos días",
    ],
)
def test_words_that_name_no_date_in_other_languages(text: str) -> None:
    assert find_dates(text, date(2026, 5, 6), "future") == []


@pytest.mark.parametrize(
    "text", ["He comes back at the end of May", "Er kommt Ende Mai zurück", "She starts in May"]
)
def test_what_happens_in_the_present_tense_lies_ahead(text: str) -> None:
    (found,) = find_dates(text, date(2026, 11, 22))
    assert found.last == date(2027, 5, 31)


def test_a_first_name_is_no_weekday() -> None:
    assert find_dates("Domingo Perez called.", THURSDAY) == []
    assert find_dates("nos vemos el domingo", THURSDAY) != []


@pytest.mark.parametrize("prefer", ["past", "future", None])
@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Wir sind vom 1. Juli bis 3. Juli weg.", 2),
        ("von 30. Dezember bis 2. Januar", 3),
        ("zwischen 1. Juli und 3. Juli", 2),
        ("du 30 décembre au 2 janvier", 3),
        ("del 1 de julio al 3 de julio", 2),
        ("1. Juli bis 3. Juli 2028", 2),
        ("1. Juli 2028 bis 3. Juli", 2),
        ("20. November bis 3. Dezember", 13),
    ],
)
def test_both_ends_of_a_stretch_lie_together(text: str, days: int, prefer: str | None) -> None:
    one, other = find_dates(text, date(2026, 11, 22), prefer)  # type: ignore[arg-type]
    assert (other.first - one.first).days == days


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("antes de Julio llegue", []),
        ("Ask before June calls.", []),
        ("before August arrives", []),
        ("antes de julio", [7]),
        ("before June is over", [6]),
        ("before August ends", [8]),
    ],
)
def test_a_month_that_does_something_is_somebody(text: str, found: list[int]) -> None:
    assert [m.first.month for m in find_dates(text, date(2026, 11, 22))] == found
