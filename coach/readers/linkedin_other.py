"""The files of a LinkedIn export that say nothing about the user's contacts: named, and left out aloud."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from coach.readers.encoding import decode
from coach.readers.tables import Table, find_table
from coach.records import Record, Refusal, SourceFile

KIND = "linkedin_other"

_KNOWN: tuple[tuple[str, frozenset[str]], ...] = tuple(
    (what, frozenset(columns.split()))
    for what, columns in (
        ("your profile summary", "profilesummary"),
        ("your education", "schoolname startdate enddate degreename"),
        ("your languages", "name proficiency"),
        ("your projects", "title description url startedon finishedon"),
        ("your certificates", "name url authority startedon finishedon"),
        ("your publications", "name publishedon publisher"),
        ("recommendations", "firstname lastname company jobtitle text creationdate status"),
        ("endorsements you gave", "endorsementdate skillname endorseefirstname"),
        ("endorsements you received", "endorsementdate skillname endorserfirstname"),
        ("a list of events", "eventname eventtime status externalurl"),
        ("companies you follow", "organization followedon"),
        ("your posts", "date sharelink sharecommentary"),
        ("your comments", "date link message"),
        ("your reactions", "date type link"),
        ("job applications", "applicationdate companyname jobtitle joburl"),
        ("saved jobs", "saveddate joburl jobtitle companyname"),
        ("your advertising profile", "memberage companynames jobtitles"),
    )
)
_RICH_MEDIA = (
    frozenset({"time", "medialink"}),
    frozenset({"datetime", "medialink"}),
    frozenset({"datetime", "mediadescription", "medialink"}),
)


def _what(table: Table) -> str:
    present = frozenset(table.columns)
    if present in _RICH_MEDIA:
        return "links to media"
    return next((what for what, columns in _KNOWN if columns <= present), "")


def accepts(source: SourceFile) -> bool:
    """Whether the header is that of a known file of the export."""
    return find_table(decode(source.data), lambda t: t.before == 0 and bool(_what(t))) is not None


def read(source: SourceFile, today: dt.date) -> Iterator[Record]:
    """One line that says what was left out."""
    table = find_table(decode(source.data), lambda t: t.before == 0 and bool(_what(t)))
    if table is not None:
        yield Refusal("", f"LinkedIn's file of {_what(table)} is not about your contacts and was left out.")
