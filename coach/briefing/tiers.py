"""How much an attendee matters: the tier, the goals they fit, and the order within a tier.

All weights stand here and nowhere else; docs/briefing.md explains them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from coach.briefing.brief import Tier
from coach.briefing.dossier import Dossier
from coach.evidence import Statement
from coach.text import content_words

ORDER = {tier: n for n, tier in enumerate(Tier)}
GOAL_SHARE = 0.34  # of a goal's telling words that a person's evidence must hold
GOAL_WORDS = 3  # and at least so many
W_GOAL, W_LATE_PROMISE, W_RECENT, W_SPEAKER, W_EVIDENCE = 3.0, 2.0, 1.0, 0.5, 0.1
_EMPTY = frozenset(
    "find get meet want year end before good better make more one first new least people person".split()
)


@cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


def stems(text: str) -> set[str]:
    """Stems of the words that carry meaning, hyphenated words taken apart."""
    flat = [
        w for word in content_words(text) for w in re.split(r"[-'’.]", word) if len(w) > 2 and w not in _EMPTY
    ]
    return set(_stemmer().stemWords(flat))


def fitting_goals(dossier: Dossier, goals: Sequence[Statement], extra: str = "") -> tuple[Statement, ...]:
    """The goals that a person's evidence speaks to, best first."""
    have = stems(
        " ".join(
            [dossier.guest.title, dossier.guest.organisation, extra, *(s.text for s in dossier.statements)]
        )
    )
    scored = []
    for goal in goals:
        wanted = stems(goal.text)
        hit = wanted & have
        if len(hit) >= GOAL_WORDS and len(hit) >= GOAL_SHARE * len(wanted):
            scored.append((len(hit) / len(wanted), goal))
    return tuple(g for _, g in sorted(scored, key=lambda x: -x[0]))


def tier_of(dossier: Dossier) -> Tier:
    """The first tier that fits."""
    if dossier.own_promises:
        return Tier.PROMISED
    if dossier.waiting is not None:
        return Tier.OWED_REPLY
    if dossier.met:
        return Tier.MET_BEFORE
    if dossier.colleague is not None or dossier.shared_place:
        return Tier.COLLEAGUE
    if dossier.goals:
        return Tier.GOAL_MATCH
    return Tier.NEW


def rank(dossier: Dossier, today: dt.date) -> tuple[int, float, str]:
    """Sort key: tier, then weight, then name."""
    weight = W_GOAL * bool(dossier.goals) + W_SPEAKER * bool(dossier.guest.session)
    weight += W_LATE_PROMISE * any(p.due and p.due < today for p in dossier.own_promises)
    if dossier.last is not None:
        weight += W_RECENT / (1 + (today - dossier.last.date).days / 60)
    weight += W_EVIDENCE * min(len(dossier.statements), 10)
    return ORDER[tier_of(dossier)], -weight, dossier.guest.name


def first_to_find(ranked: Iterable[Dossier], named: Sequence[str]) -> list[Dossier]:
    """The five to look for: those whom the user's own plan names, then by promise, goal and rank."""
    pool = list(ranked)
    chosen = [d for p in named for d in pool if d.person is not None and d.person.id == p]
    urgent = [d for d in pool if tier_of(d) in (Tier.PROMISED, Tier.OWED_REPLY) or d.goals]
    rest = [d for d in pool if d.person is not None and tier_of(d) != Tier.NEW]
    unique: dict[str, Dossier] = {}
    for d in [*chosen, *urgent, *rest]:
        unique.setdefault(d.person.id if d.person else d.guest.name, d)
    return list(unique.values())[:5]
