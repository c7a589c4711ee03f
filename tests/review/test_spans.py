"""Findings quote the draft as it stands, and begin and end with a mark or a letter, never with a blank."""

from __future__ import annotations

import datetime as dt
import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.evidence import Finding, Span
from coach.review.detectors.base import Severity, finding
from coach.review.judgement import merged
from coach.review.reviewer import Reviewer

REVIEWER = Reviewer(None, dt.date(2026, 11, 15))
_PIECES = st.sampled_from(
    ["You have no clue, Peter.", "Our gross margin is 38%", "Tom is drinking again", "Religion is a disease",
     "the key is under the mat", "Key: Qz7!mmP42x", "call her on 202-555-0143", "You are amazing, inspiring, brilliant!",
     "Dear [First name],", "I will put in a good word with the panel", "between us", "\u00a0", "\u2003", "\u200b", "\t",
     " \n", "\n\n", "  ", " – ", ", ", "; ", "é", "🙂", "“", "”", "and", "while Ana has her operation"]
)  # fmt: skip
TEXTS = st.lists(_PIECES, max_size=14).map("".join) | st.lists(_PIECES, max_size=14).map(" ".join)


@settings(deadline=None, max_examples=150)
@given(TEXTS, st.sampled_from(["public", "employer", "A. Reader"]))
def test_spans_are_verbatim_and_trimmed(text: str, audience: str) -> None:
    for found in REVIEWER.review(text, "post" if audience == "public" else "email", audience).findings:
        assert_verbatim_and_trimmed(text, found)


@given(st.text(" \t\n\u00a0abc.,", min_size=1, max_size=30), st.data())
def test_a_finding_is_trimmed_to_its_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    made = finding(text, Span(start, end), "conduct", "hostile", "medium", "Why.", "test")
    assert text[made.start : made.end] == made.quote == text[start:end].strip()
    assert start <= made.start <= made.end <= end


@given(
    st.lists(
        st.tuples(st.integers(0, 39), st.integers(1, 12), st.sampled_from(["low", "medium", "high"])),
        max_size=8,
    )
)
def test_merged_findings_stay_in_order_and_apart(places: list[tuple[int, int, Severity]]) -> None:
    text = "One thing here, and another thing there. " * 2
    given_ = [
        finding(text, Span(start, start + length), "conduct", "hostile", severity, "Why.", "test")
        for start, length, severity in places
    ]
    found = merged(text, given_)
    assert [f.start for f in found] == sorted(f.start for f in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    for one in found:
        assert text[one.start : one.end] == one.quote


def assert_verbatim_and_trimmed(text: str, found: Finding) -> None:
    assert text[found.start : found.end] == found.quote
    assert found.quote
    assert found.quote == found.quote.strip()
