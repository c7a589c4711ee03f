"""The briefing before an event: one card an attendee."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from coach.evidence import Citation, Fact, Unsupported


class Tier(StrEnum):
    """How much an attendee matters; the first that fits."""

    PROMISED = "promised"  # the user has an open promise to them
    OWED_REPLY = "owed_reply"  # they wrote and wait for an answer
    MET_BEFORE = "met_before"
    COLLEAGUE = "colleague_of_contact"
    GOAL_MATCH = "goal_match"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class AttendeeCard:
    """What to know about one attendee. `person` is None for somebody nobody wrote anything about; `only_listed`
    says that nothing is known but the list itself, `pending` that the writer's words are still to come. Offsets of
    `unsupported` are into `said`."""

    name: str
    email: str
    person: str | None
    tier: Tier
    why: str
    organisation: str = ""
    title: str = ""
    facts: tuple[Fact, ...] = ()
    openings: tuple[Fact, ...] = ()
    do_not_raise: tuple[Fact, ...] = ()
    stale: tuple[Fact, ...] = ()
    status: str = "coming"
    only_listed: bool = False
    unsupported: tuple[Unsupported, ...] = ()
    between: tuple[Fact, ...] = ()  # how the two know each other, and whose turn it is
    shared: tuple[Fact, ...] = ()  # people both know, and who could introduce them
    questions: tuple[Fact, ...] = ()
    missing: tuple[Fact, ...] = ()  # what the files lack, and how to find it out
    namesakes: tuple[Fact, ...] = ()
    looked_up: tuple[Fact, ...] = ()  # from pages that the user looked up, not first-hand
    pending: bool = False

    @property
    def bare(self) -> bool:
        """Whether the list says all that there is to say: nothing known, nothing to keep quiet, no goal that fits."""
        return self.only_listed and not self.do_not_raise and self.tier != Tier.GOAL_MATCH

    @property
    def said(self) -> str:
        """All words of the writer: why to talk to them, then each opening and question on a line of its own."""
        return "\n".join([self.why, *(o.text for o in (*self.openings, *self.questions))])

    @property
    def why_in_short(self) -> str:
        """`why` for a place without marks: it says so where not all of it is in the notes; empty while it is to come."""
        if self.pending:
            return ""
        doubted = any(u.start < len(self.why) for u in self.unsupported)
        return f"{self.why} (Not all of this is in your notes.)" if doubted else self.why


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """One day of the event as its programme has it: whom to hear, where to be, whom to look for in a break."""

    title: str
    lines: tuple[Fact, ...]


class Circle(StrEnum):
    """How near to the user somebody stands in the picture."""

    MET = "met"
    BEYOND = "beyond"  # not met, but known to somebody who is there


@dataclass(frozen=True, slots=True)
class Standing:
    """Somebody in the picture, at a point of it; `first` says that they are to be found first."""

    person: str
    name: str
    x: float
    y: float
    circle: Circle
    first: bool


@dataclass(frozen=True, slots=True)
class Joined:
    """Two guests who belong together: named in one sentence, else at one place. A sentence that only tells of a wish to
    meet `leads` to nobody."""

    one: str
    other: str
    named: bool
    citation: Citation
    leads: bool = True


@dataclass(frozen=True, slots=True)
class Picture:
    """Who knows whom at the event. `caption` says what to see."""

    people: tuple[Standing, ...]
    joins: tuple[Joined, ...]
    caption: str


@dataclass(frozen=True, slots=True)
class Brief:
    """The briefing: `find_first` are the names of the five to look for, `unknown` those only the list knows,
    `not_coming` people the user knows who cancelled, `changes` what is new since the briefing of the day `since`."""

    event: str
    starts: date | None
    ends: date | None
    location: str
    attendees: tuple[AttendeeCard, ...]
    unknown: tuple[str, ...]
    find_first: tuple[str, ...] = ()
    goals: tuple[Fact, ...] = ()
    own_part: tuple[Fact, ...] = ()
    writer: Literal["offline", "model"] = "offline"
    note: str = ""
    not_coming: tuple[str, ...] = ()
    made: date | None = None  # the day of this one, from which ages are counted
    days: tuple[PlannedDay, ...] = ()
    success: tuple[Fact, ...] = ()
    introductions: tuple[Fact, ...] = ()
    picture: Picture | None = None
    since: date | None = None
    changes: tuple[Fact, ...] = ()
