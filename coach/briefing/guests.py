"""Who is on the list: attendees from a file or from the store, each matched to a person by the same rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from coach import readers
from coach.errors import UnreadableError
from coach.evidence import Citation
from coach.people.keys import email_key, phone_key, profile_key
from coach.people.resolve import ContactKeys, resolve
from coach.records import AttendeeRecord, AttendeeStatus, EventHeader, SourceFile
from coach.store.repository import AttendanceView, ContactView, Repository


@dataclass(frozen=True, slots=True)
class Guest:
    """One attendee as the list has them, and the person they are, if known."""

    name: str
    email: str
    organisation: str
    title: str
    person: str | None
    status: str
    session: str
    is_user: bool
    citation: Citation


def from_file(
    repository: Repository, source: SourceFile, today: dt.date, region: str = ""
) -> tuple[list[Guest], EventHeader | None]:
    """Guests of an attendee file that need not have been imported. Raises UnreadableError if it holds none."""
    _, records = readers.read_file(source, today)
    rows, header = [], None
    for record in records:
        if isinstance(record, AttendeeRecord):
            rows.append(record)
        elif isinstance(record, EventHeader):
            header = header or record
    if not rows:
        raise UnreadableError(
            f"No attendees were found in {source.path}. It needs a table with a column of names."
        )
    contacts = repository.contacts()
    people = _match(rows, contacts, region)
    users = {email_key(e) for e in repository.me().emails}
    me = repository.me().name.casefold()
    guests = [
        Guest(
            r.name, r.email, r.organisation, r.title, people.get(n), str(r.status), r.session,
            email_key(r.email) in users if r.email else bool(me) and r.name.casefold() == me,
            Citation(source.path, r.place, r.raw),
        )
        for n, r in enumerate(rows)
    ]  # fmt: skip
    return guests, header


def _match(rows: Sequence[AttendeeRecord], contacts: Sequence[ContactView], region: str) -> dict[int, str]:
    """Row number → person, by the rules that an import would use."""
    known = [
        ContactKeys(
            c.id, str(c.id), c.name, c.organisation, tuple(email_key(e) for e in c.emails),
            tuple(profile_key(p) for p in c.profiles), tuple(phone_key(p, region) for p in c.phones),
        )
        for c in contacts
        if c.person
    ]  # fmt: skip
    first = max((c.id for c in known), default=0) + 1
    listed = [
        ContactKeys(
            first + n, f"list|{n}", r.name, r.organisation, (email_key(r.email),) if r.email else (),
            (profile_key(r.profile),) if r.profile else (), (phone_key(r.phone, region),) if r.phone else (),
        )
        for n, r in enumerate(rows)
    ]  # fmt: skip
    person_of = {c.id: c.person for c in contacts}
    clusters, _ = resolve([*known, *listed])
    found: dict[int, str] = {}
    for cluster in clusters:
        person = next((person_of[c] for c in cluster if c < first and person_of.get(c)), None)
        if person:
            found.update({c - first: person for c in cluster if c >= first})
    return found


def from_store(views: Iterable[AttendanceView]) -> list[Guest]:
    """Guests of an event whose list or programme was imported; a speaker who is also on the list counts once."""
    found: dict[str, Guest] = {}
    for v in views:
        if v.role not in ("attendee", "speaker"):
            continue
        key = v.person or email_key(v.email) or v.name.casefold()
        guest = Guest(
            v.name, v.email, v.organisation, v.title, v.person, v.status, v.session, v.is_user, v.citation
        )
        if key in found:
            before = found[key]
            found[key] = replace(
                before, session=before.session or guest.session, email=before.email or guest.email
            )
        else:
            found[key] = guest
    return list(found.values())


def coming(guests: Iterable[Guest]) -> list[Guest]:
    """Guests without the user and without those who cancelled."""
    return [g for g in guests if not g.is_user and g.status != AttendeeStatus.CANCELLED]
