"""A small invented world in which everything is awkward: namesakes, closed passages, threads, odd characters."""

from __future__ import annotations

import datetime as dt

from coach.records import SourceFile
from coach.workspace import Workspace
from tests import every_kind
from tests.small_world import FILES, ME

TODAY = dt.date(2026, 11, 22)

CONNECTIONS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
=HYPERLINK("x"),Müller-Łuczak,https://www.linkedin.com/in/odd-1,,"Quist; Sons, ""Ltd"" \\ Co",@lead,01 Mar 2026
Ana,Soto,https://www.linkedin.com/in/ana-2,,Rye Press,Editor,02 Mar 2026
Ana,Soto,https://www.linkedin.com/in/ana-3,,Loam,Gardener,03 Mar 2026
Ana,Soto,,ana@both.example,,,04 Mar 2026
"""
GOOGLE = """Name,Given Name,Family Name,Nickname,Birthday,Notes,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Name,Organization 1 - Title
Zoë Quist,Zoë,Quist,Zo,--06-15,"Line one
=line two, ends in blank ",* Work,zoe@quist.example ::: zoe@home.example,Mobile,+44 7700 900161,Quist & Co,"-Founder"
"""
CARDS = """BEGIN:VCARD
VERSION:4.0
FN:Bo "the saw" Lind
N:Lind;Bo;;;
NICKNAME:Bosse,Saw\\, the
NOTE:multi\\nline\\; note
EMAIL:Bo+tag@Gmail.com
TEL:+44 20 7946 0018
BDAY:--0406
REV:20260101T000000Z
UID:odd/uid;1
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Bo "the saw" Lind
EMAIL:bo@gmail.com
UID:odd-2
END:VCARD
"""
CLOSED = """---
title: "Supper: with Ana & =Zoë"
date: 2026-06-01
event: Loam Fair
with: [Ana Soto, Zoë Quist]
tags: [nda, "odd: tag"]
audience: employer
embargo: 2026-12-31
place: Ghent
extra: {a: 1}
---
# Supper

Ana Soto told me in confidence that Loam will be sold. She keeps bees.

Not to be passed on: Zoë Quist is leaving.\tTabs and a trailing space 

---
A line of dashes. Bo Lind will send me the saw by 2026-12-01. \U0001f41d\u2028odd
"""
PLAIN = "Met Nora Field at the Loam Fair.\n\nI promised to send Nora the seed list by 2026-11-30.\n"
NAMED = "---\nwith: [Nora Field, Ilse van Dam]\ndate: 2026-06-02\n---\nIlse van Dam rang. Off the record, she is moving.\n"
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//T//EN
BEGIN:VEVENT
UID:series
DTSTART:20260105T090000
DTEND:20260105T093000
RRULE:FREQ=WEEKLY;COUNT=4
EXDATE:20260112T090000
SUMMARY:Weekly\\, with Ana
ORGANIZER;CN="Vera ^'V^' Stroud":mailto:vera@loom.example
ATTENDEE;CN=Ana Soto:mailto:ana@both.example
ATTENDEE;CN=Vera Stroud;PARTSTAT=DECLINED:mailto:vera@loom.example
END:VEVENT
BEGIN:VEVENT
UID:off
DTSTART;VALUE=DATE:20260301
DTEND;VALUE=DATE:20260304
STATUS:CANCELLED
SUMMARY:Loam Fair
LOCATION:Hall 1; Ghent
DESCRIPTION:Bring\\nthe =saw
END:VEVENT
BEGIN:VEVENT
UID:last
DTSTART;VALUE=DATE:99991231
SUMMARY:The end
END:VEVENT
END:VCALENDAR
"""
MESSAGES = """CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT
g1,Group,Ana Soto,https://www.linkedin.com/in/ana-2,"Vera Stroud,Piet Dekker","https://www.linkedin.com/in/vera-9,https://www.linkedin.com/in/piet-dekker-3",2026-07-01 10:00:00 UTC,=subj,"<p>Hello &amp; welcome</p>
=cmd|' /C calc'!A0",INBOX,,No
g1,Group,Vera Stroud,https://www.linkedin.com/in/vera-9,Ana Soto,https://www.linkedin.com/in/ana-2,2026-07-02 10:00:00 UTC,,"Not sent, between us",INBOX,,Yes
"""
MBOX = """From x Thu Jan  1 00:00:00 1970
From: =?utf-8?q?Zo=C3=AB?= Quist <zoe@quist.example>
To: Vera Stroud <vera@loom.example>, "Lind, Bo" <bo@gmail.com>, nobody
Cc: vera@loom.example, Ilse <ilse@dam.example>
Subject: =?utf-8?q?Pr=C3=B6=0Aofs?=
Date: Mon, 01 Jun 2026 09:20:00 +0200
Message-ID: <z1@quist.example>

>From here it goes.

Between us, the hall is closed.

From x Thu Jan  1 00:00:00 1970
From: zoe <zoe@quist.example>
To: vera@loom.example
Subject: Re: Proofs
References: <z1@quist.example>
In-Reply-To: <z1@quist.example>
Message-ID: <z2@quist.example>
X-Mozilla-Draft-Info: internal/draft
Content-Type: text/html; charset=utf-8

<html><body><p>Told in confidence: <b>we</b> sell.</p><img src="http://x.example/a.png"></body></html>

From x Thu Jan  1 00:00:00 1970
From: Nobody In Particular
To: undisclosed-recipients:;
Subject: no address
Date: nonsense

Hello there from nowhere.
"""
TURNS = """{"id":"t1","text":"I moved to Ghent, between us.","speaker":"Ana Soto","group":"g","date":"2026-05-01"}
{"id":"t2","text":"Lovely\\u2028news \\u0007 bell","speaker":"Vera","group":"g"}
{"id":"=t3","text":"Line\\n\\n  indented","title":"T","group":"h"}
"""
LIST = "name,email,Company,Job title,approval_status\n@Ana Soto,ana@both.example,-Loam,+Gardener,waitlist\nIlse van Dam,,Dam,,declined\n"

