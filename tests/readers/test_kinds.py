"""A file's kind is told by its content, and whatever comes, nothing breaks."""

import io
import random
import subprocess
import sys
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import TODAY, kind, read, refusals, source

from coach import readers
from coach.readers import SUPPORTED, expand_source, read_file
from coach.records import EventRecord, MessageRecord, NoteRecord, Refusal, SourceFile
from tests.timing import processor_time

SAMPLES = {
    "vcard": "BEGIN:VCARD\nVERSION:3.0\nFN:Ann Lee\nEND:VCARD\n",
    "calendar": "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20261001T100000Z\nRRULE:FREQ=WEEKLY;COUNT=3\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR\n",
    "mail": "From: Ann <ann@oxbow.example>\nTo: bo@ek.example\nDate: Wed, 27 May 2026 10:15:00 +0200\n\nHi Bo\n\n> old\n",
    "linkedin_connections": "Notes:\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\nAnn,Lee,u,,Oxbow,Baker,05 Mar 2024\n",
    "linkedin_messages": "CONVERSATION ID,FROM,TO,DATE,CONTENT\nc1,Ann,Bo,2026-07-01 10:00:00 UTC,Hi\n",
    "linkedin_profile": "Email Address,Confirmed,Primary,Updated On\nmia@oak.example,Yes,Yes,1/1/24\n",
    "linkedin_invitations": "From,To,Sent At,Message,Direction\nAnn,Bo,2026-07-01 10:00:00 UTC,Hi,INCOMING\n",
    "linkedin_praise": "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name\n2026-07-01,Rye,Ann,Lee\n",
    "linkedin_posts": "Date,ShareLink,ShareCommentary\n2026-07-01,https://l.example/1,Rye is back\n",
    "linkedin_events": "Event Name,Event Time,Status,External Url\nBread Days,2026-07-01 10:00:00 UTC,ATTENDING,\n",
    "linkedin_other": "Name,Proficiency\nDutch,Native\n",
    "google_contacts": "First Name,Last Name,Labels,E-mail 1 - Value\nAnn,Lee,* myContacts,ann@oxbow.example\n",
    "address_book": "First Name,Last Name,Business Phone,Home Phone,E-mail Address\nAnn,Lee,1,2,ann@oxbow.example\n",
    "crm": "Record ID,First Name,Last Name,Email,Lifecycle Stage\n1,Ann,Lee,ann@oxbow.example,lead\n",
    "table": "Keda,Post\nAnn Lee,ann@oxbow.example\nBo Ek,bo@ek.example\n",
    "attendee_list": "Name,Email,Status\nAnn Lee,ann@oxbow.example,going\n",
    "programme": "# Fair, 5 May 2027\n## Agenda\n- 9:00 Rye. **Ann Lee**, Oxbow\n- 10:00 Jam. **Bo Ek**, Ek\n- 11:00 Tea. **Cy Dun**, Dun\n",
    "json_lines": '{"id": "1", "text": "Hi"}\n',
    "whatsapp": "30/12/2025, 14:30 - Ann Lee: Hi\n30/12/2025, 14:31 - Bo Ek: Hi, Ann\n30/12/2025, 14:32 - Ann Lee: <Media omitted>\n",
    "slack": '[{"type": "message", "user": "U1", "text": "Hi", "ts": "1767105000.000100"}]',
    "telegram": '{"name": "Bo Ek", "type": "personal_chat", "id": 7, "messages": [{"id": 1, "type": "message", "date": "2025-12-30T14:30:00", "from": "Bo Ek", "from_id": "user7", "text": "Hi"}]}',
    "roam": '[{"title": "Rye", "children": [{"string": "Met Ann."}]}]',
    "schema_org": '{"@context": "https://schema.org", "@type": "Event", "name": "Rye Fair", "startDate": "2027-05-05"}',
    "web_page": "<!DOCTYPE html><html><head><title>Rye</title></head><body><p>Met Ann.</p></body></html>",
    "looked_up": '---\ntype: looked-up\nabout: "Ann Lee"\n---\n\nAnn bakes rye.\n',
    "rich_text": "{\\rtf1\\ansi Met Ann.\\par}",
    "note": "---\ntitle: Rye\n---\nMet Ann.\n",
}


