"""Mail: single messages (.eml) and mailboxes (mbox). Headers and bodies are taken as broken as they come.

The standard library's older policy is used: the newer one reads every header as it parses, and raises on broken
ones. A mail that carries other mails, or was forwarded in its text, gives a record for each, under its own sender:
what somebody else wrote is never put into the mouth of the one who passed it on. Replies that quote are not read
twice; the quoted words are the other's, who has a mail of their own. Attachments are named and not kept, except
that cards and invitations are read.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from email import message_from_bytes, policy
from email.message import Message
from itertools import islice
from pathlib import PurePosixPath

from coach.readers import calendar_file, mail_folders, vcard
from coach.readers.forwarded import forwarded
from coach.readers.mail_headers import BROKEN, header, identifier, people, raw, sent, thread_of
from coach.readers.mail_parts import Parts, take_apart
from coach.readers.own_words import own_words
from coach.records import ContactRecord, EventRecord, MessageRecord, Party, Record, Refusal, SourceFile

KIND = "mail"

_HEADER = re.compile(rb"[!-9;-~]+[ \t]*:")
_SURE = frozenset({b"from", b"received", b"message-id", b"return-path", b"mime-version", b"delivered-to"})
_USUAL = _SURE | frozenset(
    {b"to", b"cc", b"subject", b"date", b"content-type", b"reply-to", b"in-reply-to", b"references", b"sender",
     b"x-mailer", b"bcc", b"content-transfer-encoding", b"user-agent"}
)  # fmt: skip
_ENVELOPE = re.compile(rb"(?m)^From [^\r\n]*\r?\n(?=[!-9;-~]+[ \t]*:)")
_NAMES = frozenset({".eml", ".mbox", ".mbx"})
_NESTS = re.compile(rb"boundary\s*=|message/(?:rfc822|global)", re.IGNORECASE)
MOST_NESTED = 200
"""So many parts made of parts one mail may have; the parser's time grows with the square of them."""
MOST_OF_A_MAIL = 20 * 1024 * 1024
"""So much of one mail is read; what is left out is the rest of its attachments."""
MOST_LINES = 20
"""So many mails of one file are named in the receipt for what they lack; the others are counted."""
_MOST_DEPTH = 5


@dataclass
class _Box:
    """What holds for all mails of one file: places and invitations seen, and how much was said of what is lacking."""

    places: set[str] = field(default_factory=set)
    lacking: int = 0
    invitations: dict[str, tuple[int, str, bytes]] = field(default_factory=dict)
    cards: set[tuple[str, tuple[str, ...]]] = field(default_factory=set)

    def place(self, wanted: str, otherwise: str) -> str:
        """A place that no other record of the file has."""
        found, number = wanted if wanted and wanted not in self.places else otherwise, 1
        while found in self.places:
            number += 1
            found = f"{otherwise}/{number}"
        self.places.add(found)
        return found

    def say(self, place: str, reasons: list[str]) -> Iterator[Refusal]:
        """What a mail lacks, for the first mails only."""
        if reasons:
            self.lacking += 1
            if self.lacking <= MOST_LINES:
                yield from (Refusal(place, reason) for reason in reasons)


def accepts(source: SourceFile) -> bool:
    """Whether the file begins with the headers of a mail, or with a mailbox's envelope line, or is text that is named
    like a mail."""
    data = _trimmed(source.data)
    envelope = _ENVELOPE.match(data)
    if _has_headers(data[envelope.end() :] if envelope else data):
        return True
    named = PurePosixPath(source.path).suffix.casefold() in _NAMES
    return named and bool(data.strip()) and b"\x00" not in data[:1000]


def _trimmed(data: bytes) -> bytes:
    return data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")


def _has_headers(data: bytes) -> bool:
    """Whether the first block of lines is made of headers, one of which only mail has."""
    names: set[bytes] = set()
    strange = 0
    for line in data[:20_000].split(b"\n"):
        if not line.strip():
            break
        if _HEADER.match(line):
            names.add(line.partition(b":")[0].strip().lower())
        elif not line.startswith((b" ", b"\t")):
            strange += 1
    return bool(names & _SURE) and len(names & _USUAL) >= 2 and strange <= len(names) // 3


def read(source: SourceFile, today: dt.date) -> Iterator[Record]:
    """One message, or all messages of a mailbox, with the mails, cards and invitations they carry, as their folder has
    them."""
    yield from mail_folders.as_filed(source.path, _records(source, today))


def _records(source: SourceFile, today: dt.date) -> Iterator[Record]:
    data, box = _trimmed(source.data), _Box()
    starts = [(m.start(), m.end()) for m in _ENVELOPE.finditer(data)]
    if not starts or starts[0][0] > 0:
        yield from _mail(data, "line:1", box, today)
    else:
        ends = [start for start, _ in starts[1:]] + [len(data)]
        line, seen = 1, 0
        for (start, begin), end in zip(starts, ends, strict=True):
            line += data.count(b"\n", seen, start)
            seen = start
            body = re.sub(rb"(?m)^>(>*From )", rb"\1", data[begin : min(end, begin + MOST_OF_A_MAIL + 1)])
            yield from _mail(body, f"line:{line}", box, today)
    yield from _invitations(box, today)
    if box.lacking > MOST_LINES:
        more = box.lacking - MOST_LINES
        yield Refusal("", f"{more} more mails have attachments that are not read, or parts that are damaged.")


