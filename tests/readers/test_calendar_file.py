"""Calendars: zones, whole days, series, cancelled and declined entries, broken ones."""

import datetime as dt

import pytest
from reading import TODAY, kind, only, read, refusals

from coach.readers import calendar_entries, calendar_file
from coach.records import EventRecord, Party
from tests.timing import processor_time

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


def test_a_zone_that_is_a_folder_of_zones_costs_only_the_zone() -> None:
    records = read(calendar("UID:1\nDTSTART;TZID=America:20261001T100000", "UID:2\nDTSTART:20261001T100000Z"))
    assert [e.place for e in only(records, EventRecord)] == ["uid:1", "uid:2"]
    assert refusals(records) == [
        ("", 'The time zone "America" is not known; its times are read as the calendar\'s own.')
    ]


@pytest.mark.parametrize(
    ("zone", "iso"),
    [
        ('"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"', "2026-10-01T10:00:00+02:00"),
        ("Western/Central Europe", "2026-10-01T10:00:00+02:00"),
        ("Eastern Time (US & Canada)", "2026-10-01T10:00:00-04:00"),
        ("UTC+2", "2026-10-01T10:00:00+02:00"),
    ],
)
def test_a_zone_by_a_programs_own_name_is_read_and_said(zone: str, iso: str) -> None:
    records = read(calendar(f"UID:1\nDTSTART;TZID={zone}:20261001T100000"))
    assert [e.start.isoformat() for e in only(records, EventRecord)] == [iso]
    assert "is not known; its times are read as " in refusals(records)[0][1]


def test_a_zone_of_one_file_is_not_known_in_the_next() -> None:
    entry = "UID:1\nDTSTART;TZID=House Time:20261001T100000"
    assert events(entry, head=ZONE)[0].start.isoformat() == "2026-10-01T10:00:00+03:30"
    assert events(entry)[0].start.isoformat() == "2026-10-01T10:00:00+00:00"
    other = ZONE.replace("+0330", "+0500")
    assert events(entry, head=other)[0].start.isoformat() == "2026-10-01T10:00:00+05:00"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("DURATION:P999999999999999999W", "DURATION of the entry cannot be read; the rest of it is kept."),
        ("X-APPLE-RADIUS=49.9", 'The line "X-APPLE-RADIUS=49.9" of the entry is no calendar line and was left out.'),
        ("EXDATE:someday", "EXDATE of the entry cannot be read; the rest of it is kept."),
        ("DTEND;;X=1: 20261001T110000Z", 'The line "DTEND;;X=1: 20261001T110000Z" of the entry is not well formed; it was mended and read.'),
        ("RRULE:FREQ=SOMETIMES", "How the entry repeats cannot be read; its first is kept."),
    ],
)  # fmt: skip
def test_a_broken_line_costs_itself_and_is_named(line: str, said: str) -> None:
    records = read(calendar(f"UID:1\nDTSTART:20261001T100000Z\nSUMMARY:x\n{line}"))
    assert [e.name for e in only(records, EventRecord)] == ["x"]
    assert refusals(records) == [("uid:1", said)]


def test_days_are_added_and_left_out_beside_the_rule() -> None:
    found = events(
        "UID:r\nDTSTART;TZID=Europe/Lisbon:20270301T090000\nDTEND;TZID=Europe/Lisbon:20270301T100000\n"
        "RRULE:FREQ=WEEKLY;COUNT=4\nEXDATE;VALUE=DATE:20270308\nEXDATE:20270315T090000\n"
        "RDATE;TZID=Europe/Lisbon:20270303T120000,20270304T120000\n"
        "RDATE;VALUE=PERIOD:20270305T120000Z/PT2H\nSUMMARY:x",
        "UID:r\nRECURRENCE-ID;TZID=Europe/Lisbon:20270304T120000\nDTSTART;TZID=Europe/Lisbon:20270304T150000\nSUMMARY:moved",
    )
    assert [(e.start.isoformat(), e.name) for e in found] == [
        ("2027-03-01T09:00:00+00:00", "x"),
        ("2027-03-03T12:00:00+00:00", "x"),
        ("2027-03-04T15:00:00+00:00", "moved"),
        ("2027-03-05T12:00:00+00:00", "x"),
        ("2027-03-22T09:00:00+00:00", "x"),
    ]
    assert [str(e.end)[11:16] for e in found] == ["10:00", "13:00", "", "14:00", "10:00"]


def test_of_versions_of_one_entry_the_newest_is_kept() -> None:
    old = "UID:1\nSEQUENCE:{0}\nDTSTART:20261001T1{0}0000Z\nSUMMARY:version {0}"
    assert [e.name for e in events(old.format(2), old.format(0), old.format(1))] == ["version 2"]


