"""A small invented network in real file formats, for tests that need a whole import."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from coach.settings import Settings
from coach.workspace import Workspace

TODAY = "2026-11-22"
ME = {"name": "Vera Stroud", "emails": ["vera@loom.example"], "profile": "", "employer": "Loom Works"}

CONNECTIONS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ines,Fabre,https://www.linkedin.com/in/ines-fabre-1,,Rye Press,Editor,12 May 2026
Omar,Haddou,https://www.linkedin.com/in/omar-haddou-2,omar@tolmin.example,Tolmin Gallery,Curator,03 Feb 2026
,,,,,,
Piet,Dekker,https://www.linkedin.com/in/piet-dekker-3,,Lumen,Engineer,01 Jan 2025
Piet,Dekker,https://www.linkedin.com/in/piet-dekker-4,,Brine Terminal,Buyer,02 Jan 2025
"""

MESSAGES = """CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER
c1,,Ines Fabre,https://www.linkedin.com/in/ines-fabre-1,Vera Stroud,https://www.linkedin.com/in/vera-stroud-9,2026-11-10 09:00:00 UTC,,"Could you send me the proofs by Friday?",INBOX
c1,,Vera Stroud,https://www.linkedin.com/in/vera-stroud-9,Ines Fabre,https://www.linkedin.com/in/ines-fabre-1,2026-11-01 08:00:00 UTC,,"Good to see you in Ghent.",INBOX
"""

CARDS = """BEGIN:VCARD
VERSION:3.0
N:Haddou;Omar;;;
FN:Omar Haddou
ORG:Old Mill Museum;
EMAIL;type=INTERNET:omar@tolmin.example
TEL;type=CELL:+44 7700 900161
UID:card-1
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Fabre;Inès;;;
FN:Inès Fabre
ORG:Rye Press;
EMAIL;type=INTERNET:ines@home.example
UID:card-2
END:VCARD
"""

NOTE_FAIR = """---
title: Paper Days, day one, Ghent
date: 2026-10-28
event: Paper Days
with: [Ines Fabre, Omar Haddou]
---
**Ines Fabre** (Rye Press) showed me a new binding. She keeps bees. I promised to send her the paper samples by 2026-11-30.

**Omar Haddou** told me in confidence that the gallery will close its east wing. He collects maps.
"""

NOTE_CALL = """---
title: Call with Omar
date: 2026-11-05
with: [Omar Haddou]
---
Omar has moved house.

- He will send me the loan form by 20 November 2026.
"""

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Test//EN
BEGIN:VEVENT
UID:ev-1
DTSTART:20261105T100000Z
DTEND:20261105T103000Z
SUMMARY:Call Omar
ORGANIZER;CN=Vera Stroud:mailto:vera@loom.example
ATTENDEE;CN=Vera Stroud:mailto:vera@loom.example
ATTENDEE;CN=Omar Haddou:mailto:omar@tolmin.example
END:VEVENT
END:VCALENDAR
"""

ATTENDEES = """name,email,Company,Job title,approval_status
Ines Fabre,,Rye Press,Editor,approved
Zoe Quist,zoe@quist.example,Quist & Co,Founder,approved
Vera Stroud,vera@loom.example,Loom Works,Designer,approved
"""

PROGRAMME = """# Book Forum 2026

Leiden, 3 and 4 December 2026

## Day one, Thursday 3 December

- 09:00 Welcome. **Zoe Quist**, Founder, Quist & Co
- 10:30 *Paper and fire*. **Ines Fabre**, Editor, Rye Press
- 12:00 Lunch

## Speakers

**Zoe Quist** founded Quist & Co and prints on hemp.

**Ines Fabre** edits picture books at Rye Press.
"""

MAIL = """From: Omar Haddou <omar@tolmin.example>
To: Vera Stroud <vera@loom.example>
Subject: The loan form
Date: Fri, 06 Nov 2026 09:20:00 +0000
Message-ID: <m1@tolmin.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Dear Vera,

Thank you for the call. The form needs one more signature.

Omar
"""

FILES = {
    "linkedin/Connections.csv": CONNECTIONS,
    "linkedin/messages.csv": MESSAGES,
    "contacts.vcf": CARDS,
    "calendar.ics": CALENDAR,
    "notes/2026-10-28-paper-days.md": NOTE_FAIR,
    "notes/2026-11-05-call.md": NOTE_CALL,
    "forum/attendees.csv": ATTENDEES,
    "forum/programme.md": PROGRAMME,
    "mail/m1.eml": MAIL,
}


def letter(mark: str, sender: str, to: str, subject: str, sent: str, text: str) -> str:
    """A mail as a file; `mark` is the beginning of its Message-ID."""
    return f"""From: {sender}
To: {to}
Subject: {subject}
Date: {sent}
Message-ID: <{mark}@mail.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

{text}
"""


def entry(uid: str, starts: str, ends: str, name: str, *people: str, place: str = "") -> str:
    """A calendar entry. It lasts all day where its days have no hour; `people` are written like addresses of a mail."""
    kind = "" if "T" in starts else ";VALUE=DATE"
    lines = [f"UID:{uid}", f"DTSTART{kind}:{starts}", f"DTEND{kind}:{ends}", f"SUMMARY:{name}"]
    lines += [f"LOCATION:{place}"] if place else []
    for person in people:
        called, _, address = person.rstrip(">").partition(" <")
        lines.append(f"ATTENDEE;CN={called}:mailto:{address}")
    return "\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT", ""])


def calendar(*entries: str) -> str:
    """A calendar as a file."""
    return "".join(["BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\n", *entries, "END:VCALENDAR\n"])


def write_files(folder: Path, files: Mapping[str, str] = FILES) -> Path:
    """Write all files, by their paths below a folder, and give the folder back."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def opened(folder: Path, files: Mapping[str, str], me: Mapping[str, Any], today: dt.date) -> Workspace:
    """A workspace below `folder` on a day, of somebody and with all these files imported; to be closed."""
    space = Workspace.open(Settings(workspace=folder / "workspace", _env_file=None), today)
    space.set_me(**me)
    space.import_paths([write_files(folder / "files", files)])
    return space


@contextmanager
def small_workspace(folder: Path) -> Iterator[Workspace]:
    """A workspace in `folder` with all files of this world imported, on its day."""
    settings = Settings(workspace=folder / "ws", _env_file=None)
    with Workspace.open(settings, dt.date.fromisoformat(TODAY)) as opened:
        opened.set_me(str(ME["name"]), ME["emails"], "", str(ME["employer"]))
        opened.import_paths([write_files(folder / "files")])
        yield opened
