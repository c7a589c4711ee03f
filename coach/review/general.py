"""A general wording for a person or an organisation, from what is known of them: "a client in logistics".

It must not give away whom it stands for. So a field is named only where somebody else the user knows works in it too, a
city only where three further organisations of the field are there, and never by a word of the name itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from coach.review.context import same_organisation
from coach.review.draft import flat
from coach.review.traits import plain_stems
from coach.store.values import PersonView
from coach.text import fold

_OTHERS_IN_FIELD = 1
_OTHERS_IN_CITY = 3

# How a field is called (the first name without a word of the organisation's own is taken), and by which beginnings of
# words in names of organisations and in job titles it is known.
FIELDS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("logistics", "transport"), r"freight|shipp|logistic|cargo|haulage|forwarding|courier|ports?\b|rail(?:way)?s?\b|spedition"),
    (("publishing", "books"), r"press\b|publish|book|editor|editorial|verlag|print"),
    (("museums", "culture"), "museum|galler|curator|conservator|conservation|registrar|archive|heritage|collection"),
    (("banking", "finance"), r"bank|financ|invest|capital\b|funds?\b|asset|treasur|credit"),
    (("insurance",), "insur|underwrit|actuar"),
    (("health", "medicine"), "hospital|clinic|health|medic|physician|doctor|nurse|pharma|surge"),
    (("education", "research"), "universit|college|school|professor|lecturer|teacher|institute|research|academ"),
    (("law",), r"law(?:yers?|s)?\b|legal|solicitor|attorney|barrister|notar|chambers|counsel"),
    (("software", "technology"), r"software|data|cloud|developer|programmer|digital|systems|tech\b|cyber"),
    (("energy", "utilities"), r"energy|power|solar|wind\b|grid|electric|utilit|oil\b|gas\b"),
    (("food",), "food|bakery|baker|brewer|restaurant|catering|chef|dairy|grocer"),
    (("architecture", "building"), "architect|building|construction|contractor|civil|surveyor|property|estate"),
    (("the media", "the press"), "gazette|journalis|correspondent|newspaper|radio|broadcast|reporter|magazine|news"),
    (("design",), "design|graphic|branding|illustrat"),
    (("film", "the arts"), "film|cinema|theatre|music|orchestra|opera|festival|artist"),
    (("charity", "the voluntary sector"), "charit|foundation|trust|relief|ngo"),
    (("government", "the public sector"), "ministry|council|government|municip|authority|embassy|agency"),
    (("manufacturing", "industry"), r"manufactur|machin|factory|works|steel|tool|mechanic|foundry|mills?\b"),
    (("retail", "trade"), "retail|store|shop|wholesale|trading|boutique"),
    (("travel",), "travel|hotel|airline|touris|hospitality"),
    (("farming", "agriculture"), "farm|agricult|vineyard|orchard|forestry"),
    (("consulting", "advice"), "consult|advis"),
)  # fmt: skip
_KNOWN_BY = tuple((names, re.compile(rf"\b(?:{words})")) for names, words in FIELDS)


@dataclass(frozen=True)
class GeneralWords:
    """The people whom the user knows, for what is said of one of them in general."""

    people: Sequence[PersonView]

    @cached_property
    def _houses(self) -> Mapping[str, tuple[str, frozenset[str]]]:
        """Organisation, folded → the name of its field and its cities."""
        found: dict[str, list[PersonView]] = {}
        for person in self.people:
            if person.organisation:
                found.setdefault(fold(person.organisation), []).append(person)
        return {
            key: (
                _field(" ; ".join([key, *(p.title for p in members)])),
                frozenset(c for p in members for c in _cities(p)),
            )
            for key, members in found.items()
        }

    def general(self, kind: str, name: str) -> str:
        """What may stand in the place of a client, project or internal name, or of a confidential word."""
        if kind == "projects":
            return "a project"
        if kind == "internal_names":
            return "something internal"
        if kind == "words":
            return "something I cannot go into"
        return f"a client{self.where(name)}"

    def where(self, name: str) -> str:
        """Field and perhaps city of an organisation or a person, as " in logistics in Rotterdam"; empty where nothing may
        be said."""
        house = self._house(name)
        field, cities = self._houses.get(house, ("", frozenset()))
        own = plain_stems(f"{name} {house}")
        called = next((n for n in _names_of(field) if not plain_stems(n) & own), "")
        others = [k for k, (f, _) in self._houses.items() if f == field and not same_organisation(k, house)]
        if not called or len(others) < _OTHERS_IN_FIELD:
            return ""
        for city in sorted(cities):
            there = [k for k in others if city in self._houses[k][1]]
            if len(there) >= _OTHERS_IN_CITY and not plain_stems(city) & own:
                return f" in {called} in {city}"
        return f" in {called}"

    def _house(self, name: str) -> str:
        """The organisation meant, or that of the one person of this name."""
        key = fold(name)
        if key in self._houses:
            return key
        named = [p for p in self.people if any(fold(n) == key for n in p.names)]
        if len(named) == 1:
            return fold(named[0].organisation)
        return next((k for k in self._houses if same_organisation(k, name)), key)


def _field(words: str) -> str:
    """The field that most words point to; empty where none does, or several do alike."""
    said = flat(words)
    counts = [(len(pattern.findall(said)), names[0]) for names, pattern in _KNOWN_BY]
    best = max(counts)
    return best[1] if best[0] and sum(n == best[0] for n, _ in counts) == 1 else ""


def _names_of(field: str) -> tuple[str, ...]:
    return next((names for names, _ in FIELDS if names[0] == field), ())


def _cities(person: PersonView) -> Iterable[str]:
    for contact in person.contacts:
        city = re.split(r"[,;\n(]", contact.location)[0].strip()
        if city and not any(c.isdigit() for c in city):
            yield city
