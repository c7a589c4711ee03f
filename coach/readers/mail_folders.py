"""What a mail's folder says of it: a draft, or thrown away. Maildir flags, Maildir and Thunderbird folders, Gmail labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from coach.records import MessageRecord, Record, Refusal
from coach.text import count, fold

_DRAFTS = frozenset(
    "draft drafts entwurfe brouillons borradores bozze rascunhos concepten utkast unsent".split()
)
_AWAY = frozenset(
    {"trash", "deleted items", "deleted messages", "deleted", "bin", "junk", "junk e-mail", "junk email", "spam", "bulk mail",
     "papierkorb", "geloscht", "corbeille", "papelera", "cestino", "lixeira", "prullenbak"}
)  # fmt: skip
_FLAGS = re.compile(r"[:;!]2,(?P<flags>[A-Za-z]*)$")
_EXPUNGED = 0x8
THROWN_AWAY = "The mail was thrown away or marked as spam."


def _folders(path: str) -> Iterator[str]:
    """Names of the folders that a message lies in, as its mail program shows them."""
    parts = PurePosixPath(path).parts
    for part in parts:
        name = re.sub(r"\.(?:mbox|sbd|mbx|zip)$", "", part, flags=re.IGNORECASE)
        yield from (fold(piece) for piece in re.split(r"[./]", name.strip(".")) if piece)


def is_draft(path: str) -> bool:
    """Whether a message lies among drafts.

    >>> is_draft("mail/.Drafts/cur/17.host:2,S"), is_draft("mail/cur/17.host:2,DS"), is_draft("Sent.mbox")
    (True, True, False)
    """
    flags = _FLAGS.search(path)
    return bool(flags and "D" in flags["flags"]) or any(f in _DRAFTS for f in _folders(path))


def is_thrown_away(path: str) -> bool:
    """Whether a message lies in a bin, among spam, or is flagged as deleted."""
    flags = _FLAGS.search(path)
    return bool(flags and "T" in flags["flags"]) or any(f in _AWAY for f in _folders(path))


def labelled_away(mozilla_status: str, gmail_labels: str) -> bool:
    """Whether a mail's own headers say that it was deleted: Thunderbird keeps such mail until it compacts a folder.

    >>> labelled_away("0009", ""), labelled_away("0001", "Inbox,Opened"), labelled_away("", "Spam,Unread")
    (True, False, True)
    """
    status = re.fullmatch(r"[0-9a-fA-F]{1,8}", mozilla_status.strip())
    labels = {fold(label).strip('" ') for label in gmail_labels.split(",")}
    return bool(status and int(status[0], 16) & _EXPUNGED) or bool(labels & _AWAY)


def as_filed(path: str, records: Iterable[Record]) -> Iterator[Record]:
    """Messages as their folder has them: drafts marked, what was thrown away counted in one line."""
    away, draft = is_thrown_away(path), is_draft(path)
    gone = 0
    for record in records:
        if (away and isinstance(record, MessageRecord)) or (
            isinstance(record, Refusal) and record.reason == THROWN_AWAY
        ):
            gone += 1
        elif draft and isinstance(record, MessageRecord):
            yield replace(record, draft=True)
        else:
            yield record
    if gone:
        yield Refusal(
            "",
            f"{count(gone, 'mail was', 'mails were')} thrown away or marked as spam, and left out.",
        )
