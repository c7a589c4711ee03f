"""Sentences are checked as soon as they are whole, while the text is still being written."""

from __future__ import annotations

import datetime as dt

import pytest

from coach.checks.as_written import checking
from coach.evidence import Unsupported

EVIDENCE = ["Nadia Farouk leads the flood mapping team.", "She keeps bees on the office roof."]
TODAY = dt.date(2026, 3, 2)


class Reader:
    """Notes what it hears, and after how many characters a doubt came."""

    def __init__(self, begun: str = "") -> None:
        self.text = begun
        self.doubts: list[tuple[int, Unsupported]] = []

    def __call__(self, piece: str) -> None:
        self.text += piece

    def doubt(self, found: list[Unsupported]) -> None:
        self.doubts += [(len(self.text), u) for u in found]


@pytest.mark.parametrize("begun", ["", "Nadia works at Ostrava. "])
@pytest.mark.parametrize("size", [1, 5, 400])
def test_a_doubt_comes_with_the_end_of_its_sentence(size: int, begun: str) -> None:
    text = "Nadia Farouk leads a team [1]. She studied at Stanford [2]. She keeps bees. [2] She has 14 hives [2]. Yes."
    reader = Reader(begun)
    hear = checking(reader, EVIDENCE, ["Nadia Farouk"], TODAY)
    assert hear is not None
    for start in range(0, len(text), size):
        hear(text[start : start + size])
    assert reader.text == begun + text
    assert [u.quote for _, u in reader.doubts] == ["studied at Stanford", "14 hives"]
    for after, doubt in reader.doubts:
        assert reader.text[doubt.start : doubt.end] == doubt.quote
        assert doubt.reason
        if size == 1:
            assert after - doubt.end < 12, "at once, not at the end of the text"


def test_whoever_only_listens_hears_as_before() -> None:
    heard: list[str] = []
    assert checking(heard.append, EVIDENCE) == heard.append
    assert checking(None, EVIDENCE) is None
