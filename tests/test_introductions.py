"""Keeping a promise, long time no see, and introductions that ask both sides first."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coach.cli import main
from coach.errors import UsageError
from coach.records import SourceFile
from coach.settings import Settings
from coach.store import marks
from coach.workspace import Workspace

TODAY = dt.date(2026, 11, 22)
CARDS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ana,Soto,https://www.linkedin.com/in/ana-soto-1,ana@rye.example,Rye Press,Editor,12 May 2026
Ben,Kos,https://www.linkedin.com/in/ben-kos-2,ben@salt.example,Museum of Salt,Head of Learning,03 Feb 2026
Cleo,Marsh,https://www.linkedin.com/in/cleo-marsh-3,cleo@tin.example,Tin Works,Founder,03 Feb 2026
"""
NOTE = """---
title: Salt Forum, Bergen
date: 2026-08-20
event: Salt Forum
with: [Ana Soto, Ben Kos, Cleo Marsh]
---
**Ana Soto** is looking for a small museum to test her label printer. I promised her an introduction to Ben Kos. I promised Ana the list of jurors by 2026-12-01.

**Ben Kos** restores church organs in Wales. Ben told me in confidence that his brother is ill.

**Cleo Marsh** has recordings of 31 village organs. I promised Cleo to read chapter 3 by 2026-10-01.
"""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("salt") / "ws"
    with Workspace.open(Settings(workspace=folder), TODAY) as ws:
        ws.set_me("Maya Okonkwo", ["maya@kiln.example"], "", "Kiln House")
        ws.import_files([SourceFile("Connections.csv", CARDS.encode()), SourceFile("salt.md", NOTE.encode())])
    return folder


@pytest.fixture
def folder(filled: Path, tmp_path: Path) -> Path:
    import shutil

    return Path(shutil.copytree(filled, tmp_path / "ws"))


@pytest.fixture
def ws(folder: Path) -> Iterator[Workspace]:
    with Workspace.open(Settings(workspace=folder), TODAY) as space:
        yield space


def owed(ws: Workspace, name: str) -> list[str]:
    return [p.what for p in ws.promises() if p.by == "user" and p.to_name == name]


# Promises


def test_a_draft_that_keeps_a_promise_closes_it(ws: Workspace) -> None:
    draft = ws.draft("Ana Soto", kind="promise", enclosed=True)
    assert "ere is the list of jurors" in draft.body
    assert draft.keeps == "list of jurors"
    assert "Add what you promised" in draft.note
    done = ws.follow_ups.sent(draft)
    assert done.kept == "list of jurors"
    assert owed(ws, "Ana Soto") == ["introduction to Ben Kos"]
    [kept] = [p for p in ws.promises(True) if p.what == "list of jurors"]
    assert kept.citations[-1].source == done.source
    ws.undo(done.batch)
    assert "list of jurors" in owed(ws, "Ana Soto")


def test_nothing_is_said_to_be_here_unasked(ws: Workspace) -> None:
    draft = ws.draft("Ana Soto", kind="promise")
    assert "list of jurors" in draft.body
    assert "1 December" in draft.body
    assert not re.search(r"\b[Hh]ere (?:is|are)\b|attached", draft.body)
    assert (draft.keeps, draft.note) == ("", "")
    ws.follow_ups.sent(draft)
    assert "list of jurors" in owed(ws, "Ana Soto")
    assert "read chapter 3" in ws.draft("Cleo Marsh", kind="promise").body
    assert "have read" not in ws.draft("Cleo Marsh", kind="promise").body


def test_an_introduction_always_says_to_whom(ws: Workspace) -> None:
    more = NAMESAKES.replace("Dye Works,Dyer", "Adair & Daughter,Frames w/ care")
    ws.import_files([SourceFile("More.csv", more.encode())])
    for draft in ws.introduce("Ben Kos", "Ada Kos").drafts:
        assert "Ada Kos" in draft.body or draft.name == "Ada Kos"
    ada = next(d for d in ws.introduce("Ben Kos", "Ada Kos").drafts if d.name == "Ben Kos")
    assert "w/" not in ada.body


# Nothing to answer


