"""What the user keeps although it was found: for one reader, visible, revocable, and never quietly where it is firm."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.errors import NotFoundError
from tests.review.policy_world import House


@pytest.fixture
def house(tmp_path: Path) -> House:
    """The museum without a policy."""
    return House(tmp_path)


IDIOT = "You are an idiot, Lars. Ring him on +44 7700 900118."


def test_a_kept_phrase_no_longer_counts_for_that_reader(house: House) -> None:
    before = house.reviewer.review(IDIOT)
    house.keep(IDIOT, quote=before.findings[0].quote)
    after = house.reviewer.review(f"Well, well. {IDIOT}")
    assert [f.quote for f in after.kept] == [before.findings[0].quote]
    assert [f.quote for f in after.findings] == [before.findings[1].quote]
    house.keep(IDIOT)
    assert house.reviewer.review(IDIOT).headline == "Good to send."
    assert house.reviewer.review(IDIOT, "email", "Leo Santos").kept == ()
    assert house.reviewer.review(IDIOT.upper()).verdict == "ok", "however it is written"


def test_it_is_listed_and_taken_back(house: House) -> None:
    house.keep(IDIOT)
    house.keep(IDIOT)
    kept = house.policies.kept()
    assert [(k.category, k.audience, k.firm) for k in kept] == [
        ("personal_data", "public", ""),
        ("hostile", "public", ""),
    ]
    house.policies.revoke(kept[1].id)
    assert [f.category for f in house.reviewer.review(IDIOT).findings] == ["hostile"]
    with pytest.raises(NotFoundError, match="number 99"):
        house.policies.revoke(99)


LEAK = "Hi Joost, Beatrice is losing the sight in one eye."


def test_a_kept_confidence_is_said_plainly(house: House) -> None:
    house.keep(LEAK, "Joost Hendriks", "email")
    report = house.reviewer.review(LEAK, "email", "Joost Hendriks")
    assert report.verdict == "ok"
    assert report.headline == "Good to send. You keep something in it although your notes keep it closed."
    assert [k.firm for k in house.policies.kept()] == ["told"]


def test_of_a_key_or_number_the_list_shows_the_beginning_only(house: House) -> None:
    for text in ("The login is admin / Qz7!mmP42x", "Pay with 4111 1111 1111 1111."):
        house.keep(text)
        assert "although" in house.reviewer.review(text).headline
    assert {k.firm for k in house.policies.kept()} == {"secret", "identifier"}
    assert not any("mmP42x" in k.phrase or "1111 1111" in k.phrase for k in house.policies.kept())


def test_what_a_kept_finding_covered_comes_out(house: House) -> None:
    """A confidence covers the telephone number in its sentence; kept, it no longer does."""
    text = "Hi Joost, Beatrice is losing her sight, ring her on her private mobile, +44 7700 900118."
    before = house.reviewer.review(text, "email", "Joost Hendriks")
    assert [f.detector for f in before.findings] == ["note_leaks"]
    house.keep(text, "Joost Hendriks", "email")
    after = house.reviewer.review(text, "email", "Joost Hendriks")
    assert [f.category for f in after.findings] == ["personal_data"]


def test_a_reader_is_not_taken_for_a_namesake(house: House) -> None:
    text = "You are an idiot."
    house.keep(text, "leo.santos@rijn.example", "email")
    assert house.reviewer.review(text, "email", "leo.santos@rijn.example").verdict == "ok"
    for other in ("Leo Santos", "Leo Santos (Dyke Museum)", "leo@other.example", "employer"):
        assert house.reviewer.review(text, "email", other).verdict == "revise"
