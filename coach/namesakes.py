"""People of one very name, so that nobody is taken for another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass

from coach.people import names
from coach.store.repository import Repository
from coach.store.values import PersonView
from coach.text import fold


@dataclass(frozen=True, slots=True)
class Namesake:
    """Somebody of a person's name; `unsure` where the two may be one person, which the user has not settled yet."""

    person: PersonView
    unsure: bool


class Namesakes:
    """Everybody who has the name of one of these people, or had it. `people` are their ids, `called` what else they are
    called, as on a list that may have an initial only."""

    def __init__(self, repository: Repository, people: Set[str], called: Iterable[str] = ()) -> None:
        lines = repository.directory()
        every = [*called, *(n for line in lines if line.id in people for n in (line.name, *line.aliases))]
        wanted = {p for name in every if len(p := names.parts(name)) > 1}
        families = {p[-1] for p in wanted}
        found: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for line in lines:
            for name in (line.name, *line.aliases):
                # Only names that end like theirs are taken apart: there may be tens of thousands.
                if (
                    (last := name.split()[-1:])
                    and fold(last[0]).strip(".") in families
                    and names.parts(name) in wanted
                ):
                    found[names.parts(name)].add(line.id)
        shared = [ids for ids in found.values() if len(ids) > 1]
        views = {p.id: p for p in repository.people(set[str]().union(*shared))} if shared else {}
        self.unsure = (
            {frozenset((c.left_id, c.right_id)) for c in repository.candidates()} if shared else set()
        )
        self._of: dict[str, tuple[PersonView, ...]] = {
            one: tuple(views[p] for p in sorted(ids, key=lambda i: int(i[1:])) if p != one and p in views)
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
