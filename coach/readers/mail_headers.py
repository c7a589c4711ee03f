"""The headers of a mail, taken as broken as they come: each falls back to what stands in the file."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from coach.readers.columns import spoken
from coach.readers.encoding import decode, storable
from coach.records import Party

_MOST_WORDS = 10_000
"""So many characters of a header with encoded words are decoded."""
BROKEN = (
    MessageError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    LookupError,
    OverflowError,
    AssertionError,
    RecursionError,  # comments within comments in an address
)
"""What the standard library raises on headers and parts that are broken."""


def raw(message: Message, name: str) -> str:
    """A header as it stands, unfolded, encoded words left alone."""
    value = next((str(v) for n, v in message.raw_items() if n.casefold() == name.casefold()), "")
    return " ".join(value.encode("utf-8", "surrogateescape").decode("utf-8", "replace").split())


def identifier(message: Message, name: str) -> str:
    """A Message-ID exactly as written, with its angle brackets."""
    value = raw(message, name)
    match = re.search(r"<[^<>\s]+>", value)
    return match[0] if match else value


def header(message: Message, name: str) -> str:
    """A header as text, encoded words decoded as far as they can be."""
    return " ".join(header_words(raw(message, name)).split())


def people(message: Message, *names: str) -> tuple[Party, ...]:
    """Everybody in these headers, in order, each once."""
    values = [
        _unscrambled(str(value))
        for name in names
        for n, value in message.raw_items()
        if n.casefold() == name.casefold()
    ]
    found: dict[tuple[str, str], Party] = {}
    for shown, address in _addresses(values):
        party = Party(spoken(header_words(shown)), address if "@" in address else "")
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
        try:
            pairs = [pair for pair in getaddresses([value]) if any(pair)]
        except BROKEN:
            pairs = []
        yield from pairs or (("", address) for address in re.findall(r"[^\s<>,;:\"()@]+@[\w.-]+\w", value))


def _unscrambled(value: str) -> str:
    """Raw bytes beyond ASCII in a header, which should not be there, read as UTF-8 or Windows-1252."""
    flat = " ".join(value.split())
    return decode(flat.encode("utf-8", "surrogateescape"))


def header_words(shown: str) -> str:
    """Text with its encoded words decoded; as it stands where they are broken."""
    try:
        return storable(str(make_header(decode_header(shown[:_MOST_WORDS])))) if "=?" in shown else shown
    except BROKEN:
        return shown


def sent(message: Message) -> dt.datetime | None:
    """When it was sent, with its zone; UTC where the zone is unknown."""
    try:
        moment = parsedate_to_datetime(raw(message, "Date"))
    except BROKEN:
        return None
    return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment


def thread_of(subject: str) -> str:
    """A thread for an answer that does not say what it answers: its subject without "Re:"."""
    bare = re.sub(
        r"^(?:\s*(?:re|fwd?|aw|wg|sv|vs|antw|rif|tr)\s*(?:\[\d+\])?\s*:)+\s*",
        "",
        subject,
        flags=re.IGNORECASE,
    )
    return f"subject:{bare.casefold()}" if bare and bare != subject else ""
