"""An invented cider maker's small workspace: people who moved while an old row still says otherwise, hurried lines, and
questions as a person types them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from coach.workspace import Workspace
from tests.small_world import opened

TODAY = dt.date(2026, 11, 27)
ME = {
    "name": "Sylvie Grau",
    "emails": ["sylvie@ciderhouse.example"],
    "profile": "https://www.linkedin.com/in/sylvie-grau",
    "employer": "Ciderhouse",
}

CONNECTIONS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Tomas,Reker,https://www.linkedin.com/in/tomas-reker,,Birch Ferries Ltd,Account Manager,11 Oct 2024
Wanda,Olsen,https://www.linkedin.com/in/wanda-olsen,,Birch Ferries Ltd,Pilot,12 Oct 2024
Jana,Lill,https://www.linkedin.com/in/jana-lill,,Birch Ferries Ltd,Purser,13 Oct 2024
Ruth,Amsel,https://www.linkedin.com/in/ruth-amsel,,Heron Glass,Blower,14 Oct 2024
Ruth,Amsel,https://www.linkedin.com/in/ruth-amsel-2,,Tollgate Press,Editor,15 Oct 2025
Edda,Korn,https://www.linkedin.com/in/edda-korn,,Heron Glass,Buyer,16 Oct 2024
Nils,Faber,https://www.linkedin.com/in/nils-faber,,Tollgate Press,Printer,17 Oct 2024
Paula,Stern,https://www.linkedin.com/in/paula-stern,,Heron Glass,Cutter,18 Oct 2024
Luc,Pomme,https://www.linkedin.com/in/luc-pomme,,Syndicat de Dole,Secretary,20 Oct 2024
Mirta,Ivanek,https://www.linkedin.com/in/mirta-ivanek,,Heron Glass,Director,19 Oct 2024
"""

GUESTS = """Name,Company,Title,Email
Tomas Reker,Quince Terminals,Account Manager,tomas@quince.example
Wanda Olsen,Quince Terminals,Harbour Pilot,wanda@quince.example
Ruth Amsel,Tollgate Press,Editor,
"""

MAIL = """From: Tomas Reker <tomas@quince.example>
To: Sylvie Grau <sylvie@ciderhouse.example>
Subject: New number
Date: Mon, 19 Oct 2026 10:00:00 +0200
Message-ID: <m1@quince.example>
Content-Type: text/plain; charset=utf-8

Dear Sylvie,

I am now at Quince Terminals, the number has changed.

Best wishes
Tomas
"""

NOTES = {
    "2026-06-11-call.md": "Call with Nils Faber\nTomas Reker no longer at Birch Ferries -> went to Quince Terminals in May\n"
    "he'll send the label samples by end of June\n",
    "2026-07-02-edda.md": "Edda Korn hat Heron Glass verlassen. Sie hat drei Kinder und zwei Hunde.\n",
    "2026-07-03-paula.md": "Paula Stern has not left Heron Glass. She has two cats.\n",
    "2026-07-04-jana.md": "Met Jana Lill at the regatta. Through Nils Faber.\n",
    "2026-08-02-luc.md": "Coffee with Luc Pomme. He would like to have lunch and dinner in Dole sometime. Found his first job at sixteen.\n",
    "2026-08-03-barrels.md": "Mirta Ivanek is looking for oak barrels. Paula and Edda both know Luc Pomme from school.\n",
    "2026-08-09-mirta.md": "Met Mirta Ivanek at the glass works. Edda Korn introduced us.\n",
    "2026-07-05-wanda.md": "Paula Stern hat mich mit Wanda Olsen bekannt gemacht.\n",
    "2026-10-06-dole-day1.md": "Dole Cider Days, day one\n\nPaula Stern sat me next to Edda Korn from Heron Glass.\n"
    "Ran into Nils Faber at the coffee stand. He still has not sent me the label samples he promised in June.\n",
    "2026-10-07-dole-day2.md": "Dole Cider Days, day two\n\nLunch with Edda Korn. Jana Lill introduced herself. Luc Pomme did not come.\n",
    "2026-11-24-plan.md": "Plan\n\nFind Nils Faber first - label samples, and is he up for the tasting.\n"
    "Do not mention the new press to Jana Lill, she will be there.\n",
    "2026-11-25-mirta.md": "Mirta Ivanek call\nraised the first round, announcement 10 December, under embargo until then\n"
    "She also switched forwarder: now with Plover Freight\n",
    "2026-09-15-mirta.md": "Mirta Ivanek is angry with her forwarder, Stork Lines.\n",
}

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Orchard//EN
BEGIN:VEVENT
UID:orchard-1
DTSTART:20261201T090000Z
DTEND:20261201T100000Z
SUMMARY:Tasting panel
END:VEVENT
BEGIN:VEVENT
UID:orchard-2
DTSTART:20261203T150000Z
DTEND:20261203T160000Z
SUMMARY:Paula Stern / glasses
END:VEVENT
BEGIN:VEVENT
UID:orchard-3
DTSTART:20261006T090000Z
DTEND:20261007T170000Z
SUMMARY:Dole Cider Days
LOCATION:La Dole
END:VEVENT
END:VCALENDAR
"""


def open_orchard(folder: Path) -> Workspace:
    """A workspace with everything imported."""
    files = {
        "linkedin/Connections.csv": CONNECTIONS,
        "event/cider-fair-attendees.csv": GUESTS,
        "mail/01.eml": MAIL,
        "calendar.ics": CALENDAR,
        **{f"notes/{name}": text for name, text in NOTES.items()},
    }
    return opened(folder, files, ME, TODAY)