ODD = {
    "li/Connections.csv": CONNECTIONS, "li/messages.csv": MESSAGES, "google.csv": GOOGLE, "odd cards.vcf": CARDS,
    "notes/CON.md": CLOSED, "notes/a:b?.md": PLAIN, "notes/.x/A.md": NAMED, "cal.ics": CALENDAR, "box.mbox": MBOX,
    "chat.jsonl": TURNS, "loam/list.csv": LIST,
}  # fmt: skip


def fill(ws: Workspace) -> None:
    """Several imports, a newer version of a file, same-named files, and what the user decided in between."""
    ws.set_me(str(ME["name"]), ME["emails"], "https://www.linkedin.com/in/vera-9", str(ME["employer"]))
    ws.import_files([SourceFile("notes/first.md", NAMED.encode())])
    ws.import_files([SourceFile(name, text.encode()) for name, text in FILES.items()])
    ws.import_files([SourceFile(name, text.encode(), dt.date(2026, 10, 1)) for name, text in ODD.items()])
    same = [
        SourceFile("d/note.md", f"About {n} and Ana Soto.".encode(), origin=f"/home/{n}|d/note.md")
        for n in "xy"
    ]
    ws.import_files([*same, SourceFile("D/NOTE.md", b"Third of that name. Ines Fabre sings.")])
    ws.import_files([SourceFile("notes/a:b?.md", (PLAIN + "\nNora Field paints.\n").encode())])
    every_kind.fill(ws)
    said = next(d for d in ws.repository.documents() if "sell" in d.text and d.kind == "mail")
    ws.audiences.mark_sentence(
        next(s.id for s in ws.audiences.sentences(said.id) if "sell" in s.text), "public"
    )
    anas = [p for p in ws.people("ana soto") if p.profiles or "ana@both.example" in p.emails]
    ws.merge(anas[0].id, anas[1].id)
    ws.keep_apart(*(p.id for p in ws.people("piet dekker")[:2]))
    fabre = ws.repository.candidates()[0]
    ws.merge(fabre.left_id, fabre.right_id)
    draft = ws.draft("omar@tolmin.example")
    ws.follow_ups.say(
        ws.person("omar@tolmin.example").id, "thank", "later", until=TODAY + dt.timedelta(days=9)
    )
    ws.follow_ups.set_cadence("Büro 🧶", 45)
    ws.manners.put("sign_off", "Yours, 🧶 as ever", "german", "close")
    ws.keep(ws.review("What a pile of shit.").findings[0])
    chat = ws.chats.new()
    for asked, result in (
        ("Who keeps bees?", ws.ask("Who keeps bees?")),
        ("A draft\nto =Omar, “please”", draft),
    ):
        ws.chats.end(chat, ws.chats.begin(chat, asked), result)
    ws.chats.begin(chat, "And Ana?")
    undone = ws.import_files([SourceFile("gone.md", b"Short and gone. Met Ada Lowe.")])
    ws.undo(undone.batch)
