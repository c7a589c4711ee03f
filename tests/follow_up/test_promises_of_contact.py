"""Promises in German to put people in touch and to give back what was lent, and things brought somewhere."""

from __future__ import annotations

from datetime import date

import pytest

from coach.dates import due_date
from coach.follow_up.promise_language import commitments
from coach.follow_up.promise_scene import Scene

NAMES = (("Bettina Krall", "bettina"), ("Saskia", "saskia"), ("Bettina", "bettina"))
MADE = date(2026, 11, 10)


@pytest.mark.parametrize(
    ("text", "before", "promised"),
    [
        ("Ich habe ihr versprochen, den Kontakt zu Bettina Krall herzustellen.", "", ("user", "saskia", "introduction to Bettina Krall", None)),
        ("Habe Saskia versprochen, sie mit Bettina Krall in Kontakt zu bringen.", "", ("user", "saskia", "introduction to Bettina Krall", None)),
        ("Sie hat mir versprochen, den Kontakt zu Bettina herzustellen.", "", ("saskia", "user", "introduction to Bettina", None)),
        ("Ich habe ihr nicht versprochen, den Kontakt zu Bettina herzustellen.", "", None),
        ("Saskia hat mir ihr Manuskript geliehen, ich soll es bis Weihnachten zurückschicken.", "", ("user", "saskia", "Manuskript", "2026-12-24")),
        ("Muss es bis 3. Dezember zurückbringen.", "Sie hat mir ihr Buch geliehen.", ("user", "saskia", "Buch", "2026-12-03")),
        ("Ich soll es bis Weihnachten lesen.", "Sie hat mir ihr Buch geliehen.", None),
        ("I said I'd bring her forty grams of orchid seed to Leiden.", "", ("user", "saskia", "forty grams of orchid seed", None)),
        ("I said I would send her the invitation to Leiden Days.", "", ("user", "saskia", "invitation to Leiden Days", None)),
        ("She will return it by 10 December.", "I lent Saskia my field recorder.", ("saskia", "user", "my field recorder", "2026-12-10")),
    ],
)  # fmt: skip
def test_promise(text: str, before: str, promised: tuple[str, str, str, str | None] | None) -> None:
    scene = Scene(text, MADE, other="saskia", names=NAMES, before=(before,) if before else ())
    found = [
        (c.by, c.to, c.what, day.isoformat() if (day := due_date(c.clause, MADE)) else None)
        for c in commitments(scene)
    ]
    assert found == ([promised] if promised else [])


def test_her_in_a_message_is_whom_it_names_before() -> None:
    scene = Scene(
        "I'll introduce you to her next week.", MADE, author="user", reader="saskia", names=NAMES,
        before=("Bettina Krall would be a fine editor for you.",),
    )  # fmt: skip
    assert [c.what for c in commitments(scene)] == ["introduction to Bettina Krall"]
