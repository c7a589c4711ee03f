"""Contact details, numbers and keys: what is private, whose it is, and what only looks like it."""

from __future__ import annotations

import datetime as dt

import pytest

from coach.review.figures import figures
from coach.review.identifiers.payment import valid_card, valid_iban
from coach.review.keys import entropy, looks_random
from coach.review.reviewer import Reviewer

REVIEWER = Reviewer(None, dt.date(2026, 11, 15))


def _details(text: str, audience: str = "public") -> list[tuple[str, str]]:
    report = REVIEWER.review(text, "post" if audience == "public" else "email", audience)
    return [(f.quote, f.severity) for f in report.findings if f.category == "personal_data"]


DETAILS = [
    ("Ring him on his private mobile, +44 7700 900118.", "+44 7700 900118", "medium"),
    ("Text Priya on 07700 900321 if the form is stuck.", "07700 900321", "medium"),
    ("Call her at 202-555-0143.", "202-555-0143", "medium"),
    ("Write to Clara at home, clara.w@postbox.example.", "clara.w@postbox.example", "medium"),
    ("My card is 4111 1111 1111 1111.", "4111 1111 1111 1111", "high"),
    ("Please pay to GB82 WEST 1234 5698 7654 32.", "GB82 WEST 1234 5698 7654 32", "high"),
    ("Her social security number is 219-09-9999.", "219-09-9999", "high"),
    ("He lives at 22 Marsh Street, Leeds.", "22 Marsh Street", "high"),
    ("Our intern was born 12.08.2007 in Hull.", "born 12.08.2007", "medium"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "severity"), DETAILS)
def test_private_details_in_public(text: str, quote: str, severity: str) -> None:
    assert any(quote in q and s == severity for q, s in _details(text)), _details(text)


FINE = [
    ("Questions? jobs@rye.example or our reception on +44 20 7946 0018.", "public"),
    ("See you on 3 May at 14:30 in hall 7, page 12 of the guide.", "public"),
    ("We sold 4,212 copies between 2019 and 2024, ISBN aside.", "public"),
    ("Best wishes,\nIda Brandt\n+44 7700 900456\nida@brandt.example", "A. Reader"),
    ("Thank you for the plan. Ida Brandt, +44 7700 900456", "A. Reader"),
    ("My new number is +44 7700 900456.", "A. Reader"),
    ("The order is 5500 0000 0000 0001.", "public"),
    ("Version 2026-11-15 of the plan replaces 2025-10-01.", "public"),
]


@pytest.mark.parametrize(("text", "audience"), FINE)
def test_what_is_no_private_detail(text: str, audience: str) -> None:
    assert [d for d in _details(text, audience) if d[1] != "low"] == []


@pytest.mark.parametrize(
    ("number", "valid"),
    [("GB82 WEST 1234 5698 7654 32", True), ("GB82 WEST 1234 5698 7654 33", False), ("gb82west12345698765432", True), ("AB12", False)],
)  # fmt: skip
def test_account_numbers_have_a_checksum(number: str, valid: bool) -> None:
    assert valid_iban(number) is valid


@pytest.mark.parametrize(
    ("number", "valid"),
    [("4111 1111 1111 1111", True), ("4111 1111 1111 1112", False), ("378282246310005", True), ("0000 0000 0000 0000", False), ("12345", False)],
)  # fmt: skip
def test_cards_have_a_checksum(number: str, valid: bool) -> None:
    assert valid_card(number) is valid


KEYS = [
    "aws_access_key_id = AKIA" + "Q3EGXMPL7TZ4RB2C",
    "token: ghp_" + "x8Kd93jfLq02mXv7Tz1Bc5Ny6Rw4aaBcDe12",
    "export DB_PASSWORD='v9$Lk2!xQw8z'",
    "-----BEGIN RSA PRIVATE KEY-----",
    "postgres://app:s3cr3tpw@db.host.example/app",
    "The Wi-Fi password is Heron2026!",
    "PIN: 4471",
    "heron = b_Qw8zLk2xQ9dfjL0mXv7Tz1Bc5Ny6R",
    "linden ACCESS=Qw8zLk2xQ9dfjL0mXv",
    "rye-token 3f2a9c1e-7b4d-4e2a-9a53-0c1d2e3f4a5b",
    "sgp_" + "9f8e7d6c5b4a39281706f5e4d3c2b1a099887766",
    "Authorization: Bearer eyJhbGciOiJIUzI1NiJ9." + "eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl",
]


@pytest.mark.parametrize("text", KEYS)
def test_keys_and_passwords_are_held(text: str) -> None:
    report = REVIEWER.review(text, "email", "A. Reader")
    assert report.verdict == "hold"
    assert any(f.category == "secret" for f in report.findings)


NO_KEYS = [
    "The password is on a card in your room.",
    "Use a long password and never share it.",
    "The token was a kind word.",
    "Our key findings: frost, rust, patience.",
    "See https://rye.example/report-2026-11?page=12&ref=front for the table.",
    "Part 77-A-2210 replaces part 77-A-2209.",
    "The internationalisation of small ports takes time.",
    "Order number 20261115-0042 has shipped.",
    "The secret of bread is time.",
    "amqp://app:*****@host.example",
    "redis://app:$PASSWORD@host.example:6379",
    "build: 3f2a9c1e-7b4d-4e2a-9a53-0c1d2e3f4a5b",
    "commit_hash: 9fceb02d0ae598e95dc970b74767f19372d61af8x",
    "RT @MonkeyBusiness #FAIR2014 Lagos was fun",
    "The keynote 2024-rev3b slides are up.",
]


@pytest.mark.parametrize("text", NO_KEYS)
def test_prose_about_keys_is_fine(text: str) -> None:
    assert not [f for f in REVIEWER.review(text, "email", "A. Reader").findings if f.category == "secret"]


def test_random_strings_have_more_entropy_than_words() -> None:
    assert entropy("x8Kd93jfLq02mXv7") > entropy("aaaaaaaabbbbbbbb")
    assert looks_random("x8Kd93jfLq02mXv7")
    assert not looks_random("harmonisation")


FIGURES = [
    ("SEK 41 million per unit", [(41e6, "money")]),
    ("about forty-one million kronor", [(41e6, "money")]),
    ("0.7 percent of modules", [(0.7, "percent")]),
    ("a quarter of a million for it", [(250000.0, "count")]),
    ("€4.5m and 780k", [(4.5e6, "money"), (780000.0, "count")]),
    ("two hundred and twelve crates", [(212.0, "count")]),
    ("on 26 November at 14:30, page 9", []),
    ("+46 31 555 01 00", []),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures_in_digits_and_words(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(f.value, f.kind) for f in figures(text)] == expected


def test_a_rounded_figure_is_the_same_within_reason() -> None:
    (exact,), (round_one,), (far,) = (
        figures("350,000 euros"),
        figures("about 360,000"),
        figures("about 500,000"),
    )
    assert round_one.same(exact)
    assert not far.same(exact)
    (percent,) = figures("18 percent")
    (money,) = figures("18 euros")
    assert not percent.same(money)