def test_thousands_of_added_days_are_bounded_and_quick() -> None:
    days = "\n".join(
        f"RDATE:{(dt.date(1990, 1, 1) + dt.timedelta(days=n)):%Y%m%d}T100000Z" for n in range(12_000)
    )
    with processor_time() as taken:
        records = read(calendar(f"UID:1\nDTSTART:19900101T100000Z\nSUMMARY:x\n{days}"))
    assert taken.seconds < 5
    assert len(only(records, EventRecord)) == 1000
    assert refusals(records)[0] == (
        "uid:1",
        "The entry names 12,000 days; the first 10,000 of them were read.",
    )
    assert "it repeats too often" in refusals(records)[1][1]


@pytest.mark.parametrize(
    ("rule", "start"),
    [
        ("FREQ=HOURLY", "19000101T000000Z"),
        ("FREQ=DAILY;COUNT=1000000", "00010101T000000Z"),
        ("FREQ=DAILY", "20000101T000000Z"),
        ("FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30", "20200101T000000Z"),
    ],
)
def test_a_series_of_a_million_is_bounded_and_says_how_far_it_was_read(rule: str, start: str) -> None:
    with processor_time() as taken:
        records = read(
            calendar(
                f"UID:1\nDTSTART:{start}\nRRULE:{rule}\nSUMMARY:x",
                "UID:2\nDTSTART:20261001T100000Z\nSUMMARY:y",
            )
        )
    assert taken.seconds < 3
    assert {e.name for e in only(records, EventRecord)} == {"x", "y"}
    assert [place for place, _ in refusals(records)] == ["uid:1"]


@pytest.mark.parametrize(
    "rule",
    [
        "DAILY;BYMONTH=2;BYMONTHDAY=30",
        "HOURLY;BYYEARDAY=400",
        "DAILY;BYSETPOS=3",
        "YEARLY;BYMONTH=4,6;BYMONTHDAY=31",
    ],
)
def test_a_rule_that_no_day_fits_ends_quickly(rule: str) -> None:
    with processor_time() as taken:
        records = read(calendar(f"UID:1\nDTSTART:19500101T000000Z\nRRULE:FREQ={rule}\nSUMMARY:x"))
    assert taken.seconds < 1
    assert [e.name for e in only(records, EventRecord)] == ["x"]
    assert "no day seems to fit" in refusals(records)[0][1]


def test_the_last_of_february_is_a_day() -> None:
    found = events("UID:1\nDTSTART:20240229T000000Z\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29\nSUMMARY:x")
    assert [e.start.isoformat()[:10] for e in found] == ["2024-02-29", "2028-02-29"]


def test_a_series_with_thousands_invited_is_shortened() -> None:
    people = "\n".join(f"ATTENDEE:mailto:p{n}@x.example" for n in range(4000))
    with processor_time() as taken:
        found = events(f"UID:1\nDTSTART:20250101T000000Z\nRRULE:FREQ=DAILY\nSUMMARY:x\n{people}")
    assert taken.seconds < 5
    assert len(found) == 49
    assert len(found[0].attendees) == 4000


def test_entries_beyond_the_most_are_counted_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (calendar_entries, calendar_file):
        monkeypatch.setattr(module, "MOST_ENTRIES", 3)
    records = read(calendar(*(f"UID:{n}\nDTSTART:20261001T100000Z\nSUMMARY:x" for n in range(5))))
    assert len(only(records, EventRecord)) == 3
    assert refusals(records)[0][1].startswith("The calendar has 5 entries; the first 3 were read.")


def test_a_calendar_that_was_cut_off_says_so() -> None:
    text = calendar(
        "UID:1\nDTSTART:20261001T100000Z\nSUMMARY:x", "UID:2\nDTSTART:20261001T100000Z\nSUMMARY:y"
    )
    records = read(text[: text.index("SUMMARY:y") + 11])
    assert [e.name for e in only(records, EventRecord)] == ["x", "y"]
    assert [reason.split(";")[0] for _, reason in refusals(records)] == [
        "The entry is not closed",
        "BEGIN and END of the calendar do not match",
    ]


def test_debris_that_is_named_like_a_calendar_is_refused_not_taken_for_a_note() -> None:
    debris = "BeG\x00IN:\nDTST:1\nEN:V\n"
    assert kind(debris, "team.ics") == "calendar"
    assert ("", "The calendar holds no events.") in refusals(read(debris, "team.ics"))
    assert kind("Met Ann: she bakes.\nBo came too.\n", "team.ics") == "note"


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
