"""Mail: single messages (.eml) and mailboxes (mbox). Headers and bodies are taken as broken as they come.

The standard library's older policy is used: the newer one reads every header as it parses, and raises on broken
ones. Headers are decoded here, one by one, each falling back to what stands in the file.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from coach.readers import mail_folders
from coach.readers.columns import spoken
from coach.readers.encoding import decode
from coach.readers.html_text import html_to_text
from coach.readers.own_words import own_words
from coach.records import MessageRecord, Party, Record, Refusal, SourceFile

KIND = "mail"

_HEADER = re.compile(rb"[!-9;-~]+[ \t]*:")
_SURE = frozenset({b"from", b"received", b"message-id", b"return-path", b"mime-version", b"delivered-to"})
_USUAL = _SURE | frozenset(
    {b"to", b"cc", b"subject", b"date", b"content-type", b"reply-to", b"in-reply-to", b"references", b"sender",
     b"x-mailer", b"bcc", b"content-transfer-encoding", b"user-agent"}
)  # fmt: skip
_ENVELOPE = re.compile(rb"(?m)^From [^\r\n]*\r?\n(?=[!-9;-~]+[ \t]*:)")
# What the standard library raises on headers and parts that are broken.
_BROKEN = (
    MessageError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    LookupError,
    OverflowError,
)


def accepts(source: SourceFile) -> bool:
    """Whether the file begins with the headers of a mail, or with a mailbox's envelope line."""
    data = _trimmed(source.data)
    envelope = _ENVELOPE.match(data)
    return _has_headers(data[envelope.end() :] if envelope else data)


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
    return bool(names & _SURE) and len(names & _USUAL) >= 2 and strange <= len(names) // 4


def read(source: SourceFile, today: dt.date) -> Iterator[Record]:
    """One message, or all messages of a mailbox, as their folder has them."""
    yield from mail_folders.as_filed(source.path, _messages(source))


def _messages(source: SourceFile) -> Iterator[Record]:
    data = _trimmed(source.data)
    starts = [(m.start(), m.end()) for m in _ENVELOPE.finditer(data)]
    if not starts or starts[0][0] > 0:
        yield _record(data, "line:1")
        return
    ends = [start for start, _ in starts[1:]] + [len(data)]
    line, seen = 1, 0
    for (start, begin), end in zip(starts, ends, strict=True):
        line += data.count(b"\n", seen, start)
        seen = start
        body = re.sub(rb"(?m)^>(>*From )", rb"\1", data[begin:end])
        yield _record(body, f"line:{line}")


def _record(data: bytes, place: str) -> Record:
    message = message_from_bytes(data, policy=policy.compat32)
    message_id = _identifier(message, "Message-ID")
    if message_id:
        place = f"message:{message_id}"
    if mail_folders.labelled_away(_raw(message, "X-Mozilla-Status"), _header(message, "X-Gmail-Labels")):
        return Refusal(place, mail_folders.THROWN_AWAY)
    senders = _people(message, "From") or _people(message, "Sender")
    body, text = _bodies(message)
    if not senders and not body.strip():
        return Refusal(place, "The mail has neither a sender nor a text.")
    subject = _header(message, "Subject")
    references = re.findall(r"<[^<>\s]+>", _raw(message, "References"))
    in_reply_to = _identifier(message, "In-Reply-To")
    return MessageRecord(
        place=place,
        text=text,
        raw=body,
        channel="mail",
        sender=senders[0] if senders else Party(),
        recipients=_people(message, "To"),
        copied=_people(message, "Cc", "Bcc"),
        sent=_sent(message),
        subject=subject,
        thread=next(iter(references), "") or in_reply_to or _thread_of(subject) or message_id,
        draft=_raw(message, "X-Mozilla-Draft-Info") != ""
        or "draft" in _raw(message, "X-Gmail-Labels").casefold(),
        message_id=message_id,
        in_reply_to=in_reply_to,
    )


# ----------------------------------------------------------------- headers


def _raw(message: Message, name: str) -> str:
    """A header as it stands, unfolded, encoded words left alone."""
    value = next((str(v) for n, v in message.raw_items() if n.casefold() == name.casefold()), "")
    return " ".join(value.encode("utf-8", "surrogateescape").decode("utf-8", "replace").split())


def _identifier(message: Message, name: str) -> str:
    """A Message-ID exactly as written, with its angle brackets."""
    value = _raw(message, name)
    match = re.search(r"<[^<>\s]+>", value)
    return match[0] if match else value


