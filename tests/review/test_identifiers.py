"""Identifiers of many countries and issuers: the valid ones, ones with a wrong check digit, and what only looks like one."""

from __future__ import annotations

import datetime as dt
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.review.context import Context, Reader
from coach.review.detectors.contact_details import ContactDetails
from coach.review.identifiers import find
from coach.review.identifiers.payment import valid_card, valid_iban
from coach.store.values import Me


def _kinds(text: str) -> list[tuple[str, str]]:
    return [(i.kind, text[i.start : i.end]) for i in find(text)]


FOUND = [
    ("His SSN is 536-90-4399.", "national", "536-90-4399"),
    ("NI: AB 12 34 56 C, thanks", "national", "AB 12 34 56 C"),
    ("NHS number 943 476 5919", "national", "943 476 5919"),
    ("Steuer-ID 36 574 261 809", "national", "36 574 261 809"),
    ("DNI 12345678Z", "national", "12345678Z"),
    ("NIE X-1234567-L", "national", "X-1234567-L"),
    ("codice fiscale RSSMRA85T10A562S", "national", "RSSMRA85T10A562S"),
    ("her number, 2 55 08 14 168 025 38, is on it", "national", "2 55 08 14 168 025 38"),
    ("BSN 111222333", "national", "111222333"),
    ("PESEL 44051401359", "national", "44051401359"),
    ("she is 811228-9874", "national", "811228-9874"),
    ("131052-308T", "national", "131052-308T"),
    ("fødselsnummer 15108695088", "national", "15108695088"),
    ("756.9217.0769.85", "national", "756.9217.0769.85"),
    ("85.07.30-033.28", "national", "85.07.30-033.28"),
    ("rodné číslo 710319/2745", "national", "710319/2745"),
    ("CPF 390.533.447-05", "national", "390.533.447-05"),
    ("Aadhaar 2341 2341 2346", "national", "2341 2341 2346"),
    ("PAN is ACUPA7085R", "national", "ACUPA7085R"),
    ("TFN 123 456 782", "national", "123 456 782"),
    ("Medicare 2123 45670 1", "national", "2123 45670 1"),
    ("SIN 123 456 782", "national", "123 456 782"),
    ("S1234567D", "national", "S1234567D"),
    ("passport no. AB1234567", "document", "AB1234567"),
    ("booking reference X7K9QP", "booking", "X7K9QP"),
    ("Badge number 44821", "membership", "44821"),
    ("ping 93.184.216.34 again", "network", "93.184.216.34"),
    ("2001:db8::ff00:42:8329", "network", "2001:db8::ff00:42:8329"),
    ("00:1a:2b:3c:4d:5e", "network", "00:1a:2b:3c:4d:5e"),
    ("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "wallet", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"),
    ("ana [at] rye [dot] example", "email", "ana [at] rye [dot] example"),
    ("ana at rye dot example", "email", "ana at rye dot example"),
    ("sort code 12-34-56", "account", "12-34-56"),
    ("Phone:\n467 3395", "phone", "467 3395"),
    ("geboren am 12. Mai 1980", "birth", "geboren am 12. Mai 1980"),
    ("Lindengasse 12, please", "street", "Lindengasse 12"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "words"), FOUND)
def test_identifiers_are_found_with_their_kind_and_ends(text: str, kind: str, words: str) -> None:
    assert (kind, words) in _kinds(text)


