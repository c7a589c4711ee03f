"""Whom to keep in touch with this week: the rhythm of each circle, counted from the last contact both ways. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coach.follow_up.contact import ANSWER_WITHIN
from coach.follow_up.email import UpkeepLine
from coach.store.marks import DONE, LATER, NEVER, TOUCH, Mark

EVERYBODY = ""
"""The circle of those who are in none."""
USUAL = 90
"""Days for everybody, where the user has set no rhythm at all."""
WEEK = timedelta(days=7)
MOST = 5
"""So many people a week: a list that is longer is not kept."""


@dataclass(frozen=True, slots=True)
class TouchLine:
    """Somebody to get in touch with this week. `due` is the day on which the rhythm of their `circle` asks for it."""

    person: str
    name: str
    circle: str
    every: int
    last: date
    channel: str
    due: date

    def overdue(self, today: date) -> int:
        """Days past the day; less than 0 where it is still ahead."""
        return (today - self.due).days


def this_week(
    lines: Sequence[UpkeepLine],
    circles: Mapping[str, Sequence[str]],
    rhythm: Mapping[str, int],
    said: Sequence[Mark],
    written: Mapping[str, date],
    today: date,
    most: int = MOST,
) -> list[TouchLine]:
    """Who is due by the end of the week, those most overdue for their rhythm first.

    `lines` give the last contact both ways, which alone sets the clock back, as does the user's word that the two spoke.
    Whoever was written to less than thirty days ago has the turn, and who waits for the user is answered elsewhere.
    """
    known = dict(rhythm) or {EVERYBODY: USUAL}
    never = {m.person for m in said if m.matter == TOUCH and m.said == NEVER}
    later = {m.person for m in said if m.matter == TOUCH and m.said == LATER and m.hides(today)}
    spoke = {m.person: m.made_on for m in said if m.matter == TOUCH and m.said == DONE}
    found = []
    for line in lines:
        if line.last_date is None or line.turn == "user" or line.person in never | later:
            continue
        own = [(known[c], c) for c in circles.get(line.person, ()) if c in known]
        every, circle = min(own) if own else (known.get(EVERYBODY, 0), EVERYBODY)
        last = max(line.last_date, spoke.get(line.person, date.min))
        due = last + timedelta(days=every)
        asked = written.get(line.person, date.min)
        waits = asked > last and today - asked < ANSWER_WITHIN
        if every and not waits and due < today + WEEK:
            found.append(TouchLine(line.person, line.name, circle, every, last, line.channel, due))
    found.sort(key=lambda x: (x.circle == EVERYBODY, -((today - x.last).days / x.every), x.name))
    return found[:most]
