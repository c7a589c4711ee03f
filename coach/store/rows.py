"""Rows of the store as typed values, each with its citation."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Text, select, type_coerce
from sqlalchemy.orm import Session

from coach.evidence import Audience, Citation, Restriction, Statement
from coach.store import tables as t
from coach.store.values import (
    AttendanceView,
    ContactView,
    MessageView,
    PersonView,
)
from coach.text import line_of


def cite(document: t.Document, start: int = 0, end: int | None = None) -> Citation:
    """A citation of a stretch of a document, with the line as its place in notes."""
    stop = len(document.text) if end is None else end
    return Citation(
        source=document.source,
        place=place_of(document.place, document.text, start),
        quote=document.text[start:stop].strip(),
        date=document.date,
        document=document.id,
        start=start,
        end=stop,
        record_id=document.external_id,
    )


def place_of(place: str, text: str, start: int) -> str:
    """The place of an offset: for a text cited by line, the line it stands in; else the place itself."""
    if place.startswith("line:"):
        return f"line:{int(place[5:]) + line_of(text, start) - 1}"
    return place


def restriction_of(row: t.Statement) -> Restriction | None:
    """The restriction on a statement, None where there is none."""
    if row.audience == Audience.OPEN:
        return None
    return Restriction(Audience(row.audience), row.told_by, tuple(row.names), row.until, row.marker)


AS_OF_IMPORT = ("attendee", "connection")
"""Kinds of record that say how things are on the day of their export, which is known only by its import."""
_Shown = dict[tuple[int, str], dict[str, None]]
"""Keys as written, by contact and kind, each once and in order."""


def as_stored(column: Any) -> Any:
    """A JSON column as it is stored. Most hold nothing, which is seen without parsing."""
    return type_coerce(column, Text)


def _read(stored: str) -> Any:
    return json.loads(stored) if len(stored) > 2 else {} if stored == "{}" else []


CONTACT_COLUMNS = (
    t.Contact.id, t.Contact.kind, t.Contact.name, t.Contact.organisation, t.Contact.title, t.Contact.dated,
    t.Contact.note, t.Contact.location, as_stored(t.Contact.nicknames), as_stored(t.Contact.extra), t.Contact.person_id,
    t.Document.id, t.Document.source, t.Document.place, t.Document.text, t.Document.date, t.Document.external_id,
    t.ImportBatch.made_on,
)  # fmt: skip


def contact_of(row: Sequence[Any], shown: _Shown) -> ContactView:
    (number, kind, name, organisation, title, dated, note, location, nicknames, extra, person, document, source, place,
     text, date, record_id, imported) = row  # fmt: skip
    citation = Citation(
        source, place_of(place, text, 0), text.strip(), date, document, 0, len(text), record_id=record_id
    )

    def of(key: str) -> tuple[str, ...]:
        return tuple(shown.get((number, key), ()))

    return ContactView(
        number, kind, name, organisation, title, dated, note, location, tuple(_read(nicknames)), of("email"), of("phone"),
        of("profile"), _read(extra), person, citation, imported if kind in AS_OF_IMPORT else dated,
    )  # fmt: skip


def person_of(
    number: str, name: str, aliases: str, organisation: str, title: str, contacts: list[ContactView]
) -> PersonView:
    if len(contacts) == 1:
        only = contacts[0]
        keys = only.emails, only.phones, only.profiles
    else:
        keys = (
            _each(c.emails for c in contacts),
            _each(c.phones for c in contacts),
            _each(c.profiles for c in contacts),
        )
    return PersonView(number, name, tuple(_read(aliases)), *keys, organisation, title, tuple(contacts))


def _each(values: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """All values, each once."""
    return tuple(dict.fromkeys(v for several in values for v in several))


def statements_of(
    s: Session, rows: Sequence[tuple[t.Statement, t.Document]], *, narrow: bool
) -> list[Statement]:
    about: dict[int, list[t.About]] = {}
    query = select(t.About)
    if narrow:
        query = query.where(t.About.statement_id.in_([st.id for st, _ in rows]))
    for link in s.scalars(query):
        about.setdefault(link.statement_id, []).append(link)
    sent = select(t.Message.document_id, t.Contact.person_id).join(
        t.Contact, t.Contact.id == t.Message.sender_id
    )
    if narrow:
        sent = sent.where(t.Message.document_id.in_({d.id for _, d in rows}))
    senders: dict[int, str | None] = dict(s.execute(sent).tuples().all())
    named = _named_in_rows(s, {d.id for _, d in rows if d.kind in _ROWS})
    return [
        Statement(
            id=st.id,
            document=d.id,
            passage=st.passage_id,
            start=st.start,
            end=st.end,
            text=st.text,
            source=d.source,
            place=place_of(d.place, d.text, st.start),
            kind=d.kind,
            title=d.title,
            date=d.date,
            subjects=tuple(a.person_id for a in about.get(st.id, []) if a.role == "subject"),
            mentions=named.get(d.id) or tuple(a.person_id for a in about.get(st.id, [])),
            speaker=senders.get(d.id),
            restriction=restriction_of(st),
        )
        for st, d in rows
    ]


_ROWS = ("contact", "attendee", "event")


def _named_in_rows(s: Session, documents: Collection[int]) -> dict[int, tuple[str, ...]]:
    """Card, guest or calendar entry → whose it is, or who takes part."""
    found: dict[int, dict[str, None]] = {}
    if not documents:
        return {}
    contact, present = t.Contact, t.Attendance
    whose = select(contact.document_id, contact.person_id).where(contact.kind != "party")
    invited = select(present.document_id, contact.person_id).join(contact, contact.id == present.contact_id)
    for query in (whose, invited):
        rows = s.execute(query.where(contact.person_id.is_not(None), ~contact.is_user)).tuples()
        for document, person in rows:
            if document in documents and person:
                found.setdefault(document, {})[person] = None
    return {document: tuple(people) for document, people in found.items()}


def message_of(
    row: t.Message,
    document: t.Document,
    contacts: dict[int, tuple[str | None, bool]],
    to: list[tuple[int, str]],
) -> MessageView:
    sender, mine = contacts.get(row.sender_id, (None, False))
    receivers = [contacts.get(c, (None, False)) for c, _ in to]
    addressed = {contacts.get(c, (None, False))[0] for c, role in to if role != "cc"}
    people = tuple(p for p, is_user in receivers if p and not is_user)
    return MessageView(
        document.id, row.channel, row.thread, row.sent, row.subject, row.draft, sender, mine,
        people, any(u for _, u in receivers), cite(document), row.in_group, tuple(p for p in people if p not in addressed),
    )  # fmt: skip


def attendance_of(row: t.Attendance, contact: t.Contact, document: t.Document, email: str) -> AttendanceView:
    return AttendanceView(
        row.event_id, contact.person_id, contact.name, email, contact.organisation, contact.title, row.role,
        row.status, row.session, contact.is_user, cite(document),
    )  # fmt: skip
