"""An invented world with Dana Kim in every kind of source that is read, and in what the user set by hand."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile

from coach.briefing.written import Written
from coach.chats.results import Told
from coach.records import SourceFile
from coach.workspace import Workspace
from coach.writer.interface import CardTask, CardText

PROFILE = "https://www.linkedin.com/in/dana-kim-77"
MAIL = "dana.kim@northwind.example"
PHONE = "+44 7700 900142"
NAMES = ("dana kim", "dana.kim", "dana-kim", "dana_kim", "7700900142")
"""What no byte may hold once she is forgotten, in lower case."""

LINKEDIN = {
    "Connections.csv": "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    f"Dana,Kim,{PROFILE},{MAIL},Northwind,Head of Data,05 Mar 2026\n"
    "Bo,Ek,https://www.linkedin.com/in/bo-ek-8,,Ek,Miller,06 Mar 2026\n"
    "Bo,Ek,https://www.linkedin.com/in/bo-ek-9,,Drum,Baker,07 Mar 2026\n",
    "Invitations.csv": "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
    f'Dana Kim,Vera Stroud,"7/8/26, 3:43 PM",Shall we talk bread?,INCOMING,{PROFILE},https://www.linkedin.com/in/vera-9\n'
    'Cy Dun,Vera Stroud,"7/9/26, 3:43 PM",,INCOMING,https://www.linkedin.com/in/cy-dun,https://www.linkedin.com/in/vera-9\n'
    f'Vera Stroud,Dana Kim,"7/9/26, 3:43 PM",,OUTGOING,https://www.linkedin.com/in/vera-9,{PROFILE}\n',
    "Recommendations_Given.csv": "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
    'Dana,Kim,Northwind,Head of Data,"Dana Kim listens before she counts.","07/08/24, 09:15 AM",VISIBLE\n',
    "Recommendations_Received.csv": "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
    'Dana,Kim,Northwind,Head of Data,"Vera made the best loom in town.","07/09/24, 09:15 AM",VISIBLE\n',
    "Endorsement_Received_Info.csv": "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,"
    f"Endorser Public Url,Endorsement Status\n2024/07/08 09:15:00 UTC,Rye,Dana,Kim,{PROFILE},ACCEPTED\n",
    "Shares.csv": "Date,ShareLink,ShareCommentary\n2026-07-01 10:00:00,https://l.example/1,Dana Kim opens a second office in Hull.\n",
    "Comments.csv": "Date,Link,Message\n2026-07-02 10:00:00,https://l.example/2,Congratulations Bo Ek\n",
    "Profile.csv": "First Name,Last Name,Maiden Name,Headline,Geo Location\nVera,Stroud,Elm,Weaver,Leeds\n",
    "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On\n"
    "Drum,Baker,Under Dana Kim,Leeds,Jan 2010,Feb 2011\nLoom Works,Weaver,,Leeds,Apr 2021,\n",
    "Education.csv": "School Name,Start Date,End Date,Notes,Degree Name,Activities\nLeeds,2001,2004,,BSc,Chess\n",
}  # fmt: skip
WHATSAPP = (
    f"30/10/2026, 14:30 - Dana Kim: Rye: two sacks\n30/10/2026, 14:31 - Vera: Told Bo Ek\n"
    f"30/10/2026, 14:32 - {PHONE}: It is me, Dana Kim\n30/10/2026, 14:33 - Bo Ek: Good\n"
)
WITH_DANA = (
    "30/10/2026, 15:30 - Dana Kim: Will you come?\n30/10/2026, 15:31 - Vera: I promised to send you the map\n"
)
SLACK = {
    "users.json": [
        {"id": "U1", "name": "vera", "profile": {"real_name": "Vera Stroud", "email": "vera@loom.example"}},
        {"id": "U2", "name": "dana-kim", "profile": {"real_name": "Dana Kim", "email": MAIL, "phone": PHONE}},
        {"id": "U3", "name": "ann", "profile": {"real_name": "Ann Lee"}},
    ],
    "channels.json": [{"id": "C1", "name": "bread", "created": 1, "members": ["U1", "U2", "U3"]}],
    "dms.json": [{"id": "D12345678", "created": 1, "members": ["U1", "U2"]}],
    "bread/2026-05-01.json": [
        {"type": "message", "user": "U2", "ts": "1777629600.000100", "text": "Ask <@U3> &amp; see",
         "thread_ts": "1777629600.000100"},
        {"type": "message", "user": "U3", "ts": "1777629700.000100", "text": "Thanks <@U2>",
         "thread_ts": "1777629600.000100"},
    ],
    "D12345678/2026-05-02.json": [
        {"type": "message", "user": "U2", "ts": "1777716000.000100", "text": "Will you send me the recipe?"}
    ],
}  # fmt: skip
TELEGRAM = {
    "name": "Dana Kim", "type": "personal_chat", "id": 7, "messages": [
        {"id": 2, "type": "message", "date": "2026-05-01T10:01:00", "from": "Vera", "from_id": "user1", "text": "See a.example"},
        {"id": 3, "type": "message", "date": "2026-05-01T10:02:00", "from": "Dana Kim", "from_id": "user7", "text": "Thanks",
         "reply_to_message_id": 2},
    ],
}  # fmt: skip
CARD = f"BEGIN:VCARD\nVERSION:3.0\nUID:7\nFN:Dana Kim\nEMAIL:{MAIL}\nTEL:{PHONE}\nEND:VCARD\n"
INVITE = (
    "BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:e1\nSEQUENCE:1\nDTSTART:20270401T100000Z\nSUMMARY:Rye with Dana Kim\n"
    f"ORGANIZER;CN=Dana Kim:mailto:{MAIL}\nATTENDEE;CN=Ann Lee:mailto:ann@lee.example\nEND:VEVENT\nEND:VCALENDAR\n"
)
LETTER = f"""From: Ann Lee <ann@lee.example>
To: Vera Stroud <vera@loom.example>, Dana Kim <{MAIL}>
Subject: For Dana Kim and you
Date: Sat, 07 Nov 2026 09:20:00 +0000
Message-ID: <carrier@lee.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=utf-8