def test_a_reply_to_nothing_is_the_letter_that_fits(ws: Workspace) -> None:
    for name, kind in (("Cleo Marsh", "promise"), ("Ben Kos", "thank-you")):
        draft = ws.draft(name, kind="reply")
        assert draft.kind == kind
        assert f"{name} has sent you nothing that is here, so there is nothing to answer." in draft.note
    ws.set_today(dt.date(2027, 3, 1))
    assert ws.draft("Ben Kos", kind="reply").kind == "touch"


def test_what_was_answered_is_not_answered_again(ws: Workspace) -> None:
    sides = (
        ("ben@salt.example", "maya@kiln.example", "Can you come on Tuesday?"),
        ("maya@kiln.example", "ben@salt.example", "Yes, at nine."),
    )
    for day, (one, other, text) in enumerate(sides, 19):
        mail = f"From: {one}\r\nTo: {other}\r\nSubject: Tuesday\r\nDate: {day} Nov 2026 10:00:00 +0000\r\nMessage-ID: <{day}@x.example>\r\n\r\n{text}\r\n"
        ws.import_files([SourceFile(f"{day}.eml", mail.encode())])
        draft = ws.draft("Ben Kos", kind="reply")
        assert (
            ("Ben Kos asks: “Can you come on Tuesday?”" in draft.note)
            is (draft.kind == "reply")
            is (day == 19)
        )
    assert "You have answered what Ben Kos wrote last" in draft.note


def test_where_there_is_nothing_to_thank_for_what_waits_is_answered(ws: Workspace) -> None:
    mail = "From: Tove Lund <tove@quay.example>\r\nTo: maya@kiln.example\r\nSubject: Presses\r\nDate: 19 Nov 2026 10:00:00 +0000\r\nMessage-ID: <20@x.example>\r\n\r\nCould you send me the plan of the press room?\r\n"
    ws.import_files([SourceFile("20.eml", mail.encode())])
    draft = ws.draft("Tove Lund")
    assert draft.kind == "reply"
    assert "Tove Lund asks: “Could you send me the plan of the press room?”" in draft.note
    assert "no meeting with Tove Lund to give thanks for" in draft.note
    assert ws.draft("Ben Kos").kind == "thank-you"


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Maya, could you bring the key of the organ loft?",
         "Ben Kos asks: “Maya, could you bring the key of the organ loft?” Say your answer in a few words"),
        ("I saw a Maya on the list of the fair. Is that you?", "Ben Kos asks: “Is that you?” Say"),
        ("Please send me the plan of the loft before Friday.",
         "Ben Kos waits for an answer that only you know"),
        ("Thank you for the lift to the station on Friday.", ""),
    ],
)  # fmt: skip
def test_a_reply_leaves_the_answer_to_the_user(ws: Workspace, text: str, note: str) -> None:
    mail = f"From: ben@salt.example\r\nTo: maya@kiln.example\r\nSubject: Friday\r\nDate: 19 Nov 2026 10:00:00 +0000\r\nMessage-ID: <19@x.example>\r\n\r\n{text}\r\n"
    ws.import_files([SourceFile("19.eml", mail.encode())])
    draft = ws.draft("Ben Kos", kind="reply")
    assert note in draft.note
    assert not {"organ", "list", "plan", "station"} & set(draft.body.split())
    assert draft.unsupported == ()
    own = ws.draft("Ben Kos", kind="reply", words="Gladly, on Friday.")
    assert "Gladly, on Friday." in own.body


def test_the_promise_is_closed_whatever_the_words_became(ws: Workspace) -> None:
    draft = replace(
        ws.draft("Ana Soto", kind="promise", enclosed=True),
        subject="Hello",
        body="Dear Ana,\n\nSee below.\n\nMaya\n",
    )
    done = ws.follow_ups.sent(draft)
    assert owed(ws, "Ana Soto") == ["introduction to Ben Kos"]
    ws.undo(done.batch)
    assert "list of jurors" in owed(ws, "Ana Soto")


def test_a_deed_is_said_as_done_and_late(ws: Workspace) -> None:
    draft = ws.draft("Cleo Marsh", kind="promise", enclosed=True)
    assert "I have read chapter 3" in draft.body
    assert "1 October" in draft.body
    assert "sorry" in draft.body


def test_a_promise_kept_another_way(ws: Workspace) -> None:
    cleo = ws.person("Cleo Marsh").id
    ws.follow_ups.say(cleo, marks.PROMISE, marks.KEPT, "read chapter 3")
    assert owed(ws, "Cleo Marsh") == []
    assert ws.follow_ups.take_back(cleo, marks.PROMISE) == 1
    assert owed(ws, "Cleo Marsh") == ["read chapter 3"]


