"""A botanist's autumn: deadlines that move, gifts each way, a newsletter about strangers, a fair with several "Met …", notes in
German."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from coach.workspace import Workspace
from tests.small_world import opened

TODAY = dt.date(2026, 11, 27)
ME = {
    "name": "Clara Winter",
    "emails": ["clara@winterbotany.example"],
    "profile": "",
    "employer": "Winter Botany",
}

FILES = {
    "linkedin/Connections.csv": """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Tom,Ferrand,https://www.linkedin.com/in/tom-ferrand,tom@reedbank.example,Reedbank Surveys,Field Ecologist,10 Jan 2024
Dermot,Quill,https://www.linkedin.com/in/dermot-quill,dermot@quillseed.example,Quill Seeds,Seed Merchant,15 Jun 2025
Saskia,Vorn,https://www.linkedin.com/in/saskia-vorn,saskia@leidenherb.example,Leiden Herbarium,Curator,01 Oct 2025
Anselm,Brock,https://www.linkedin.com/in/anselm-brock,anselm@brock.example,Brock Optik,Optiker,05 May 2025
Ilka,Thorn,https://www.linkedin.com/in/ilka-thorn,ilka@thorn.example,Thorn Verlag,Lektorin,07 Jul 2023
Maude,Pellew,https://www.linkedin.com/in/maude-pellew,maude@mossfund.example,Moss Fund,Grants Officer,12 Feb 2026
Rafi,Osei,https://www.linkedin.com/in/rafi-osei,rafi@osei.example,Osei Nurseries,Grower,20 Sep 2025
Bettina,Krall,https://www.linkedin.com/in/bettina-krall,bettina@krall.example,Botanischer Garten Ulm,Leiterin,02 Mar 2026
Ewan,Lisle,https://www.linkedin.com/in/ewan-lisle,ewan@lisle.example,Lisle Drones,Engineer,02 Mar 2026
Nora,Fitch,https://www.linkedin.com/in/nora-fitch,nora@fitch.example,Fitch Radio,Producer,02 Apr 2026
""",
    "mail/1.eml": """From: Maude Pellew <maude@mossfund.example>
To: Clara Winter <clara@winterbotany.example>
Subject: Report
Date: Wed, 25 Nov 2026 09:00:00 +0000
Message-ID: <m1@mail.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Dear Clara,

could you send me the interim report by 2 December?

Maude
""",
    "mail/2.eml": """From: Clara Winter <clara@winterbotany.example>
To: Rafi Osei <rafi@osei.example>
Subject: Figs
Date: Mon, 23 Nov 2026 09:00:00 +0000
Message-ID: <m2@mail.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Dear Rafi,

I'll send you the fig list by Friday.

Clara
""",
    "mail/3.eml": """From: Rafi Osei <rafi@osei.example>
To: Clara Winter <clara@winterbotany.example>
Subject: Re: Figs
Date: Tue, 24 Nov 2026 09:00:00 +0000
Message-ID: <m3@mail.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Dear Clara,

lovely, thank you. I will bring you two fig cuttings on 3 December.

Rafi
""",
    "notes/2026-10-05-tom.md": """# Call with Tom Ferrand, 5 October 2026

Tom needs the heron counts by 30 October. He is repairing the hide at the lake.
""",
    "notes/2026-10-20-nora.md": """# Nora Fitch, 20 October 2026

Nora needs the recording by 15 November for her programme.
""",
    "notes/2026-11-03-dermot.md": """# Tea with Dermot Quill, 3 November 2026

Rafi Osei gave Dermot a fig cutting, which Dermot has killed.
Dermot gave me a packet of black oats. I gave Dermot a pruning knife.
Maude gave Dermot's brother a lift.
Dermot gives a talk on seed saving every spring.
""",
    "notes/2026-11-09-saskia.md": """# Saskia Vorn, 9 November 2026

Lunch with Saskia Vorn at the herbarium. I said I'd bring her forty grams of orchid seed to Leiden.
She wants to see the moss plates. I owe her a dinner; the dinner is still to come.
She gave me an old map of the dunes.
""",
    "notes/2026-11-10-ilka.md": """# Ilka Thorn, 10. November 2026

Ilka Thorn hat mir ihr Manuskript geliehen, ich soll es bis Weihnachten zurückschicken.
Ich habe ihr versprochen, den Kontakt zu Bettina Krall herzustellen.
""",
    "notes/2026-11-12-tom.md": """# Coffee with Tom Ferrand, 12 November 2026

Tom still repairs the hide. The heron counts can wait: 4 December is early enough for him. His daughter has started school.
""",
    "notes/2026-11-15-anselm.md": """# Anselm Brock, 15. November 2026

Anselm Brock segelt jeden Sommer auf dem Bodensee. Er spricht kein Englisch.
""",
    "notes/2026-11-18-nora.md": """# Nora Fitch, 18 November 2026

Nora's broadcast slipped. She now needs the recording by 9 December.
""",
    "notes/2026-11-20-fair.md": """# Seed fair, 20 November 2026

Met Rafi Osei by the coffee. He showed me his grafting kit.
Met Bettina Krall, who explained the new glasshouse to me.
Met Ewan Lisle and Nora Fitch at lunch. Ewan gave me a lift to the station.
""",
    "notes/2026-11-22-newsletter.md": """# Botanic newsletter, week 47

This week Professor Hagen Dorst opens the alpine house. Carla Munt needs volunteers this week.
Jonas Peel is hiring a gardener this week. Linda Amory moved to Kew this week.
""",
    "notes/2026-11-24-bettina.md": """# Bettina Krall, 24. November 2026

Bettina Krall hat mir eine Flasche Quittensaft geschenkt. Ich habe ihr einen Ableger mitgebracht.
Rafi hat ihr eine Schere gegeben. Sie wollte mir noch ein Buch geben.
""",
}


def open_herbarium(folder: Path) -> Workspace:
    """A workspace with everything imported."""
    return opened(folder, FILES, ME, TODAY)
