"""Mails that were forwarded within the text of another: who wrote them, when, and what.

Only text under a mark that says it was forwarded is taken. Under "Original message" stands what is being answered,
which has a mail of its own.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import getaddresses, parsedate_to_datetime
from itertools import islice, zip_longest

from coach.readers.mail_headers import BROKEN
from coach.readers.stamps import moment_in
from coach.records import Party

MOST = 10
"""So many forwarded mails of one text are read."""
_MARK = re.compile(
    r"^[> \t]*(?:-{2,}\s*(?:forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado|"
    r"messaggio inoltrato|doorgestuurd bericht|vidarebefordrat meddelande)[^\n]{0,40}?-{2,}"
    r"|begin forwarded message:|anfang der weitergeleiteten nachricht:|début du message réexpédié\s?:)[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_HEADER = re.compile(r"^\*?(?P<name>[^\W\d_][\w -]{1,12}?)\s?:\*?\s*(?P<value>.*)$")
_FIELDS = {
    "from": ("from", "von", "de", "da", "van", "från", "fra"),
    "sent": ("date", "sent", "datum", "gesendet", "envoyé", "fecha", "enviado", "data", "inviato", "verzonden", "skickat"),
    "to": ("to", "an", "à", "para", "a", "aan", "till", "til"),
    "subject": ("subject", "betreff", "objet", "asunto", "oggetto", "onderwerp", "ämne", "emne"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Forwarded:
    """One forwarded mail."""

    sender: Party
    recipients: tuple[Party, ...]
    sent: dt.datetime | None
    subject: str
    text: str


def forwarded(body: str) -> Iterator[Forwarded]:
    """The mails forwarded in a text, in order.

    >>> inner = "---------- Forwarded message ---------\\nFrom: Ann Lee <ann@a.example>\\nSubject: Rye\\n\\nYes.\\n"
    >>> [(f.sender.name, f.subject, f.text) for f in forwarded("See below.\\n" + inner)]
    [('Ann Lee', 'Rye', 'Yes.')]
    """
    marks = list(islice(_MARK.finditer(body), MOST))
    for mark, following in zip_longest(marks, marks[1:]):
        found = _one(body[mark.end() : following.start() if following else len(body)])
        if found is not None:
            yield found


def _one(text: str) -> Forwarded | None:
    lines = text.strip("\n").split("\n")
    if lines and lines[0].lstrip().startswith(">"):
        lines = [re.sub(r"^\s?> ?", "", line) for line in lines]
    while lines and not lines[0].strip():
        lines = lines[1:]
    fields: dict[str, str] = {}
    for line in lines[:20]:
        match = _HEADER.match(line.strip())
        if not match:
            break
        lines = lines[1:]
        name = next((f for f, names in _FIELDS.items() if match["name"].casefold() in names), "")
        if name:
            fields.setdefault(name, match["value"].strip("* "))
    sender = next(iter(_parties(fields.get("from", ""))), None)
    words = "\n".join(lines).strip()
    if sender is None or not words:
        return None
    recipients = tuple(_parties(fields.get("to", "")))
    return Forwarded(sender, recipients, _moment(fields.get("sent", "")), fields.get("subject", ""), words)


def _parties(value: str) -> Iterator[Party]:
    """Names and addresses as a mail program writes them for people: "Ann Lee <a@x>", "Ann Lee [mailto:a@x]"."""
    plain = re.sub(r"\[mailto:([^\]\s]+)\]", r"<\1>", value[:2000])
    try:
        pairs = getaddresses([plain])
    except BROKEN:
        pairs = []
    for name, address in pairs:
        if "@" in address:
            yield Party(name.strip(), address)
        elif plain.strip() and "@" not in plain:
            yield Party(" ".join(plain.split())[:120])
            return


def _moment(value: str) -> dt.datetime | None:
    try:
        found = parsedate_to_datetime(value)
    except BROKEN:
        return moment_in(value[:120])
    return found.replace(tzinfo=dt.UTC) if found.tzinfo is None else found
