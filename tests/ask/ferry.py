"""An invented ferry planner's workspace with what makes questions hard: two people called Jo and two called Sam, people
met and never written to, introductions, one person at two employers, notes in English and German."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from coach.workspace import Workspace
from tests.small_world import opened

TODAY = dt.date(2026, 11, 22)
ME = {
    "name": "Nora Vik",
    "emails": ["nora@vikferries.example"],
    "profile": "https://www.linkedin.com/in/nora-vik",
    "employer": "Vik Ferries",
}

CONNECTIONS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Joanna,Brandl,https://www.linkedin.com/in/joanna-brandl,joanna@quayworks.example,Quayworks,Harbour Engineer,12 Sep 2026
Jo,Tveit,https://www.linkedin.com/in/jo-tveit,jo@fjordlinjen.example,Fjordlinjen,Route Planner,03 Feb 2026
Samuel,Abara,https://www.linkedin.com/in/samuel-abara,samuel@quayworks.example,Quayworks,Naval Architect,10 Mar 2026
Samantha,Roe,https://www.linkedin.com/in/samantha-roe,sam@tidecharts.example,Tidecharts,Textile Designer,16 Sep 2025
Hanan,Attar,https://www.linkedin.com/in/hanan-attar,,Quayworks,Buyer,02 Feb 2024
Petra,Lindqvist,https://www.linkedin.com/in/petra-lindqvist,petra@fjordlinjen.example,Fjordlinjen,Curator of Ships,04 Apr 2026
Otto,Falk,https://www.linkedin.com/in/otto-falk,otto@tidecharts.example,Tidecharts,Cartographer,05 May 2026
Ines,Holm,https://www.linkedin.com/in/ines-holm,,Bryggen Lines,Purser,05 Jul 2025
Mira,Sand,https://www.linkedin.com/in/mira-sand,,Tidecharts,Recruiter,05 Jun 2026
"""

NOTES = {
    "2026-03-10-ferry-days.md": """---
title: Ferry Days, Gothenburg
date: 2026-03-10
event: Ferry Days
with: [Joanna Brandl, Otto Falk, Samuel Abara]
place: Gothenburg
---
**Joanna Brandl** (Quayworks) builds ramps that fold. She sails a wooden dinghy. I promised to send her the berth plan by 2 December 2026.

**Otto Falk** of Tidecharts draws currents by hand. Petra Lindqvist introduced me to Otto.

**Samuel Abara** (Quayworks) thinks in hulls. He lives in Malmö.
""",
    "2026-06-02-night-boats.md": """---
title: Night Boats Meeting, Kiel
date: 2026-06-02
event: Night Boats Meeting
with: [Jo Tveit, Samantha Roe, Petra Lindqvist]
place: Kiel
---
**Jo Tveit** (Fjordlinjen) plans night routes and bakes rye bread.

**Samantha Roe** of Tidecharts prints charts on cloth. Sam owes me the cloth samples by 1 November 2026, she said she would send them.

**Petra Lindqvist** keeps the old ships of Fjordlinjen afloat.
""",
    "2026-09-20-call-petra.md": """---
title: Call with Petra
date: 2026-09-20
with: [Petra Lindqvist]
---
Petra offered to introduce me to the harbour master of Turku. She will retire in 2028.
""",
    "2026-10-05-anruf-otto.md": """---
title: Anruf mit Otto
date: 2026-10-05
with: [Otto Falk]
---
Otto Falk züchtet Bienen auf dem Dach. Er sucht eine Wohnung in Kiel.
""",
    "2026-08-01-bergen.md": """---
title: Lunch with Ines, Bergen
date: 2026-08-01
with: [Ines Holm]
place: Bergen
---
Ines Holm of Bryggen Lines counts passengers by ear.
""",
    "goals.md": """---
title: Goals for the year
date: 2026-01-04
tags: [goals]
---
- Find two harbours that will test the folding ramp.
- Learn to read a tide table without help.
""",
    "2026-11-10-plan.md": """---
title: Plan for the congress
date: 2026-11-10
---
My talk is on Thursday at 11:00 in the Net Loft: *Ramps that fold*.

I am nervous about the first question.
""",
}

MESSAGES = """CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER
c1,,Otto Falk,https://www.linkedin.com/in/otto-falk,Nora Vik,https://www.linkedin.com/in/nora-vik,2026-11-18 09:00:00 UTC,,"Could you send me the current tables?",INBOX
c2,,Nora Vik,https://www.linkedin.com/in/nora-vik,Joanna Brandl,https://www.linkedin.com/in/joanna-brandl,2026-04-12 08:00:00 UTC,,"The ramp looks right. Could you send the load figures?",INBOX
c3,,Nora Vik,https://www.linkedin.com/in/nora-vik,Mira Sand,https://www.linkedin.com/in/mira-sand,2026-07-01 08:00:00 UTC,,"Thank you, not for me.",INBOX
c4,,Nora Vik,https://www.linkedin.com/in/nora-vik,Ines Holm,https://www.linkedin.com/in/ines-holm,2026-07-20 08:00:00 UTC,,"Lunch in Bergen, then.",INBOX
"""

ATTENDEES = """name,email,Company,Job title,approval_status
Joanna Brandl,joanna@quayworks.example,Quayworks,Harbour Engineer,approved
Otto Falk,otto@tidecharts.example,Tidecharts,Cartographer,approved
Petra Lindqvist,petra@fjordlinjen.example,Fjordlinjen,Curator of Ships,declined
Ulla Storm,ulla@quayworks.example,Quayworks,Welder,approved
Nora Vik,nora@vikferries.example,Vik Ferries,Planner,approved
"""

PROGRAMME = """# Harbour Congress 2026

Turku, 3 and 4 December 2026

## Day one, Thursday 3 December

- 09:00 Welcome. **Aino Lehto**, Aland Pilots
- 11:00 Net Loft: *Ramps that fold*. **Nora Vik**, Vik Ferries
- 15:30 *Currents by hand*. **Otto Falk**, Tidecharts

## Day two, Friday 4 December

- 10:00 *Welding under water*. **Aino Lehto**, Aland Pilots
"""


def open_ferry(folder: Path) -> Workspace:
    """A workspace with everything imported."""
    files = {
        "linkedin/Connections.csv": CONNECTIONS,
        "linkedin/messages.csv": MESSAGES,
        "congress/attendees.csv": ATTENDEES,
        "congress/programme.md": PROGRAMME,
        **{f"notes/{name}": text for name, text in NOTES.items()},
    }
    return opened(folder, files, ME, TODAY)
