"""Who is who: contacts in, people out. Pure; the store is not touched.

Contacts are one person when they share an e-mail, profile address or phone and their names do not contradict
it, or when they have the same normalised name at the same organisation. A name alone never merges, nor does a
name that differs by an accent or a nickname: those pairs come out as candidates. The user's own decisions stand
above all rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from coach.people import names, organisations

_SHARED_MAILBOXES = frozenset(
    "info hello contact office sales support team admin press events event hr jobs mail post kontakt booking "
    "noreply no-reply newsletter marketing service reception secretary enquiries inquiries".split()
)


@dataclass(frozen=True, slots=True)
class ContactKeys:
    """What a contact can be matched by. `references` name it lastingly for the user's decisions; `emails`,
    `profiles` and `phones` are normalised."""

    id: int
    references: tuple[str, ...]
    name: str
    organisation: str = ""
    emails: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()


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
    """A note says that the people of these two contacts are one who changed their name."""

    one: int
    other: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two clusters (by their lowest contact) that may be one person, and why."""

    left: int
    right: int
    score: float
    reasons: tuple[str, ...]


@dataclass
class _Cluster:
    members: list[ContactKeys] = field(default_factory=list)

    @property
    def lead(self) -> int:
        return min(c.id for c in self.members)

    @property
    def names(self) -> set[str]:
        return {names.normal(c.name) for c in self.members if c.name}

    @property
    def profiles(self) -> set[str]:
        return {p for c in self.members for p in c.profiles}

    @property
    def organisations(self) -> set[str]:
        return {c.organisation for c in self.members if c.organisation}

    @property
    def emails(self) -> set[str]:
        return {e for c in self.members for e in c.emails}


class _Clusters:
    """A union of contacts that keeps apart what the user split."""

    def __init__(self, contacts: Sequence[ContactKeys], splits: Iterable[tuple[set[int], set[int]]]) -> None:
        self.of = {c.id: _Cluster([c]) for c in contacts}
        self.splits = list(splits)

    def join(self, one: int, other: int) -> bool:
        """Merge two contacts' clusters, unless the user said that they differ."""
        a, b = self.of[one], self.of[other]
        if a is b:
            return True
        ids_a, ids_b = {c.id for c in a.members}, {c.id for c in b.members}
        if any((x & ids_a and y & ids_b) or (x & ids_b and y & ids_a) for x, y in self.splits):
            return False
        if len(a.members) < len(b.members):
            a, b = b, a
        a.members.extend(b.members)
        for contact in b.members:
            self.of[contact.id] = a
        return True

    def all(self) -> list[_Cluster]:
        return list({id(c): c for c in self.of.values()}.values())


def resolve(
    contacts: Sequence[ContactKeys],
    decisions: Sequence[Decided] = (),
    moves: Sequence[Move] = (),
    renamed: Sequence[Renamed] = (),
) -> tuple[list[list[int]], list[Pair]]:
    """Clusters of contact ids, each one person, and the pairs that may be one.

    Order of contacts does not matter to the outcome.
    """
    by_reference: dict[str, list[int]] = defaultdict(list)
    for contact in contacts:
        for reference in contact.references:
            by_reference[reference].append(contact.id)

    def ids(references: Iterable[str]) -> set[int]:
        return {i for r in references for i in by_reference.get(r, [])}

    splits = [(ids(d.left), ids(d.right)) for d in decisions if d.kind == "split"]
    clusters = _Clusters(sorted(contacts, key=lambda c: c.id), splits)
    for decision in decisions:
        if decision.kind == "merge":
            both = sorted(ids(decision.left) | ids(decision.right))
            for other in both[1:]:
                clusters.join(both[0], other)
    doubtful = list(_join_by_keys(clusters, contacts))
    for pair in renamed:
        clusters.join(pair.one, pair.other)
    _join_by_organisation(clusters, moves)
    pairs = _candidates(clusters, doubtful)
    return [sorted(c.id for c in cluster.members) for cluster in clusters.all()], pairs


def _join_by_keys(clusters: _Clusters, contacts: Sequence[ContactKeys]) -> Iterator[tuple[int, int, str]]:
    """Join on equal keys; give back the pairs whose names contradict the key."""
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
    for (kind, _), group in sorted(holders.items()):
        ordered = sorted(group, key=lambda c: c.id)
        for index, contact in enumerate(ordered[1:], start=1):
            partner = next((c for c in ordered[:index] if _agree_all(clusters, kind, c, contact)), None)
            if partner is not None:
                clusters.join(partner.id, contact.id)
            else:
                yield ordered[0].id, contact.id, f"the same {kind}"


def _agree_all(clusters: _Clusters, kind: str, one: ContactKeys, other: ContactKeys) -> bool:
    """Whether the names allow the key: of everybody on both sides, so that an initial is no bridge."""
    if kind == "profile":
        return True
    mine, theirs = clusters.of[one.id].members, clusters.of[other.id].members
    shared = kind == "phone"
    return all(names.compatible(x.name, y.name, household=shared) for x in mine for y in theirs)


