"""How much an attendee matters: the tier, the order within it, and whom to find first.

All weights stand here and in goals.py; docs/briefing.md explains them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from coach.briefing.brief import Tier
from coach.briefing.dossier import Dossier
from coach.evidence import Statement

ORDER = {tier: n for n, tier in enumerate(Tier)}
FIND_FIRST = 5
W_GOAL = 3.0
W_LATE_PROMISE = 2.0
W_ARRANGED = 1.0
W_RECENT = 1.0  # halved for every two months since the last contact
W_SPEAKER = 0.5
W_EVIDENCE = 0.1  # a statement, of ten at most


def tier_of(dossier: Dossier) -> Tier:
    """The first tier that fits."""
    if dossier.own_promises:
        return Tier.PROMISED
    if dossier.waiting:
        return Tier.OWED_REPLY
    if dossier.met:
        return Tier.MET_BEFORE
    if dossier.colleague is not None or dossier.like is not None:
        return Tier.COLLEAGUE
    if dossier.goals:
        return Tier.GOAL_MATCH
    return Tier.NEW


def weight(dossier: Dossier, today: dt.date) -> float:
    """How much an attendee weighs within their tier."""
    found = W_GOAL * bool(dossier.goals) + W_SPEAKER * bool(dossier.guest.session)
    found += W_LATE_PROMISE * any(p.due and p.due < today for p in dossier.own_promises)
    found += W_ARRANGED * bool(dossier.arranged)
    if dossier.last is not None:
        found += W_RECENT * 0.5 ** (max((today - dossier.last.date).days, 0) / 60)
    return found + W_EVIDENCE * min(len(dossier.statements), 10)


def rank(dossier: Dossier, today: dt.date) -> tuple[int, float, str]:
    """Sort key: tier, then weight, then name."""
    return ORDER[tier_of(dossier)], -weight(dossier, today), dossier.name


_AVOID = re.compile(r"^\W*(?:do not|don['’]t|avoid|not|never|stay away|keep away)\b", re.IGNORECASE)


def first_to_find(ranked: Iterable[Dossier], plan: Sequence[Statement]) -> list[Dossier]:
    """The five to look for: those whom the user's own plan names, in its order, then promises, open questions and
    goals by rank."""
    pool = list(ranked)
    named = [p for s in plan if not _AVOID.match(s.text) for p in dict.fromkeys((*s.subjects, *s.mentions))]
    chosen = [d for p in named for d in pool if d.person is not None and d.person.id == p and d.planned]
    urgent = [d for d in pool if tier_of(d) in (Tier.PROMISED, Tier.OWED_REPLY)]
    fitting = [d for d in pool if d.goals]
    known = [d for d in pool if not d.only_listed and tier_of(d) != Tier.NEW]
    unique: dict[str, Dossier] = {}
    for d in [*chosen, *urgent, *fitting, *known]:
        unique.setdefault(d.person.id if d.person else d.name, d)
    return list(unique.values())[:FIND_FIRST]
