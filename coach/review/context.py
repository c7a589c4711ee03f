"""Who will read the draft, and what the detectors may know about it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from coach.review.known import Known
from coach.store.values import Me, PersonView
from coach.text import fold

if TYPE_CHECKING:
    from coach.review.closed import ClosedStatements
    from coach.review.policy import Policy

ReaderKind = Literal["public", "employer", "person"]

_PUBLIC = frozenset("public everyone everybody world all linkedin followers network open".split())
_EMPLOYER = frozenset(
    {"employer", "boss", "my boss", "colleagues", "my colleagues", "colleague", "team", "my team", "manager",
     "my manager", "work", "company", "internal", "staff", "management"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads the draft. For a person: the contacts it can be (none when unknown), the name as given, and the
    address when one was given. `left_house` says that it is of a house where they work no longer, `own_house` that
    the reader works for the user's employer."""

    kind: ReaderKind
    people: tuple[PersonView, ...] = ()
    name: str = ""
    organisation: str = ""
    address: str = ""
    work_address: bool = False
    left_house: bool = False
    own_house: bool = False

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the people that the reader can be."""
        return frozenset(p.id for p in self.people)

    @property
    def names(self) -> tuple[str, ...]:
        """What the reader is called, as far as is known."""
        return (self.name, *(n for p in self.people for n in p.names))

    def is_called(self, name: str) -> bool:
        """Whether a name as written in a note is this reader's: where several can be meant, each of them is called so."""
        wanted = set(fold(name).replace(".", " ").split())
        known = [p.names for p in self.people] or [(self.name,)]
        return bool(wanted) and all(any(wanted <= set(fold(n).split()) for n in names) for names in known)

    def is_surely(self, people: AbstractSet[str]) -> bool:
        """Whether everybody whom the reader can be is one of some people (by id)."""
        return bool(self.ids) and self.ids <= people


@dataclass(frozen=True, slots=True)
class Context:
    """What every detector is given beside the text."""

    kind: str
    reader: Reader
    me: Me
    today: dt.date
    region: str = ""
    secrets: ClosedStatements | None = None
    my_phones: tuple[str, ...] = ()
    contact_phones: frozenset[str] = frozenset()  # the last nine digits of each
    owners: Mapping[str, str] = field(
        default_factory=dict
    )  # folded address or last nine digits → a contact's name
    names: frozenset[str] = frozenset()  # the folded words of the names of contacts, the reader and the user
    known: Known = field(default_factory=Known)
    policy: Policy | None = None
    vouched: tuple[str, ...] = ()
    """Lines of the text that the offline writer made of open notes about the reader."""

    @property
    def public(self) -> bool:
        """Whether anybody may read it."""
        return self.reader.kind == "public"


def words_of_names(names: Iterable[str]) -> frozenset[str]:
    """The folded words of names, initials left out."""
    return frozenset(w for n in names for w in re.findall(r"[^\W\d_]{2,}", fold(n)))


def reader_of(audience: str, people: Sequence[PersonView], me: Me) -> Reader:
    """The reader behind the words of an audience: "public", "employer", a name, "Name (Organisation)",
    "Organisation, Name", or an e-mail address; the id of a person is that very person, whoever else has the name."""
    words = audience.strip()
    key = fold(words)
    known = next((p for p in people if p.id == words), None)
    if known is not None:
        return _person([known], known.name, "", me)
    if not key or key in _PUBLIC:
        return Reader("public")
    if key in _EMPLOYER or (me.employer and key == fold(me.employer)):
        return Reader("employer", own_house=True, organisation=me.employer)
    if "@" in words:
        return _by_address(words, people, me)
    name, organisation = _name_and_organisation(words, people)
    found = _by_name(name, organisation, people)
    return _person(found, name, organisation, me)


def _person(found: list[PersonView], name: str, organisation: str, me: Me) -> Reader:
    where = organisation or (found[0].organisation if len(found) == 1 else "")
    house = bool(me.employer) and same_organisation(where, me.employer)
    return Reader("person", tuple(found), name, where, own_house=house)


