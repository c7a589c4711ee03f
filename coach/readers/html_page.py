"""Saved and fetched web pages: a programme with its speakers, somebody's profile, or a text to keep.

The text is what the page shows; what it says for machines (schema.org, hCard) gives the event's days and people's jobs.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import PurePosixPath
from typing import Any

from coach.readers import notes, page_text, programme, prose, schema_org
from coach.readers.encoding import decode
from coach.readers.stamps import date_in
from coach.records import AttendeeRecord, EventHeader, NoteKind, NoteRecord, Record, Refusal, SourceFile
from coach.text import fold

KIND = "web_page"

_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|article|main)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE)
_GENERIC = re.compile(
    r"\W*(?:(?:the|full|our|conference|event)\W+)*(?:programm?e?|schedule|agenda|timetable|speakers?|sessions?|home|overview|talks?|about)\W*"
)
_BY_BROWSER = re.compile(rb"^(?:snapshot-content-location:|from: *\"?<?saved by )", re.MULTILINE)
_PIECES = re.compile(r"\s+[|–—·»:-]\s+|\s*:\s+")


def accepts(source: SourceFile) -> bool:
    """Whether it begins as a page does, or is a page saved whole by a browser (.mhtml)."""
    return _is_saved_whole(source.data) or bool(_START.match(decode(source.data)[:4000]))


def _is_saved_whole(data: bytes) -> bool:
    """Whether a browser wrote it: the headers of a mail, with one that only browsers write."""
    start = data[:4000].lower()
    if b"multipart/related" not in start:
        return False
    head = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    return b"multipart/related" in head and bool(_BY_BROWSER.search(head))


def read(source: SourceFile, today: dt.date) -> Iterator[Record]:
    """The page's event and speakers if it has one, its text, and the people it names to machines."""
    markup = _markup(source.data)
    tree = page_text.parse(markup)
    text = page_text.readable(markup, tree)
    if not any(c.isalnum() for c in text):
        yield Refusal(
            "", "The page shows no text; perhaps it is drawn by a program. Copy its text into a note."
        )
        return
    said = schema_org.Said() if tree is None else schema_org.said_in(_scripts(tree), _cards(tree))
    title, published = _about(tree)
    day = said.published or published or source.modified
    plain = SourceFile(source.path, text.encode(), day, source.origin)
    if programme.accepts(plain):
        yield from _programme(plain, said, title, today)
    else:
        for record in prose.records(plain, text, today, title=title, saved=day):
            if isinstance(record, NoteRecord):
                # A page is somebody else's text: "I promise" in it is no promise of the user's.
                event = said.event.name if said.event else record.event
                yield replace(record, kind=NoteKind.PROGRAMME, people=(), event=event)
            elif isinstance(record, Refusal):
                yield record
        yield from schema_org.records(said, day)


def _markup(data: bytes) -> str:
    """The page's text: of a page saved whole its HTML part; by its own word for the character set if it is no UTF-8."""
    if _is_saved_whole(data):
        parts = message_from_bytes(data, policy=policy.compat32).walk()
        inside = next((p.get_payload(decode=True) for p in parts if p.get_content_type() == "text/html"), b"")
        data = inside if isinstance(inside, bytes) else b""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        declared = _CHARSET.search(data[:4000])
        try:
            if declared:
                return (
                    data.decode(declared[1].decode("ascii"), "replace")
                    .replace("\r\n", "\n")
                    .replace("\r", "\n")
                )
        except LookupError:
            pass
    return decode(data)


def _scripts(tree: Any) -> list[str]:
    return [
        e.text
        for e in tree.iter("script")
        if (e.get("type") or "").lower() == "application/ld+json" and e.text
    ]


def _cards(tree: Any) -> list[schema_org.Person]:
    return list(schema_org.cards(tree))


def _about(tree: Any | None) -> tuple[str, dt.date | None]:
    """A page's title without the name of its site, and the day it says it was published."""
    if tree is None:
        return "", None
    titles = [" ".join("".join(e.itertext()).split()) for e in tree.iter("title")]
    named: dict[str, str] = {}
    for e in tree.iter("meta"):
        named.setdefault((e.get("property") or e.get("name") or "").lower(), e.get("content") or "")
    title = named.get("og:title") or next((t for t in titles if t), "")
    stamps = (named.get("article:published_time"), named.get("date"), named.get("article:modified_time"))
    return " ".join(title.split()), next((d for s in stamps if s and (d := date_in(s))), None)


def _programme(plain: SourceFile, said: schema_org.Said, title: str, today: dt.date) -> Iterator[Record]:
    """The programme in the text, under the event's own name, joined with what the page says for machines."""
    found = list(programme.read(plain, today))
    header = next(r for r in found if isinstance(r, EventHeader))
    if said.event:
        header = said.event
    elif _GENERIC.fullmatch(fold(header.name)) or header.name == notes.name_of_file(
        PurePosixPath(plain.path).stem
    ):
        pieces = [p for p in _PIECES.split(title) if p and not _GENERIC.fullmatch(fold(p))]
        header = replace(header, name=pieces[0] if pieces else header.name)
    yield header
    named = {fold(r.name) for r in found if isinstance(r, AttendeeRecord)}
    for record in found:
        if isinstance(record, NoteRecord):
            yield replace(record, title=header.name, event=header.name, location=header.location or record.location,
                          date=header.start or record.date)  # fmt: skip
        elif isinstance(record, AttendeeRecord):
            yield replace(record, event=header.name)
    for person in (*said.speakers, *said.people):
        if fold(person.name) not in named:
            yield person.speaker(header.name)
