"""The user's own files in a LinkedIn export: profile, positions, education, e-mail addresses, phone numbers.

Each gives contact records of kind PROFILE, with whatever of name, job, addresses and numbers that file holds. A job
or school of the past has `until` in its `extra`: it is no employer, and shows with whom the user once worked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from coach.readers.contact_values import filled
from coach.readers.date_order import month_of
from coach.readers.encoding import decode
from coach.readers.header_words import LINKEDIN
from coach.readers.tables import Row, Table, find_table
from coach.records import ContactKind, ContactRecord, Record, Refusal, SourceFile

KIND = "linkedin_profile"

_TURNED_DOWN = frozenset({"no", "false", "0"})


def _profile(row: Row) -> ContactRecord | None:
    given, family = row.get("firstname"), row.get("lastname")
    if not given and not family:
        return None
    maiden = row.get("maidenname")
    extra = {"headline": row.get("headline"), "industry": row.get("industry"), "website": row.get("websites")}
    return ContactRecord(
        place=row.place,
        raw=row.raw,
        kind=ContactKind.PROFILE,
        name=f"{given} {family}".strip(),
        given=given,
        family=family,
        nicknames=(f"{given} {maiden}",) if maiden else (),
        location=row.get("geolocation", "address"),
        note=row.get("summary"),
        extra={k: v for k, v in extra.items() if v},
    )


def _email(row: Row) -> ContactRecord | None:
    address = row.get("emailaddress")
    if not address or row.get("confirmed").casefold() in _TURNED_DOWN:
        return None
    return ContactRecord(row.place, row.raw, ContactKind.PROFILE, name="", emails=(address,))


def _phone(row: Row) -> ContactRecord | None:
    number = row.get("number")
    return (
        ContactRecord(row.place, row.raw, ContactKind.PROFILE, name="", phones=(number,)) if number else None
    )


def _position(row: Row) -> ContactRecord | None:
    """A job of the user, present or past."""
    employer = row.get("companyname")
    if not employer:
        return None
    return ContactRecord(
        place=row.place,
        raw=row.raw,
        kind=ContactKind.PROFILE,
        name="",
        organisation=employer,
        title=row.get("title"),
        location=row.get("location"),
        note=row.get("description"),
        dated=month_of(row.get("startedon")),
        extra=filled({"from": row.get("startedon"), "until": row.get("finishedon")}),
    )


def _education(row: Row) -> ContactRecord | None:
    """Where the user studied; a school is no employer."""
    school = row.get("schoolname")
    if not school:
        return None
    extra = {"school": school, "degree": row.get("degreename"), "from": row.get("startdate")}
    until = row.get("enddate") or row.get("startdate")
    return ContactRecord(
        row.place, row.raw, ContactKind.PROFILE, name="", dated=month_of(row.get("startdate")),
        note=row.get("notes", "activities"), extra=filled({**extra, "until": until}),
    )  # fmt: skip


_FILES: tuple[tuple[tuple[str, ...], Callable[[Row], ContactRecord | None], str], ...] = (
    (("firstname", "lastname", "headline", "geolocation"), _profile, "no name"),
    (("emailaddress", "confirmed", "primary"), _email, "no confirmed address"),
    (("extension", "number", "type"), _phone, "no number"),
    (("companyname", "title", "startedon", "finishedon"), _position, "no employer"),
    (("schoolname", "startdate", "enddate", "degreename"), _education, "no school"),
)


def _find(source: SourceFile) -> tuple[Table, Callable[[Row], ContactRecord | None], str] | None:
    text = decode(source.data)
    for header, make, missing in _FILES:
        table = find_table(text, _having(header), LINKEDIN)
        if table is not None:
            return table, make, missing
    return None


def _having(header: tuple[str, ...]) -> Callable[[Table], bool]:
    return lambda table: table.has(*header)


def accepts(source: SourceFile) -> bool:
    """Whether there is the header of one of these files."""
    return _find(source) is not None


def read(source: SourceFile, today: dt.date) -> Iterator[Record]:
    """One record a row."""
    found = _find(source)
    if found is None:
        return
    table, make, missing = found
    for row in table.rows():
        if not row.empty:
            yield table.misfit(row) or make(row) or Refusal(row.place, f"Left out: {missing}.")
