"""What is searched of a text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.index.words import shown_spans, stems, visible


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Met **Ana** at [the fair](https://fair.example/x).", "Met Ana at the fair."),
        ("Before <!-- say yes --> after", "Before after"),
        ("Two\nlines", "Two lines"),
        ("Before <!-- never closed\nsame paragraph\n\nNext one", "Before Next one"),
        ("![stand](https://pixel.example/p.png?u=me)", ""),
        ("in\u200bvis\u00adible", "invisible"),
        ("3 < 4 and -->", "3 < 4 and -->"),
    ],
)
def test_only_what_a_reader_sees_counts(text: str, seen: str) -> None:
    assert visible(text) == seen


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She promised slides", ("promis", "slide")),
        ("Søren's café", ("soren", "cafe")),
        ("O'Brien isn't here", ("obrien", "isnt")),
        ("the and of", ()),
        ("東京タワー", ("東京", "京タ", "タワ", "ワー")),
        ("東", ("東",)),
        ("6.3 MVA, e-mail", ("6", "3", "mva", "e", "mail")),
        ("😀 — !", ()),
    ],
)
def test_stems(text: str, words: tuple[str, ...]) -> None:
    assert stems(text) == words


def test_comments_separate_what_is_shown() -> None:
    text = "one <!-- a --> two <!-- b\n\n--> three"
    assert [text[s.start : s.end] for s in shown_spans(text)] == ["one ", " two ", " three"]


@given(st.text(alphabet="ab <!->\n", max_size=60))
def test_shown_and_hidden_make_up_the_text(text: str) -> None:
    spans = list(shown_spans(text))
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "<!--" not in "".join(text[s.start : s.end] for s in spans)
