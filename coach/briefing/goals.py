"""Whom at an event a goal of the user's fits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import log

from coach.briefing.sought import Listed, searches
from coach.checks.echoes import stems
from coach.evidence import Statement
from coach.index.languages import LEFT_OUT, language_of
from coach.text import stem, words

GOAL_SHARE = 0.45  # of a goal's weight that one sentence about a person must hold, with their title and place
RARE = 2  # guests that a word fits, for it to tell something by itself
GOAL_WORDS = 2  # and at least so many of its words
PER_GOAL = 3  # goals on one card at most
FITS_BY_LIST = 0.2  # of the guests, or RARE, whom a search may fit by the list alone, for it to tell them from the others

_SEEKING = re.compile(
    r"\b(?:looking for|looks for|seeks?|seeking|searching for|call for|calls? (?:is )?open|opened a|wants?|needs?|would like|hiring|"
    r"recruiting|offers?|invites?)\b",
    re.IGNORECASE,
)


class GoalMatcher:
    """Tells whom a goal fits. A goal's words weigh the more the fewer guests they fit: what everybody at an event
    speaks of tells nothing. What fits must stand in one sentence about the person, with their title and place; of a
    stranger, what the goal looks for may stand on the list alone."""

    def __init__(
        self,
        wanted: Sequence[Statement],
        guests: Mapping[int, tuple[str, Sequence[str]]],
        listed: Mapping[int, Listed] | None = None,
    ) -> None:
        self.goals = wanted
        self._wanted = {g.text: stems(g.text) - _everyday(g.text) for g in wanted}
        self._by_list = {g.text: _few(g.text, listed or {}, len(guests)) for g in wanted}
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
        does one in which a stranger's own search shares two words, one of them rare; who is on the list what it looks for fits
        as a stranger, or where one sentence touches it."""
        scored = []
        for goal in self.goals:
            named = bool(person) and person in (*goal.subjects, *goal.mentions)
            share = self.share(goal, guest)
            by_list = stranger and self.by_list(goal, guest)
            told = share >= GOAL_SHARE and self._may_fit(goal, guest)
            tied = self.by_list(goal, guest) and self._touched(goal, guest)
            if named or told or by_list or tied or (stranger and self._sought(goal, guest)):
                scored.append((share + named, goal))
        return tuple(g for _, g in sorted(scored, key=lambda x: -x[0])[:PER_GOAL])

    def _may_fit(self, goal: Statement, guest: int) -> bool:
        """Where the list shows who is what a goal looks for, nobody else fits by words alone, unless they look for it too."""
        others = bool(self._by_list[goal.text]) and not self.by_list(goal, guest)
        return not others or any(seeking for _, seeking in self._hits(goal, guest))

    def _touched(self, goal: Statement, guest: int) -> bool:
        """Whether a sentence about a guest has a telling word of the goal that their title and place have not."""
        more = self._wanted[goal.text] - self._role[guest]
        few = max(RARE, FITS_BY_LIST * len(self._said))
        return any(self._seen[w] <= few for said, _ in self._said[guest] for w in said & more)

    def by_list(self, goal: Statement, guest: int) -> bool:
        """Whether what the goal looks for stands in the guest's title and organisation."""
        return guest in self._by_list[goal.text]

    def _hits(self, goal: Statement, guest: int) -> Iterator[tuple[frozenset[str], bool]]:
        """The goal's words in each sentence about a guest, with their title and place; whether it tells of a search."""
        wanted = self._wanted[goal.text]
        role = self._role[guest] & wanted
        for said, seeking in [*self._said[guest], (role, False)]:
            if said & wanted and len(role | said & wanted) >= GOAL_WORDS:
                yield role | said & wanted, seeking

    def share(self, goal: Statement, guest: int) -> float:
        """How much of a goal's weight the best sentence about a guest holds, 0 to 1."""
        whole = sum(self._weight.get(w, self._unseen) for w in self._wanted[goal.text])
        held = [sum(self._weight[w] for w in hit) for hit, _ in self._hits(goal, guest)]
        return max(held, default=0.0) / whole if whole else 0.0

    def _sought(self, goal: Statement, guest: int) -> bool:
        return any(
            seeking and any(self._seen[w] <= RARE for w in hit) for hit, seeking in self._hits(goal, guest)
        )


def _everyday(text: str) -> frozenset[str]:
    """The stems of the words that tell nothing in the language of a goal."""
    return frozenset(stem(w) for w in LEFT_OUT[language_of(words(text))])


def _few(goal: str, listed: Mapping[int, Listed], guests: int) -> frozenset[int]:
    """Whom one of a goal's searches fits by the list; nobody where it fits so many that it tells nothing."""
    found = [{n for n, said in listed.items() if said.fits(s)} for s in searches(goal)]
    most = max(RARE, FITS_BY_LIST * guests)
    return frozenset().union(*(fitting for fitting in found if len(fitting) <= most))
