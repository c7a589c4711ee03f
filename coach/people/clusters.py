"""Contacts that are one person so far, and what speaks for and against two such clusters being one. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from coach.people import names, organisations
from coach.people.job_titles import in_english
from coach.people.keys import name_in_email, name_in_profile, network
from coach.people.likeness import Way, alike, take
from coach.people.nicknames import nickname_groups
from coach.people.spelling import plain

PLAIN_WAYS = frozenset({Way.SAME, Way.ACCENT, Way.SPELLING, Way.SWAPPED})
"""Ways in which two names are one and the same."""


@dataclass(frozen=True, slots=True)
class ContactKeys:
    """What a contact can be matched by. `references` name it lastingly for the user's decisions; `emails`,
    `profiles` and `phones` are normalised. `born` is a day as digits, year first. `context` are the threads and
    events it was seen in; `listed` is a list that names everybody once, so that two of its rows are two people. `title`
    is the job, as of the day `dated`, counted from the first of all (0 where it is not known)."""

    id: int
    references: tuple[str, ...]
    name: str
    organisation: str = ""
    emails: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    nicknames: tuple[str, ...] = ()
    born: str = ""
    town: str = ""
    context: tuple[str, ...] = ()
    listed: str = ""
    title: str = ""
    dated: int = 0


@dataclass(eq=False)
class Cluster:
    """Contacts that are one person, with everything they say."""

    members: list[ContactKeys]
    lead: int = 0
    names: dict[str, None] = field(default_factory=dict)
    spelt: dict[str, None] = field(default_factory=dict)
    organisations: dict[str, None] = field(default_factory=dict)
    emails: set[str] = field(default_factory=set)
    domains: set[str] = field(default_factory=set)
    profiles: set[str] = field(default_factory=set)
    born: set[str] = field(default_factory=set)
    context: set[str] = field(default_factory=set)
    listed: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, contact: ContactKeys) -> Cluster:
        """One contact alone."""
        cluster = cls([contact], contact.id)
        if contact.name:
            cluster.names[contact.name] = None
            cluster.names.update(dict.fromkeys(called(contact.name, contact.nicknames)))
        cluster.spelt.update(dict.fromkeys(spelt_otherwise(contact)))
        if contact.organisation and organisations.is_place(contact.organisation):
            cluster.organisations[contact.organisation] = None
        cluster.emails.update(contact.emails)
        own = {organisations.own_domain(e) for e in contact.emails} - {""}
        # A domain of one's own name is a home, not an employer.
        cluster.domains = {d for d in own if d not in {w for n in cluster.names for w in take(n).family}}
        cluster.profiles.update(contact.profiles)
        if len(contact.born) == 8:
            cluster.born.add(contact.born)
        cluster.context.update(contact.context)
        if contact.listed:
            cluster.listed.add(contact.listed)
        return cluster

    def take_in(self, other: Cluster) -> None:
        """Become one with another."""
        self.members.extend(other.members)
        self.lead = min(self.lead, other.lead)
        for mine, theirs in ((self.names, other.names), (self.spelt, other.spelt)):
            mine.update(theirs)
        self.organisations.update(other.organisations)
        for part in ("emails", "domains", "profiles", "born", "context", "listed"):
            getattr(self, part).update(getattr(other, part))


def called(name: str, nicknames: Sequence[str]) -> list[str]:
    """The name with each nickname of one word in the place of the first name."""
    if not nicknames:
        return []
    family = names.normal(name).split()[1:]
    return [f"{n} {' '.join(family)}" for n in nicknames if family and n and " " not in n.strip()]


def may_agree(one: ContactKeys, other: ContactKeys) -> bool:
    """Whether the names of two contacts may agree in any way: a cheap look before the real one."""
    if alike(one.name, other.name) is not None:
        return True
    for x, y in ((one, other), (other, one)):
        if any(alike(n, y.name) is not None for n in called(x.name, x.nicknames)):
            return True
        if (x.emails or x.profiles) and any(alike(s, y.name) in PLAIN_WAYS for s in spelt_otherwise(x)):
            return True
    return False


def spelt_otherwise(contact: ContactKeys) -> tuple[str, ...]:
    """Names that a contact's addresses and profile pages spell, where they are not the name it is written under."""
    return _spelt_otherwise(contact.name, contact.profiles, contact.emails)


@lru_cache(maxsize=65536)
def _spelt_otherwise(name: str, profiles: tuple[str, ...], emails: tuple[str, ...]) -> tuple[str, ...]:
    written = take(name)
    hyphened = written.normal.replace(" ", "-")  # most pages are called like their owner
    pages = [p for p in profiles if not hyphened or hyphened not in p]
    spelt = [s for s in (*map(name_in_profile, pages), *map(name_in_email, emails)) if s]
    return tuple(s for s in dict.fromkeys(spelt) if s != written.normal and take(s).words != written.words)


def way_of(a: Cluster, b: Cluster) -> Way | None:
    """The strongest way in which the clusters' names agree."""
    best: Way | None = None
    for x in a.names:
        for y in b.names:
            way = alike(x, y)
            if way is not None and (best is None or way > best):
                best = way
    if best is None and (a.spelt or b.spelt) and _given(a) & _given(b) and spelt_out(a, b):
        return Way.NEW_FAMILY
    return best


def _given(cluster: Cluster) -> set[str]:
    return {plain(t.given[0]) for n in cluster.names if (t := take(n)).family and len(t.given[0]) > 1}


def spelt_out(a: Cluster, b: Cluster) -> bool:
    """Whether an address or profile page of one spells the name that the other is written under."""
    return _spells(a, b) or _spells(b, a)


