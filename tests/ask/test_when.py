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


def test_no_date_is_made_of_a_bare_weekday_of_a_message_that_lies_behind(tmp_path: Path) -> None:
    mails = [
        ("ira@clinic.example", "vera@kiln.example", 6, "Ira Stenholm", "I am in Bergen from Wednesday evening, let us have a proper hour."),
        ("vera@kiln.example", "ira@clinic.example", 7, "Vera Stroud", "Thursday breakfast, 07:30, on me."),
    ]  # fmt: skip
    files = [
        SourceFile(f"{day}.eml", (
            f"From: {name} <{one}>\r\nTo: {other}\r\nSubject: Bergen\r\nDate: {day} Oct 2026 10:00:00 +0000\r\n"
            f"Message-ID: <{day}@x.example>\r\n\r\n{text}\r\n"
        ).encode())
        for one, other, day, name, text in mails
    ]  # fmt: skip
    with Workspace.open(Settings(workspace=tmp_path), dt.date(2026, 11, 22)) as space:
        space.set_me("Vera Stroud", ["vera@kiln.example"], "", "Kiln")
        space.import_files(files)
        said = space.ask("When do I have breakfast with Ira?").text
        assert "8 October" not in said
        assert "Thursday breakfast, 07:30, on me" in said