def _mail(data: bytes, place: str, box: _Box, today: dt.date) -> Iterator[Record]:
    """One mail out of its bytes, cut where it is too large or too deeply nested to be read whole."""
    said = []
    if len(data) > MOST_OF_A_MAIL:
        data = data[:MOST_OF_A_MAIL]
        said.append(
            f"The mail is larger than {MOST_OF_A_MAIL // 1024**2} MB; what stands beyond was left out."
        )
    nests = [m.start() for m in islice(_NESTS.finditer(data), MOST_NESTED + 1)]
    if len(nests) > MOST_NESTED:
        data = data[: nests[MOST_NESTED]]
        said.append(f"The mail has more than {MOST_NESTED} parts within parts; those beyond were left out.")
    try:
        message = message_from_bytes(data, policy=policy.compat32)
    except (*BROKEN, RecursionError):
        yield Refusal(box.place("", place), "The mail is broken in a way that cannot be read.")
        return
    yield from _message(message, place, box, today, said, 0)


def _message(
    message: Message, place: str, box: _Box, today: dt.date, said: list[str], depth: int
) -> Iterator[Record]:
    """A mail's record, what it lacks, and the records of what it carries."""
    if mail_folders.labelled_away(raw(message, "X-Mozilla-Status"), header(message, "X-Gmail-Labels")):
        yield Refusal(place, mail_folders.THROWN_AWAY)
        return
    parts = take_apart(message, damaged=not said)
    message_id = identifier(message, "Message-ID")
    place = box.place(f"message:{message_id}" if message_id else "", place)
    senders = people(message, "From") or people(message, "Sender")
    lacks = [*said, *parts.lacks]
    if senders or parts.body.strip() or header(message, "Subject"):
        yield _record(message, parts, place, senders[0] if senders else Party())
    elif not parts.mails:
        lacks = ["The mail has neither a sender nor a text."]
    yield from box.say(place, lacks)
    yield from _passed_on(message, parts, place, box)
    for number, carried in enumerate(parts.mails if depth < _MOST_DEPTH else [], 1):
        yield from _message(carried, f"{place}/mail:{number}", box, today, [], depth + 1)
    yield from _attached(parts, place, box, today)


def _record(message: Message, parts: Parts, place: str, sender: Party) -> MessageRecord:
    subject, message_id = header(message, "Subject"), identifier(message, "Message-ID")
    references = re.findall(r"<[^<>\s]+>", raw(message, "References"))
    in_reply_to = identifier(message, "In-Reply-To")
    return MessageRecord(
        place=place,
        text=own_words(parts.body),
        raw=parts.body,
        channel="mail",
        sender=sender,
        recipients=people(message, "To"),
        copied=people(message, "Cc", "Bcc"),
        sent=sent(message),
        subject=subject,
        thread=next(iter(references), "") or in_reply_to or thread_of(subject) or message_id,
        draft=raw(message, "X-Mozilla-Draft-Info") != ""
        or "draft" in raw(message, "X-Gmail-Labels").casefold(),
        message_id=message_id,
        in_reply_to=in_reply_to,
        attachments=parts.names,
        audience=_SENSITIVITY.get(raw(message, "Sensitivity").strip().casefold(), ""),
    )


_SENSITIVITY = {"private": "me", "personal": "me", "confidential": "me", "company-confidential": "me"}
"""What a mail's own mark says (RFC 2156), and who may see it then: a house's secrets are not the reader's house's."""


def _passed_on(message: Message, parts: Parts, place: str, box: _Box) -> Iterator[MessageRecord]:
    """Mails that were forwarded within the text, each under the sender it names."""
    for number, inner in enumerate(forwarded(parts.body), 1):
        yield MessageRecord(
            place=box.place("", f"{place}/forwarded:{number}"),
            text=own_words(inner.text),
            raw=inner.text,
            channel="mail",
            sender=inner.sender,
            recipients=inner.recipients,
            sent=inner.sent,
            subject=inner.subject,
            thread=thread_of(f"Re: {inner.subject}") or identifier(message, "Message-ID"),
        )


# ----------------------------------------------------------- cards and invitations

_NO_INVITATION = re.compile(rb"(?mi)^METHOD:[ \t]*(?:REPLY|COUNTER|DECLINECOUNTER|REFRESH)\b")
_UID = re.compile(rb"(?mi)^UID:[ \t]*(\S.*?)[ \t]*\r?$")
_SEQUENCE = re.compile(rb"(?mi)^SEQUENCE:[ \t]*(\d{1,6})")


def _attached(parts: Parts, place: str, box: _Box, today: dt.date) -> Iterator[Record]:
    """Attached cards; attached invitations are noted, because a later one may take an earlier one's place."""
    for name, data in parts.readable:
        source = SourceFile(name, data)
        if vcard.accepts(source):
            for record in vcard.read(source, today):
                if isinstance(record, ContactRecord):
                    card = (record.name, record.emails)
                    if card in box.cards:
                        continue
                    box.cards.add(card)
                yield replace(record, place=box.place("", f"{place}/{record.place}"))
        elif calendar_file.accepts(source) and not _NO_INVITATION.search(data):
            uid, sequence = _UID.search(data), _SEQUENCE.search(data)
            key = uid[1].decode("utf-8", "replace") if uid else f"{place}/{name}"
            number = int(sequence[1]) if sequence else 0
            if number >= box.invitations.get(key, (0, "", b""))[0]:
                box.invitations[key] = (number, place, data)


def _invitations(box: _Box, today: dt.date) -> Iterator[Record]:
    """The entries of attached invitations, the newest version of each."""
    for _, place, data in box.invitations.values():
        for record in calendar_file.read(SourceFile("invitation.ics", data), today):
            if isinstance(record, EventRecord):
                yield replace(record, place=f"{place}/{record.place}")
            else:
                yield Refusal(place, record.reason) if isinstance(record, Refusal) else record
