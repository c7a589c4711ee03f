"""Whose turn it is after a mail that somebody else had a copy of."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.records import SourceFile
from tests.small_world import small_workspace

MAIL = """From: Ada Thorn <ada@thorn.example>
To: {to}
Cc: {cc}
Date: Fri, 20 Nov 2026 11:00:00 +0100
Subject: First fair
Message-ID: <copy-1@mail.example>
Content-Type: text/plain; charset=utf-8

Dear Vera,

which stand builder would you recommend?

Ada
"""
VERA, OMAR = "Vera Stroud <vera@loom.example>", "Omar Haddou <omar@tolmin.example>"


@pytest.mark.parametrize(
    ("to", "cc", "answer"),
    [
        (VERA, OMAR, "It is your turn."),
        (OMAR, VERA, "There are no messages between you."),
        (f"{VERA}, {OMAR}", "", "There are no messages between you."),
    ],
)
def test_a_question_with_a_copy_waits_for_the_user(tmp_path: Path, to: str, cc: str, answer: str) -> None:
    mail = MAIL.format(to=to, cc=cc).replace("Cc: \n", "")
    with small_workspace(tmp_path) as ws:
        ws.import_files([SourceFile("mail/ada.eml", mail.encode())])
        assert ws.ask("Do I owe Ada a reply?").text == answer
        waits = {line.name for line in ws.upkeep(everything=True) if line.turn == "user"}
        assert ("Ada Thorn" in waits) == (answer == "It is your turn.")
