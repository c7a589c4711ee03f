"""What is not to be raised with one person is not for a post that they may read."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from tests.small_world import opened

TODAY = dt.date(2026, 11, 22)
ME = {"name": "Sanna Ek", "emails": ["sanna@kiln.example"], "employer": "Kiln Works"}
FILES = {
    "people.vcf": "BEGIN:VCARD\nVERSION:3.0\nN:Berg;Jon;;;\nFN:Jon Berg\nORG:Tarn Ferry\nUID:1\nEND:VCARD\n"
    "BEGIN:VCARD\nVERSION:3.0\nN:Marsh;Cleo;;;\nFN:Cleo Marsh\nORG:Tarn Ferry\nUID:2\nEND:VCARD\n",
    "notes/1.md": "---\ntitle: Talk\ndate: 2026-11-05\nwith: [Cleo Marsh]\n---\n"
    "Don't tell Jon until the vote: Cleo wants to scrap the catamaran.\n",
}


def test_a_post(tmp_path: Path) -> None:
    with opened(tmp_path, FILES, ME, TODAY) as space:
        post = space.ask("May I post about the catamaran?")
        jon = space.ask("Can I tell Jon Berg about the catamaran?")
    assert post.text.startswith("Better not")
    assert jon.text.startswith("Better not")
