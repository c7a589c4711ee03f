"""Who is on the list: attendees from a file or from the store, each matched to a person by the import's own rules."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from coach import readers
from coach.briefing.words import job_title
from coach.errors import UnreadableError
from coach.evidence import Citation
from coach.people import names, organisations
from coach.people.keys import email_key, phone_key, profile_key
from coach.people.resolve import NAME_ONLY, SURE, ContactKeys, Decided, resolve
from coach.readers import mapped_table
from coach.records import AttendeeRecord, AttendeeStatus, EventHeader, Reading, SourceFile
from coach.store.repository import Repository
from coach.store.values import AttendanceView, ContactView, Me, PersonView

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Guest:
    """One attendee as the list has them, and the person they are, if known. `written_title` is the cell as it
    stands, `title` as much of it as is a job title."""

    name: str
    email: str
    organisation: str
    title: str
    person: str | None
    status: str
    session: str
    is_user: bool
    citation: Citation
    written_title: str = ""
    spoken: Citation | None = None  # where the programme names the session
    likely: str | None = None  # the person they most likely are, where no rule is sure of it
    maybe: str | None = None  # somebody of the same name, of whom no place is known

    @property
    def odd(self) -> bool:
        """Whether the list's job title holds more than a job title."""
        return " ".join(self.written_title.split()) not in ("", self.title)


_PROSE = re.compile(r"[^\",;\t\n]{81,}|[a-z][.!?]\s+[A-Z]\w*(?:[ ,]+\w+){3,}")


def row_citation(citation: Citation, name: str) -> Citation:
    """The citation of a list's row; only of the name in it where somebody wrote prose into a cell."""
    if name in citation.quote and _PROSE.search(citation.quote):
        return replace(citation, quote=name)
    return citation


def place_citation(contact: ContactView) -> Citation:
    """The citation of a record for where somebody works, without the rest of it: a card may hold a note as well."""
    cited = row_citation(contact.citation, contact.name) if contact.kind == "attendee" else contact.citation
    short = next((x for x in (contact.organisation, contact.name) if x and x in cited.quote), "")
    return replace(cited, quote=short) if short else cited


def from_file(
    repository: Repository, source: SourceFile, today: dt.date, region: str = ""
) -> tuple[list[Guest], EventHeader | None]:
    """Guests of an attendee file that need not have been imported. Raises UnreadableError if it holds none."""
    records = list(readers.read_file(source, today)[1])
    if not any(isinstance(r, AttendeeRecord) for r in records) and mapped_table.accepts(source):
        # An address book given as a list is one.
        read_so = replace(source, reading=Reading(mapped_table.KIND, source.path))
        records = list(readers.read_file(read_so, today)[1])
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
    people, likely, maybe = _match(rows, repository.contacts(), region)
    me = repository.me()
    guests = [
        Guest(
            r.name, r.email, r.organisation, job_title(r.title), people.get(n), str(r.status), r.session,
            _is_user(r, me), Citation(source.path, r.place, r.raw), r.title, None, likely.get(n), maybe.get(n),
        )
        for n, r in enumerate(rows)
    ]  # fmt: skip
    return once(guests), header


def _is_user(row: AttendeeRecord, me: Me) -> bool:
    if row.email and email_key(row.email) in {email_key(e) for e in me.emails}:
        return True
    if row.profile and me.profile and profile_key(row.profile) == profile_key(me.profile):
        return True
    same_name = bool(me.name) and names.normal(row.name) == names.normal(me.name)
    at_work = bool(me.employer) and organisations.same(row.organisation, me.employer)
    return same_name and (at_work or not row.email or not me.emails)


def _match(
    rows: Sequence[AttendeeRecord], contacts: Sequence[ContactView], region: str
) -> tuple[dict[int, str], dict[int, str], dict[int, str]]:
    """Row number → person by the rules that an import would use; row number → the person it most likely is; row
    number → somebody of that name without a place. Who is who among the known stays as it is."""
    known = [
        ContactKeys(
            c.id, (f"{c.person}|{c.id}",), c.name, c.organisation, tuple(email_key(e) for e in c.emails),
            tuple(profile_key(p) for p in c.profiles), tuple(phone_key(p, region) for p in c.phones),
        )
        for c in contacts
        if c.person
    ]  # fmt: skip
    person_of = {c.id: c.person for c in contacts}
    first = max((c.id for c in known), default=0) + 1
    listed = [
        ContactKeys(
            first + n, (f"list|{n}",), r.name, r.organisation, (email_key(r.email),) if r.email else (),
            (profile_key(r.profile),) if r.profile else (), (phone_key(r.phone, region),) if r.phone else (),
        )
        for n, r in enumerate(rows)
    ]  # fmt: skip
    near = _alike(known, listed)
    clusters, pairs = resolve([*near, *listed], _as_known(near, person_of))
    found: dict[int, str] = {}
    known_as: dict[int, str] = {}  # a cluster's lowest contact → person
    for cluster in clusters:
        people = {person_of[c] for c in cluster if c < first}
        person = min((p for p in people if p), default=None, key=lambda p: int(p[1:]))
        if person:
            known_as[min(cluster)] = person
            found.update({c - first: person for c in cluster if c >= first})
    sure: dict[int, set[str]] = {}
    maybe: dict[int, set[str]] = {}
    for pair in pairs:
        options = sure if pair.score >= SURE else maybe if pair.reasons == NAME_ONLY else None
        if options is not None and pair.right >= first and pair.left in known_as:
            options.setdefault(pair.right - first, set()).add(known_as[pair.left])
    return found, _only(sure), _only(maybe)


