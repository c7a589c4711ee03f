"""How far a request for silence reaches, in whole files: sections, lists, tables, letters, and messages beside it."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from tests.small_world import opened

TODAY = dt.date(2026, 11, 22)
ME = {"name": "Sanna Ek", "emails": ["sanna@kiln.example"], "employer": "Kiln Works"}
ADA = "Ada Moss <ada@fernglass.example>"


def _note(body: str, front: str = "") -> str:
    return f"---\ntitle: Talk\ndate: 2026-11-01\nwith: [Ada Moss]\n{front}---\n{body}\n"


def _mail(number: int, body: str, subject: str = "News", head: str = "") -> str:
    return (
        f"{head}From: {ADA}\nTo: Sanna Ek <sanna@kiln.example>\nSubject: {subject}\nDate: Tue, {number:02d} Nov 2026 09:00:00 +0000\n"
        f"Message-ID: <m{number}@x.example>\nContent-Type: text/plain; charset=utf-8\n\n{body}\n"
    )


FILES = {
    # A word that begins with "shut" stands in what must be closed, one with "free" in what must not.
    "notes/1.md": _note("Ada told me three things in confidence. First, she is shutone. Second, the kiln is shuttwo."),
    "notes/2.md": _note("Ada asked me to keep the following to myself. The studio is shutthree. Ben will be shutfour."),
    "notes/3.md": _note("Ada is freeone.\n\nTold in confidence:\n\n- Ada is shutfive\n- the kiln is shutsix\n\nAda is freetwo."),
    "notes/4.md": _note("Ada is freethree.\n\n## Confidential\n\nAda is shutseven.\n\n### More\n\nBen is shuteight.\n\n## Other\n\nAda is freefour."),
    "notes/5.md": _note("| who | told in confidence |\n|---|---|\n| Ada | is shutnine |\n| Ben | is shutten |\n\nAda is freefive."),
    "notes/6.md": _note("Was mir Ada erzählt hat, bleibt unter uns. Sie ist shuteleven. Der Ofen ist shuttwelve."),
    "notes/7.md": _note("Ada is shutthirteen.", "privacy: private\n"),
    "notes/8.md": _note("Ada ist shutfourteen.", "status: Vertraulich\n"),
    "notes/9.md": _note("Ada ist shutfifteen.", "tags: [vertraulich]\n"),
    "notes/10.md": "# Vertraulich: Gespräch mit Ada\n\nAda ist shutsixteen.\n",
    "notes/11.md": _note("Ada is shutseventeen. #private"),
    "notes/12.md": _note("Ada is freesix.", "status: draft\n"),
    "mail/1.eml": _mail(1, "Dear Sanna,\n\nBen is shuteighteen.\n\nAda\n\nPS: Not a word to anyone, please."),
    "mail/2.eml": _mail(2, "Liebe Sanna,\n\nBen ist shutnineteen.\n\nAda", subject="Vertraulich: Umbau"),
    "mail/3.eml": _mail(3, "Dear Sanna,\n\nBen is shuttwenty.\n\nAda", head="Sensitivity: Private\n"),
    "mail/4.eml": _mail(4, "Dear Sanna,\n\nBen is freeseven.\n\nAda"),
    "chats/WhatsApp Chat with Ada Moss.txt": "12/11/2026, 09:01 - Ada Moss: I am shuttwentyone from Monday\n"
    "12/11/2026, 09:02 - Ada Moss: But that stays between us\n"
    "12/11/2026, 09:05 - Sanna Ek: The kiln is freeeight\n"
    "12/11/2026, 09:06 - Ada Moss: Please keep it to yourself\n"
    "12/11/2026, 09:06 - Ada Moss: Ben will be shuttwentytwo\n"
    "14/11/2026, 09:06 - Ada Moss: The poster is freenine\n",
}  # fmt: skip


def test_reach(tmp_path: Path) -> None:
    with opened(tmp_path, FILES, ME, TODAY) as space:
        told = space.repository.statements()
    held = {
        word: s.restriction is not None and s.restriction.holds(TODAY)
        for s in told
        for word in re.findall(r"\b(?:shut|free)\w+\b", s.text)
    }
    assert [w for w, closed in held.items() if w.startswith("shut") and not closed] == []
    assert [w for w, closed in held.items() if w.startswith("free") and closed] == []
    assert len(held) == 22 + 9
