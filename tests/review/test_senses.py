"""A word of another sense is no sign of a secret; the same word of the note's sense is."""

from __future__ import annotations

import datetime as dt

import pytest

from coach.evidence import Audience, Restriction, Statement
from coach.review.closed import ClosedStatements
from coach.review.closing import closed_statements
from coach.review.concepts import concepts_in
from coach.review.matters import matters_in
from coach.review.reviewer import Reviewer
from coach.store.values import Me, PersonView

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


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("He raised his hand.", False),
        ("She is sick of long meetings.", False),
        ("He is expecting the proofs.", False),
        ("She plays tennis on the court.", False),
        # Beside them, what must stay in sight.
        ("He is expecting the baby in May.", True),
        ("They raised their first million.", True),
        ("She was charged by the police.", True),
        ("The trial of the drug failed.", True),
        ("There is talk of layoffs.", True),
        ("She takes over the chair.", True),
        ("He is leaving the company.", True),
        ("They separate.", True),
    ],
)
def test_everyday_uses(text: str, left: bool) -> None:
    assert bool(concepts_in(text) or matters_in(text)) is left
