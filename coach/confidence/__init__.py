"""Who may see a sentence of the user's own material, read from front matter and from the words themselves.

A note can close as a whole (`audience:`, `embargo:`, a tag such as `nda`, a first line "Off the record."), by
paragraph ("Private: …"), or by sentence ("told me in confidence that …", "Not to be passed on."). A marker that
only points back ("He asked me to keep it to myself.") closes what it points at too. Words such as "it is public
now" open their sentence. The rules lean towards closing: a silence does less harm than a leak.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from coach.confidence.markers import PUBLIC_AT, fitting, is_marker_only, is_public, matches, points_back
from coach.confidence.reach import paragraphs, reached
from coach.confidence.teller import told_by
from coach.confidence.until import back_date_in, until_in
from coach.confidence.whole_note import limit_of_note, stated_audience, with_whole
from coach.confidence.words import POINTS_BACK, PUBLIC
from coach.confidence_rules import stricter
from coach.evidence import Audience, Restriction, Span

__all__ = ["closing_headings", "is_marker_only", "paragraphs", "restrictions", "stated_audience"]


def restrictions(
    text: str,
    spans: Sequence[Span],
    *,
    tags: Sequence[str] = (),
    title: str = "",
    audience: str = "",
    embargo: dt.date | None = None,
    note_date: dt.date | None = None,
    teller: str = "",
    front_matter: Mapping[str, str] | None = None,
) -> list[Restriction | None]:
    """Who may see each sentence of a document: one restriction (or None) for each span of `spans`.

    `teller` is the one person the note is with, if there is exactly one: whoever told what is told there, unless
    the words say otherwise. `note_date` is what "until Friday" is counted from.
    """
    parts = [text[s.start : s.end] for s in spans]
    speaks = any(fitting(part) for part in parts)
    blocks = paragraphs(text, spans) if speaks else []
    found: list[Restriction | None] = [None] * len(spans)
    for index, part in enumerate(parts if speaks else ()):
        if not matches(part):
            continue
        restriction = _own(part, back_date_in(parts, blocks, index, note_date), note_date)
        if restriction is None:
            continue
        told = replace(restriction, told_by=told_by(parts, blocks, index, teller))
        dates = told.until is not None and points_back(part)
        for other in reached(text, spans, parts, blocks, index):
            both = stricter(found[other], told)
            # "Until then not a word" dates what it points at; elsewhere the marker that lasts decides.
            found[other] = replace(both, until=told.until) if dates and other <= index else both
    whole = limit_of_note(parts, tags, title, audience, embargo, note_date, front_matter or {}, teller)
    found = [with_whole(own, whole) for own in found]
    return _opened(parts, blocks, found) if speaks else found


_HEADING = re.compile(r"^[ \t]*#{1,6}[ \t]+(?P<said>\S[^\n]*?)[ \t#]*$", re.MULTILINE)


def closing_headings(text: str, start: int = 0) -> list[Span]:
    """Headings that close what stands below them. They are no sentences, and yet say who may see some."""
    found = (m.span("said") for m in _HEADING.finditer(text, start))
    return [Span(a, b) for a, b in found if matches(text[a:b])]


def _own(part: str, back_date: dt.date | None, note_date: dt.date | None) -> Restriction | None:
    """The restriction that the words of one sentence carry."""
    best: Restriction | None = None
    for marked in matches(part):
        until = until_in(part, note_date, back_date)
        found = Restriction(marked.audience, marker=marked.wording, until=until)
        best = found if best is None else stricter(best, found)
    return best


def _opened(
    parts: Sequence[str], blocks: Sequence[int], found: list[Restriction | None]
) -> list[Restriction | None]:
    """Sentences that say of themselves, or of the one before, that it is public."""
    result = list(found)
    for index, part in enumerate(parts):
        match = PUBLIC.search(part) if PUBLIC_AT in fitting(part) else None
        if match is None or not is_public(part) or matches(part):
            continue
        opened = Restriction(Audience.PUBLIC, marker=match.group())
        result[index] = opened
        earlier = index > 0 and blocks[index - 1] == blocks[index]
        if earlier and POINTS_BACK.match(part) and len(part.split()) <= 8 and not matches(parts[index - 1]):
            result[index - 1] = opened
    return result
