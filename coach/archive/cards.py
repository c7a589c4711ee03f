"""Contact records as vCard 4.0 (RFC 6350): one card a record; and one card a person, for other address books."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence

from coach.archive import lines
from coach.archive.entry import BROKEN, Entry, awkward, date_of, day, dumps, entry_of, loads
from coach.archive.lines import escaped
from coach.people import names
from coach.readers.content_lines import ContentLine, unescaped
from coach.records import ContactKind, ContactRecord, Refusal
from coach.store.values import PersonView

_HEAD = ["BEGIN:VCARD", "VERSION:4.0"]


def write(entries: Iterable[Entry]) -> bytes:
    """A card for each record, with its source, place and everything that the record said."""
    return lines.written(line for entry in entries for line in _record(entry))


def _record(entry: Entry) -> Iterator[str]:
    r = entry.record
    assert isinstance(r, ContactRecord)
    yield from _HEAD
    yield f"UID:{_uid(entry.source, r.place, str(entry.at))}"
    yield f"FN:{escaped(r.name or (r.emails or (r.organisation,))[0] or '?')}"
    yield f"N:{escaped(r.family)};{escaped(r.given)};;;"
    for name, value in (
        ("ORG", r.organisation),
        ("TITLE", r.title),
        ("NOTE", r.note),
        ("X-RAPPORT-LOCATION", r.location),
    ):
        if value:
            yield f"{name}:{escaped(value)}"
    yield from (f"NICKNAME:{escaped(n)}" for n in r.nicknames)
    yield from _keys(r.emails, r.phones, r.profiles)
    if r.dated:
        yield f"X-RAPPORT-DATED:{day(r.dated)}"
    yield f"X-RAPPORT-KIND:{r.kind}"
    yield f"X-RAPPORT-SOURCE:{escaped(entry.source)}"
    yield f"X-RAPPORT-PLACE:{escaped(r.place)}"
    said = awkward(
        name=r.name, given=r.given, family=r.family, organisation=r.organisation, title=r.title, note=r.note,
        location=r.location, nicknames=list(r.nicknames), emails=list(r.emails), phones=list(r.phones),
        profiles=list(r.profiles), place=r.place, source=entry.source,
    )  # fmt: skip
    if not r.name:
        said["name"] = ""
    yield f"X-RAPPORT:{lines.exact(dumps(entry.beside(words=r.raw, extra=dict(r.extra), exact=said)))}"
    yield "END:VCARD"


def _keys(emails: Sequence[str], phones: Sequence[str], profiles: Sequence[str]) -> Iterator[str]:
    yield from (f"EMAIL:{escaped(e)}" for e in emails)
    yield from (f"TEL:{escaped(n)}" for n in phones)
    yield from (f"URL:{escaped(u)}" for u in profiles)


def _uid(*said: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, 'rapport:' + '|'.join(said))}"


def people(persons: Iterable[PersonView]) -> bytes:
    """A card for each person, all their records together."""
    return lines.written(line for person in persons for line in _person(person))


def _person(person: PersonView) -> Iterator[str]:
    given, _, family = person.name.rpartition(" ")
    yield from _HEAD
    yield f"UID:{person_uid(person)}"
    yield f"FN:{escaped(person.name)}"
    yield f"N:{escaped(family)};{escaped(given)};;;"
    if person.organisation:
        yield f"ORG:{escaped(person.organisation)}"
    if person.title:
        yield f"TITLE:{escaped(person.title)}"
    yield from (
        f"NICKNAME:{escaped(n)}" for n in person.aliases if names.normal(n) != names.normal(person.name)
    )
    yield from _keys(person.emails, person.phones, person.profiles)
    yield "END:VCARD"


def person_uid(person: PersonView) -> str:
    """A lasting number for a person: the same in every workspace that has the same records of them."""
    return _uid(*sorted(f"{c.citation.source}|{c.citation.place}|{c.name}" for c in person.contacts))


def read(data: bytes) -> Iterator[Entry | Refusal]:
    """The records that `write` wrote; cards of other programs among them are refused."""
    for number, card in enumerate(lines.blocks(data, "VCARD"), 1):
        try:
            yield _entry(card)
        except BROKEN:
            yield Refusal(
                f"card:{number}", "The card has lost what Rapport wrote beside it; import the card by itself."
            )


def _entry(card: list[ContentLine]) -> Entry:
    beside = loads(lines.first(card, "X-RAPPORT"))
    said = beside.get("exact", {})

    def one(name: str, field: str) -> str:
        return str(said.get(field, lines.first(card, name)))

    def many(name: str, field: str) -> tuple[str, ...]:
        found = said.get(field) or [unescaped(x.value) for x in card if x.name == name]
        return tuple(map(str, found))

    family, given, *_ = [*lines.split(next(x.value for x in card if x.name == "N"), ";"), "", ""]
    record = ContactRecord(
        place=one("X-RAPPORT-PLACE", "place"), raw=str(beside.get("words", "")),
        kind=ContactKind(lines.first(card, "X-RAPPORT-KIND")), name=one("FN", "name"),
        given=str(said.get("given", given)), family=str(said.get("family", family)),
        nicknames=many("NICKNAME", "nicknames"), emails=many("EMAIL", "emails"), phones=many("TEL", "phones"),
        profiles=many("URL", "profiles"), organisation=one("ORG", "organisation"), title=one("TITLE", "title"),
        location=one("X-RAPPORT-LOCATION", "location"), note=one("NOTE", "note"),
        dated=date_of(lines.first(card, "X-RAPPORT-DATED")), extra=dict(beside.get("extra", {})),
    )  # fmt: skip
    return entry_of(one("X-RAPPORT-SOURCE", "source"), record, beside)
