"""Programmes, and notes that look like one."""

import datetime as dt

import pytest
from reading import kind, only, read

from coach.readers import programme
from coach.readers.speakers import Speaker, is_name, split_session
from coach.records import AttendeeRecord, EventHeader, NoteKind, NoteRecord, SourceFile
from tests.timing import processor_time

BREAD_DAYS = """# Bread Days 2027

York, 12 and 13 March 2027

## Day one, Friday 12 March

- 09:00 Welcome. **Ann Lee**, Director, Oxbow Trust
- 09:30 Keynote: *Rye before wheat*. **Bo van Ek**, Head of Ovens, Mill Lane Ltd
- 11:00 Panel: *Who pays for the oven?* **Cy Dun**, Millers' Union; **Di Fox**, Foxglove
- 12:30 Lunch

## Day two, Saturday 13 March

- 10:00 *What I learned from jam*. **Ann Lee**, Oxbow Trust

## Speakers

**Bo van Ek** built his first oven in a shed.

**Ed Gray** (Gray & Daughters) tastes for a living.
"""


def speakers(text: str) -> list[tuple[str, str, str, str, str]]:
    """Place, name, title, organisation, session of everybody who speaks."""
    found = only(read(text), AttendeeRecord)
    assert {a.role for a in found} <= {"speaker"}
    return [(a.place, a.name, a.title, a.organisation, a.session) for a in found]


def test_a_programme() -> None:
    header, whole = read(BREAD_DAYS)[:2]
    assert kind(BREAD_DAYS) == "programme"
    assert header == EventHeader(
        place="line:1",
        raw="# Bread Days 2027\nYork, 12 and 13 March 2027",
        name="Bread Days 2027",
        start=dt.date(2027, 3, 12),
        end=dt.date(2027, 3, 13),
        location="York",
    )
    assert isinstance(whole, NoteRecord)
    assert (whole.kind, whole.text, whole.event) == (NoteKind.PROGRAMME, BREAD_DAYS, "Bread Days 2027")
    one, two = "Day one, Friday 12 March", "Day two, Saturday 13 March"
    assert speakers(BREAD_DAYS) == [
        ("line:7", "Ann Lee", "Director", "Oxbow Trust", f"Welcome ({one}, 09:00)"),
        (
            "line:8",
            "Bo van Ek",
            "Head of Ovens",
            "Mill Lane Ltd",
            f"Keynote: Rye before wheat ({one}, 09:30)",
        ),
        ("line:9", "Cy Dun", "", "Millers' Union", f"Panel: Who pays for the oven? ({one}, 11:00)"),
        ("line:9", "Di Fox", "", "Foxglove", f"Panel: Who pays for the oven? ({one}, 11:00)"),
        ("line:14", "Ann Lee", "", "Oxbow Trust", f"What I learned from jam ({two}, 10:00)"),
        ("line:20", "Ed Gray", "", "Gray & Daughters", ""),
    ]


def test_the_text_of_a_speaker_is_the_line() -> None:
    first = only(read(BREAD_DAYS), AttendeeRecord)[0]
    assert first.raw == "- 09:00 Welcome. **Ann Lee**, Director, Oxbow Trust"
    assert first.event == "Bread Days 2027"


PLAIN = """OVEN SUMMIT
12-13 March 2027, Hotel Aurora, Tallinn

PROGRAMME

Friday 12 March
09:30 - 10:00  Opening - Ann Lee (Oxbow)
10:00 - 10:45  Keynote: Heat without smoke - Dr. Bo van Ek, Head of Research, Mill Labs
11:00 - 12:00  Panel: Who pays? - Cy Dun (Millers), Di O'Fox (Foxglove), moderated by Ed Gray
12:00 Lunch

SPEAKERS

Ann Lee, CEO, Oxbow
Ann opened her first kitchen in 2011.
"""


def test_plain_text() -> None:
    day = "Friday 12 March"
    assert speakers(PLAIN) == [
        ("line:7", "Ann Lee", "CEO", "Oxbow", f"Opening ({day}, 09:30 - 10:00)"),
        (
            "line:8",
            "Bo van Ek",
            "Head of Research",
            "Mill Labs",
            f"Keynote: Heat without smoke ({day}, 10:00 - 10:45)",
        ),
        ("line:9", "Cy Dun", "", "Millers", f"Panel: Who pays? ({day}, 11:00 - 12:00)"),
        ("line:9", "Di O'Fox", "", "Foxglove", f"Panel: Who pays? ({day}, 11:00 - 12:00)"),
        ("line:9", "Ed Gray", "", "", f"Panel: Who pays? ({day}, 11:00 - 12:00)"),
    ]
    (header,) = only(read(PLAIN), EventHeader)
    assert (header.name, header.location) == ("OVEN SUMMIT", "Hotel Aurora, Tallinn")


