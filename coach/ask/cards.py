"""What the card of a briefing holds on somebody, for questions that ask for the same: who could introduce the user, what
they care about, and what there is to speak of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from coach.ask.queries.found import Line
from coach.ask.snapshot import Snapshot
from coach.evidence import Citation, Fact

if TYPE_CHECKING:
    from coach.briefing.dossier import Dossier
    from coach.briefing.guests import Guest


def introducers(snapshot: Snapshot, person: str) -> list[Line]:
    """Those who could introduce the user to somebody they have not met, the strongest tie first."""
    from coach.briefing.between import people_between

    card = _card(snapshot, person)
    lines = []
    for fact in people_between(card, frozenset(), ()) if not card.met else ():
        who = next((t.person.id for t in card.ties if fact.text.startswith(t.person.name)), None)
        lines.append(Line(fact.text, who, fact.citations))
    return lines


def cares(snapshot: Snapshot, person: str) -> Iterator[Fact]:
    """What they wrote when registering and what is told of what they like and want, as the card has it."""
    from coach.briefing.lines import cares_about

    return cares_about(_card(snapshot, person), snapshot.today)


_TO_RAISE = ("promise", "waiting", "arranged", "plan", "goal", "session", "answer", "wrote", "note")
"""The kinds of a card's lines that are something to speak of."""


def to_raise(snapshot: Snapshot, person: str) -> Iterator[Fact]:
    """What there is to speak of with somebody, in the order of the card: what is open between the two first."""
    from coach.briefing.lines import facts_of

    return (f for f in facts_of(_card(snapshot, person), snapshot.today) if f.kind in _TO_RAISE)


def _card(snapshot: Snapshot, person: str) -> Dossier:
    """Everything a card rests on, with the guest as the newest list has them."""
    from coach.briefing.arranged import Occasion
    from coach.briefing.dossiers import Dossiers

    if ("card", person) not in snapshot.worked_out:
        guest = _guest(snapshot, person)
        anywhere = Occasion(snapshot.repository, snapshot.today, "", None, None, "")
        made = Dossiers(snapshot.repository, snapshot.today, [guest], anywhere).of(guest)
        snapshot.worked_out["card", person] = made
    card: Dossier = snapshot.worked_out["card", person]
    return card


def _guest(snapshot: Snapshot, person: str) -> Guest:
    from coach.briefing.guests import Guest, from_store
    from coach.records import AttendeeStatus

    rows = [a for a in snapshot.attendance_of.get(person, ()) if a.role in ("attendee", "speaker")]
    rows = [a for a in rows if a.event in snapshot.events]
    newest = max(rows, key=lambda a: snapshot.events[a.event or 0].starts or dt.date.min, default=None)
    if newest is not None:
        return from_store(a for a in rows if a.event == newest.event)[0]
    view = snapshot.people[person]
    cited = next((c.citation for c in view.contacts), Citation("", "", ""))
    return Guest(
        view.name, "", view.organisation, view.title, person, AttendeeStatus.COMING, "", False, cited
    )
