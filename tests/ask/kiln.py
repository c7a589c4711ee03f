"""A kiln maker's files: contacts, a calendar, mails and notes, English and German, with towns under several names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from coach.workspace import Workspace
from tests.small_world import opened

TODAY = dt.date(2026, 11, 22)
ME = {"name": "Mara Lindt", "emails": ["mara@lindtkilns.example"], "profile": "", "employer": "Lindt Kilns"}
FILES: Mapping[str, str] = {
    "cal.ics": """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//EN
BEGIN:VEVENT
UID:1@x
DTSTAMP:20261001T000000Z
DTSTART;VALUE=DATE:20261014
DTEND;VALUE=DATE:20261016
SUMMARY:Clay Days
LOCATION:Ghent
END:VEVENT
BEGIN:VEVENT
UID:2@x
DTSTAMP:20261001T000000Z
DTSTART:20261126T090000Z
DTEND:20261126T100000Z
SUMMARY:Call Tariq, Salzhof
LOCATION:Wien
END:VEVENT
BEGIN:VEVENT
UID:3@x
DTSTAMP:20261001T000000Z
DTSTART;VALUE=DATE:20261203
DTEND;VALUE=DATE:20261204
SUMMARY:Fluidtag
LOCATION:Nürnberg
END:VEVENT
BEGIN:VEVENT
UID:4@x
DTSTAMP:20260901T000000Z
DTSTART:20260910T110000Z
DTEND:20260910T120000Z
SUMMARY:Salzhof Energie lunch
LOCATION:Wien
END:VEVENT
END:VCALENDAR
""",
    "card.vcf": """BEGIN:VCARD
VERSION:3.0
N:Kowalczyk;Ewa;;;
FN:Ewa Kowalczyk
ORG:Tonwerk Gent;
TITLE:Curator
EMAIL:ewa@tonwerk.example
ADR;TYPE=WORK:;;;Gent;;;Belgium
UID:ewa-1
END:VCARD
""",
    "contacts.csv": """First Name,Last Name,Email,Phone,Company,Job Title,City,Birthday
Odile,Marchetti,odile@bramblewick.example,+44 7700 900201,Bramblewick Ceramics,Kiln Manager,Vienna,1981-12-02
Tariq,Benali,tariq@salzhof.example,+43 1 000 0202,Salzhof Energie,Head of Procurement,Wien,
Signe,Dahlquist,signe@nordglas.example,,Nordglas,Export Manager,Cologne,
Jonas,Petrov,jonas@petrov.example,,Petrov & Sohn,Owner,München,
Jonas,Petrov,jonas.petrov@helioplan.example,,Helioplan,Engineer,Zürich,
Henrik,Aalto,henrik@aalto.example,,Aalto Kilns,Founder,Helsinki,
Wilma,Prang,wilma@fluidtag.example,,Fluidtag,Organiser,Nürnberg,
Greta,Feldmann,greta@tiles.example,+44 7700 900301,Feldmann Tiles,Painter,Leeds,
Nils,Feldmann,nils@stoves.example,,Ofenwerk,Restorer,Prag,
""",
    "fluidtag_guests.csv": """Name,Company,Job title
Wilma Prang,Fluidtag,Organiser
Signe Dahlquist,Nordglas,Export Manager
Ivo Stranz,Stadtwerke Hof,Einkäufer
Lena Uhl,Kaolinwerk Uhl,Kaolin Specialist
Rob Arden,Arden Press,Clerk
""",
    "mail/1.eml": """From: Odile Marchetti <odile@bramblewick.example>
To: Mara Lindt <mara@lindtkilns.example>
Subject: Henrik
Date: Mon, 02 Nov 2026 09:00:00 +0000
Message-ID: <1@x>

Dear Mara,

Your talk was lovely. And I will connect you with Henrik, he builds the small kilns.
Could you send me the drawings of the burner?

Best,
Odile
""",
    "mail/2.eml": """From: Mara Lindt <mara@lindtkilns.example>
