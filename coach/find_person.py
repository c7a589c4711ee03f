"""Whom a user's words mean: the one person, by an id, a name or an address; and everybody in a list whom they fit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from coach.errors import AmbiguousError, NotFoundError
from coach.event_names import key
from coach.people import names, organisations
from coach.people.keys import email_key
from coach.store.repository import Repository
from coach.store.values import PersonView
from coach.text import fold

Test = Callable[[PersonView], bool]


def find_person(repository: Repository, words: str, event: str = "", *, exactly: bool = False) -> PersonView:
    """The one person meant; of several namesakes, the one who was at `event`. `exactly` is for what cannot be undone:
    no short form of a name is enough then, and nobody is taken for the likelier one.

    Raises NotFoundError, or AmbiguousError listing who fits.
    """
    found = candidates(repository, words, event, exactly=exactly)
    if len(found) == 1 and (not exactly or found[0].id == words or _named_in_full(found[0], words)):
        return found[0]
    if found:
        listed = "; ".join(f"{p.name}, {p.organisation or 'no organisation'} ({p.id})" for p in found[:6])
        said = "Several people fit" if len(found) > 1 else "Only a part or a form of a name fits"
        raise AmbiguousError(f"{said} “{words}”: {listed}. Name one by the id in brackets.")
    raise NotFoundError(
        f"Nobody called “{words}” is among your people. Check the spelling, or list everybody with `coach people`."
    )


def candidates(
    repository: Repository, words: str, event: str = "", *, exactly: bool = False
) -> list[PersonView]:
    """Everybody whom the words may mean, in the sense of `find_person`."""
    by_id = repository.person(words)
    if by_id is not None:
        return [by_id]
    found = _fitting(repository, words)
    if len(found) > 1 and event:
        there = _at_event(repository, event)
        found = [p for p in found if p.id in there] or found
    return _better_known(repository, found) if len(found) > 1 and not exactly else found


def _named_in_full(person: PersonView, words: str) -> bool:
    """Whether the words are an address or a full name of a person's."""
    if email_key(words) in {email_key(e) for e in person.emails} - {""}:
        return True
    name, _ = _name_and_place(words)
    return any(names.parts(n) == names.parts(name) for n in person.names)


def _fitting(repository: Repository, words: str) -> list[PersonView]:
    """People by the first test that anybody passes: address, exact name, name without accents, a like name."""
    people = repository.people()
    address = email_key(words)
    name, place = _name_and_place(words)
    tests: list[Test] = [
        lambda p: bool(address) and address in {email_key(e) for e in p.emails},
        lambda p: any(names.normal(n) == names.normal(name) for n in p.names),
        lambda p: any(names.parts(n) == names.parts(name) for n in p.names),
        lambda p: any(_alike(name, n) for n in p.names),
    ]
    for test in tests:
        found = [p for p in people if test(p)]
        if place:
            found = [p for p in found if any(organisations.asked(place, c.organisation) for c in p.contacts)]
        if found:
            return found
    return [] if place else _with_place_behind(repository, name)


def _with_place_behind(repository: Repository, words: str) -> list[PersonView]:
    """“Ana Soto Rye Press”: people by a whole name of two words or more and the place that follows it. Of one word alone, the
    place is the house's whole name: in “Jan Willem Vos” it is somebody's family name."""
    said, people = words.split(), repository.people()
    for stop in range(len(said) - 1, 1, -1):
        name, place = " ".join(said[:stop]), " ".join(said[stop:])
        found = [
            p
            for p in people
            if any(
                names.normal(n) == names.normal(name) or names.parts(n) == names.parts(name) for n in p.names
            )
            and any(_is_place(place, c.organisation) for c in p.contacts)
        ]
        if found:
            return found
    return []


def _is_place(said: str, organisation: str) -> bool:
    """Whether words behind a name are a house: its whole name, or two words or more that ask for it."""
    return fold(said) == fold(organisation) or (" " in said and organisations.asked(said, organisation))


