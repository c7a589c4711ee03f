"""What a card says of others of the guest's very name, so that nobody is greeted with another's life."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from coach.briefing.guests import place_citation
from coach.briefing.words import count
from coach.evidence import Citation, Fact
from coach.namesakes import Namesake
from coach.people import organisations
from coach.store.values import PersonView


def warned_of(
    name: str, person: PersonView | None, place: str, others: Sequence[Namesake], there: Set[str]
) -> Iterator[Fact]:
    """A line that tells a guest from those who share the name, and one for each who may be the guest themselves."""
    told = [n for n in others if person is not None and not organisations.same(n.person.organisation, place)]
    sure = [n.person for n in told if not n.unsure]
    if sure:
        here = f"at {place}" if place else "on this list"
        one = "the other is" if len(sure) == 1 else "the others are"
        apart = "; ".join(_apart(p, there) for p in sure)
        said = f"There are {count(len(sure) + 1)} people called {name} in your contacts: this is the one {here}, {one} {apart}."
        yield Fact(said, tuple(c for p in sure for c in _records(p)), "namesake")
    for n in told:
        if n.unsure and not n.person.organisation:
            yield Fact(_offered(n.person), tuple(_records(n.person)), "namesake")
        elif n.unsure:
            said = f"Your contacts also have a {n.person.name} {_apart(n.person, there)}: perhaps the same person, perhaps not."
            yield Fact(said, tuple(_records(n.person)), "namesake")


def _offered(person: PersonView) -> str:
    """What says that somebody without a place may be the guest: only the user can tell."""
    kinds = {c.kind for c in person.contacts}
    if kinds == {"party"}:
        who = f"Your messages with a {person.name} may be with the same person"
    else:
        who = f"Your files also have a {person.name} without an organisation, perhaps the same person"
    return f"{who}. Say so on the People page, under Possible duplicates."


def _apart(person: PersonView, there: Set[str]) -> str:
    role = f" ({person.title})" if person.title else ""
    return f"at {person.organisation}{role}{' and is coming too' if person.id in there else ''}"


def _records(person: PersonView) -> list[Citation]:
    rows = [
        c
        for c in person.contacts
        if not person.organisation or organisations.same(c.organisation, person.organisation)
    ]
    best = next(iter(rows or person.contacts), None)
    if best is None:
        return []
    return [place_citation(best)]
