"""Calendars: zones, whole days, series, cancelled and declined entries, broken ones."""

import datetime as dt

import pytest
from reading import TODAY, kind, only, read, refusals

from coach.records import EventRecord, Party

ZONE = """BEGIN:VTIMEZONE
TZID:House Time
BEGIN:STANDARD
DTSTART:19701025T030000
TZOFFSETFROM:+0330
TZOFFSETTO:+0330
END:STANDARD
END:VTIMEZONE
"""


def calendar(*entries: str, head: str = "") -> str:
    """A calendar with these entries."""
    body = "".join(f"BEGIN:VEVENT\n{entry.strip()}\nEND:VEVENT\n" for entry in entries)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{body}END:VCALENDAR\n"


def events(*entries: str, head: str = "") -> list[EventRecord]:
    """Its records."""
    return only(read(calendar(*entries, head=head)), EventRecord)


FULL = """UID:1@x.example
DTSTART;TZID=Europe/Lisbon:20261001T100000
DTEND;TZID=Europe/Lisbon:20261001T110000
SUMMARY:Bread\\, and jam with a summary that is long enough to be folded over two l
 ines
LOCATION:Mill Lane\\; York
DESCRIPTION:First\\nSecond
ORGANIZER;CN=Mia Oak:mailto:mia@oak.example
ATTENDEE;CN="Lee, Ann";PARTSTAT=ACCEPTED:mailto:ann@oxbow.example
ATTENDEE;PARTSTAT=DECLINED:MAILTO:bo@ek.example
ATTENDEE;CUTYPE=ROOM;CN=Room 5:mailto:room5@oxbow.example
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Hurry
TRIGGER:-PT15M
END:VALARM"""


def test_an_entry() -> None:
    (event,) = events(FULL)
    assert (event.place, event.series) == ("uid:1@x.example", "")
    assert event.name == "Bread, and jam with a summary that is long enough to be folded over two lines"
    assert event.start.isoformat() == "2026-10-01T10:00:00+01:00"
    assert event.end is not None
    assert event.end.isoformat() == "2026-10-01T11:00:00+01:00"
    assert (event.location, event.description) == ("Mill Lane; York", "First\nSecond")
    assert event.organiser == Party("Mia Oak", "mia@oak.example")
    assert event.attendees == (Party("Lee, Ann", "ann@oxbow.example"), Party("", "bo@ek.example"))
    assert not event.cancelled
    assert not event.declined


def test_the_text_is_the_entrys_own_unfolded_lines() -> None:
    (event,) = events(FULL)
    lines = event.raw.split("\n")
    assert lines[2].startswith("SUMMARY:Bread\\, and jam")
    assert lines[2].endswith("two lines")
    assert "DTSTART;TZID=Europe/Lisbon:20261001T100000" in lines
    assert "Hurry" not in event.raw
    assert "UID" not in event.raw


def test_whole_days_end_on_their_last_day() -> None:
    two, one = events(
        "UID:1\nDTSTART;VALUE=DATE:20261126\nDTEND;VALUE=DATE:20261128\nSUMMARY:Fair",
        "UID:2\nDTSTART;VALUE=DATE:20261126\nSUMMARY:Day off",
    )
    assert (two.start, two.end) == (dt.date(2026, 11, 26), dt.date(2026, 11, 27))
    assert (one.start, one.end) == (dt.date(2026, 11, 26), None)


@pytest.mark.parametrize(
    ("head", "start", "iso"),
    [
        ("", "DTSTART:20261001T100000Z", "2026-10-01T10:00:00+00:00"),
        ("", "DTSTART:20261001T100000", "2026-10-01T10:00:00+00:00"),
        ("X-WR-TIMEZONE:Europe/Paris\n", "DTSTART:20261001T100000Z", "2026-10-01T12:00:00+02:00"),
        ("X-WR-TIMEZONE:Europe/Paris\n", "DTSTART:20261001T100000", "2026-10-01T10:00:00+02:00"),
        ("X-WR-TIMEZONE:Nowhere\n", "DTSTART:20261001T100000Z", "2026-10-01T10:00:00+00:00"),
        ("", "DTSTART;TZID=W. Europe Standard Time:20261001T100000", "2026-10-01T10:00:00+02:00"),
        (ZONE, "DTSTART;TZID=House Time:20261001T100000", "2026-10-01T10:00:00+03:30"),
        ("", "DTSTART;TZID=Nowhere/Town:20261001T100000", "2026-10-01T10:00:00+00:00"),
    ],
)
def test_times_always_have_a_zone(head: str, start: str, iso: str) -> None:
    assert [e.start.isoformat() for e in events(f"UID:1\n{start}\nSUMMARY:x", head=head)] == [iso]


