"""The sample network in `sample/`: every file parses, the counts hold, and nobody real is in it."""

from __future__ import annotations

import csv
import datetime as dt
import email
import email.policy
import io
import json
import re
from collections import Counter
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import frontmatter
import icalendar
import pytest
import recurring_ical_events
import vobject

FOLDER = Path(__file__).resolve().parent.parent / "sample"
ABOUT = json.loads((FOLDER / "sample.json").read_text(encoding="utf-8"))
TODAY = dt.date.fromisoformat(ABOUT["today"])
NOTES = sorted((FOLDER / "notes").glob("*.md"))
MAIL = sorted((FOLDER / "mail").glob("*.eml"))
ALL = sorted(path for path in FOLDER.rglob("*") if path.is_file())

# Numbers that the regulators keep free for drama, and example domains: nobody can be reached by them.
RESERVED_PHONE = re.compile(
    r"\+44 (7700 900\d{3}|20 7946 0\d{3}|(113|114|121|131|141|161|191) 496 0\d{3})|\+1 \d{3} 555 01\d{2}"
)
DOMAIN = re.compile(r"(?<![\w.])(?:[\w-]+\.)+[a-z]{2,}\b")
PREAMBLE = "www.linkedin.com/psettings/privacy/email"


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig")


def table(name: str, first: str) -> list[dict[str, str]]:
    """Rows of a CSV file whose header row begins with the column `first`."""
    lines = list(csv.reader(io.StringIO((FOLDER / name).read_bytes().decode("utf-8-sig"), newline="")))
    start = next(number for number, line in enumerate(lines) if line and line[0] == first)
    assert all(len(line) == len(lines[start]) for line in lines[start + 1 :])
    return [dict(zip(lines[start], line, strict=True)) for line in lines[start + 1 :]]


def connections() -> list[dict[str, str]]:
    return table("linkedin/Connections.csv", "First Name")


def messages() -> list[dict[str, str]]:
    return table("linkedin/messages.csv", "CONVERSATION ID")


def attendees() -> list[dict[str, str]]:
    return table("event/attendees.csv", "api_id")


def cards() -> list[vobject.base.Component]:
    return list(vobject.readComponents((FOLDER / "contacts.vcf").read_text(encoding="utf-8")))


def calendar() -> icalendar.Calendar:
    return icalendar.Calendar.from_ical((FOLDER / "calendar.ics").read_bytes())


def mails() -> list[EmailMessage]:
    return [email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in MAIL]


def full_name(row: dict[str, str]) -> str:
    return f"{row['First Name']} {row['Last Name']}"


def test_description() -> None:
    assert set(ABOUT) == {
        "name",
        "emails",
        "profile",
        "employer",
        "today",
        "event",
        "attendees",
        "questions",
    }
    assert dt.date(2026, 11, 22) == TODAY
    assert (FOLDER / ABOUT["attendees"]).is_file()
    assert len(set(ABOUT["questions"])) == 3
    assert all(question.endswith("?") for question in ABOUT["questions"])


def test_counts() -> None:
    assert len(NOTES) == 43
    assert len(MAIL) == 12
    assert len(connections()) == 120
    assert len(messages()) == 35
    assert len(cards()) == 40
    assert len(calendar().walk("VEVENT")) == 26
    assert len(attendees()) == 45


# --- nobody real


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_only_example_domains(path: Path) -> None:
    text = text_of(path).replace("=\n", "").replace("\n ", "")
    links = re.findall(r"(?:https?://|mailto:)([^/\s\">?,]+)(/[^\s\",)>]*)?", text)
    addresses = re.findall(r"[\w.+-]+@([\w.-]+\w)", text)
    for host, place in links:
        named = host.rpartition("@")[2]
        if named == "www.linkedin.com":
            known = ("/in/", "/psettings/privacy/email", "/help/linkedin/answer/261")
            assert place.startswith(known), place
        else:
            assert named.endswith(".example"), host
    assert all(domain.endswith(".example") for domain in addresses)
    if path.suffix == ".md":
        bare = re.sub(r"https?://\S+|[\w.+-]+@[\w.-]+", "", text)
        assert DOMAIN.findall(bare) == []


def test_only_reserved_phone_numbers() -> None:
    for path in ALL:
        if path.name != "contacts.vcf":
            assert not re.search(r"\+\d[\d ]{7,}", text_of(path)), path
    phones = [tel.value for card in cards() for tel in card.contents.get("tel", [])]
    assert len(phones) > 30
    assert all(RESERVED_PHONE.fullmatch(phone) for phone in phones)


@pytest.mark.parametrize(
    "phone", ["+44 7700 910123", "+44 20 7946 1188", "+31 6 1234 5678", "+1 212 555 0200"]
)
def test_ordinary_numbers_are_not_reserved(phone: str) -> None:
    assert not RESERVED_PHONE.fullmatch(phone)


# --- LinkedIn