def _join_by_organisation(clusters: _Clusters, moves: Sequence[Move]) -> None:
    """Join clusters of the same name at the same organisation until nothing changes."""
    moved = [(names.normal(m.name), m) for m in moves]
    changed = True
    while changed:
        changed = False
        by_name: dict[str, list[int]] = defaultdict(list)
        for cluster in clusters.all():
            for name in cluster.names:
                if " " in name:
                    by_name[name].append(cluster.lead)
        for name, leads in sorted(by_name.items()):
            relevant = [m for n, m in moved if n == name]
            for one, other in combinations(sorted(leads), 2):
                if _meet(clusters.of[one], clusters.of[other], relevant):
                    changed |= clusters.join(one, other)


def _meet(a: _Cluster, b: _Cluster, moves: Sequence[Move]) -> bool:
    if a is b or (a.profiles and b.profiles and not a.profiles & b.profiles):
        return False
    return _one_place(a, b) or _moved(a, b, moves)


def _one_place(a: _Cluster, b: _Cluster) -> bool:
    places_a, places_b = a.organisations, b.organisations
    if any(organisations.same(x, y) for x in places_a for y in places_b):
        return True
    if any(organisations.domain_is(e, x) for e in a.emails for x in places_b):
        return True
    return any(organisations.domain_is(e, x) for e in b.emails for x in places_a)


def _moved(a: _Cluster, b: _Cluster, moves: Sequence[Move]) -> bool:
    def at(cluster: _Cluster, place: str) -> bool:
        return any(organisations.asked(place, x) for x in cluster.organisations) or any(
            organisations.domain_is(e, place) for e in cluster.emails
        )

    return any((at(a, m.before) and at(b, m.after)) or (at(b, m.before) and at(a, m.after)) for m in moves)


def _candidates(clusters: _Clusters, doubtful: Sequence[tuple[int, int, str]]) -> list[Pair]:
    """Pairs that share a family name or a full name and agree in the given one, with a score and reasons."""
    found: dict[tuple[int, int], Pair] = {}
    for one, other, reason in doubtful:
        a, b = clusters.of[one], clusters.of[other]
        if a is not b:
            _keep(clusters, found, a, b, 0.5, (f"They have {reason}, under different names.",))
    blocks: dict[str, list[_Cluster]] = defaultdict(list)
    for cluster in clusters.all():
        # The family name, and for a slip in it the first name with the family name's start.
        keys = {names.family(n) or n for n in cluster.names}
        keys |= {f"{names.given(n)} {names.family(n)[:2]}" for n in cluster.names if names.family(n)}
        for key in keys - {""}:
            blocks[key].append(cluster)
    for block in blocks.values():
        if len(block) > 200:  # a very common name: too weak a sign to compare everybody with everybody
            continue
        for a, b in combinations(block, 2):
            judged = _judge(a, b)
            if judged is not None:
                _keep(clusters, found, a, b, *judged)
    return sorted(found.values(), key=lambda p: (-p.score, p.left, p.right))


def _keep(
    clusters: _Clusters,
    found: dict[tuple[int, int], Pair],
    a: _Cluster,
    b: _Cluster,
    score: float,
    why: tuple[str, ...],
) -> None:
    left, right = sorted((a.lead, b.lead))
    ids_a, ids_b = {c.id for c in a.members}, {c.id for c in b.members}
    if any((x & ids_a and y & ids_b) or (x & ids_b and y & ids_a) for x, y in clusters.splits):
        return
    if (left, right) not in found or found[left, right].score < score:
        found[left, right] = Pair(left, right, round(score, 2), why)


def _judge(a: _Cluster, b: _Cluster) -> tuple[float, tuple[str, ...]] | None:
    """Score and reasons for two clusters, None where nothing speaks for one person."""
    best: tuple[float, str] | None = None
    for x in sorted(a.names):
        for y in sorted(b.names):
            judged = _names_alike(x, y)
            if judged and (best is None or judged[0] > best[0]):
                best = judged
    if best is None:
        return None
    score, reasons = best[0], [best[1]]
    if _one_place(a, b):
        score += 0.3
        reasons.append("They are at the same organisation.")
    elif a.organisations and b.organisations:
        score -= 0.1
        reasons.append("Their organisations differ.")
    if a.profiles and b.profiles and not a.profiles & b.profiles:
        return None if not _one_place(a, b) else (score - 0.2, (*reasons, "Their profile pages differ."))
    return (score, tuple(reasons)) if score >= 0.4 else None


def _names_alike(x: str, y: str) -> tuple[float, str] | None:
    if x == y:
        return (0.6, "They have the same name.") if " " in x else None
    one, other = names.parts(x), names.parts(y)
    if one == other:
        return 0.6, "Their names differ only by accents."
    if not one or not other:
        return None
    same_family = names.family(x) != "" and names.family(x) == names.family(y)
    if same_family and names.given_agrees(one[0], other[0]):
        return 0.5, "They have the same family name, and one first name may be short for the other."
    if one[0] == other[0] and len(one) > 1 and len(other) > 1:
        distance = DamerauLevenshtein.distance(" ".join(one), " ".join(other))
        if distance <= 2 and min(len(names.family(x)), len(names.family(y))) >= 5:
            return 0.45, "Their names differ by a letter or two."
    return None
