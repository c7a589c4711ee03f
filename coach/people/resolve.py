"""Who is who: contacts in, people out. Pure; the store is not touched.

Contacts become one person in three steps, each only where nothing speaks against it:

1. They share a key, and their names do not contradict it: for a page on LinkedIn or Xing any word of the names will
   do, for an e-mail one name must be a known form of the other, for a phone or another page (which a family or a firm
   may share) the names must be one and the same or short for each other, and nothing else may tell them apart.
2. They have the same name (or the same in another spelling or order) at the same place: an organisation, the domain
   of an address, a thread or an event.
3. At the same place, one name is a form of the other (a short form, an initial, a second family name), nobody else
   there could be meant, and the family name is rare or an address spells the name out. Weaker forms (a slip, another
   language's form, another family name) need the address.

Everything else that looks alike comes out as a pair for the user to settle, with reasons and a score from the
Fellegi–Sunter model (`linkage`). The user's own decisions stand above all rules.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from coach.people import names, organisations
from coach.people.blocking import contact_pairs
from coach.people.clusters import (
    PLAIN_WAYS,
    Cluster,
    ContactKeys,
    against,
    joinable,
    may_agree,
    one_place,
    places_differ,
    spelt_out,
    way_of,
)
from coach.people.likeness import SENTENCES, Way, take
from coach.people.linkage import DATE, FAMILY, GIVEN, TEXT, Field, Model
from coach.people.shared_keys import Strength, contradicted, key_reasons, strength_of
from coach.text import fold

__all__ = ["NAME_ONLY", "SURE", "ContactKeys", "Decided", "Move", "Pair", "Renamed", "resolve"]

_SHARED_MAILBOXES = frozenset(
    "info hello contact office sales support team admin press events event hr jobs mail post kontakt booking "
    "noreply no-reply newsletter marketing service reception secretary enquiries inquiries billing accounts "
    "buchhaltung sekretariat bewerbung redaktion empfang accueil direction presse".split()
)
_SWITCHBOARD = 12
"""A phone on so many contacts is nobody's own."""
_LARGEST = 10
"""More namesakes than this at one place are not told apart by rule."""
_A_FORM = frozenset({Way.SHORT, Way.INITIAL, Way.DOUBLE})

_SAMPLES = 5000
"""Pairs that the model is taught with."""
SURE = 0.8
"""From this score on, a pair has agreeing names at the same place and nothing against it."""
NAME_ONLY = (SENTENCES[Way.SAME],)
"""The reasons of a pair that has nothing but its name in common."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision of the user: these references are one person (`merge`), or the left ones are another person
    than the right ones (`split`)."""

    kind: str
    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """A note says that somebody of this name went from one organisation to the other."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Renamed:
    """A text says that the people of these two contacts are one who changed their name: plainly, in the user's own
    note (`sure`), or perhaps."""

    one: int
    other: int
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Pair:
    """Two clusters (by their lowest contact) that may be one person, how likely, and why."""

    left: int
    right: int
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Seen:
    """How two clusters agree."""

    way: Way
    place: bool
    against: str


class _Clusters:
    """A union of contacts that keeps apart what the user split. A cluster is made when it is first asked for: of
    many thousands, few meet anybody."""

    def __init__(self, contacts: Sequence[ContactKeys]) -> None:
        self.contacts = {c.id: c for c in contacts}
        self.splits: list[tuple[set[int], set[int]]] = []
        self._made: dict[int, Cluster] = {}

    def of(self, contact: int) -> Cluster:
        """The cluster that a contact is in."""
        found = self._made.get(contact)
        if found is None:
            found = self._made[contact] = Cluster.of(self.contacts[contact])
        return found

    def lead(self, contact: int) -> int:
        """The lowest contact of its cluster."""
        found = self._made.get(contact)
        return contact if found is None else found.lead

    def join(self, one: int, other: int) -> bool:
        """Merge two contacts' clusters, unless the user said that they differ. Gives whether they were two."""
        a, b = self.of(one), self.of(other)
        if a is b or not joinable(a, b, self.splits):
            return False
        if len(a.members) < len(b.members):
            a, b = b, a
        a.take_in(b)
        for contact in b.members:
            self._made[contact.id] = a
        return True

    def all(self) -> list[list[ContactKeys]]:
        """Every cluster's contacts, in the order of their lowest."""
        alone = {c.id: [c] for c in self.contacts.values() if c.id not in self._made}
        made = {c.lead: c.members for c in self._made.values()}
        return [members for _, members in sorted({**alone, **made}.items())]


