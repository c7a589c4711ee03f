"""What is searched of a text."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.index.words import Word, every_stemming, query_words, shown_spans, stems, visible


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
        ("Die Häuser und die Bücher", ("hausːge", "buchːge", "ːge")),
        (
            "Tagung am 5. Januar 2024 mit uns",
            (
                "tagungːge",
                "5",
                "januarːge",
                "2024",
                "xm01",
                "xy0105",
                "xm202401",
                "2024",
                "xd20240105",
                "ːge",
            ),
        ),
        ("новый станок", ("нов", "станок")),
        ("ผ้าไหม", ("ผาไ", "าไห", "ไหม")),
        ("서울에서", ("서울", "울에", "에서")),
        ("करघा", ("करघ",)),
        ("😀 — !", ()),
    ],
)
def test_stems(text: str, words: tuple[str, ...]) -> None:
    assert stems(text) == words


@pytest.mark.parametrize(
    ("query", "languages", "forms"),
    [
        ("houses", (), [("hous",)]),
        ("Häuser", ("german",), [("hauser", "hausːge")]),
        ("the houses", ("german", "french"), [("hous", "housːge", "housːfr")]),
        ("5 January", ("german",), [("xy0105", "xn0105")]),
        ("42", ("german",), [("42",)]),
        ("東京", ("german",), [("東京",)]),
        ("loom loom", (), [("loom",)]),
    ],
)
def test_a_query_word_has_a_form_for_each_language(
    query: str, languages: tuple[str, ...], forms: list[tuple[str, ...]]
) -> None:
    assert [word.forms for word in query_words(query, languages)] == forms


def test_a_word_asked_twice_counts_twice() -> None:
    assert query_words("loom and loom") == [Word(("loom",), 2)]


def test_a_period_is_a_word_unless_the_query_names_a_date() -> None:
    day = dt.date(2024, 1, 5)
    assert query_words("wool", period=[(day, day)]) == [Word(("xd20240105",)), Word(("wool",))]
    assert Word(("xd20240105",)) not in query_words("wool in May 2023", period=[(day, day)])


def test_another_name_is_another_form() -> None:
    (bob, _) = query_words("Bob wool", aliases={"bob": ("robert",)})
    assert bob.forms == ("bob", "robert")


@pytest.mark.parametrize("text", ["Die Müllerin mahlt das Korn", "Ana Müller", "東京 Ana"])
def test_every_stemming_holds_the_stored_one(text: str) -> None:
    stored = " ".join(w for w in stems(text) if not w.startswith("ː"))
    assert stored in list(every_stemming(text))


def test_comments_separate_what_is_shown() -> None:
    text = "one <!-- a --> two <!-- b\n\n--> three"
    assert [text[s.start : s.end] for s in shown_spans(text)] == ["one ", " two ", " three"]


@given(st.text(alphabet="ab <!->\n", max_size=60))
def test_shown_and_hidden_make_up_the_text(text: str) -> None:
    spans = list(shown_spans(text))
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "<!--" not in "".join(text[s.start : s.end] for s in spans)
