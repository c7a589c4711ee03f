"""What a companion of somebody did or wants stands in no letter to them, in English and in German."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.small_world import opened

TODAY = dt.date(2026, 11, 22)
ME = {"name": "Sanna Ek", "emails": ["sanna@kiln.example"], "employer": "Kiln Works"}
TOLD = [
    ("Odo Vane came with his sister Lotte. She lent me her copy of the Kiln Survey.", "Kiln Survey"),
    ("Odo Vane came with his wife. They talked of ovens. She showed me the blue kiln.", "blue kiln"),
    ("Odo Vane brought his assistant and she showed me the blue kiln.", "blue kiln"),
    ("Odo Vane and his mother. She promised to send me the pear recipe.", "recipe"),
    ("Odo Vane kam mit seiner Schwester. Sie hat mir den Garten gezeigt.", "Garten"),
    ("Odo Vane sprach lange über seine Tochter. Sie sucht einen Verlag für ihren Roman.", "Verlag"),
]


@pytest.mark.parametrize(("note", "words"), TOLD)
def test_of_a_companion(tmp_path: Path, note: str, words: str) -> None:
    assert words not in _letters(tmp_path, note)


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("Odo Vane came late. He showed me the blue kiln.", "blue kiln"),
        ("Odo Vane came with his sister. Odo showed me the blue kiln.", "blue kiln"),
    ],
)
def test_of_themselves(tmp_path: Path, note: str, words: str) -> None:
    assert words in _letters(tmp_path, note)


def _letters(folder: Path, note: str) -> str:
    files = {"notes/o.md": f"---\ntitle: Call with Odo\ndate: 2026-11-18\nwith: [Odo Vane]\n---\n{note}\n"}
    german = " hat " in note or " sucht " in note
    if german:
        files["mail/1.eml"] = (
            "From: Sanna Ek <sanna@kiln.example>\nTo: Odo Vane <odo@vane.example>\nSubject: Gruß\n"
            "Date: Tue, 03 Nov 2026 09:00:00 +0000\nMessage-ID: <m1@x.example>\nContent-Type: text/plain; charset=utf-8\n\n"
            "Lieber Odo,\n\nich freue mich auf unser Gespräch und auf deinen Garten, bis bald.\n\nViele Grüße\nSanna\n"
        )
    with opened(folder, files, ME, TODAY) as space:
        drafts = [space.draft("Odo Vane", kind=kind) for kind in ("thank-you", "follow-up", "touch")]
    assert all(d.body.startswith("Dear") is not german for d in drafts)
    return " ".join(d.subject + d.body for d in drafts)
