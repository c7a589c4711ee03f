"""Letters taken apart: greeting, body, close, and what a program wrote."""

from __future__ import annotations

import pytest

from coach.manner.reading import automatic, forwarding, taken_apart

OWN = {"vera", "vera stroud", "v"}


@pytest.mark.parametrize(
    ("text", "greeting", "called", "body", "sign_off", "signature"),
    [
        ("Dear Ana,\n\nThank you.\n\nBest wishes,\nVera", "Dear", "Ana", "Thank you.", "Best wishes", "Vera"),
        ("Hi Ana - it is done.\n\nVera", None, "", "Hi Ana - it is done.", "", "Vera"),
        ("Good morning Ana!\nAll well?\nCheers, Vera", "Good morning", "Ana", "All well?", "Cheers", "Vera"),
        ("Ana,\n\nyes.\n\nV", "", "Ana", "yes.", "", "V"),
        ("Barty, the table as promised.", None, "", "Barty, the table as promised.", None, ""),
        ("Understood. I will ask.", None, "", "Understood. I will ask.", None, ""),
        ("Lieber Jan,\n\nbis bald im Hafen.\n\nViele Grüße aus Bremen\nVera", "Liebe(r)", "Jan", "bis bald im Hafen.",
         "Viele Grüße aus Bremen", "Vera"),
        ("Sehr geehrte Frau Dr. Winter,\n\ndanke.\n\nMit freundlichen Grüßen\nVera Stroud", "Sehr geehrte(r)", "Frau Dr. Winter",
         "danke.", "Mit freundlichen Grüßen", "Vera Stroud"),
        ("Hello,\n\nThe best is yet to come.\nThanks to you", "Hello", "", "The best is yet to come.\nThanks to you", None, ""),
    ],
)  # fmt: skip
def test_a_letter_is_taken_apart(
    text: str, greeting: str | None, called: str, body: str, sign_off: str | None, signature: str
) -> None:
    written = taken_apart(text, OWN)
    assert (written.greeting, written.called, written.body) == (greeting, called, body)
    assert (written.sign_off, written.signature) == (sign_off, signature)


@pytest.mark.parametrize(
    ("body", "short", "long"),
    [
        ("I'm sure it's here, and they don’t mind.", 3, 0),
        ("I am sure it is here, and they do not mind.", 0, 3),
        ("Vera's friends have a table; I have a boat.", 0, 0),
        ("So am I, as you are.", 0, 0),
    ],
)
def test_contractions_are_counted_against_the_places_for_one(body: str, short: int, long: int) -> None:
    written = taken_apart(body, OWN)
    assert (written.short, written.long) == (short, long)


@pytest.mark.parametrize(
    ("body", "du", "sie"),
    [
        ("ich schicke dir die Pläne, und du sagst mir, ob dein Chef sie mag", 3, 0),
        ("ich schicke Ihnen die Pläne, wenn Sie mögen, mit Ihrem Namen", 0, 3),
        ("Sie ist nicht da, und ich habe ihr die Pläne geschickt. Ihr Chef weiß es nicht", 0, 0),
    ],
)
def test_du_and_sie_are_told_from_she(body: str, du: int, sie: int) -> None:
    written = taken_apart(body, OWN)
    assert (written.language, written.du, written.sie) == ("german", du, sie)


def test_what_a_program_wrote_is_known() -> None:
    assert automatic("Accepted: Lunch", "")
    assert automatic("Re: Abwesenheitsnotiz", "")
    assert automatic("Plans", "Hello, I’m out of the office until Monday.")
    assert not automatic("Reading list", "I accepted the plan.")
    assert forwarding("FYI")
    assert not forwarding("FYI, she wants the plan.")