def _spells(a: Cluster, b: Cluster) -> bool:
    theirs = [n for n in b.names if len(take(n).words) > 1 and len(take(n).given[0]) > 1]
    if any(alike(spelt, name) in PLAIN_WAYS for spelt in a.spelt for name in theirs):
        return True
    locals_ = {e.partition("@")[0] for e in a.emails}
    for name in theirs:
        taken = take(name)
        given, family = taken.given[0], "".join(taken.family)
        if locals_ & {given + family, family + given}:
            return True
        # The first name alone, at the employer's own domain: priya@saltlake.example.
        if given in locals_ and any(_at_domain(e, b) for e in a.emails if e.partition("@")[0] == given):
            return True
    return False


def _at_domain(email: str, cluster: Cluster) -> bool:
    return any(organisations.domain_is(email, x) for x in cluster.organisations)


def one_place(a: Cluster, b: Cluster) -> bool:
    """Whether both are at one organisation, by its name or by the domain of an address."""
    if any(organisations.same(x, y) for x in a.organisations for y in b.organisations):
        return True
    if a.domains & b.domains and not (a.organisations and b.organisations):
        return True  # with two organisations of other names, the domain may be of a provider
    return any(_at_domain(e, b) for e in a.emails) or any(_at_domain(e, a) for e in b.emails)


def places_differ(a: Cluster, b: Cluster) -> bool:
    """Whether both have a place, and not the same."""
    both = (a.organisations or a.domains) and (b.organisations or b.domains)
    return bool(both) and not one_place(a, b)


def told_apart(a: Cluster, b: Cluster) -> str:
    """What tells two people of one name apart for good, in words for the user; empty where nothing does."""
    if a.born and b.born and not a.born & b.born:
        return "Their birthdays differ."
    older, younger = ({g for n in c.names if (g := names.generation(n))} for c in (a, b))
    if older and younger and not older & younger:
        return "One is called senior, junior, II or III, and the other is not the same."
    return ""


def against(a: Cluster, b: Cluster, way: Way | None, *, rows: bool = True) -> str:
    """What says that they are two people, in words for the user; empty where nothing does. Without `rows`, two rows of
    one list say nothing: a key agrees."""
    for net in {network(p) for p in a.profiles} - {""}:
        mine, theirs = ({p for p in c.profiles if network(p) == net} for c in (a, b))
        if theirs and not mine & theirs:
            return "Their profile pages differ."
    if apart := told_apart(a, b):
        return apart
    if _one_generation(a) != _one_generation(b):
        return "One is called junior, II or III, and the other is not."
    if way is Way.SWAPPED and _either_way_round(a, b):
        return "Their first and family names are the other way round, and each could be either."
    if rows and a.listed & b.listed:
        return "They stand side by side in one list."
    numbered = _numbered(a, b)
    if numbered and way is not None:
        return "Their addresses at one place differ by a number."
    if way not in (Way.SAME, Way.ACCENT) and _both_addressed(a, b):
        return "They have two addresses at one place."
    if _other_jobs(a, b):
        return "Their job titles differ, and the family name is common."
    return ""


def _one_generation(cluster: Cluster) -> bool:
    """Whether somebody is called by a generation after the first."""
    return any(names.generation(n) not in ("", "sr") for n in cluster.names)


def _either_way_round(a: Cluster, b: Cluster) -> bool:
    """Whether all words of the names may be first names, so that James Thomas need not be Thomas James."""
    known = nickname_groups()
    return all(w in known for c in (a, b) for n in c.names for w in names.parts(n))


_SAME_TIME = 366
"""Days within which somebody's job title is taken to hold."""


def _other_jobs(a: Cluster, b: Cluster) -> bool:
    """Whether two of a common family name have jobs at one place, at about one time, that have no word in common."""
    if not any(names.is_common(w) for n in (*a.names, *b.names) for w in take(n).family):
        return False
    jobs = [(x, y) for x in a.members if x.title for y in b.members if y.title]
    near = [not (x.dated and y.dated) or abs(x.dated - y.dated) <= _SAME_TIME for x, y in jobs]
    return (
        any(near) and one_place(a, b) and not any(_job_words(x.title) & _job_words(y.title) for x, y in jobs)
    )


@lru_cache(maxsize=65536)
def _job_words(title: str) -> frozenset[str]:
    """The beginnings of a title's words and its initials, by which "Chief Technology Officer" is the CTO, and an
    engineer is in engineering; those of other languages in English, by which the Redakteur is the editor."""
    words = [w for w in in_english(title) if w not in _JOINING]
    return frozenset((*(w[:5] for w in words), "".join(w[0] for w in words)))


_JOINING = frozenset("of for and the a an in at de la le du des der die das und für fur et y e".split())


def _numbered(a: Cluster, b: Cluster) -> bool:
    """How employers tell namesakes apart: ana.soto@ and ana.soto2@."""
    return any(
        x != y and x.partition("@")[2] == y.partition("@")[2] and _stem(x) == _stem(y)
        for x in a.emails
        for y in b.emails
        if organisations.own_domain(x)
    )


def _stem(address: str) -> str:
    return address.partition("@")[0].rstrip("0123456789")


def _both_addressed(a: Cluster, b: Cluster) -> bool:
    """Whether each has an address of its own at one employer, and neither address spells the other's name."""
    if not a.domains & b.domains or a.emails & b.emails:
        return False
    return not spelt_out(a, b)


def joinable(cluster: Cluster, other: Cluster, splits: Sequence[tuple[set[int], set[int]]]) -> bool:
    """Whether the user has not said that they differ."""
    if not splits:
        return True
    mine, theirs = {c.id for c in cluster.members}, {c.id for c in other.members}
    return not any((x & mine and y & theirs) or (x & theirs and y & mine) for x, y in splits)
