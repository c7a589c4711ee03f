"""A promise that only says yes is one of what the message before asked for."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from coach.follow_up.promise_asked import asked_for
from coach.records import SourceFile
from coach.settings import Settings
from coach.workspace import Workspace

ME, TOM = "Vera Stroud <vera@loom.example>", "Tom Birch <tom@quay.example>"


def _mail(number: int, sender: str, to: str, day: int, text: str, mark: str = "") -> SourceFile:
    before = (
        f"In-Reply-To: <m{number - 1}@quay.example>\nReferences: <m1@quay.example>\n" if number > 1 else ""
    )
    head = f"From: {sender}\nTo: {to}\nSubject: {'Re: ' if before else ''}Plan\n{before}{mark}"
    sent = (
        f"Date: {dt.date(2026, 11, day):%a, %d %b %Y} 09:00:00 +0000\nMessage-ID: <m{number}@quay.example>\n"
    )
    return SourceFile(f"mail/{number}.eml", f"{head}{sent}\n{text}\n".encode())


def _promised(folder: Path, *said: tuple[bool, str]) -> list[tuple[str, str, str | None]]:
    """Who promised what by when, after messages of one thread, each the user's or Tom's."""
    with Workspace.open(Settings(workspace=folder, _env_file=None), dt.date(2026, 11, 27)) as ws:
        ws.set_me("Vera Stroud", ["vera@loom.example"], "", "Loom Works")
        ws.import_files(
            [
                _mail(n, *((ME, TOM) if mine else (TOM, ME)), 19 + n, text)
                for n, (mine, text) in enumerate(said, start=1)
            ]
        )
        return [
            ("user" if p.by == "user" else "tom", p.what, p.due.isoformat() if p.due else None)
            for p in ws.promises()
        ]


@pytest.mark.parametrize(
    ("request_", "reply", "promise"),
    [
        ("Could you send me the mooring plan?", "Will do, you have it by the 4th.", ("mooring plan", "2026-12-04")),
        ("Hi Vera,\n\nplease send me your slides.", "Hi Tom,\n\nsure, will do!", ("my slides", None)),
        ("Can you review my draft?", "Will do by 3 December.", ("review their draft", "2026-12-03")),
        ("Kannst du mir die Pläne schicken?", "Mache ich, du hast sie bis 4. Dezember.", ("Pläne", "2026-12-04")),
        ("Schick mir bitte die Liste.", "Geht klar, bis Montag.", ("Liste", "2026-11-23")),
        ("How are you?", "Will do, you have it by the 4th.", None),
        ("Could you send me the mooring plan?", "Will do if I find it.", None),
        ("Kannst du mir die Pläne schicken?", "Mache ich leider nicht.", None),
    ],
)  # fmt: skip
def test_a_yes_promises_what_was_asked_for(
    tmp_path: Path, request_: str, reply: str, promise: tuple[str, str | None] | None
) -> None:
    assert _promised(tmp_path, (False, request_), (True, reply)) == ([("user", *promise)] if promise else [])


_PLAN = "Could you send me the mooring plan?"


@pytest.mark.parametrize(
    ("reply", "due"),
    [
        ("Will do.", None),
        ("Will do, thanks!", None),
        ("Sure, will do.", None),
        ("Consider it done.", None),
        ("You will have it by Friday.", "2026-11-27"),
        ("You have it by the 4th", "2026-12-04"),
        ("Thanks, you'll get it tomorrow.", "2026-11-22"),
        ("Will do by Friday at the latest.", "2026-11-27"),
        ("Mache ich gern.", None),
        ("Das hast du am Montag.", "2026-11-23"),
    ],
)
def test_a_yes_may_come_with_its_day(tmp_path: Path, reply: str, due: str | None) -> None:
    assert _promised(tmp_path, (False, _PLAN), (True, reply)) == [("user", "mooring plan", due)]


@pytest.mark.parametrize(
    "reply",
    [
        "You have it in your inbox.",
        "You have them in the shared folder.",
        "Thanks, you have it on your desk.",
        "You have it on your desk by now.",
        "You have it since Friday.",
        "Will do a quick check with Tilda first.",
        "Will do what I can.",
        "Will do my best by Friday.",
        "You get it in the end, believe me.",
        "Will do - sent this morning.",
        "Will do, sent it on Friday.",
        "Du hast es am Montag bekommen.",
        "Das hast du am Montag schon bekommen.",
        "Mache ich ungern.",
    ],
)
def test_a_reply_that_says_more_than_yes_promises_nothing(tmp_path: Path, reply: str) -> None:
    assert _promised(tmp_path, (False, _PLAN), (True, reply)) == []


def test_a_yes_of_the_other_is_their_promise(tmp_path: Path) -> None:
    said = [(True, "Could you send me your timetable?"), (False, "Will do, you get it by 2 December.")]
    assert _promised(tmp_path, *said) == [("tom", "their timetable", "2026-12-02")]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Would you mind sending us the 2025 figures?", "2025 figures"),
        ("I still need the signed form from you.", "signed form"),
        ("Könnten Sie uns bitte das Protokoll zusenden?", "Protokoll"),
        ("Ich bräuchte von dir noch die Zahlen bis Montag.", "Zahlen"),
        ("Can you come on Friday?", ""),
        ("Could you send it?", ""),
        ("I could send you the plan.", ""),
    ],
)
def test_what_a_message_asks_for(text: str, what: str) -> None:
    assert asked_for([text], dt.date(2026, 11, 26), of_user=True) == what


@pytest.mark.parametrize(
    ("mark", "request_"),
    [
        ("", "In confidence: could you send me the memo on the sale of Brill to Oster?"),
        ("Sensitivity: Company-Confidential\n", "Could you send me the memo on the sale of Brill to Oster?"),
    ],
)
def test_what_was_asked_for_in_confidence_stays_out_of_letter_and_card(
    tmp_path: Path, mark: str, request_: str
) -> None:
    with Workspace.open(Settings(workspace=tmp_path, _env_file=None), dt.date(2026, 11, 27)) as ws:
        ws.set_me("Vera Stroud", ["vera@loom.example"], "", "Loom Works")
        ws.import_files(
            [_mail(1, TOM, ME, 20, request_, mark), _mail(2, ME, TOM, 21, "Will do, by 4 December.")]
        )
        (promise,) = ws.promises()
        assert any(c.restricted for c in promise.citations)
        for kind in ("follow-up", "promise"):
            draft = ws.draft("Tom Birch", kind=kind)
            assert "memo" not in draft.subject + draft.body
            assert "Brill" not in draft.subject + draft.body
        guests = SourceFile("guests.csv", b"name,email\nTom Birch,tom@quay.example\n")
        (card,) = ws.brief("Quay Day", guests).attendees
        assert not [f.text for f in card.facts if "memo" in f.text or "Brill" in f.text]


@pytest.mark.parametrize(
    "text",
    [
        "Still on it, sorry.\nSent from my iPhone, please excuse typos.",
        "Not ready yet.\n\nSent from my iPhone",
        "Sent Tilda the old one by mistake.",
    ],
)
def test_a_signature_below_the_matter_of_a_promise_keeps_it_open(tmp_path: Path, text: str) -> None:
    with Workspace.open(Settings(workspace=tmp_path, _env_file=None), dt.date(2026, 11, 27)) as ws:
        ws.set_me("Vera Stroud", ["vera@loom.example"], "", "Loom Works")
        first = _mail(1, TOM, ME, 20, "I will send you the mooring plan by 4 December.")
        ws.import_files([first, _mail(2, TOM, ME, 21, text)])
        assert [(p.what, p.status) for p in ws.promises()] == [("mooring plan", "open")]
