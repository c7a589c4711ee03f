"""Writes a workspace as open files into a ZIP that other programs, and this one, can read again."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import os
import re
import zipfile
from collections.abc import Iterable, Sequence
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from pathlib import Path, PurePosixPath
from typing import Any

from sqlalchemy import select

from coach.errors import UnreadableError
from coach.follow_up.ledger import ledger
from coach.people import names
from coach.readers.calendar_entries import unescape
from coach.readers.content_lines import parse
from coach.store import tables as t
from coach.store.repository import PersonView, Repository

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_OCTETS = 75
_LINKEDIN = (
    "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS", "DATE",
    "SUBJECT", "CONTENT", "FOLDER",
)  # fmt: skip

Files = list[tuple[str, str | bytes]]


def export(repository: Repository, today: dt.date, path: Path) -> dict[str, int]:
    """Write the ZIP, readable by its owner only; gives how many of each. Raises UnreadableError if it cannot."""
    people = repository.people()
    mail = _Mail(repository)
    promises = ledger(repository)
    notes = _notes(repository)
    events = [(d, e) for d, e in repository.calendar() if d.kind == "event"]
    messages = [d for d in mail.documents if d.kind == "message"]
    letters = [d for d in mail.documents if d.kind == "mail"]
    counts = {
        "people": len(people), "notes": len(notes), "messages": len(messages), "mails": len(letters),
        "events": len(events), "promises": len(promises),
    }  # fmt: skip
    promised = [
        (p.by_name if p.by != "user" else "me", p.to_name if p.to != "user" else "me", p.what, p.made, p.due, p.status)
        for p in promises
    ]  # fmt: skip
    files: Files = [
        ("contacts.vcf", "".join(map(card, people))),
        *notes,
        ("messages.csv", table(_LINKEDIN, map(mail.row, messages))),
        *((f"mail/{n:05}.eml", mail.letter(d)) for n, d in enumerate(letters, start=1)),
        ("calendar.ics", _calendar(repository, events)),
        ("people.csv", _people(people)),
        ("promises.csv", table(("by", "to", "what", "made", "due", "status"), promised)),
        ("workspace.json", _about(repository, today, counts)),
    ]
    _write(path, files, today)
    return counts


def _write(path: Path, files: Files, today: dt.date) -> None:
    """Write beside the place and move there, so that a failure leaves no half file."""
    part = path.with_name(path.name + ".part")
    try:
        descriptor = os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as out, zipfile.ZipFile(out, "w") as archive:
            for name, data in files:
                entry = zipfile.ZipInfo(name, (max(today.year, 1980), today.month, today.day, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, data)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise UnreadableError(
            f"{path} cannot be written: {error.strerror}. Choose another place for the file."
        ) from None


def _about(repository: Repository, today: dt.date, counts: dict[str, int]) -> str:
    me = repository.me()
    who = {"name": me.name, "emails": list(me.emails), "profile": me.profile, "employer": me.employer}
    return json.dumps(
        {"format": 1, "exported": today.isoformat(), "me": who, "counts": counts},
        ensure_ascii=False,
        indent=2,
    )


# Tables


def table(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """CSV that a spreadsheet does not take for formulas."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def _cell(value: Any) -> str:
    said = "" if value is None else str(value)
    return f"'{said}" if said.startswith(_FORMULA) else said


def _people(people: Sequence[PersonView]) -> str:
    rows = (
        (p.id, p.name, "; ".join(p.aliases), p.organisation, p.title, "; ".join(p.emails), "; ".join(p.phones),
         "; ".join(p.profiles))
        for p in people
    )  # fmt: skip
    return table(("id", "name", "aliases", "organisation", "title", "emails", "phones", "profiles"), rows)


# Cards (RFC 6350)