def _name_and_place(words: str) -> tuple[str, str]:
    """“Ana Soto (Rye Press)” and “Ana Soto, Rye Press” in their parts."""
    name, _, place = words.partition("(")
    place = place.strip(" )")
    if not place and name.count(",") == 1:
        name, place = name.split(",")
    return name.strip(), place.strip()


def _alike(asked: str, name: str) -> bool:
    """The same family name and an agreeing first name; of a single word, either of the two."""
    wanted, have = names.parts(asked), names.parts(name)
    if not wanted or not have:
        return False
    if len(wanted) == 1:
        return wanted[0] in (names.given(name), names.family(name))
    return names.family(asked) == names.family(name) and names.given_agrees(wanted[0], have[0])


def _at_event(repository: Repository, event: str) -> set[str]:
    wanted = set(key(event))
    took_part = repository.participants()
    documents = [d for view in repository.events() if wanted <= set(key(view.name)) for d in view.documents]
    return {p for d in documents for p, role in took_part.get(d, []) if role == "with"}


def _better_known(repository: Repository, people: list[PersonView]) -> list[PersonView]:
    """Records of one full name that nothing tells apart (organisation, profile page, address) are likely one person
    not yet merged: the one that notes and messages speak of. Everybody else is somebody else."""
    shared = set.intersection(*({names.normal(n) for n in p.names if " " in names.normal(n)} for p in people))
    told_apart = any(
        sum(bool(getattr(p, field)) for p in people) > 1 for field in ("organisation", "profiles", "emails")
    )
    if not shared or told_apart:
        return people
    return sorted(people, key=lambda p: len(repository.statements(about=p.id)), reverse=True)[:1]


@dataclass(frozen=True, slots=True)
class Listing:
    """What somebody in a list is found by: names and work, each word after a blank, and addresses and id as a whole."""

    names: tuple[str, ...]
    said: str
    whole: frozenset[str]

    @classmethod
    def of(cls, called: Sequence[str], work: Sequence[str], whole: Sequence[str]) -> Listing:
        """A listing of names, of organisation and title, and of addresses and the id."""
        folded = tuple(_spaced(name) for name in called)
        return cls(folded, " ".join([*folded, *map(_spaced, work)]), frozenset(fold(w) for w in whole))

    def rank(self, wanted: Sequence[str]) -> int | None:
        """How well the words fit, 0 best: a whole name, words of one, their beginnings, then organisation and title;
        None where one of them begins no word here."""
        if not all(w in self.whole or _spaced(w) in self.said for w in wanted):
            return None
        together = "".join(_spaced(w) for w in wanted)
        if together in self.names or any(w in self.whole for w in wanted):
            return 0
        spaced = [_spaced(w) for w in wanted]
        if any(all(f"{w} " in f"{name} " for w in spaced) for name in self.names):
            return 1
        if any(all(w in name for w in spaced) for name in self.names):
            return 2
        return 3


def _spaced(text: str) -> str:
    """Folded words, each after one blank: "O'Malley-Ruiz" as " o malley ruiz"."""
    return "".join(f" {w}" for w in _WORD.findall(fold(text)))


_WORD = re.compile(r"[^\W_]+")
_Item = TypeVar("_Item")


def fitting(search: str, listed: Iterable[tuple[_Item, Listing]]) -> list[_Item]:
    """Those in whose listing every word stands at the beginning of a word, the nearest names first."""
    wanted = fold(search).split()
    ranked = [(rank, item) for item, listing in listed if (rank := listing.rank(wanted)) is not None]
    return (
        [item for _, item in sorted(ranked, key=lambda pair: pair[0])] if wanted else [i for _, i in ranked]
    )


def listing_of(person: PersonView) -> Listing:
    """The listing of a person."""
    return Listing.of(person.names, (person.organisation, person.title), (*person.emails, person.id))
