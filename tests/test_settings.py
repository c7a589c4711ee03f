"""Settings: each is documented, and a wrong one is named in one line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from coach.cli import main
from coach.settings import Settings

TABLE = Path(__file__).parents[1] / "docs" / "settings.md"


def rows() -> dict[str, str]:
    found = re.findall(
        r"^\| `(COACH_\w+)` \| (.*?) \| (.*?) \|$", TABLE.read_text(encoding="utf-8"), re.MULTILINE
    )
    return {name: help_text for name, _, help_text in found}


def test_every_setting_is_in_the_table_with_its_help() -> None:
    documented = rows()
    expected = {f"COACH_{name.upper()}": field.description for name, field in Settings.model_fields.items()}
    assert documented == expected


def test_a_setting_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_MODEL", "some-model")
    assert Settings().model == "some-model"


def test_the_key_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_MODEL_API_KEY", "sk-very-secret")
    assert "very-secret" not in repr(Settings())


@pytest.mark.parametrize(("name", "value"), [("COACH_PORT", "99999999"), ("COACH_PLACEHOLDERS", "sometimes")])
def test_a_wrong_setting_is_named_in_one_line(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv(name, value)
    assert main(["doctor", "--workspace", str(tmp_path)]) == 1
    error = capsys.readouterr().err
    assert name in error
    assert len(error.strip().splitlines()) == 1
