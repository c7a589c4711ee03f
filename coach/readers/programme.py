"""Programmes of events, in Markdown or plain text: the event, the whole text, and who speaks in which session.

A programme has dated sessions with times, titles and speakers, or a section of speakers beside dates or sessions.
Notes about an event can look alike: front matter, or a writer who says "I", makes it a note.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from coach.readers.encoding import decode
from coach.readers.front_matter import read_front_matter
from coach.readers.notes import name_of_file
from coach.readers.speakers import Speaker, beside, is_name, one_speaker, split_session
from coach.readers.stamps import Days, days_in
from coach.records import AttendeeRecord, EventHeader, NoteKind, NoteRecord, Record, SourceFile
from coach.text import fold, plain

KIND = "programme"

_CLOCK = r"\d{1,2}(?:[:.h]\d\d)?\s?(?:[ap]\.?m\.?)?"
_TIMED = re.compile(
    rf"^\s*(?:[-*+•]\s+|\|\s*|\#{{1,6}}\s+)?[*_]*(?P<time>(?=\d{{1,2}}(?:[:.h]\d\d|\s?[ap]\.?m))(?:{_CLOCK})"
    rf"(?:\s*(?:-|–|—|to|until)\s*{_CLOCK})?)[*_]*\s*(?:[|:–—-]\s*)?(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_SPEAKERS = re.compile(
    r"(?:(?:our|the|featured|keynote|invited|confirmed|about the|meet the)\s+)*"
    r"(?:speakers?|speakers?['’]?s?['’]?\s+(?:bios?|biograph\w+|notes)|bios?|biograph\w+|presenters?|panell?ists?)"
)
_AGENDA = re.compile(
    r"\b(?:programme|program|agenda|schedule|timetable|sessions?|day (?:one|two|three|four|five|\d)|speakers?|programm|tag \d)\b"
)
_DAY_HEADING = re.compile(
    r"\b(?:day (?:one|two|three|four|five|\d)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", re.IGNORECASE
)
_NOTES_TITLE = re.compile(r"\b(?:notes?|minutes|journal|diary|recap|summary|debrief|impressions|my)\b")
_LABEL = re.compile(
    r"^\W*(?:venue|location|place|where|city|ort|lieu)\W*:\W*(?P<value>.+?)[*_\s]*$", re.IGNORECASE
)
_QUICK_TIMES = re.compile(r"^[ \t*_+•|#-]{0,9}\d{1,2}(?:[:.h]\d\d|\s?[ap]\.?m)", re.MULTILINE | re.IGNORECASE)
_QUICK_SPEAKERS = re.compile(
    r"^.{0,30}(?:speakers?|bios?|biograph\w+|presenters?|panell?ists?)\b.{0,20}$",
    re.MULTILINE | re.IGNORECASE,
)
_MADE_BY = re.compile(r"\b(?:I|I'm|I’m|I've|I’ve|I'll|me|my|myself)\b")


@dataclass
class _Session:
    """A timed entry: where it stands, what it says, and on which day."""

    line: int
    time: str
    lines: list[str]
    day: str
    rest: str


@dataclass
class _Outline:
    """What the lines of a text are, as far as a programme is concerned."""

    title: str = ""
    title_line: str = ""
    dates_line: str = ""
    venue: str = ""
    days: Days | None = None
    headings: list[str] = field(default_factory=list)
    sessions: list[_Session] = field(default_factory=list)
    bios: list[tuple[int, str, Speaker]] = field(default_factory=list)
    first_person: int = 0


def accepts(source: SourceFile) -> bool:
    """Whether the text is a programme and no note."""
    text = decode(source.data)
    return _may_be(text) and _is_programme(text)


def _may_be(text: str) -> bool:
    """A quick look before the long one: three lines that begin with a time, or a short line about speakers."""
    start = text[:200_000]
    return len(_QUICK_TIMES.findall(start)) >= 3 or bool(_QUICK_SPEAKERS.search(start))


def _is_programme(text: str) -> bool:
    front = read_front_matter(text)
    if front.fenced:
        return fold(front.first("type", "kind")) in ("programme", "program", "agenda")
    outline = _outline(text)
    if outline.first_person >= 3 or _NOTES_TITLE.search(fold(outline.title)):
        return False
    dated = outline.days is not None
    titled = sum(
        bool(speakers) and len(title.split()) > 0 for title, speakers in map(_split, outline.sessions)
    )
    agenda = any(_AGENDA.search(fold(h)) for h in outline.headings) or bool(
        _AGENDA.search(fold(outline.title))
    )
    if titled >= (2 if agenda and dated else 3) and (agenda or dated):
        return True
    return len(outline.bios) >= 2 and (len(outline.sessions) >= 1 or dated)


def read(source: SourceFile, today: dt.date) -> Iterator[Record]:
    """The event, the whole text as a note, then its speakers: by session, then those named in a biography only."""
    text = decode(source.data)
    outline = _outline(text)
    header = _header(outline, source.path)
    yield header
    yield NoteRecord(
        place="line:1",
        text=text,
        kind=NoteKind.PROGRAMME,
        body_start=read_front_matter(text).body_start,
        title=header.name,
        date=header.start,
        event=header.name,
        location=header.location,
    )
    bios = {fold(speaker.name): speaker for _, _, speaker in outline.bios}
    seen: set[str] = set()
    for session in outline.sessions:
        title, speakers = _split(session)
        when = ", ".join(p for p in (session.day, session.time) if p)
        for speaker in speakers:
            seen.add(fold(speaker.name))
            known = bios.get(fold(speaker.name), speaker)
            whole = replace(
                speaker,
                title=speaker.title or known.title,
                organisation=speaker.organisation or known.organisation,
            )
            raw = "\n".join(session.lines).strip("\n")
            yield _speaker(
                f"line:{session.line}", raw, whole, f"{title} ({when})" if title else when, header.name
            )
    for line, raw, speaker in outline.bios:
        if fold(speaker.name) not in seen:
            seen.add(fold(speaker.name))
            yield _speaker(f"line:{line}", raw, speaker, "", header.name)


@dataclass(frozen=True, slots=True)
class Session:
    """A timed entry of a programme: the line it stands on, its day's heading, its time as written, its title, and
    its speakers with the place that stands beside each, empty where none does."""

    line: int
    day: str
    time: str
    title: str
    speakers: tuple[tuple[str, str], ...]


def sessions(text: str) -> list[Session]:
    """The timed entries of a programme in its order, breaks among them."""
    found = []
    for s in _outline(text).sessions:
        title, speakers = _split(s)
        found.append(
            Session(
                s.line,
                s.day,
                s.time,
                title or ("" if speakers else plain(s.rest)),
                tuple((x.name, x.organisation) for x in speakers),
            )
        )
    return found


def _speaker(place: str, raw: str, speaker: Speaker, session: str, event: str) -> AttendeeRecord:
    return AttendeeRecord(
        place=place,
        raw=raw,
        name=speaker.name,
        organisation=speaker.organisation,
        title=speaker.title,
        role="speaker",
        session=session,
        event=event,
    )


def _split(session: _Session) -> tuple[str, list[Speaker]]:
    """Title and speakers of a session, which may stand on its own line or on those below."""
    title, speakers = split_session(session.rest)
    if speakers or len(session.lines) == 1:
        return title, speakers
    below = [re.sub(r"^[\s|]*(?:[-*+•]\s+)?", "", line) for line in session.lines[1:]]
    return title, [speaker for line in below for speaker in _line_speakers(line)]


def _line_speakers(line: str) -> list[Speaker]:
    """Speakers of a line below a session, which is either all about them or not at all."""
    title, speakers = split_session(line)
    alone = one_speaker(plain(line))
    return [alone] if alone and "**" not in line else [] if title else speakers


# ----------------------------------------------------------------- outline


@lru_cache(maxsize=2)
def _outline(text: str) -> _Outline:
    outline = _Outline()
    lines = text.split("\n")
    _head(outline, lines)
    day, in_bios, session = "", False, None
    for number, line in enumerate(lines, 1):
        heading = _heading(line)
        timed = _TIMED.match(line)
        if timed and not in_bios:
            session = _Session(number, timed["time"].strip(), [line], day, timed["rest"][:600].strip(" |"))
            outline.sessions.append(session)
        elif heading and not (in_bios and is_name(heading)):
            outline.headings.append(heading)
            in_bios, session = bool(_SPEAKERS.fullmatch(fold(heading).strip(" :"))), None
            day = heading if _DAY_HEADING.search(heading) or days_in(heading) else day
        elif in_bios:
            _bio(outline, lines, number)
            outline.first_person += _own_voice(line)
        elif session and line.strip() and len(session.lines) < 6:
            session.lines.append(line[:600])
        elif line.strip():
            outline.first_person += _own_voice(line)
    return outline


def _own_voice(line: str) -> int:
    """How often a writer says "I", quoted and slanted words aside."""
    return len(_MADE_BY.findall(re.sub(r"[*_\"“][^*_\"”]*[*_\"”]", "", line)))


def _heading(line: str) -> str:
    """A heading's words: a marked one, or a short line in capitals, in bold, or that names a section or a day."""
    marked = re.match(r"^ {0,3}#{1,6}\s+(?=\S)", line)
    if marked and (words := line[marked.end() :].rstrip().rstrip("#").rstrip()):
        return plain(words)
    bare = line.strip()
    if not bare or len(bare) > 70 or bare[-1] in ".;,":
        return ""
    words = plain(bare).rstrip(":")
    letters = [c for c in words if c.isalpha()]
    whole_bold = bool(re.fullmatch(r"\*\*[^*]+\*\*:?", bare)) and not is_name(words)
    if (letters and all(c.isupper() for c in letters)) or whole_bold or _SPEAKERS.fullmatch(fold(words)):
        return words
    return words if _DAY_HEADING.search(words) and not _TIMED.match(line) and len(words.split()) <= 8 else ""


