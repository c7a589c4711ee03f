"""Everything known about one attendee, sorted: what may be said, what is closed, promises, messages, meetings."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from coach.briefing.guests import Guest
from coach.briefing.theirs import (
    WRITTEN,
)  # fmt: skip
from coach.briefing.ties import Tie
from coach.checks.not_to_raise import Closed
from coach.checks.unsaid import WHY
from coach.evidence import Fact, Statement
from coach.follow_up.email import Promised
from coach.namesakes import Namesake
from coach.people import names
from coach.people.press import of_the_press
from coach.store.values import InteractionView, PersonView
from coach.text import plain

THEM = {"he": "him", "she": "her"}
_FIRST_PERSON = re.compile(r"^\W*(?:I|we|my|our)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dossier:
    """One attendee and the evidence on them. `statements` may be said and come newest last; `waiting` is what
    their message asks that waits for the user's answer; `like` is a person the user knows at the same place;
    `taken` says that name and place alone tie the guest to the person, `namesake` is somebody of the same name who
    may be another, `mentioned` that any note or message names them, `untitled` are documents
    whose titles may not be shown, `old_job` sentences with the place of which they tell and which the person has left,
    `fits_by_list` those of the goals that title and organisation on the list fit."""

    guest: Guest
    person: PersonView | None
    name: str
    statements: tuple[Statement, ...] = ()
    closed: tuple[Closed, ...] = ()
    promises: tuple[Promised, ...] = ()
    waiting: tuple[Statement, ...] = ()
    wrote: tuple[Statement, ...] = ()
    met_on: InteractionView | None = None
    met_title: str = ""
    last: InteractionView | None = None
    met: bool = False
    colleague: Statement | None = None
    like: PersonView | None = None
    arranged: tuple[Fact, ...] = ()
    common: tuple[Fact, ...] = ()
    planned: tuple[Statement, ...] = ()
    pronoun: str = ""
    taken: bool = False
    mentioned: bool = False
    place: str = ""
    namesake: PersonView | None = None
    goals: tuple[Statement, ...] = ()
    fits_by_list: frozenset[int] = frozenset()
    untitled: frozenset[int] = frozenset()
    seen: tuple[InteractionView, ...] = ()
    turn: str = ""
    asked: tuple[Statement, ...] = ()
    thanked: tuple[str, ...] = ()
    in_touch: dt.date | None = None
    called: str = ""
    plan_words: Mapping[int, tuple[Statement, ...]] = field(default_factory=dict)
    titles: Mapping[int, str] = field(default_factory=dict)
    ties: tuple[Tie, ...] = ()
    namesakes: tuple[Namesake, ...] = ()
    looked_up: tuple[Statement, ...] = ()
    old_job: Mapping[int, str] = field(default_factory=dict)

    @property
    def first_name(self) -> str:
        """The name to use in a sentence: as the user greets them, they sign, or the notes have it."""
        return self.called or names.first_name(self.name)

    @property
    def held(self) -> bool:
        """Whether what they ask is not to be answered on the spot: they write for the public, and something is closed."""
        title = self.person.title if self.person else ""
        press = of_the_press(self.guest.title, title, self.guest.organisation)
        return bool(self.waiting) and press and any(c.why != WHY for c in self.closed)

    @property
    def them(self) -> str:
        """ "him" or "her" as the notes have it, else "them"."""
        return THEM.get(self.pronoun, "them")

    @property
    def own_promises(self) -> list[Promised]:
        """Open promises of the user to this person."""
        return [p for p in self.promises if p.by == "user" and p.status == "open"]

    @property
    def only_listed(self) -> bool:
        """Whether nothing is known but the list itself."""
        if self.person is None:
            return self.guest.spoken is None
        beyond = [c for c in self.person.contacts if c.kind != "attendee"]
        return not beyond and not self.mentioned and self.guest.spoken is None

    def role(self) -> str:
        """Title, organisation and session, as the list and the programme have them."""
        return f"{self.guest.title}. {self.guest.organisation}. {self.guest.session}"

    def told(self) -> list[str]:
        """What is told of the person in notes and the programme; not what the user said, nor what was only written."""
        said = (*self.statements, *self.looked_up)
        own = [s for s in said if s.kind not in WRITTEN and not _FIRST_PERSON.match(s.text)]
        return [plain(s.text) for s in own]
