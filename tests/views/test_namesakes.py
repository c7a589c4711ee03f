"""Two people of one name are told apart wherever something is to be done for one of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.cli import main
from tests.small_world import ME, TODAY, write_files
from tests.views.conftest import _opener
from tests.views.screen import Open, shown

ASKED = """CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER
c7,,Piet Dekker,https://www.linkedin.com/in/piet-dekker-3,Vera Stroud,https://www.linkedin.com/in/vera-stroud-9,2026-11-18 09:00:00 UTC,,"Could you tell me which lamp you use?",INBOX
c8,,Vera Stroud,https://www.linkedin.com/in/vera-stroud-9,Piet Dekker,https://www.linkedin.com/in/piet-dekker-4,2026-11-12 09:00:00 UTC,,"I will send you the price list by 30 November 2026.",INBOX
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "workspace"
    files = write_files(tmp_path / "files")
    (files / "more").mkdir()
    (files / "more" / "messages.csv").write_text(ASKED, encoding="utf-8")
    common = ["--workspace", str(folder), "--today", TODAY]
    who = ["--name", str(ME["name"]), "--email", str(ME["emails"][0]), "--employer", str(ME["employer"])]
    assert main(["me", *who, "--profile", "https://www.linkedin.com/in/vera-stroud-9", *common]) == 0
    assert main(["import", str(files), *common]) == 0
    return folder


@pytest.fixture
def page(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    yield from _opener(workspace, monkeypatch)


def test_today_tells_namesakes_apart(page: Open) -> None:
    words = shown(page("chat"))
    assert "Piet Dekker (Lumen)" in words
    assert "wrote 18 November 2026" in words
    assert "Piet Dekker (Brine Terminal)" in words
    assert "Ines Fabre (" not in words  # nobody else has her name


def test_follow_ups_tell_namesakes_apart(page: Open) -> None:
    app = page("follow_ups")
    labels = [b.label.replace("\\", "") for b in app.button if str(b.key).startswith("queue-")]
    assert {"Piet Dekker (Lumen)", "Piet Dekker (Brine Terminal)"} <= set(labels)
    assert "Waits for your reply since 18 November 2026" in shown(app)


def test_the_command_line_tells_namesakes_apart(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    common = ["--workspace", str(workspace), "--today", TODAY]
    assert main(["promises", *common]) == 0
    assert main(["upkeep", "--all", *common]) == 0
    said = capsys.readouterr().out
    assert "you → Piet Dekker (Brine Terminal): " in said
    assert "Piet Dekker (Lumen), your turn since 2026-11-18" in said
    assert "Ines Fabre (" not in said