def same_organisation(one: str, other: str) -> bool:
    """Whether two names can mean one organisation: one's words are all in the other's."""
    a, b = _organisation_words(one), _organisation_words(other)
    return bool(a and b) and (a <= b or b <= a)


_FORMS = frozenset("ab ag as bv co company corp gmbh group inc limited llc ltd nv oy plc sa the of".split())


def _organisation_words(name: str) -> set[str]:
    return set(re.findall(r"\w+", fold(name))) - _FORMS


def _name_and_organisation(words: str, people: Sequence[PersonView]) -> tuple[str, str]:
    bracket = re.fullmatch(r"(.+?)\s*[(\[](.+?)[)\]]", words)
    if bracket:
        return bracket.group(1), bracket.group(2)
    for pattern in (r"(.+?),\s*(.+)", r"(.+?)\s+(?:at|from|of)\s+(.+)"):
        pair = re.fullmatch(pattern, words)
        if not pair:
            continue
        first, second = pair.groups()
        known = {fold(n) for p in people for n in p.names}
        # "Organisation, Name" unless only the first part is somebody's name.
        if "," in words and not (fold(first) in known and fold(second) not in known):
            return second, first
        return first, second
    return words, ""


def _by_name(name: str, organisation: str, people: Sequence[PersonView]) -> list[PersonView]:
    wanted = fold(name)
    found = [p for p in people if any(fold(n) == wanted for n in p.names)]
    if not found:
        parts = set(wanted.split())
        found = [p for p in people if any(parts <= set(fold(n).split()) for n in p.names)]
    if organisation:
        there = [p for p in found if _worked_at(p, organisation)]
        return there or found
    return found


def _worked_at(person: PersonView, organisation: str) -> bool:
    places = {person.organisation, *(c.organisation for c in person.contacts)}
    return any(same_organisation(p, organisation) for p in places)


def _by_address(words: str, people: Sequence[PersonView], me: Me) -> Reader:
    match = re.search(r"[^\s<>\"']+@[^\s<>\"']+", words)
    address = fold(match.group()) if match else fold(words)
    local, _, domain = address.rpartition("@")
    found = [p for p in people if any(fold(e) == address for e in p.emails)] or _by_local_part(local, people)
    places = {c.organisation for p in found for c in p.contacts} | {p.organisation for p in found}
    here = next((o for o in sorted(places) if o and _in_domain(domain, o)), "")
    where = (
        here or _organisation_of_domain(domain, people) or (found[0].organisation if len(found) == 1 else "")
    )
    work = bool(here) or bool(_organisation_of_domain(domain, people))
    mine = any(fold(e).rpartition("@")[2] == domain for e in me.emails)
    house = same_organisation(where, me.employer) or (mine and _in_domain(domain, me.employer))
    left = bool(here) and all(p.organisation and not _stays(p, here, domain) for p in found)
    name = found[0].name if found else address
    return Reader("person", tuple(found), name, where, address, work, left, house)


def _stays(person: PersonView, house: str, domain: str) -> bool:
    return same_organisation(person.organisation, house) or _in_domain(domain, person.organisation)


def _by_local_part(local: str, people: Sequence[PersonView]) -> list[PersonView]:
    """People whose name an unknown address spells: `jan.berg@…`, `berg.jan@…`."""
    parts = {w for w in re.split(r"[._+-]", local) if len(w) > 1}
    if len(parts) < 2:
        return []
    return [p for p in people if any(parts <= set(fold(n).split()) for n in p.names)]


def _in_domain(domain: str, organisation: str) -> bool:
    flat = re.sub(r"[^a-z0-9]", "", domain.rpartition(".")[0] or domain)
    words = [w for w in _organisation_words(organisation) if len(w) > 2]
    initials = "".join(w[0] for w in re.findall(r"\w+", fold(organisation)))
    return any(w in flat for w in words) or (len(initials) > 2 and flat == initials)


def _organisation_of_domain(domain: str, people: Sequence[PersonView]) -> str:
    users = [p for p in people if any(fold(e).rpartition("@")[2] == domain for e in p.emails)]
    named = [p.organisation for p in users if p.organisation and _in_domain(domain, p.organisation)]
    return named[0] if named else ""
