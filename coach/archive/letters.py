"""Mail as a mailbox (mbox) that every mail program opens."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator
from email.header import Header
from email.utils import format_datetime
from urllib.parse import quote, unquote

from coach.archive.entry import BROKEN, Entry, dumps, entry_of, loads, tame
from coach.archive.notes import message_json, message_of
from coach.records import MessageRecord, Party, Refusal

_ENVELOPE = b"From rapport Thu Jan  1 00:00:00 1970\n"
_ATOM = re.compile(r"[^\s<>@,;:\"()\[\]\\]+@[\w.-]+")
_PLAIN = re.compile(r"[\x20-\x7e]*")
_PIECE = 900


def write(entries: Iterable[Entry]) -> bytes:
    """One mailbox."""
    return b"".join(part for entry in entries for part in (_ENVELOPE, _letter(entry), b"\n"))


def _letter(entry: Entry) -> bytes:
    r = entry.record
    assert isinstance(r, MessageRecord)
    headers = [("From", _address(r.sender))]
    headers += [
        (name, ",\n ".join(map(_address, group)))
        for name, group in (("To", r.recipients), ("Cc", r.copied))
        if group
    ]
    headers.append(("Subject", _words(r.subject)))
    if r.sent:
        headers.append(("Date", format_datetime(r.sent.replace(tzinfo=None))))
    headers += [
        (n, f"<{v}>")
        for n, v in (("Message-ID", _id(r.message_id)), ("In-Reply-To", _id(r.in_reply_to)))
        if v
    ]
    if r.draft:
        headers.append(("X-Mozilla-Draft-Info", "internal/draft"))
    coding, body = _body(r.text)
    headers += [
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Transfer-Encoding", coding),
    ]
    said = entry.beside(source=entry.source, place=r.place, head=message_json(r))
    headers.append(("X-Rapport", _in_header(dumps(said))))
    return "".join(f"{name}: {value}\n" for name, value in headers).encode() + b"\n" + body


def _body(text: str) -> tuple[str, bytes]:
    """The text as it stands where a mailbox can hold it unchanged, else in base64."""
    plain = not re.search(r"\r|^>*From |[^\n]{240}|\n\Z", text, re.MULTILINE) and "\x00" not in text
    if plain:
        return "8bit", text.encode() + b"\n"
    return "base64", base64.encodebytes(text.encode())


def _in_header(said: str) -> str:
    coded = quote(said, safe="{}\":,[]@/<>-._~'=+!*()#$&;?|")
    return "\n ".join(coded[i : i + _PIECE] for i in range(0, len(coded), _PIECE))


def _id(value: str) -> str:
    return re.sub(r"[^\x21-\x7e]|[<>]", "", value)


def _address(party: Party) -> str:
    address = party.email if _ATOM.fullmatch(party.email) and party.email.isascii() else ""
    name = tame(" ".join(x for x in (party.name, "" if address else party.email) if x).replace("\n", " "))
    if not address:
        # A header of a name alone would be read as an address.
        return f"{_phrase(name)} <>"
    return f"{_phrase(name)} <{address}>" if name and name != address else address


def _phrase(name: str) -> str:
    return '"' + re.sub(r'([\\"])', r"\\\1", name) + '"' if _PLAIN.fullmatch(name) else _words(name)


def _words(said: str) -> str:
    flat = tame(said.replace("\n", " "))
    if _PLAIN.fullmatch(flat) and len(flat) < _PIECE and "=?" not in flat:
        return flat
    return Header(flat, "utf-8", maxlinelen=75).encode(linesep="\n")


def read(data: bytes) -> Iterator[Entry | Refusal]:
    """The letters that `write` wrote."""
    for number, letter in enumerate(data.split(b"\n" + _ENVELOPE), 1):
        whole = letter.removeprefix(_ENVELOPE) if number == 1 else letter
        if not whole.strip():
            continue
        try:
            yield _entry(whole)
        except BROKEN:
            yield Refusal(
                f"mail:{number}", "The mail has lost what Rapport wrote in its header; import it by itself."
            )


def _entry(letter: bytes) -> Entry:
    head, _, body = letter.partition(b"\n\n")
    unfolded = re.sub(r"\n[ \t]+", "", head.decode("utf-8"))
    fields = dict(line.partition(": ")[::2] for line in unfolded.split("\n"))
    beside = loads(unquote(fields["X-Rapport"]))
    if fields["Content-Transfer-Encoding"] == "base64":
        text = base64.b64decode(body).decode("utf-8")
    else:
        text = body.decode("utf-8").removesuffix("\n").removesuffix("\n")
    return entry_of(
        str(beside.get("source", "")), message_of(beside["head"], text, str(beside.get("place", ""))), beside
    )
