"""The handbook in `knowledge/`: complete, well formed, and written the way the rest of the product is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import frontmatter
import pytest

FOLDER = Path(__file__).resolve().parent.parent / "knowledge"
FILES = sorted(FOLDER.glob("*.md"))
TOPICS = {
    "across-cultures",
    "asking-good-questions",
    "choosing-events",
    "closing-a-conversation",
    "favours-and-fairness",
    "following-up",
    "goals",
    "handling-controversy",
    "keeping-in-touch",
    "networking-for-introverts",
    "online-networking",
    "opening-a-conversation",
    "oversharing",
    "preparing-for-an-event",
    "referrals-and-introductions",
    "standing-out",
    "tailoring-to-the-person",
    "thank-you-emails",
}
each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def sections(path: Path) -> dict[str, list[str]]:
    """The paragraphs under each heading of the body."""
    found: dict[str, list[str]] = {}
    for part in re.split(r"^## ", frontmatter.load(str(path)).content, flags=re.MULTILINE):
        heading, _, rest = part.partition("\n")
        if part.strip():
            found[heading.strip()] = [block for block in rest.strip().split("\n\n") if block]
    return found


def paragraphs(path: Path) -> list[str]:
    return [block for blocks in sections(path).values() for block in blocks]


def test_every_topic_has_its_file() -> None:
    assert {path.stem for path in FILES} == TOPICS


@each_file
def test_front_matter_is_complete(path: Path) -> None:
    meta = frontmatter.load(str(path)).metadata
    assert set(meta) == {"title", "topics", "questions"}
    title, topics, questions = meta["title"], meta["topics"], meta["questions"]
    assert isinstance(title, str)
    assert title
    assert isinstance(topics, list)
    assert all(isinstance(topic, str) and topic for topic in topics)
    assert isinstance(questions, list)
    assert 3 <= len(questions) <= 6
    assert all(isinstance(question, str) and question.endswith("?") for question in questions)


def test_titles_and_questions_are_unique() -> None:
    metas: list[dict[str, Any]] = [frontmatter.load(str(path)).metadata for path in FILES]
    titles = [str(meta["title"]).casefold() for meta in metas]
    questions = [question.casefold() for meta in metas for question in meta["questions"]]
    assert len(set(titles)) == len(titles) == len(TOPICS)
    assert len(set(questions)) == len(questions) >= 3 * len(TOPICS)


@each_file
def test_length_and_shape(path: Path) -> None:
    found = sections(path)
    assert 350 <= len(" ".join(paragraphs(path)).split()) <= 700
    assert len(found) >= 4
    assert all(1 <= len(blocks) <= 3 for blocks in found.values())
    assert all(len(heading.split()) <= 9 for heading in found)


@each_file
def test_each_paragraph_can_be_quoted_by_itself(path: Path) -> None:
    for block in paragraphs(path):
        assert "\n" not in block
        assert 20 <= len(block.split()) <= 110
        assert block[-1] in '.?"'
        assert block.count('"') % 2 == 0


@each_file
def test_plain_manner(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "!" not in text
    assert "—" not in text
    assert not re.search(r"https?://|www\.|@", text)
    cliches = (
        r"low-hanging|game.changer|touch base|circle back|win-win|elevator pitch|net worth|authentic self"
    )
    assert not re.search(cliches, text, re.IGNORECASE)
    assert text.endswith("\n")


@each_file
def test_says_what_to_say(path: Path) -> None:
    """Each file offers actual sentences, in quotation marks."""
    spoken = re.findall(r'"([^"]{15,})"', "\n".join(paragraphs(path)))
    assert len(spoken) >= 3


def test_no_paragraph_stands_in_two_files() -> None:
    blocks = [block for path in FILES for block in paragraphs(path)]
    assert len(set(blocks)) == len(blocks) > 150
