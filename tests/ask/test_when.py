"""The date that answers "when": of several in one sentence the one beside what is asked."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from coach.records import SourceFile
from coach.settings import Settings
from coach.workspace import Workspace

NOTE = """---
title: Phone call with Ira
date: 2026-08-20
with: [Ira Stenholm]
---
Ira rang from the clinic: operation on 5 August, all well, she is back at work in October.
"""


@pytest.mark.parametrize(
    ("question", "opening"),
    [("When is Ira back at work?", "October 2026: "), ("When was Ira's operation?", "5 August 2026: ")],
)
def test_the_date_beside_what_is_asked(tmp_path: Path, question: str, opening: str) -> None:
    with Workspace.open(Settings(workspace=tmp_path), dt.date(2026, 11, 22)) as space:
        space.import_files([SourceFile("ira.md", NOTE.encode())])
        assert space.ask(question).text.startswith(opening)
