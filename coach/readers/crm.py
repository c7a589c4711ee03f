"""Contacts out of sales programs and member lists: HubSpot, Salesforce, Attio, Pipedrive, Meetup's members, Brella.

Their columns are told as those of any table; what makes them contacts and not guests are columns that only they have.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from coach.readers.column_mapping import Field, propose
from coach.readers.columns import GUEST_COLUMNS
from coach.readers.encoding import decode
from coach.readers.mapped_table import proposed_layout, records
from coach.readers.tables import Table, find_table
from coach.records import Record, SourceFile

KIND = "crm"

_TELLTALE = frozenset(
    (
        # HubSpot
        "contactowner", "leadstatus", "lifecyclestage", "associatedcompany", "lastactivitydate", "marketingcontactstatus",
        # Salesforce
        "accountname", "leadsource", "mailingcity", "mailingcountry", "reportsto", "contactid", "accountid", "accountowner",
        "salutation",
        # Attio
        "recordid", "connectionstrength", "lastinteraction", "emailaddresses", "firstinteraction", "nextinteraction",
        # Pipedrive
        "personname", "personorganization", "personowner", "personemailwork", "personphonework", "personid", "persondeal",
        # Meetup's members
        "memberid", "lastvisitedgroupon", "lastattended", "meetupsattended",
    )
)  # fmt: skip


def _wanted(table: Table) -> bool:
    return len(_TELLTALE & table.columns.keys()) >= 2 and not table.has_any(*GUEST_COLUMNS)


def accepts(source: SourceFile) -> bool:
    """Whether a row has two columns that only such programs have, and the people are told from the columns."""
    text = decode(source.data)
    if find_table(text, _wanted) is None:
        return False
    proposal = propose(text)
    people = {c.field for c in proposal.columns} if proposal else set()
    return bool(people & {Field.NAME, Field.GIVEN, Field.EMAIL})


def read(source: SourceFile, today: dt.date) -> Iterator[Record]:
    """One contact a row."""
    proposal = propose(decode(source.data))
    if proposal is None:
        return
    if proposal.table.has("memberid"):  # what Meetup calls a title is a rank in the group
        columns = (replace(c, field=Field.IGNORE) if c.field is Field.TITLE else c for c in proposal.columns)
        proposal = replace(proposal, columns=tuple(columns))
    yield from records(proposed_layout(proposal))
