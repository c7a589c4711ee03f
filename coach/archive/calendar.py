"""Calendar entries as iCalendar (RFC 5545): each occurrence an event of its own, cancelled ones and guests too."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator

from coach.archive import lines
from coach.archive.entry import BROKEN, Entry, awkward, dumps, entry_of, loads, party_json, party_of, tame
from coach.archive.lines import escaped
from coach.readers.content_lines import ContentLine
from coach.records import EventRecord, Party, Refusal

_NO_MAIL = "invalid:nomail"


def write(entries: Iterable[Entry]) -> bytes:
    """One calendar."""
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Rapport//Export//EN"]
    return lines.written([*head, *(line for e in entries for line in _event(e)), "END:VCALENDAR"])


def _event(entry: Entry) -> Iterator[str]:
    r = entry.record
    assert isinstance(r, EventRecord)
    uid = uuid.uuid5(uuid.NAMESPACE_URL, f"rapport:{entry.source}|{r.place}|{entry.at}")
    yield from (
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{_stamp(_moment(r.start))}Z",
        f"SUMMARY:{escaped(r.name)}",
    )
    yield _when("DTSTART", r.start)
    said = awkward(name=r.name, location=r.location, place=r.place, source=entry.source)
    guests = [*([r.organiser] if r.organiser else []), *r.attendees]
    if any(g.phone or g.owner or awkward(name=g.name, email=g.email, profile=g.profile) for g in guests):
        said["organiser"] = party_json(r.organiser) if r.organiser else None
        said["attendees"] = [party_json(a) for a in r.attendees]
    if r.end is not None:
        try:
            # The end of an all-day entry is the day after its last.
            yield _when("DTEND", r.end if isinstance(r.end, dt.datetime) else r.end + dt.timedelta(days=1))
        except OverflowError:
            said["end"] = r.end.isoformat()
    if r.location:
        yield f"LOCATION:{escaped(r.location)}"
    if r.description:
        yield f"DESCRIPTION:{escaped(r.description)}"
    if r.cancelled:
        yield "STATUS:CANCELLED"
    if r.organiser:
        yield _guest("ORGANIZER", r.organiser)
    yield from (_guest("ATTENDEE", a) for a in r.attendees)
    yield f"X-RAPPORT-SOURCE:{escaped(entry.source)}"
    yield f"X-RAPPORT-PLACE:{escaped(r.place)}"
    beside = entry.beside(words=r.raw, series=r.series, declined=r.declined, exact=said)
    yield f"X-RAPPORT:{lines.exact(dumps(beside))}"
    yield "END:VEVENT"


def _stamp(value: dt.datetime) -> str:
    return f"{value.year:04}{value:%m%dT%H%M%S}"


def _moment(value: dt.datetime | dt.date) -> dt.datetime:
    return value if isinstance(value, dt.datetime) else dt.datetime(value.year, value.month, value.day)


def _when(name: str, value: dt.datetime | dt.date) -> str:
    """A floating time: the wall clock that the user saw."""
    stamp = _stamp(_moment(value))
    return f"{name}:{stamp}" if isinstance(value, dt.datetime) else f"{name};VALUE=DATE:{stamp[:8]}"


def _guest(name: str, party: Party) -> str:
    shown = f";CN={lines.parameter(party.name)}" if party.name else ""
    profile = f";X-RAPPORT-PROFILE={lines.parameter(party.profile)}" if party.profile else ""
    return f"{name}{shown}{profile}:{f'mailto:{tame(party.email)}' if party.email else _NO_MAIL}"


def read(data: bytes) -> Iterator[Entry | Refusal]:
    """The entries that `write` wrote."""
    for number, event in enumerate(lines.blocks(data, "VEVENT"), 1):
        try:
            yield _entry(event)
        except BROKEN:
            reason = "The entry has lost what Rapport wrote beside it; import it in a calendar by itself."
            yield Refusal(f"entry:{number}", reason)


def _entry(event: list[ContentLine]) -> Entry:
    beside = loads(lines.first(event, "X-RAPPORT"))
    said = beside.get("exact", {})

    def one(name: str, field: str) -> str:
        return str(said.get(field, lines.first(event, name)))

    start = _time(next(x for x in event if x.name == "DTSTART"))
    ended = next((_time(x) for x in event if x.name == "DTEND"), None)
    if ended is not None and not isinstance(ended, dt.datetime):
        ended -= dt.timedelta(days=1)
    if "end" in said:
        ended = dt.date.fromisoformat(said["end"])
    organiser = next((_party(x) for x in event if x.name == "ORGANIZER"), None)
    attendees = [_party(x) for x in event if x.name == "ATTENDEE"]
    if "attendees" in said:
        organiser = party_of(said["organiser"]) if said["organiser"] is not None else None
        attendees = [party_of(a) for a in said["attendees"]]
    record = EventRecord(
        place=one("X-RAPPORT-PLACE", "place"), raw=str(beside.get("words", "")), name=one("SUMMARY", "name"), start=start,
        end=ended, location=one("LOCATION", "location"), description=lines.first(event, "DESCRIPTION"),
        cancelled=lines.first(event, "STATUS").upper() == "CANCELLED", declined=bool(beside.get("declined")),
        organiser=organiser, attendees=tuple(attendees), series=str(beside.get("series", "")),
    )  # fmt: skip
    return entry_of(one("X-RAPPORT-SOURCE", "source"), record, beside)


def _time(line: ContentLine) -> dt.datetime | dt.date:
    value = line.value.strip().rstrip("Z")
    if "T" not in value:
        return dt.datetime.strptime(value, "%Y%m%d").date()
    return dt.datetime.strptime(value, "%Y%m%dT%H%M%S")


def _party(line: ContentLine) -> Party:
    email = "" if line.value == _NO_MAIL else line.value.removeprefix("mailto:")
    name, profile = line.parameter("CN"), line.parameter("X-RAPPORT-PROFILE")
    return Party(lines.unparameter(name), email, lines.unparameter(profile))
