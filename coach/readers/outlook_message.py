"""Outlook's single messages (.msg), where python-oxmsg is installed: `pip install rapport-coach[msg]`."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from email.utils import getaddresses
from typing import Any

from coach.readers import prose
from coach.readers.columns import spoken
from coach.readers.html_text import html_to_text
from coach.readers.own_words import own_words
from coach.records import MessageRecord, Party, Record, Refusal, SourceFile

KIND = "outlook_message"

_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAM = "__properties_version1.0".encode("utf-16-le")
_DAMAGED = "The Outlook message is damaged. Save it as .eml and import that."
_ABSENT = "This is an Outlook message. To read it, install the extra: pip install 'rapport-coach[msg]'. Or save it as .eml."
_OTHER = {"ipm.contact": "contact; save it as .vcf", "ipm.appointment": "appointment; save it as .ics", "ipm.task": "task",
          "ipm.stickynote": "note; save it as text", "ipm.distlist": "list of addresses"}  # fmt: skip
_MESSAGE_ID, _IN_REPLY_TO, _REFERENCES, _RECIPIENT_TYPE, _FLAGS = 0x1035, 0x1042, 0x1039, 0x0C15, 0x0E07
_UNSENT = 0x8


def accepts(source: SourceFile) -> bool:
    """Whether it is one of Outlook's message files, told from other old Office files by the name of a stream."""
    return source.data.startswith(_MARK) and _STREAM in source.data


def read(source: SourceFile, today: dt.date) -> Iterator[Record]:
    """The one message, or why not."""
    try:
        from oxmsg import Message
    except ImportError:
        yield Refusal("", _ABSENT)
        return
    try:
        message = Message.load(io.BytesIO(source.data))
        yield _record(message)
    except prose.BROKEN:
        yield Refusal("", _DAMAGED)


def _record(message: Any) -> Record:
    kind = (message.message_class or "").casefold()
    other = next((what for start, what in _OTHER.items() if kind.startswith(start)), "")
    if other:
        return Refusal("", f"This is an Outlook {other}.")
    headers = {str(k).casefold(): str(v) for k, v in (message.message_headers or {}).items()}
    body = _body(message)
    sender = _people([message.sender or headers.get("from", "")])
    if not sender and not body.strip():
        return Refusal("", "The message has neither a sender nor a text.")
    properties = message.properties
    number = _text(properties, _MESSAGE_ID) or headers.get("message-id", "")
    references = re.findall(r"<[^<>\s]+>", _text(properties, _REFERENCES) or headers.get("references", ""))
    answered = _text(properties, _IN_REPLY_TO) or headers.get("in-reply-to", "")
    to, copied = _recipients(message)
    sent = message.sent_date
    return MessageRecord(
        place=f"message:{number}" if number else "line:1",
        text=own_words(body),
        raw=body,
        channel="mail",
        sender=sender[0] if sender else Party(),
        recipients=to,
        copied=copied,
        sent=sent if sent is None or sent.tzinfo else sent.replace(tzinfo=dt.UTC),
        subject=" ".join((message.subject or "").split()),
        thread=next(iter(references), "") or answered or number,
        draft=bool((properties.int_prop_value(_FLAGS) or 0) & _UNSENT),
        message_id=number,
        in_reply_to=answered,
        attachments=tuple(str(a.file_name) for a in message.attachments if a.file_name),
    )


def _text(properties: Any, number: int) -> str:
    return " ".join((properties.str_prop_value(number) or "").replace("\x00", "").split())


def _body(message: Any) -> str:
    text = message.body or html_to_text(message.html_body or "")
    return text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").strip("\n")


def _people(values: list[str]) -> tuple[Party, ...]:
    found = []
    for name, address in getaddresses(values):
        email = address if "@" in address else ""
        shown = spoken(name) or ("" if email else address)
        if shown or email:
            found.append(Party("" if shown == email else shown, email))
    return tuple(found)


def _recipients(message: Any) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Whom it went to, and who got a copy."""
    to: list[Party] = []
    copied: list[Party] = []
    for recipient in message.recipients:
        email = recipient.email_address if "@" in (recipient.email_address or "") else ""
        name = spoken((recipient.name or "").replace("\x00", ""))
        party = Party("" if name.casefold() == email.casefold() else name, email)
        if party.name or party.email:
            (to if (recipient.properties.int_prop_value(_RECIPIENT_TYPE) or 1) == 1 else copied).append(party)
    return tuple(to), tuple(copied)
