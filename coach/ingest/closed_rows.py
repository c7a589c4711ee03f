"""The free text of a card, a guest or a calendar entry, sentence by sentence, and what of it is told in confidence.

Only closed sentences of such rows are kept as statements, so that search, citations, briefings and the reviewer know
them; the open ones stay what they are, words of a row. What the text says of itself is found when the row is written;
what a rule of the user closes, in `audiences.py`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from coach.confidence import restrictions
from coach.evidence import Audience, Restriction, Span
from coach.readers.content_lines import parse, unescaped
from coach.text import content_words, sentences

_OPEN = (Audience.PUBLIC, Audience.OPEN)
_CLASS = re.compile(r"^CLASS(?:;[^:\n]*)?:[ \t]*(PRIVATE|CONFIDENTIAL)[ \t]*$", re.IGNORECASE | re.MULTILINE)
_WORDS = re.compile(
    r"^(?:[\w-]+\.)?(?:SUMMARY|DESCRIPTION|NOTE)(?:;[^:\n]*)?:(.+)$", re.IGNORECASE | re.MULTILINE
)
_LINE_END = re.compile(r"\\[nN]")  # as both formats write one inside of a value
_TELLING_TITLE = 3
"""Words of a title that a rule closes as a sentence; with fewer it is "Lunch" or "Team meeting"."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of a row's free text: where it stands in the verbatim row, and its words without backslashes. Where the
    row hides them (quoted-printable, doubled quotes) `span` is all of it."""

    span: Span
    text: str


def free_text(kind: str, raw: str, title: str, note: str, extra: Mapping[str, str]) -> tuple[str, ...]:
    """The values of a stored row that are somebody's prose: a card's note, what a guest answered, an entry's
    description, and its title where that says more than what sort of meeting it is."""
    match kind:
        case "contact":
            return (note,)
        case "attendee":
            return tuple(extra.values())
        case "event":
            telling = len(content_words(title)) >= _TELLING_TITLE
            return (title, described(raw)) if telling else (described(raw),)
        case _:
            return ()


def described(raw: str) -> str:
    """The description of a calendar entry's own lines."""
    lines = (parse(line) for line in raw.split("\n"))
    return "\n".join(unescaped(line.value) for line in lines if line and line.name == "DESCRIPTION")


def told(raw: str, values: Sequence[str]) -> list[Told]:
    """All sentences of a row's free texts (`values`, decoded)."""
    shown = _letters(_LINE_END.sub(" ", raw))
    seen = [v for v in values if v and _letters(v) in shown]
    wanted = _letters(" ".join(seen))
    found = [_told(raw, span) for span in _spans(raw, seen)] if seen else []
    found = [x for x in found if _letters(x.text) in wanted]
    for value in values:
        if value and value not in seen:
            found += [Told(Span(0, len(raw)), value[s.start : s.end]) for s in sentences(value)]
    return found


def closed_parts(raw: str, values: Sequence[str], date: dt.date | None) -> list[tuple[Told, Restriction]]:
    """The sentences of a row that say themselves that they are closed; a calendar entry's or a card's CLASS of private
    or confidential closes all of them."""
    whole = _CLASS.search(raw)
    audience = whole.group(1).casefold() if whole else ""
    said = "\n".join(v for v in values if v)
    if not said or not _closed(said, [Span(0, len(said))], audience, date):
        return []
    found: list[tuple[Told, Restriction]] = []
    spans = list(_spans(raw, values))
    if spans:
        found = [(_told(raw, span), limit) for span, limit in _closed(raw, spans, audience, date)]
    if found:
        return found
    # The text is written in a way that hides its words (quoted-printable): all of the row is closed with it.
    hidden = _closed(said, list(sentences(said)), audience, date)
    return [(Told(Span(0, len(raw)), said[s.start : s.end]), limit) for s, limit in hidden]


def _closed(
    text: str, spans: Sequence[Span], audience: str, date: dt.date | None
) -> list[tuple[Span, Restriction]]:
    limits = restrictions(text, spans, audience=audience, note_date=date)
    return [
        (span, limit)
        for span, limit in zip(spans, limits, strict=True)
        if limit is not None and limit.audience not in _OPEN
    ]


def _spans(raw: str, values: Sequence[str]) -> Iterator[Span]:
    """The sentences of the free texts, where they stand in the row."""
    places = [match.span(1) for match in _WORDS.finditer(raw)]
    if not places:
        places = sorted((at, at + len(v)) for v in values if v and (at := raw.find(v)) >= 0)
    for start, end in places:
        breaks = [m.span() for m in _LINE_END.finditer(raw, start, end)]
        begins, stops = [start, *(b for _, b in breaks)], [*(a for a, _ in breaks), end]
        for begin, stop in zip(begins, stops, strict=True):
            yield from sentences(raw, begin, stop)


def _told(raw: str, span: Span) -> Told:
    said = raw[span.start : span.end]
    return Told(span, unescaped(said) if _WORDS.search(raw) else said)


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())
