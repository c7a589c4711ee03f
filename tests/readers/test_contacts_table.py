"""A table of somebody's contacts, told from a list of guests."""

from __future__ import annotations

import datetime as dt

import pytest

from coach import readers
from coach.records import ContactRecord, SourceFile

ADDRESSES = "First Name,Last Name,Email,Company,City,Birthday\nAda,Byrne,ada@kestrel.example,Rye Press,Wien,1981-12-02\n"


@pytest.mark.parametrize(
    ("path", "text", "kind"),
    [
        ("contacts.csv", ADDRESSES, "table"),
        ("my people.csv", ADDRESSES, "table"),
        ("Kontakte 2026.csv", ADDRESSES.replace(",Birthday", "").replace(",1981-12-02", ""), "table"),
        ("Outlook contacts.csv", ADDRESSES.replace(",Birthday", "").replace(",1981-12-02", ""), "table"),
        ("my_contacts.csv", ADDRESSES.replace(",Birthday", "").replace(",1981-12-02", ""), "table"),
        ("Outlook contacts.csv", ADDRESSES, "table"),
        ("Tin Fair guests.csv", ADDRESSES, "attendee_list"),
        ("Mill visit 2026 attendees.csv", ADDRESSES, "attendee_list"),
        ("Tin Fair.csv", ADDRESSES, "attendee_list"),
        ("participants.csv", ADDRESSES, "attendee_list"),
        ("Teilnehmer.csv", ADDRESSES, "attendee_list"),
        ("Gäste.csv", ADDRESSES, "attendee_list"),
        ("my_guests.csv", ADDRESSES, "attendee_list"),
        ("tin-fair-contacts.csv", ADDRESSES.replace(",Birthday", "").replace(",1981-12-02", ""), "attendee_list"),
        ("guests.csv", ADDRESSES.replace(",Birthday", "").replace(",1981-12-02", ""), "attendee_list"),
        ("contacts.csv", "Name,Email,Status\nAda Byrne,ada@kestrel.example,approved\n", "attendee_list"),
    ],
)  # fmt: skip
def test_an_address_book_is_no_guest_list(path: str, text: str, kind: str) -> None:
    reader = readers.reader_for(SourceFile(path, text.encode()))
    assert reader is not None
    assert kind == reader.KIND


def test_an_address_book_has_birthdays_and_towns() -> None:
    _, records = readers.read_file(SourceFile("contacts.csv", ADDRESSES.encode()), dt.date(2026, 11, 22))
    (ada,) = records
    assert isinstance(ada, ContactRecord)
    assert (ada.location, ada.extra["birthday"]) == ("Wien", "1981-12-02")
