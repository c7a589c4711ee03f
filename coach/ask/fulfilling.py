"""Who fulfils a row of conditions, and the one condition that holds a row itself: works with somebody who …"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coach.ask.conditions import Condition, Fits, In, Is, Known, Never, Says, Shown, in_time
from coach.ask.contact_conditions import Attending, IntroducedBy
from coach.ask.snapshot import Snapshot
from coach.people import organisations
from coach.store.values import ContactView, PersonView

READING = (Fits, Says, In, IntroducedBy)
"""Conditions that read sentences."""


def all_shown(person: PersonView, conditions: Sequence[Condition], snapshot: Snapshot) -> Shown | None:
    """What shows all conditions of a person, in their order, None where one of them is not so. Those that read what
    notes say come last: for most people another one has decided by then."""
    shown: dict[Condition, Shown] = {}
    for condition in sorted(conditions, key=lambda c: isinstance(c, READING)):
        found = condition.shown(person, snapshot)
        if found is None:
            return None
        shown[condition] = found
    return tuple(citation for condition in conditions for citation in shown[condition])


@dataclass(frozen=True, slots=True)
class WorksWith:
    """Is at the same organisation now as somebody else whom the user knows and for whom all conditions hold."""

    others: tuple[Condition, ...]

    def words(self) -> str:
        if len(self.others) == 1 and isinstance(self.others[0], Is):
            return f"works at the same place as {self.others[0].mention.surface}"
        told = " and ".join(c.words() for c in self.others)
        return f"works with somebody you know who {told}" if told else "works with somebody you know"

    def shown(self, person: PersonView, snapshot: Snapshot) -> Shown | None:
        if not person.organisation or not in_time("now", person, (person.organisation,), snapshot):
            return None
        for other, proof in _by_place(self, snapshot).get(person.organisation, ()):
            if other.id != person.id and other.name != person.name:
                return (*_place(person), *_place(other), *proof)
        return None


Others = dict[str, list[tuple[PersonView, Shown]]]
MOST_COMPARED = 100
"""With others at more places than that, only places of the same name, but for its legal form, count as the same."""


def _by_place(condition: WorksWith, snapshot: Snapshot) -> Others:
    """Organisation as it stands on a contact → the others who are there and of whom their conditions hold; worked out
    once for each condition, from the others' side, since they are few where anything is asked of them."""
    kept: Others | None = snapshot.worked_out.get(condition)
    if kept is not None:
        return kept
    others = [
        (other, proof)
        for other in snapshot.people.values()
        if other.organisation and snapshot.knows(other.id)
        and (proof := all_shown(other, condition.others, snapshot)) is not None
    ]  # fmt: skip
    there: Others = {}
    for pair in others:
        there.setdefault(pair[0].organisation, []).append(pair)
    found: Others = {}
    groups = snapshot.places_alike
    for place, pairs in there.items():
        alike = groups[organisations.folded(place)]
        if len(there) <= MOST_COMPARED:
            alike = {*alike, *(p for p in snapshot.places if organisations.same(p, place))}
        for name in alike:
            found.setdefault(name, []).extend(pairs)
    snapshot.worked_out[condition] = found
    return found


def _place(person: PersonView) -> Shown:
    """The record that says where a person is now."""
    held: ContactView | None = next(
        (c for c in person.contacts if c.organisation == person.organisation), None
    )
    return (held.citation,) if held else ()


_OF_STRANGERS = (Attending, Known)
"""Conditions for which people count who are only on a list."""


def fulfilling(conditions: Sequence[Condition], snapshot: Snapshot) -> list[tuple[PersonView, Shown]]:
    """The people for whom all conditions hold, each with what shows it, by name. Strangers who are only on a list
    count where a list is asked for, or where it is asked whether they are strangers."""
    listed = any(
        isinstance(c, _OF_STRANGERS) or (isinstance(c, Never) and isinstance(c.condition, _OF_STRANGERS))
        for c in conditions
    )
    found = []
    for person in snapshot.people.values():
        if listed or snapshot.knows(person.id):
            proof = all_shown(person, conditions, snapshot)
            if proof is not None:
                found.append((person, tuple(dict.fromkeys(proof))))
    return sorted(found, key=lambda pair: (pair[0].name.casefold(), pair[0].id))
