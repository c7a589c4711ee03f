"""Names that are crude words elsewhere, numbers of orders, an era: ordinary business prose passes; abuse does not."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from coach.review.called import by_name, in_salutation
from coach.review.reviewer import Reviewer

REVIEWER = Reviewer(None, dt.date(2026, 11, 22))


@pytest.mark.parametrize(
    "text",
    [
        "Dear Piet,\n\nA short note to follow up on our conversation.",
        "Lieber Piet,\n\nschön, dass wir uns gesehen haben.",
        "Beste Piet, tot morgen.",
        "Thanks to Dick for a good talk on queues yesterday.",
        "Dear Dick, thank you for the drawings.",
        "Dick showed me the pump.",
        "I met Randy and Dick at the fair.",
        "Order number 4111-2233-44 shipped this morning.",
        "Rechnungsnummer 4111-2233-44 ist bezahlt.",
        "Your ticket 0815-4711-22 is closed.",
        "We went through depression-era archives for the exhibition.",
        "The bank was founded in the Great Depression.",
    ],
)
def test_business_prose_is_left_alone(text: str) -> None:
    assert REVIEWER.review(text).findings == ()


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Dear Idiot,\n\nyour offer is late.", "hostile"),
        ("Hi Bastard, your offer is late.", "offensive"),
        ("You are a Dick.", "offensive"),
        ("Thanks to that Dick we lost a week.", "offensive"),
        ("Call me about the order on 0171 123 4567.", "personal_data"),
        ("His number is 0171 123 4567.", "personal_data"),
        ("She was depressed all winter.", "third_party"),
    ],
)
def test_the_same_words_in_earnest_are_found(text: str, category: str) -> None:
    assert category in {f.category for f in REVIEWER.review(text).findings}


def test_the_addressee_is_called_by_name() -> None:
    text = "It was good to walk along the dyke, Cock."
    assert REVIEWER.review(text, "email", "Cock Bakker").findings == ()
    assert REVIEWER.review(text, "email", "Ann Bakker").findings != ()


@pytest.mark.parametrize(
    ("text", "word", "named"),
    [
        ("I met Moron today.", "Moron", True),
        ("I met a Moron today.", "Moron", False),
        ("I met MORON today.", "MORON", False),
        ("He is some moron.", "moron", False),
        ("I met Idiot today.", "Idiot", False),
    ],
)
def test_a_known_name_counts_only_as_a_name(text: str, word: str, named: bool) -> None:
    context = replace(REVIEWER.context("post", "public"), names=frozenset({"lev", "moron"}))
    start = text.index(word)
    assert by_name(text, start, start + len(word), context) is named


def test_a_salutation_ends_with_the_name() -> None:
    text = "Dear Ms Vidal, the Vidal order is late."
    assert in_salutation(text, text.index("Vidal"), text.index("Vidal") + 5)
    assert not in_salutation(text, text.rindex("Vidal"), text.rindex("Vidal") + 5)
