"""An invented user's files for the tests of drafts: a print-maker who goes to a fair and keeps in touch."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from coach.ingest.pipeline import Importer
from coach.records import SourceFile
from coach.review.reviewer import Reviewer
from coach.store import engine as store
from coach.store import tables as t
from coach.store.repository import Repository
from coach.writer.offline import OfflineWriter

TODAY = dt.date(2026, 11, 22)

FAIR = """---
title: Paper Fair, day one, Ghent
date: 2026-10-28
event: Paper Fair
with: [Ines Fabre, Omar Haddou, Piet Dekker]
---
**Ines Fabre** (Rye Press) drew me a binding on a beer mat. I kept the beer mat. I promised her the paper samples by 15 November 2026.

**Omar Haddou** (Tolmin Gallery) showed me three maps of a town that was never built. He told me in confidence that the gallery will close its east wing. Private address only.

**Piet Dekker** (Brine Press) sells presses. Nice, no overlap.
"""

LATER = """---
title: Binding test
date: 2026-11-03
with: [Ines Fabre]
---
Ines sent the binding drawing today in full size. Tried the binding on our own beer mat book; it holds.
"""

CALL = """---
title: Call with Zoe
date: 2026-11-05
with: [Zoe Quist]
---
Zoe walked me through the print on hemp: ink, damp, patience. She will send me the hemp list by 18 November 2026.

- Between us: she is leaving Quist & Co in January.
"""

CLOSED = """---
title: Call with Piet
date: 2026-11-09
with: [Piet Dekker]
audience: me
---
Piet showed me a press with two feeds. He will send me the drawing by 30 November 2026.
"""

CONNECTIONS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ines,Fabre,https://www.linkedin.com/in/ines-fabre-1,ines@rye.example,Rye Press,Editor,12 May 2026
Omar,Haddou,https://www.linkedin.com/in/omar-haddou-2,omar@tolmingallery.example,Tolmin Gallery,Curator,03 Feb 2026
Piet,Dekker,https://www.linkedin.com/in/piet-dekker-3,,Brine Press,Buyer,01 Jan 2025
Zoe,Quist,https://www.linkedin.com/in/zoe-quist-4,zoe@quist.example,Quist & Co,Founder,02 Jan 2026
"""

CARDS = """BEGIN:VCARD
VERSION:3.0
N:Haddou;Omar;;;
FN:Omar Haddou
ORG:Tolmin Gallery;
EMAIL;type=INTERNET:omar@home.example
UID:card-1
END:VCARD
"""

QUESTION = """From: Zoe Quist <zoe@quist.example>
To: Vera Stroud <vera@loom.example>
Subject: Hemp
Date: Mon, 16 Nov 2026 09:20:00 +0000
Message-ID: <z1@quist.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Dear Vera,

Which ink do you use on damp paper?

Zo
"""

THANKED = """From: Vera Stroud <vera@loom.example>
To: Omar Haddou <omar@tolmingallery.example>
Subject: Maps
Date: Fri, 30 Oct 2026 09:20:00 +0000
Message-ID: <v1@loom.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Dear Omar,

Thank you for the three maps.

Vera
"""

ATTENDEES = """name,email,Company,Job title,approval_status
Ines Fabre,ines.fabre@newrye.example,Rye Press,Editor,approved
Vera Stroud,vera@loom.example,Loom Works,Designer,approved
"""

PROGRAMME = """# Book Forum 2026

Leiden, 3 and 4 December 2026

## Day one, Thursday 3 December

- 09:00 Welcome. **Hanne Lund**, Chair, Book Forum
- 10:30 *Boards and thread*. **Ines Fabre**, Editor, Rye Press
- 12:00 Lunch

## Speakers

**Hanne Lund** chairs the forum and binds atlases.

**Ines Fabre** edits picture books at Rye Press.
"""

FILES = {
    "linkedin/Connections.csv": CONNECTIONS,
    "contacts.vcf": CARDS,
    "notes/2026-10-28-fair.md": FAIR,
    "notes/2026-11-03-binding.md": LATER,
    "notes/2026-11-05-call.md": CALL,
    "notes/2026-11-09-piet.md": CLOSED,
    "mail/z1.eml": QUESTION,
    "mail/v1.eml": THANKED,
    "forum/attendees.csv": ATTENDEES,
    "forum/programme.md": PROGRAMME,
}


class World:
    """A workspace with the files imported."""

    def __init__(self, folder: Path, files: dict[str, str]) -> None:
        folder.mkdir()
        sessions = store.sessions(store.connect(folder))
        workspace = store.workspace_id(sessions)
        with sessions() as session, session.begin():
            row = session.get_one(t.Workspace, workspace)
            row.name, row.emails, row.employer = "Vera Stroud", ["vera@loom.example"], "Loom Works"
        Importer(sessions, workspace, TODAY).run([SourceFile(p, x.encode()) for p, x in files.items()], [])
        self.repository = Repository(sessions, workspace)
        self.reviewer = Reviewer(self.repository, TODAY)
        self.writer = OfflineWriter()

    def id_of(self, name: str) -> str:
        """The person of this name."""
        (found,) = [p for p in self.repository.people() if name in p.names]
        return found.id
