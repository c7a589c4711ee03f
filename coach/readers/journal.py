"""Journals: one file with a heading a day, of which each day is a note of its own.

    # Journal October 2026
    ## 12 October, tea with Ada      ─▶ a note of 12 October 2026
    ## Mon 2026-10-12
    ### 12. Oktober

What stands above the first day, or below a heading that names none, keeps the day of the file. A file stays one note where
taking it apart would change who may see a sentence.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from coach.confidence import restrictions
from coach.evidence import Restriction, Span
from coach.readers.stamps import date_in
from coach.records import NoteRecord
from coach.text import line_of, plain, sentences

_HEADING = re.compile(r"^ {0,3}(?P<marks>#{1,6})[ \t]+(?P<words>.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_CODE = re.compile(r"^[ \t]*(```|~~~).*?(?:^[ \t]*\1|\Z)", re.MULTILINE | re.DOTALL)
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|die|don|fre|sam|lun|mar|mer|jeu|ven|dim)[^\W\d_]*\.?,?\s+)?"
_FULL = re.compile(
    rf"{_WEEKDAY}(?:the )?(?:\d{{4}}[-/.]\d\d?[-/.]\d\d?|\d{{1,2}}(?:st|nd|rd|th|\.)?\s+[^\W\d_]{{3,10}}\.?,?\s+(?:19|20)\d\d"
    rf"|[^\W\d_]{{3,10}}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d|\d{{1,2}}\.\s?\d{{1,2}}\.\s?(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_NO_YEAR = re.compile(
    rf"{_WEEKDAY}(?:the )?(?P<day>\d{{1,2}}(?:st|nd|rd|th|\.)?\s+[^\W\d_]{{3,10}}|[^\W\d_]{{3,10}}\s+\d{{1,2}}(?:st|nd|rd|th)?)\b",
    re.IGNORECASE,
)
_A_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
FEWEST = 2  # days, below which a file is a note with a date in it
LONGEST = 90  # characters of the heading of a day


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text with its day; None where no heading says one. `words` is what the heading says beside it."""

    start: int
    end: int
    day: dt.date | None = None
    words: str = ""


def days(note: NoteRecord, stem: str, today: dt.date) -> list[NoteRecord]:
    """The note taken apart by its days; the note alone where it is no journal."""
    parts = _parts(note, stem, today)
    if len({p.start for p in parts if p.day}) < FEWEST:
        return [note]
    made = [_note(note, part, first=number == 0) for number, part in enumerate(parts)]
    return made if _as_closed(note, made, parts) else [note]


def _note(note: NoteRecord, part: Part, *, first: bool) -> NoteRecord:
    line = int(note.place.removeprefix("line:")) + line_of(note.text, part.start) - 1
    return replace(
        note,
        place=f"line:{line}",
        text=note.text[part.start : part.end],
        body_start=note.body_start if first else 0,
        title=_title(note.title, part),
        date=part.day or note.date,
    )


def _title(whole: str, part: Part) -> str:
    """What a part is called; a file that is called by its first day lends that day to no other."""
    if part.day and _day(whole, part.day.year, part.day):
        return part.words or part.day.isoformat()
    return f"{whole}: {part.words}" if part.words and whole else part.words or whole


def _parts(note: NoteRecord, stem: str, today: dt.date) -> list[Part]:
    """The parts in their order, the first from the beginning of the file; none where the headings are no days."""
    text = note.text
    code = [m.span() for m in _CODE.finditer(text, note.body_start)]
    found = [
        m for m in _HEADING.finditer(text, note.body_start) if not any(a <= m.start() < b for a, b in code)
    ]
    spoken = f"{note.title} {stem} {' '.join(m['words'] for m in found if len(m['marks']) == 1)}"
    year = int(y.group()) if (y := _A_YEAR.search(spoken)) else None
    read = [(m, _day(m["words"], year, note.date or today)) for m in found]
    levels = [len(m["marks"]) for m, day in read if day]
    if len(levels) < FEWEST:
        return []
    level = max(set(levels), key=levels.count)
    stands = [(m.start(), *(day or (None, ""))) for m, day in read if len(m["marks"]) <= level]
    dates = [day for _, day, _ in stands if day]
    in_order = dates in (sorted(dates), sorted(dates, reverse=True))
    if not in_order or not dates or max(dates) > today:  # a programme or a plan
        return []
    ends = [start for start, _, _ in stands[1:]] + [len(text)]
    parts = [Part(s, e, day, words) for (s, day, words), e in zip(stands, ends, strict=True)]
    if parts[0].start > note.body_start:
        parts.insert(0, Part(note.body_start, parts[0].start))
    joined: list[Part] = []
    start = 0  # the first part has the front matter too
    for part in parts:
        if part.day is None and _says_nothing(text[part.start : part.end]):
            continue  # a bare heading goes with what follows it
        joined.append(replace(part, start=start))
        start = part.end
    if joined and joined[-1].end < len(text):
        joined[-1] = replace(joined[-1], end=len(text))
    return joined


def _says_nothing(text: str) -> bool:
    """Whether there are only headings."""
    return not any(c.isalnum() for c in _HEADING.sub("", text))


def _day(heading: str, year: int | None, reference: dt.date) -> tuple[dt.date, str] | None:
    """The day that a heading begins with, and what else it says."""
    words = plain(heading)
    if len(words) > LONGEST:
        return None
    if whole := _FULL.match(words):
        day = date_in(re.sub(r"(?<=\d\.)\s(?=\d)", "", whole.group()))
        return (day, _rest(words[whole.end() :])) if day else None
    if (short := _NO_YEAR.match(words)) is None:
        return None
    for given in (year,) if year else (reference.year, reference.year - 1):
        day = date_in(f"{short['day']} {given}")
        if day and (year or day <= reference):
            return day, _rest(words[short.end() :])
    return None


def _rest(words: str) -> str:
    return words.strip(" \t,;:.–—-|()")


def _as_closed(note: NoteRecord, made: Sequence[NoteRecord], parts: Sequence[Part]) -> bool:
    """Whether every sentence of the parts may be seen by just those who may see it in the whole."""
    whole = _limits(note)
    for one, part in zip(made, parts, strict=True):
        for (start, end), limit in _limits(one).items():
            place = (start + part.start, end + part.start)
            if place not in whole or _readers(whole[place]) != _readers(limit):
                return False
    return True


def _readers(limit: Restriction | None) -> object:
    return (limit.audience, limit.names, limit.until is None) if limit else None


def _limits(note: NoteRecord) -> dict[tuple[int, int], Restriction | None]:
    """Who may see each sentence, by where it stands in the note's text."""
    spans: list[Span] = list(sentences(note.text, note.body_start))
    found = restrictions(
        note.text, spans, tags=note.tags, title=note.title, audience=note.audience, embargo=note.embargo,
        note_date=note.date, teller=note.people[0] if len(note.people) == 1 else "",
    )  # fmt: skip
    return {(s.start, s.end): limit for s, limit in zip(spans, found, strict=True)}
