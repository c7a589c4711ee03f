"""LinkedIn's Connections.csv: the people one is connected with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from coach.readers.columns import EMAIL, FIRST_NAME, LAST_NAME, ORGANISATION, TITLE
from coach.readers.encoding import decode
from coach.readers.stamps import date_in
from coach.readers.tables import Row, Table, find_table
from coach.records import ContactKind, ContactRecord, Record, Refusal, SourceFile

KIND = "linkedin_connections"

_CONNECTED_ON = (
    "connectedon", "verbundenam", "verknupftam", "connectele", "conectadoel", "collegatoil", "conectadoem", "verbondenop",
    "verbondensinds", "anslutenden", "connecteddate",
)  # fmt: skip
_FIRST = (*FIRST_NAME, "nombre", "nome")
_LAST = (*LAST_NAME, "nom")


def _wanted(table: Table) -> bool:
    named = any(k in table.columns for k in _FIRST) and any(k in table.columns for k in _LAST)
    return named and any(k in table.columns for k in _CONNECTED_ON)


def accepts(source: SourceFile) -> bool:
    """Whether a row names first name, last name and the day of connecting."""
    return find_table(decode(source.data), _wanted) is not None


def read(source: SourceFile, today: dt.date) -> Iterator[Record]:
    """One contact a row. Rows of bare commas count but give nothing."""
    table = find_table(decode(source.data), _wanted)
    if table is None:
        return
    for row in table.rows():
        if not row.empty:
            yield _record(row, table)


def _record(row: Row, table: Table) -> Record:
    if table.surplus(row):
        return Refusal(
            row.place, f"The row has {len(row.cells)} cells where the header has {len(table.names)}."
        )
    given, family = row.get(*_FIRST), row.get(*_LAST)
    if not given and not family:
        return Refusal(row.place, "The row names nobody; the member may have closed the account.")
    email, url = row.get(*EMAIL), row.get("url", "profileurl", "profile")
    return ContactRecord(
        place=row.place,
        raw=row.raw,
        kind=ContactKind.CONNECTION,
        name=" ".join(p for p in (given, family) if p),
        given=given,
        family=family,
        emails=(email,) if email else (),
        profiles=(url,) if url else (),
        organisation=row.get(*ORGANISATION),
        title=row.get(*TITLE),
        dated=date_in(row.get(*_CONNECTED_ON), month_first=True),
    )