def _bio(outline: _Outline, lines: list[str], number: int) -> None:
    """A biography begins with a name: in bold, as a heading, or at the start of a line after a blank one."""
    line = lines[number - 1]
    bare = re.sub(r"^\s*(?:[-*+•]\s+|#{1,6}\s+)", "", line)
    bold = re.match(r"(?:\*\*|__)([^*_\n]+)(?:\*\*|__)", bare)
    opens = number < 2 or not lines[number - 2].strip() or bare != line or _heading(lines[number - 2])
    speaker: Speaker | None = None
    if bold and is_name(bold[1].strip(" ,.:")):
        speaker = Speaker(bold[1].strip(" ,.:"), *beside(bare[bold.end() :]))
    elif opens and not bold:
        speaker = one_speaker(plain(bare))
    if speaker is None:
        return
    below = lines[number].strip() if number < len(lines) else ""
    if not speaker.title and not speaker.organisation and plain(bare) == speaker.name and len(below) < 100:
        speaker = Speaker(speaker.name, *beside(below))
    block = [line]
    for follower in lines[number:]:
        if not follower.strip() or _heading(follower):
            break
        block.append(follower)
    outline.bios.append((number, "\n".join(block), speaker))


# ------------------------------------------------------------------ header


def _head(outline: _Outline, lines: list[str]) -> None:
    """The event's name and the line with its dates, among the first lines."""
    top = [line for line in lines[:25] if line.strip()][:8]
    for line in top:
        words = plain(re.sub(r"^\s*#{1,6}\s+", "", line))
        label = _LABEL.match(line)
        if label:
            outline.venue = outline.venue or plain(label["value"])
        elif not outline.title_line and not _TIMED.match(line):
            outline.title_line, outline.title = line, words
        if outline.days is None and (days := days_in(words)):
            outline.days, outline.dates_line = days, line