def test_a_zone_that_is_a_folder_of_zones_refuses_the_entry_alone() -> None:
    records = read(calendar("UID:1\nDTSTART;TZID=America:20261001T100000", "UID:2\nDTSTART:20261001T100000Z"))
    assert [e.place for e in only(records, EventRecord)] == ["uid:2"]
    assert [place for place, _ in refusals(records)] == ["uid:1"]


def test_a_series_gives_one_record_an_occurrence() -> None:
    weekly = "UID:w\nDTSTART;TZID=Europe/Lisbon:20270301T090000\nDURATION:PT30M\nRRULE:FREQ=WEEKLY;COUNT=5\nEXDATE;TZID=Europe/Lisbon:20270308T090000\nSUMMARY:Team"
    moved = "UID:w\nRECURRENCE-ID;TZID=Europe/Lisbon:20270315T090000\nDTSTART;TZID=Europe/Lisbon:20270316T150000\nSUMMARY:Team (moved)"
    found = events(weekly, moved)
    assert [(e.name, e.start.isoformat()) for e in found] == [
        ("Team", "2027-03-01T09:00:00+00:00"),
        ("Team (moved)", "2027-03-16T15:00:00+00:00"),
        ("Team", "2027-03-22T09:00:00+00:00"),
        ("Team", "2027-03-29T09:00:00+01:00"),
    ]
    assert {e.series for e in found} == {"w"}
    assert {e.place for e in found} == {"uid:w"}
    assert "Team (moved)" in found[1].raw
    assert found[0].end is not None
    assert found[0].end.isoformat() == "2027-03-01T09:30:00+00:00"


def test_an_open_series_ends_a_year_after_today() -> None:
    found = events("UID:m\nDTSTART;VALUE=DATE:20260115\nRRULE:FREQ=MONTHLY\nSUMMARY:Pay")
    starts = [e.start for e in found]
    assert starts[0] == dt.date(2026, 1, 15)
    assert TODAY + dt.timedelta(days=330) < starts[-1] <= TODAY + dt.timedelta(days=366)


def test_of_a_very_long_series_the_first_and_the_last_are_kept() -> None:
    records = read(calendar("UID:d\nDTSTART;VALUE=DATE:20150101\nRRULE:FREQ=DAILY\nSUMMARY:Walk"))
    found = only(records, EventRecord)
    assert len(found) == 1000
    assert found[0].start == dt.date(2015, 1, 1)
    assert found[-1].start > TODAY
    assert [place for place, _ in refusals(records)] == ["uid:d"]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "freq=minutely",
        "FREQ=HOURLY;BYMINUTE=0,10,20,30,40,50",
        "FREQ=DAILY;BYHOUR=1,2,3,4,5,6,7;BYMINUTE=1,2,3,4,5,6,7",
    ],
)
def test_a_series_of_too_many_times_a_day_is_not_expanded(rule: str) -> None:
    records = read(calendar(f"UID:s\nDTSTART:20200101T000000Z\nRRULE:{rule}\nSUMMARY:Tick"))
    assert len(only(records, EventRecord)) == 1
    assert "too many times a day" in refusals(records)[0][1]


def test_a_series_of_some_times_a_day_is_expanded() -> None:
    assert (
        len(events("UID:s\nDTSTART:20270101T080000Z\nRRULE:FREQ=DAILY;BYHOUR=8,12,18;COUNT=9\nSUMMARY:Feed"))
        == 9
    )


