"""Who fulfils a row of conditions, and the one condition that holds a row itself: works with somebody who …"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coach.ask.conditions import Condition, Is, Known, Never, Shown
from coach.ask.contact_conditions import Attending
from coach.ask.snapshot import Snapshot
from coach.evidence import Citation
from coach.people import organisations
from coach.store.repository import ContactView, PersonView


def all_shown(person: PersonView, conditions: Sequence[Condition], snapshot: Snapshot) -> Shown | None:
    """What shows all conditions of a person, None where one of them is not so."""
    proof: list[Citation] = []
    for condition in conditions:
        shown = condition.shown(person, snapshot)
        if shown is None:
            return None
        proof += shown
    return tuple(proof)


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
        if not person.organisation:
            return None
        for other in snapshot.people.values():
            together = other.id != person.id and other.name != person.name and other.organisation
            if together and organisations.same(other.organisation, person.organisation):
                proof = all_shown(other, self.others, snapshot) if snapshot.knows(other.id) else None
                if proof is not None:
                    return (*_place(person), *_place(other), *proof)
        return None


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
