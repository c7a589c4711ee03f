"""Where no mail is known to be the user's, the command line says so and offers the address; it takes nothing for granted."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from coach.cli import main
from coach.settings import Settings
from coach.workspace import Workspace

_MAIL = """From: {sender}
To: {to}
Subject: Figs
Date: Mon, {day} Nov 2026 09:00:00 +0000
Message-ID: <f{day}@mail.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Here are the figs.
"""


def _mails(folder: Path, owner: str, others: list[str]) -> Path:
    folder.mkdir()
    for day, other in enumerate(others, start=10):
        sender, to = (owner, other) if day % 2 else (other, owner)
        (folder / f"{day}.eml").write_text(_MAIL.format(sender=sender, to=to, day=day), encoding="utf-8")
    return folder


def _run(tmp_path: Path, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main([*words, "--workspace", str(tmp_path / "ws"), "--today", "2026-11-27"]) == 0
    return capsys.readouterr().out


PEOPLE = [
    "Rafi Osei <rafi@osei.example>",
    "Maude Pellew <maude@moss.example>",
    "Tom Ferrand <tom@reed.example>",
]


def test_the_address_under_the_users_name_is_offered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _run(tmp_path, capsys, "me", "--name", "Clara Winter")
    mails = _mails(tmp_path / "mails", '"C. Winter" <cw@winter.example>', PEOPLE)
    out = _run(tmp_path, capsys, "import", str(mails))
    assert "None of the 3 mails is known to be yours" in out
    assert "cw@winter.example seems to be yours. Say so with: coach me --email cw@winter.example" in out
    assert "None of" not in _run(tmp_path, capsys, "me", "--email", "cw@winter.example")


def test_an_address_that_is_in_no_mail_is_kept_beside_the_offered_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mails = _mails(tmp_path / "mails", "clara@winter.example", PEOPLE)
    _run(tmp_path, capsys, "import", str(mails))
    out = _run(tmp_path, capsys, "me", "--name", "Clara Winter", "--email", "clara@old.example")
    assert "None of the 3 mails is from or to clara@old.example" in out
    assert "coach me --email clara@old.example --email clara@winter.example" in out


def test_nobody_is_offered_where_the_mails_do_not_tell(tmp_path: Path) -> None:
    mails = _mails(tmp_path / "mails", "post@shop.example", PEOPLE[:2])
    with Workspace.open(Settings(workspace=tmp_path / "ws"), dt.date(2026, 11, 27)) as ws:
        assert ws.unowned() is None
        ws.set_me(name="Clara Winter")
        ws.import_paths([mails])
        found = ws.unowned()
        assert found is not None
        assert found.addresses == ()
        assert found.lines()[-1] == "Say so with: coach me --email ADDRESS"
