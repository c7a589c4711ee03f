"""The language of whom a letter is to decides, and no words of another language stand in it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from tests.small_world import opened

TODAY = dt.date(2026, 11, 22)
ME = {"name": "Sanna Ek", "emails": ["sanna@kiln.example"], "employer": "Kiln Works"}
SANNA = "Sanna Ek <sanna@kiln.example>"
BIRTE = "Birte Holm <birte@asterfoods.example>"
CARL = "Carl Marsh <carl@marsh.example>"


def _mail(number: int, sender: str, to: str, body: str) -> str:
    head = f"From: {sender}\nTo: {to}\nSubject: News\nDate: Tue, 0{number} Nov 2026 09:00:00 +0000\n"
    return f"{head}Message-ID: <m{number}@x.example>\nContent-Type: text/plain; charset=utf-8\n\n{body}\n"


FILES = {
    "mail/1.eml": _mail(
        1, BIRTE, SANNA,
        "Liebe Sanna,\n\nvielen Dank für das Gespräch im Meeting. Wir freuen uns auf das Feedback und die Muster.\n\nHerzliche Grüße\nBirte",
    ),
    "mail/2.eml": _mail(
        2, SANNA, BIRTE, "Hi Birte,\n\nthank you for your mail. The samples will go out this week, with a list.\n\nBest,\nSanna",
    ),
    "mail/3.eml": _mail(
        3, SANNA, BIRTE, "Hi Birte,\n\nhere is the list of the colours that we have in stock, as you asked.\n\nBest,\nSanna",
    ),
    "mail/4.eml": _mail(
        4, CARL, SANNA, "Dear Sanna,\n\nit was good to see you, and I hope that we can talk about the press soon.\n\nBest,\nCarl",
    ),
    "notes/birte.md": "---\ntitle: Tile Fair, Birte\ndate: 2026-11-18\nevent: Tile Fair\nwith: [Birte Holm]\n---\n"
    "Birte showed me the new cold store. I promised to send her the list of suppliers by Friday.\n",
    "notes/carl.md": "---\ntitle: Kaffee mit Carl\ndate: 2026-11-19\nwith: [Carl Marsh]\n---\n"
    "Carl hat mir die neue Halle in Kiel gezeigt. Ich habe ihm versprochen, die Pläne zu schicken.\n",
}  # fmt: skip


def test_letters(tmp_path: Path) -> None:
    with opened(tmp_path, FILES, ME, TODAY) as space:
        german, english = space.draft("Birte Holm"), space.draft("Carl Marsh")
    assert german.body.startswith("Hallo Birte,")
    assert german.body.rstrip().endswith("Viele Grüße\nSanna")
    assert "suppliers" not in german.body
    assert "versprochen" in german.body
    assert "noted in another language" in german.note
    assert "in Birte" not in f"{german.subject} {german.body}"
    assert english.body.startswith("Dear Carl,")
    assert "Halle" not in english.body
    assert "Pläne" not in f"{english.subject} {english.body}"
    assert "hat I promised you" in english.body
    assert "noted in another language" in english.note
