"""LinkedIn's Connections.csv: the people one is connected with, in any language of the export."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from coach.readers.contact_values import unique
from coach.readers.date_order import Order, column_order, date_of, order_of
from coach.readers.encoding import decode
from coach.readers.header_words import LINKEDIN
from coach.readers.tables import Row, Table, find_table, first_tables
from coach.records import ContactKind, ContactRecord, Record, Refusal, SourceFile

KIND = "linkedin_connections"

_MEMBER = re.compile(r"https?://(?:\w+\.)?linkedin\.com/in/\S+", re.IGNORECASE)
_ORDER = ("firstname", "lastname", "url", "emailaddress", "company", "position", "connectedon")
"""LinkedIn's own order of columns, by which a header in an unknown language is read."""


def _wanted(table: Table) -> bool:
    return table.has("firstname", "lastname", "connectedon")


def _find(text: str) -> Table | None:
    return find_table(text, _wanted, LINKEDIN) or _by_values(text)


def _by_values(text: str) -> Table | None:
    """A table in LinkedIn's order whose header is in a language nobody told us: the third column holds members' pages
    and the last one days."""
    if "linkedin.com/in/" not in text[:20_000]:
        return None
    for table in first_tables(text):
        if len(table.names) != len(_ORDER) or any(_MEMBER.match(name) for name in table.names):
            continue
        rows = list(table.rows_up_to(20))
        pages = sum(bool(_MEMBER.fullmatch(row.at(2))) for row in rows)
        order = order_of(row.at(6) for row in rows)
        days = sum(_is_day(row.at(6), order) for row in rows)
        if rows and pages >= 0.6 * len(rows) and days >= 0.8 * len(rows):
            return table.also({name: _ORDER[at[0]] for name, at in table.columns.items()})
    return None


def _is_day(value: str, order: Order) -> bool:
    return bool(date_of(value, Order.DAY_FIRST if order is Order.UNDECIDED else order)) or bool(
        re.search(r"(?:19|20)\d\d", value) and re.search(r"\b\d{1,2}\b", value)
    )


def accepts(source: SourceFile) -> bool:
    """Whether a row names first name, last name and the day of connecting, or the values below show them."""
    return _find(decode(source.data)) is not None


def read(source: SourceFile, today: dt.date) -> Iterator[Record]:
    """One contact a row. Rows of bare commas count but give nothing."""
    table = _find(decode(source.data))
    if table is None:
        return
    order = column_order(table, "connectedon")
    if order is Order.UNDECIDED:  # LinkedIn writes the American way in English and the local way elsewhere
        order = Order.MONTH_FIRST if "connectedon" in map(_plain, table.names) else Order.DAY_FIRST
    for row in table.rows():
        if not row.empty:
            yield table.misfit(row) or _record(row, order)


def _plain(name: str) -> str:
    return name.casefold().replace(" ", "")


def _record(row: Row, order: Order) -> Record:
    given, family = row.get("firstname"), row.get("lastname")
    if not given and not family:
        return Refusal(row.place, "The row names nobody; the member may have closed the account.")
    url = row.get("url")
    return ContactRecord(
        place=row.place,
        raw=row.raw,
        kind=ContactKind.CONNECTION,
        name=" ".join(p for p in (given, family) if p),
        given=given,
        family=family,
        emails=unique([row.get("emailaddress")]),
        profiles=(url,) if url else (),
        organisation=row.get("company"),
        title=row.get("position"),
        dated=date_of(row.get("connectedon"), order),
    )