def _header(message: Message, name: str) -> str:
    """A header as text, encoded words decoded as far as they can be."""
    raw = _raw(message, name)
    if "=?" not in raw:
        return raw
    try:
        return " ".join(str(make_header(decode_header(raw))).split())
    except _BROKEN:
        return raw


def _people(message: Message, *names: str) -> tuple[Party, ...]:
    """Everybody in these headers, in order, each once."""
    values = [
        _unscrambled(str(value))
        for name in names
        for n, value in message.raw_items()
        if n.casefold() == name.casefold()
    ]
    found: dict[tuple[str, str], Party] = {}
    for shown, address in _addresses(values):
        party = Party(spoken(_words(shown)), address if "@" in address else "")
        if not party.name and not party.email:
            party = Party(address)
        if party.name or party.email:
            found.setdefault((party.email.casefold(), "" if party.email else party.name), party)
    return tuple(found.values())


def _addresses(values: list[str]) -> Iterator[tuple[str, str]]:
    """Names and addresses; of a header that the standard library gives up on, whatever looks like an address."""
    for value in values:
        if "@" not in value and "<" not in value:
            yield "", value.strip() if not value.rstrip().endswith(":;") else ""
            continue
        pairs = [pair for pair in getaddresses([value]) if any(pair)]
        yield from pairs or (("", address) for address in re.findall(r"[^\s<>,;:\"()]+@[\w.-]+\w", value))


def _unscrambled(value: str) -> str:
    """Raw bytes beyond ASCII in a header, which should not be there, read as UTF-8 or Windows-1252."""
    flat = " ".join(value.split())
    return decode(flat.encode("utf-8", "surrogateescape"))


def _words(shown: str) -> str:
    try:
        return str(make_header(decode_header(shown))) if "=?" in shown else shown
    except _BROKEN:
        return shown


def _sent(message: Message) -> dt.datetime | None:
    """When it was sent, with its zone; UTC where the zone is unknown."""
    try:
        moment = parsedate_to_datetime(_raw(message, "Date"))
    except _BROKEN:
        return None
    return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment


def _thread_of(subject: str) -> str:
    """A thread for an answer that does not say what it answers: its subject without "Re:"."""
    bare = re.sub(
        r"^(?:\s*(?:re|fwd?|aw|wg|sv|vs|antw|rif|tr)\s*(?:\[\d+\])?\s*:)+\s*",
        "",
        subject,
        flags=re.IGNORECASE,
    )
    return f"subject:{bare.casefold()}" if bare and bare != subject else ""


# ------------------------------------------------------------------ bodies


def _bodies(message: Message) -> tuple[str, str]:
    """The whole text of a mail, and its writer's own words. Of HTML the whole text is what it shows."""
    plain, marked = _parts(message)
    whole = "\n\n".join(p for p in plain if p.strip())
    if not whole:
        whole = "\n\n".join(html_to_text(p) for p in marked if p.strip())
    return whole, own_words(whole)


def _parts(message: Message) -> tuple[list[str], list[str]]:
    """Its texts in plain form and in HTML, without attachments and without the mails it carries."""
    plain: list[str] = []
    marked: list[str] = []
    stack = [message]
    while stack:
        part = stack.pop()
        kind = part.get_content_type()
        if part.is_multipart() and kind != "message/rfc822":
            stack.extend(reversed([p for p in part.get_payload() if isinstance(p, Message)]))
        elif _is_attachment(part):
            continue
        elif kind == "text/html":
            marked.append(_text(part))
        elif kind == "text/plain" or (part is message and kind.startswith(("text/", "multipart/"))):
            plain.append(_text(part))
    return plain, marked


def _is_attachment(part: Message) -> bool:
    disposition = _raw(part, "Content-Disposition").casefold()
    return disposition.startswith("attachment") or "filename" in disposition


def _text(part: Message) -> str:
    """A part's text, whatever its declared character set is worth."""
    try:
        data = part.get_payload(decode=True)
        declared = part.get_content_charset() or ""
    except _BROKEN:
        data, declared = None, ""
    if not isinstance(data, bytes):
        return decode(str(part.get_payload()).encode("utf-8", "replace"))
    if declared.casefold() in ("", "utf-8", "us-ascii", "ascii", "unknown-8bit"):
        return decode(data)
    try:
        text = data.decode(declared, "replace")
    except (LookupError, ValueError):
        return decode(data)
    return text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
