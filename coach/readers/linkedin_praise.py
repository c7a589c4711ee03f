"""LinkedIn's recommendations and endorsements, given and received: who vouches for whom, and in which words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from coach.readers.date_order import Order, date_of
from coach.readers.encoding import decode
from coach.readers.header_words import LINKEDIN
from coach.readers.linkedin_messages import linkedin_order, readable
from coach.readers.tables import Row, Table, find_table
from coach.records import ContactKind, ContactRecord, NoteKind, NoteRecord, Record, Refusal, SourceFile

KIND = "linkedin_praise"


def _is_recommendations(table: Table) -> bool:
    return table.has("firstname", "lastname", "jobtitle", "text", "creationdate")


def _is_endorsements(table: Table) -> bool:
    return table.has("endorsementdate", "skillname") and table.has_any(
        "endorseefirstname", "endorserfirstname"
    )


def accepts(source: SourceFile) -> bool:
    """Whether there is the header of recommendations or endorsements."""
    text = decode(source.data)
    return find_table(text, lambda t: _is_recommendations(t) or _is_endorsements(t), LINKEDIN) is not None


def read(source: SourceFile, today: dt.date) -> Iterator[Record]:
    """Of a recommendation the contact and a note with its words; of an endorsement the contact."""
    text = decode(source.data)
    if table := find_table(text, _is_recommendations, LINKEDIN):
        yield from _recommendations(table, PurePosixPath(source.path).stem)
    elif table := find_table(text, _is_endorsements, LINKEDIN):
        order = linkedin_order(table, "endorsementdate")
        for row in table.rows():
            if not row.empty:
                yield table.misfit(row) or _endorsement(row, order)


def _recommendations(table: Table, stem: str) -> Iterator[Record]:
    """Given and received ones have the same columns: only the file's name tells them apart."""
    given, received = re.search("given", stem, re.IGNORECASE), re.search("received", stem, re.IGNORECASE)
    if bool(given) == bool(received):
        yield Refusal(
            "",
            "Only the file's name says whether recommendations were given or received. Name it "
            "Recommendations_Given.csv or Recommendations_Received.csv and import it again.",
        )
        return
    order = linkedin_order(table, "creationdate")
    for row in table.rows():
        if not row.empty:
            yield from (
                [refused]
                if (refused := table.misfit(row))
                else _recommendation(table, row, order, bool(given))
            )


def _recommendation(table: Table, row: Row, order: Order, given: bool) -> Iterator[Record]:
    name = " ".join(p for p in (row.get("firstname"), row.get("lastname")) if p)
    if not name:
        yield Refusal(row.place, "The recommendation names nobody.")
        return
    day = date_of(row.get("creationdate"), order)
    # The words are a note of their own: who may see them is not for the row of names to give away.
    names_only = table.verbatim(row, table.columns.get("text", ()))
    yield ContactRecord(
        row.place, names_only, ContactKind.REFEREE, name, row.get("firstname"), row.get("lastname"),
        organisation=row.get("company"), title=row.get("jobtitle"), dated=day,
        extra={"recommendation": "you recommended them" if given else "they recommended you"},
    )  # fmt: skip
    if row.get("text"):
        yield NoteRecord(
            place=row.place,
            text=readable(row.get("text")),
            kind=NoteKind.RECOMMENDATION,
            title=f"Your recommendation of {name}" if given else f"Recommendation of you by {name}",
            date=day,
            people=(name,) if given else (),
            speaker="" if given else name,
            audience="public" if row.get("status").casefold() == "visible" else "",
        )


def _endorsement(row: Row, order: Order) -> Record:
    theirs = row.get("endorserfirstname", "endorserlastname") != ""
    who = "endorser" if theirs else "endorsee"
    given, family = row.get(f"{who}firstname"), row.get(f"{who}lastname")
    name = " ".join(p for p in (given, family) if p)
    if not name:
        return Refusal(row.place, "The endorsement names nobody.")
    page = row.get(f"{who}publicurl")
    if page and "//" not in page:
        page = f"https://{page}"
    said = "they endorsed you for" if theirs else "you endorsed them for"
    return ContactRecord(
        row.place, row.raw, ContactKind.REFEREE, name, given, family,
        profiles=(page,) if page else (), dated=date_of(row.get("endorsementdate"), order),
        extra={said: row.get("skillname")},
    )  # fmt: skip