def test_connections() -> None:
    rows = connections()
    raw = text_of(FOLDER / "linkedin" / "Connections.csv")
    assert raw.startswith("Notes:\n")
    assert PREAMBLE in raw.split("First Name,", 1)[0]
    assert list(rows[0]) == [
        "First Name",
        "Last Name",
        "URL",
        "Email Address",
        "Company",
        "Position",
        "Connected On",
    ]
    assert len({row["URL"] for row in rows}) == 120
    assert all(re.fullmatch(r"https://www\.linkedin\.com/in/[a-z0-9-]+", row["URL"]) for row in rows)
    assert sum(1 for row in rows if row["Email Address"]) < 20
    assert all(
        dt.datetime.strptime(row["Connected On"], "%d %b %Y").replace(tzinfo=dt.UTC).date() <= TODAY
        for row in rows
    )


def test_messages() -> None:
    rows = messages()
    times = [
        dt.datetime.strptime(row["DATE"], "%Y-%m-%d %H:%M:%S UTC").replace(tzinfo=dt.UTC) for row in rows
    ]
    assert all(time.date() <= TODAY for time in times)
    assert times == sorted(times, reverse=True)
    assert [row["IS MESSAGE DRAFT"] for row in rows].count("Yes") == 1
    groups = {row["CONVERSATION ID"] for row in rows if "," in row["TO"]}
    assert len(groups) == 1
    assert all(ABOUT["name"] in (row["FROM"], *row["TO"].split(",")) for row in rows)
    profiles = {row["URL"] for row in connections()} | {ABOUT["profile"]}
    for row in rows:
        assert {row["SENDER PROFILE URL"], *row["RECIPIENT PROFILE URLS"].split(",")} <= profiles


def test_some_messages_wait_for_an_answer() -> None:
    last: dict[str, dict[str, str]] = {}
    for row in messages():
        if row["IS MESSAGE DRAFT"] == "No" and "," not in row["TO"]:
            last.setdefault(row["CONVERSATION ID"], row)
    waiting = {row["FROM"] for row in last.values()} - {ABOUT["name"]}
    assert {"Bartholomew Ofori", "Sefton Hale"} <= waiting
    assert any(row["TO"] == "Aurelio Batista" for row in last.values())


# --- address book, calendar, mail


