"""Sentences that tell that somebody left an organisation, of their own will or not."""

from __future__ import annotations

from datetime import date

import pytest

from coach.people.leaving import DENIED, OPEN, leaves, left_by


def _surely(text: str) -> bool:
    told = leaves(text, ["Lumen Optik GmbH"], ["Mira Holm"])
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
        "She was let go by Lumen.",
        "Mira Holm was fired from Lumen.",
        "Last week she was fired from Lumen.",
        "Was let go by Lumen.",
        "She left Lumen.",
        "She lost her job at Lumen.",
        "Mira says that she was let go by Lumen.",
        "Mira called: Lumen let her go.",
        "Her contract with Lumen was not renewed.",
        "Sie hat bei Lumen aufgehört.",
        "Sie wurde bei Lumen entlassen.",
        "Sie sagt, dass sie bei Lumen gekündigt hat.",
        "Gestern wurde sie bei Lumen entlassen.",
        "Im Mai wurde Mira Holm von Lumen gefeuert.",
        "Leider hat sie bei Lumen aufgehört.",
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
        "Gestern wurde ihre Assistentin bei Lumen entlassen.",
        "Vielleicht wurde sie bei Lumen entlassen.",
        "Wurde sie bei Lumen entlassen",
        "Mira leaves Lumen in May.",
        "Miras Mann hat bei Lumen aufgehört.",
        "Lumen hat dem Vermieter gekündigt.",
        "Mira hat bei Lumen ihre Prüfung verloren.",
        "Her assistant was fired by Lumen.",
        "Half of her team was laid off from Lumen.",
        "Her whole department was made redundant by Lumen.",
        "Her team lead was rude; Lumen fired him yesterday.",
        "Mira likes her team lead, Lumen fired him yesterday.",
        "Her client's contract with Lumen was not renewed.",
        "Her contract with Lumen was not renewed, she thinks, but it was extended.",
        "Ihr Praktikant wurde bei Lumen entlassen.",
        "Das halbe Team wurde bei Lumen entlassen.",
        "Sie sagt, dass ihr Nachfolger bei Lumen gekündigt hat.",
        "She and I watched a film in which a man was fired from Lumen.",
        "She says her intern was let go by Lumen.",
        "She nearly cried when two friends were laid off by Lumen.",
        "The boss of Mira was fired by Lumen.",
        "Der Chef von Mira Holm wurde bei Lumen entlassen.",
        "Her assistant says she was let go by Lumen.",
        "Mira fears that she was fired from Lumen.",
        "Mira met a friend, she was fired from Lumen.",
        "I was fired from Lumen.",
        "Lumen fired them.",
        "She lost her place at Lumen's table.",
    ],
)
def test_what_tells_of_no_leaving(text: str) -> None:
    assert not _surely(text)


def test_words_of_their_own_tell_of_them() -> None:
    for text in (
        "I was let go by Lumen in May.",
        "My contract with Lumen was not renewed.",
        "Lumen fired me.",
    ):
        assert leaves(text, ["Lumen"], ["Mira Holm"], own=True)
    assert not leaves("She was let go by Lumen.", ["Lumen"], ["Mira Holm"], own=True)


def _gone_by(text: str, today: date) -> bool:
    told = left_by(text, date(2026, 7, 15), today, ["Lumen Optik GmbH"], ["Mira Holm"])
    return bool(told) and not DENIED.search(told) and not OPEN.search(told)


@pytest.mark.parametrize(
    "text",
    [
        "Mira leaves Lumen at the end of August.",
        "Mira is leaving Lumen at the end of August.",
        "Mira will leave Lumen Optik in August.",
        "She leaves Lumen on 31 August.",
        "At the end of August she is leaving Lumen.",
        "Mira retires from Lumen on 31 August 2026.",
        "Mira is leaving her job at Lumen at the end of August.",
        "Mira leaves Lumen on 20 August for Rye Press.",
        "Mira leaves Lumen on 20 August, her last day.",
        "Mira verlässt Lumen Ende August.",
        "Sie hört Ende August bei Lumen auf.",
        "Mira wird Lumen zum 31. August verlassen.",
    ],
)
def test_a_leaving_foretold_is_one_once_its_day_has_passed(text: str) -> None:
    assert _gone_by(text, date(2026, 9, 1))
    assert not _gone_by(text, date(2026, 8, 20))


@pytest.mark.parametrize(
    "text",
    [
        "Mira leaves Lumen.",
        "Mira leaves Lumen a message in August.",
        "Mira may leave Lumen in August.",
        "Mira is not leaving Lumen in August.",
        "Mira thinks that she is leaving Lumen in August.",
        "Her brother leaves Lumen in August.",
        "If Mira leaves Lumen in August, write to her.",
        "Mira leaves Lumen's stand to a friend in August.",
        "Mira verlässt vielleicht Lumen im August.",
        "Ihr Bruder verlässt Lumen Ende August.",
        "Is Mira leaving Lumen in August?",
        "Mira leaves Lumen next week for her holiday in Spain.",
        "Mira leaves Lumen on 9 October for the fair in Ghent.",
        "Mira leaves Lumen on 31 August for a trip.",
        "Mira will leave Lumen on 9 October for a conference.",
        "Mira will leave Lumen at the end of August for her maternity leave.",
        "Mira leaves Lumen on 9 October.",
        "Mira is leaving Lumen on 9 October until Monday.",
        "Mira verlässt Lumen am 9. Oktober für eine Reise.",
        "Mira verlässt Lumen nächste Woche in den Urlaub.",
    ],
)
def test_what_foretells_no_leaving(text: str) -> None:
    assert not _gone_by(text, date(2026, 12, 1))
