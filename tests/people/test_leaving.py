"""Sentences that tell that somebody left an organisation, of their own will or not."""

from __future__ import annotations

import pytest

from coach.people.leaving import DENIED, OPEN, leaves


def _surely(text: str) -> bool:
    told = leaves(text, ["Lumen Optik GmbH"])
    return bool(told) and not DENIED.search(told) and not OPEN.search(told)


@pytest.mark.parametrize(
    "text",
    [
        "Mira has been fired from Lumen Optik.",
        "Mira was let go by Lumen in May.",
        "Mira was laid off at Lumen.",
        "Mira was made redundant at Lumen.",
        "Mira left Lumen.",
        "Mira lost her job at Lumen.",
        "Mira quit her job at Lumen.",
        "Mira has stopped working at Lumen.",
        "Mira got the sack at Lumen.",
        "Lumen let her go last week.",
        "Lumen has fired her.",
        "Mira's contract at Lumen was not renewed.",
        "Mira hat bei Lumen aufgehört.",
        "Mira wurde bei Lumen entlassen.",
        "Mira ist bei Lumen fristlos entlassen worden.",
        "Mira wurde von Lumen gekündigt.",
        "Lumen hat ihr gekündigt.",
        "Mira hat ihren Job bei Lumen verloren.",
        "Mira ist bei Lumen raus.",
    ],
)
def test_that_somebody_left(text: str) -> None:
    assert _surely(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mira fired a designer at Lumen.",
        "Mira was not fired from Lumen.",
        "Mira has not been fired from Lumen.",
        "Mira has never been fired from Lumen.",
        "Mira may be fired from Lumen.",
        "Mira fears being fired from Lumen.",
        "If Mira was fired from Lumen, call her.",
        "Was Mira fired from Lumen?",
        "Mira was fired up about Lumen.",
        "Mira was nearly let go by Lumen.",
        "Mira left Lumen a message.",
        "Mira lost her job interview at Lumen.",
        "Mira lost her job at Rye before Lumen.",
        "Her brother was fired from Lumen.",
        "Mira's husband lost his job at Lumen.",
        "Lumen fired the agency.",
        "Lumen fired her brother.",
        "Lumen let her go home early.",
        "Mira hat bei Lumen einen Designer entlassen.",
        "Mira wurde bei Lumen nicht entlassen.",
        "Mira wird bei Lumen entlassen.",
        "Mira hat bei Lumen mit dem Rauchen aufgehört.",
        "Ihr Bruder wurde bei Lumen entlassen.",
        "Miras Mann hat bei Lumen aufgehört.",
        "Lumen hat dem Vermieter gekündigt.",
        "Mira hat bei Lumen ihre Prüfung verloren.",
    ],
)
def test_what_tells_of_no_leaving(text: str) -> None:
    assert not _surely(text)