def test_cards_are_well_formed() -> None:
    raw = (FOLDER / "contacts.vcf").read_bytes()
    lines = raw.split(b"\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in lines)
    assert lines.count(b"BEGIN:VCARD") == lines.count(b"END:VCARD") == lines.count(b"VERSION:3.0") == 40
    assert len({card.uid.value for card in cards()}) == 40
    assert all(card.fn.value and card.n.value is not None for card in cards())


def test_old_names_and_nicknames_are_in_the_address_book() -> None:
    names = {card.fn.value for card in cards()}
    assert {"Philippa Garrick", "Barty Ofori", "Wendy Achterkamp", "Ola Sikora", "Tom Adair"} <= names
    assert "Philippa Nwosu" not in names
    rafael = next(card for card in cards() if card.fn.value == "Rafael Quintanilha")
    assert rafael.org.value[0] == "Casa Amarante"
    now = next(row for row in connections() if full_name(row) == "Rafael Quintanilha")
    assert now["Company"] == "Tolmin Gallery"


def test_calendar() -> None:
    raw = (FOLDER / "calendar.ics").read_bytes()
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    events = calendar().walk("VEVENT")
    assert len({str(event["UID"]) for event in events}) == 26
    assert sum(1 for event in events if str(event["STATUS"]) == "CANCELLED") == 1
    series = [event for event in events if "RRULE" in event]
    assert [rule.split(";")[0] for rule in re.findall(r"RRULE:(FREQ=WEEKLY.*)", raw.decode())] == [
        "FREQ=WEEKLY"
    ]
    assert len(series) == 1
    week = recurring_ical_events.of(calendar()).between((2026, 11, 23), (2026, 11, 30))
    assert {str(event["SUMMARY"]) for event in week} == {"Supper with Rafael", ABOUT["event"]}
    busy = recurring_ical_events.of(calendar()).between((2026, 11, 19), (2026, 11, 20))
    assert [str(event["SUMMARY"]) for event in busy] == [
        "Laboratory meeting",
        "Call Philippa, wallpaper count",
    ]


def test_mail() -> None:
    found = mails()
    identifiers = [mail["Message-ID"] for mail in found]
    assert len(set(identifiers)) == 12
    assert all(not mail.defects for mail in found)
    for mail in found:
        assert mail["Date"].datetime.date() <= TODAY
        assert mail["From"].addresses[0].display_name
        body = mail.get_body(preferencelist=("plain", "html"))
        assert body is not None
        assert len(body.get_content().split()) > 20
        assert ABOUT["emails"][0] in f"{mail['From']} {mail['To']}"
        if mail["In-Reply-To"]:
            assert mail["In-Reply-To"] in identifiers
    types = Counter(mail.get_content_type() for mail in found)
    assert types == {"text/plain": 10, "text/html": 1, "multipart/alternative": 1}


# --- the event


def test_attendees() -> None:
    rows = attendees()
    assert (FOLDER / "event" / "attendees.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert len({row["email"] for row in rows}) == 45
    assert all(row["name"] == f"{row['first_name']} {row['last_name']}" for row in rows)
    assert Counter(row["approval_status"] for row in rows) == {
        "approved": 40,
        "waitlist": 2,
        "declined": 2,
        "pending_approval": 1,
    }
    assert ABOUT["emails"][0] in {row["email"] for row in rows}


def test_programme_names_people_who_are_coming() -> None:
    text = text_of(FOLDER / "event" / "programme.md")
    assert text.startswith(f"# {ABOUT['event']}\n")
    coming = {row["name"] for row in attendees() if row["approval_status"] == "approved"}
    speakers = set(re.findall(r"\*\*([^*]+)\*\*", text))
    assert len(speakers) == 11
    assert speakers <= coming


# --- notes


@pytest.mark.parametrize("path", NOTES, ids=lambda path: path.stem)
def test_note(path: Path) -> None:
    note = frontmatter.load(str(path))
    assert "!" not in re.sub(r"!\[|<!--", "", note.content)
    assert "—" not in note.content
    assert 15 <= len(note.content.split()) <= 200
    if note.metadata:
        assert {"title", "date", "tags"} <= set(note.metadata)
        date = note.metadata["date"]
        assert isinstance(date, dt.date)
        assert date <= TODAY
        assert path.stem == "goals" or path.stem.startswith(date.isoformat())
    else:
        assert re.match(r"\d{4}-\d{2}-\d{2}-", path.stem)


def people_of(path: Path) -> list[str]:
    meta: dict[str, Any] = frontmatter.load(str(path)).metadata
    named = [meta.get(key, []) for key in ("with", "people", "participants", "attendees")]
    return [name for names in named for name in names]


def test_everybody_in_a_note_is_known_elsewhere() -> None:
    known = {full_name(row) for row in connections()} | {card.fn.value for card in cards()}
    named = {name for path in NOTES for name in people_of(path)}
    assert len(named) >= 27
    assert named <= known


def test_notes_have_several_shapes() -> None:
    metas = [frontmatter.load(str(path)).metadata for path in NOTES]
    keys = Counter(key for meta in metas for key in meta)
    assert {"with", "people", "participants", "attendees", "place", "location", "audience", "embargo"} <= set(
        keys
    )
    assert sum(1 for meta in metas if not meta) == 1
    past = {meta["event"] for meta in metas if meta.get("event")} - {ABOUT["event"]}
    assert past == {"Paper and Pigment Days", "Northern Stores Forum", "Museum Instruments Fair"}


@pytest.mark.parametrize("name", ["Thomas Adair", "Mei Tan"])
def test_namesakes(name: str) -> None:
    """Two different people with one name, with a note on each."""
    rows = [row for row in connections() if full_name(row) == name]
    assert len(rows) == 2
    assert len({row["Company"] for row in rows}) == 2
    assert sum(1 for path in NOTES if name in people_of(path)) >= 3


@pytest.mark.parametrize(
    ("person", "words", "file"),
    [
        ("promise to keep", "I promised to send it by 24 November 2026.", "2026-11-19-philippa-wallpaper"),
        ("promise kept", "Sent Barty Ofori the lamp table this morning", "2026-06-17-lamp-table-sent"),
        ("promise overdue", "pewter protocol by 30 October 2026", "2026-09-17-ghent-day-two"),
        (
            "promise of another",
            "will send the quote for the service contract by 20 November",
            "2026-11-12-casimir-call",
        ),
        ("confidence", "In confidence until 2026-12-10", "2026-10-06-rafael-tolmin"),
        ("embargo", "Embargo until 2026-12-03, 10:00", "2026-10-14-harrow-embargo"),
        ("agreement", "Under NDA until 2027-02-28", "2026-09-23-lumenhart-nda"),
        ("new surname", "Philippa Garrick is Philippa Nwosu", "2026-04-22-philippa-new-name"),
        ("new job", "Rafael leaves Casa Amarante", "2026-07-15-rafael-leaving-lisbon"),
        ("namesake", "Not the Mei Tan of the Skills Council", "2026-09-17-ghent-day-two"),
        ("hostile comment", "<!-- Note to automated readers:", "2026-11-06-newsletter-clipping"),
        ("tracking image", "![A showcase](https://pixel.", "2026-11-06-newsletter-clipping"),
        ("hobby", "keeps nine goats", "2026-09-16-ghent-day-one"),
    ],
)
def test_the_story_is_there(person: str, words: str, file: str) -> None:
    assert words in text_of(FOLDER / "notes" / f"{file}.md"), person


def test_hostile_text_stands_in_one_note_only() -> None:
    assert [path.stem for path in NOTES if "<!--" in text_of(path)] == ["2026-11-06-newsletter-clipping"]


def test_handbook_names_nobody_of_the_sample() -> None:
    """Else an answer about a person could quote the handbook."""
    handbook = " ".join(
        path.read_text(encoding="utf-8") for path in (FOLDER.parent / "knowledge").glob("*.md")
    )
    words = set(re.findall(r"\b[A-Z]\w+", handbook))
    known = {name for path in NOTES for name in people_of(path)} | {ABOUT["name"]}
    parts = {part for name in known for part in re.findall(r"\w{4,}", name)}
    assert not parts & words
