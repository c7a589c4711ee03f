"""The screen lets through whatever a pattern matches, and stops most of what none does."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.confidence.markers import fitting, matches
from coach.confidence.words import LABELS, MARKERS, PUBLIC
from coach.pattern_needs import need
from coach.screen import Screen

PATTERNS = (*(label.compiled for label, _ in LABELS), *(m.pattern.compiled for m in MARKERS), PUBLIC)


@pytest.mark.parametrize(
    ("pattern", "text", "fits"),
    [
        (r"\b(?:off|on) the record\b", "Off the RECORD.", True),
        (r"\b(?:off|on) the record\b", "He set a record.", False),
        (r"embargo(?:ed)?", "Unembargoed", True),
        (r"a(?:bc|)d", "ad", True),  # a branch that may be empty asks for nothing
        (r"x*", "", True),
        (r"(?:ab){2,3}", "abab", True),
        (r"(?<=so )long", "so long", True),
        (r"(?<!so )long", "long", True),
        (r"\d+ kisses", "3 ki\u017f\u017fe\u017f", True),
        (r"kin", "\u212aın", True),
        (r"caf\xe9 bar", "café bar", True),
        (r"caf\xe9 bar", "café", False),
    ],
)
def test_cases(pattern: str, text: str, fits: bool) -> None:
    compiled = re.compile(pattern, re.IGNORECASE)
    assert bool(Screen([compiled]).fitting(text)) is fits
    assert fits or not compiled.search(text)


def test_patterns_are_told_apart() -> None:
    screen = Screen([re.compile("one"), re.compile("two"), re.compile("one.*two")])
    assert screen.fitting("one") == (0,)
    assert screen.fitting("two and one") == (0, 1, 2)
    assert screen.fitting("three") == ()


PIECES = sorted({piece for p in PATTERNS for piece in need(p).pieces()})
SENTENCES = st.lists(
    st.one_of(
        st.sampled_from(PIECES),
        st.sampled_from("Ada he she it the in of until 3 May , ; : . — ( ) * ' ’ I".split()),
        st.text(max_size=4),
    ),
    max_size=14,
).map(" ".join)
MATCHING = st.one_of(*(st.from_regex(p) for p in PATTERNS))
"""Strings that a marker matches, of every shape that its pattern allows."""


@given(st.one_of(SENTENCES, MATCHING))
def test_nothing_that_matches_is_stopped(text: str) -> None:
    let_through = set(fitting(text))
    assert {i for i, p in enumerate(PATTERNS) if p.search(text)} <= let_through


@given(st.one_of(SENTENCES, MATCHING))
def test_markers_are_found_as_without_a_screen(text: str) -> None:
    found = [(audience, m.group(1)) for label, audience in LABELS if (m := label.compiled.match(text))]
    found += [
        (marker.audience, m.group().strip(" \t\n,;:(*_—–-"))
        for marker in MARKERS
        if (m := marker.pattern.compiled.search(text))
    ]
    assert [(marked.audience, marked.wording) for marked in matches(text)] == found


def test_ordinary_sentences_are_stopped() -> None:
    said = [
        "We walked through the garden and counted the bees.",
        "She leads the weaving studio at Rye Press since March.",
        "Lunch was long; the soup was good.",
    ]
    assert [fitting(s) for s in said] == [(), (), ()]


@pytest.mark.parametrize(
    ("pattern", "text", "fits"),
    [
        (r"\bwom[ae]n\b", "two women", True),
        (r"\bwom[ae]n\b", "a woman", True),
        (r"\bwom[ae]n\b", "womankind", False),  # both spellings are whole words
        (r"\b(?:un)?sold\b", "Unsold.", True),
        (r"\b(?:un)?sold\b", "soldier", False),
        (r"sh[i*]t+", "shitt and sh*t", True),
        (r"sh[i*]t+", "a shift", False),
        (r"n\*sty", "nasty", False),  # a sign is needed like a letter
        (r"\bplate \d+", "plate nine", False),
        (r"\bplate \d+", "plate ٩", True),
        (r"\bplate 4[ab]\b", "plate 4b", True),
        (r"\bplate 4[ab]\b", "plate 5b", False),
        (r"\bélan\b|\bverve\b", "no accent", False),
        (r"\bélan\b|\bverve\b", "avec élan", True),
        (r"(?:(?<!\w)|(?<=half-))done(?!\w)", "half-done", True),
        (r"(?:(?<!\w)|(?<=half-))done(?!\w)", "abandoned", False),
        (r"\b(?:be|get) (?:rid|free) of\b", "get free of it", True),
        (r"\b(?:be|get) (?:rid|free) of\b", "free of it", False),
        (r"\b(?:(?:the|a) (?:gate|door)|walls?) code\b", "the code", False),
    ],
)
def test_letters_signs_and_digits(pattern: str, text: str, fits: bool) -> None:
    compiled = re.compile(pattern, re.IGNORECASE)
    assert bool(Screen([compiled]).fitting(text)) is fits
    assert fits or not compiled.search(text)
