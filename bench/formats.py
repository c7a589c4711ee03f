"""Every file of the public format corpus through the readers, held against what its manifest expects.

A sound file is as expected when the records have the manifest's counts, names, dates and addresses, and the file is
nowhere refused as a whole. A malformed one is as expected when it gives a refusal with a reason and keeps what the
manifest says is good. Refused means that at least one refusal was given; crashed, that an exception came out.
Nothing here is read by the product.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from email import message_from_bytes
from pathlib import Path
from typing import Any, TypeVar

from bench.tables import lines, shared, show
from coach.readers import read_file
from coach.records import (
    ContactRecord,
    EventRecord,
    MessageRecord,
    NoteRecord,
    Party,
    Record,
    Refusal,
    SourceFile,
)

TODAY = dt.date(2026, 11, 22)
ENVELOPE = b"From: writer@mail.example\nTo: reader@mail.example\nSubject: A reply\n\n"
"""Headers put before the corpus's bare bodies, so that they are read as the mail they were taken from."""
FAULTS = (ArithmeticError, AttributeError, LookupError, OSError, RuntimeError, TypeError, ValueError)
"""What a reader raises that did not expect what it reads."""
Expect = dict[str, Any]
R = TypeVar("R")


@dataclass(frozen=True)
class Outcome:
    """What one file gave: the ways in which it differs from the manifest, whether it was refused, and the crash."""

    path: str
    misses: tuple[str, ...]
    refused: bool
    crash: str = ""


def of(records: Sequence[Record], kind: type[R]) -> list[R]:
    """The records of one type."""
    return [r for r in records if isinstance(r, kind)]


def differs(what: str, expected: object, found: object) -> Iterator[str]:
    """A miss, if two values are not equal."""
    if expected != found:
        yield f"{what}: expected {expected!r}, found {found!r}"


def places(records: Iterable[Record]) -> set[str]:
    """The places of records and refusals that are inside the file."""
    return {r.place for r in records if r.place}


def vcard(records: Sequence[Record], expect: Expect) -> Iterator[str]:
    """Cards, names, addresses and numbers."""
    cards = of(records, ContactRecord)
    yield from differs("cards", expect["cards"], len(places(records)))
    yield from differs("names", expect["fn"], [c.name for c in cards])
    yield from differs("e-mails", expect["email_lines"], sum(len(c.emails) for c in cards))
    yield from differs("phones", expect["tel_lines"], sum(len(c.phones) for c in cards))
    if any("PHOTO" in c.raw for c in cards):
        yield "a photo was kept"


def ics(records: Sequence[Record], expect: Expect) -> Iterator[str]:
    """Entries, the first ones' names and starts, and how many kinds of entry were left out by name."""
    entries = {(r.place, getattr(r, "raw", "")) for r in of(records, EventRecord)}
    kept = {place for place, _ in entries}
    refused = [r for r in of(records, Refusal) if r.place and r.place not in kept]
    yield from differs("entries", expect["vevent"], len(entries) + len(refused))
    events = sorted(of(records, EventRecord), key=lambda e: e.start.isoformat())
    for first in expect.get("first_events", ()):
        yield from _event(events, [r.place for r in refused], first)
    for name, words in (("vtodo", "to-do"), ("vjournal", "journal")):
        if expect.get(name) and not any(words in r.reason for r in of(records, Refusal)):
            yield f"{name} is not named"


def _event(events: Sequence[EventRecord], refused: Sequence[str], first: Expect) -> Iterator[str]:
    name, uid = first["summary"] or "", first["uid"]
    found = [e for e in events if (not uid or e.place == f"uid:{uid}") and (not name or e.name == " ".join(name.split()) or e.name == name)]  # fmt: skip
    if first["dtstart"] is None:
        if not found and not any(not uid or place == f"uid:{uid}" for place in refused):
            yield f"{name or uid}: neither kept nor refused"
        return
    wanted = dt.datetime.fromisoformat(first["dtstart"])
    if not any(_same_moment(e.start, wanted, len(first["dtstart"]) == 10) for e in found):
        yield f"{name or uid}: expected {first['dtstart']}, found {[e.start.isoformat() for e in found[:2]]}"


def _same_moment(found: dt.date, wanted: dt.datetime, day_only: bool) -> bool:
    if not isinstance(found, dt.datetime):
        return day_only and found == wanted.date()
    if wanted.tzinfo is None:  # a floating time: the clock alone is known
        return found.replace(tzinfo=None) == wanted
    return found == wanted


def eml(records: Sequence[Record], expect: Expect) -> Iterator[str]:
    """The outermost mail's headers, a text if it has one, and the names of what is attached anywhere."""
    mails = of(records, MessageRecord)
    if not mails:
        if expect["from"] or expect["subject"] or any(part.strip() for part in expect["texts"]):
            yield "no mail"
        return  # nobody wrote it and it says nothing: refused with a reason
    mail = mails[0]
    yield from differs("subject", " ".join((expect["subject"] or "").split()), mail.subject)
    if expect["from"] or mail.sender.email:  # a name without an address is no address
        yield from differs("from", expect["from"], [_address(mail.sender)])
    yield from differs("to", expect["to"], [_address(p) for p in mail.recipients])
    wanted = dt.datetime.fromisoformat(expect["date"]) if expect["date"] else None
    yield from differs(
        "date", wanted and (wanted if wanted.tzinfo else wanted.replace(tzinfo=dt.UTC)), mail.sent
    )
    named = sorted(name for m in mails for name in m.attachments)
    missing = [n for n in expect["named_parts"] if n not in named]
    yield from differs("named parts missing", [], missing)
    yield from differs("attachments", True, len(named) >= expect["attachments"])
    if any(part.strip() for part in expect["texts"]) and not any(m.raw.strip() for m in mails):
        yield "no text"


