"""A note that somebody started elsewhere is newer than their record: answers say that the record may be out of date."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from coach.records import SourceFile
from coach.workspace import Workspace
from tests.small_world import small_workspace

ROWS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Hedda,Lund,https://www.linkedin.com/in/hedda-lund,,Larch Lighting,CMO,12 May 2025
Karl,Weber,https://www.linkedin.com/in/karl-weber,,Larch Lighting,Buyer,12 May 2025
Ruth,Okon,https://www.linkedin.com/in/ruth-okon,,Larch Lighting,Smith,12 May 2025
Nora,Brandt,https://www.linkedin.com/in/nora-brandt,,Larch Lighting,Clerk,12 May 2026
Theo,Falk,https://www.linkedin.com/in/theo-falk,,Larch Lighting,Driver,12 May 2025
Olaf,Dahl,https://www.linkedin.com/in/olaf-dahl,,Fir Audio,Fitter,12 May 2025
"""
NOTES = {
    "notes/2026-10-15-hedda.md": "# Hedda Lund rang, 15 October 2026\n\nHedda Lund started at Birch Sound as marketing director on 1 October.\n",
    "notes/2026-10-16-karl.md": "# Karl Weber rang, 16 October 2026\n\nKarl Weber moved to Riga. He joined Ruth Okon for the walk.\n",
    "notes/2026-10-17-ruth.md": "# Lunch with Ruth Okon, 17 October 2026\n\nRuth Okon may have joined Birch Sound. Is she now at Fir Audio?\n",
    "notes/2026-03-01-nora.md": "# Lunch with Nora Brandt, 1 March 2026\n\nNora Brandt started at Birch Sound.\n",
    "notes/2026-10-19-theo.md": "# Lunch with Theo Falk, 19 October 2026\n\nTheo Falk moved to Fir Audio.\n",
}


@pytest.fixture(scope="module")
def ws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with small_workspace(tmp_path_factory.mktemp("elsewhere")) as opened:
        files = {"linkedin/Connections.csv": ROWS, **NOTES}
        opened.import_files([SourceFile(path, text.encode()) for path, text in files.items()])
        yield opened


@pytest.mark.parametrize(
    ("name", "day", "quote"),
    [("Hedda Lund", "15 October 2026", "started at Birch Sound"), ("Theo Falk", "19 October 2026", "moved to Fir Audio")],
)  # fmt: skip
def test_a_newer_start_elsewhere_leaves_the_record_in_doubt(
    ws: Workspace, name: str, day: str, quote: str
) -> None:
    work = ws.ask(f"Where does {name} work?")
    assert work.text.startswith(f"The record of {name} of 12 May 2025 says: ")
    assert f"It may be out of date: your note of {day} says: " in work.text
    assert any(quote in c.quote for c in work.citations)
    still = ws.ask(f"Is {name} still at Larch Lighting?")
    assert still.text.startswith(f"Not sure: your note of {day} says: ")
    there = {r.value for r in ws.ask("Who works at Larch Lighting?").rows if name in r.value}
    assert [f"(may be out of date: your note of {day})" in value for value in there] == [True]


@pytest.mark.parametrize("name", ["Karl Weber", "Ruth Okon", "Nora Brandt"])
def test_a_city_a_walk_a_rumour_and_an_older_note_leave_no_doubt(ws: Workspace, name: str) -> None:
    assert "out of date" not in ws.ask(f"Where does {name} work?").text
    assert ws.ask(f"Is {name} still at Larch Lighting?").text.startswith("Yes: ")
    there = [r.value for r in ws.ask("Who works at Larch Lighting?").rows if name in r.value]
    assert there
    assert "out of date" not in there[0]


def test_the_doubt_is_told_in_german_too(ws: Workspace) -> None:
    text = ws.ask("Wo arbeitet Hedda Lund?").text
    assert text.startswith("Im Eintrag zu Hedda Lund vom 12. Mai 2025 steht: ")
    assert "Das kann überholt sein, am 15. Oktober 2026 steht" in text
