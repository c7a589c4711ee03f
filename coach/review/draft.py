"""The text under review, cut into sentences and clauses with their offsets."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from coach.evidence import Span
from coach.seen import Reading, spelled
from coach.text import sentences

LONGEST = 2_000
"""A sentence longer than that is read in parts: nobody writes such, and patterns take time with its length."""

_SPLIT = re.compile(
    r"[,;:](?=\s)|\s[–—-]\s|\s(?=(?:and|but|so|because|since|while|whilst|although|though|when|before|after|if|"
    r"unless|which|who|whose|where|except|that)\b)"
)


_SALUTATION = re.compile(
    r"(?:(?:dear|hi|hello|hey|good (?:morning|afternoon|evening))\b[^,:!.\n]{0,40}|[A-ZÀ-Þ][\w'’-]+)[,:!]\s+(?=\S)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the draft and its clauses; all offsets are those of the whole text. `text` has straight
    apostrophes, so that patterns need to know one form only."""

    text: str
    start: int
    end: int
    clauses: tuple[Span, ...]
    first: bool = False

    @property
    def body(self) -> Span:
        """The sentence without a salutation before it ("Dear Ana, …")."""
        match = _SALUTATION.match(self.text) if self.first else None
        return Span(self.start + match.end() if match else self.start, self.end)


@dataclass(frozen=True, slots=True)
class Draft:
    """The whole text and its sentences."""

    text: str
    sentences: tuple[Sentence, ...]
    starts: tuple[int, ...] = field(repr=False)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence in which a code point stands."""
        place = bisect_right(self.starts, offset) - 1
        return self.sentences[place] if place >= 0 and offset < self.sentences[place].end else None


@lru_cache(maxsize=4)
def draft_of(text: str) -> Draft:
    """The parts of a text; the detectors share them."""
    spans = [part for s in sentences(text) for part in _parts(text, s)]
    parts = [
        Sentence(
            text[s.start : s.end].replace("’", "'"),
            s.start,
            s.end,
            tuple(_clauses(text, s)),
            first=s is spans[0],
        )
        for s in spans
    ]
    return Draft(text, tuple(parts), tuple(s.start for s in parts))


@lru_cache(maxsize=4)
def spelled_of(text: str) -> Reading:
    """The text with words in disguise spelled out, and the way back to it."""
    return spelled(text)


def _parts(text: str, span: Span) -> Iterator[Span]:
    """A sentence, or its parts of at most `LONGEST` characters, cut at blanks where there are any."""
    start = span.start
    while span.end - start > LONGEST:
        blank = max(text.rfind(mark, start + LONGEST // 2, start + LONGEST) for mark in " \n\t")
        end = blank if blank > 0 else start + LONGEST
        if text[start:end].strip():
            yield Span(start, end)
        start = end + (blank > 0)
    if start < span.end and text[start : span.end].strip():
        yield Span(start, span.end)


def _clauses(text: str, span: Span) -> Iterator[Span]:
    cursor = span.start
    for match in _SPLIT.finditer(text, span.start, span.end):
        if match.start() > cursor and any(c.isalnum() for c in text[cursor : match.start()]):
            yield Span(cursor, match.start())
            cursor = match.end()
    if any(c.isalnum() for c in text[cursor : span.end]):
        yield Span(cursor, span.end)


def flat(text: str) -> str:
    """Lower case without accents, each code point kept in its place, so that offsets still hold."""
    if text.isascii():
        return text.lower()
    return "".join((unicodedata.normalize("NFKD", c).casefold() or c)[0] for c in text).replace("’", "'")


def clause_span(sentence: Sentence, start: int, end: int) -> Span:
    """The clauses of a sentence that hold a stretch, from the first to the last, outer marks left out."""
    touched = [c for c in sentence.clauses if c.start < end and start < c.end]
    if not touched:
        return Span(start, end)
    return Span(min(touched[0].start, start), max(touched[-1].end, end))
