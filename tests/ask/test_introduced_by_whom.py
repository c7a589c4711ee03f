"""Who introduced whom: the direction of the sentence, in both questions."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from coach.records import SourceFile
from coach.workspace import Workspace
from tests.small_world import small_workspace

NOTES = {
    "notes/2026-09-02-visit.md": "---\ntitle: Visit to Tolmin\ndate: 2026-09-02\npeople: [Omar Haddou, Ines Fabre]\n---\n"
    "Omar Haddou showed me the rooms.\nOmar introduced me to Ines's dealer, Rufus Bell of Bell & Sons.\n",
    "notes/2026-09-20-selma.md": "---\ntitle: Tea\ndate: 2026-09-20\npeople: [Selma Vinter]\n---\n"
    "Selma Vinter builds clocks. She introduced me to Ada Thorn.\n",
    "notes/2026-09-21-rufus.md": "---\ntitle: Lunch\ndate: 2026-09-21\npeople: [Rufus Bell]\n---\nRufus deals in prints.\n",
    "notes/2026-09-22-ada.md": "---\ntitle: Walk\ndate: 2026-09-22\npeople: [Ada Thorn]\n---\nAda keeps owls.\n",
    "notes/2026-09-23-tea.md": "---\ntitle: Fair\ndate: 2026-09-23\npeople: [Cleo Marsh]\n---\nI was introduced to Cleo Marsh by Ada Thorn.\n",
    "notes/2026-09-24-essen.md": "---\ntitle: Essen\ndate: 2026-09-24\npeople: [Udo Kern]\n---\nMit Udo Kern hat mich Ada Thorn bekannt gemacht.\n",
}


@pytest.fixture(scope="module")
def ws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with small_workspace(tmp_path_factory.mktemp("introducing")) as opened:
        opened.import_files([SourceFile(path, text.encode()) for path, text in NOTES.items()])
        yield opened


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("Who introduced me to Rufus?", ["Omar Haddou"]),
        ("Who introduced me to Omar?", []),
        ("Who introduced me to Ines?", []),
        ("Who introduced me to Ada?", ["Selma Vinter"]),
        ("Who introduced me to Selma?", []),
        ("Who introduced me to Cleo?", ["Ada Thorn"]),
        ("Who introduced me to Udo?", ["Ada Thorn"]),
        ("Who did Omar introduce me to?", ["Rufus Bell"]),
        ("Who did Ines introduce me to?", []),
        ("Who did Selma introduce me to?", ["Ada Thorn"]),
        ("Who did Ada introduce me to?", ["Cleo Marsh", "Udo Kern"]),
        ("Who did Rufus introduce me to?", []),
    ],
)
def test_an_introduction_has_a_direction(ws: Workspace, question: str, who: list[str]) -> None:
    answer = ws.ask(question)
    assert sorted(row.value.split(",")[0] for row in answer.rows) == who
    assert answer.abstained == (not who)


def test_how_the_user_met_the_introducer_is_no_introduction(ws: Workspace) -> None:
    answer = ws.ask("How did I meet Omar?")
    assert "introduced you" not in answer.text
    assert "2 September 2026" in answer.text or "first conversation" in answer.text
