"""Patterns that are tried only where they have a chance find what they find without the look before."""

from __future__ import annotations

import pytest

from coach.review.detectors import DETECTORS
from coach.review.wording import FAMILIES, _Family
from coach.screen import Screen
from tests.review import secrets_fresh, secrets_held_back, secrets_seen, tone_cases

SAID = [
    *(t for h in (secrets_fresh, secrets_held_back, secrets_seen) for s in h.SECRETS for t in (s.secret, s.near, s.free)),
    *(t for h in (secrets_fresh, secrets_held_back, secrets_seen) for a in h.ACROSS for t in (a.secret, a.leak)),
    *(t for case in tone_cases.CASES for t in case),
    "The Wi-Fi password is Heron2026! Born on 3 May 1981, passport no. C01X00T47, PESEL 44051401359, T.C. kimlik 10000000146.",
    "What the f*** is this sh1tshow, you a**hole; f.u.c.k off, motherfucker, f@ck it. Wh0re. BSN 111222333, ЕГН 7523169263.",
    "log-in: ana / Heron!26, pin: 4 4 1 9, mot de passe : Heron-26, account no. 12-34-56 78, ring me on 0161 496 0123.",
]  # fmt: skip


@pytest.mark.parametrize("family", FAMILIES)
def test_nothing_that_matches_is_stopped(family: _Family) -> None:
    assert DETECTORS
    screen = Screen(family.patterns)
    for text in SAID:
        fitting = set(screen.fitting(text))
        missed = [
            p.pattern for n, p in enumerate(family.patterns) if n not in fitting and p.compiled.search(text)
        ]
        assert not missed, (text, missed)
