"""Whom at an event a goal of the user's fits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import log

from coach.checks.echoes import stems
from coach.evidence import Statement

GOAL_SHARE = 0.45  # of a goal's weight that one sentence about a person must hold, with their title and place
RARE = 2  # guests that a word fits, for it to tell something by itself
GOAL_WORDS = 2  # and at least so many of its words
PER_GOAL = 3  # goals on one card at most

_SEEKING = re.compile(
    r"\b(?:looking for|looks for|seeks?|seeking|searching for|call for|calls? (?:is )?open|opened a|wants?|needs?|would like|hiring|"
    r"recruiting|offers?|invites?)\b",
    re.IGNORECASE,
)


class GoalMatcher:
    """Tells whom a goal fits. A goal's words weigh the more the fewer guests they fit: what everybody at an event
    speaks of tells nothing. What fits must stand in one sentence about the person, with their title and place."""

    def __init__(self, wanted: Sequence[Statement], guests: Mapping[int, tuple[str, Sequence[str]]]) -> None:
        self.goals = wanted
        self._role = {n: stems(role) for n, (role, _) in guests.items()}
        self._said = {
            n: [(stems(t), bool(_SEEKING.search(t))) for t in texts] for n, (_, texts) in guests.items()
        }
        have = [frozenset(self._role[n]).union(*(said for said, _ in self._said[n])) for n in guests]
        seen = Counter(w for words in have for w in words)
        self._weight = {w: log((len(have) + 2) / (n + 1)) for w, n in seen.items()}
        self._unseen = log(len(have) + 2)
        self._seen = seen

    def fitting(self, guest: int, person: str | None, stranger: bool) -> tuple[Statement, ...]:
        """The goals that a guest's evidence speaks to, best first. A goal that names the person always fits, and so
        does one in which a stranger's own search shares two words, one of them rare."""
        scored = []
        for goal in self.goals:
            named = bool(person) and person in (*goal.subjects, *goal.mentions)
            share = self.share(goal, guest)
            if named or share >= GOAL_SHARE or (stranger and self._sought(goal, guest)):
                scored.append((share + named, goal))
        return tuple(g for _, g in sorted(scored, key=lambda x: -x[0])[:PER_GOAL])

    def _hits(self, goal: Statement, guest: int) -> Iterator[tuple[frozenset[str], bool]]:
        """The goal's words in each sentence about a guest, with their title and place; whether it tells of a search."""
        wanted = stems(goal.text)
        role = self._role[guest] & wanted
        for said, seeking in [*self._said[guest], (role, False)]:
            if said & wanted and len(role | said & wanted) >= GOAL_WORDS:
                yield role | said & wanted, seeking

    def share(self, goal: Statement, guest: int) -> float:
        """How much of a goal's weight the best sentence about a guest holds, 0 to 1."""
        whole = sum(self._weight.get(w, self._unseen) for w in stems(goal.text))
        held = [sum(self._weight[w] for w in hit) for hit, _ in self._hits(goal, guest)]
        return max(held, default=0.0) / whole if whole else 0.0

    def _sought(self, goal: Statement, guest: int) -> bool:
        return any(
            seeking and any(self._seen[w] <= RARE for w in hit) for hit, seeking in self._hits(goal, guest)
        )