To: Odile Marchetti <odile@bramblewick.example>
Subject: Re: Henrik
Date: Tue, 03 Nov 2026 09:00:00 +0000
Message-ID: <2@x>
In-Reply-To: <1@x>

Dear Odile,

Thank you so much for the test tiles, they arrived whole. The drawings follow on Friday.

Best wishes
Mara
""",
    "mail/3.eml": """From: Mara Lindt <mara@lindtkilns.example>
To: Ewa Kowalczyk <ewa@tonwerk.example>
Subject: Salt glaze
Date: Fri, 16 Oct 2026 09:00:00 +0000
Message-ID: <3@x>

Dear Ewa,

It was good to see you at Clay Days. When does your show open?

Best wishes
Mara
""",
    "mail/4.eml": """From: Tariq Benali <tariq@salzhof.example>
To: Mara Lindt <mara@lindtkilns.example>
Subject: Lastkurven
Date: Mon, 16 Nov 2026 09:00:00 +0000
Message-ID: <4@x>

Liebe Mara,

anbei die Lastkurven. Wann können Sie nach Wien kommen?

Viele Grüße
Tariq
""",
    "notes/2026-10-14-clay-days.md": """---
title: Clay Days, first day
date: 2026-10-14
event: Clay Days
with: [Odile Marchetti, Ewa Kowalczyk]
---
**Odile Marchetti** (Bramblewick Ceramics) fires porcelain at night because power is cheap then. She is looking for a supplier of kaolin. She sent me a box of test tiles in September. Her business has doubled since spring.

**Ewa Kowalczyk** from Tonwerk Gent is planning a show on salt glaze in May 2027. Gave her a bottle of pear brandy. I promised her the glaze recipes by 20 November 2026. She would like to meet Henrik Aalto.
""",
    "notes/2026-11-03-tariq.md": """---
title: Lunch with Tariq
date: 2026-11-03
with: [Tariq Benali]
---
Lunch with Tariq in Vienna. He is replacing all gas kilns by 2028 and wants an offer from us before Christmas. He promised to send me the load curves by 15 November. He told me in confidence that Salzhof will close the Linz plant. He lent me his copy of the kiln atlas. Thanked him for the introduction to Signe Dahlquist.
""",
    "notes/2026-11-10-signe.md": """---
title: Telefonat mit Signe
date: 2026-11-10
with: [Signe Dahlquist]
---
Signe hat im Sommer ihre zweite Tochter bekommen. Sie sucht einen Partner für Altglas. Tariq hat uns einander vorgestellt. Ich habe ihr eine Flasche Rum mitgebracht. Ich soll ihr bis Ende November die Preisliste schicken. Nicht ansprechen: den Streit mit Nordglas Dänemark.
""",
    "notes/2026-11-12-jonas.md": """---
title: Jonas Petrov from Helioplan
date: 2026-11-12
with: [Jonas Petrov (Helioplan)]
---
Jonas Petrov from Helioplan builds solar roofs for kilns. He plays the bassoon. I promised to introduce him to Tariq Benali.
""",
    "notes/2026-11-15-feldmann.md": """---
title: Studio visit
date: 2026-11-15
with: [Greta Feldmann]
---
Greta Feldmann, who paints tiles, showed me the studio. She gave me a jar of cobalt. I promised her a bag of clay by 1 December 2026.
""",
    "notes/2026-11-16-nils.md": """---
title: Call with Nils
date: 2026-11-16
with: [Nils Feldmann]
---
Nils Feldmann restores stoves in Prag.
""",
    "notes/goals.md": """---
title: Goals 2026
date: 2026-01-05
tags: [goals]
---
1. Find a kaolin supplier.
2. Win two Stadtwerke as customers.
""",
}


def open_kiln(folder: Path) -> Workspace:
    """The kiln maker's workspace with all files imported."""
    return opened(folder, FILES, ME, TODAY)