For you.

---------- Forwarded message ---------
From: Dana Kim <{MAIL}>
Date: Mon, 25 May 2026 at 09:10
Subject: Rye
To: Ann Lee <ann@lee.example>

Rye is off.

--b
Content-Type: application/pdf; name="Dana Kim plan.pdf"
Content-Disposition: attachment; filename="Dana Kim plan.pdf"
Content-Transfer-Encoding: base64

JVBERg==
--b
Content-Type: text/vcard
Content-Disposition: attachment; filename="dana.vcf"

{CARD}
--b
Content-Type: text/calendar
Content-Disposition: attachment; filename="invite.ics"

{INVITE}
--b
Content-Type: message/rfc822

From: Dana Kim <{MAIL}>
To: Ann Lee <ann@lee.example>
Subject: Carried
Date: Fri, 06 Nov 2026 09:20:00 +0000
Message-ID: <inner@northwind.example>

The oven is cold.
--b--
"""
GUESTS = (
    "name,email,company,job_title,approval_status,What do you hope to learn?\n"
    f"Dana Kim,{MAIL},Northwind,Head of Data,approved,How to slow down\n"
    "Ann Lee,ann@lee.example,Lee,Baker,approved,To meet Dana Kim\n"
)
TABLE = f"Who,Wo,Was\nDana Kim,Northwind,{MAIL}\nEd Fir,Fir,ed@fir.example\n"
PAGE = f"""<html><head><title>Team at Northwind</title></head><body><article><h1>Team at Northwind</h1>
<p>Dana Kim leads data at Northwind. She has written the book on bread and numbers, and speaks at fairs every spring.</p>
<p>Ann Lee bakes there on Thursdays, and her rye has won the prize of the county for three years running.</p>
<p>Write to <a href="mailto:{MAIL}">{MAIL}</a> for more about the fairs and the book on bread.</p></article></body></html>"""
VAULT = {
    "vault/People/Dana Kim.md": f"---\ntype: person\nemail: {MAIL}\ncompany: Northwind\n---\nKeeps bees with [[Ann Lee]]. #person\n",
    "vault/2026-11-05 lunch.md": "with:: [[Dana Kim]], [[Ann Lee]]\n\nDana Kim is leaving. Ann Lee keeps goats. Bo Ek was ill.\n"
    "Private: [[Dana Kim]] told me in confidence that Northwind is for sale.\n",
    "board/dana-kim-and-ann.md": "---\ndate: 2026-11-06\nwith: [Dana Kim, Ann Lee]\n---\nAnn Lee sang. Dana Kim wept.\n",
    "board/plain.md": "---\ndate: 2026-11-07\nwith: [Ann Lee]\n---\nAnn Lee spoke of the board. She likes Dana Kim.\n",
}  # fmt: skip


def zipped(files: dict[str, object]) -> bytes:
    """A ZIP of texts and JSON, the same bytes each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            said = data if isinstance(data, str) else json.dumps(data)
            archive.writestr(zipfile.ZipInfo(name), said)
    return out.getvalue()