@pytest.mark.parametrize("end", ["DTEND:00010101T000000", "DTEND:99990101T000000", "DURATION:-P9999W"])
def test_a_series_with_an_impossible_end_has_none(end: str) -> None:
    found = events(f"UID:s\nDTSTART:20270301T100000Z\n{end}\nRRULE:FREQ=DAILY\nSUMMARY:Odd")
    assert len(found) > 300
    assert {e.end for e in found} == {None}


def test_a_rule_that_cannot_be_read_leaves_the_first() -> None:
    records = read(calendar("UID:s\nDTSTART:20200101T000000Z\nRRULE:FREQ=NEVER;BYDAY=XX\nSUMMARY:Odd"))
    assert [e.name for e in only(records, EventRecord)] == ["Odd"]


@pytest.mark.parametrize(
    ("entry", "head"),
    [
        ("STATUS:CANCELLED\nSUMMARY:x", ""),
        ("SUMMARY:Canceled: lunch", ""),
        ("SUMMARY:x", "METHOD:CANCEL\n"),
    ],
)
def test_cancelled(entry: str, head: str) -> None:
    (event,) = events(f"UID:1\nDTSTART:20261001T100000Z\n{entry}", head=head)
    assert event.cancelled


ME = "ATTENDEE;PARTSTAT={0}:mailto:me@oak.example\n"


def test_declined_is_said_of_the_owner_alone() -> None:
    base = "UID:{0}\nDTSTART:20261001T100000Z\nSUMMARY:x\n"
    found = events(
        base.format(1) + ME.format("ACCEPTED") + "ATTENDEE;PARTSTAT=DECLINED:mailto:ann@oxbow.example",
        base.format(2) + ME.format("DECLINED") + "ORGANIZER:mailto:bo@ek.example",
        base.format(3) + ME.format("ACCEPTED"),
    )
    assert [e.declined for e in found] == [False, True, False]


def test_the_owner_is_the_address_that_names_the_calendar() -> None:
    entry = (
        "UID:1\nDTSTART:20261001T100000Z\nSUMMARY:x\n"
        + ME.format("DECLINED")
        + "ORGANIZER:mailto:bo@ek.example"
    )
    assert [e.declined for e in events(entry, head="X-WR-CALNAME:me@oak.example\n")] == [True]
    assert [e.declined for e in events(entry, head="X-WR-CALNAME:Work\n")] == [False]


@pytest.mark.parametrize(
    "broken",
    [
        "UID:b\nSUMMARY:No start",
        "UID:b\nDTSTART:someday\nSUMMARY:x",
        "UID:b\nDTSTART:20269999T100000\nSUMMARY:x",
    ],
)
def test_a_broken_entry_costs_its_neighbours_nothing(broken: str) -> None:
    good = "UID:{0}\nDTSTART:20261001T100000Z\nSUMMARY:{0}"
    records = read(calendar(good.format("a"), broken, good.format("c")))
    assert [e.name for e in only(records, EventRecord)] == ["a", "c"]
    assert [place for place, _ in refusals(records)] == ["uid:b"]


def test_an_entry_that_is_never_closed_ends_where_the_next_begins() -> None:
    text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20261001T100000Z\nSUMMARY:a\nBEGIN:VEVENT\nUID:2\nDTSTART:20261002T100000Z\nSUMMARY:b\n"
    assert [e.name for e in only(read(text), EventRecord)] == ["a", "b"]


def test_entries_without_uid_and_other_components() -> None:
    text = (
        "BEGIN:VEVENT\nDTSTART:20261001T100000Z\nSUMMARY:a\nEND:VEVENT\nBEGIN:VTODO\nSUMMARY:b\nEND:VTODO\n"
    )
    records = read(text)
    assert [e.place for e in only(records, EventRecord)] == ["entry:1"]
    assert refusals(records) == [("", "1 to-do entries were left out; only events are read.")]
    assert kind(text) == "calendar"
    assert refusals(read("BEGIN:VCALENDAR\nEND:VCALENDAR\n")) == [("", "The calendar holds no events.")]
