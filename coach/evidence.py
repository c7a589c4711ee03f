"""The evidence that every job works on and every writer must stay within.

A `Statement` is one sentence of the user's own material (or of the handbook) with where it stands, whom it is
about and who may see it. A `Citation` is the verbatim quote shown to the user. A `Fact` is a line of prose with
the citations that support it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from enum import StrEnum

MET = frozenset({"with", "met"})
"""Roles of those whom a note says that the user talked with: the people of the whole note, and of a sentence in it."""
NOTES = frozenset({"note", "turn"})
"""Kinds of document in which the user wrote something down."""
MESSAGES = frozenset({"message", "mail"})
"""Kinds of document that somebody sent."""


class Audience(StrEnum):
    """Who may see a passage. OPEN is the ordinary case: nothing was said about it, so it may be used with the
    people it concerns but is not meant for publication."""

    ME = "me"  # told in confidence, or private
    NAMED = "named"  # only the people named
    EMPLOYER = "employer"  # not outside the user's employer
    OPEN = "open"
    PUBLIC = "public"


CLOSED = (Audience.ME, Audience.NAMED, Audience.EMPLOYER)
"""The audiences of what not everybody may see."""


@dataclass(frozen=True, slots=True)
class Restriction:
    """Why and until when a passage is not everybody's. `until` is the first day on which it is free;
    `marker` is the verbatim wording that says so."""

    audience: Audience
    told_by: str = ""
    names: tuple[str, ...] = ()
    until: dt.date | None = None
    marker: str = ""

    def holds(self, today: dt.date) -> bool:
        """Whether the passage is still closed on `today`."""
        if self.audience in (Audience.OPEN, Audience.PUBLIC):
            return False
        return self.until is None or today < self.until


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim quote and where it stands. `start` and `end` are code points in the document's text."""

    source: str
    place: str
    quote: str
    date: dt.date | None = None
    document: int | None = None
    start: int = 0
    end: int = 0
    restricted: bool = False
    record_id: str = ""

    @property
    def handbook(self) -> bool:
        """Whether this quotes the coach's own handbook and not the user's material."""
        return self.source.startswith("knowledge/")


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of a document. `subjects` are the people it is about, `mentions` everybody named in it;
    both hold person ids. `speaker` is the person whose words these are: None means the user's own."""

    id: int
    document: int
    passage: int | None
    start: int
    end: int
    text: str
    source: str
    place: str
    kind: str  # the document's kind: note, programme, message, mail, event, turn
    title: str
    date: dt.date | None
    subjects: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    speaker: str | None = None
    restriction: Restriction | None = None

    def cite(self, today: dt.date | None = None) -> Citation:
        """The citation of this whole sentence."""
        closed = self.restriction is not None and (today is None or self.restriction.holds(today))
        return Citation(
            self.source, self.place, self.text, self.date, self.document, self.start, self.end, closed
        )


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of prose and what supports it. `kind` says what sort of fact it is for ordering."""

    text: str
    citations: tuple[Citation, ...] = ()
    kind: str = ""

    def numbered(self, text: str) -> Fact:
        """The same support under other words."""
        return replace(self, text=text)


@dataclass(frozen=True, slots=True)
class Span:
    """A range of code points, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unsupported:
    """A stretch of a shown text that the evidence does not hold, and why."""

    start: int
    end: int
    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the reviewer found. `fix` is the ladder keep → generalise → remove: each step's replacement
    for the span, None for keep. `added` is what a model says of it, in its own words; "" where none has."""

    start: int
    end: int
    quote: str
    group: str  # oversharing, controversial, conduct
    category: str
    severity: str  # low, medium, high
    reason: str
    detector: str
    fix: dict[str, str | None] = field(default_factory=dict)
    citations: tuple[Citation, ...] = ()
    added: str = ""
