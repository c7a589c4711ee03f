"""Whether the evidence holds an answer, or the honest reply is that nothing on record does."""

from __future__ import annotations

from collections.abc import Sequence

from coach.ask.plan import Plan
from coach.ask.rank import Scored

NEEDED = 0.5
"""The share of what is asked that the best evidence and its surroundings must hold."""


def holds_answer(plan: Plan, ranked: Sequence[Scored], records: bool = False) -> bool:
    """Whether the ranked evidence answers the question. `records` says that a contact field does."""
    if records:
        return True
    right = [s for s in ranked if s.about > 0 or not plan.people]
    if not right:
        return False
    if plan.attribute is not None:
        sure = (s.about >= 0.8 if plan.people else s.near >= NEEDED for s in right if s.answers)
        return any(sure)
    if not plan.focus:
        return True
    best = right[:5]
    if any(all(word in s.missing for s in best) for word in plan.proper):
        return False
    return max(_held(s) * _sure(plan, s) for s in best) >= NEEDED


def _held(scored: Scored) -> float:
    return 0.4 * scored.covered + 0.6 * scored.near


def _sure(plan: Plan, scored: Scored) -> float:
    """How far a turn of a chat counts that somebody else than the one asked about may have said of themselves."""
    return min(1.0, scored.about / 0.6) if plan.mentions.speakers else 1.0
