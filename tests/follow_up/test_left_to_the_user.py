"""Which letters are left to the user: to colleagues, through others, and where all that is noted is in confidence."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.small_world import opened

TODAY = dt.date(2026, 11, 22)
ME = {"name": "Sanna Ek", "emails": ["sanna@kiln.example"], "employer": "Kiln Works"}
HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
PEOPLE = (
    "Imre,Toth,https://www.linkedin.com/in/imre-t,imre@kiln.example,Kiln Works,Potter,12 May 2026\n"
    "Ada,Berg,https://www.linkedin.com/in/ada-b,ada@rye.example,Rye Press,Printer,12 May 2026\n"
    "Ben,Kos,https://www.linkedin.com/in/ben-k,ben@salt.example,Salt Museum,Director,12 May 2026\n"
    "Lea,Horn,https://www.linkedin.com/in/lea-h,lea@velo.example,Velo Nord,Welder,12 May 2026\n"
)


def _note(who: str, text: str) -> str:
    return f"---\ntitle: Call with {who}\ndate: 2026-11-19\nwith: [{who}]\n---\n{text}\n"


FILES = {
    "linkedin/Connections.csv": HEAD + PEOPLE,
    "notes/1.md": _note("Imre Toth", "Imre Toth showed me the new kiln."),
    "notes/2.md": _note("Ada Berg", "Ada Berg showed me the old press."),
    "notes/3.md": _note("Ben Kos", "Ben Kos showed me the salt. Everything to Ben goes through Lea."),
    "notes/4.md": _note("Lea Horn", "Lea Horn told me in confidence that she is leaving Velo Nord."),
}
CASES = [
    ("Imre Toth", "You and Imre Toth work at the same place"),
    ("Ben Kos", "Your notes say: “Everything to Ben goes through Lea.”"),
    ("Lea Horn", "All that your notes hold of Lea Horn is in confidence"),
]


@pytest.mark.parametrize(("name", "why"), CASES)
def test_it_says_why(tmp_path: Path, name: str, why: str) -> None:
    with opened(tmp_path, FILES, ME, TODAY) as space:
        draft, other = space.draft(name), space.draft("Ada Berg")
        own = space.draft(name, words="The kiln is warm.")
    assert why in draft.note
    assert draft.facts == ()
    assert len(draft.body.split()) == len(draft.body.split("\n\n")[0].split()) + len(
        draft.body.split("\n\n")[-1].split()
    )
    assert "The kiln is warm." in own.body
    assert "the old press" in other.body
