"""What was understood of a hurried note: typed, with where each piece stands in the text and how sure it is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from coach.evidence import Restriction
from coach.people.mentions import NamedPerson

NEW = "new"
"""Chosen for a person who is not known yet."""


class Sure(StrEnum):
    """How sure a piece is: what the words say outright, what they most likely mean, and what is only asked."""

    SURE = "sure"
    LIKELY = "likely"
    GUESS = "guess"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the typed text, `text[start:end]`; where it was corrected, `text` is the correction and the
    range stays where the old words stand. An empty range means that no word says so."""

    text: str
    start: int = 0
    end: int = 0
    sure: Sure = Sure.SURE


@dataclass(frozen=True, slots=True)
class Candidate:
    """A known person whom a name may mean."""

    id: str
    name: str
    organisation: str = ""
    title: str = ""

    @property
    def place(self) -> str:
        """Title and organisation."""
        return ", ".join(x for x in (self.title, self.organisation) if x)

    @property
    def label(self) -> str:
        """Name, title and organisation, to tell namesakes apart."""
        return ", ".join(x for x in (self.name, self.place) if x)


@dataclass(frozen=True, slots=True)
class CapturedPerson:
    """Somebody in the note. `chosen` is a person's id, NEW, or empty while several fit and nobody has chosen.
    `met` says that the note records a talk with them."""

    name: Piece
    candidates: tuple[Candidate, ...] = ()
    chosen: str = ""
    met: bool = False
    organisation: Piece | None = None
    role: Piece | None = None

    @property
    def open(self) -> bool:
        """Whether somebody has to choose."""
        return not self.chosen and bool(self.candidates)

    @property
    def known(self) -> Candidate | None:
        """The known person chosen."""
        return next((c for c in self.candidates if c.id == self.chosen), None)

    @property
    def which(self) -> str:
        """Where the known person works and as what, where others could be meant; empty where nobody else could."""
        return self.known.place if self.known and len(self.candidates) > 1 else ""

    @property
    def full_name(self) -> str:
        """The name to write: the known person's, else as typed."""
        return self.known.name if self.known else self.name.text


@dataclass(frozen=True, slots=True)
class CapturedPromise:
    """A promise: by the user, or by the person. `person` counts `Captured.people`. `part` is the passage that says
    it, -1 where none does; `kept` is false where it is only a guess or was taken out."""

    mine: bool
    person: int
    what: Piece
    due: dt.date | None = None
    part: int = -1
    kept: bool = True
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One passage of the note: a clause of the text. `limit` is who may see it by its own words; `audience` what
    was set instead ("" where the words hold), with its own `until`."""

    piece: Piece
    limit: Restriction | None = None
    audience: str = ""
    until: dt.date | None = None
    kept: bool = True


@dataclass(frozen=True, slots=True)
class Captured:
    """A draft of a note. `day` is the day it tells of; `day_said` where the text names it; `planned` the day of a meeting
    that lies ahead, with people who are not met yet. `audience` is that of the
    whole note, "" where each part's own holds. `writer` says who read it, `note` what the user must be told."""

    text: str
    day: dt.date
    day_said: Piece | None = None
    people: tuple[CapturedPerson, ...] = ()
    event: Piece | None = None
    promises: tuple[CapturedPromise, ...] = ()
    parts: tuple[Part, ...] = ()
    audience: str = ""
    writer: str = "offline"
    note: str = ""
    planned: dt.date | None = None

    @property
    def open(self) -> tuple[CapturedPerson, ...]:
        """People whom the user has to choose: met, or part of a promise. One only named may stay open."""
        promised = {p.person for p in self.promises if p.kept}
        return tuple(p for n, p in enumerate(self.people) if p.open and (p.met or n in promised))


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """An event that the workspace knows."""

    name: str
    starts: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What the workspace knows: people, with the user left out, organisations and events."""

    people: tuple[NamedPerson, ...] = ()
    organisations: tuple[str, ...] = ()
    events: tuple[KnownEvent, ...] = ()
    user: str = ""
