"""What a writer that invents says is believed only where one place says it in nearly the same words."""

from __future__ import annotations

import datetime as dt

import pytest

from coach.checks.grounding import unsupported
from coach.checks.strict import unsupported_strictly

TODAY = dt.date(2026, 3, 2)
EVIDENCE = [
    "**Nadia Farouk** (Ostrava Hydrology) chairs the gauge board with a brass bell. (2026-02-01)",
    "She keeps bees on the office roof and sold two hives to the council. (2026-02-01)",
    "Tomas Reyes interrupted Nadia twice at the winter meeting. (2026-02-09)",
    "I promised her the survey by 20 March 2026. She does not sell honey. (2026-02-09)",
    "The survey took two kind keepers and one rude one.",
    "Met Rosa Ilves, Piet and Marta Quist at the lock. (2026-02-11)",
]
KNOWN = ["Nadia Farouk"]


@pytest.mark.parametrize(
    "text",
    [
        "Nadia Farouk chairs the gauge board with a brass bell [1].",
        "She keeps bees on the office roof, and sold two hives to the council [2].",
        "Nadia told me that she keeps bees on the office roof [2].",
        "The evidence shows that I promised her the survey by 20 March 2026 [4].",
        "She does not sell honey.",
        "The survey took two kind keepers and one rude one.",
        "The notes do not say where she lives.",
        "I do not know where she lives.",
        "What does Nadia keep on the roof?",
        "Thank you for the talk, and I hope to see you soon.",
    ],
)
def test_what_a_note_says_is_believed(text: str) -> None:
    assert unsupported_strictly(text, EVIDENCE, known=KNOWN, today=TODAY) == []


@pytest.mark.parametrize(
    "text",
    [
        "Nadia is a good person who has been doing good work.",
        "Nadia would meet the council to discuss the survey with a brass bell.",
        "Nadia interrupted the winter meeting twice with a bell.",
        "She keeps bees on the office roof to sell the honey.",
        "She sells honey.",
        "Nadia told me that she was asked to introduce the council, and she said no thanks.",
        "Nadia and I, who agreed to not discuss gauges, were asked to keep bees.",
        "Her colleague Tomas keeps bees on the office roof.",
        "She keeps bees on the office roof, and is planning to sell the gauge board.",
        "I promised her the survey by 21 March 2026.",
        "Rosa Ilves, Piet, told me that she met Rosa Ilves, Piet and Marta Quist at the lock.",
        "Nadia, I hope that you will also visit the council next month and share your insights with me there.",
        "Tomas Reyes told me that he interrupted Tomas twice at the winter meeting.",
    ],
)
def test_what_no_note_says_in_these_words_is_marked(text: str) -> None:
    found = unsupported_strictly(text, EVIDENCE, known=KNOWN, today=TODAY)
    assert found
    assert all(text[u.start : u.end] == u.quote and u.reason for u in found)


def test_what_is_marked_already_is_marked_once() -> None:
    text = "She studied at Stanford. She is a good person."
    found = unsupported_strictly(text, EVIDENCE, known=KNOWN, today=TODAY)
    assert [u.quote for u in found] == [
        *(u.quote for u in unsupported(text, EVIDENCE, known=KNOWN)),
        "She is a good person.",
    ]


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("Rosa Ilves", True),
        ("Marta Quist", True),
        ("Quist Marta", True),
        ("Rosa Quist", False),
        ("Marta Ilves", False),
    ],
)
def test_a_name_is_not_pieced_together_from_two(name: str, there: bool) -> None:
    found = unsupported(f"I met {name} at the lock [6].", EVIDENCE, today=TODAY)
    assert bool(found) is not there


def test_a_question_that_leans_on_what_no_note_says_is_marked_with_it() -> None:
    text = "You have the seven drawings of the opera. Can you please share them with me?"
    assert [m.quote for m in unsupported_strictly(text, EVIDENCE, known=KNOWN, today=TODAY)] == [
        "seven drawings of the opera", "Can you please share them with me?",
    ]  # fmt: skip
    for harmless in ("Can you please share them with me?", f"{text.split('.', maxsplit=1)[0]}. How are you?"):
        found = unsupported_strictly(harmless, EVIDENCE, known=KNOWN, today=TODAY)
        assert not any(m.quote.endswith("?") for m in found)


def test_a_short_wish_claims_nothing() -> None:
    assert not unsupported_strictly("I hope to see you soon.", EVIDENCE, known=KNOWN, today=TODAY)


def test_a_name_and_a_figure_alone_are_marked() -> None:
    evidence = ["Ingrid Voss advises the board, and 5 sources say so."]
    assert unsupported_strictly("Ingrid Voss, and 5.", evidence, today=TODAY)
    assert not unsupported_strictly("Ingrid Voss advises the board.", evidence, today=TODAY)