def test_without_a_promise_nothing_is_kept(ws: Workspace) -> None:
    draft = ws.draft("Ben Kos", kind="promise")
    assert draft.keeps == ""
    assert "promise" not in draft.body


# Long time no see


def test_a_letter_after_a_long_silence(ws: Workspace) -> None:
    draft = ws.draft("Ben Kos", kind="touch")
    assert "20 August" in draft.body
    assert "church organs" in draft.body
    assert draft.body.count("?") <= 1
    assert draft.unsupported == ()
    assert "brother" not in draft.body


# Introductions


def test_both_sides_are_asked_first(ws: Workspace) -> None:
    stands = ws.introduce("Ana Soto", "Ben Kos")
    assert stands.state == "asking"
    ana, ben = stands.drafts
    assert "Ben Kos, Head of Learning at Museum of Salt" in ana.body
    assert "Ana Soto, Editor at Rye Press" in ben.body
    assert "label printer" in ana.body
    assert "label printer" not in ben.body
    assert "brother" not in ana.body + ben.body
    assert ana.to == "ana@rye.example"
    assert not set(ana.body.split("\n\n")[1:-1]) & set(ben.body.split("\n\n")[1:-1])


def test_a_position_that_gives_something_away_is_left_out(ws: Workspace) -> None:
    note = "---\ntitle: Call\ndate: 2026-11-01\nwith: [Ben Kos]\n---\nBen told me in confidence that he will no longer be head of learning at the museum of salt in spring.\n"
    ws.import_files([SourceFile("call.md", note.encode())])
    body = ws.introduce("Ana Soto", "Ben Kos").drafts[0].body
    assert "Ben Kos" in body
    assert "earning" not in body


@pytest.mark.parametrize("house", ["Salt Museum", "Museum of Salt"])
def test_the_newest_position_is_told(ws: Workspace, house: str) -> None:
    listed = f"name,email,Job title,Company\nBen Kos,ben@salt.example,Head of Organs,{house}\n"
    ws.import_files([SourceFile("event/attendees.csv", listed.encode())])
    ben = ws.person("Ben Kos")
    draft = ws.draft("Ana Soto", kind="introduction", other="Ben Kos")
    old = {c.title for c in ben.contacts if c.title} - {ben.title}
    assert old
    assert not any(title in draft.body for title in old)
    assert ben.title in draft.body


def test_only_once_both_have_agreed_are_they_put_in_touch(ws: Workspace) -> None:
    pair = ws.person("Ana Soto"), ws.person("Ben Kos")
    ana, ben = ws.introduce(pair[0].id, pair[1].id).drafts
    ws.follow_ups.sent(ana)
    [only] = ws.introduce(pair[0].id, pair[1].id).drafts
    assert only.person == pair[1].id
    ws.follow_ups.sent(ben)
    assert ws.introduce(pair[0].id, pair[1].id).state == "waiting"
    ws.follow_ups.answered(pair[0], pair[1], marks.AGREED)
    assert ws.introduce(pair[1].id, pair[0].id).drafts == ()
    ws.follow_ups.answered(pair[1], pair[0], marks.AGREED)
    [both] = ws.introduce(pair[0].id, pair[1].id).drafts
    assert both.to == "ana@rye.example, ben@salt.example"
    assert "Ana, Ben Kos is head of Learning at Museum of Salt." in both.body
    assert "Ben, Ana Soto is an editor at Rye Press." in both.body
    done = ws.follow_ups.sent(both)
    assert ws.introduce(pair[0].id, pair[1].id).state == "done"
    assert owed(ws, "Ana Soto") == ["list of jurors"]
    assert all(any(m.citation.source == done.source for m in ws.repository.messages(p.id)) for p in pair)
    ws.undo(done.batch)
    assert ws.introduce(pair[0].id, pair[1].id).state == "agreed"
    assert "introduction to Ben Kos" in owed(ws, "Ana Soto")


