"""A word of another sense is no sign of a secret; the same word of the note's sense is."""

from __future__ import annotations

import datetime as dt

import pytest

from coach.evidence import Audience, Restriction, Statement
from coach.review.closed import ClosedStatements
from coach.review.closing import closed_statements
from coach.review.reviewer import Reviewer
from coach.store.repository import Me, PersonView

TODAY = dt.date(2026, 11, 22)
MARTA = PersonView("p1", "Marta Ostrow", ("Marta Ostrow",), (), (), (), "Brell Coatings", "Head of works", ())


def _closed(said: str) -> ClosedStatements:
    told = Restriction(Audience.ME, "Marta Ostrow", marker="in confidence")
    note = Statement(
        1, 1, 1, 0, len(said), said, "notes/1.md", "line:1", "note", "", TODAY, ("p1",), (), None, told
    )
    return closed_statements([note], [MARTA], Me("Ines Fabre"), TODAY)


@pytest.mark.parametrize(
    "said", ["Brell will close the Krefeld site in spring.", "Krefeld is to be shut down."]
)
@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("My hotel is close to Krefeld.", "ok"),
        ("A close friend of mine lives in Krefeld.", "ok"),
        ("The museum in Krefeld closes at five.", "ok"),
        ("He gave the closing remarks in Krefeld.", "ok"),
        ("Lunch in Krefeld was lovely.", "ok"),
        ("I hear that Krefeld is being closed.", "hold"),
        ("Krefeld will close for good.", "hold"),
    ],
)
def test_close_by_is_no_closing(said: str, text: str, verdict: str) -> None:
    assert (
        Reviewer(None, TODAY, closed=_closed(said)).review(text, "email", "Somebody Unknown").verdict
        == verdict
    )