_LONGEST_NAME = 300


def _header(outline: _Outline, path: str) -> EventHeader:
    days, name = outline.days, outline.title
    shared = outline.dates_line == outline.title_line and days is not None
    if shared and days:
        name = name[: days.start] + name[days.end :]
    # Not over a whole file that is one line.
    name = re.sub(
        r"\b(?:programme|program|agenda|schedule|timetable)\W*$",
        "",
        name[:_LONGEST_NAME],
        flags=re.IGNORECASE,
    )
    name = name.strip(" \t,;:|–—-()")
    listed = [found for h in outline.headings if (found := days_in(h))]
    if listed and days is None:
        days = Days(min(d.first for d in listed), max(d.last for d in listed), 0, 0)
    raw = (
        outline.title_line
        if shared or not outline.dates_line
        else f"{outline.title_line}\n{outline.dates_line}"
    )
    return EventHeader(
        place="line:1",
        raw=raw,
        name=name or name_of_file(path.rsplit("/", 1)[-1].rsplit(".", 1)[0]),
        start=days.first if days else None,
        end=max([days.last, *(d.last for d in listed)]) if days else None,
        location=outline.venue or ("" if shared else _location(outline)),
    )


def _location(outline: _Outline) -> str:
    """What stands beside the dates: "Lisbon, 26 and 27 November 2026"."""
    line = plain(re.sub(r"^\s*#{1,6}\s+", "", outline.dates_line))
    found = days_in(line)
    if not found or (_heading(outline.dates_line) and _DAY_HEADING.search(line)):
        return ""
    rest = f"{line[: found.start]} , {line[found.end :]}"
    rest = re.sub(r"\b(?:date|dates|when|where|venue|location|place)\s*:", "", rest, flags=re.IGNORECASE)
    rest = re.sub(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", "", rest, flags=re.IGNORECASE)
    return ", ".join(p.strip(" .") for p in re.split(r"[,|•·–—]|\s-\s", rest) if p.strip(" ."))
