"""`coach policy`, and `coach review` under a policy and with kept phrases."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from coach.cli import main
from coach.settings import Settings
from coach.workspace import Workspace
from tests.small_world import TODAY

TEXT = "Nord Freight is late. You are an idiot, Lars."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "ws"
    with Workspace.open(Settings(workspace=folder, _env_file=None), dt.date.fromisoformat(TODAY)):
        pass
    (folder / "policy.yaml").write_text("# Mine.\nconfidential:\n  clients: [Nord Freight]\n")
    (tmp_path / "text.txt").write_text(TEXT)
    return folder


def run(folder: Path, *words: str) -> int:
    return main([*words, "--workspace", str(folder), "--today", TODAY])


def test_it_is_shown_and_checked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "policy") == 0
    assert capsys.readouterr().out == "# Mine.\nconfidential:\n  clients: [Nord Freight]\n"
    assert run(folder, "policy", "check") == 0
    assert "reads well: 1 confidential, 0 to speak on, 0 of strictness." in capsys.readouterr().out
    assert run(folder, "policy", "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert said["confidential"] == [
        {"kind": "clients", "name": "Nord Freight", "say": None, "may_know": [], "line": 3}
    ]
    (folder / "policy.yaml").unlink()
    assert run(folder, "policy") == 0
    assert "No policy yet." in capsys.readouterr().out


def test_a_broken_one_refuses_reviews_and_drafts_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "policy.yaml").write_text("speak_on:\n  - climate\nconfidental: {}\n")
    for words in (("policy", "check"), ("review", str(folder.parent / "text.txt"))):
        assert run(folder, *words) == 1
        told = capsys.readouterr()
        assert told.out == ""
        assert "policy.yaml, line 3: “confidental” is not known here; did you mean confidential?" in told.err
        assert told.err.count("\n") == 1


def test_what_is_kept_counts_no_more_and_is_taken_back(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Workspace.open(Settings(workspace=folder, _env_file=None), dt.date.fromisoformat(TODAY)) as ws:
        for found in ws.review(TEXT).findings:
            ws.keep(found)
    file = str(folder.parent / "text.txt")
    assert run(folder, "review", file) == 0
    said = capsys.readouterr().out
    assert said.startswith(
        "Good to send. You keep something in it although your own policy calls it confidential.\n"
    )
    assert "  kept   confidential: “Nord Freight”, although your own policy calls it confidential\n" in said
    assert "  kept   hostile: “You are an idiot, Lars.”\n" in said
    assert run(folder, "review", file, "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["verdict"], report["findings"]) == ("ok", [])
    assert [k["although"] for k in report["kept"]] == ["your own policy calls it confidential", ""]
    assert run(folder, "policy", "kept", "--json") == 0
    kept = json.loads(capsys.readouterr().out)
    assert [(k["phrase"], k["audience"]) for k in kept] == [
        ("You are an idiot, Lars.", "public"),
        ("Nord Freight", "public"),
    ]
    assert run(folder, "policy", "revoke", str(kept[1]["id"])) == 0
    assert "“Nord Freight” is found again" in capsys.readouterr().out
    assert run(folder, "review", file, "--json") == 0
    assert json.loads(capsys.readouterr().out)["verdict"] == "hold"
    assert run(folder, "policy", "revoke", "99") == 1
    assert run(folder, "policy", "revoke", "x") == 2
