"""What a page says for machines: events and people in schema.org's JSON-LD, people in hCard and h-card.

Also JSON-LD alone, as a file. What is said for machines is often more exact than the text: a job title, a date.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from coach.readers.contact_values import filled, is_profile, unique
from coach.readers.encoding import decode
from coach.readers.stamps import date_in
from coach.records import (
    AttendeeRecord,
    ContactKind,
    ContactRecord,
    EventHeader,
    NoteRecord,
    Record,
    SourceFile,
)

KIND = "schema_org"

_DEEPEST = 20
_MOST_ITEMS = 2_000
_PLAYS_A_PART = (
    "performer",
    "performers",
    "speaker",
    "presenter",
    "contributor",
    "actor",
    "organizer",
    "organiser",
)
Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Person:
    """A person as a page names them to machines."""

    name: str
    title: str = ""
    organisation: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    session: str = ""

    @property
    def raw(self) -> str:
        """What was said, a line each."""
        told = {"name": self.name, "job title": self.title, "organisation": self.organisation,
                "email": ", ".join(self.emails), "phone": ", ".join(self.phones), "web": ", ".join(self.addresses)}  # fmt: skip
        return "\n".join(f"{key}: {value}" for key, value in filled(told).items())

    def contact(self, dated: dt.date | None = None) -> ContactRecord:
        """As a card."""
        profiles = tuple(a for a in self.addresses if is_profile(a))
        return ContactRecord(
            place=f"uid:{self.name}", raw=self.raw, kind=ContactKind.CARD, name=self.name, emails=self.emails,
            phones=self.phones, profiles=profiles, organisation=self.organisation, title=self.title, dated=dated,
            extra=filled({"website": ", ".join(a for a in self.addresses if a not in profiles)}),
        )  # fmt: skip

    def speaker(self, event: str) -> AttendeeRecord:
        """As a speaker of an event."""
        profile = next((a for a in self.addresses if is_profile(a)), "")
        return AttendeeRecord(
            place=f"uid:{self.name}", raw=self.raw, name=self.name, email=next(iter(self.emails), ""),
            phone=next(iter(self.phones), ""), profile=profile, organisation=self.organisation, title=self.title,
            role="speaker", session=self.session, event=event,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """What a page says for machines: its event if it is of one, those who speak there, and other people."""

    event: EventHeader | None = None
    speakers: tuple[Person, ...] = ()
    people: tuple[Person, ...] = ()
    published: dt.date | None = None


def accepts(source: SourceFile) -> bool:
    """Whether it is a JSON object or list of schema.org's."""
    start = source.data[:2000].lstrip(b"\xef\xbb\xbf \r\n\t")
    return (
        start[:1] in (b"{", b"[")
        and b"schema.org" in source.data[:20_000]
        and bool(_items([decode(source.data)]))
    )


def read(source: SourceFile, today: dt.date) -> Iterator[Record]:
    """The event with its speakers, and people; the file itself as a note, so that it can be searched."""
    text = decode(source.data)
    said = said_in([text])
    yield NoteRecord(place="line:1", text=text, title=said.event.name if said.event else "", date=source.modified,
                     event=said.event.name if said.event else "")  # fmt: skip
    yield from records(said, source.modified)


def records(said: Said, dated: dt.date | None) -> Iterator[Record]:
    """The records of what was said."""
    if said.event:
        yield said.event
        yield from (p.speaker(said.event.name) for p in said.speakers)
    yield from (p.contact(dated) for p in said.people)


def said_in(scripts: Iterable[str], cards: Iterable[Person] = ()) -> Said:
    """What JSON-LD texts and cards say. The first event with a date is the page's; the parts of it are its sessions."""
    items = _items(scripts)
    events = [x for x in items if _is(x, "Event") and _words(x.get("name"))]
    main = next((e for e in events if date_in(_words(e.get("startDate")))), None)
    parts = [e for e in events if e is not main]
    speakers = _once(p for e in ([main] if main else []) + parts for p in _taking_part(e, main))
    taken = {p.name.casefold() for p in speakers}
    people = _once([*(_person(x) for x in items if _is(x, "Person") and not x.get("_inside")), *cards])
    published = next((d for x in items if (d := date_in(_words(x.get("datePublished"))))), None)
    others = tuple(p for p in people if p.name.casefold() not in taken)
    return Said(_header(main) if main else None, speakers, others, published)


def _once(people: Iterable[Person | None]) -> tuple[Person, ...]:
    found: dict[str, Person] = {}
    for person in people:
        if person and person.name:
            found.setdefault(person.name.casefold(), person)
    return tuple(found.values())


# ----------------------------------------------------------------- JSON-LD


def _items(scripts: Iterable[str]) -> list[dict[str, Any]]:
    """Every typed object, the outer before the inner; people inside an event or an article are marked `_inside`."""
    found: list[dict[str, Any]] = []
    for script in scripts:
        try:
            loaded = json.loads(script.strip().removeprefix("<![CDATA[").removesuffix("]]>"))
        except (ValueError, RecursionError):
            continue
        stack: list[tuple[Any, int, bool]] = [(loaded, 0, False)]
        while stack and len(found) < _MOST_ITEMS:
            value, depth, inside = stack.pop()
            if depth > _DEEPEST:
                continue
            if isinstance(value, list):
                stack.extend((v, depth + 1, inside) for v in reversed(value))
            elif isinstance(value, dict):
                typed = "@type" in value
                if typed:
                    found.append({**value, "_inside": inside})
                wraps = (
                    typed
                    and not _is(value, "ProfilePage")
                    and not _is(value, "ItemList")
                    and not _is(value, "ListItem")
                )
                stack.extend(
                    (v, depth + 1, inside or wraps)
                    for v in reversed(list(value.values()))
                    if isinstance(v, (dict, list))
                )
    return found


