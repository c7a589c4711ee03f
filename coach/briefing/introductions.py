"""Introductions to make or to ask for at an event: two people of whom one says what the other wants. By evidence only.

A wish to meet somebody by name comes first. Then a need of one guest that an offer of another meets, in at least two
telling words. Both are sentences that may be said, and nothing closed of the one may concern the other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set

from coach.briefing.dossier import Dossier
from coach.briefing.own_acts import only_by_user, with_user
from coach.briefing.ties import wishes_to_meet
from coach.briefing.words import in_quotes
from coach.checks.echoes import stems
from coach.checks.not_to_raise import NotToRaise
from coach.evidence import Fact, Statement
from coach.people import organisations
from coach.text import plain
from coach.writer.taste import private, unkind

MOST_MADE = 4
MOST_ASKED = 3
SHARED = 2  # telling words in common between a need and an offer
COMMON = 3  # guests who use a word, from which it tells nothing

_NEED = re.compile(
    r"\b(?:(?:is|are|still) (?:looking|searching) for|looks for|seeks?|is in (?:search|need) of|needs?|asked (?:me |us )?for|"
    r"wants(?! to)|would like (?!to)|is short of|lacks?|is hiring|call for|has nobody (?:who|for)|cannot find)\s+(?P<x>.+)$",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"\b(?:offers?|lends?|can (?:give|show|lend|spare|offer|help)|helps?|runs?|leads?|teaches|trains?|funds?|sponsors?|supports?|"
    r"advises?|builds?|makes?|sells?|collects?|has (?:measured|built|run|led|collected|spare|data|profiles|load|experience|a|an|\w+ty|\d+)|"
    r"works on|specialises|publishes|hosts?|opened a|knows (?:how|what|which|every)|is (?:willing|glad|happy) to)\b",
    re.IGNORECASE,
)


def introductions(dossiers: Sequence[Dossier], there: Set[str], closed: NotToRaise) -> tuple[Fact, ...]:
    """Lines on whom to bring together, then whom to ask for an introduction."""
    by_id = {d.person.id: d for d in dossiers if d.person}
    made = list(_wished(by_id))
    pairs = {frozenset(p) for p, _ in made}
    made += [(p, f) for p, f in _matched(by_id, closed) if frozenset(p) not in pairs]
    asked = list(_to_ask_for(dossiers, there))
    return (*(f for _, f in made[:MOST_MADE]), *asked[:MOST_ASKED])


_Pair = tuple[str, str]


def _wished(by_id: Mapping[str, Dossier]) -> Iterator[tuple[_Pair, Fact]]:
    """Guests who would like to meet another guest by name."""
    seen: set[frozenset[str]] = set()
    for person, d in by_id.items():
        for s in reversed(d.statements):
            whom = [o for o in s.mentions if o in by_id and o != person]
            if s.subjects[:1] != (person,) or len(whom) != 1 or not wishes_to_meet(s.text):
                continue
            pair = (person, whom[0])
            if frozenset(pair) in seen:
                continue
            seen.add(frozenset(pair))
            other = by_id[whom[0]]
            telling = _telling(other, d)
            owed = " You promised it." if _promised(d, other) or _promised(other, d) else ""
            more = f" Of {other.first_name}: {in_quotes(plain(telling.text))}" if telling else ""
            text = f"Bring {d.name} and {other.name} together: {in_quotes(plain(s.text))}{more}{owed}"
            yield pair, Fact(text, tuple(x.cite() for x in (s, telling) if x), "make")


def _promised(d: Dossier, other: Dossier) -> bool:
    return any(other.name in p.what and "introduc" in p.what for p in d.own_promises)


def _telling(d: Dossier, other: Dossier) -> Statement | None:
    """The sentence about somebody that touches most of what is told of the other."""
    theirs = frozenset[str]().union(*(stems(plain(s.text)) for s in _own(other)))
    scored = [(len(stems(plain(s.text)) & theirs), n, s) for n, s in enumerate(_own(d))]
    best = max(scored, key=lambda x: x[:2], default=None)
    return best[2] if best and best[0] >= SHARED else None


def _own(d: Dossier) -> list[Statement]:
    """What is told of somebody first, and may be said of them to another."""
    person = d.person.id if d.person else ""
    return [
        s
        for s in d.statements
        if s.subjects[:1] == (person,)
        and s.kind in ("note", "programme")
        and not (s.kind == "note" and (only_by_user(plain(s.text)) or with_user(plain(s.text))))
        and not private(plain(s.text))
        and not unkind(plain(s.text))
    ]


def _matched(by_id: Mapping[str, Dossier], closed: NotToRaise) -> Iterator[tuple[_Pair, Fact]]:
    """A guest's need beside another's offer, the pair with most telling words in common first."""
    said = {p: _own(d) for p, d in by_id.items()}
    used = Counter(
        w for found in said.values() for w in frozenset[str]().union(*(stems(s.text) for s in found))
    )
    names = frozenset[str]().union(*(stems(n) for d in by_id.values() if d.person for n in d.person.names))
    found: list[tuple[int, _Pair, Fact]] = []
    for one, needs in said.items():
        for s in needs:
            need = _NEED.search(plain(s.text))
            wanted = {w for w in stems(need["x"]) - names if used[w] <= COMMON} if need else set()
            if len(wanted) < SHARED:
                continue
            for other, offers in said.items():
                a, b = by_id[one], by_id[other]
                best = max(offers, key=lambda o: len(wanted & stems(o.text)), default=None)
                hits = len(wanted & stems(best.text)) if best is not None else 0
                if (
                    best is None
                    or other == one
                    or hits < SHARED
                    or not _OFFER.search(plain(best.text))
                    or _NEED.search(plain(best.text))
                ):
                    continue
                if _one_house(a, b) or _between(a, b, closed):
                    continue
                text = (
                    f"Bring {a.name} and {b.name} together: {in_quotes(plain(s.text))} And of {b.first_name}: "
                    f"{in_quotes(plain(best.text))}"
                )
                found.append((hits, (one, other), Fact(text, (s.cite(), best.cite()), "make")))
    for _, pair, fact in sorted(found, key=lambda x: -x[0]):
        yield pair, fact


def _one_house(a: Dossier, b: Dossier) -> bool:
    places = [d.guest.organisation or (d.person.organisation if d.person else "") for d in (a, b)]
    return all(places) and organisations.same(*places)


def _between(a: Dossier, b: Dossier, closed: NotToRaise) -> bool:
    """Whether something closed of the one concerns the other: then the two are left to themselves."""
    if a.person is None or b.person is None:
        return True
    return closed.between(a.person.id, b.person, b.guest.organisation) or closed.between(
        b.person.id, a.person, a.guest.organisation
    )


def _to_ask_for(dossiers: Sequence[Dossier], there: Set[str]) -> Iterator[Fact]:
    """People worth meeting, whom somebody who is coming could introduce: by their sentence, with why."""
    for d in dossiers:
        able = [
            t
            for t in d.ties
            if t.said is not None and (t.offered or (t.person.id in there and not t.only_wishes))
        ]
        if d.met or d.person is None or not able or not (d.goals or d.planned or d.guest.session):
            continue
        tie = able[0]
        said = tie.said
        if said is None:
            continue
        goal = next(iter(d.goals), None)
        why = f" Your goal: {in_quotes(plain(goal.text))}" if goal else ""
        text = f"Ask {tie.person.name} for an introduction to {d.name}: {in_quotes(plain(said.text))}{why}"
        if tie.person.id not in there:
            text += f" {tie.person.name} is not on the list, so ask before you go."
        yield Fact(text, tuple(x.cite() for x in (said, goal) if x), "ask")