def test_those_under_way_are_listed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flags = ["--workspace", str(folder), "--today", "2026-11-22"]
    assert main(["introduce", *flags]) == 0
    assert "No introduction is under way." in capsys.readouterr().out
    assert main(["introduce", "Ana Soto", "Ben Kos", "--agreed", "Ben Kos", *flags]) == 0
    capsys.readouterr()
    assert main(["introduce", *flags]) == 0
    assert "Ben Kos (agreed) and Ana Soto (not asked yet)" in capsys.readouterr().out
    assert main(["introduce", "Ana Soto", *flags]) == 2
    assert main(["introduce", "Ana Soto", "Ben Kos", "--declined", "Ana Soto", *flags]) == 0
    assert main(["introduce", "--json", *flags]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == []


NAMESAKES = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ada,Kos,https://www.linkedin.com/in/ada-kos-4,ada@dye.example,Dye Works,Dyer,12 May 2026
Adam,Koss,https://www.linkedin.com/in/adam-koss-5,adam@glue.example,Glue House,Chemist,12 May 2026
"""


@pytest.mark.parametrize("other", ["Ada Kos", "Adam Koss"])
def test_an_introduction_to_somebody_else_keeps_no_promise(ws: Workspace, other: str) -> None:
    ws.import_files([SourceFile("More.csv", NAMESAKES.encode())])
    pair = ws.person("Ana Soto"), ws.person(other)
    ask = ws.introduce(pair[0].id, pair[1].id).drafts[0]
    assert "promise" not in ask.body
    for one, two in (pair, pair[::-1]):
        ws.follow_ups.answered(one, two, marks.AGREED)
    [both] = ws.introduce(pair[0].id, pair[1].id).drafts
    ws.follow_ups.sent(both)
    assert "introduction to Ben Kos" in owed(ws, "Ana Soto")


def test_whom_a_first_name_means_is_told_by_the_note(ws: Workspace) -> None:
    more = NAMESAKES.replace("Adam,Koss", "Ben,Moss").replace("adam-koss", "ben-moss")
    note = "---\ntitle: Call\ndate: 2026-11-01\nwith: [Cleo Marsh, Ada Kos]\n---\nI promised Cleo to introduce her to Ada.\n"
    ws.import_files([SourceFile("More.csv", more.encode()), SourceFile("call.md", note.encode())])
    assert "introduction to Ada" in owed(ws, "Cleo Marsh")
    draft = ws.draft("Cleo Marsh", kind="introduction")
    assert draft.other == ws.person("Ada Kos").id
    assert "Ada Kos, Dyer at Dye Works" in draft.body


def test_one_no_ends_it(ws: Workspace) -> None:
    pair = ws.person("Ana Soto"), ws.person("Cleo Marsh")
    ws.follow_ups.answered(pair[1], pair[0], marks.DECLINED)
    stands = ws.introduce(pair[0].id, pair[1].id)
    assert (stands.state, stands.drafts) == ("declined", ())


def test_an_introduction_needs_two(ws: Workspace) -> None:
    with pytest.raises(UsageError, match="Say whom to introduce Ben Kos to"):
        ws.draft("Ben Kos", kind="introduction")
    with pytest.raises(UsageError, match="Name two people"):
        ws.introduce("Ben Kos", "Ben Kos")
    assert "Ben Kos" in ws.draft("Ana Soto", kind="introduction").body  # promised, so it is known to whom


def test_an_introduction_on_the_command_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flags = ["--workspace", str(folder), "--today", "2026-11-22"]
    assert main(["introduce", "Ana Soto", "Ben Kos", "--json", *flags]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["state"], len(said["drafts"])) == ("asking", 2)
    assert main(["sent", "Ana Soto", *flags]) == 0
    assert main(["introduce", "Ana Soto", "Ben Kos", "--agreed", "Ana Soto", "--json", *flags]) == 0
    said = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert [p["said"] for p in said["people"]] == ["agreed", None]
    assert main(["introduce", "Ana Soto", "Ben Kos", "--agreed", "Cleo Marsh", *flags]) == 2


# Length and tone


def test_length_and_tone(ws: Workspace) -> None:
    usual, short, long = (ws.draft("Cleo Marsh", length=x).body for x in ("", "short", "long"))
    assert len(short.split()) <= len(usual.split()) <= len(long.split())
    formal, casual = (ws.draft("Cleo Marsh", tone=x).body for x in ("formal", "casual"))
    assert (formal.split()[0], casual.split()[0]) == ("Dear", "Hi")
    assert "Kind regards" in formal
    assert "’" not in formal