def _is(item: Json, kind: str) -> bool:
    """Whether an object is of a type: "Event" is also "BusinessEvent"."""
    types = item.get("@type")
    named = [str(t).rpartition("/")[2] for t in (types if isinstance(types, list) else [types])]
    return any(n == kind or (kind == "Event" and n.endswith("Event")) for n in named)


def _words(value: object) -> str:
    """A value as words: of a list the first, of an object its name."""
    if isinstance(value, list):
        return _words(value[0]) if value else ""
    if isinstance(value, dict):
        return _words(value.get("name") or value.get("@value"))
    return (
        " ".join(re.sub(r"<[^>]*>", " ", str(value)).split()) if isinstance(value, (str, int, float)) else ""
    )


def _all(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _person(item: Json) -> Person | None:
    name = (
        _words(item.get("name"))
        or f"{_words(item.get('givenName'))} {_words(item.get('familyName'))}".strip()
    )
    if not name:
        return None
    addresses = [_words(a) for k in ("sameAs", "url") for a in _all(item.get(k)) if isinstance(a, str)]
    return Person(
        name,
        _words(item.get("jobTitle")),
        _words(item.get("worksFor")) or _words(item.get("affiliation")),
        unique(_words(e).removeprefix("mailto:") for e in _all(item.get("email"))),
        unique(map(_words, _all(item.get("telephone")))),
        unique(a for a in addresses if a.startswith("http")),
    )


def _taking_part(event: Json, main: Json | None) -> Iterator[Person | None]:
    session = "" if event is main else _words(event.get("name"))
    for role in _PLAYS_A_PART:
        for item in _all(event.get(role)):
            if isinstance(item, dict) and (_is(item, "Person") or "@type" not in item):
                person = _person(item)
                yield Person(person.name, person.title, person.organisation, person.emails, person.phones,
                             person.addresses, session) if person else None  # fmt: skip


def _header(event: Json) -> EventHeader:
    starts, ends = _words(event.get("startDate")), _words(event.get("endDate"))
    location = _location(event.get("location"))
    told = {"name": _words(event.get("name")), "starts": starts, "ends": ends, "location": location,
            "description": _words(event.get("description"))[:1000]}  # fmt: skip
    return EventHeader(
        place=f"uid:{told['name']}",
        raw="\n".join(f"{key}: {value}" for key, value in filled(told).items()),
        name=told["name"],
        start=date_in(starts),
        end=date_in(ends),
        location=location,
    )


def _location(value: object) -> str:
    places = [p for p in _all(value) if not (isinstance(p, dict) and _is(p, "VirtualLocation"))]
    place = places[0] if places else ""
    if not isinstance(place, dict):
        return _words(place)
    address = place.get("address")
    town = _words(address.get("addressLocality")) if isinstance(address, dict) else _words(address)
    return ", ".join(unique([_words(place.get("name")), town]))


# ------------------------------------------------------- hCard and h-card

_CARD = re.compile(r"(?:^|\s)(?:h-card|vcard)(?:\s|$)")
_NAME = ("p-name", "fn")
_FIELDS = {
    "title": ("p-job-title", "title", "p-role", "role"),
    "organisation": ("p-org", "organization-name", "org"),
    "email": ("u-email", "email"),
    "phone": ("p-tel", "tel"),
    "web": ("u-url", "url"),
}


def cards(tree: Any) -> Iterator[Person]:
    """People marked up as cards in a page."""
    for element in tree.iter():
        if isinstance(element.tag, str) and _CARD.search(element.get("class") or ""):
            yield from _card(element)


def _card(element: Any) -> Iterator[Person]:
    found: dict[str, list[Any]] = {"name": [], **{field: [] for field in _FIELDS}}
    for inner in element.iter():
        classes = (inner.get("class") or "").split() if isinstance(inner.tag, str) else []
        for field, marks in (("name", _NAME), *_FIELDS.items()):
            if any(mark in classes for mark in marks):
                found[field].append(inner)
    names = [*map(_shown, found["name"]), *([] if found["name"] else [_shown(element)])]
    name = next((n for n in names if 0 < len(n) <= 80), "")
    if name:
        yield Person(
            name,
            next(map(_shown, found["title"]), ""),
            next(map(_shown, found["organisation"]), ""),
            unique(_target(e, "mailto:") for e in found["email"]),
            unique(_target(e, "tel:") for e in found["phone"]),
            unique(a for e in found["web"] if (a := e.get("href") or "").startswith("http")),
        )


def _shown(element: Any) -> str:
    return " ".join(" ".join(element.itertext()).split())


def _target(element: Any, scheme: str) -> str:
    address = element.get("href") or ""
    return (
        str(address.removeprefix(scheme).partition("?")[0]) if address.startswith(scheme) else _shown(element)
    )
