"""The typed values that the repository gives: the user, contacts, people, messages, events, attendance, contact."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from coach.evidence import Citation


@dataclass(frozen=True, slots=True)
class Me:
    """Who the user is."""

    name: str = ""
    emails: tuple[str, ...] = ()
    profile: str = ""
    employer: str = ""


@dataclass(frozen=True, slots=True)
class ContactView:
    """One contact record with its keys and a citation of its source. `dated` is the day that the record names (of a
    connection, when the two connected), `as_of` the day for which it says where somebody works."""

    id: int
    kind: str
    name: str
    organisation: str
    title: str
    dated: dt.date | None
    note: str
    location: str
    nicknames: tuple[str, ...]
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    profiles: tuple[str, ...]
    extra: dict[str, Any]
    person: str | None
    citation: Citation
    as_of: dt.date | None = None


@dataclass(frozen=True, slots=True)
class PersonView:
    """One person with everything the contacts say. `contacts` come newest dated first."""

    id: str
    name: str
    aliases: tuple[str, ...]
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    profiles: tuple[str, ...]
    organisation: str
    title: str
    contacts: tuple[ContactView, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The name and all aliases."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person in a line, for long lists."""

    id: str
    name: str
    aliases: tuple[str, ...]
    organisation: str
    title: str
    email: str


@dataclass(frozen=True, slots=True)
class OpenMentionView:
    """A name in a sentence that fits several people. `document_place` is the place of the whole document."""

    id: int
    surface: str
    candidates: tuple[PersonLine, ...]
    title: str
    document_place: str
    restricted: bool
    citation: Citation


@dataclass(frozen=True, slots=True)
class MessageView:
    """A message with its parties resolved. `sender` or a recipient is None where it is the user."""

    document: int
    channel: str
    thread: str
    sent: dt.datetime | None
    subject: str
    draft: bool
    sender: str | None
    sender_is_user: bool
    recipients: tuple[str, ...]  # person ids, the user left out
    to_user: bool
    citation: Citation
    in_group: bool = False
    copied: tuple[str, ...] = ()  # those of the recipients who only had a copy


@dataclass(frozen=True, slots=True)
class EventView:
    """An event and the documents that speak of it."""

    id: int
    name: str
    starts: dt.date | None
    ends: dt.date | None
    location: str
    documents: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AttendanceView:
    """Somebody at an event, by a list, a programme, a calendar entry or a note (`role` "met")."""

    event: int | None
    person: str | None
    name: str
    email: str
    organisation: str
    title: str
    role: str
    status: str
    session: str
    is_user: bool
    citation: Citation


@dataclass(frozen=True, slots=True)
class InteractionView:
    """A two-way contact."""

    person: str
    date: dt.date
    channel: str
    citation: Citation
