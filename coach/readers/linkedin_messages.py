"""LinkedIn's messages.csv: what was written, by whom, to whom; drafts are marked as such. Times are UTC."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from coach.readers.columns import is_credential
from coach.readers.date_order import Order, column_order, moment_of
from coach.readers.encoding import decode
from coach.readers.header_words import LINKEDIN
from coach.readers.html_text import html_to_text
from coach.readers.tables import Row, Table, find_table
from coach.records import MessageRecord, Party, Record, Refusal, SourceFile

KIND = "linkedin_messages"

_TAGS = re.compile(r"</?(?:p|br|div|span|a|b|i|strong|em|ul|ol|li)(?:\s[^<>]{0,2000})?/?>", re.IGNORECASE)
_YES = frozenset({"yes", "true", "1", "y", "ja", "oui", "si", "sí", "sim"})
_DRAFTS = frozenset({"draft", "drafts", "entwurf", "entwürfe", "brouillon", "brouillons", "borradores", "bozze", "concepten", "rascunhos"})  # fmt: skip
_NOBODY = re.compile(r"linkedin[- ](?:member|mitglied|lid|user)|(?:membre|utilisateur|miembro|membro|utente|usuario)\b.{0,5}linkedin", re.IGNORECASE)  # fmt: skip
"""What stands for a member who closed the account."""
_ASSISTANT = ("guide_messages", "learning_role_play_messages", "learning_coach_messages")
"""Files in the same layout that hold talks with LinkedIn's assistant."""


def _wanted(table: Table) -> bool:
    return table.has("conversationid", "from", "to", "content")


def accepts(source: SourceFile) -> bool:
    """Whether there is the header of messages."""
    return find_table(decode(source.data), _wanted, LINKEDIN) is not None


def read(source: SourceFile, today: dt.date) -> Iterator[Record]:
    """One message a row."""
    table = find_table(decode(source.data), _wanted, LINKEDIN)
    if table is None:
        return
    if PurePosixPath(source.path).stem.casefold().replace(" ", "_") in _ASSISTANT:
        yield Refusal("", "These are talks with LinkedIn's assistant, not with people, and were left out.")
        return
    order = linkedin_order(table, "date")
    for row in table.rows():
        if not row.empty:
            yield table.misfit(row) or _message(row, table, order)


def linkedin_order(table: Table, *keys: str) -> Order:
    """How a column of an export writes its dates: the American way where nothing tells."""
    order = column_order(table, *keys)
    return Order.MONTH_FIRST if order is Order.UNDECIDED else order


def member(name: str, profile: str = "") -> Party:
    """Somebody by name and page; nobody where the name only says that the account is closed."""
    return Party("" if not profile and _NOBODY.fullmatch(name) else name, profile=profile)


def _message(row: Row, table: Table, order: Order) -> Record:
    if len(row.cells) < len(table.names) // 2:
        return Refusal(
            row.place, f"The row has {len(row.cells)} cells where the header has {len(table.names)}."
        )
    if not row.get("from", "senderprofileurl"):
        return Refusal(row.place, "The row names no sender.")
    content = row.get("content", "attachments")
    if not content:
        return Refusal(row.place, "The message has no text.")
    return MessageRecord(
        place=row.place,
        text=readable(content),
        raw=row.raw,
        channel="message",
        sender=member(row.get("from"), row.get("senderprofileurl")),
        recipients=parties(row.get("to"), row.get("recipientprofileurls")),
        sent=moment_of(row.get("date"), order),
        subject=html.unescape(row.get("subject")),
        thread=row.get("conversationid"),
        draft=row.get("ismessagedraft").casefold() in _YES or row.get("folder").casefold() in _DRAFTS,
    )


def readable(content: str) -> str:
    """A message as its reader saw it: entities resolved, the tags of sponsored messages taken out."""
    return html_to_text(content) if _TAGS.search(content) else html.unescape(content)


def parties(names: str, profiles: str) -> tuple[Party, ...]:
    """Recipients from their comma-separated names and profile addresses.

    A comma may belong to a name ("Jane Doe, PhD"): pieces that are degrees join the name before them. Where
    names and addresses still do not pair up, the names stand alone rather than beside somebody else's address.

    >>> [(p.name, p.profile) for p in parties("Ann Lee, PhD,Bo Ek", "u1,u2")]
    [('Ann Lee, PhD', 'u1'), ('Bo Ek', 'u2')]
    """
    urls = [u.strip() for u in profiles.split(",") if u.strip()]
    people = [n.strip() for n in names.split(",") if n.strip()]
    if len(people) == len(urls):
        return tuple(Party(n, profile=u) for n, u in zip(people, urls, strict=True))
    if len(urls) == 1:
        return (Party(names.strip(), profile=urls[0]),)
    joined: list[str] = []
    for piece in people:
        if joined and is_credential(piece):
            joined[-1] += f", {piece}"
        else:
            joined.append(piece)
    if len(joined) == len(urls):
        return tuple(Party(n, profile=u) for n, u in zip(joined, urls, strict=True))
    return tuple(member(n) for n in joined) or tuple(Party(profile=u) for u in urls)