def _alike(known: Sequence[ContactKeys], listed: Sequence[ContactKeys]) -> list[ContactKeys]:
    """All records of the people who share a key or a family name with a row: nobody else can be on the list."""
    keys = {k for c in listed for k in (*c.emails, *c.profiles, *c.phones)}
    families = {names.family(c.name) or names.normal(c.name) for c in listed}
    people = {
        c.references[0].partition("|")[0]
        for c in known
        if keys & {*c.emails, *c.profiles, *c.phones}
        or (names.family(c.name) or names.normal(c.name)) in families
    }
    return [c for c in known if c.references[0].partition("|")[0] in people]


def _as_known(known: Sequence[ContactKeys], person_of: dict[int, str | None]) -> list[Decided]:
    """Every known person as decided: their records are one."""
    together: dict[str, list[str]] = {}
    for c in known:
        together.setdefault(person_of[c.id] or "", []).append(c.references[0])
    return [Decided("merge", tuple(refs), ()) for refs in together.values() if len(refs) > 1]


def from_store(views: Iterable[AttendanceView]) -> list[Guest]:
    """Guests of an event whose list or programme was imported; of a meeting without one, those invited."""
    views = list(views)
    roles = ("attendee", "speaker")
    if not any(v.role in roles for v in views):
        roles = ("invited", "organiser")
    return once(
        Guest(
            v.name, v.email, v.organisation, job_title(v.title), v.person, v.status, v.session, v.is_user,
            v.citation, v.title, v.citation if v.role == "speaker" and v.session else None,
        )
        for v in views
        if v.role in roles
    )  # fmt: skip


_BEST_STATUS = (
    AttendeeStatus.COMING,
    AttendeeStatus.PENDING,
    AttendeeStatus.WAITING,
    AttendeeStatus.CANCELLED,
)


def once(guests: Iterable[Guest]) -> list[Guest]:
    """Everybody once: a speaker who is also on the list, or somebody who signed up twice."""
    found: dict[str, Guest] = {}
    for guest in sorted(guests, key=lambda g: g.spoken is not None):
        key = "user" if guest.is_user else guest.person or email_key(guest.email) or names.normal(guest.name)
        if key not in found and guest.spoken is not None:
            key = next((k for k, g in found.items() if _same_speaker(g, guest)), key)
        found[key] = _joined(found[key], guest) if key in found else guest
    return list(found.values())


def _same_speaker(listed: Guest, speaker: Guest) -> bool:
    """Whether a name on the programme is that of a guest on the list, though the store could not tell."""
    if names.normal(listed.name) != names.normal(speaker.name):
        return False
    places = listed.organisation and speaker.organisation
    return not places or organisations.same(listed.organisation, speaker.organisation)


def _joined(one: Guest, other: Guest) -> Guest:
    # A programme says nothing of who signed up, so a list's word stands above it.
    listed = [g for g in (one, other) if g.spoken is None] or [one]
    status = min((g.status for g in listed), key=lambda s: _BEST_STATUS.index(AttendeeStatus(s)))
    return replace(
        one,
        status=status,
        session=one.session or other.session,
        spoken=one.spoken or other.spoken,
        email=one.email or other.email,
        organisation=one.organisation or other.organisation,
        title=one.title or other.title,
    )


def doubles(repository: Repository, guests: Iterable[Guest]) -> tuple[dict[str, str], dict[str, str]]:
    """Person → the one other person they may be. First those who are most likely the same: an agreeing name at the
    same place. Then those of the same name where one has no place, which may be a namesake. Nobody is merged."""
    wanted = {g.person for g in guests if g.person}
    sure: dict[str, set[str]] = {}
    maybe: dict[str, set[str]] = {}
    for pair in repository.candidates():
        found = sure if pair.score >= SURE else maybe if tuple(pair.reasons) == NAME_ONLY else None
        for one, other in ((pair.left_id, pair.right_id), (pair.right_id, pair.left_id)):
            if found is not None and one in wanted and other not in wanted:
                found.setdefault(one, set()).add(other)
    return _only(sure), _only(maybe)


def _only(found: dict[K, set[str]]) -> dict[K, str]:
    return {key: others.pop() for key, others in found.items() if len(others) == 1}


def coming(guests: Iterable[Guest]) -> list[Guest]:
    """Guests without the user and without those who cancelled."""
    return [g for g in guests if not g.is_user and g.status != AttendeeStatus.CANCELLED]


def full_name(guest: Guest, person: PersonView | None) -> str:
    """The fullest form of the name on the list that the sources know: "P. Soto" becomes "Pilar Soto". A family
    name that changed stays as the list has it."""
    if person is None:
        return guest.name
    family = names.family(guest.name)
    given = names.given(guest.name)
    forms = [n for n in person.names if "@" not in n and family and names.family(n) == family]
    forms = [n for n in forms if _stands_for(given, names.given(n))]
    return max([guest.name, *forms], key=_fullness)


def _stands_for(given: str, other: str) -> bool:
    return names.given_agrees(given, other) or (len(given) <= 3 and given[:1] == other[:1])


def _fullness(name: str) -> tuple[bool, int, int]:
    first = names.given(name)
    return len(first) > 1, len("".join(names.parts(name))), sum(not c.isascii() for c in name)
