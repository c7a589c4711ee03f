"""What is left of a sentence when a clause is taken out of it reads as a sentence, or goes as well."""

from __future__ import annotations

import pytest

from coach.evidence import Span
from coach.review.detectors.base import finding
from coach.review.fixes import apply_fix, with_fix


def _cut(text: str, quote: str) -> str:
    start = text.index(quote)
    found = finding(
        text, Span(start, start + len(quote)), "oversharing", "confidential", "high", "Why.", "test", ""
    )
    return apply_fix(text, with_fix(text, found), "remove")


@pytest.mark.parametrize(
    ("told", "quote", "left"),
    [
        ("I liked our very long call, and I have it in mind that the mill closes.", "that the mill closes.", "I liked our very long call."),
        ("I liked our call in May, and I have it in mind that the mill closes.", "that the mill closes", "I liked our call in May."),
        ("I was glad to hear that the mill closes.", "that the mill closes", ""),
        ("I still like to think of May, and I would like to know whether the mill closes.", "whether the mill closes", "I still like to think of May."),
        ("We were last in touch on 2 May; does the mill close?", "does the mill close", "We were last in touch on 2 May."),
        ("We were last in touch on 2 May; does the mill close?", "does the mill close?", "We were last in touch on 2 May."),
        ("Did you like our long call, because the mill closes?", "because the mill closes", "Did you like our long call?"),
        ("We walked for hours by the mill that closes in May.", "that closes in May", "We walked for hours by the mill."),
        ("Ich denke gern an unser Telefonat zurück, und ich weiß noch, dass die Mühle schließt.", "dass die Mühle schließt", "Ich denke gern an unser Telefonat zurück."),
        ("Ich habe gehört, dass die Mühle schließt.", "dass die Mühle schließt", ""),
    ],
)  # fmt: skip
def test_what_is_left(told: str, quote: str, left: str) -> None:
    middle = f"{left}\n\n" if left else ""
    cut = _cut(f"Dear Ada,\n\n{told}\n\nThe bread was good.\n\nVera\n", quote)
    assert cut.strip() == f"Dear Ada,\n\n{middle}The bread was good.\n\nVera"