def texts_of(data: bytes) -> list[str]:
    """The texts in plain form that the standard library finds in a mail, without attached ones."""
    leaves = [p for p in message_from_bytes(data).walk() if p.get_content_type() == "text/plain"]
    bare = [p for p in leaves if not p.is_multipart() and not p.get_filename()]
    return [str(p.get_payload()) for p in bare]


def _address(party: Party) -> str:
    return party.email or party.name


def reply(records: Sequence[Record], expect: Expect) -> Iterator[str]:
    """The writer's own words, and nobody else's."""
    text = "\n".join(m.text for m in of(records, MessageRecord))
    pieces = re.split(r" \.\.\. (?:\(the whole text\))?", expect["reply"])
    at = 0
    squeezed = " ".join(text.split())
    for piece in (" ".join(p.split()) for p in pieces):
        found = squeezed.find(piece, at)
        if found < 0:
            yield f"left out: {piece[:60]!r}"
            break
        at = found + len(piece)
    if len(pieces) == 1:
        yield from differs("words", " ".join(expect["reply"].split()), squeezed)
    yield from (f"kept: {s!r}" for s in (*expect["must_not_contain"], expect["signature"]) if s and s in text)


def csv(records: Sequence[Record], expect: Expect) -> Iterator[str]:
    """Every data row kept or refused by its place; a file that is not about contacts may be left out whole."""
    whole = [r for r in of(records, Refusal) if not r.place]
    rows = {p for p in places(records) if p.startswith("row:")}
    if not (whole and not rows and "left out" in whole[0].reason):
        yield from differs("rows", expect["records"], len(rows))
    if expect["records_of_other_width"]:
        refused = [r for r in of(records, Refusal) if r.place]
        yield from differs("rows of another width", expect["records_of_other_width"], len(refused))


def chat(records: Sequence[Record], expect: Expect) -> Iterator[str]:
    """Turns and their speakers."""
    messages = of(records, MessageRecord)
    turns = [m.sender.name for m in messages] or [n.speaker for n in of(records, NoteRecord) if n.speaker]
    yield from differs("messages", expect["messages"], len(turns))
    yield from differs("speakers", sorted(expect["speakers"]), sorted(set(turns)))


def notes(records: Sequence[Record], expect: Expect) -> Iterator[str]:
    """One note with its day, and the people and addresses in its text."""
    found = of(records, NoteRecord)
    yield from differs("notes", 1, len(found))
    for note in found[:1]:
        yield from differs("date", expect["date"], note.date and note.date.isoformat())
        yield from (f"left out: {s}" for s in (*expect["people"], *expect["emails"]) if s not in note.text)


def msg(records: Sequence[Record], expect: Expect) -> Iterator[str]:
    """An Outlook message's headers, its opening words and the names of its attachments."""
    mails = of(records, MessageRecord)
    if len(mails) != 1:
        yield f"mails: expected 1, found {len(mails)}"
        return
    mail = mails[0]
    yield from differs("subject", expect["subject"], mail.subject)
    opening = " ".join(expect["body_starts"].split())
    if not " ".join(mail.raw.split()).startswith(opening):
        yield f"text: expected {opening[:60]!r}"
    named = " ".join(mail.attachments)
    yield from differs("attachments missing", [], [n for n in expect["attachment_names"] if n not in named])


CHECKS: dict[str, Callable[[Sequence[Record], Expect], Iterator[str]]] = {
    "vcard": vcard, "ics": ics, "eml": eml, "reply": reply, "csv": csv, "chat": chat, "notes": notes, "msg": msg,
}  # fmt: skip


def outcome(root: Path, entry: Expect) -> Outcome:
    """Read one file of the corpus and compare."""
    data = (root / entry["path"]).read_bytes()
    path, expect = entry["path"].rsplit("/", 1)[-1], entry["expect"]
    if entry["kind"] == "reply":
        data = ENVELOPE + data
    if entry["kind"] == "eml":  # the corpus calls its mails .txt, a mail program does not
        path, expect = path.removesuffix(".txt") + ".eml", {**expect, "texts": texts_of(data)}
    try:
        records = list(read_file(SourceFile(path, data), TODAY)[1])
    except FAULTS as error:
        return Outcome(entry["path"], ("crashed",), False, repr(error))
    refusals = of(records, Refusal)
    misses = list(CHECKS[entry["kind"]](records, expect))
    if entry["malformed"] and not refusals:
        misses.append("malformed, but nothing was refused")
    if any(not r.reason.strip() for r in refusals):
        misses.append("a refusal without a reason")
    return Outcome(entry["path"], tuple(misses), bool(refusals))


def main() -> None:
    """Print the table and every miss."""
    root = shared("formats")
    if root is None:
        print("No data: set COACH_SHARED to the folder that holds data/formats.")
        return
    folders: dict[str, list[Outcome]] = defaultdict(list)
    for entry in lines(root / "manifest.jsonl"):
        folders[entry["path"].split("/")[0]].append(outcome(root, entry))
    rows: list[list[str | float]] = []
    every = [o for outcomes in folders.values() for o in outcomes]
    for folder, outcomes in [*folders.items(), ("all", every)]:
        counts = (
            len(outcomes),
            sum(not o.misses for o in outcomes),
            sum(o.refused for o in outcomes),
            sum(bool(o.crash) for o in outcomes),
        )
        rows.append([folder, *(str(n) for n in counts)])
    show("Format corpus", ["folder", "files", "as expected", "refused with reason", "crashed"], rows)
    for o in every:
        for miss in o.misses:
            print(f"  {o.path}: {miss} {o.crash}".rstrip())


if __name__ == "__main__":
    main()