def sources() -> list[SourceFile]:
    """The files."""
    day = dt.date(2026, 11, 1)
    files: dict[str, str | bytes] = {
        "linkedin.zip": zipped(dict(LINKEDIN)), "slack.zip": zipped(dict(SLACK)), "result.json": json.dumps(TELEGRAM),
        "WhatsApp Chat with Bakers.txt": WHATSAPP, "WhatsApp Chat with Dana Kim.txt": WITH_DANA, "carrier.eml": LETTER,
        "pydata/guests.csv": GUESTS, "cards/dana_kim.vcf": CARD, **VAULT,
    }  # fmt: skip
    page = SourceFile(
        "northwind.example/team/dana-kim.html", PAGE.encode(), day, "https://northwind.example/team/dana-kim"
    )
    return [
        *(SourceFile(n, d if isinstance(d, bytes) else d.encode(), day) for n, d in files.items()),
        page,
    ]


def document(ws: Workspace, source: str, kind: str = "note") -> int:
    """The number of a document."""
    return next(d.id for d in ws.repository.documents() if d.source == source and d.kind == kind)


def fill(ws: Workspace) -> None:
    """Import everything, and set by hand what can be set: a table's columns, rules, clicks, whom a name means, who is
    two, a captured note, a briefing."""
    ws.import_files(sources())
    ws.import_table(
        SourceFile("odd table.csv", TABLE.encode()), {"Who": "name", "Wo": "organisation", "Was": "email"}
    )
    ws.import_list(f"Dana Kim <{MAIL}>\nFay Ash, Ash & Sons\n", "PyData")
    ws.audiences.add_folder("board", "Dana Kim, Ann Lee", told_by="Ann Lee")
    ws.audiences.add_folder("cards/dana_kim*", "me")
    lunch = ws.audiences.sentences(document(ws, "vault/2026-11-05 lunch.md"))
    ws.audiences.mark_sentence(next(s.id for s in lunch if "goats" in s.text), "me", told_by="Dana Kim")
    ws.audiences.mark_sentence(next(s.id for s in lunch if "for sale" in s.text), "public")
    ws.audiences.mark_document(document(ws, "board/plain.md"), "employer")
    mention = next(m for m in ws.open_mentions() if m.citation.source == "board/plain.md")
    ws.mean(mention.id, ws.person(MAIL).id)
    bos = ws.people("bo ek")
    ws.keep_apart(bos[0].id, bos[1].id)
    for other in [p for p in ws.people() if p.name in ("Dana Kim", PHONE) and MAIL not in p.emails]:
        ws.merge(ws.person(MAIL).id, other.id)
    ws.brief("PyData")
    cards, task = ws.written_cards, CardTask("Dana Kim", ws.today, "new", "PyData", ())
    cards.write(
        task,
        "a model",
        cards.standing(),
        lambda told: Written(CardText(f"Ask {told.name} for rye."), "model"),
    )
    chat = ws.chats.new()
    for asked, result in (
        ("Dana Kim?", ws.ask("Who is Dana Kim?")), ("And her?", ws.ask("Who sold the oven?")), ("Dana", Told(MAIL)),
        ("A draft", ws.draft(MAIL)),
    ):  # fmt: skip
        ws.chats.end(chat, ws.chats.begin(chat, asked), result)
    ws.captures.keep(
        ws.captures.read(
            "met Dana Kim at PyData, leads data at Northwind, promised to send her the rye post, told me in confidence they may be bought"
        )
    )
