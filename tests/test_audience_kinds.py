"""A folder rule closes the prose of every kind of record: for the draft, the briefing, the reviewer and a model."""

from __future__ import annotations

import quopri
from pathlib import Path

import pytest

from coach.records import SourceFile
from coach.workspace import Workspace
from tests.model_server import ModelServer, from_evidence, prompt_of
from tests.test_confidence_paths import EVENT, card_of, draft_to, world

SECRET = "Omar Haddou is building a second gallery in Porto."
REPEATED = "Good news from my friend Omar Haddou: he is building a second gallery in Porto."
UNNAMED = "Building a second gallery in Porto."
QUOTED = quopri.encodestring(f"Über maps. {SECRET}".encode()).decode()

KINDS = {
    "note": ("n.md", f"---\ntitle: Call\ndate: 2026-11-14\nwith: [Omar Haddou]\n---\n{SECRET}\n"),
    "calendar": (
        "c.ics",
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//T//EN\nBEGIN:VEVENT\nUID:ev-9\nDTSTART:20261110T100000Z\n"
        f"DTEND:20261110T103000Z\nSUMMARY:Coffee\nDESCRIPTION:We ate\\, {SECRET}\n"
        "ATTENDEE;CN=Omar Haddou:mailto:omar@tolmin.example\nEND:VEVENT\nEND:VCALENDAR\n",
    ),
    "card": (
        "o.vcf",
        f"BEGIN:VCARD\nVERSION:3.0\nFN:Omar Haddou\nEMAIL:omar@tolmin.example\nNOTE:{UNNAMED}\nEND:VCARD\n",
    ),
    "old card": (
        "p.vcf",
        "BEGIN:VCARD\nVERSION:2.1\nFN:Omar Haddou\nEMAIL:omar@tolmin.example\n"
        f"NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{QUOTED}\nEND:VCARD\n",
    ),
    "address book": (
        "google.csv",
        "First Name,Last Name,Organization Name,Notes,E-mail 1 - Label,E-mail 1 - Value\n"
        f'Omar,Haddou,Tolmin Gallery,"{UNNAMED}",* Work,omar@tolmin.example\n',
    ),
    "guest": (
        "guests.csv",
        "name,email,Company,Job title,approval_status,What are you working on?\n"
        f"Omar Haddou,omar@tolmin.example,Tolmin Gallery,Curator,approved,{UNNAMED}\n",
    ),
    "message": (
        "messages.csv",
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n"
        "c9,,Omar Haddou,https://www.linkedin.com/in/omar-haddou-2,Vera Stroud,https://www.linkedin.com/in/vera-stroud-9,"
        '2026-11-12 09:00:00 UTC,,"I am building a second gallery in Porto.",INBOX\n',
    ),
    "invitation": (
        "Invitations.csv",
        "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
        'Omar Haddou,Vera Stroud,"11/8/26, 3:43 PM",I am building a second gallery in Porto.,INCOMING,'
        "https://www.linkedin.com/in/omar-haddou-2,https://www.linkedin.com/in/vera-9\n",
    ),
    "chat": (
        "chat.txt",
        "12/11/2026, 14:30 - Omar Haddou: I am building a second gallery in Porto.\n"
        "12/11/2026, 14:31 - Vera Stroud: How lovely\n12/11/2026, 14:32 - Omar Haddou: Tell me when\n",
    ),
    "transcript": (
        "talk.jsonl",
        '{"id": "t1", "text": "I am building a second gallery in Porto.", "speaker": "Omar Haddou", "date": "2026-11-12"}\n',
    ),
    "mail": (
        "m.eml",
        "From: Omar Haddou <omar@tolmin.example>\nTo: Vera Stroud <vera@loom.example>\nSubject: News\n"
        "Date: Thu, 12 Nov 2026 09:20:00 +0000\nMessage-ID: <m9@tolmin.example>\n\nI am building a second gallery in Porto.\n",
    ),
    "praise": (
        "Recommendations_Received.csv",
        "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
        'Omar,Haddou,Tolmin Gallery,Curator,"Omar Haddou is building a second gallery in Porto.","11/09/26, 09:15 AM",VISIBLE\n',
    ),
    "post": (
        "Shares.csv",
        f"Date,ShareLink,ShareCommentary\n2026-11-01 10:00:00,https://l.example/1,{SECRET}\n",
    ),
}


def shown_of(space: Workspace) -> str:
    """What a draft to them and their card in a briefing say."""
    draft = draft_to(space, "Omar Haddou")
    return f"{draft.subject} {draft.body} {card_of(space.brief(EVENT), 'Omar Haddou')}"


@pytest.mark.parametrize("kind", KINDS)
def test_a_folder_rule_closes_the_prose_of_every_kind(tmp_path: Path, kind: str) -> None:
    name, text = KINDS[kind]
    with world(tmp_path, {}) as space:
        receipt = space.import_files([SourceFile(f"clients/{name}", text.encode())])
        assert receipt.files[0].kept
        (before,) = [space.review(REPEATED)]
        assert not [f for f in before.findings if f.detector == "note_leaks"]
        rule = space.audiences.add_folder("clients/**", "me")
        (line,) = space.audiences.rules()
        assert line.documents
        assert "Porto" not in shown_of(space)
        found = [f for f in space.review(REPEATED).findings if f.detector == "note_leaks"]
        assert [c.source for f in found for c in f.citations] == [f"clients/{name}"]
        hits = [h for h in space.search("second gallery in Porto", 20) if h.source == f"clients/{name}"]
        assert hits
        assert "Porto" in hits[0].quote
        assert hits[0].restricted
        space.audiences.remove(rule.id)
        assert not [f for f in space.review(REPEATED).findings if f.detector == "note_leaks"]
        found = [h for h in space.search("second gallery in Porto", 20) if h.source == f"clients/{name}"]
        assert found
        assert not any(h.restricted for h in found)


@pytest.mark.parametrize("kind", ["calendar", "card", "address book", "guest", "message", "praise"])
def test_what_a_rule_closes_goes_to_no_model_elsewhere(tmp_path: Path, kind: str) -> None:
    name, text = KINDS[kind]
    with ModelServer() as server:
        server.reply = from_evidence
        with world(tmp_path, {}, address=server.url.replace("127.0.0.1", "0.0.0.0")) as space:
            space.import_files([SourceFile(f"clients/{name}", text.encode())])
            space.audiences.add_folder("clients/**", "me")
            answer = space.ask("Who is building a second gallery in Porto?")
            draft_to(space, "Omar Haddou")
            space.brief(EVENT)
            sent = [
                prompt_of(r).replace("Who is building a second gallery in Porto?", "")
                for r in server.requests
            ]
    assert sent
    assert not any("second gallery" in p for p in sent)
    assert all(c.restricted for c in answer.citations if "second gallery" in c.quote)
