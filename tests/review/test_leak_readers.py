"""One confidence in a small imported network, said in several ways to several readers."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from coach.settings import Settings
from coach.workspace import Workspace
from tests import small_world

TODAY = dt.date.fromisoformat(small_world.TODAY)

# More that Omar said: a figure, an embargo, and a colleague of his to keep it from.
_NOTE = """---
title: Walk with Omar
date: 2026-11-12
with: [Omar Haddou]
---
Omar told me in confidence that repairing the roof of the gallery costs 350,000 euros.

Embargo until 2027-02-01: the gallery lends its Atlas of Rivers to Rye Press.
"""
_COLLEAGUE = "BEGIN:VCARD\nVERSION:3.0\nN:Marsh;Tilda;;;\nFN:Tilda Marsh\nORG:Tolmin Gallery;\nEMAIL:tilda@tolmin.example\nUID:card-9\nEND:VCARD\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the small network and one note and one card more."""
    root = tmp_path_factory.mktemp("leaks")
    files = small_world.write_files(root / "in")
    (files / "notes" / "2026-11-12-walk.md").write_text(_NOTE, encoding="utf-8")
    (files / "tilda.vcf").write_text(_COLLEAGUE, encoding="utf-8")
    with _open(root, TODAY) as workspace:
        me = small_world.ME
        workspace.set_me(str(me["name"]), list(me["emails"]), employer=str(me["employer"]))
        workspace.import_paths([files])
    return root


def _open(root: Path, today: dt.date) -> Workspace:
    return Workspace.open(Settings(workspace=root / "ws"), today)


def _leaks(root: Path, text: str, audience: str, today: dt.date = TODAY) -> list[tuple[str, str]]:
    """Severity and source of what leaks."""
    with _open(root, today) as workspace:
        report = workspace.review(text, "post" if audience == "public" else "email", audience)
    found = [f for f in report.findings if f.detector == "note_leaks"]
    return [(f.severity, c.source) for f in found for c in f.citations]


LEAKS = [
    ("The gallery will close its east wing.", "public"),
    ("Omar's gallery is closing the east wing.", "public"),
    ("Go and see the east wing of Omar's gallery while it is still open.", "public"),
    ("Dear Ines, Omar says the gallery will close its east wing.", "Ines Fabre"),
    ("Dear Tilda, sorry to hear that the gallery will close its east wing.", "Tilda Marsh"),
    ("Dear Tilda, sorry to hear that the gallery will close its east wing.", "tilda@tolmin.example"),
    ("Dear Ines, Omar's roof costs three hundred and fifty thousand euros.", "Ines Fabre"),
    ("Mending a gallery roof can cost about 350k.", "public"),
    ("The gallery lends the Atlas of Rivers to Rye Press.", "public"),
]


@pytest.mark.parametrize(("text", "audience"), LEAKS)
def test_a_confidence_does_not_travel(folder: Path, text: str, audience: str) -> None:
    found = _leaks(folder, text, audience)
    assert found
    assert all(severity == "high" and "notes/2026-1" in source for severity, source in found)


CLEAN = [
    ("Dear Omar, I am sorry that the gallery will close its east wing.", "Omar Haddou"),
    ("Dear Omar, 350,000 euros for a roof is a lot.", "Omar Haddou"),
    ("Omar Haddou collects maps, and showed me a fine one in Ghent.", "public"),
    ("The east wind was cold in Ghent.", "public"),
    ("Dear Tilda, thank you for the tour of the gallery.", "Tilda Marsh"),
    ("Dear Ines, the paper samples are in the post.", "Ines Fabre"),
    ("We printed 350 copies of the fair's programme.", "public"),
]


@pytest.mark.parametrize(("text", "audience"), CLEAN)
def test_what_the_teller_said_may_go_back_and_the_rest_is_open(
    folder: Path, text: str, audience: str
) -> None:
    assert _leaks(folder, text, audience) == []


def test_an_embargo_is_over_on_its_day(folder: Path) -> None:
    text = "The gallery lends the Atlas of Rivers to Rye Press."
    assert _leaks(folder, text, "public", dt.date(2027, 1, 31))
    assert _leaks(folder, text, "public", dt.date(2027, 2, 1)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Omar has the keys, 07700-900-161.", True),  # his number, in a grouping of its own
        ("The plate says 07700-900-169.", False),
    ],
)
def test_a_contacts_number_is_known_in_any_grouping(folder: Path, text: str, found: bool) -> None:
    with _open(folder, TODAY) as workspace:
        report = workspace.review(text)
    assert any(f.category == "personal_data" for f in report.findings) is found
