"""What the readers give: typed records of what a file says, before anybody asks who is who.

A record never interprets identity. It carries the words of its source (`raw` or `text`, verbatim) and the
place inside the file, so that everything built on it can be cited. Places have these forms: `row:19` (data
rows of a table from 1, empty ones counted), `uid:…` (card or calendar entry), `message:…` (a mail's
Message-ID), `line:5`, `page:3`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


class ContactKind(StrEnum):
    """Where a contact record comes from."""

    CONNECTION = "connection"  # a row of LinkedIn's Connections.csv
    CARD = "card"  # a vCard
    ADDRESS_ROW = "address_row"  # a row of an address book's CSV
    PROFILE = "profile"  # the user's own profile row in an export
    INVITATION = "invitation"  # somebody who was invited to connect, or invited the user, without words
    REFEREE = "referee"  # somebody who recommended or endorsed the user, or whom the user did


class NoteKind(StrEnum):
    """What kind of writing a note is."""

    NOTE = "note"
    PROGRAMME = "programme"
    TURN = "turn"  # one turn of a chat or transcript (JSON Lines)
    RECOMMENDATION = "recommendation"  # written by `speaker`, or by the user about `people`
    POST = "post"  # the user's own public words: a post, a comment, what a profile says


class AttendeeStatus(StrEnum):
    """Whether somebody on an attendee list is coming."""

    COMING = "coming"
    WAITING = "waiting"
    PENDING = "pending"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Reading:
    """How the user said that a file is to be read. `kind` is a reader's KIND; `columns` says for a table what each
    column holds (its name as it stands → a field of `readers.column_mapping`), `dates` in which order it writes
    its days ("day-first" or "month-first"); `event` makes guests of its people."""

    kind: str
    event: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    dates: str = ""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file to read. `path` is the path below the imported folder, with forward slashes; for a member
    of an archive it is the archive's path, a slash, and the member's path. `origin` says where it came from, so that
    a newer version of the same file is told from another file of the same name; empty for an upload. `reading` is
    there where the user said how to read it. `beside` are files of the same export, by name, without which this one
    cannot be understood (who `U123` is in a chat)."""

    path: str
    data: bytes
    modified: dt.date | None = None
    origin: str = ""
    reading: Reading | None = None
    beside: tuple[tuple[str, bytes], ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody on a mail, message, invitation or list, as named there. `owner` says that the export is theirs."""

    name: str = ""
    email: str = ""
    profile: str = ""
    phone: str = ""
    owner: bool = False


@dataclass(frozen=True, slots=True)
class ContactRecord:
    """One card or row about one person. `dated` is the day the statement was made, when the file says."""

    place: str
    raw: str
    kind: ContactKind
    name: str
    given: str = ""
    family: str = ""
    nicknames: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    organisation: str = ""
    title: str = ""
    location: str = ""
    note: str = ""
    dated: dt.date | None = None
    extra: Mapping[str, str] = field(default_factory=dict)  # birthday, labels, website …


@dataclass(frozen=True, slots=True)
class NoteRecord:
    """A note, a programme, or one turn of a chat. `text` is the whole decoded file (or the turn), with line
    ends as `\\n`; `body_start` is the code point where the writing starts after any front matter."""

    place: str
    text: str
    kind: NoteKind = NoteKind.NOTE
    body_start: int = 0
    title: str = ""
    date: dt.date | None = None
    people: tuple[str, ...] = ()
    event: str = ""
    location: str = ""
    tags: tuple[str, ...] = ()
    speaker: str = ""
    group: str = ""
    external_id: str = ""
    audience: str = ""  # as written in front matter: "me", "employer", "public", or names
    embargo: dt.date | None = None
    front_matter: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MessageRecord:
    """One mail or chat message. `text` is what its author wrote, without quoted replies; `raw` is the whole
    body as it stands in the source (of HTML, the text it shows)."""

    place: str
    text: str
    raw: str
    channel: str  # "mail" or "message"
    sender: Party
    recipients: tuple[Party, ...]
    copied: tuple[Party, ...] = ()
    sent: dt.datetime | None = None
    subject: str = ""
    thread: str = ""
    draft: bool = False
    message_id: str = ""
    in_reply_to: str = ""
    group: bool = False  # written to a channel or group, not to one person
    attachments: tuple[str, ...] = ()  # their names; their bytes are not kept
    audience: str = ""  # as a header of the mail says: "me", "employer"


@dataclass(frozen=True, slots=True)
class EventRecord:
    """One calendar entry, recurrences expanded: a series gives one record an occurrence, with the same
    `series`. `raw` keeps the entry's own lines that matter (unfolded), so that they can be quoted.
    Times have a zone; `end` of an all-day entry is its last day."""

    place: str
    raw: str
    name: str
    start: dt.datetime | dt.date
    end: dt.datetime | dt.date | None = None
    location: str = ""
    description: str = ""
    cancelled: bool = False
    declined: bool = False  # the owner of the calendar said no
    organiser: Party | None = None
    attendees: tuple[Party, ...] = ()
    series: str = ""


@dataclass(frozen=True, slots=True)
class AttendeeRecord:
    """One row of an attendee list, or one speaker of a programme (`role` "speaker")."""

    place: str
    raw: str
    name: str
    email: str = ""
    phone: str = ""
    profile: str = ""
    organisation: str = ""
    title: str = ""
    status: AttendeeStatus = AttendeeStatus.COMING
    role: str = "attendee"
    session: str = ""
    event: str = ""  # only where the row names it
    said: Mapping[str, str] = field(default_factory=dict)  # the organiser's question → the guest's answer


@dataclass(frozen=True, slots=True)
class EventHeader:
    """What a programme or attendee list says of its event as a whole."""

    place: str
    raw: str
    name: str
    start: dt.date | None = None
    end: dt.date | None = None
    location: str = ""


@dataclass(frozen=True, slots=True)
class RestoredFile(SourceFile):
    """A file that an export brings back: its records as they were read when its bytes were here. `sha256` and `size`
    are those of its bytes, so that the file itself, imported later, is known to be unchanged."""

    kind: str = ""
    sha256: str = ""
    size: int = 0
    records: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something a reader could not take, and why, in words for the user."""

    place: str
    reason: str


Record = ContactRecord | NoteRecord | MessageRecord | EventRecord | AttendeeRecord | EventHeader | Refusal


class Reader(Protocol):
    """A module in `coach/readers/` that reads one kind of file."""

    KIND: str

    def accepts(self, source: SourceFile) -> bool:
        """Whether the content (not the name) is of this reader's kind."""
        ...

    def read(self, source: SourceFile, today: dt.date) -> Iterator[Record]:
        """Records and refusals in the file's own order. `today` bounds open-ended recurrences."""
        ...
