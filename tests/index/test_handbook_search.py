"""Search in the handbook."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.index.handbook import HandbookIndex
from coach.resources import resource_path


@pytest.fixture(scope="module")
def handbook() -> HandbookIndex:
    return HandbookIndex()


@pytest.mark.parametrize(
    ("question", "file"),
    [
        ("How do I write a thank-you email?", "thank-you-emails"),
        ("May I ask somebody I just met for a referral?", "referrals-and-introductions"),
        ("What do I do when talk turns to politics?", "handling-controversy"),
        ("I am an introvert, how do I survive a big event?", "networking-for-introverts"),
        ("I told too much about my private life, what now?", "oversharing"),
        ("how to prepare for an event", "preparing-for-an-event"),
    ],
)
def test_a_question_finds_its_topic(handbook: HandbookIndex, question: str, file: str) -> None:
    assert f"knowledge/{file}.md" in [h.source for h in handbook.search(question, 3)]


def test_a_hit_quotes_the_line_it_names(handbook: HandbookIndex) -> None:
    for hit in handbook.search("following up after an event", 5):
        text = (resource_path("knowledge") / Path(hit.source).name).read_text(encoding="utf-8")
        assert text[hit.start : hit.end] == hit.quote
        assert text.split("\n")[int(hit.place.removeprefix("line:")) - 1].endswith(hit.quote.split("\n")[0])
        assert hit.citation.handbook
        assert hit.citation.document is None


@pytest.mark.parametrize("query", ["", "😀", "\x00"])
def test_no_words_find_nothing(handbook: HandbookIndex, query: str) -> None:
    assert handbook.search(query) == []


def test_front_matter_is_context_and_never_quoted(tmp_path: Path) -> None:
    (tmp_path / "weather.md").write_text(
        "---\ntitle: Weather\ntopics: [rain]\nquestions:\n  - Which coat?\n---\n## Wind\n\nTake the grey hat with you.\n"
    )
    (tmp_path / "food.md").write_text("---\ntitle: Food\n---\nBread is on the long table by the door.\n")
    handbook = HandbookIndex(tmp_path)
    hit = handbook.search("which coat for the rain", 1)[0]
    assert (hit.source, hit.place, hit.title, hit.quote) == (
        "knowledge/weather.md", "line:9", "Weather", "Take the grey hat with you.",
    )  # fmt: skip


def test_an_empty_folder_finds_nothing(tmp_path: Path) -> None:
    assert HandbookIndex(tmp_path).search("rain") == []