def resolve(
    contacts: Sequence[ContactKeys],
    decisions: Sequence[Decided] = (),
    moves: Sequence[Move] = (),
    renamed: Sequence[Renamed] = (),
    near: Sequence[tuple[int, int]] | None = None,
) -> tuple[list[list[int]], list[Pair]]:
    """Clusters of contact ids, each one person, and the pairs that may be one, likeliest first.

    Order of contacts does not matter to the outcome. `near` are the contacts' pairs as `contact_pairs` gives them,
    where they are known already.
    """
    contacts = sorted(contacts, key=lambda c: c.id)
    clusters = _Clusters(contacts)
    _decide(clusters, contacts, decisions)
    doubtful = list(_join_by_keys(clusters, contacts))
    doubtful += _join_renamed(clusters, renamed)
    near = sorted(contact_pairs(contacts) if near is None else near)
    by_id = clusters.contacts
    agreeing = [p for p in near if may_agree(by_id[p[0]], by_id[p[1]])]
    seen = _Looking(clusters, agreeing, moves)
    # The surest first, so that an initial finds Bob and Robert as one and not as two whom it may mean.
    while any(seen.join(ways) for ways in (PLAIN_WAYS, PLAIN_WAYS | {Way.SHORT, Way.DOUBLE}, frozenset(Way))):
        pass
    pairs = _review(clusters, seen.remaining(), doubtful, near)
    return [sorted(c.id for c in members) for members in clusters.all()], pairs


def _decide(clusters: _Clusters, contacts: Sequence[ContactKeys], decisions: Sequence[Decided]) -> None:
    by_reference: dict[str, list[int]] = defaultdict(list)
    if decisions:
        for contact in contacts:
            for reference in contact.references:
                by_reference[reference].append(contact.id)

    def ids(references: Iterable[str]) -> set[int]:
        return {i for r in references for i in by_reference.get(r, [])}

    clusters.splits = [(ids(d.left), ids(d.right)) for d in decisions if d.kind == "split"]
    for decision in decisions:
        if decision.kind == "merge":
            both = sorted(ids(decision.left) | ids(decision.right))
            for other in both[1:]:
                clusters.join(both[0], other)


# Keys


