"""Whom a note says that its writer met, in the words of diaries; and notes headed by somebody's name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.ingest.derive.met import met_in
from coach.people.mentions import NamedPerson, NameIndex
from coach.records import SourceFile
from coach.workspace import Workspace
from tests.small_world import small_workspace

INDEX = NameIndex(
    [
        NamedPerson("ana", ("Ana Soto",)),
        NamedPerson("bob", ("Bob van der Laan",)),
        NamedPerson("lei", ("Leïla Amrani",)),
    ]
)


@pytest.mark.parametrize(
    ("said", "people"),
    [
        ("Visited Ana Soto in her workshop.", ["ana"]),
        ("Ana Soto showed me her new loom.", ["ana"]),
        ("Coffee with Ana Soto afterwards.", ["ana"]),
        ("Had a long lunch with Ana Soto and Bob van der Laan.", ["ana", "bob"]),
        ("Call with Ana at five.", ["ana"]),
        ("In the evening I caught up with Ana.", ["ana"]),
        ("Ran into Leïla Amrani on the tram.", ["lei"]),
        ("Bumped into Bob van der Laan; Ana was away.", ["bob"]),
        ("Ana Soto and I walked to the harbour.", ["ana"]),
        ("Bob van der Laan came by with the lamp.", ["bob"]),
        ("Ana Soto (Rye Press) took me round the press.", ["ana"]),
        ("On 4 March 2026 met Ana Soto.", ["ana"]),
        ("Kaffee mit Ana Soto.", ["ana"]),
        ("Habe Ana Soto auf der Messe getroffen.", ["ana"]),
        ("Ana Soto zeigte mir die Werkstatt.", ["ana"]),
        ("Rencontré Ana Soto au salon.", ["ana"]),
        ("Café con Ana Soto.", ["ana"]),
        ("Bob rang.", ["bob"]),
        ("bob rang, short. wants a quote.", ["bob"]),
        ("Ana called this morning about the loom.", ["ana"]),
        ("Ana Soto hat mich kurz angerufen.", ["ana"]),
        ("Ana Soto rief mittags an.", ["ana"]),
        ("Ana angerufen.", ["ana"]),
        ("Mit Ana Soto telefoniert.", ["ana"]),
        ("Gestern mit Ana Soto gegessen.", ["ana"]),
        ("Zoom w/ Ana Soto, Rye Press", ["ana"]),
        ("Lunch Ana Soto, Rye Press", ["ana"]),
        ("Mittagessen Ana Soto", ["ana"]),
        ("Ana Soto call\nraised the price", ["ana"]),
        ("Ana Soto, Bob van der Laan and me.", ["ana", "bob"]),
        ("Dinner: Ana Soto und ich.", ["ana"]),
        ("She sat me next to Ana Soto from Rye Press.", ["ana"]),
        ("Er setzte mich neben Ana Soto.", ["ana"]),
        ("Ana Soto introduced herself.", ["ana"]),
        ("Ana Soto told me on the phone.", ["ana"]),
        ("Ana Soto at Rye Press on the phone, cutting costs.", ["ana"]),
        ("Ana Soto told me over the phone, between us, that she leaves.", ["ana"]),
        ("Ana Soto called out of the blue.", ["ana"]),
    ],
)  # fmt: skip
def test_words_of_meeting(said: str, people: list[str]) -> None:
    assert met_in(INDEX, said, 2026) == people


@pytest.mark.parametrize(
    "said",
    [
        "Lunch with Ana Soto next Tuesday.", "Coffee with Ana Soto tomorrow at nine.", "I would like to visit Ana Soto.",
        "Never met Ana Soto.", "Bob van der Laan visited Ana Soto.".replace("Bob van der Laan", "She"),
        "Met Ana Soto in 2019.", "We should have lunch with Ana Soto.", "Coffee with Ana Soto?", "Ana Soto showed Bob the loom.",
        "Wrote to Ana Soto.", "Ana Soto will show me the loom.", "Morgen Kaffee mit Ana Soto.", "Three years ago I met Ana Soto.",
        "Plan: call with Ana Soto next week.", "Call Ana Soto.", "Call Ana Soto about the loom.", "Ana rang Bob van der Laan.",
        "Ana called off the walk.", "Ana rang twice, I missed her.", "Ana Soto hat Bob getroffen.", "A photo of Ana Soto and me.",
        "LinkedIn message: Ana Soto introduced herself.", "Lunch Ana Soto next week", "Tom said Ana rang.", "Bob wants a call.",
        "Ana Soto called out Bob.", "Ana Soto told Bob over the phone.",
    ],
)  # fmt: skip
def test_what_was_not_or_is_ahead_is_no_meeting(said: str) -> None:
    assert met_in(INDEX, said, 2026) == []


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with small_workspace(tmp_path) as opened:
        yield opened


DAY = b"""# Tuesday

