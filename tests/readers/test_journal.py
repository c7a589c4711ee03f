"""Journals with a heading a day: each day a note, its places right, who may see it as before."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from coach.readers import read_file
from coach.records import NoteRecord, SourceFile
from coach.settings import Settings
from coach.workspace import Workspace

TODAY = dt.date(2026, 11, 22)
OCTOBER = """---
tags: [work]
---
# Journal October 2026

## 12 October
Met Ada Byrne at the mill. She keeps bees.

## Tue 13 October, tea with Omar
Omar Haddou sets Arabic beside Latin.
I promised to send Omar the proofs by Friday.

## Ideas
Learn to set type.
"""


def notes(text: str, path: str = "journal.md") -> list[NoteRecord]:
    records = read_file(SourceFile(path, text.encode(), TODAY), TODAY)[1]
    return [r for r in records if isinstance(r, NoteRecord)]


def told(text: str, path: str = "journal.md") -> list[tuple[str, dt.date | None, str]]:
    return [(n.place, n.date, n.title) for n in notes(text, path)]


def test_each_day_is_a_note_of_its_own() -> None:
    assert told(OCTOBER) == [
        ("line:1", dt.date(2026, 10, 12), "Journal October 2026"),
        ("line:9", dt.date(2026, 10, 13), "Journal October 2026: tea with Omar"),
        ("line:13", TODAY, "Journal October 2026"),
    ]
    assert "".join(n.text for n in notes(OCTOBER)) == OCTOBER
    assert all(n.tags == ("work",) for n in notes(OCTOBER))


@pytest.mark.parametrize(
    ("one", "two", "days"),
    [
        ("## Mon 2026-10-12", "## Tue 2026-10-13", (12, 13)),
        ("### 12. Oktober", "### 13. Oktober", (12, 13)),
        ("## Montag, 12. Oktober 2026", "## Dienstag, 13. Oktober 2026", (12, 13)),
        ("## 13.10.2026", "## 12.10.2026", (13, 12)),
        ("# October 12th", "# October 13th", (12, 13)),
        ("## lundi 12 octobre", "## mardi 13 octobre", (12, 13)),
    ],
)
def test_headings_of_days(one: str, two: str, days: tuple[int, int]) -> None:
    found = told(f"{one}\nMet Ada.\n\n{two}\nMet Omar.\n", "2026 log.md")
    assert [d for _, d, _ in found] == [dt.date(2026, 10, d) for d in days]


def test_months_between_days_and_a_preface() -> None:
    text = "# Log\nA preface of its own.\n\n## September\n### 30 September\nOne.\n\n## October\n### 1 October\nTwo.\n"
    assert told(text) == [
        ("line:1", TODAY, "Log"),
        ("line:4", dt.date(2026, 9, 30), "Log"),
        ("line:8", dt.date(2026, 10, 1), "Log"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# Plan for Paper Days\n## 25 November 2026\nOpen.\n## 26 November 2026\nClose.\n",  # ahead
        "# Call\n## 12 October 2026\nOnly one day.\n",
        "# Notes\n## 13 October 2026\nOne.\n## 2 September 2026\nTwo.\n## 1 November 2026\nThree.\n",  # in no order
        "# Code\n```\n## 12 October 2026\n## 13 October 2026\n```\nText.\n",
        "# Prices\n## 12 monkeys\nOne.\n## 13 monkeys\nTwo.\n",
    ],
)
def test_what_is_no_journal_stays_one_note(text: str) -> None:
    assert len(notes(text)) == 1


def test_what_the_front_matter_says_holds_for_each_day() -> None:
    closed = OCTOBER.replace("tags: [work]", "audience: employer\nembargo: 2027-01-01")
    assert [(n.audience, n.embargo) for n in notes(closed)] == [("employer", dt.date(2027, 1, 1))] * 3


@pytest.mark.parametrize(
    "text",
    [
        "# Journal 2026\nOff the record: all of this.\n## 12 October\nAda sells the mill.\n## 13 October\nOmar too.\n",
        "# Journal 2026\n## 12 October\n## In confidence\nAda sells.\n### 13 October\nMore.\n### 14 October\nYet more.\n",
        OCTOBER.replace("She keeps bees.", "She told me in confidence that she sells the mill."),
    ],
)
def test_taken_apart_nothing_is_more_open_than_before(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(folder: Path) -> set[str]:
        with Workspace.open(Settings(workspace=folder), TODAY) as space:
            space.import_files([SourceFile("journal.md", text.encode(), TODAY)])
            found = space.repository.statements()
        return {s.text for s in found if s.restriction is not None}

    apart = closed(tmp_path / "apart")
    monkeypatch.setattr("coach.readers.journal.FEWEST", 1000)
    assert closed(tmp_path / "whole") <= apart


CARDS = "".join(
    f"BEGIN:VCARD\nVERSION:3.0\nN:{family};{given};;;\nFN:{given} {family}\nEMAIL:{given.lower()}@mill.example\nEND:VCARD\n"
    for given, family in (("Ada", "Byrne"), ("Omar", "Haddou"))
)


def test_lines_and_days_of_what_is_cited_promised_and_met(tmp_path: Path) -> None:
    with Workspace.open(Settings(workspace=tmp_path / "w"), TODAY) as space:
        space.import_files(
            [SourceFile("journal.md", OCTOBER.encode(), TODAY), SourceFile("c.vcf", CARDS.encode())]
        )
        cited = next(
            h.citation for h in space.search("Arabic beside Latin", 5) if "Arabic" in h.citation.quote
        )
        assert (cited.source, cited.place, cited.date) == ("journal.md", "line:10", dt.date(2026, 10, 13))
        promise = next(p for p in space.promises(True) if "proofs" in p.what)
        assert (promise.made, promise.due) == (dt.date(2026, 10, 13), dt.date(2026, 10, 16))
        last = {u.name: u.last_date for u in space.upkeep(everything=True)}
        assert last["Ada Byrne"] == dt.date(2026, 10, 12)


def test_a_journal_that_grows_is_not_in_twice(tmp_path: Path) -> None:
    with Workspace.open(Settings(workspace=tmp_path / "w"), TODAY) as space:
        file = tmp_path / "journal.md"
        file.write_text(OCTOBER)
        space.import_paths([file])
        file.write_text(OCTOBER.replace("## Ideas", "## 14 October\nMet Zora Linde.\n\n## Ideas"))
        space.import_paths([file])
        dated = [
            d.date for d in space.repository.documents(kinds=("note",)) if d.title != "Journal October 2026"
        ]
        assert len(space.repository.documents(kinds=("note",))) == 4
        assert dated == [dt.date(2026, 10, 13)]


def test_a_file_that_begins_with_a_day_lends_it_to_no_other() -> None:
    text = "# 2026-11-02\n\nMet Ada.\n\n# 2026-11-03, tea with Omar\n\nHe prints.\n\n# 2026-11-04\n\nRang Ines.\n"
    assert [title for _, _, title in told(text)] == ["2026-11-02", "tea with Omar", "2026-11-04"]
