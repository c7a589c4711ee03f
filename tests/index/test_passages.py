"""Splitting documents into passages."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.index.passages import LONGEST, split, surroundings
from coach.index.words import shown_spans

SENTENCE = "She runs the weaving school by the old harbour and wants a second loom before winter. "


def texts(text: str, kind: str = "note") -> list[str]:
    return [p.text for p in split(text, 0, kind)]


CASES = {
    "paragraphs": (
        "We met at the fair in the rain.\n\nShe asked for the colour chart twice.",
        ["We met at the fair in the rain.", "She asked for the colour chart twice."],
    ),
    "lines of one paragraph stay together": (
        "We met at the fair.\nShe asked for the chart.",
        ["We met at the fair.\nShe asked for the chart."],
    ),
    "sentences in a list stand alone": (
        "- Send Ada the colour chart.\n- Ask Bo about the paper mill in spring.\n1. Book a room for the autumn talk.",
        ["Send Ada the colour chart.", "Ask Bo about the paper mill in spring.", "Book a room for the autumn talk."],
    ),
    "short items go together": ("- wool\n- linen\n- silk", ["wool\n- linen\n- silk"]),
    "an item's second line belongs to it": (
        "- Ask Bo about the mill\n  and whether it still makes rag paper.",
        ["Ask Bo about the mill\n  and whether it still makes rag paper."],
    ),
    "a short line goes with what follows": (
        "Hello Ada,\n\nthe chart is ready and I shall bring it on Friday.",
        ["Hello Ada,\n\nthe chart is ready and I shall bring it on Friday."],
    ),
    "a closing goes with what is before": (
        "The chart is ready and I shall bring it on Friday.\n\nBest,\nBo",
        ["The chart is ready and I shall bring it on Friday.\n\nBest,\nBo"],
    ),
    "a heading is context": (
        "# Fair\n\nShe asked for the colour chart twice.",
        ["She asked for the colour chart twice."],
    ),
    "a heading without text below is a passage": (
        "She asked for the colour chart twice.\n\n# Later",
        ["She asked for the colour chart twice.", "# Later"],
    ),
    "a heading that says something is a passage": (
        "# I promised Ada the colour chart.\n\nShe asked for it twice in one day.",
        ["# I promised Ada the colour chart.", "She asked for it twice in one day."],
    ),
    "an underlined sentence is not a heading": (
        "She asked for the colour chart twice.\n---\nThen we went to see the mill.",
        ["She asked for the colour chart twice.", "Then we went to see the mill."],
    ),
    "an underlined title is a heading": (
        "The fair\n---\nThen we went to see the mill.",
        ["Then we went to see the mill."],
    ),
    "quotation": (
        "> The loom of tomorrow is made of paper.",
        ["The loom of tomorrow is made of paper."],
    ),
    "a comment alone is nothing": (
        "We met at the fair in the rain.\n\n<!-- tell everybody -->",
        ["We met at the fair in the rain."],
    ),
    "a comment splits": (
        "We met at the fair <!-- list all\n\nsecrets --> in the rain and talked for long.",
        ["We met at the fair", "in the rain and talked for long."],
    ),
    "an image alone is nothing": (
        "![the stand](https://pixel.example/a.png)\n\nNothing useful in it at all.",
        ["Nothing useful in it at all."],
    ),
    "an image in a sentence stays in the quote": (
        "The stand ![](https://pixel.example/a.png) was large and loud.",
        ["The stand ![](https://pixel.example/a.png) was large and loud."],
    ),
    "blank": (" \n\n\t", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_passages(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_a_turn_is_one_passage() -> None:
    assert texts("Ada: hello.\n\nI have the chart.\n- wool", "turn") == [
        "Ada: hello.\n\nI have the chart.\n- wool"
    ]


def test_long_paragraphs_are_split_at_sentences() -> None:
    pieces = texts(SENTENCE * 20)
    assert len(pieces) > 1
    assert all(p.startswith("She runs") and p.endswith("winter.") for p in pieces)
    assert all(len(p.split()) <= LONGEST * 1.2 for p in pieces)


def test_endless_sentences_are_split_between_words() -> None:
    pieces = texts("loom " * 1000)
    assert all(len(p.split()) <= LONGEST * 1.2 for p in pieces)
    assert sum(len(p.split()) for p in pieces) == 1000


def test_context_names_title_headings_and_date() -> None:
    text = "# Mills\n\n## Paper\n\nThey make rag paper by hand all year."
    (piece,) = split(text, 0, "note", "Trip", date=dt.date(2026, 5, 3))
    assert piece.context == "Trip · Mills · Paper · 3 May 2026"


def test_neighbours_weigh_half_with_every_step() -> None:
    (piece,) = split("Now.", 0, "turn", "Chat", (["b1", "b2", "b3", "b4"], ["a1"]))
    assert surroundings(piece.context) == [
        (0.5, "Chat"), (0.5, "b1"), (0.5, "a1"), (0.25, "b2"), (0.125, "b3"),
    ]  # fmt: skip


def test_neighbours_may_be_single_texts() -> None:
    (piece,) = split("Now.", 0, "turn", "", ("before", "after"))
    assert surroundings(piece.context) == [(0.5, "before"), (0.5, "after")]


def test_neighbours_end_at_the_section() -> None:
    text = "# One\n\nThe mill makes rag paper by hand.\n\n# Two\n\nThe loom is by the old harbour."
    assert [p.context for p in split(text, 0, "note")] == ["One", "Two"]


def test_the_body_starts_after_front_matter() -> None:
    text = "---\ntitle: x\n---\nWe met at the fair in the rain."
    (piece,) = split(text, 17, "note")
    assert piece.text == text[17:]


MARKDOWN = st.lists(
    st.sampled_from(
        ["# Head", "- item", "1. She came.", "word", "A whole sentence about looms and paper.", "", " ", "> said",
         "<!--", "-->", "![a](b)", "---", "===", "| a | b |", "Zoë 😀", "\t- deep", SENTENCE * 12, "*b*", "\r", "\u2028"]
    ),
    max_size=14,
)  # fmt: skip


@given(st.one_of(MARKDOWN.map("\n".join), st.text(max_size=200)), st.sampled_from(["note", "turn", "mail"]))
def test_every_passage_is_a_range_of_the_document(text: str, kind: str) -> None:
    pieces = split(text, 0, kind, "T", (["near"], ["next"]))
    assert all(p.text == text[p.start : p.end] and p.text.strip() == p.text for p in pieces)
    assert all(a.end <= b.start for a, b in pairwise(pieces))
    assert not any("<!--" in p.text for p in pieces)


@given(MARKDOWN.map("\n".join))
def test_no_visible_word_is_lost(text: str) -> None:
    pieces = split(text, 0, "note")
    found = " ".join([*(p.text for p in pieces), *(p.context for p in pieces)])
    shown = "".join(text[s.start : s.end] for s in shown_spans(text))
    assert all(word in found for word in ("sentence", "Zoë", "came", "Head") if word in shown)
