"""Thanks count wherever the user gave them: in a message or by a note, for the letters, the queue and the question alike."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from coach.follow_up.thanking import gives_thanks
from tests.small_world import opened

TODAY = dt.date(2026, 11, 22)
ME = {"name": "Vera Stroud", "emails": ["vera@loom.example"], "employer": "Loom Works"}
FAIR = """---
title: Bellows Fair, Ghent
date: 2026-11-02
event: Bellows Fair
with: [Runa Holt, Otto Falk]
---
**Runa Holt** gave me a goatskin pattern. She sent me the list of tanners.

**Otto Falk** mends clocks.
"""
CARD = "BEGIN:VCARD\nVERSION:3.0\nN:Holt;Runa;;;\nFN:Runa Holt\nEMAIL:runa@holt.example\nUID:1\nEND:VCARD\n"


def _mail(text: str) -> str:
    return (
        "From: Vera Stroud <vera@loom.example>\nTo: Runa Holt <runa@holt.example>\nSubject: Ghent\nDate: Thu, 05 Nov 2026 09:20:00 +0000\n"
        f"Message-ID: <v1@loom.example>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n{text}\n\nVera\n"
    )


def _files(mail: str = "", note: str = "") -> dict[str, str]:
    files = {"people.vcf": CARD, "notes/1.md": FAIR}
    if mail:
        files["mail/1.eml"] = _mail(mail)
    if note:
        files["notes/2.md"] = f"---\ntitle: Diary\ndate: 2026-11-06\n---\n{note}\n"
    return files


@pytest.mark.parametrize(
    "mail",
    [
        "Thank you for the goatskin pattern.",
        "Thank you, Runa. I came home with a bag of leather.",
        "Danke, Runa. Ich habe viel gelernt.",
    ],
)
def test_thanks_in_a_message_make_it_a_follow_up(tmp_path: Path, mail: str) -> None:
    with opened(tmp_path, _files(mail), ME, TODAY) as space:
        made = space.draft("Runa Holt", "Bellows Fair", "thank-you")
    assert made.kind == "follow-up"
    assert "You have thanked Runa Holt for this already" in made.note


def test_a_message_without_thanks_leaves_them_due(tmp_path: Path) -> None:
    with opened(tmp_path, _files("The bus was late. Could you thank your aunt?"), ME, TODAY) as space:
        assert space.draft("Runa Holt", "Bellows Fair", "thank-you").kind == "thank-you"


@pytest.mark.parametrize("kind", ["thank-you", "follow-up", "touch", "promise"])
def test_what_was_thanked_for_is_not_again_in_any_kind(tmp_path: Path, kind: str) -> None:
    with opened(tmp_path, _files("Thank you for the goatskin pattern."), ME, TODAY) as space:
        assert "pattern" not in space.draft("Runa Holt", "Bellows Fair", kind).body


def test_what_came_after_is_still_thanked_for(tmp_path: Path) -> None:
    files = _files("Thank you for the goatskin pattern.")
    files["notes/3.md"] = (
        "---\ntitle: Glue\ndate: 2026-11-12\nwith: [Runa Holt]\n---\nRuna Holt gave me a recipe for glue over lunch.\n"
    )
    with opened(tmp_path, files, ME, TODAY) as space:
        assert "recipe for glue" in space.draft("Runa Holt").body


def test_the_queue_and_the_question_agree_with_a_note_of_thanks(tmp_path: Path) -> None:
    with opened(tmp_path, _files(note="Thanked Runa Holt for the pattern by telephone."), ME, TODAY) as space:
        assert [line.name for line in space.to_thank()] == ["Otto Falk"]
        assert space.draft("Runa Holt", "Bellows Fair", "thank-you").kind == "follow-up"
        assert space.ask("Did I thank Runa Holt?").text.startswith("Yes: you thanked Runa Holt")


@pytest.mark.parametrize(
    "note",
    [
        "Runa Holt was at home. I thanked her husband for the soup.",
        "I thanked Runa's brother for the lift.",
        "I thanked Runa Holt's brother for the lift.",
        "I thanked the sister of Runa Holt for the lift.",
        "I thanked Berta Holt for the key that Runa Holt had made.",
        "Ich habe Otto Falk für den Tee von Runa Holt gedankt.",
        "Ich habe Runas Bruder für den Tee gedankt.",
        "Runa Holt war da. Ich habe ihrem Mann für den Tee gedankt.",
    ],
)
def test_thanks_to_another_are_none_to_them(tmp_path: Path, note: str) -> None:
    with opened(tmp_path, _files(note=note), ME, TODAY) as space:
        assert "Runa Holt" in [line.name for line in space.to_thank()]
        assert not space.ask("Did I thank Runa Holt?").text.startswith("Yes")
        assert not space.ask("Habe ich Runa Holt gedankt?").text.startswith("Ja")


@pytest.mark.parametrize(
    "note",
    [
        "I thanked Runa for the pattern.",
        "Runa Holt was there. I thanked her for the pattern.",
        "Ich habe Runa Holt für das Muster gedankt.",
        "Ich habe mich bei Runa Holt für das Muster bedankt.",
        "Thanked Runa and Otto over lunch.",
    ],
)
def test_thanks_to_them_count(tmp_path: Path, note: str) -> None:
    with opened(tmp_path, _files(note=note), ME, TODAY) as space:
        assert space.ask("Did I thank Runa Holt?").text.startswith("Yes: you thanked Runa Holt")


def test_thanks_by_name_answer_the_question(tmp_path: Path) -> None:
    with opened(tmp_path, _files("Thank you, Runa. I came home with a bag of leather."), ME, TODAY) as space:
        assert space.ask("Did I thank Runa Holt?").text.startswith("Yes: you thanked Runa Holt")


def test_a_signature_gives_no_thanks() -> None:
    assert not gives_thanks("Thank you, Vera", ["Runa Holt"])
    assert not gives_thanks("Thank you in advance, Runa.", ["Runa Holt"])
