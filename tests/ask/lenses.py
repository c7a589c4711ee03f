"""A lens maker's network: namesakes on one list, sign-up answers, things lent, a successor, two entries at one hour."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from coach.workspace import Workspace
from tests.small_world import calendar, entry, letter, opened

TODAY = dt.date(2026, 11, 24)
ME = {"name": "Jonna Pelzer", "emails": ["jonna@kiesel.example"], "profile": "", "employer": "Kiesel Optik"}
MYSELF = "Jonna Pelzer <jonna@kiesel.example>"

FILES = {
    "calendar.ics": calendar(
        entry("e-1", "20261201T090000Z", "20261201T093000Z", "Call Greta Nyberg", MYSELF, "Greta Nyberg <greta@norrby.example>"),
        entry("e-2", "20261201T090000Z", "20261201T100000Z", "Budget round"),
        entry("e-3", "20261203T120000Z", "20261203T130000Z", "Lunch with Anselm Bruckner", MYSELF, "Anselm Bruckner <anselm@hafenlicht.example>"),
        entry("e-4", "20270120", "20270123", "Harbour Optics Summit", place="Hull"),
        entry("e-5", "20260908", "20260910", "Optik Forum Jena", place="Jena"),
        entry("e-6", "20261104T150000Z", "20261104T160000Z", "Coffee with Philippa Moss", MYSELF, "Philippa Moss <philippa@lensweekly.example>"),
    ),
    "contacts.vcf": """BEGIN:VCARD
VERSION:3.0
N:Wolny;Dariusz;;;
FN:Dariusz Wolny
ORG:Larkfield Instruments;
TITLE:Service Engineer
EMAIL;type=INTERNET:dariusz.wolny@mail.example
TEL;type=CELL:+44 7700 900222
REV:20240510T080000Z
UID:c-1
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Bruckner;Anselm;;;
FN:Anselm Bruckner
ORG:Hafenlicht GmbH;
TITLE:Geschäftsführer
EMAIL;type=INTERNET:anselm@hafenlicht.example
BDAY:1971-04-09
ADR;TYPE=WORK:;;Kai 4;Kiel;;24103;Germany
REV:20260201T080000Z
UID:c-2
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Otterbach;Selma;;;
FN:Selma Otterbach
ORG:Otterbach Messebau;
TITLE:Inhaberin
EMAIL;type=INTERNET:selma@otterbach.example
ADR;TYPE=WORK:;;Lange Gasse 1;Jena;;07743;Germany
REV:20260301T080000Z
UID:c-3
END:VCARD
""",
    "events/harbour-optics-summit.csv": """Name,Email,Company,Job title,approval_status,What are you looking for?,What can you offer?
Greta Nyberg,greta@norrby.example,Norrby Lenses,Head of Product,approved,A distributor for Portugal,Sample lenses
Odile Farrant,odile@farrant.example,Farrant Labs,Founder,approved,A stand builder for spring fairs,Contract measurements
Kasimir Lund,kasimir@lund.example,Lund Coatings,Buyer,approved,Ein Messebauer und eine Druckerei,Testbeschichtungen
Rupert Ashby,rupert@larkfield.example,Larkfield Instruments,Sales Director,approved,,A used spectrometer
Daniel Roth,daniel.roth@veld.example,Veld Systems,Engineer,approved,Not looking for a stand builder,Advice on lasers
Daniel Roth,d.roth@mark.example,Mark Optical,Purchasing,declined,Investors,
Jonna Pelzer,jonna@kiesel.example,Kiesel Optik,Marketing Lead,approved,New dealers,
""",
    "events/optik-forum-jena.csv": """Name,Email,Company,Job title,approval_status
Rupert Ashby,rupert@larkfield.example,Larkfield Instruments,Sales Director,approved
Greta Nyberg,greta@norrby.example,Norrby Lenses,Head of Product,approved
Mirjam Kessel,,Hafenlicht GmbH,Entwicklungsingenieurin,approved
Odile Farrant,odile@farrant.example,Farrant Labs,Founder,approved
""",
    "events/programme.md": """# Harbour Optics Summit 2027

Hull, 20 to 22 January 2027

## Day one, Wednesday 20 January

- 09:00 Welcome. **Odile Farrant**, Founder, Farrant Labs
- 10:30 *Cold coatings*. **Greta Nyberg**, Head of Product, Norrby Lenses
- 14:00 *What dealers want*. **Jonna Pelzer**, Marketing Lead, Kiesel Optik
""",
    "linkedin/Connections.csv": """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Rupert,Ashby,https://www.linkedin.com/in/rupert-ashby-1,rupert@larkfield.example,Larkfield Instruments,Sales Director,14 Mar 2025
Mirjam,Kessel,https://www.linkedin.com/in/mirjam-kessel-a,,Hafenlicht GmbH,Entwicklungsingenieurin,02 Sep 2025
Mirjam,Kessel,https://www.linkedin.com/in/mirjam-kessel-b,,Stadtmuseum Kassel,Registrarin,20 Jan 2026
Dariusz,Wolny,https://www.linkedin.com/in/dariusz-wolny-3,,Norrby Lenses,Service Manager,11 Jun 2026
Greta,Nyberg,https://www.linkedin.com/in/greta-nyberg-4,greta@norrby.example,Norrby Lenses,Head of Product,03 Oct 2026
Theo,Quandt,https://www.linkedin.com/in/theo-quandt-5,theo@quandt.example,Quandt & Söhne,Versicherungsmakler,05 Feb 2024
Philippa,Moss,https://www.linkedin.com/in/philippa-moss-6,philippa@lensweekly.example,Lens Weekly,Reporter,19 Aug 2026
Ibrahim,Saleh,https://www.linkedin.com/in/ibrahim-saleh-7,,Larkfield Instruments,Service Engineer,22 Sep 2026
Noemi,Castell,https://www.linkedin.com/in/noemi-castell-8,noemi@castell.example,Castell Fotografie,Photographer,30 Nov 2023
""",
    "mail/a1.eml": letter(
        "a1", MYSELF, "Greta Nyberg <greta@norrby.example>", "Prices", "Mon, 16 Nov 2026 09:00:00 +0000",
        """Dear Greta,

