"""LinkedIn's Invitations.csv: who asked whom to connect. With words it is a message, without them a contact."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from coach.readers.date_order import Order, moment_of
from coach.readers.encoding import decode
from coach.readers.header_words import LINKEDIN
from coach.readers.linkedin_messages import linkedin_order, member, readable
from coach.readers.tables import Row, Table, find_table
from coach.records import ContactKind, ContactRecord, MessageRecord, Record, Refusal, SourceFile

KIND = "linkedin_invitations"

_OUTGOING = re.compile(r"out|sent|aus|ges|sort|env|uit|verz|usc|inv|sa[ií]", re.IGNORECASE)


def _wanted(table: Table) -> bool:
    return table.has("from", "to", "sentat", "direction")


def accepts(source: SourceFile) -> bool:
    """Whether there is the header of invitations."""
    return find_table(decode(source.data), _wanted, LINKEDIN) is not None


def read(source: SourceFile, today: dt.date) -> Iterator[Record]:
    """One record a row: a message where there are words, else the contact on the other side."""
    table = find_table(decode(source.data), _wanted, LINKEDIN)
    if table is None:
        return
    order = linkedin_order(table, "sentat")
    for row in table.rows():
        if not row.empty:
            yield table.misfit(row) or _record(row, order)


def _record(row: Row, order: Order) -> Record:
    inviter = member(row.get("from"), row.get("inviterprofileurl"))
    invitee = member(row.get("to"), row.get("inviteeprofileurl"))
    sent = moment_of(row.get("sentat"), order)
    outgoing = bool(_OUTGOING.match(row.get("direction")))
    other = invitee if outgoing else inviter
    if not other.name:
        return Refusal(row.place, "The invitation names nobody; the member may have closed the account.")
    if row.get("message"):
        pages = sorted((inviter.profile or inviter.name, invitee.profile or invitee.name))
        return MessageRecord(
            row.place, readable(row.get("message")), row.raw, "message", inviter, (invitee,),
            sent=sent, subject="Invitation to connect", thread="invitation:" + " ".join(pages),
        )  # fmt: skip
    return ContactRecord(
        place=row.place,
        raw=row.raw,
        kind=ContactKind.INVITATION,
        name=other.name,
        profiles=(other.profile,) if other.profile else (),
        dated=sent.date() if sent else None,
        extra={"invitation": "you asked them to connect" if outgoing else "they asked you to connect"},
    )
