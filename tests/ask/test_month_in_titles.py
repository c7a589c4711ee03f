"""A month in a question is a time, also where notes have it in their titles."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from coach.records import SourceFile
from coach.workspace import Workspace
from tests.small_world import small_workspace

NOTES = {
    "notes/2026-11-16-tea.md": "# Tea, 16 November 2026\n\nTea with Omar Haddou.\n",
    "notes/2026-11-19-walk.md": "# A walk\n\nMet Selma Vinter in the park.\n",
    "notes/2026-09-19-talk.md": "# Before the November sale\n\nMet Ada Thorn in the park.\n",
    "cards/all.vcf": "BEGIN:VCARD\nVERSION:3.0\nFN:Selma Vinter\nUID:s1\nEND:VCARD\n"
    "BEGIN:VCARD\nVERSION:3.0\nFN:Ada Thorn\nUID:a1\nEND:VCARD\n",
}


@pytest.fixture(scope="module")
def ws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with small_workspace(tmp_path_factory.mktemp("month")) as opened:
        opened.import_files([SourceFile(path, text.encode()) for path, text in NOTES.items()])
        yield opened


@pytest.mark.parametrize(
    "question",
    [
        "Who did I meet in November?",
        "Who did I meet in November 2026?",
        "How many people did I meet in November?",
        "Mit wem habe ich im November gesprochen?",
    ],
)
def test_whom_the_user_met_in_a_month(ws: Workspace, question: str) -> None:
    names = {row.value.split(",")[0] for row in ws.ask(question).rows}
    assert {"Omar Haddou", "Selma Vinter"} <= names
    assert "Ada Thorn" not in names