NOTHING = [
    "PESEL 44051401358",  # the check digits below are all wrong by one
    "the NHS has 943 476 5918 forms",
    "131052-308U",
    "756.9217.0769.86",
    "710319/2746",
    "390.533.447-06",
    "12345678A",
    "RSSMRA85T10A562T",
    "the card 4111 1111 1111 1112",
    "GB82 WEST 1234 5698 7654 33",
    "S1234567E",
    "Order 811228-9874 has shipped",
    "version 10.2.0.1 of the driver",
    "300.400.500.600",
    "from 2019 to 2024, pages 120-144, at 10:30",
    "Part 77-A-2210 replaces part 77-A-2209.",
    "the pan is hot and the run was 12345678 steps",
    "tickets 1234567890 and 1234567891",
    "look at the dot at noon",
    "ISBN 978-3-16-148410-0",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_looks_like_one_is_left_alone(text: str) -> None:
    assert _kinds(text) == []


_WEIGHED = ("pl.pesel", "nl.bsn", "gb.nhs", "ca.sin", "au.tfn")
_NAMES = {"pl.pesel": "PESEL", "nl.bsn": "BSN", "gb.nhs": "NHS", "ca.sin": "SIN", "au.tfn": "TFN"}


@given(st.sampled_from(_WEIGHED), st.from_regex(r"\A[1-9][0-9]{8,10}\Z"))
def test_a_number_is_found_just_when_its_check_digits_fit(module: str, digits: str) -> None:
    valid = bool(import_module(f"stdnum.{module}").is_valid(digits))
    wanted = {"pl.pesel": 11, "nl.bsn": 9, "gb.nhs": 10, "ca.sin": 9, "au.tfn": 9}[module]
    found = [k for k, w in _kinds(f"{_NAMES[module]} {digits}") if k == "national" and w == digits]
    assert bool(found) == (valid and len(digits) == wanted)


CARDS = [
    ("4222222222222", True), ("2223000048400011", True), ("6011111111111117", True), ("3530111333300000", True),
    ("30569309025904", True), ("6200000000000005", True), ("9999999999999995", False), ("411111111111111", False),
]  # fmt: skip


@pytest.mark.parametrize(("number", "valid"), CARDS)
def test_cards_are_of_an_issuer(number: str, valid: bool) -> None:
    assert valid_card(number) is valid


def test_account_numbers_have_their_countrys_length() -> None:
    assert valid_iban("DE89 3704 0044 0532 0130 00")
    assert not valid_iban("DE89 3704 0044 0532 0130 0")
    assert _kinds("Pay NO93 8601 1117 947 by May") == [("account", "NO93 8601 1117 947")]


ME = Me("Una Berg", ("una@bergwerk.example",), "", "Bergwerk")
OWNERS = {"clara.w@postbox.example": "Clara Wen", "700900118": "Clara Wen"}


def _judged(text: str, reader: Reader, phones: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    context = Context("email", reader, ME, dt.date(2026, 11, 15), my_phones=phones, contact_phones=frozenset({"700900118"}), owners=OWNERS)  # fmt: skip
    return [(f.severity, f.reason) for f in ContactDetails().find(text, context)]


def test_whose_it_is_decides() -> None:
    person, public = Reader("person", (), "A. Reader"), Reader("public")
    assert _judged("Write to una@bergwerk.example.", public) == []
    assert _judged("Ring +44 7700 900456 any time.", person, ("+44 7700 900456",)) == []
    assert _judged("Best,\nUna Berg\n+44 7700 900456", person) == []
    ((severity, reason),) = _judged("Ask Clara on +44 7700 900118.", public)
    assert severity == "medium"
    assert "Clara Wen’s phone number" in reason
    ((severity, reason),) = _judged("Use her private address, clara.w@postbox.example.", person)
    assert severity == "medium"
    assert "Clara Wen’s mail address" in reason


SEVERITIES = [
    ("My passport number is AB1234567.", "medium", "high"),
    ("Booking reference X7K9QP.", "low", "medium"),
    ("The server is 93.184.216.34.", "low", "low"),
    ("Her laptop is 00:1a:2b:3c:4d:5e.", "low", "medium"),
    ("My badge number 44821 is lost.", "low", "medium"),
]


@pytest.mark.parametrize(("text", "in_mail", "in_public"), SEVERITIES)
def test_a_post_is_judged_harder_than_a_mail(text: str, in_mail: str, in_public: str) -> None:
    assert [s for s, _ in _judged(text, Reader("person", (), "A. Reader"))] == [in_mail]
    assert [s for s, _ in _judged(text, Reader("public"))] == [in_public]
