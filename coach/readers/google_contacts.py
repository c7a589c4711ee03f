"""Google Contacts as CSV, in the present and the old layout."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from coach.readers.contact_values import birthday, filled, is_profile, place_of, unique
from coach.readers.encoding import decode
from coach.readers.header_words import GOOGLE
from coach.readers.tables import Row, Table, find_table
from coach.records import ContactKind, ContactRecord, Record, Refusal, SourceFile

KIND = "google_contacts"

_SEVERAL = ":::"


def _wanted(table: Table) -> bool:
    named = table.has("firstname") or table.has("givenname") or table.has("name")
    numbered = any(table.has(c) for c in ("email1value", "phone1value"))
    return named and (numbered or table.has("phoneticfirstname", "organizationname", "labels"))


def accepts(source: SourceFile) -> bool:
    """Whether a row has Google's numbered columns ("E-mail 1 - Value")."""
    return find_table(decode(source.data), _wanted, GOOGLE) is not None


def read(source: SourceFile, today: dt.date) -> Iterator[Record]:
    """One contact a row."""
    table = find_table(decode(source.data), _wanted, GOOGLE)
    if table is None:
        return
    private = table.private()
    for row in table.rows():
        if not row.empty:
            yield table.misfit(row) or _record(row, table.verbatim(row, private))


def _several(row: Row, stem: str, end: str = "value") -> list[str]:
    """All values of numbered columns such as `E-mail 2 - Value`, joined ones taken apart."""
    found: list[str] = []
    number = 1
    while f"{stem}{number}{end}" in row.columns:
        found.extend(row.get(f"{stem}{number}{end}").split(_SEVERAL))
        number += 1
    return found


def _labels(row: Row) -> str:
    """Groups without Google's star for its own ("* myContacts")."""
    return ", ".join(unique(g.lstrip("* ") for g in row.get("labels", "groupmembership").split(_SEVERAL)))


def _record(row: Row, raw: str) -> Record:
    given, family = row.get("firstname", "givenname"), row.get("lastname", "familyname")
    middle = row.get("middlename", "additionalname")
    name = (
        row.get("name") or " ".join(p for p in (given, middle, family) if p) or row.get("fileas", "nickname")
    )
    organisations = [
        o.strip()
        for o in [*row.get("organizationname").split(_SEVERAL), *_several(row, "organization", "name")]
        if o.strip()
    ]
    websites = unique(_several(row, "website"))
    emails, phones = unique(_several(row, "email")), unique(_several(row, "phone"))
    if not (name or emails or phones or organisations):
        return Refusal(row.place, "The row has neither a name nor an address.")
    return ContactRecord(
        place=row.place,
        raw=raw,
        kind=ContactKind.ADDRESS_ROW,
        name=name,
        given=given,
        family=family,
        nicknames=unique(row.get("nickname", "shortname").split(_SEVERAL)),
        emails=emails,
        phones=phones,
        profiles=tuple(w for w in websites if is_profile(w)),
        organisation=organisations[0] if organisations else "",
        title=row.get("organizationtitle", "organization1title", "occupation").split(_SEVERAL)[0].strip(),
        location=_location(row),
        note=row.get("notes"),
        extra=filled(
            {
                "birthday": birthday(row.get("birthday")),
                "labels": _labels(row),
                "website": ", ".join(w for w in websites if not is_profile(w)),
                "department": row.get("organizationdepartment", "organization1department"),
                "maiden name": row.get("maidenname"),
            }
        ),
    )


def _location(row: Row) -> str:
    town = place_of(row.get("address1city"), row.get("address1region"), row.get("address1country"))
    return town or ", ".join(row.get("location", "address1formatted").split("\n"))