def card(person: PersonView) -> str:
    """A person as a vCard 4.0."""
    given, _, family = person.name.rpartition(" ")
    lines = [
        "BEGIN:VCARD",
        "VERSION:4.0",
        f"UID:{person.id}",
        f"FN:{_text(person.name)}",
        f"N:{_text(family)};{_text(given)};;;",
        *([f"ORG:{_text(person.organisation)}"] if person.organisation else []),
        *([f"TITLE:{_text(person.title)}"] if person.title else []),
        *(f"NICKNAME:{_text(n)}" for n in person.aliases if names.normal(n) != names.normal(person.name)),
        *(f"EMAIL:{_text(e)}" for e in person.emails),
        *(f"TEL:{_text(n)}" for n in person.phones),
        *(f"URL:{_line(u)}" for u in person.profiles),
        "END:VCARD",
    ]
    return "".join(map(_folded, lines))


def _line(value: str) -> str:
    return " ".join(value.split())


def _text(value: str) -> str:
    r"""Text with the characters that cards and calendars give a meaning escaped.

    >>> _text("Quist; Sons, Ltd")
    'Quist\\; Sons\\, Ltd'
    """
    return re.sub(r"([\\;,])", r"\\\1", value.strip()).replace("\r\n", "\n").replace("\n", r"\n")


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets, never inside a character."""
    pieces, size = [""], 0
    for character in line:
        width = len(character.encode())
        if size + width > _OCTETS:
            pieces.append(" ")
            size = 1
        pieces[-1] += character
        size += width
    return "\r\n".join(pieces) + "\r\n"


# Notes


def _notes(repository: Repository) -> Files:
    """Notes and programmes as they were imported, and the turns of chats as JSON Lines."""
    files: dict[str, str | bytes] = {}
    turns = []
    for document, note in repository.notes():
        if document.kind in ("turn", "post", "recommendation"):  # many in one file
            turns.append(
                {"id": document.external_id, "text": document.text, "title": document.title, "speaker": note.speaker,
                 "date": document.date.isoformat() if document.date else "", "group": document.group,
                 **({"kind": document.kind, "people": note.people} if document.kind != "turn" else {})}
            )  # fmt: skip
        else:
            files[_inside(document.source)] = document.text
    if turns:
        lines = (json.dumps(turn, ensure_ascii=False) for turn in turns)
        files["notes/turns.jsonl"] = "\n".join(lines) + "\n"
    return list(files.items())


def _inside(source: str) -> str:
    """A path below `notes/` that cannot leave the folder into which the archive is opened."""
    parts = [p for p in PurePosixPath(source.replace("\\", "/")).parts if p not in ("/", "..", ".")]
    parts = [p.replace(":", "_") for p in parts]
    return str(PurePosixPath("notes", *(parts[1:] if parts[:1] == ["notes"] and parts[1:] else parts)))


# Messages and mail


class _Mail:
    """Messages and mails with who wrote them to whom."""

    def __init__(self, repository: Repository) -> None:
        self.documents = repository.documents(kinds=["message", "mail"])
        ids = {d.id for d in self.documents}
        with repository.sessions() as s:
            self.heads = {m.document_id: m for m in s.scalars(select(t.Message)) if m.document_id in ids}
            self.recipients: dict[int, list[tuple[int, str]]] = {}
            for r in s.scalars(select(t.Recipient)):
                self.recipients.setdefault(r.document_id, []).append((r.contact_id, r.role))
            parties = select(t.Contact.id, t.Contact.name).where(
                t.Contact.workspace_id == repository.workspace
            )
            self.names: dict[int, str] = dict(s.execute(parties).tuples().all())
            self.keys: dict[tuple[int, str], str] = {}
            for key in s.scalars(select(t.IdentityKey).order_by(t.IdentityKey.id)):
                self.keys.setdefault((key.contact_id, key.kind), key.shown)
        self.documents = [d for d in self.documents if d.id in self.heads]

    def row(self, document: t.Document) -> tuple[str, ...]:
        """A row of LinkedIn's messages.csv."""
        head = self.heads[document.id]
        to = [c for c, _ in self.recipients.get(document.id, [])]
        return (
            head.thread, "", self.names.get(head.sender_id, ""), self.keys.get((head.sender_id, "profile"), ""),
            ",".join(self.names.get(c, "") for c in to),
            ",".join(self.keys.get((c, "profile"), "") for c in to),
            f"{head.sent:%Y-%m-%d %H:%M:%S} UTC" if head.sent else "", head.subject, document.text,
            "DRAFT" if head.draft else "INBOX",
        )  # fmt: skip

    def letter(self, document: t.Document) -> bytes:
        """A mail as a file. The zone of its time is not kept, and said to be unknown."""
        head = self.heads[document.id]
        message = EmailMessage()
        message["From"] = self._address(head.sender_id)
        for role, header in (("to", "To"), ("cc", "Cc")):
            listed = [self._address(c) for c, r in self.recipients.get(document.id, []) if r == role]
            if listed:
                message[header] = ", ".join(listed)
        message["Subject"] = _line(head.subject)
        if head.sent:
            message["Date"] = format_datetime(head.sent)
        for header, value in (("Message-ID", head.message_id), ("In-Reply-To", head.in_reply_to)):
            if value:
                message[header] = f"<{_line(value).strip('<>')}>"
        message.set_content(document.text)
        return message.as_bytes()

    def _address(self, contact: int) -> str:
        name = _line(self.names.get(contact, ""))
        address = _line(self.keys.get((contact, "email"), ""))
        if not address.isascii():
            name, address = f"{name} {address}".strip(), ""
        # A header of a name alone would be read as an address.
        return formataddr((name if name != address else "", address)) if address else f'"{name}" <>'


