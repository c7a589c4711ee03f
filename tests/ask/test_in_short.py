"""A line without a verb sets a deadline only where a day follows "by", and tells of nothing that is over."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from coach.ask.deadlines import needed_by
from tests.small_world import letter, opened

WRITTEN = dt.date(2026, 11, 16)
SHORT = [
    "Freigabe bis 4. Dezember",
    "Freigabe bis 4. Dezember bitte.",
    "Comments by 4 December",
    "Answer please by Friday.",
    "Rückmeldung bitte bis spätestens 4. Dezember.",
]
NONE = [
    "Comments by the jury come on 4 December.",
    "Answer by Mina arrived on 4 December.",
    "Feedback by the jury was mixed.",
    "Die Anmeldung am Montag war chaotisch.",
    "Antwort am 4. Dezember erhalten, alles gut.",
    "Antwort bis 4. Dezember erhalten.",
    "Registration before noon was a mess.",
    "Corrections by Mina are in the file since 24 November.",
]


@pytest.mark.parametrize("text", SHORT)
def test_a_line_that_asks(text: str) -> None:
    assert needed_by(text, WRITTEN)


@pytest.mark.parametrize("text", NONE)
def test_a_line_that_tells(text: str) -> None:
    assert not needed_by(text, WRITTEN)


ME = {"name": "Maud Ferris", "emails": ["maud@kelp.example"], "profile": "", "employer": "Kelp Studio"}
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Iris Vonn\nORG:Lumen\nEMAIL:iris@rye.example\nUID:iris\nEND:VCARD\n"


def _said(tmp_path: Path, text: str) -> tuple[str, str]:
    mail = letter("x", "Iris Vonn <iris@rye.example>", "Maud Ferris <maud@kelp.example>", "Jury",
                  "Mon, 16 Nov 2026 09:20:00 +0000", f"Dear Maud,\n\n{text}\n\nIris")  # fmt: skip
    note = f"---\ndate: 2026-11-16\n---\nThe catalogue.\n{text}\n"
    files = {"contacts.vcf": CARD, "mail/1.eml": mail, "notes/a.md": note}
    with opened(tmp_path, files, ME, dt.date(2026, 11, 22)) as space:
        asked, due = space.ask("What does Iris want from me?"), space.ask("Which deadlines do I have?")
        return asked.text, due.text + "".join(r.value for r in due.rows)


@pytest.mark.parametrize("text", NONE[:6])
def test_what_tells_is_neither_request_nor_deadline(tmp_path: Path, text: str) -> None:
    asked, due = _said(tmp_path, text)
    assert asked.startswith("I find no open request")
    assert due.startswith("No promise of yours")


def test_what_asks_is_both(tmp_path: Path) -> None:
    asked, due = _said(tmp_path, "Freigabe bis 4. Dezember.")
    assert "Freigabe" in asked
    assert "2026-12-04" in due