could you send me the February price list?

Jonna""",
    ),
    "mail/a2.eml": letter(
        "a2", MYSELF, "Noemi Castell <noemi@castell.example>", "The pictures", "Wed, 18 Nov 2026 09:00:00 +0000",
        """Dear Noemi,

here are the pictures from Jena. The light was good on both days.

Jonna""",
    ),
    "mail/a3.eml": letter(
        "a3", "Rupert Ashby <rupert@larkfield.example>", MYSELF, "Stand", "Thu, 19 Nov 2026 09:00:00 +0000",
        """Dear Jonna,

could you tell me your stand number before Friday?

Rupert""",
    ),
    "mail/a4.eml": letter(
        "a4", "Theo Quandt <theo@quandt.example>", MYSELF, "Danke", "Tue, 03 Nov 2026 09:00:00 +0000",
        """Liebe Jonna,

danke für das Mittagessen. Die Police schicke ich nächste Woche.

Theo""",
    ),
    "mail/a5.eml": letter(
        "a5", MYSELF, "Selma Otterbach <selma@otterbach.example>", "Stand", "Fri, 13 Nov 2026 09:00:00 +0000",
        """Liebe Selma,

können Sie mir die Maße der Theke schicken? Und wann brauchen Sie die Leiter zurück?

Jonna""",
    ),
    "mail/a6.eml": letter(
        "a6", MYSELF, "Philippa Moss <philippa@lensweekly.example>", "Article", "Thu, 05 Nov 2026 09:00:00 +0000",
        """Dear Philippa,

it was good to talk yesterday. I attach the press photo.

Jonna""",
    ),
    "mail/a7.eml": letter(
        "a7", "Kasimir Lund <kasimir@lund.example>", MYSELF, "Besuch", "Fri, 20 Nov 2026 09:00:00 +0000",
        """Liebe Frau Pelzer,

haben Sie im Januar in Hull Zeit für ein Gespräch?

Kasimir Lund""",
    ),
    "notes/2026-09-08-jena.md": """---
title: Optik Forum Jena, day one
date: 2026-09-08
event: Optik Forum Jena
location: Jena
with: [Rupert Ashby, Greta Nyberg, Ibrahim Saleh]
---
**Rupert Ashby** (Larkfield Instruments) says that Ibrahim Saleh took over from Dariusz Wolny as service engineer in August. Rupert lent me his field microscope until the end of November. I promised to send him the calibration sheet by 2026-11-20.

**Greta Nyberg** (Norrby Lenses) is looking for a distributor in Portugal. She introduced me to Ibrahim Saleh at the coffee stand.

**Ibrahim Saleh** grew up in Bergen and restores old cameras. I lent him my copy of "Light and Glass".
""",
    "notes/2026-09-09-jena.md": """---
title: Optik Forum Jena, Tag zwei
date: 2026-09-09
event: Optik Forum Jena
location: Jena
with: [Anselm Bruckner, Selma Otterbach]
---
**Anselm Bruckner** (Hafenlicht GmbH) hat mir im Vertrauen gesagt, dass Hafenlicht die schwedische Norrby Lenses übernehmen will, bis zum 15. Januar 2027 darf das niemand wissen. Er segelt und sucht eine Reinigungsfirma für die Linsenhalle.

**Selma Otterbach** baut Messestände für Larkfield. Ich habe mir von Selma eine Leiter geliehen. Sie schickt mir bis zum 1. Dezember 2026 ein Angebot für unseren Stand.
""",
    "notes/2026-10-14-call-rupert.md": """---
title: Call with Rupert Ashby
date: 2026-10-14
with: [Rupert Ashby]
---
Rupert will introduce me to the buyer at Halden Observatory by 10 November 2026. He is thinking about leaving Larkfield, strictly between us.

His daughter started at art school in Leeds.
""",
    "notes/2026-10-20-kassel.md": """---
title: Kassel
date: 2026-10-20
location: Kassel
with: [Mirjam Kessel]
---
Mirjam Kessel vom Stadtmuseum sucht jemanden, der historische Objektive reinigt. Sie hat Höhenangst. Ich habe ihr versprochen, den Kontakt zu Ibrahim Saleh herzustellen.
""",
    "notes/2026-11-02-lunch-theo.md": """---
title: Lunch with Theo Quandt
date: 2026-11-02
with: [Theo Quandt]
---
Theo insures the Hafenlicht lens hall and two museums. He took over the firm from his father in 2019. Theo owes me the contract draft by 25 November 2026.

I borrowed an umbrella from Theo.
""",
    "notes/2026-11-10-journal.md": """---
title: Week 46
date: 2026-11-10
---
Noemi Castell has replaced Lars Hemming as the photographer of the Optik Forum.

Dariusz told Rupert that Norrby pays better. Philippa Moss has moved from the trade desk to the science desk at Lens Weekly.

Bought a new tripod. Must ask Greta about the February prices.
""",
}  # fmt: skip


def open_lenses(folder: Path) -> Workspace:
    """A workspace with everything imported."""
    return opened(folder, FILES, ME, TODAY)
