"""A baker's supplier: two Lena Hofers, a job that changed hands, an insolvency told in confidence, an embargo and an editor."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from coach.workspace import Workspace
from tests.small_world import calendar, entry, letter, opened

TODAY = dt.date(2026, 11, 24)
ME = {
    "name": "Edwin Marsh",
    "emails": ["edwin@fennel.example"],
    "profile": "",
    "employer": "Fennel Bakery Supplies",
}
MYSELF = "Edwin Marsh <edwin@fennel.example>"

FILES = {
    "calendar.ics": calendar(
        entry("b-1", "20261125T080000Z", "20261125T090000Z", "Breakfast with Ulla Kranz", MYSELF, "Ulla Kranz <ulla@kranz.example>"),
        entry("b-2", "20261125", "20261126", "Payroll day"),
        entry("b-3", "20261210T140000Z", "20261210T150000Z", "Visit of Olaf Berg", MYSELF, "Olaf Berg <olaf@ovenworks.example>"),
    ),
    "events/oven-summit-attendees.csv": """Name,Email,Company,Job title,approval_status,Why do you come?,What do you offer?,Dietary needs
Nuria Sol,nuria@solpan.example,Sol Panadería,Owner,approved,To find a flour supplier,,No nuts
Tomasz Lis,tomasz@crumb.example,Crumb & Co,Head of Sales,approved,Meeting bakers,Refurbished ovens,
Piotr Zar,piotr@zar.example,Zar Mills,Miller,approved,Looking for packaging suppliers,Organic flour,Vegan
Edwin Marsh,edwin@fennel.example,Fennel Bakery Supplies,Partner,approved,Friends,Baking tins,
""",
    "events/programme.md": """# Oven Summit 2026

Leipzig, 1 and 2 December 2026

## Day one, Tuesday 1 December

- 10:00 *Steam and stone*. **Tomasz Lis**, Head of Sales, Crumb & Co
- 11:30 *Tins that last*. **Edwin Marsh**, Partner, Fennel Bakery Supplies
""",
    "linkedin/Connections.csv": """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Lena,Hofer,https://www.linkedin.com/in/lena-hofer-1,,Mühle Hofer,Müllerin,10 Jan 2024
Lena,Hofer,https://www.linkedin.com/in/lena-hofer-2,lena@stadtbank.example,Stadtbank Graz,Credit Analyst,15 Jun 2026
Tomasz,Lis,https://www.linkedin.com/in/tomasz-lis,tomasz@crumb.example,Crumb & Co,Head of Sales,01 Oct 2026
Priya,Raman,https://www.linkedin.com/in/priya-raman,priya@gazette.example,Bakers Gazette,Editor,05 May 2025
Olaf,Berg,https://www.linkedin.com/in/olaf-berg,olaf@ovenworks.example,Ovenworks,Chief Executive,07 Jul 2023
Nuria,Sol,https://www.linkedin.com/in/nuria-sol,nuria@solpan.example,Sol Panadería,Owner,12 Feb 2026
Gareth,Pugh,https://www.linkedin.com/in/gareth-pugh,gareth@ovenworks.example,Ovenworks,Service Technician,20 Sep 2025
Ulla,Kranz,https://www.linkedin.com/in/ulla-kranz,ulla@kranz.example,Kranz Verpackung,Einkäuferin,02 Mar 2026
""",
    "mail/1.eml": letter(
        "b1", MYSELF, "Ulla Kranz <ulla@kranz.example>", "Kartons", "Mon, 16 Nov 2026 09:00:00 +0000",
        """Liebe Ulla,

bitte schicken Sie mir die Preisliste für die Kartons.

Edwin""",
    ),
    "mail/2.eml": letter(
        "b2", MYSELF, "Gareth Pugh <gareth@ovenworks.example>", "Thanks", "Tue, 17 Nov 2026 09:00:00 +0000",
        """Dear Gareth,

thank you for repairing the big oven so fast.

Edwin""",
    ),
    "mail/3.eml": letter(
        "b3", "Nuria Sol <nuria@solpan.example>", MYSELF, "Flour", "Wed, 18 Nov 2026 09:00:00 +0000",
        """Dear Edwin,

do you know a flour supplier near Valencia? I need 200 kilos a month.

Nuria""",
    ),
    "mail/4.eml": letter(
        "b4", "Lena Hofer <lena@stadtbank.example>", MYSELF, "Contract", "Fri, 20 Nov 2026 09:00:00 +0000",
        """Dear Edwin,

here is the contract we spoke about. Please sign it by 27 November.

Lena""",
    ),
    "notes/2026-05-20-call-tomasz.md": """---
title: Call with Tomasz
date: 2026-05-20
with: [Tomasz Lis]
---
Tomasz is sales manager at Ovenworks. He promised me the oven drawings by 1 June 2026. He speaks Polish and Czech.
""",
    "notes/2026-09-30-call-tomasz.md": """---
title: Call with Tomasz
date: 2026-09-30
with: [Tomasz Lis]
---
Tomasz has left Ovenworks and starts at Crumb & Co tomorrow. Gareth Pugh will take over from him until Christmas. The oven drawings arrived, thank you.

He asked me to recommend a packaging supplier. I suggested Ulla Kranz.
""",
    "notes/2026-10-12-berlin.md": """---
title: Brot und Markt, Tag eins
date: 2026-10-12
event: Brot und Markt
location: Berlin
with: [Olaf Berg, Lena Hofer, Nuria Sol]
---
**Olaf Berg** (Ovenworks) told me in strict confidence that Ovenworks will file for insolvency in January. He asked me not to tell Gareth Pugh.

**Lena Hofer** von der Mühle Hofer sucht einen Käufer für ihre alte Steinmühle. Ihr Bruder Jonas ist Bäcker in Linz. Sie hat mir ein Buch über Sauerteig geliehen.

**Nuria Sol** is allergic to nuts. She wants to open a second shop in Valencia in spring 2027. I lent her 40 proofing baskets. Nuria knows the owner of Forn Vell.
""",
    "notes/2026-10-13-berlin.md": """---
title: Brot und Markt, Tag zwei
date: 2026-10-13
event: Brot und Markt
location: Berlin
with: [Priya Raman, Ulla Kranz]
---
**Priya Raman** (Bakers Gazette) writes about old grains. Embargo until 2 December 2026: our new rye line. I promised Priya the press kit by 25 November 2026.

**Ulla Kranz** hat zwei Kinder und spielt Cello. Ulla hat mich Priya vorgestellt.
""",
    "notes/2026-11-05-graz.md": """---
title: Lunch with Lena Hofer (Stadtbank Graz)
date: 2026-11-05
location: Graz
with: [Lena Hofer]
---
Lena Hofer of Stadtbank Graz offers a loan at 4 percent. She has twins. She will send the contract by 20 November 2026.

Nuria gave back the proofing baskets by post.
""",
    "notes/2026-11-16-journal.md": """---
title: Journal
date: 2026-11-16
---
Heard from Nuria that Gareth Pugh might leave Ovenworks for Crumb & Co. Not sure.

Need a plumber. Gareth repairs ovens and cycles to work.
""",
}  # fmt: skip


def open_bakery(folder: Path) -> Workspace:
    """A workspace with everything imported."""
    return opened(folder, FILES, ME, TODAY)
