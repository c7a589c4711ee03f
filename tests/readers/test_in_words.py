"""Quoted calendar entries and address cards in words."""

from __future__ import annotations

import pytest

from coach.readers.in_words import in_one_line, in_words

ENTRY = r"""DTSTART;TZID=Europe/London:20260903T083000
DTEND;TZID=Europe/London:20260903T091500
RRULE:FREQ=WEEKLY;BYDAY=TH;UNTIL=20261217T090000Z
ORGANIZER;CN=Marta Ek:mailto:marta@ek.example
ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=ACCEPTED;CN=Marta Ek;X-NUM-GUESTS=0:mailto:marta@ek.example
ATTENDEE;PARTSTAT=DECLINED;CN="Ode, Jun":mailto:jun@ode.example
ATTENDEE:MAILTO:pia@lund.example
LOCATION:Hall 2\, Lund
STATUS:CONFIRMED
DESCRIPTION:Bring the lenses.\nTea after.
SUMMARY:Bench meeting\, weekly
"""


def test_an_entry_is_read_as_a_person_would_say_it() -> None:
    assert in_words(ENTRY).split("\n") == [
        "Bench meeting, weekly",
        "Thursday 3 September 2026, 08:30 to 09:15, every week until 17 December 2026",
        "Hall 2, Lund",
        "Bring the lenses.",
        "Tea after.",
        "With Marta Ek, Ode, Jun (declined), pia@lund.example",
    ]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("DTSTART;VALUE=DATE:20261125\nDTEND;VALUE=DATE:20261127", "Wednesday 25 November 2026 to Thursday 26 November 2026"),
        ("DTSTART;VALUE=DATE:20261125\nDTEND;VALUE=DATE:20261126", "Wednesday 25 November 2026"),
        ("DTSTART:20261125T073000Z\nDTEND:20261125T080000Z", "Wednesday 25 November 2026, 07:30 UTC to 08:00 UTC"),
        ("DTSTART:20261125T220000\nDTEND:20261126T010000", "Wednesday 25 November 2026, 22:00 to Thursday 26 November 2026, 01:00"),
        ("DTSTART:20261125T220000\nRRULE:FREQ=MONTHLY;INTERVAL=2;COUNT=5", "Wednesday 25 November 2026, 22:00, every 2 months, 5 times"),
        ("DTSTART:20261125T220000\nRRULE:FREQ=SECONDLY", "Wednesday 25 November 2026, 22:00"),
        ("DTSTART:20261345", "20261345"),
        ("DTSTART:soon", "soon"),
    ],
)  # fmt: skip
def test_days_and_hours(lines: str, said: str) -> None:
    assert in_words(lines) == said


def test_what_is_called_off_says_so() -> None:
    assert in_words("SUMMARY:Fair\nDTSTART:20261125\nSTATUS:CANCELLED") == (
        "Fair\nWednesday 25 November 2026\nCancelled"
    )


def test_a_card_is_its_name_work_and_addresses() -> None:
    card = (
        "VERSION:3.0\nPRODID:-//Maker//EN\nN:Lund;Pia;;;\nFN:Pia Lund\nORG:Lund Optics;Lenses\nTITLE:Grinder\\, senior\n"
        "item1.EMAIL;type=INTERNET:pia@lund.example\nitem1.X-ABLabel:_$!<Work>!$_\nTEL:+46 8 555 01\n"
        "NOTE;ENCODING=QUOTED-PRINTABLE:likes caf=C3=A9s\nPHOTO;ENCODING=b:AAAA"
    )
    assert in_words(card).split("\n") == [
        "Pia Lund",
        "Grinder, senior",
        "Lund Optics, Lenses",
        "pia@lund.example",
        "+46 8 555 01",
        "likes cafés",
    ]


@pytest.mark.parametrize(
    "quote",
    [
        "Met Pia Lund.\nShe grinds lenses.",
        "Agenda:\nDTSTART is a property\nN: none",
        "NOTE: call Pia",
        "",
        "N:B,alpha",
    ],
)
def test_prose_stays_as_it_stands(quote: str) -> None:
    assert in_words(quote) == quote


def test_one_line_parts_what_were_lines() -> None:
    assert in_one_line("FN:Pia Lund\nORG:Lund Optics;") == "Pia Lund · Lund Optics"
