"""A theatre maker's autumn: who needs whom, who is late with what, an event with its town in its name, and what is not so."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from coach.workspace import Workspace
from tests.small_world import opened

TODAY = dt.date(2026, 11, 27)
ME = {"name": "Iris Calder", "emails": ["iris@calder.example"], "profile": "", "employer": "Calder Stages"}

FILES = {
    "linkedin/Connections.csv": """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Greta,Holm,https://www.linkedin.com/in/greta-holm,greta@nordlyd.example,Nordlyd,Sound Designer,10 Jan 2024
Piers,Ashdown,https://www.linkedin.com/in/piers-ashdown,piers@ashdown.example,Ashdown Light,Lighting Designer,15 Jun 2025
Yuki,Sato,https://www.linkedin.com/in/yuki-sato,yuki@lume.example,Teatro Lume,Stage Manager,01 Oct 2025
Karl,Benning,https://www.linkedin.com/in/karl-benning,karl@skiel.example,Schauspiel Kiel,Dramaturg,05 May 2025
Renate,Voss,https://www.linkedin.com/in/renate-voss,renate@skiel.example,Schauspiel Kiel,Intendantin,07 Jul 2023
Omar,Diaz,https://www.linkedin.com/in/omar-diaz,omar@diaz.example,Diaz Touring,Producer,12 Feb 2026
Lotte,Frank,https://www.linkedin.com/in/lotte-frank,lotte@frank.example,Frank Kostüme,Kostümbildnerin,20 Sep 2025
Finn,Ryan,https://www.linkedin.com/in/finn-ryan,finn@ryan.example,Ryan Scores,Composer,02 Mar 2026
Ada,Moss,https://www.linkedin.com/in/ada-moss,ada@stageweekly.example,Stage Weekly,Critic,02 Mar 2026
Hugo,Lind,https://www.linkedin.com/in/hugo-lind,hugo@lind.example,Lind Carpentry,Carpenter,02 Apr 2026
""",
    "mail/a1.eml": """From: Iris Calder <iris@calder.example>
To: Yuki Sato <yuki@lume.example>
Subject: Crew
Date: Fri, 6 Nov 2026 09:00:00 +0000
Message-ID: <a1@x.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Dear Yuki,

thank you for the tour. Could you send me the crew plan by 20 November?

Iris
""",
    "mail/a2.eml": """From: Yuki Sato <yuki@lume.example>
To: Iris Calder <iris@calder.example>
Subject: Re: Crew
Date: Mon, 9 Nov 2026 09:00:00 +0000
Message-ID: <a2@x.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Dear Iris,

I will send you the crew plan next week.

Yuki
""",
    "mail/a3.eml": """From: Renate Voss <renate@skiel.example>
To: Iris Calder <iris@calder.example>
Subject: Termin
Date: Tue, 24 Nov 2026 09:00:00 +0000
Message-ID: <a3@x.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Liebe Iris,

können Sie mir bis 3. Dezember das Konzept schicken?

Renate
""",
    "mail/a4.eml": """From: Iris Calder <iris@calder.example>
To: Omar Diaz <omar@diaz.example>
Subject: Tour
Date: Wed, 11 Nov 2026 09:00:00 +0000
Message-ID: <a4@x.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Dear Omar,

Greta Holm would be a fine sound designer for you. I'll introduce you to her next week.

Iris
""",
    "notes/2026-09-14-greta.md": """# Coffee with Greta Holm, 14 September 2026

Greta Holm is looking for a producer for her winter piece. She does not fly any more, she takes trains.
She moved to Bergen in May. She recommended a hotel in Oslo to me.
""",
    "notes/2026-10-02-piers.md": """# Call with Piers Ashdown, 2 October 2026

Piers can rent me twelve lamps. He is allergic to nuts.
He wants the lamp list by 1 November. Piers used to work at Teatro Lume.
I told Piers that I would ask Hugo about the ramp.
""",
    "notes/2026-10-20-piers.md": """# Piers Ashdown, 20 October 2026

Piers rang. The lamp list has time until 11 December now. He and his wife are expecting a baby in March.
""",
    "notes/2026-10-28-karl.md": """# Karl Benning, 28. Oktober 2026

Mittagessen mit Karl Benning in Kiel. Er verlässt das Schauspiel Kiel im Sommer.
Er isst kein Fleisch. Karl hat mir sein Programmheft geschenkt.
Ich habe ihm versprochen, ihm die Fotos bis 5. Dezember zu schicken.
Vertraulich: Renate Voss sucht einen neuen Dramaturgen.
""",
    "notes/2026-11-05-stage.md": """# Stage Days Lisbon, 5 November 2026

Met Yuki Sato at the desk; she runs the festival's crew. She speaks Portuguese and Japanese.
Met Omar Diaz. Omar is planning a tour of Iberia in spring and needs a sound designer.
Omar and Finn Ryan worked together in Cork. Omar has never been to Kiel.
Met Lotte Frank, who gave me a roll of linen.
""",
    "notes/2026-11-12-finn.md": """# Finn Ryan, 12 November 2026

Finn Ryan has finished the score for Omar. He plays the cello, not the piano.
I lent Finn my field recorder. He will return it by 10 December.
Finn's sister Nell teaches in Graz.
""",
    "notes/2026-11-19-hugo.md": """# Hugo Lind, 19 November 2026

Visited Hugo Lind in his workshop. Hugo builds ramps and is free in January.
He refused the Kiel job because of the fee. I owe Hugo an answer on the ramp by 30 November.
Ada Moss wrote a harsh piece about Hugo's set.
""",
    "notes/2026-11-21-ada.md": """# Ada Moss, 21 November 2026

Ada Moss rang. She will review the winter piece on 12 December. She is not going to Lisbon next year.
She asked me not to mention her divorce.
""",
}


def open_troupe(folder: Path) -> Workspace:
    """A workspace with everything imported."""
    return opened(folder, FILES, ME, TODAY)
