"""Yes or no to "is she still there?", by the newest record, with the note that tells of the move."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from coach.ask.ask import Asker
from coach.ask.plan import Kind
from coach.records import SourceFile
from coach.settings import Settings
from coach.workspace import Workspace
from tests.ask.atlas import quotes

AMARA = "Amara Diallo was at Port Museum and is now Head of Maps at Harbour Archive."


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Is Amara still at the Port Museum?", f"No: {AMARA}"),
        ("Has Amara left the Port Museum?", f"Yes: {AMARA}"),
        ("Does Lena work at Alpine Survey?", "Yes: Lena Vogt is Geodesist at Alpine Survey."),
        ("Is Rob still with Summit Gear?", "Yes: Robert Castell is Buyer at Summit Gear."),
        ("Has Rob left Summit Gear?", "No: Robert Castell is Buyer at Summit Gear."),
        (
            "Is Lena at Tern Press?",
            "Not by your records: they have Lena Vogt as Geodesist at Alpine Survey, and nothing from Tern Press.",
        ),
    ],
)
def test_yes_or_no(asker: Asker, question: str, text: str) -> None:
    answer = asker.ask(question)
    assert answer.text == text
    assert answer.citations
    assert not answer.unsupported


def test_the_move_is_cited(asker: Asker) -> None:
    assert "leaves the Port Museum at the end of July" in quotes(
        asker.ask("Is Amara still at the Port Museum?")
    )


def test_namesakes_are_answered_for_each(asker: Asker) -> None:
    text = asker.ask("Is Jonas Keller still at Tern Press?").text
    assert text.startswith("2 people are called Jonas Keller. ")
    assert "Jonas Keller (Lumen Optics)" in text
    assert "Jonas Keller (Civic Data Trust)" in text


def test_the_organisation_tells_which_namesake_is_meant(asker: Asker) -> None:
    answer = asker.ask("Is Jonas Keller still at Lumen Optics?")
    assert answer.text == "Yes: Jonas Keller (Lumen Optics) is Optical Engineer at Lumen Optics."


@pytest.mark.parametrize(
    "question",
    [
        "Is Lena happy with Alpine Survey?",
        "What does Lena do at Alpine Survey?",
        "Did Lena work at Alpine Survey in 2019?",
        "Does Lena work with glass at Alpine Survey?",
    ],
)
def test_other_questions_are_left_alone(asker: Asker, question: str) -> None:
    assert asker.plan(question).kind is not Kind.WORKS_THERE


def test_a_leaving_that_is_to_come_is_told_with_the_record(tmp_path: Path) -> None:
    note = "---\ntitle: Walk\ndate: 2026-08-27\nwith: [Elke Rasmus]\n---\nIn confidence: Elke will leave Tarn Glass in January.\n"
    card = "BEGIN:VCARD\nVERSION:4.0\nFN:Elke Rasmus\nORG:Tarn Glass\nTITLE:Buyer\nEND:VCARD\n"
    with Workspace.open(Settings(workspace=tmp_path), dt.date(2026, 11, 22)) as space:
        space.import_files([SourceFile("walk.md", note.encode()), SourceFile("elke.vcf", card.encode())])
        answer = space.ask("Is Elke still at Tarn Glass?")
        german = space.ask("Ist Elke noch bei Tarn Glass?")
    assert answer.text.startswith(
        "Yes: Elke Rasmus is Buyer at Tarn Glass. But your note of 27 August 2026 says:"
    )
    assert "leave Tarn Glass in January" in answer.text
    assert answer.text.endswith("This is private: keep it to yourself.")
    assert german.text.startswith(
        "Ja: Elke Rasmus ist Buyer bei Tarn Glass. In Ihrer Notiz vom 27. August 2026 steht aber:"
    )


_GONE = "---\ndate: 2026-08-27\nwith: [Elke Rasmus]\n---\n{}\n"
_CARDS = "BEGIN:VCARD\nVERSION:4.0\nFN:{}\nORG:Tarn Glass\nTITLE:Buyer\nREV:{}\nEND:VCARD\n"


@pytest.mark.parametrize(
    "told", ["Elke has been fired from Tarn Glass.", "Elke wurde bei Tarn Glass entlassen."]
)
def test_who_was_dismissed_is_there_no_more(tmp_path: Path, told: str) -> None:
    cards = _CARDS.format("Elke Rasmus", "20260101") + _CARDS.format("Bo Lind", "20260101")
    with Workspace.open(Settings(workspace=tmp_path), dt.date(2026, 11, 22)) as space:
        space.import_files(
            [SourceFile("walk.md", _GONE.format(told).encode()), SourceFile("all.vcf", cards.encode())]
        )
        there = space.ask("Who works at Tarn Glass?")
        known = space.ask("Who do I know at Tarn Glass?")
        who, wer = space.ask("Who is Elke Rasmus?").text, space.ask("Wer ist Elke Rasmus?").text
        assert [r.value for r in there.rows or ()] == ["Bo Lind, Buyer, Tarn Glass"]
        assert [r.value for r in known.rows or ()] == [
            "Bo Lind, Buyer, Tarn Glass",
            "Elke Rasmus, Buyer, Tarn Glass (has left, by your note of 27 August 2026)",
        ]
        assert who.startswith("Elke Rasmus was Buyer at Tarn Glass.")
        assert wer.startswith("Elke Rasmus war Buyer bei Tarn Glass.")
        newer = _CARDS.format("Elke Rasmus", "20261101")
        space.import_files([SourceFile("all.vcf", newer.encode())])
        assert space.ask("Who is Elke Rasmus?").text.startswith("Elke Rasmus, Buyer at Tarn Glass.")


@pytest.mark.parametrize(
    "told",
    ["Elke called. Her assistant was fired by Tarn Glass.", "Elke rief an. Das halbe Team wurde bei Tarn Glass entlassen.",
     "Elke called. Her team lead was rude; Tarn Glass fired him.", "Elke called. Her intern was rude. Tarn Glass fired him."],
)  # fmt: skip
def test_what_befell_somebody_else_is_no_leaving_of_hers(tmp_path: Path, told: str) -> None:
    with Workspace.open(Settings(workspace=tmp_path), dt.date(2026, 11, 22)) as space:
        cards = _CARDS.format("Elke Rasmus", "20260101")
        space.import_files(
            [SourceFile("walk.md", _GONE.format(told).encode()), SourceFile("all.vcf", cards.encode())]
        )
        assert "Elke Rasmus, Buyer" in (space.ask("Who works at Tarn Glass?").rows or ())[0].value
        assert space.ask("Who is Elke Rasmus?").text.startswith("Elke Rasmus, Buyer at Tarn Glass.")
