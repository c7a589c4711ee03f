"""`coach voice`: shown with counts, as JSON, set, refused and reset."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from coach.cli import main
from tests.manner.sent import TODAY, sent


def test_shown_set_and_reset(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with sent(tmp_path):
        pass

    def run(*words: str) -> str:
        assert main([*words, "--workspace", str(tmp_path / "ws"), "--today", TODAY.isoformat()]) == 0
        return capsys.readouterr().out

    said = run("voice")
    assert (
        "English, to people you often write to: 3 texts\n  Greeting: Hi (3 of 3 letters)\n      “Hi Omar,” mail/n5.eml\n"
        in said
    )
    assert re.search(r"Length: \d+ words \(from 3 letters\)", said)
    assert "Greeting: (no one habit in 7 letters; instead: Dear)" in said
    run("voice", "set", "sign-off", "All good things", "--to", "close")
    sections = json.loads(run("voice", "--json"))["sections"]
    close = next(s for s in sections if (s["language"], s["to"]) == ("english", "close"))
    trait = next(t for t in close["traits"] if t["trait"] == "sign_off")
    assert (trait["value"], trait["edited"]) == ("All good things", True)
    assert "Close: Cheers (3 of 3 letters)" in run("voice", "reset", "sign-off", "--to", "close")
    assert main(["voice", "set", "mood", "glad", "--workspace", str(tmp_path / "ws")]) == 2
    assert "There is no trait “mood”" in capsys.readouterr().err
