"""What an invented workspace knows: two Danas, two Lees of one name, and some events."""

from __future__ import annotations

import datetime as dt

from coach.capture.captured import Known, KnownEvent
from coach.people.mentions import NamedPerson

TODAY = dt.date(2026, 11, 26)  # a Thursday
KNOWN = Known(
    people=(
        NamedPerson("p1", ("Dana Kim",), (), ("Northwind",), ("Head of Data",), known=True),
        NamedPerson("p2", ("Dana Ruiz",), (), ("Acme Tools",), ("Buyer",), known=True),
        NamedPerson("p3", ("Lee Park",), (), ("Hull Press",), ("Editor",)),
        NamedPerson("p4", ("Lee Park",), (), ("Brine Ltd",), ("Engineer",)),
        NamedPerson("p5", ("May Fox",), (), ("Hull Press",), ("Publisher",)),
        NamedPerson("p6", ("Robert Lang",), ("Bob",), ("Lumen",), ()),
        NamedPerson("p7", ("Ines Fabre",), (), ("Rye Press",), ("Editor",)),
    ),
    organisations=("Northwind", "Acme Tools", "Hull Press", "Brine Ltd", "Lumen", "Rye Press"),
    events=(
        KnownEvent("PyData 2026", dt.date(2026, 11, 25)),
        KnownEvent("Book Forum 2026", dt.date(2026, 12, 3)),
        KnownEvent("Lisbon Paper Days", dt.date(2026, 3, 18)),
    ),
    user="Vera Stroud",
)
