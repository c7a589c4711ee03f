"""Short sentences that say "she": they answer as well as long ones, and nobody's name stands for a word like it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.ask.ask import Asker
from coach.settings import Settings
from coach.workspace import Workspace
from coach.writer.offline import OfflineWriter

TODAY = dt.date(2026, 11, 22)
NOTE = """---
title: Paper Days
date: 2026-10-28
with: [Ines Fabre]
location: Ghent
---
**Ines Fabre** (Rye Press) showed me a new binding. She keeps bees.

The hall was cold and the talks began late. He sings.

Her brother Karim lives in Lyon.
"""


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    folder: Path = tmp_path_factory.mktemp("short")
    (folder / "days.md").write_text(NOTE, encoding="utf-8")
    with Workspace.open(Settings(workspace=folder / "workspace", _env_file=None), TODAY) as space:
        space.import_paths([folder / "days.md"])
        yield Asker(space.repository, space.index, space.handbook, OfflineWriter(), TODAY)


@pytest.mark.parametrize("question", ["Who keeps bees?", "What does Ines keep?"])
def test_the_sentence_that_answers_is_quoted(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert "She keeps bees." in answer.text
    assert "binding" not in answer.text


def test_a_name_does_not_stand_for_a_word_like_it(asker: Asker) -> None:
    ranked = asker._gather(asker.plan("Who keeps bees?")).ranked
    shown = next(s for s in ranked if "binding" in s.statement.text)
    assert shown.covered < 0.1, "Ines is no bee"


@pytest.mark.parametrize(
    "question", ["Where does Ines's brother live?", "Where does Ines Fabre's brother live?"]
)
def test_what_is_on_record_of_somebody_is_not_of_their_family(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert "Her brother Karim lives in Lyon." in answer.text
    assert not answer.rows


def test_nothing_is_made_of_a_relative_who_is_not_on_record(asker: Asker) -> None:
    answer = asker.ask("Where does Ines Fabre's daughter work?")
    assert "Rye Press" not in answer.text