def _join_by_keys(
    clusters: _Clusters, contacts: Sequence[ContactKeys]
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Join on equal keys; give back the pairs whose names, or what else is known, contradict the key."""
    holders: dict[tuple[str, str], list[ContactKeys]] = defaultdict(list)
    for contact in contacts:
        for kind, values in (
            ("profile", contact.profiles),
            ("e-mail", contact.emails),
            ("phone", contact.phones),
        ):
            for value in values:
                if kind != "e-mail" or value.partition("@")[0] not in _SHARED_MAILBOXES:
                    holders[kind, value].append(contact)
    for (kind, value), ordered in sorted((k, v) for k, v in holders.items() if len(v) > 1):
        if kind == "phone" and len(ordered) > _SWITCHBOARD:
            continue
        strength = strength_of(kind, value)
        bridges = _bridges(clusters, strength, ordered)
        for contact in [c for c in ordered if c.id in bridges]:
            for other in ordered:
                if other.id not in bridges:
                    yield other.id, contact.id, key_reasons(kind, "The name fits several who share it.")
        ordered = [c for c in ordered if c.id not in bridges]  # noqa: PLW2901
        for index, contact in enumerate(ordered[1:], start=1):
            first = doubt = contradicted(strength, clusters.of(ordered[0].id), clusters.of(contact.id))
            partner = ordered[0]
            for partner in ordered[1:index] if first else ():
                doubt = contradicted(strength, clusters.of(partner.id), clusters.of(contact.id))
                if not doubt:
                    break
            if doubt:
                yield ordered[0].id, contact.id, key_reasons(kind, first)
            else:
                clusters.join(partner.id, contact.id)


def _bridges(clusters: _Clusters, strength: Strength, holders: Sequence[ContactKeys]) -> set[int]:
    """Those whose names fit two holders of a key who are not one: Sam, where Samuel and Samantha share a mailbox."""
    if not 2 < len(holders) <= _SWITCHBOARD:
        return set()
    apart = {
        (a.id, b.id)
        for a, b in combinations(holders, 2)
        if contradicted(strength, clusters.of(a.id), clusters.of(b.id))
    }
    found = set()
    for contact in holders if apart else ():
        fitting = [
            h.id for h in holders if h is not contact and not {(h.id, contact.id), (contact.id, h.id)} & apart
        ]
        if any(pair in apart for pair in combinations(fitting, 2)):
            found.add(contact.id)
    return found


def _join_renamed(
    clusters: _Clusters, renamed: Sequence[Renamed]
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Join those of whom a note says plainly that they changed their name; give back the pairs that are in doubt."""
    for pair in sorted(renamed, key=lambda r: (not r.sure, r.one, r.other)):
        a, b = clusters.of(pair.one), clusters.of(pair.other)
        # A new name brings a new address at the same place, so that two of them say nothing.
        why_not = against(a, b, Way.SAME) or ("Their organisations differ." if places_differ(a, b) else "")
        if pair.sure and not why_not:
            clusters.join(pair.one, pair.other)
        else:
            said = ("A text may say that one is the new name of the other.", why_not)
            yield pair.one, pair.other, tuple(s for s in said if s)


# Names at a place


class _Looking:
    """The pairs of clusters whose names agree, kept up while clusters join."""

    def __init__(self, clusters: _Clusters, near: Iterable[tuple[int, int]], moves: Sequence[Move]) -> None:
        self.clusters = clusters
        self.moves: dict[str, list[Move]] = defaultdict(list)
        for move in moves:
            self.moves[names.normal(move.name)].append(move)
        self.seen: dict[tuple[int, int], _Seen] = {}
        self.beside: dict[int, set[int]] = defaultdict(set)
        self._add(near)

    def _add(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Look at the clusters of pairs of contacts."""
        for one, other in pairs:
            a, b = self.clusters.of(one), self.clusters.of(other)
            key = (min(a.lead, b.lead), max(a.lead, b.lead))
            if a is b or key in self.seen:
                continue
            way = way_of(a, b)
            if way is not None:
                why_not = against(a, b, way)
                self.seen[key] = _Seen(way, self._together(a, b, way), why_not)
                self.beside[key[0]].add(key[1])
                self.beside[key[1]].add(key[0])

    def _together(self, a: Cluster, b: Cluster, way: Way) -> bool:
        if one_place(a, b):
            return True
        if way in PLAIN_WAYS and a.context & b.context and not places_differ(a, b):
            return not any(names.is_common(w) for n in a.names for w in take(n).family)
        return way is Way.SAME and _moved(a, b, [m for n in a.names for m in self.moves[names.normal(n)]])

    def join(self, ways: frozenset[Way]) -> bool:
        """Join what is beyond doubt among these ways of agreeing; gives whether anything was joined."""
        found = False
        for group in self._groups(ways):
            if len(group) <= _LARGEST and self._beyond_doubt(group, strict=ways != PLAIN_WAYS):
                for other in group[1:]:
                    found |= self.clusters.join(group[0], other)
                self._renew(group)
        return found

    def _groups(self, ways: frozenset[Way]) -> list[list[int]]:
        """Clusters that hang together by agreeing names at a place, by their leads."""
        linked: dict[int, set[int]] = defaultdict(set)
        for (one, other), seen in self.seen.items():
            if seen.place and seen.way in ways:
                linked[one].add(other)
                linked[other].add(one)
        done: set[int] = set()
        groups = []
        for start in sorted(linked):
            if start not in done:
                group, waiting = {start}, [start]
                while waiting:
                    more = linked[waiting.pop()] - group
                    group |= more
                    waiting.extend(more)
                done |= group
                groups.append(sorted(group))
        return groups

    def _beyond_doubt(self, group: Sequence[int], *, strict: bool) -> bool:
        """Whether a group is one person: nobody in it speaks against another, and (`strict`) each agrees with each."""
        for one, other in combinations(group, 2):
            a, b = self.clusters.of(one), self.clusters.of(other)
            if not joinable(a, b, self.clusters.splits):
                return False
            seen = self.seen.get((one, other))
            if seen is None:
                if strict or against(a, b, way_of(a, b)):
                    return False
            elif seen.against or not (seen.way in PLAIN_WAYS or (strict and self._a_form(a, b, seen.way))):
                return False
        return True

    def _a_form(self, a: Cluster, b: Cluster, way: Way) -> bool:
        """Whether a weaker agreement at one place is enough."""
        if spelt_out(a, b):
            return True
        rare = not any(names.is_common(w) for c in (a, b) for n in c.names for w in take(n).family)
        return way in _A_FORM and rare

    def _renew(self, group: Sequence[int]) -> None:
        """Look again at everybody beside clusters that became one."""
        around = {b for lead in group for b in self.beside.pop(lead, set())} - set(group)
        for lead in group:
            for other in around:
                self.seen.pop((min(lead, other), max(lead, other)), None)
                self.beside[other].discard(lead)
        for one, other in combinations(group, 2):
            self.seen.pop((one, other), None)
        self._add((min(group), other) for other in sorted(around))

    def remaining(self) -> Mapping[tuple[int, int], _Seen]:
        """What was not joined, by the clusters' leads."""
        return self.seen


def _moved(a: Cluster, b: Cluster, moves: Sequence[Move]) -> bool:
    def at(cluster: Cluster, place: str) -> bool:
        return any(organisations.asked(place, x) for x in cluster.organisations) or any(
            organisations.domain_is(e, place) for e in cluster.emails
        )

    return any((at(a, m.before) and at(b, m.after)) or (at(b, m.before) and at(a, m.after)) for m in moves)


# What is left for the user

_FIELDS = (
    Field("given", GIVEN),
    Field("family", FAMILY),
    Field("at", TEXT),
    Field("town", TEXT),
    Field("born", DATE),
)


def _review(
    clusters: _Clusters,
    seen: Mapping[tuple[int, int], _Seen],
    doubtful: Sequence[tuple[int, int, tuple[str, ...]]],
    near: Sequence[tuple[int, int]],
) -> list[Pair]:
    """The pairs to settle, with a score and reasons."""
    found: dict[tuple[int, int], Pair] = {}
    for one, other, reasons in doubtful:
        a, b = clusters.of(one), clusters.of(other)
        if a is not b and joinable(a, b, clusters.splits):
            pair = _pair(a, b, 0.5, reasons)
            found.setdefault((pair.left, pair.right), pair)
    model = _model(clusters, near) if seen else None
    there = Counter(lead for pair, how in seen.items() if how.place for lead in pair)
    for (one, other), how in seen.items():
        a, b = clusters.of(one), clusters.of(other)
        several = how.place and max(there[one], there[other]) > 1
        reasons = _reasons(a, b, how, several=several)
        if reasons and model is not None and joinable(a, b, clusters.splits):
            likely = model.probability(one, other)
            pair = _pair(a, b, _score(how, likely, several=several), reasons)
            found[one, other] = _both(pair, found.get((one, other)))
    return sorted(found.values(), key=lambda p: (-p.score, p.left, p.right))


def _both(pair: Pair, other: Pair | None) -> Pair:
    """A pair that was found in two ways, with the reasons of both."""
    if other is None:
        return pair
    reasons = tuple(dict.fromkeys((*pair.reasons, *other.reasons)))
    return Pair(pair.left, pair.right, max(pair.score, other.score), reasons)


def _score(how: _Seen, likely: float, *, several: bool) -> float:
    """From 0.8 for agreeing names at one place, from 0.6 for names alike there, else from 0.3; the model ranks within."""
    if how.place and not how.against and not several:
        return (SURE if how.way >= Way.INITIAL else 0.6) + 0.19 * likely
    return 0.3 + 0.4 * likely - (0.2 if how.against else 0.0)


def _pair(a: Cluster, b: Cluster, score: float, reasons: tuple[str, ...]) -> Pair:
    return Pair(min(a.lead, b.lead), max(a.lead, b.lead), round(score, 3), reasons)


def _reasons(a: Cluster, b: Cluster, how: _Seen, *, several: bool) -> tuple[str, ...]:
    """Why a pair is offered, None of them where it is not worth a question."""
    spelt = spelt_out(a, b)
    if how.against and not how.place:
        return ()
    if how.way < Way.INITIAL and not how.place and not spelt:
        return ()
    reasons = [SENTENCES[how.way]]
    if how.place:
        reasons.append(
            "They are at the same organisation." if one_place(a, b) else "They were seen at the same place."
        )
    elif places_differ(a, b):
        if how.way in (Way.INITIAL, Way.DOUBLE, Way.SWAPPED):
            return ()
        reasons.append("Their organisations differ.")
    if spelt and how.way is not Way.SAME:
        reasons.append("An address or profile page of one spells the name of the other.")
    if several:
        reasons.append("Somebody else there has a name like it too.")
    if how.against:
        reasons.append(how.against)
    return tuple(reasons)


def _model(clusters: _Clusters, near: Sequence[tuple[int, int]]) -> Model:
    """The linkage model over everybody, taught with pairs that share a block."""
    records = {min(c.id for c in members): _record(members) for members in clusters.all()}
    model = Model(_FIELDS, records, _SAMPLES)
    step = len(near) // _SAMPLES + 1
    leads = {(clusters.lead(a), clusters.lead(b)) for a, b in near[::step]}
    model.learn(sorted({(min(p), max(p)) for p in leads if p[0] != p[1]}))
    return model


def _record(members: Sequence[ContactKeys]) -> dict[str, str]:
    """A cluster in the fields of the model: its fullest name, its first organisation."""
    taken = max((take(c.name) for c in members), key=lambda t: (len(t.words) > 1, len(t.normal)))
    place = next((organisations.folded(c.organisation) for c in members if c.organisation), "")
    return {
        "given": taken.given[0] if taken.given else "",
        "family": " ".join(taken.family),
        "at": place,
        "town": next((fold(c.town) for c in members if c.town), ""),
        "born": next((c.born for c in members if len(c.born) == 8), ""),
    }
