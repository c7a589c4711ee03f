"""How many of the invented secrets are found when they are said again, and how many harmless sentences are taken for one.

`secrets_seen.py` was in sight when rules were written, `secrets_held_back.py` was not, and `secrets_fresh.py` was written
when the rules were done. `python -m bench.leaks` prints the rates; here they must not fall.
"""

from __future__ import annotations

from types import ModuleType

import pytest

from coach.review.context import Context, Reader
from coach.review.detectors.note_leaks import NoteLeaks
from tests.review import secrets_fresh, secrets_held_back, secrets_seen
from tests.review.secret_kinds import ME, TODAY, Across, Rates, flagged, rates, world


@pytest.fixture(
    scope="module",
    params=[secrets_seen, secrets_held_back, secrets_fresh],
    ids=["seen", "held back", "fresh"],
)
def half(request: pytest.FixtureRequest) -> tuple[str, Rates]:
    """The name of one part of the set with its rates."""
    module: ModuleType = request.param
    return module.__name__.rpartition(".")[2], rates(module.SECRETS, module.ACROSS)


# The least share found of each sort of wording, and the most of harmless sentences flagged, a little below what was measured.
LEAST = {
    "secrets_seen": {"verbatim": 1.0, "near": 0.94, "free": 0.86, "across": 0.93},
    "secrets_held_back": {"verbatim": 1.0, "near": 0.97, "free": 0.6, "across": 0.81},
    "secrets_fresh": {"verbatim": 1.0, "near": 0.92, "free": 0.6, "across": 0.75},
}
MOST = {
    "secrets_seen": {"neutral": 0.06, "across_neutral": 0.07},
    "secrets_held_back": {"neutral": 0.06, "across_neutral": 0.07},
    "secrets_fresh": {"neutral": 0.15, "across_neutral": 0.0},
}


def test_secrets_said_again_are_found(half: tuple[str, Rates]) -> None:
    name, measured = half
    for wording, least in LEAST[name].items():
        right, total = measured[wording]
        assert right >= least * total, (wording, right, total)


def test_harmless_sentences_about_the_same_pass(half: tuple[str, Rates]) -> None:
    name, measured = half
    for wording, most in MOST[name].items():
        wrong, total = measured[wording]
        assert wrong <= most * total, (wording, wrong, total)


def test_every_event_has_secrets_in_each_half() -> None:
    seen = {s.event for s in secrets_seen.SECRETS}
    held = {s.event for s in secrets_held_back.SECRETS}
    wanted = set(
        "acquisition leaving illness pregnancy divorce layoffs funding launch lawsuit closing moving hiring".split()
    )
    assert wanted <= seen
    assert wanted <= held
    tellers = [s.teller for s in (*secrets_seen.SECRETS, *secrets_held_back.SECRETS)]
    assert len(tellers) == len(set(tellers)) >= 60


GROWER = secrets_seen.SECRETS[0]


@pytest.mark.parametrize(
    ("text", "leaks"),
    [
        ("A Norwegian salad grower will soon be part of a supermarket chain.", True),
        ("Somebody in Trondheim who grows lettuce is selling to a grocer.", True),
        ("I know somebody who grows lettuce in Trondheim. He will soon belong to a supermarket.", True),
        # The one described is somewhere else, or has a name of their own, or nothing happens to them.
        ("A Danish salad grower will soon be part of a supermarket chain.", False),
        ("Blattwerk, a Norwegian salad grower, will soon be part of a supermarket chain.", False),
        ("A Norwegian salad grower showed me how lettuce likes blue light.", False),
        ("A Norwegian ferry line will soon be part of a railway.", False),
    ],
)
def test_a_description_and_what_happened_give_somebody_away(text: str, leaks: bool) -> None:
    assert (0 in flagged(world([GROWER], []), text)) is leaks


def test_the_reason_says_that_a_description_is_enough() -> None:
    closed = world([GROWER], [])
    context = Context("post", Reader("public"), ME, TODAY, secrets=closed)
    (found,) = NoteLeaks().find("A Norwegian salad grower will soon be part of a supermarket chain.", context)
    assert found.reason.startswith("Solveig Aas told you this in confidence on 1 September")
    assert found.reason.endswith("whoever knows them will see who is meant.")
    assert found.citations[0].quote == GROWER.secret


@pytest.mark.parametrize(
    ("secret", "text"),
    [
        ("Das Budget sinkt auf 640.000 Euro.", "The budget goes down to EUR 640,000."),
        ("Le loyer monte à quatre-vingt-douze mille euros.", "The rent rises to 92,000 euros."),
        ("La deuda es de cuarenta y dos millones.", "They owe 42 million."),
        ("De boete is drieëndertigduizend euro.", "The fine is 33,000 euros."),
    ],
)
def test_a_figure_is_the_same_in_every_language(secret: str, text: str) -> None:
    told = Across("de", "en", "Lee Park", "Kite", "Lee Park repairs kites.", secret, "", "")
    assert 0 in flagged(world([], [told]), f"Lee Park says so: {text}")
    assert not flagged(world([], [told]), "Lee Park says so: it is 17,500 euros.")


def test_the_same_matter_of_somebody_else_is_no_leak() -> None:
    closed = world(secrets_seen.SECRETS, secrets_seen.ACROSS)
    for text in (
        "Our neighbours are getting divorced, and I am sorry for the children.",
        "A bakery in our street closes in March.",
        "The bank raised twelve million for a fund of its own.",
        "Unsere Nachbarn ziehen im Mai nach Berlin.",
        "Le musée ferme à dix-huit heures.",
        "El tren sale a las nueve.",
        "De trein vertrekt om negen uur.",
    ):
        assert not flagged(closed, text), text
