"""Address books as CSV from Outlook, Thunderbird, Yahoo, LinkedIn's saved contacts, and whoever follows their columns."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coach.readers.columns import GUEST_COLUMNS, name_parts
from coach.readers.contact_values import birthday, filled, is_profile, place_of, unique
from coach.readers.encoding import decode
from coach.readers.header_words import ADDRESS_BOOK
from coach.readers.tables import Row, Table, find_table
from coach.records import ContactKind, ContactRecord, Record, Refusal, SourceFile

KIND = "address_book"

_EMAILS = (
    "emailaddress", "primaryemail", "secondaryemail", "emailaddress2", "email2address", "email3address", "emails",
    *(f"email{n}address" for n in range(4, 41)),
)  # fmt: skip
_PHONES = (
    "mobilephone", "mobilenumber", "businessphone", "businessphone2", "workphone", "primaryphone", "homephone",
    "homephone2", "otherphone", "carphone", "phonenumbers",
)  # fmt: skip
_WEB = ("webpage", "webpage1", "webpage2", "website", "sites", "profiles")
_TELLTALE = frozenset(
    ("businessphone", "workphone", "homephone", "mobilephone", "mobilenumber", "email2address", "primaryemail", "webpage1",
     "phonenumbers", "sites")
)  # fmt: skip


def _wanted(table: Table) -> bool:
    named = table.has_any("firstname", "lastname", "displayname", "name", "fullname")
    return named and len(_TELLTALE & table.columns.keys()) >= 2 and not table.has_any(*GUEST_COLUMNS)


def accepts(source: SourceFile) -> bool:
    """Whether a row has the columns of an address book (business phone, home phone, second e-mail …)."""
    return find_table(decode(source.data), _wanted, ADDRESS_BOOK) is not None


def read(source: SourceFile, today: dt.date) -> Iterator[Record]:
    """One contact a row."""
    table = find_table(decode(source.data), _wanted, ADDRESS_BOOK)
    if table is None:
        return
    layout = _Layout(
        table, _present(table, _EMAILS), _present(table, _PHONES), _present(table, _WEB), table.private()
    )
    for row in table.rows():
        if not row.empty:
            yield table.misfit(row) or _record(row, layout)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Which columns hold addresses, numbers and pages, and which are nobody's business."""

    table: Table
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    web: tuple[str, ...]
    private: tuple[int, ...]


def _present(table: Table, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in names if table.has(name))


def _person(row: Row, table: Table) -> tuple[str, str, str]:
    """Full, given and family name. Outlook's `Title` column is a form of address and no part of either."""
    full, given, family = name_parts(row)
    middle = row.get("middlename")
    if (
        middle
        and given
        and family
        and table.has("middlename")
        and not row.get("displayname", "name", "fullname")
    ):
        full = f"{given} {middle} {family}"
    return full, given, family


_ONE_OF_MANY = re.compile(r"\s*(?:;|\n|:::|,(?=\s*[^\s,;@]+@))\s*")


def _each(values: Iterable[str]) -> tuple[str, ...]:
    """Values, those that share a cell taken apart."""
    return unique(v for cell in values if cell for v in _ONE_OF_MANY.split(cell))


def _record(row: Row, layout: _Layout) -> Record:
    table = layout.table
    name, given, family = _person(row, table)
    emails = tuple(e for e in _each(row.get(k) for k in layout.emails) if "@" in e)
    phones = _each(row.get(k) for k in layout.phones)
    organisation = row.get("company", "organization", "companies")
    websites = _each(row.get(k) for k in layout.web)
    if not (name or emails or phones or organisation):
        return Refusal(row.place, "The row has neither a name nor an address.")
    return ContactRecord(
        place=row.place,
        raw=table.verbatim(row, layout.private),
        kind=ContactKind.ADDRESS_ROW,
        name=name,
        given=given,
        family=family,
        nicknames=unique([row.get("nickname")]),
        emails=emails,
        phones=phones,
        profiles=tuple(w for w in websites if is_profile(w)),
        organisation=organisation,
        title=row.get("jobtitle") or ("" if table.has("suffix") else row.get("title")),
        location=_location(row),
        note=row.get("notes"),
        extra=filled(
            {
                "birthday": _birthday(row),
                "labels": row.get("categories"),
                "website": ", ".join(w for w in websites if not is_profile(w)),
                "department": row.get("department"),
            }
        ),
    )


def _location(row: Row) -> str:
    for kind in ("business", "work", "home", "other"):
        country = row.get(f"{kind}countryregion", f"{kind}country")
        if town := place_of(row.get(f"{kind}city"), row.get(f"{kind}state"), country):
            return town
    return row.get("location")


def _birthday(row: Row) -> str:
    year, month, day = row.get("birthyear"), row.get("birthmonth"), row.get("birthday")
    if month and day.isdigit():
        return f"{year or '-'}-{month:0>2}-{day:0>2}"
    return "" if day in ("0/0/00", "0.0.00") else birthday(day)
