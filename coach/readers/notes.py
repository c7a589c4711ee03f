"""Notes in Markdown or plain text, with or without front matter. Whatever no other reader takes is a note."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from coach.readers import journal, person_page, vault
from coach.readers.contact_values import unique
from coach.readers.encoding import decode
from coach.readers.front_matter import DATE, EVENT, PLACE, TITLE, read_front_matter
from coach.readers.stamps import Days, date_in, days_in
from coach.records import NoteRecord, Record, Refusal, SourceFile
from coach.text import plain

KIND = "note"

_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_UNDERLINED = re.compile(r"\A\s*([^\n]{1,120})\n(?:={3,}|-{3,})[ \t]*(?:\n|\Z)")


def accepts(source: SourceFile) -> bool:
    """Whether there is any writing at all."""
    return any(c.isalnum() for c in decode(source.data)[:10_000])


def read(source: SourceFile, today: dt.date) -> Iterator[Record]:
    """The whole file as one note, a journal as a note a day; a page about one person gives their card too, minutes the people they list."""
    text = decode(source.data)
    if vault.is_template(source.path, text):
        yield Refusal("", "This is a template with blanks to fill in, no note.")
        return
    head = read_front_matter(text)
    stem = PurePosixPath(source.path).stem
    listed = list(person_page.blocks(text, head.body_start))
    shown = heading(text, head.body_start) or name_of_file(stem)
    tags = unique((*head.tags, *vault.tags_in(text, head.body_start)))
    card = None if listed else person_page.card(person_page.Page(shown, source.path, text, tags), head)
    note = NoteRecord(
        place="line:1",
        text=text,
        body_start=head.body_start,
        title=card.name if card else plain(head.first(*TITLE)) or shown,
        date=note_date(head.every(*DATE), stem, text[head.body_start :], today) or source.modified,
        people=unique((*head.people, *(p.name for p in listed))),
        event=plain(head.first(*EVENT)),
        location=plain(head.first(*PLACE)),
        tags=tags,
        audience=head.audience,
        embargo=head.embargo,
        front_matter=head.shown,
    )
    yield from [note] if listed or card else journal.days(note, stem, today)
    yield from listed
    if card:
        yield card


def says_title(text: str) -> bool:
    """Whether the writing itself has a title."""
    head = read_front_matter(text)
    return bool(plain(head.first(*TITLE)) or heading(text, head.body_start))


def heading(text: str, start: int = 0) -> str:
    """The first heading of a text, its marks taken off; empty if there is none."""
    underlined = _UNDERLINED.match(text[start : start + 400])
    if underlined:
        return underlined[1].strip()
    found = _HEADING.search(text, start)
    return plain(found[1]) if found else ""


def note_date(stated: tuple[str, ...], stem: str, body: str, today: dt.date) -> dt.date | None:
    """A note's day: as it says itself, else from the name of its file, else from a dated line at its head, or from a
    first sentence that says when somebody was met."""
    for value in (*stated, stem.replace("_", "-")):
        if day := date_in(value):
            return day
    lines = [line for line in body[:1500].split("\n") if line.strip()]
    for line in lines[:3]:
        days = days_in(line)
        if days and (line.lstrip().startswith("#") or _mostly_date(line, days.start, days.end)):
            return days.first
        if days and _MET_ON.fullmatch(line[: days.start]):
            return days.first
    opened = [days.first for line in lines if (days := _opened_by(line))]
    if lines and len(opened) == 1 and _opened_by(lines[0]) and opened[0] <= today:
        return opened[0]  # and no list of days, and no plan
    return None


_BEFORE_DAY = re.compile(
    r"[\W_]*(?:(?:mon|tue|wed|thu|fri|sat|sun|die|mit|don|fre|sam|so|mo|di|mi|do|fr|sa)[^\W\d_]*\.?,?\s+)?",
    re.IGNORECASE,
)
_BEHIND_DAY = re.compile(r"(?:\*\*|__)?\s*(?:\s[-–—]+\s|[–—:|]\s|[.,]\s*$)")


def _opened_by(line: str) -> Days | None:
    """The day that a line begins with and sets apart from what follows: "19 Oct 2026 - visit to the plant."."""
    days = days_in(line)
    if days and _BEFORE_DAY.fullmatch(line[: days.start]) and _BEHIND_DAY.match(line, days.end):
        return days
    return None


_MET_ON = re.compile(
    r"\W*(?:I |we |ich |wir )?(?:met|saw|visited|rang|called|spoke|talked|lunch|dinner|coffee|call|visit|meeting|traf|treffen|"
    r"besuch|besuchte|telefonat|anruf)\b[^.!?;:]{0,80}?\b(?:on|am|vom)(?: the)? ",
    re.IGNORECASE,
)


def _mostly_date(line: str, start: int, end: int) -> bool:
    """Whether a line is little more than a date: "Tuesday 3 March 2026, Turku"."""
    return len(re.findall(r"\w+", line[:start] + line[end:])) <= 3


def name_of_file(stem: str) -> str:
    """A title from the name of a file: without date, with blanks.

    >>> name_of_file("2026-05-19-harbour-visit"), name_of_file("2026-05-19")
    ('harbour visit', '2026-05-19')
    """
    stem = vault.without_id(stem)
    bare = re.sub(r"^(?:\d{4}[-_.]?\d\d[-_.]?\d\d|\d\d[-_.]\d\d[-_.]\d{4})(?:[T ]?\d{4,6})?[-_. ]*", "", stem)
    return re.sub(r"[-_\s]+", " ", bare).strip() or stem
