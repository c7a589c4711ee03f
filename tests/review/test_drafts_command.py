"""`coach review` on files, standard input, mails and JSON Lines, run as a program where streams matter."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import IO, Any

import pytest

from coach.cli import main

MAIL = """From: Una Berg <una@bergwerk.example>
To: Ola Nord <ola@rye.example>
Cc: bo@elm.example
Message-ID: <1@bergwerk.example>
Subject: =?utf-8?q?You_idiot=2C_J=C3=B6rg?=
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=utf-8

Hi Ola, the door code is 4471. My direct line is on the card.
--b
Content-Type: application/pdf; name=plan.pdf
Content-Disposition: attachment; filename=plan.pdf

x
--b--
"""


def _run(workspace: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(["review", *words, "--workspace", str(workspace), "--today", "2026-11-22"])
    out = capsys.readouterr()
    return code, out.out, out.err


def test_a_mail_is_checked_for_its_readers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "draft.eml"
    file.write_text(MAIL)
    code, out, err = _run(tmp_path / "ws", capsys, str(file), "--json")
    assert code == 0, err
    report = json.loads(out)
    assert report["readers"] == ["ola@rye.example", "bo@elm.example"]
    assert report["attachments"] == ["plan.pdf"]
    assert report["verdict"] == "hold"
    assert report["text"].startswith("You idiot, Jörg\n\nHi Ola")
    assert {f["category"] for f in report["findings"]} >= {"secret", "hostile"}
    assert all(report["text"][f["start"] : f["end"]] == f["quote"] for f in report["findings"])
    _, out, _ = _run(tmp_path / "ws", capsys, str(file))
    assert out.startswith("To: ola@rye.example, bo@elm.example\nAttached, not read: plan.pdf\nHold: ")


def test_what_one_reader_may_not_see_says_for_whom(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A closed statement whose teller is one of two readers is a leak to the other alone."""
    workspace, notes = tmp_path / "ws", tmp_path / "notes"
    notes.mkdir()
    (notes / "ola.md").write_text(
        "# Ola Nord\n\n2026-11-02: Ola Nord told me in confidence that she resigns in January.\n"
    )
    (notes / "people.vcf").write_text(
        "BEGIN:VCARD\nVERSION:3.0\nFN:Ola Nord\nEMAIL:ola@rye.example\nEND:VCARD\n"
        "BEGIN:VCARD\nVERSION:3.0\nFN:Bo Elm\nEMAIL:bo@elm.example\nEND:VCARD\n"
    )
    assert main(["import", str(notes), "--workspace", str(workspace), "--today", "2026-11-22"]) == 0
    capsys.readouterr()
    mail = "From: una@bergwerk.example\nTo: {}\nMessage-ID: <2@x.example>\nSubject: January\n\nWho takes over when Ola Nord resigns in January?\n"
    (tmp_path / "one.eml").write_text(mail.format("Ola Nord <ola@rye.example>"))
    (tmp_path / "two.eml").write_text(mail.format("Ola Nord <ola@rye.example>, bo@elm.example"))
    alone = json.loads(_run(workspace, capsys, str(tmp_path / "one.eml"), "--json")[1])
    both = json.loads(_run(workspace, capsys, str(tmp_path / "two.eml"), "--json")[1])
    assert alone["verdict"] == "ok"
    assert both["verdict"] == "hold"
    (leak,) = [f for f in both["findings"] if f["detector"] == "note_leaks"]
    assert leak["reason"].endswith("(Reader: bo@elm.example.)")
    assert leak["citations"]


def test_a_file_of_another_encoding_is_one_plain_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "post.txt"
    file.write_bytes(b"caf\xe9")
    code, out, err = _run(tmp_path / "ws", capsys, str(file))
    assert (code, out) == (1, "")
    assert err == f"coach: {file} cannot be read: it is not UTF-8 text.\n"


LINES = [
    b'{"id": 1, "text": "You have no clue, Peter."}',
    b"not json",
    b"",
    b'{"id": 2, "text": "A quiet week.", "kind": "email", "audience": "A. Reader"}',
    b'{"id": 3, "text": 3}',
    b'{"id": 4, "text": "fine", "kind": "song"}',
    b'{"id": 5, "text": "half \\ud800 a pair"}',
    b"\xff\xfe",
]


def test_a_bad_line_does_not_hold_up_the_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "texts.jsonl"
    file.write_bytes(b"\n".join(LINES))
    code, out, err = _run(tmp_path / "ws", capsys, "--texts", str(file))
    assert code == 1
    answers = [json.loads(line) for line in out.splitlines()]
    assert [a.get("id", a.get("line")) for a in answers] == [1, 2, 2, 5, 6, 5, 8]
    assert [a["line"] for a in answers if "error" in a] == [2, 5, 6, 8]
    assert [a["verdict"] for a in answers if "verdict" in a] == ["revise", "ok", "ok"]
    assert err.splitlines()[0] == f"coach: {file}, line 2: it is not JSON."
    assert len(err.splitlines()) == 4


def test_a_batch_is_answered_line_by_line(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "coach.cli", "review", "--texts", "-", "--workspace", str(tmp_path / "ws")]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        stdin, stdout = _streams(running)
        for number in range(3):
            stdin.write(json.dumps({"id": number, "text": "A quiet week."}).encode() + b"\n")
            stdin.flush()
            assert json.loads(stdout.readline())["id"] == number  # before the next line is written
        stdin.close()
        assert running.wait(timeout=60) == 0


def _streams(running: subprocess.Popen[Any]) -> tuple[IO[bytes], IO[bytes]]:
    assert running.stdin is not None
    assert running.stdout is not None
    return running.stdin, running.stdout
