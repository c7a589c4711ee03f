"""German letters take up the thread too: the question again, praise, leave, a meal agreed on, and the meeting that is near."""

from __future__ import annotations

import re
from datetime import date

import pytest

from coach.evidence import Statement
from tests.writer.test_german_letters import DU, SIE, email
from tests.writer.test_offline_letters import statements

MARCH = date(2026, 3, 2)
HAFENTAGE = {"next_meeting": "the Hafentage in Kiel", "next_day": date(2026, 11, 26)}


def mine(text: str, day: date = MARCH) -> tuple[Statement, ...]:
    return statements(text, day, document=8, kind="message")


def theirs(text: str, day: date = MARCH) -> tuple[Statement, ...]:
    return statements(text, day, document=9, kind="message", speaker="p1")


def touch(**more: object) -> str:
    values = {"kind": "touch", "occasion": "", "last_contact": MARCH} | more
    return email(DU, **values).body


def test_a_question_that_nobody_answered_is_asked_once_more() -> None:
    asked = mine("Joost, hat der Eigner den Kranplan angenommen?")
    body = touch(mine=asked, mine_last=True)
    assert (
        ": Hat der Eigner den Kranplan angenommen?" in body
        or ": hat der Eigner den Kranplan angenommen?" in body
    )
    assert "voneinander" not in body
    assert "Kranplan" not in touch(mine=asked)
    for pressing in ("Hast du meine Nachricht bekommen?", "Ist es fertig?", "Kannst du den Kran leihen?"):
        assert pressing not in touch(mine=mine(pressing), mine_last=True)


def test_what_the_user_praised_is_remembered() -> None:
    body = touch(mine=mine("Deine Geschichte von der eingefrorenen Bremse hat mir gefallen."))
    assert re.search(r"Deine Geschichte von der eingefrorenen Bremse ist mir", body, re.IGNORECASE)
    lately = date(2026, 11, 10)
    assert "Bremse ist" not in touch(
        mine=mine("Deine Geschichte von der Bremse hat mir gefallen.", lately), last_contact=lately
    )


@pytest.mark.parametrize("kind", ["thank-you", "follow-up", "touch"])
def test_leave_that_they_gave_is_thanked_for_once(kind: str) -> None:
    given = theirs("Du darfst die zweite Grafik in Kiel zeigen.")
    assert (
        "dass ich die zweite Grafik in Kiel zeigen darf."
        in email(DU, kind=kind, theirs=given, last_contact=MARCH).body
    )
    thanked = email(
        DU, kind=kind, theirs=given, mine=mine("Danke dir.", date(2026, 3, 3)), last_contact=MARCH
    ).body
    assert "Grafik" not in thanked
    assert (
        "Grafik"
        not in email(
            DU, kind=kind, theirs=theirs("Du darfst die Grafik nicht zeigen."), last_contact=MARCH
        ).body
    )


def test_a_meal_that_both_agreed_on_is_named() -> None:
    asked = theirs("Abendessen am Mittwoch, dem 25. November?", date(2026, 11, 18))
    for manner in (DU, SIE):
        body = email(manner, theirs=asked, mine=mine("Ja, sehr gern.", date(2026, 11, 18))).body
        assert re.search(r"[Aa]uf das Abendessen am Mittwoch\b", body)
    assert "Abendessen" not in email(DU, theirs=asked, mine=mine("Leider nicht.", date(2026, 11, 18))).body


def test_shortly_before_a_meeting_no_silence_is_spoken_of() -> None:
    praised = mine("Deine Rede über Kräne hat mir gefallen.")
    body = touch(mine=praised, **HAFENTAGE)
    assert "voneinander" not in body
    assert "am Donnerstag in Kiel" in body
    assert "Kiel" not in touch(mine=praised, **{**HAFENTAGE, "next_day": date(2027, 2, 3)})