Wrote the report.

Rain until noon.

She was late, the new courier.

Visited Ines Fabre in her workshop. Zoe Quist showed me her kiln.
"""


def test_meetings_below_the_opening_of_a_dated_note_count(ws: Workspace) -> None:
    ws.import_files([SourceFile("days/2026-09-15.md", DAY)])
    answer = ws.ask("Who did I meet in September 2026?")
    assert {r.value.split(",")[0] for r in answer.rows} == {"Ines Fabre", "Zoe Quist"}
    zoe = ws.person("Zoe Quist")
    assert ("2026-09-15", "note") in {
        (c.date.isoformat(), c.channel) for c in ws.repository.interactions(ws.today) if c.person == zoe.id
    }
    about = {s.text for s in ws.repository.statements(about=zoe.id)}
    assert "She was late, the new courier." not in about  # the courier is not Zoe


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("notes/piano.md", "# Zoe Quist\n\nShe tunes pianos. They moved to Riga."),
        ("notes/zoe-quist.md", "She tunes pianos.\n\nThey moved to Riga."),
        ("notes/piano.md", "# Zoe Quist (Quist & Co)\n\nShe tunes pianos. They moved to Riga."),
        ("notes/piano.md", "# Zoe\n\nShe tunes pianos. They moved to Riga."),
        ("notes/trade.md", "# People\n\n## Ines Fabre\n\nShe draws.\n\n## Zoe Quist\n\nShe tunes pianos. They moved to Riga."),
    ],
)  # fmt: skip
def test_a_note_headed_by_a_name_is_about_them(ws: Workspace, path: str, text: str) -> None:
    ws.import_files([SourceFile(path, text.encode())])
    zoe = ws.person("Zoe Quist")
    about = {s.text for s in ws.repository.statements(about=zoe.id)}
    assert {"She tunes pianos.", "They moved to Riga."} <= about
    assert "She draws." not in about
    assert not [c for c in ws.repository.interactions(ws.today) if c.person == zoe.id and c.channel == "note"]


def test_who_has_only_a_page_of_their_own_is_somebody(ws: Workspace) -> None:
    ws.import_files([SourceFile("notes/clocks.md", b"# Selma Vinter\n\nShe builds clocks.\n")])
    selma = ws.person("Selma Vinter")
    assert {s.text for s in ws.repository.statements(about=selma.id)} == {"She builds clocks."}
    ws.import_files(
        [SourceFile("cards/s.vcf", b"BEGIN:VCARD\nVERSION:3.0\nFN:Selma Vinter\nUID:s1\nEND:VCARD\n")]
    )
    assert len(ws.people("Selma Vinter")) == 1


def test_a_heading_that_is_no_name_makes_nobody(ws: Workspace) -> None:
    before = len(ws.people(""))
    ws.import_files([SourceFile("notes/a.md", b"# Harbour Visit\n\nThe tide was low. He left.\n")])
    assert len(ws.people("")) == before


def test_an_empty_field_overrules_no_filled_one(ws: Workspace) -> None:
    """A guest list without titles is newer than the card that has one; a title of another house is not taken over."""
    card = b"BEGIN:VCARD\nVERSION:3.0\nFN:Una Brook\nORG:%s\nTITLE:Keeper\nEMAIL:una@brook.example\nREV:20240101\nUID:u\nEND:VCARD\n"
    guests = b"name,email,Company,Job title\nUna Brook,una@brook.example,Harbour Trust,\n"
    ws.import_files(
        [SourceFile("cards/u.vcf", card % b"Harbour Trust"), SourceFile("fair/guests.csv", guests)]
    )
    una = ws.person("una@brook.example")
    assert (una.organisation, una.title) == ("Harbour Trust", "Keeper")
    ws.import_files([SourceFile("cards/u.vcf", card % b"Mill Museum")])
    una = ws.person("una@brook.example")
    assert (una.organisation, una.title) == ("Harbour Trust", "")


@pytest.mark.parametrize(
    ("said", "title", "people"),
    [
        ("Habe Ana Soto von der Nordwerft kennengelernt.", "", ["dock"]),
        ("Lunch Ana Soto, Rye Press", "", ["rye"]),
        ("Coffee with Ana Soto.", "Nordwerft", ["dock"]),
        ("Coffee with Ana Soto.", "", []),
    ],
)
def test_of_two_people_of_a_name_the_words_around_it_decide(said: str, title: str, people: list[str]) -> None:
    two = NameIndex(
        [
            NamedPerson("rye", ("Ana Soto",), organisations=("Rye Press",)),
            NamedPerson("dock", ("Ana Soto",), organisations=("Nordwerft GmbH",)),
        ]
    )
    assert met_in(two, said, 2026, title=title) == people


def test_a_calendar_entry_tells_namesakes_apart_by_their_organisation(ws: Workspace) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Una Brook\nORG:{}\nEMAIL:una@{}.example\nEND:VCARD\n"
    entry = (
        "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:u\nDTSTART:20260911T120000\nSUMMARY:Lunch with Una Brook (Mill "
        "Museum)\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    ws.import_files(
        [
            SourceFile("cards/a.vcf", card.format("Harbour Trust", "trust").encode()),
            SourceFile("cards/b.vcf", card.format("Mill Museum", "mill").encode()),
            SourceFile("calendar.ics", entry.encode()),
        ]
    )
    days = {c.person: c.date.isoformat() for c in ws.repository.interactions(ws.today)}
    assert days.get(ws.person("una@mill.example").id) == "2026-09-11"
    assert ws.person("una@trust.example").id not in days


@pytest.mark.parametrize(
    ("path", "text", "people"),
    [
        ("notes/2026-11-03-kick-off.md", "# Loom kick-off, Ghent, 3 November 2026\n\nWith Ines Fabre and Omar Haddou. She is tired.", {"Ines Fabre", "Omar Haddou"}),
        ("notes/2026-11-03-kick-off.md", "# Anlauf, Gent, 3. November 2026\n\nMit Ines Fabre (Rye Press) und Zoe Quist", {"Ines Fabre", "Zoe Quist"}),
        ("notes/2026-11-06-zoe.md", "# Zoe Quist, video call 6 Nov 2026\n\nShe tunes pianos.", {"Zoe Quist"}),
        ("notes/2026-11-06-zoe.md", "# Zoe Quist - lunch in Ghent, 6 November 2026\n\nShe tunes pianos.", {"Zoe Quist"}),
        ("notes/2026-11-19-zoe.md", "# Zoe Quist, 19 Nov\n\nVideo call. She tunes pianos.", {"Zoe Quist"}),
        ("notes/2026-11-12-zoe.md", "# Zoe Quist von der Stimmerei\n\nTelefonat am 12. November 2026. Sie stimmt Klaviere.", {"Zoe Quist"}),
        ("notes/2026-11-12-zoe.md", "# Zoe Quist, Ghent, 12 November 2026\n\nZoe tunes pianos.\nShe gave me two tickets.", {"Zoe Quist"}),
    ],
)  # fmt: skip
def test_a_heading_and_first_words_tell_whom_a_note_records_a_conversation_with(
    ws: Workspace, path: str, text: str, people: set[str]
) -> None:
    ws.import_files([SourceFile(path, text.encode())])
    day = dt.date.fromisoformat(path[6:16])
    held = {c.person for c in ws.repository.interactions(ws.today) if c.channel == "note" and c.date == day}
    assert held == {ws.person(name).id for name in people}


@pytest.mark.parametrize(
    "text",
    [
        "# Zoe Quist, 12 November 2026\n\nShe tunes pianos. Ask her for a video call.",
        "# Zoe Quist, talk at the library, 12 November 2026\n\nShe tunes pianos.",
        "# Zoe Quist, 12 November 2026\n\nMeeting planned for December. She tunes pianos.",
        "# Zoe Quist, call next week\n\nShe tunes pianos.",
        "# Plan for the fair\n\nWith Zoe Quist and Ines Fabre.",
        "# The fair, 12 November 2026\n\nWith Zoe Quist gone, the stand is small.",
        "# Zoe Quist, 12 November 2026\n\nShe gave me two tickets in 2019.",
        "# Zoe Quist, 12 November 2026\n\nInes Fabre is her cousin.\nShe gave me two tickets.",
    ],
)
def test_a_note_on_somebody_is_no_conversation(ws: Workspace, text: str) -> None:
    ws.import_files([SourceFile("notes/2026-11-12-note.md", text.encode())])
    day = dt.date(2026, 11, 12)
    assert [c for c in ws.repository.interactions(ws.today) if c.channel == "note" and c.date == day] == []
