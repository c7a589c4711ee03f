"""The house that a letter may speak of: by an open record, and not where anything tells of leaving."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.small_world import opened

TODAY = dt.date(2026, 11, 22)
ME = {"name": "Sanna Ek", "emails": ["sanna@kiln.example"], "employer": "Kiln Works"}
CONNECTIONS = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Birte,Holm,https://www.linkedin.com/in/birte-holm-1,birte@aster.example,{house},Buyer,12 May 2026\n"
)


@pytest.mark.parametrize(
    ("house", "note", "said"),
    [
        ("Aster Foods GmbH", "", "at Aster Foods"),
        ("City of Waalstad", "", "at the City of Waalstad"),
        ("Aster Foods", "Birte is leaving Aster Foods in May.", ""),
        ("Aster Foods", "Birte Holm has moved from Aster Foods to Rye Press.", ""),
        ("Aster Foods", "Birte Holm has joined Rye Press.", ""),
        ("Aster Foods", "Birte Holm hat zu Rye Press gewechselt.", ""),
        ("Aster Foods", "Between us: Birte may apply elsewhere.", ""),
        ("Kiln Works", "", ""),
        ("Self-employed", "", ""),
    ],
)
def test_house(tmp_path: Path, house: str, note: str, said: str) -> None:
    files = {"linkedin/Connections.csv": CONNECTIONS.format(house=house)}
    if note:
        files["notes/b.md"] = (
            f"---\ntitle: Call with Birte\ndate: 2026-01-18\nwith: [Birte Holm]\n---\n{note}\n"
        )
    with opened(tmp_path, files, ME, TODAY) as space:
        body = space.draft("Birte Holm", kind="touch").body
    assert said in body if said else house.split(maxsplit=1)[0] not in body
