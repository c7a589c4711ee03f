"""Any table about people, read by what its columns hold: as the user said, or as proposed where that is beyond doubt."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from coach.readers.column_mapping import Field, Proposal, find, propose, signature, unique_names
from coach.readers.column_values import is_address
from coach.readers.columns import spoken
from coach.readers.contact_values import birthday, filled, is_profile, place_of, unique
from coach.readers.date_order import SAMPLED, Order, date_of, order_of
from coach.readers.encoding import decode
from coach.readers.tables import Row, Table
from coach.records import AttendeeRecord, ContactKind, ContactRecord, Reading, Record, Refusal, SourceFile

KIND = "table"

UNCLEAR = (
    "It is not clear what the columns of this table hold. Choose them on the Import page, or see `coach columns` "
    "and `coach import --map`."
)
NOBODY = "This is a table without a column of people's names."
BIRTHDAY = ("birthday", "dateofbirth", "dob", "geburtstag", "geburtsdatum")
_EMAIL = re.compile(r"[^\s@,;<>\"()\[\]:]{1,64}@[^\s@,;<>\"()\[\]]{1,250}\.[^\s@,;<>\"()\[\].]{0,24}[^\W_]")
TAKEN = 0.6
"""From this confidence on a column is used where nobody was asked; the row's text keeps the others."""
_SEVERAL = re.compile(r"\s*(?:;|\n|:::)\s*")


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where a table keeps what: field → columns; the event of all its people; how it writes its days."""

    table: Table
    names: tuple[str, ...]
    places: Mapping[Field, tuple[int, ...]]
    private: tuple[int, ...]
    dates: Order
    event: str = ""

    def first(self, row: Row, field: Field) -> str:
        """The first filled cell of a field."""
        return next((v for at in self.places.get(field, ()) if (v := row.at(at))), "")

    def each(self, row: Row, field: Field) -> tuple[str, ...]:
        """All values of a field, those that share a cell taken apart."""
        cells = (row.at(at) for at in self.places.get(field, ()))
        return unique(v for cell in cells for v in _SEVERAL.split(cell))


def accepts(source: SourceFile) -> bool:
    """Whether it is beyond doubt whom each row is about."""
    proposal = propose(decode(source.data))
    return proposal is not None and proposal.sure


def read(source: SourceFile, today: dt.date) -> Iterator[Record]:
    """One contact a row; a guest where the user or the row names an event."""
    text = decode(source.data)
    reading = source.reading
    if reading is not None and reading.columns:
        found = find(text, {signature_of(reading): reading})
        if found is None:
            yield Refusal("", "The table has other columns than those that were chosen.")
            return
        yield from records(_layout(found[0], reading))
    elif proposal := propose(text):
        yield from records(proposed_layout(proposal, reading.event if reading else ""))


def signature_of(reading: Reading) -> str:
    """The signature of the header that a reading speaks of: its columns are all of them, in order."""
    return signature(tuple(reading.columns))


def _layout(table: Table, reading: Reading) -> _Layout:
    names = unique_names(table.names)
    chosen = list(reading.columns.values())
    fields = [Field(chosen[at]) for at in range(len(names))]
    dates = Order(reading.dates) if reading.dates else written_order(table, reading.columns)
    return _placed(table, names, fields, dates, reading.event)


def written_order(table: Table, columns: Mapping[str, str]) -> Order:
    """How the columns that were chosen for dates write them."""
    places = [at for at, field in enumerate(columns.values()) if field == Field.DATE]
    return order_of(row.at(at) for row in table.rows_up_to(SAMPLED) for at in places)


def proposed_layout(proposal: Proposal, event: str = "") -> _Layout:
    """The layout of a table as proposed."""
    fields = [c.field if c.confidence >= TAKEN else Field.IGNORE for c in proposal.columns]
    names = tuple(c.name for c in proposal.columns)
    return _placed(proposal.table, names, fields, proposal.dates, event)


def _placed(
    table: Table, names: tuple[str, ...], fields: Sequence[Field], dates: Order, event: str
) -> _Layout:
    places: dict[Field, list[int]] = {}
    for at, field in enumerate(fields):
        places.setdefault(field, []).append(at)
    found = {field: tuple(columns) for field, columns in places.items()}
    return _Layout(table, names, found, table.private(), dates, event)


def records(layout: _Layout) -> Iterator[Record]:
    """One record a row, and a line where the order of the days cannot be told."""
    unread = 0
    for row in layout.table.rows():
        if row.empty:
            continue
        refused = layout.table.misfit(row)
        unread += bool(layout.first(row, Field.DATE)) and layout.dates is Order.UNDECIDED
        yield refused or _record(row, layout)
    if unread:
        column = layout.names[layout.places[Field.DATE][0]]
        yield Refusal(
            "",
            f"The dates in “{column}” can be read day first or month first, and none of them tells which; they were left "
            "out. Import again with --dates day-first or --dates month-first.",
        )


def _record(row: Row, layout: _Layout) -> Record:
    given, family = layout.first(row, Field.GIVEN), layout.first(row, Field.FAMILY)
    name = spoken(layout.first(row, Field.NAME)) or " ".join(p for p in (given, family) if p)
    emails = unique(e for cell in layout.each(row, Field.EMAIL) for e in _EMAIL.findall(cell))
    event = layout.event or layout.first(row, Field.EVENT)
    organisation = layout.first(row, Field.ORGANISATION)
    if event and not name:
        return Refusal(row.place, "The row names nobody.")
    if not (name or emails or layout.each(row, Field.PHONE) or organisation):
        return Refusal(row.place, "The row has neither a name nor an address.")
    return _guest(row, layout, name, emails, event) if event else _contact(row, layout, name, emails)


def _contact(row: Row, layout: _Layout, name: str, emails: tuple[str, ...]) -> ContactRecord:
    return ContactRecord(
        place=row.place,
        raw=layout.table.verbatim(row, layout.private),
        kind=ContactKind.ADDRESS_ROW,
        name=name,
        given=layout.first(row, Field.GIVEN),
        family=layout.first(row, Field.FAMILY),
        emails=emails,
        phones=layout.each(row, Field.PHONE),
        profiles=_pages(row, layout),
        organisation=layout.first(row, Field.ORGANISATION),
        title=layout.first(row, Field.TITLE),
        location=place_of(*(row.at(at) for at in layout.places.get(Field.LOCATION, ()))),
        note="\n".join(v for at in layout.places.get(Field.NOTE, ()) if (v := row.at(at))),
        dated=date_of(layout.first(row, Field.DATE), layout.dates),
        extra=filled({"birthday": birthday(row.get(*BIRTHDAY))}),
    )


def _guest(row: Row, layout: _Layout, name: str, emails: tuple[str, ...], event: str) -> AttendeeRecord:
    told = {at for field in (Field.NOTE, Field.LOCATION, Field.DATE) for at in layout.places.get(field, ())}
    return AttendeeRecord(
        place=row.place,
        raw=layout.table.verbatim(row, layout.private),
        name=name,
        email=emails[0] if emails else "",
        phone=next(iter(layout.each(row, Field.PHONE)), ""),
        profile=next(iter(_pages(row, layout)), ""),
        organisation=layout.first(row, Field.ORGANISATION),
        title=layout.first(row, Field.TITLE),
        event=event,
        said=filled({layout.names[at]: row.at(at) for at in sorted(told)}),
    )


def _pages(row: Row, layout: _Layout) -> tuple[str, ...]:
    """Persons' pages; what is no address ("yes", "@ann") is dropped."""
    return tuple(p for p in layout.each(row, Field.PROFILE) if is_profile(p) or is_address(p))


def why_not(source: SourceFile) -> str:
    """Why a table that no reader takes is not read, and what to do; empty if it is no table."""
    proposal = propose(decode(source.data))
    if proposal is not None:
        about_people = any(c.field not in (Field.IGNORE, Field.DATE, Field.NOTE) for c in proposal.columns)
        return UNCLEAR if about_people else NOBODY
    return NOBODY if is_named_table(source) else ""


def is_named_table(source: SourceFile) -> bool:
    """Whether the file's name says that it is a table, and its first line has cells."""
    named = PurePosixPath(source.path).suffix.casefold() in (".csv", ".tsv", ".tab")
    first = decode(source.data).lstrip().partition("\n")[0]
    return named and any(d in first for d in ",;\t")
