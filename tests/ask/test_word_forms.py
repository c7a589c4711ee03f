"""A question and a note may have a word in different forms, also where no rule of endings leads from one to the other."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import pytest

from coach.index.search import SearchIndex
from coach.index.state import STEMMED, read, write
from coach.records import SourceFile
from coach.settings import Settings
from coach.workspace import Workspace

NOTE = """---
title: Supper with Odile
date: 2026-09-03
with: [Odile Varga]
---
Odile drew me a map of the kiln on a menu. She taught pottery to her children for nine years.
"""


@pytest.fixture
def space(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with Workspace.open(
        Settings(workspace=tmp_path_factory.mktemp("forms")), dt.date(2026, 11, 22)
    ) as opened:
        opened.import_files([SourceFile("odile.md", NOTE.encode())])
        yield opened


@pytest.mark.parametrize(
    "question",
    ["Who draws maps?", "What did Odile draw?", "Who has drawn a map?", "What does Odile teach her child?"],
)
def test_every_form_is_found(space: Workspace, question: str) -> None:
    answer = space.ask(question)
    assert not answer.abstained
    assert {"Odile", "She"} & set(re.findall(r"\w+", answer.text))


def test_an_index_of_older_stems_is_written_again(space: Workspace) -> None:
    with space.repository.sessions() as session, session.begin():
        write(session, STEMMED, b"1")
    space.index.sync()
    with space.repository.sessions() as session:
        assert read(session, STEMMED) != b"1"
    assert "Odile" in space.ask("Who draws maps?").text


def test_a_first_import_indexes_its_words_once(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    again: list[str] = []
    whole = SearchIndex._write_words
    monkeypatch.setattr(
        SearchIndex, "_write_words", staticmethod(lambda s: (again.append("again"), whole(s))[1])
    )
    with Workspace.open(Settings(workspace=tmp_path_factory.mktemp("once")), dt.date(2026, 11, 22)) as opened:
        opened.import_files([SourceFile("odile.md", NOTE.encode())])
        assert "Odile" in opened.ask("Who draws maps?").text
    assert again == []
