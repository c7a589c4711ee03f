"""What becomes of drafts and of the list of people to thank: sent, later, done, never; kept, undone, forgotten, exported."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coach.cli import main
from coach.errors import NotFoundError, UsageError
from coach.records import SourceFile
from coach.settings import Settings
from coach.store import marks
from coach.workspace import Workspace
from tests.archive.dump import differences, dump
from tests.small_world import ME, write_files

TODAY = dt.date(2026, 11, 22)
DINNER = """---
title: Dinner of the Paper Days, Ghent
date: 2026-11-19
event: Paper Days dinner
with: [Zoe Quist, Piet Dekker, Tove Lund]
---
**Zoe Quist** gave me a sheet of hemp paper. I promised her the drawing by 2026-12-05.

**Piet Dekker** (Brine Terminal) likes boats.

**Tove Lund** showed me how to fold a map. She will send me the pattern by 2026-12-01.
"""
GOALS = "---\ntitle: Goals\ntags: [goals]\n---\n- Find a terminal with boats.\n"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled")
    with Workspace.open(Settings(workspace=folder / "ws"), TODAY) as ws:
        ws.set_me(str(ME["name"]), list(ME["emails"]), "", str(ME["employer"]))
        ws.import_paths([write_files(folder / "files")])
        ws.import_files([SourceFile("dinner.md", DINNER.encode()), SourceFile("goals.md", GOALS.encode())])
    return folder / "ws"


@pytest.fixture
def folder(filled: Path, tmp_path: Path) -> Path:
    import shutil

    shutil.copytree(filled, tmp_path / "ws")
    return tmp_path / "ws"


@pytest.fixture
def ws(folder: Path) -> Iterator[Workspace]:
    with Workspace.open(Settings(workspace=folder), TODAY) as space:
        yield space


def again(ws: Workspace, day: dt.date = TODAY) -> Workspace:
    ws.close()
    return Workspace.open(Settings(workspace=ws.folder), day)


def queued(ws: Workspace) -> list[str]:
    return [x.name for x in ws.to_thank()]


# Sent


def test_a_sent_draft_is_a_mail_of_that_day(ws: Workspace) -> None:
    assert "Zoe Quist" in queued(ws)
    done = ws.follow_ups.sent(ws.draft("Zoe Quist", "Paper Days dinner"))
    [mail] = [m for m in ws.repository.messages(ws.person("Zoe Quist").id) if m.sender_is_user]
    assert (mail.citation.source, mail.citation.date, mail.channel) == (done.source, TODAY, "mail")
    assert done.source.startswith("sent/2026-11-22-")
    assert "quist" not in done.source.casefold()
    assert "Zoe Quist" not in queued(ws)
    with again(ws, TODAY + dt.timedelta(days=3)) as later:
        assert "Zoe Quist" not in queued(later)
        assert (
            "You last wrote to Zoe Quist on 22 November 2026"
            in later.ask("When did I last write to Zoe Quist?").text
        )


def test_undo_gives_back_what_was(ws: Workspace) -> None:
    draft = ws.draft("Zoe Quist", "Paper Days dinner")
    before = dump(ws)
    done = ws.follow_ups.sent(draft)
    assert differences(before, dump(ws))
    ws.undo(done.batch)
    assert differences(before, dump(ws)) == []
    assert ws.follow_ups.latest(ws.person("Zoe Quist")).body == draft.body


def test_a_reader_without_an_address_is_tied_to_the_right_namesake(ws: Workspace) -> None:
    tove = ws.person("Tove Lund")
    ways = {p.id: len(ws.repository.messages(p.id)) for p in ws.people("Dekker")}
    piet = ws.person("Piet Dekker, Brine Terminal", "")
    before = dump(ws)
    done = [ws.follow_ups.sent(ws.draft(p.id, "Paper Days dinner")) for p in (tove, piet)]
    assert [len(ws.repository.messages(p.id)) for p in (tove, piet)] == [1, ways[piet.id] + 1]
    assert len(ws.people("Dekker")) == 2
    assert queued(ws) == ["Zoe Quist", "Omar Haddou"]
    for one in done:
        ws.undo(one.batch)
    left = [line for line in differences(before, dump(ws)) if "draft" not in line]
    assert left == []


def test_the_edited_text_is_what_is_kept(
    ws: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ws.draft("Zoe Quist", "Paper Days dinner")
    ws.close()
    (tmp_path / "own.txt").write_text("Dear Zoe,\n\nThe hemp sheet hangs above my desk.\n\nVera\n")
    own = str(tmp_path / "own.txt")
    flags = ["--workspace", str(ws.folder), "--today", "2026-11-22", "--json"]
    assert main(["sent", "Zoe Quist", own, "--on", "2026-11-21", *flags]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["name"], said["sent"], said["kept"]) == ("Zoe Quist", "2026-11-21", None)
    assert main(["search", "hemp sheet desk", *flags]) == 0
    hit = json.loads(capsys.readouterr().out)["hits"][0]
    assert (hit["source"], hit["date"]) == (said["source"], "2026-11-21")
    assert main(["undo", str(said["batch"]), *flags]) == 0


def test_nothing_is_sent_tomorrow_or_without_words(ws: Workspace) -> None:
    draft = ws.draft("Zoe Quist", "Paper Days dinner")
    with pytest.raises(UsageError, match="still ahead"):
        ws.follow_ups.sent(draft, TODAY + dt.timedelta(days=1))
    with pytest.raises(NotFoundError, match="no open draft to Tove"):
        ws.follow_ups.latest(ws.person("Tove Lund"))


def test_a_reply_answers_their_message(ws: Workspace) -> None:
    """Ines asked on 10 November; the answer goes on with that thread, so it is contact both ways."""
    ines = ws.person("Ines Fabre").id
    assert {u.person: u.turn for u in ws.upkeep(True)}[ines] == "user"
    ws.follow_ups.sent(ws.draft(ines, kind="reply"))
    line = next(u for u in ws.upkeep(True) if u.person == ines)
    assert (line.last_date, line.channel, line.waiting_since) == (TODAY, "message", None)


def test_what_was_not_answered_is_no_contact_both_ways(ws: Workspace) -> None:
    ws.follow_ups.sent(ws.draft("Zoe Quist", "Paper Days dinner"))
    line = next(u for u in ws.upkeep(True) if u.name == "Zoe Quist")
    assert line.last_date == dt.date(2026, 11, 19)


def test_nobody_is_thanked_twice(ws: Workspace) -> None:
    first = ws.draft("Zoe Quist", "Paper Days dinner")
    assert "hemp paper" in first.body
    ws.follow_ups.sent(first)
    with again(ws) as later:
        second = later.draft("Zoe Quist", "Paper Days dinner")
        assert second.kind == "follow-up"
        assert "hemp paper" not in second.body
        assert "thank" not in second.body.casefold()
        assert "have thanked Zoe Quist" in second.note


def test_words_about_a_promise_do_not_keep_it(ws: Workspace) -> None:
    ines = ws.person("Ines Fabre").id
    ws.follow_ups.sent(ws.draft(ines, kind="follow-up"))
    assert [p.what for p in ws.promises() if p.to == ines] == ["paper samples"]


def test_a_draft_that_went_out_as_it_was_teaches_nothing(ws: Workspace) -> None:
    """The coach's own words are not the user's; what they changed is."""

    def texts(space: Workspace) -> int:
        return sum(s.texts for s in space.manners.profile().sections if s.closeness == "everyone")

    before = texts(ws)
    draft = ws.draft("Zoe Quist", "Paper Days dinner")
    ws.follow_ups.sent(draft)
    assert texts(ws) == before
    own = "Dear Tove,\n\nYour folded map opens like a flower, and mine still does not.\n\nVera\n"
    ws.follow_ups.sent(replace(ws.draft("Tove Lund", "Paper Days dinner"), body=own))
    assert texts(ws) == before + 1


# The real mail, imported later


def mailbox(
    body: str, subject: str, day: str = "Mon, 23 Nov 2026 09:12:00 +0100", to: str = "zoe@quist.example"
) -> SourceFile:
    mail = (
        f"From: {ME['name']} <{next(iter(ME['emails']))}>\r\nTo: {to}\r\nSubject: {subject}\r\nDate: {day}\r\n"
        f"Message-ID: <real-1@kiln.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{body}"
    )
    return SourceFile("Sent.mbox", f"From MAILER Mon Nov 23 09:12:00 2026\n{mail}\n".encode())


def wrote(ws: Workspace, name: str) -> list[str]:
    return [m.citation.source for m in ws.repository.messages(ws.person(name).id) if m.sender_is_user]


def test_the_real_mail_takes_the_place_of_what_was_noted(ws: Workspace) -> None:
    zoe = ws.person("Zoe Quist")
    had = wrote(ws, "Zoe Quist")
    draft = ws.draft(zoe.id, kind="promise", enclosed=True)
    done = ws.follow_ups.sent(draft)
    noted = dump(ws)
    assert wrote(ws, "Zoe Quist") == [*had, done.source]
    brought = ws.import_files([mailbox(draft.body, f"{draft.subject}", to=zoe.emails[0])])
    assert wrote(ws, "Zoe Quist") == [*had, "Sent.mbox"]
    assert not [h for h in ws.search("drawing promised", 20) if h.citation.source == done.source]
    [kept] = [p for p in ws.promises(True) if p.to == zoe.id and p.status == "kept"]
    assert kept.citations[-1].source == "Sent.mbox"
    before = dump(ws)
    ws.rebuild()
    assert differences(before, dump(ws)) == []
    ws.undo(brought.batch)
    assert differences(noted, dump(ws)) == []
    assert wrote(ws, "Zoe Quist") == [*had, done.source]


@pytest.mark.parametrize(
    ("change", "once"),
    [
        ({}, True),
        ({"subject": "Something else altogether"}, True),
        (
            {
                "body": "Dear Zoe,\n\nI have changed every single word of this before it went out to you.\n\nVera\n"
            },
            False,
        ),
        ({"day": "Tue, 15 Dec 2026 09:12:00 +0100"}, False),
        ({"to": "somebody@else.example"}, False),
    ],
)
def test_what_is_the_same_mail(ws: Workspace, change: dict[str, str], once: bool) -> None:
    zoe = ws.person("Zoe Quist")
    draft = ws.draft(zoe.id, "Paper Days dinner")
    done = ws.follow_ups.sent(draft)
    given = {"body": draft.body, "subject": draft.subject, "to": zoe.emails[0]} | change
    ws.import_files([mailbox(**given)])
    assert (done.source in wrote(ws, "Zoe Quist")) is not once


def test_noted_after_the_mailbox_came_in(ws: Workspace) -> None:
    zoe = ws.person("Zoe Quist")
    draft = ws.draft(zoe.id, "Paper Days dinner")
    ws.import_files([mailbox(draft.body, draft.subject, "Sat, 21 Nov 2026 09:12:00 +0100", zoe.emails[0])])
    before = wrote(ws, "Zoe Quist")
    done = ws.follow_ups.sent(draft)
    assert wrote(ws, "Zoe Quist") == before
    ws.undo(done.batch)
    assert wrote(ws, "Zoe Quist") == before


def test_both_are_forgotten(ws: Workspace) -> None:
    zoe = ws.person("Zoe Quist")
    draft = ws.draft(zoe.id, "Paper Days dinner")
    ws.follow_ups.sent(draft)
    ws.import_files([mailbox(draft.body, draft.subject, to=zoe.emails[0])])
    done = ws.forget(zoe.id)
    assert done.remaining == 0
    assert done.removed["mail"] == 2


# Forgotten, exported


def test_a_sent_mail_is_forgotten_with_its_reader(ws: Workspace) -> None:
    zoe = ws.person("Zoe Quist").id
    ws.follow_ups.sent(ws.draft(zoe, "Paper Days dinner"))
    ws.follow_ups.say(zoe, marks.TOUCH, marks.NEVER)
    done = ws.forget(zoe)
    assert done.remaining == 0
    assert done.removed["mail"] == 1
    assert done.removed["follow-ups"] == 1
    assert ws.follow_ups.said() == []


def test_an_export_brings_it_back(ws: Workspace, tmp_path: Path) -> None:
    ws.follow_ups.sent(ws.draft("Tove Lund", "Paper Days dinner"))
    ws.follow_ups.say(ws.person("Zoe Quist").id, marks.THANK, marks.LATER, until=dt.date(2026, 11, 30))
    ws.export(tmp_path / "one.zip")
    before = dump(ws)
    with Workspace.open(Settings(workspace=tmp_path / "other"), TODAY) as other:
        other.import_paths([tmp_path / "one.zip"])
        assert differences(before, dump(other)) == []
        assert queued(other) == queued(ws)


# Whom to thank


def test_what_matters_most_comes_first(ws: Workspace) -> None:
    lines = ws.to_thank()
    assert [x.name for x in lines] == ["Zoe Quist", "Tove Lund", "Piet Dekker", "Omar Haddou"]
    zoe, tove, piet, omar = lines
    assert omar.event_date == dt.date(2026, 10, 28)
    assert zoe.reasons == ("You promised: the drawing", "They gave you something")
    assert tove.reasons == ("They helped you", "They promised: the pattern")
    assert piet.reasons == ("Fits your goal: Find a terminal with boats",)
    assert zoe.weight > tove.weight > piet.weight > omar.weight


def test_fresh_thanks_outweigh_old_ones(ws: Workspace) -> None:
    old = (
        DINNER.replace("2026-11-19", "2026-08-19")
        .replace("Paper Days", "Boat Days")
        .replace("Tove Lund", "Ada Moss")
    )
    ws.import_files([SourceFile("older.md", old.encode())])
    weight = {x.name: x.weight for x in ws.to_thank()}
    assert weight["Tove Lund"] > weight["Ada Moss"]


def test_later_never_and_done_last(ws: Workspace) -> None:
    ids = {x.name: x.person for x in ws.to_thank()}
    ws.follow_ups.say(ids["Zoe Quist"], marks.THANK, marks.LATER, until=dt.date(2026, 11, 29))
    ws.follow_ups.say(ids["Tove Lund"], marks.THANK, marks.NEVER)
    for name in ("Piet Dekker", "Omar Haddou"):
        ws.follow_ups.say(ids[name], marks.THANK, marks.DONE)
    with again(ws) as later:
        assert queued(later) == []
        assert [(x.name, x.until) for x in later.to_thank(True)] == [("Zoe Quist", dt.date(2026, 11, 29))]
        with again(later, dt.date(2026, 11, 29)) as week:
            assert queued(week) == ["Zoe Quist"]
            assert week.follow_ups.take_back(ids["Tove Lund"], marks.THANK) == 1
            assert queued(week) == ["Zoe Quist", "Tove Lund"]


def test_a_later_meeting_is_another_matter(ws: Workspace) -> None:
    ws.follow_ups.say(ws.person("Tove Lund").id, marks.THANK, marks.NEVER)
    newer = DINNER.replace("2026-11-19", "2026-11-24").replace("Paper Days dinner", "Map Salon")
    ws.import_files([SourceFile("salon.md", newer.replace("Dinner of the Paper Days", "Map Salon").encode())])
    with again(ws, dt.date(2026, 11, 25)) as later:
        assert "Tove Lund" in queued(later)


def test_the_queue_on_the_command_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flags = ["--workspace", str(folder), "--today", "2026-11-22"]
    assert main(["thanks", "later", "Zoe Quist", "--until", "2026-12-01", *flags]) == 0
    assert "comes back on 1 December" in capsys.readouterr().out
    assert main(["thanks", "--all", "--json", *flags]) == 0
    lines = json.loads(capsys.readouterr().out)
    assert [(x["name"], x["later_until"]) for x in lines] == [
        ("Tove Lund", None), ("Piet Dekker", None), ("Omar Haddou", None), ("Zoe Quist", "2026-12-01"),
    ]  # fmt: skip
    assert main(["thanks", "later", "Zoe Quist", "--until", "2026-11-22", *flags]) == 2
    assert main(["thanks", "done", *flags]) == 2
    assert main(["thanks", "back", "Zoe Quist", *flags]) == 0
    assert main(["thanks", *flags]) == 0
    assert capsys.readouterr().out.splitlines()[-8].startswith("Zoe Quist, Paper Days dinner")


def test_a_note_that_was_filed_under_a_name_is_called_by_its_day(ws: Workspace) -> None:
    text = "Tove Lund showed me her presses on the quay and we talked for an hour."
    note = f"---\ndate: 2026-11-18\nwith: [Tove Lund]\n---\n{text}\n"
    ws.import_files([SourceFile("2026-11-18-tove.md", note.encode())])
    for question in ("When did I first meet Tove Lund?", "When did I last speak with Tove Lund?"):
        said = ws.ask(question).text
        assert "(tove)" not in said
        assert "(note)" not in said
    assert "18 November 2026." in ws.ask("When did I first meet Tove Lund?").text
