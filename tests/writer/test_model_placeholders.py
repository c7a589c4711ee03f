"""Names and identifiers do not leave, and come back as they were."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.writer.placeholders import KnownPerson, Placeholders, is_loopback

PEOPLE = (
    KnownPerson(("Nadia Farouk", "Nadja"), ("Ostrava Hydrology s.r.o.", "Ostrava Hydrology")),
    KnownPerson(("Will van der Berg",), ("Delta Works Ltd",)),
    "Léa Dupont-Roche",
)
TEXT = (
    "Nadia Farouk (nadia.f@ostrava.example, +44 7700 900123, 555-0147) of Ostrava Hydrology met Will van der Berg "
    "and LÉA DUPONT-ROCHE on 2026-03-02. Nadia's page: https://ostrava.example/n?x=1, linkedin.com/in/nadia-f, @nadiaf. "
    "I will ask Will and Lea Dupont Roche of Delta Works about 40 gauges, 1,500 euros, 09:30."
)
SECRET = (
    "nadia",
    "farouk",
    "ostrava",
    "berg",
    "dupont",
    "delta",
    "900123",
    "555-0147",
    "example",
    "linkedin",
)


def test_nothing_identifying_is_left() -> None:
    masked = Placeholders(PEOPLE).mask(TEXT)
    assert [s for s in SECRET if s in masked.casefold()] == []
    assert "I will ask" in masked
    assert "2026-03-02" in masked
    assert "1,500 euros" in masked
    assert "09:30" in masked


def test_the_same_person_keeps_the_letter() -> None:
    places = Placeholders(PEOPLE)
    assert places.mask("Nadia Farouk and Nadia and Nadja") == "Person A and Person A1 and Person A2"
    assert places.mask("Ask Nadia") == "Ask Person A1"
    assert (
        places.restore("Person A3 is Person A, not Person Q") == "Nadia Farouk is Nadia Farouk, not Person Q"
    )


def test_words_that_look_like_placeholders_come_back() -> None:
    places = Placeholders(PEOPLE)
    text = "Person A of the play is not Nadia Farouk"
    masked = places.mask(text)
    assert "Person A of the play" not in masked
    assert places.restore(masked) == text


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_restored_across_pieces(size: int) -> None:
    places = Placeholders(PEOPLE)
    masked = places.mask("Nadia Farouk, then Will, then https://ostrava.example/n. Personal note: Perso")
    stream = places.stream()
    pieces = [stream.feed(masked[i : i + size]) for i in range(0, len(masked), size)]
    assert "".join([*pieces, stream.finish()]) == places.restore(masked)


@given(st.text(max_size=120))
@settings(max_examples=200, deadline=None)
def test_texts_without_names_come_back(text: str) -> None:
    places = Placeholders()
    assert places.restore(places.mask(text)) == text


@pytest.mark.parametrize(
    ("address", "here"),
    [
        ("http://127.0.0.1:8080/v1", True),
        ("http://localhost:11434/v1", True),
        ("http://[::1]:80/v1", True),
        ("https://api.example.com/v1", False),
        ("http://192.168.1.5:1234/v1", False),
        ("http://127.0.0.1.evil.example/v1", False),
        ("http://localhost@evil.example/v1", False),
    ],
)
def test_loopback(address: str, here: bool) -> None:
    assert is_loopback(address) is here
