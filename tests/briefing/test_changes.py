"""What a briefing says is new since the one before, and what of it is kept."""

from __future__ import annotations

import datetime as dt
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from coach.briefing.export import as_html, as_markdown
from coach.briefing.words import since_words
from coach.cli import main
from coach.records import SourceFile
from coach.settings import Settings
from coach.store import tables as t
from coach.wire import brief_json
from coach.workspace import Workspace

TUESDAY, FRIDAY = dt.date(2026, 11, 24), dt.date(2026, 11, 27)
EVENT = "Seed Forum"
HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ANA = "Ana,Ruiz,https://www.linkedin.com/in/ana-ruiz-1,ana@loam.example,Loam Trust,Buyer,12 May 2026\n"
CONNECTIONS = (
    HEAD
    + ANA
    + "Jo,Park,https://www.linkedin.com/in/jo-park-2,jo@park.example,Park Mills,Miller,13 May 2026\n"
    + "Sam,Okoye,https://www.linkedin.com/in/sam-okoye-3,sam@delta.example,Delta Mills,Engineer,01 Jan 2025\n"
    + "Sam,Okoye,https://www.linkedin.com/in/sam-okoye-4,sam@hilltop.example,Hilltop College,Lecturer,02 Jan 2025\n"
)
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Test//EN
BEGIN:VEVENT
UID:forum-1
DTSTART;VALUE=DATE:20261203
DTEND;VALUE=DATE:20261205
SUMMARY:Seed Forum
LOCATION:Leiden
END:VEVENT
END:VCALENDAR
"""
TALK = """---
title: Lunch with Jo
date: 2026-11-10
with: [Jo Park]
---
Jo Park will send me the sieve sizes by 20 December 2026. I promised to send Jo Park the drying curves by 26 November 2026.
"""
ROWS = {
    "ana": "Ana Ruiz,ana@loam.example,Loam Trust,Buyer,approved\n",
    "jo": "Jo Park,jo@park.example,Park Mills,Miller,approved\n",
    "sam": "Sam Okoye,sam@delta.example,Delta Mills,Engineer,approved\n",
    "other sam": "Sam Okoye,sam@hilltop.example,Hilltop College,Lecturer,approved\n",
    "kit": "Kit Vane,,Vane & Co,Founder,approved\n",
}


def guests(*names: str, **rows: str) -> SourceFile:
    """The attendee list with some of them, or with other rows in their place."""
    said = [rows.get(n.replace(" ", "_"), ROWS[n]) for n in names]
    return SourceFile("list.csv", ("name,email,Company,Job title,approval_status\n" + "".join(said)).encode())


EVERYBODY = guests("ana", "jo", "sam")


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(Settings(workspace=tmp_path / "ws", _env_file=None), TUESDAY) as opened:
        opened.set_me("Nadia Quill", ["nadia@orchard.example"], "", "Orchard Lab")
        files = {"Connections.csv": CONNECTIONS, "forum.ics": CALENDAR, "lunch.md": TALK}
        opened.import_files([SourceFile(n, x.encode()) for n, x in files.items()])
        yield opened


def new(ws: Workspace, attendees: SourceFile = EVERYBODY, day: dt.date = FRIDAY) -> list[str]:
    """What the briefing of a day says is new."""
    ws.set_today(day)
    return [f.text for f in ws.brief(EVENT, attendees).changes]


def test_the_first_briefing_and_one_after_nothing_happened_say_nothing(ws: Workspace) -> None:
    assert new(ws, day=TUESDAY) == []
    assert new(ws, day=TUESDAY) == []
    brief = ws.brief(EVENT, EVERYBODY)
    assert (brief.since, brief.changes) == (None, ())
    assert "changes" not in brief_json(brief)
    assert "Since" not in as_markdown(brief)


def test_what_is_new_since_tuesday(ws: Workspace) -> None:
    new(ws, guests("ana", "jo", "sam"), TUESDAY)
    ws.import_files(
        [
            SourceFile(
                "jo.md", b"---\ndate: 2026-11-26\nwith: [Jo Park]\n---\nJo Park sent me the sieve sizes.\n"
            )
        ]
    )
    moved = guests(
        "ana", "jo", "kit", "other sam", ana="Ana Ruiz,ana@loam.example,Larch Institute,Head,approved\n"
    )
    said = new(ws, moved)
    assert said == [
        "Your promise to Jo Park is late: the drying curves, was due 26 November 2026.",
        "Jo Park kept a promise to you: the sieve sizes.",
        "Ana Ruiz now works at Larch Institute as Head.",
        "Kit Vane and Sam Okoye (Hilltop College) are new on the list.",
        "Sam Okoye (Delta Mills) is no longer on the list.",
        "You were in touch with Jo Park on 26 November 2026.",
    ]
    brief = ws.brief(EVENT, moved)
    assert [f.text for f in brief.changes] == said, "a second look on the same day says the same"
    kept = next(f for f in brief.changes if f.kind == "kept")
    assert "Jo Park sent me the sieve sizes." in [c.quote for c in kept.citations]
    for page in (as_markdown(brief), as_html(brief)):
        assert (
            page.index("Since Tuesday 24 November")
            < page.index("Larch Institute as Head")
            < page.index("first")
        )
    shown = brief_json(brief)["changes"]
    assert (shown["since"], [x["text"] for x in shown["lines"]]) == ("2026-11-24", said)
    assert shown["lines"][1]["citations"][0]["source"] == "lunch.md"


def test_a_new_promise_and_a_question_that_waits(ws: Workspace) -> None:
    new(ws, day=TUESDAY)
    ws.import_files(
        [
            SourceFile(
                "ana.md",
                b"---\ndate: 2026-11-25\nwith: [Ana Ruiz]\n---\nI promised to send Ana Ruiz the seed list by 2 December 2026.\n",
            )
        ]
    )
    said = new(ws)
    assert "You promised Ana Ruiz the seed list, due 2 December 2026." in said


def test_the_event_moved(ws: Workspace) -> None:
    new(ws, day=TUESDAY)
    later = CALENDAR.replace("1203", "1210").replace("1205", "1212").replace("Leiden", "Ghent")
    ws.import_files([SourceFile("forum.ics", later.encode())])
    assert new(ws)[:2] == ["The event is on 10 to 11 December 2026 now.", "The place is Ghent now."]


def test_two_of_one_name_are_never_taken_for_each_other(ws: Workspace) -> None:
    new(ws, guests("sam", "other sam"), TUESDAY)
    both = guests("sam", "other sam", sam="Sam Okoye,sam@delta.example,Brine Works,Engineer,approved\n")
    assert new(ws, both) == ["Sam Okoye (Brine Works) now works at Brine Works."]


def test_next_years_event_is_another(ws: Workspace) -> None:
    new(ws, day=TUESDAY)
    ws.import_files(
        [SourceFile("next.ics", CALENDAR.replace("2026", "2027").replace("forum-1", "f2").encode())]
    )
    assert new(ws, guests("ana"), dt.date(2027, 11, 20)) == []


def test_a_promise_that_is_closed_since_is_not_told(ws: Workspace) -> None:
    """Nothing of the earlier briefing is repeated, and what was closed meanwhile is not news."""
    new(ws, day=TUESDAY)
    ws.audiences.add_folder("lunch.md", "me")
    said = new(ws)
    assert not [x for x in said if "sieve" in x or "curves" in x]
    assert said == ["There is something new not to raise with Jo Park."]


def test_undo_gives_the_briefing_back_as_it_was(ws: Workspace) -> None:
    new(ws, day=TUESDAY)
    batch = ws.import_files(
        [
            SourceFile(
                "jo.md", b"---\ndate: 2026-11-26\nwith: [Jo Park]\n---\nJo Park sent me the sieve sizes.\n"
            )
        ]
    )
    assert "Jo Park kept a promise to you: the sieve sizes." in new(ws)
    ws.undo(batch.batch)
    assert new(ws) == ["Your promise to Jo Park is late: the drying curves, was due 26 November 2026."]


def test_whoever_is_forgotten_leaves_no_line(ws: Workspace) -> None:
    new(ws, guests("ana", "jo", "sam", "other sam"), TUESDAY)
    ws.forget("sam@delta.example")
    with ws.repository.sessions() as session:
        rows = session.scalars(select(t.BriefGuest).order_by(t.BriefGuest.number)).all()
        assert [(r.name, r.keys[0]) for r in rows][-1] == ("Sam Okoye", "email:sam@hilltop.example")
        assert len(rows) == 3
    data = b"".join(p.read_bytes() for p in ws.folder.rglob("*") if p.is_file())
    assert b"sam@delta" not in data
    assert [x for x in new(ws, guests("ana", "jo", "other sam")) if "Sam" in x] == []


def test_an_export_takes_earlier_briefings_along(ws: Workspace, tmp_path: Path) -> None:
    new(ws, day=TUESDAY)
    ws.export(tmp_path / "all.zip")
    with Workspace.open(Settings(workspace=tmp_path / "home", _env_file=None), FRIDAY) as home:
        home.import_paths([tmp_path / "all.zip"])
        assert "Sam Okoye is no longer on the list." in new(home, guests("ana", "jo"))


def test_the_command_line_says_it(ws: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new(ws, day=TUESDAY)
    folder = str(ws.folder)
    ws.close()
    listed = tmp_path / "list.csv"
    listed.write_bytes(guests("ana", "jo", "sam", "kit").data)
    more = ["--attendees", str(listed), "--workspace", folder, "--today", "2026-11-27"]
    assert main(["brief", EVENT, *more]) == 0
    assert "## Since Tuesday 24 November" in capsys.readouterr().out
    assert main(["brief", EVENT, *more, "--json"]) == 0
    lines = json.loads(capsys.readouterr().out)["changes"]["lines"]
    assert "Kit Vane is new on the list." in [x["text"] for x in lines]


def test_a_briefing_does_not_wait_for_an_import(ws: Workspace) -> None:
    """It is made all the same, and the next one is compared with the one before."""
    new(ws, day=TUESDAY)
    held, over = threading.Event(), threading.Event()

    def write() -> None:
        with ws._writing:
            held.set()
            over.wait(30)

    writer = threading.Thread(target=write)
    writer.start()
    held.wait(10)
    assert new(ws, guests("ana", "jo"), FRIDAY - dt.timedelta(days=1)) == [
        "Sam Okoye is no longer on the list."
    ]
    over.set()
    writer.join()
    with ws.repository.sessions() as session:
        assert len(session.scalars(select(t.MadeBrief)).all()) == 1


@pytest.mark.parametrize(
    ("since", "today", "words"),
    [
        (TUESDAY, FRIDAY, "Since Tuesday 24 November"),
        (TUESDAY, TUESDAY, "Since earlier today"),
        (dt.date(2025, 11, 24), FRIDAY, "Since Monday 24 November 2025"),
    ],
)
def test_since_when(since: dt.date, today: dt.date, words: str) -> None:
    assert since_words(since, today) == words


def test_a_new_title_and_place_cite_the_row_of_the_list(ws: Workspace) -> None:
    new(ws, day=TUESDAY)
    promoted = guests(
        "ana", "jo", "sam", ana="Ana Ruiz,ana@loam.example,Loam Trust,Director,waitlist\n",
        jo="Jo Park,jo@park.example,Larch Institute,Miller,approved\n",
    )  # fmt: skip
    ws.set_today(FRIDAY)
    brief = ws.brief(EVENT, promoted)
    cited = {f.text: [c.source for c in f.citations] for f in brief.changes if f.kind in ("role", "status")}
    assert cited["Ana Ruiz's title is Director now."] == ["list.csv"]
    assert cited["Jo Park now works at Larch Institute."] == ["list.csv"]
    assert cited["Ana Ruiz is on the waiting list now."] == ["list.csv"]
