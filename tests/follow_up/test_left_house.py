"""A draft to an address of a house that the person has left says so, and another address is preferred."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from tests.small_world import opened

TODAY = dt.date(2026, 11, 22)
ME = {"name": "Sanna Ek", "emails": ["sanna@kiln.example"], "employer": "Kiln Works"}
_HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def _card(uid: str, name: str, house: str, *mails: str) -> str:
    given, family = name.split()
    lines = [f"N:{family};{given};;;", f"FN:{name}", f"ORG:{house}", *(f"EMAIL:{m}" for m in mails)]
    return "\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "REV:2024-01-01", f"UID:{uid}", "END:VCARD", ""])


def _note(who: str, body: str) -> str:
    return (
        f"---\ntitle: Call\ndate: 2026-11-19\nwith: [{who}]\n---\n{body} He showed me the new quay in Kiel.\n"
    )


FILES = {
    "people.vcf": _card("1", "Rolf Brandt", "Velo Nord", "rolf@velonord.example")
    + _card("2", "Imre Toth", "Pell Maps", "imre@pellmaps.example")
    + _card("3", "Omar Holm", "Aster Foods", "omar@asterfoods.example")
    + _card("4", "Lars Falk", "Falk Group", "lars@falk.example")
    + _card("5", "Jon Marsh", "Lumen Optik", "jon@lumenoptik.example", "jon@home.example"),
    "linkedin/Connections.csv": _HEAD
    + "Rolf,Brandt,https://www.linkedin.com/in/rolf-b,rolf@velonord.example,Hafen Bau,Engineer,12 May 2026\n"
    + "Lars,Falk,https://www.linkedin.com/in/lars-f,lars@falk.example,Falk Group GmbH,Engineer,12 May 2026\n"
    + "Jon,Marsh,https://www.linkedin.com/in/jon-m,jon@home.example,Rye Press,Engineer,12 May 2026\n",
    "notes/1.md": _note("Rolf Brandt", "Rolf likes crosswords."),
    "notes/2.md": _note("Imre Toth", "Imre left Pell Maps in May."),
    "notes/3.md": _note("Omar Holm", "Omar left Aster Foods a message."),
    "notes/4.md": _note("Lars Falk", "Lars likes maps."),
    "notes/5.md": _note("Jon Marsh", "Jon likes maps."),
}


def test_the_note_of_a_draft(tmp_path: Path) -> None:
    with opened(tmp_path, FILES, ME, TODAY) as space:
        drafts = {
            n: space.draft(n) for n in ("Rolf Brandt", "Imre Toth", "Omar Holm", "Lars Falk", "Jon Marsh")
        }
    warned = {n for n, d in drafts.items() if "has left by your records" in d.note}
    assert warned == {"Rolf Brandt", "Imre Toth"}
    assert "rolf@velonord.example is at Velo Nord" in drafts["Rolf Brandt"].note
    assert drafts["Jon Marsh"].to == "jon@home.example"


def _warned(folder: Path, body: str) -> bool:
    note = f"---\ntitle: Call\ndate: 2026-07-15\nwith: [Imre Toth]\n---\n{body}\n"
    files = {"people.vcf": FILES["people.vcf"], "notes/2.md": note}
    with opened(folder, files, ME, TODAY) as space:
        return "has left by your records" in space.draft("Imre Toth").note


def test_a_leaving_foretold_for_a_day_that_has_passed_is_warned_of(tmp_path: Path) -> None:
    assert _warned(tmp_path, "Imre leaves Pell Maps at the end of August. From 1 September he is at Tolmin.")


def test_a_leaving_still_ahead_is_not(tmp_path: Path) -> None:
    assert not _warned(tmp_path, "Imre leaves Pell Maps at the end of December.")


def test_the_leaving_of_somebody_of_theirs_is_not(tmp_path: Path) -> None:
    assert not _warned(tmp_path, "His intern was rude. Pell Maps fired him.")
