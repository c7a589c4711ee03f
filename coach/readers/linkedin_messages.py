"""LinkedIn's messages.csv and Invitations.csv: what was written, by whom, to whom. Times are UTC."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterator

from coach.readers.columns import is_credential
from coach.readers.encoding import decode
from coach.readers.html_text import html_to_text
from coach.readers.stamps import moment_in
from coach.readers.tables import Row, Table, find_table
from coach.records import MessageRecord, Party, Record, Refusal, SourceFile

KIND = "linkedin_messages"

_TAGS = re.compile(r"</?(?:p|br|div|span|a|b|i|strong|em|ul|ol|li)(?:\s[^<>]{0,2000})?/?>", re.IGNORECASE)
_YES = frozenset({"yes", "true", "1", "y"})


def _is_messages(table: Table) -> bool:
    return table.has("conversationid", "from", "to", "content")


def _is_invitations(table: Table) -> bool:
    return table.has("from", "to", "sentat", "message", "direction")


def accepts(source: SourceFile) -> bool:
    """Whether there is the header of either file."""
    return find_table(decode(source.data), lambda t: _is_messages(t) or _is_invitations(t)) is not None


def read(source: SourceFile, today: dt.date) -> Iterator[Record]:
    """One message a row."""
    text = decode(source.data)
    table = find_table(text, _is_messages)
    if table is not None:
        for row in table.rows():
            if not row.empty:
                yield _message(row, table)
        return
    table = find_table(text, _is_invitations)
    if table is not None:
        yield from _invitations(table)


def _message(row: Row, table: Table) -> Record:
    content = row.get("content")
    if table.surplus(row) or len(row.cells) < len(table.names) // 2:
        return Refusal(
            row.place, f"The row has {len(row.cells)} cells where the header has {len(table.names)}."
        )
    if not row.get("from", "senderprofileurl"):
        return Refusal(row.place, "The row names no sender.")
    if not content:
        return Refusal(row.place, "The message has no text.")
    return MessageRecord(
        place=row.place,
        text=readable(content),
        raw=row.raw,
        channel="message",
        sender=Party(row.get("from"), profile=row.get("senderprofileurl")),
        recipients=parties(row.get("to"), row.get("recipientprofileurls")),
        sent=moment_in(row.get("date"), month_first=True),
        subject=html.unescape(row.get("subject")),
        thread=row.get("conversationid"),
        draft=row.get("ismessagedraft").casefold() in _YES
        or row.get("folder").casefold() in ("draft", "drafts"),
    )


def _invitations(table: Table) -> Iterator[Record]:
    """Invitations that carry words; the others are counted in one line."""
    silent = 0
    for row in table.rows():
        if row.empty:
            continue
        if not row.get("message"):
            silent += 1
            continue
        sender, recipient = row.get("inviterprofileurl"), row.get("inviteeprofileurl")
        yield MessageRecord(
            place=row.place,
            text=readable(row.get("message")),
            raw=row.raw,
            channel="message",
            sender=Party(row.get("from"), profile=sender),
            recipients=(Party(row.get("to"), profile=recipient),),
            sent=moment_in(row.get("sentat"), month_first=True),
            subject="Invitation to connect",
            thread="invitation:" + " ".join(sorted((sender or row.get("from"), recipient or row.get("to")))),
        )
    if silent:
        yield Refusal("", f"{silent} invitations carry no message and were left out.")


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
    return tuple(Party(n) for n in joined) or tuple(Party(profile=u) for u in urls)