@pytest.mark.parametrize("expected", SAMPLES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_kinds_do_not_depend_on_the_name(expected: str, encoding: str) -> None:
    data = SAMPLES[expected].encode(encoding)
    for path in ("file", "x.csv", "x.md", "x.vcf"):
        assert kind(data, path) == expected


def test_each_reader_takes_its_own_sample_first() -> None:
    made_with_libraries = {"pdf", "word", "outlook_message"}  # test_documents.py, test_outlook_message.py
    assert {reader.KIND for reader in SUPPORTED} == set(SAMPLES) | made_with_libraries


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (bytes(range(256)) * 20, "not text"),
        (b"<?xml version='1.0'?><a>Hi</a>", "XML"),
        (b'{"a": [1]}', "JSON"),
        (b"// <!-- <mdb:mork:z v='1.4'/> -->\n", "Thunderbird"),
        (b"Item,Price,Stock\nFlour,2,10\nRye,3,4\nOats,1,9\n", "table"),
        (b"--- ... ---", "no writing"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    assert kind(data) == "unreadable"
    assert [reason in why for _, why in refusals(read(data))] == [True]


def test_a_whole_export_in_one_archive() -> None:
    out = io.BytesIO()
    names = ("linkedin_connections", "linkedin_messages", "linkedin_profile", "linkedin_other")
    with zipfile.ZipFile(out, "w") as archive:
        for number, name in enumerate(names):
            archive.writestr(f"Basic_Export/{number}.csv", SAMPLES[name])
    found = [f for f in expand_source(SourceFile("export.zip", out.getvalue())) if isinstance(f, SourceFile)]
    assert [f.path for f in found] == [f"export.zip/Basic_Export/{n}.csv" for n in range(4)]
    assert tuple(read_file(f, TODAY)[0] for f in found) == names


def assert_records_are_sound(data: bytes) -> None:
    for record in read_file(source(data), TODAY)[1]:
        if isinstance(record, Refusal):
            assert record.reason.endswith(".")
            continue
        assert record.place
        if isinstance(record, NoteRecord):
            assert 0 <= record.body_start <= len(record.text)
        if isinstance(record, MessageRecord) and record.sent:
            assert record.sent.tzinfo
        if isinstance(record, EventRecord):
            assert getattr(record.start, "tzinfo", TODAY)


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    assert_records_are_sound(data)


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(sorted(SAMPLES)), st.randoms(use_true_random=False))
def test_samples_with_damage(name: str, rng: random.Random) -> None:
    data = bytearray(SAMPLES[name].encode() * 2)
    for _ in range(rng.randint(1, 8)):
        at = rng.randrange(len(data) + 1)
        if rng.random() < 0.5:
            del data[at : at + rng.randint(1, 15)]
        else:
            data[at:at] = rng.choice(
                [b'"', b",", b"\n", b";", b":", b"\x00", b"\xff", b"=", b"---\n", b"99999", b"[", b"<"]
            )
    assert_records_are_sound(bytes(data))


def test_a_file_too_large_for_its_kind_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(readers.LARGEST, "note", 5)
    found = read_file(SourceFile("long.md", b"A line of a note.\n" * 400_000), TODAY)
    assert found[0] == "unreadable"
    assert [r.reason for r in found[1] if isinstance(r, Refusal)] == [
        "The file has 6 MB; at most 5 MB of a note are read. Split it and import the parts."
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_the_kind_of_a_large_file_is_told_by_its_beginning(encoding: str) -> None:
    data = (
        SAMPLES["vcard"].encode(encoding)
        + SAMPLES["vcard"].encode(
            encoding.removesuffix("-be") + ("-be" if "be" in encoding else "-le" if "16" in encoding else "")
        )
        * 100_000
    )
    assert readers._head(SourceFile("x", data)).data != data
    assert kind(data) == "vcard"


def test_thirty_thousand_rows_and_two_thousand_notes_are_read_quickly() -> None:
    rows = "".join(
        f'Ann{i},Lee,https://l.example/{i},,"Oxbow, {i}",Baker,05 Mar 2024\n' for i in range(30_000)
    )
    head = SAMPLES["linkedin_connections"].rsplit("\n", 2)[0] + "\n"
    with processor_time() as taken:
        assert len(read(head + rows)) == 30_000
    assert taken.seconds < 4
    with processor_time() as taken:
        body = "She said, over soup, that it would rise; we will see.\n- promised jam\n" * 15
        for number in range(2000):
            read(f"---\ntitle: Rye {number}\ndate: 2026-05-19\nwith: [Ann Lee]\n---\n{body}")
    assert taken.seconds < 4


def test_importing_the_readers_loads_no_heavy_library() -> None:
    code = "import sys, coach.readers; print([m for m in ('icalendar', 'recurring_ical_events', 'yaml', 'frontmatter') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_command_line_loads_no_reader_before_it_needs_one() -> None:
    code = "import sys, coach.cli; print([m for m in sys.modules if m.startswith(('coach.readers', 'coach.confidence', 'coach.dates'))])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_program_is_no_note() -> None:
    code = b"# Ann Lee wrote this\nimport csv\nprint('Met Ann Lee.')\n"
    assert refusals(read(code, "tools/read.py")) == [("", "This is a program, no note.")]
    assert kind(code, "tools/read.md") == "note"
