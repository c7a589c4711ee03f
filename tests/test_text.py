"""Folding, words, sentences: the small tools that everything shares."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.text import fold, line_of, plain, sentences, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ærøskøbing", "aeroskobing"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("  a\n b ", "a b"),
        ("Łódź", "lodz"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Met J. Kim. Fine!", ["Met J. Kim.", "Fine!"]),
        ("See e.g. the long one. Then go.", ["See e.g. the long one.", "Then go."]),
        ('"Who pays?" she said. Nobody.', ['"Who pays?" she said.', "Nobody."]),
        ("- One\n- Two and more\n- Three.", ["One", "Two and more", "Three."]),
        ("1. First\n2. Second", ["First", "Second"]),
        ("# Title\n\nBody here.", ["Title", "Body here."]),
        ("Costs 3.5 million. Much.", ["Costs 3.5 million.", "Much."]),
        ("**Bold start.** Then plain.", ["**Bold start.**", "Then plain."]),
        (
            "Ana wrote that the whole programme would be late by a week or two, and\nso would the hall.",
            ["Ana wrote that the whole programme would be late by a week or two, and\nso would the hall."],
        ),
        (
            "He wants to see the whole list of halls before the winter, all ten of\nthem, with the prices.",
            ["He wants to see the whole list of halls before the winter, all ten of\nthem, with the prices."],
        ),
        ("hiring a head of sales\nHe owes me the login", ["hiring a head of sales", "He owes me the login"]),
        ("Spoke with Ana and\nher sister\nNice", ["Spoke with Ana and\nher sister", "Nice"]),
        ("- One thought\n  goes on\n- Two", ["One thought\n  goes on", "Two"]),
        ("...", []),
        ("", []),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    assert [text[s.start : s.end] for s in sentences(text)] == found


@given(st.text(max_size=300))
def test_sentences_are_ordered_ranges_without_outer_blanks(text: str) -> None:
    last = 0
    for span in sentences(text):
        assert last <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        last = span.end


@given(st.text(max_size=300))
def test_no_word_is_lost_between_sentences(text: str) -> None:
    inside = "".join(text[s.start : s.end] for s in sentences(text))
    assert [c for c in inside if c.isalpha()] == [c for c in text if c.isalpha()]


def test_words_keep_what_belongs_together() -> None:
    assert words("Dana's half-marathon at 3.5 km, dana@x.example!") == [
        "dana's",
        "half-marathon",
        "at",
        "3.5",
        "km",
        "dana@x.example",
    ]


def test_plain_drops_marks_and_images() -> None:
    assert plain("**Bob** said _hi_ to [[Dana Kim|Dana]] ![x](http://a.example/p.png) snake_case") == (
        "Bob said hi to Dana snake_case"
    )


def test_plain_drops_html_and_keeps_arithmetic() -> None:
    assert plain("a < b and <b>bold</b> <script>x()</script><!-- no --> c > d") == "a < b and bold c > d"


def test_line_of() -> None:
    assert [line_of("a\nb\nc", n) for n in (0, 2, 4)] == [1, 2, 3]
