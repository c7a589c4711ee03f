"""Others of a guest's very name among the user's contacts, so that nobody is greeted with another's life."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from coach.briefing.guests import Guest, place_citation
from coach.briefing.words import count
from coach.evidence import Citation, Fact
from coach.people import names, organisations
from coach.store.repository import PersonView, Repository
from coach.text import fold


@dataclass(frozen=True, slots=True)
class Namesake:
    """Somebody of a guest's name; `unsure` where the two may be one person, which the user has not settled yet."""

    person: PersonView
    unsure: bool


class Namesakes:
    """Everybody who has the name of a guest, or had it."""

    def __init__(self, repository: Repository, guests: Iterable[Guest]) -> None:
        guests = list(guests)
        lines = repository.directory()
        known = {g.person for g in guests if g.person}
        # A list may have an initial only: the name that the guest is known by counts too.
        called = [*(g.name for g in guests), *(line.name for line in lines if line.id in known)]
        wanted = {p for name in called if len(p := names.parts(name)) > 1}
        families = {p[-1] for p in wanted}
        found: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for line in lines:
            for name in (line.name, *line.aliases):
                # Only names that end like a guest's are taken apart: there may be tens of thousands.
                if (
                    (last := name.split()[-1:])
                    and fold(last[0]).strip(".") in families
                    and names.parts(name) in wanted
                ):
                    found[names.parts(name)].add(line.id)
        shared = [ids for ids in found.values() if len(ids) > 1]
        people = {p.id: p for p in repository.people(set[str]().union(*shared))} if shared else {}
        self.unsure = (
            {frozenset((c.left_id, c.right_id)) for c in repository.candidates()} if shared else set()
        )
        self._of: dict[str, tuple[PersonView, ...]] = {
            one: tuple(people[p] for p in sorted(ids, key=lambda i: int(i[1:])) if p != one and p in people)
            for ids in shared
            for one in ids
        }

    def of(self, person: PersonView) -> tuple[Namesake, ...]:
        """The others: of those of whom no place is known only one who may be this person, where nobody else can be meant."""
        others = self._of.get(person.id, ())
        found = [p for p in others if p.organisation]
        if not found and len(others) == 1 and frozenset((others[0].id, person.id)) in self.unsure:
            found = list(others)
        return tuple(Namesake(p, frozenset((p.id, person.id)) in self.unsure) for p in found)


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
