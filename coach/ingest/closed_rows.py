"""What is told in confidence in the free text of a card or a calendar entry: the note, the description, the title.

Only closed sentences of such rows are kept as statements, so that search, citations, briefings and the reviewer know
them; the open ones stay what they are, words of a row.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from coach.confidence import restrictions
from coach.evidence import Audience, Restriction, Span
from coach.text import sentences

_OPEN = (Audience.PUBLIC, Audience.OPEN)
_CLASS = re.compile(r"^CLASS(?:;[^:\n]*)?:[ \t]*(PRIVATE|CONFIDENTIAL)[ \t]*$", re.IGNORECASE | re.MULTILINE)
_WORDS = re.compile(
    r"^(?:[\w-]+\.)?(?:SUMMARY|DESCRIPTION|NOTE)(?:;[^:\n]*)?:(.+)$", re.IGNORECASE | re.MULTILINE
)
_LINE_END = re.compile(r"\\[nN]")  # as both formats write one inside of a value


def closed_parts(raw: str, values: Sequence[str], date: dt.date | None) -> list[tuple[Span, Restriction]]:
    """The stretches of a row's verbatim text that are closed. `values` are its free texts, decoded; a calendar
    entry's or a card's CLASS of private or confidential closes all of them."""
    whole = _CLASS.search(raw)
    audience = whole.group(1).casefold() if whole else ""
    said = "\n".join(v for v in values if v)
    if not said or not _closed(said, [Span(0, len(said))], audience, date):
        return []
    spans = list(_spans(raw, values))
    found = _closed(raw, spans, audience, date) if spans else []
    if found:
        return found
    # The text is written in a way that hides its words (quoted-printable): all of the row is closed with it.
    parts = list(sentences(said))
    hidden = _closed(said, parts, audience, date)
    return [(Span(0, len(raw)), hidden[0][1])] if hidden else []


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
