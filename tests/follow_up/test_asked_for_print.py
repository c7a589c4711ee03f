"""Who writes for the public gets thanks alone; everybody else's question is taken up."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.small_world import letter, opened

ME = {"name": "Maud Ferris", "emails": ["maud@kelp.example"], "profile": "", "employer": "Kelp Studio"}
MAUD = "Maud Ferris <maud@kelp.example>"
IRIS = "Iris Vonn <iris@rye.example>"
PRESS = "writes for the public"


def _note(tmp_path: Path, said: str, title: str = "Bookbinder", house: str = "Rye Press") -> str:
    card = f"BEGIN:VCARD\nVERSION:3.0\nFN:Iris Vonn\nORG:{house}\nTITLE:{title}\nEMAIL:iris@rye.example\nUID:iris\nEND:VCARD\n"
    day = "Mon, 16 Nov 2026 09:20:00 +0000"
    files = {
        "contacts.vcf": card,
        "mail/1.eml": letter("x", IRIS, MAUD, "Plan", day, f"Dear Maud,\n\n{said}\n\nIris"),
    }
    with opened(tmp_path, files, ME, dt.date(2026, 11, 22)) as space:
        return space.draft("Iris Vonn", kind="reply").note


@pytest.mark.parametrize(
    "said",
    [
        "Thank you for the article. Could you send me the plan by Friday?",
        "I loved the notes for our story evening. Can you come on 4 December?",
        "For the record, I liked the kiln. Could you lend me the mould?",
        "Our best result on record! Could you send me the plan?",
        "Could I quote you for the roof?",
    ],
)
def test_a_word_of_the_trade_makes_no_journalist(tmp_path: Path, said: str) -> None:
    assert PRESS not in _note(tmp_path, said)


@pytest.mark.parametrize(
    "said",
    [
        "Is there anything you can say on the record?",
        "Could you give me a statement for publication?",
        "Can I quote you on that?",
        "Darf ich Sie damit zitieren?",
    ],
)
def test_who_asks_for_words_to_print_does(tmp_path: Path, said: str) -> None:
    assert PRESS in _note(tmp_path, said)


@pytest.mark.parametrize(
    ("title", "house", "press"),
    [
        ("Reporter", "Rye Press", True),
        ("Accountant", "Apple News Ltd", False),
        ("Guestbook Editor", "Rye", False),
    ],
)
def test_the_title_tells_and_the_house_does_not(tmp_path: Path, title: str, house: str, press: bool) -> None:
    assert (PRESS in _note(tmp_path, "Could you send me the plan by Friday?", title, house)) is press