HEADINGS = """# Jam Forum 2026 — Programme

**Dates:** 3–4 December 2026
**Venue:** Grain Hall, Leeds

## Thursday, 3 December

### 9:00 am – Welcome
Speaker: Ann Lee, Director, Oxbow Trust

### 2:00 pm – Panel: open jars
Moderator: Jean-Luc Petit
Panellists: Bo Ek (FieldJam), Cy Dun (Jar Co)

## Speakers

### Bo Ek
FieldJam

Bo maps fields.
"""


def test_sessions_under_headings() -> None:
    assert [s[1:4] for s in speakers(HEADINGS)] == [
        ("Ann Lee", "Director", "Oxbow Trust"),
        ("Jean-Luc Petit", "", ""),
        ("Bo Ek", "", "FieldJam"),
        ("Cy Dun", "", "Jar Co"),
    ]
    (header,) = only(read(HEADINGS), EventHeader)
    assert (header.name, header.location, header.end) == (
        "Jam Forum 2026",
        "Grain Hall, Leeds",
        dt.date(2026, 12, 4),
    )


def test_a_table_of_sessions() -> None:
    text = (
        "# Lens Days\nPorto, 5 May 2027\n\n## Agenda\n| Time | Session | Speaker |\n|---|---|---|\n"
        "| 09:00 | Opening | Ann Lee, Lens Guild |\n| 10:00 | Glass | Bo Ek, Optical Lead, Glass AB |\n"
        "| 11:30 | Coffee | |\n| 12:00 | Grinding | Cy Dun (Hoshi) |\n"
    )
    assert [s[1:4] for s in speakers(text)] == [
        ("Ann Lee", "", "Lens Guild"),
        ("Bo Ek", "Optical Lead", "Glass AB"),
        ("Cy Dun", "", "Hoshi"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Bread Days\ndate: 2027-03-12\nwith: [Ann Lee]\n---\n" + BREAD_DAYS,
        "# Trade fair, 3 December 2026\n\n- 09:00 Met Ann Lee, Oxbow. She told me about rye.\n"
        "- 10:30 Coffee with Bo Ek, Mill Lane. I promised him jam.\n- 14:00 Talk by Cy Dun. I should write to her.\n",
        "# Notes from Bread Days, 12 March 2027\n\n## Speakers\n\n**Ann Lee** was nervous.\n\n**Bo Ek** talked too fast.\n",
        "# Bread Days, 12 March 2027\n\n## Speakers\n\n**Ann Lee** was nervous. I liked her.\n\n**Bo Ek** gave me his card. I lost it.\n",
        "# My day\n- 9:00 standup\n- 10:00 dentist\n- 11:00 call Bo Ek\n- 12:30 lunch\n",
        "**Ann Lee** (Oxbow) asked for slides.\n\n**Bo Ek** (Mill Lane), chief engineer. Sceptical.\n",
        "# Ideas\n\nInvite speakers: Ann Lee, Bo Ek.\n",
    ],
)
def test_notes_that_look_like_a_programme(text: str) -> None:
    assert kind(text) == "note"


@pytest.mark.parametrize(
    ("text", "title", "names"),
    [
        ("*Small ports*. **Ann Lee**, Oxbow", "Small ports", [("Ann Lee", "", "Oxbow")]),
        ("Opening with Ann Lee", "Opening", [("Ann Lee", "", "")]),
        (
            "“Rye” — Ann Lee, Bo Ek and Cy Dun",
            "Rye",
            [("Ann Lee", "", ""), ("Bo Ek", "", ""), ("Cy Dun", "", "")],
        ),
        ("Rye: a history - Ann Lee (Baker, Oxbow)", "Rye: a history", [("Ann Lee", "Baker", "Oxbow")]),
        ("Coffee Break", "Coffee Break", []),
        ("Keynote: The Great Oven", "Keynote: The Great Oven", []),
    ],
)
def test_sessions(text: str, title: str, names: list[tuple[str, str, str]]) -> None:
    assert split_session(text) == (title, [Speaker(*n) for n in names])


@pytest.mark.parametrize(
    "name", ["Ann Lee", "MJ Dun", "Bo van der Ek", "Jean-Luc Petit", "Di O’Fox", "J. P. Ñandú", "Şule Öz"]
)
def test_names(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "name",
    ["Ann", "Opening Remarks", "The Oven", "ann lee", "Day 2", "Lunch Break", "Ann Lee wrote this", "a b"],
)
def test_what_is_no_name(name: str) -> None:
    assert not is_name(name)


def test_a_heading_of_a_hundred_thousand_marks_is_read_at_once() -> None:
    with processor_time() as taken:
        text = f"# Fair, 5 May 2027\n{'# ' + 'a#' * 50_000 + 'x'}\n{'# a' + ' ' * 80_000 + 'x'}\n- 9:00 Rye. **Ann Lee**, Oxbow\n"
        list(programme.read(SourceFile("fair.md", text.encode()), dt.date(2027, 1, 1)))
    assert taken.seconds < 2


def test_a_title_of_one_endless_line_takes_no_time() -> None:
    endless = BREAD_DAYS.replace("\n", " -" * 10_000 + "\n", 1)
    assert only(read(endless, "bread.md"), EventHeader)[0].name.startswith("Bread Days")