# Calendar (RFC 5545)


def _calendar(repository: Repository, events: Sequence[tuple[t.Document, t.CalendarEntry]]) -> str:
    guests = _guests(repository)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Rapport//Export//EN"]
    for document, entry in events:
        if entry.starts:
            lines += _event(document, entry, entry.starts, guests.get(document.id, []))
    return "".join(map(_folded, [*lines, "END:VCALENDAR"]))


def _guests(repository: Repository) -> dict[int, list[tuple[str, str, str]]]:
    """Document → role, name and address of everybody on the entry."""
    found: dict[int, list[tuple[str, str, str]]] = {}
    for view in repository.attendance():
        if view.citation.document is not None:
            found.setdefault(view.citation.document, []).append((view.role, view.name, view.email))
    return found


def _event(
    document: t.Document, entry: t.CalendarEntry, starts: dt.datetime, guests: Sequence[tuple[str, str, str]]
) -> list[str]:
    uid = document.place.partition(":")[2]
    # Occurrences of a series stand each for itself.
    uid = f"{uid}-{starts:%Y%m%dT%H%M}" if entry.series else uid
    said = next((p.value for p in map(parse, document.text.split("\n")) if p and p.name == "DESCRIPTION"), "")
    lines = [
        "BEGIN:VEVENT",
        f"UID:{_line(uid)}",
        f"DTSTAMP:{starts:%Y%m%dT%H%M%S}Z",
        f"SUMMARY:{_text(entry.name)}",
    ]
    lines.append(_moment("DTSTART", starts, entry.all_day))
    if entry.ends:
        # The end of an all-day entry is the day after its last.
        last = entry.ends + dt.timedelta(days=1) if entry.all_day else entry.ends
        lines.append(_moment("DTEND", last, entry.all_day))
    lines += [f"LOCATION:{_text(entry.location)}"] if entry.location else []
    lines += [f"DESCRIPTION:{_text(unescape(said))}"] if said else []
    lines += ["STATUS:CANCELLED"] if entry.cancelled else []
    for role, name, email in guests:
        if email:
            kind = "ORGANIZER" if role == "organiser" else "ATTENDEE"
            shown = re.sub(r'["\x00-\x1f]', "", name)
            lines.append(f'{kind};CN="{shown}":mailto:{_line(email)}')
    return [*lines, "END:VEVENT"]


def _moment(name: str, value: dt.datetime, all_day: bool) -> str:
    return f"{name};VALUE=DATE:{value:%Y%m%d}" if all_day else f"{name}:{value:%Y%m%dT%H%M%S}"
