"""What the user wants from the year, and whom a goal fits."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import log

from coach.checks.echoes import stems
from coach.evidence import Statement
from coach.store.repository import Repository
from coach.text import fold

GOAL_SHARE = 0.45  # of a goal's weight that one sentence about a person must hold, with their title and place
RARE = 2  # guests that a word fits, for it to tell something by itself
GOAL_WORDS = 2  # and at least so many of its words
PER_GOAL = 3  # goals on one card at most

_GOAL_TAGS = frozenset(
    "goal goals objective objectives ziel ziele mal objectif objectifs doelen objetivos".split()
)
_TITLE = re.compile(
    r"^(?:my |our |networking |personal |work |\d{4} )*(?:goals|objectives|ziele)\b"
    r"|^what i (?:want|hope|wish) (?:from|to get|for (?:this|the|next|20\d\d))\b"
)
_NOT_A_GOAL = re.compile(
    r"^(?:not\b|no\b|never\b|reminder\b|what i (?:can|do not)\b|done\b|i would rather\b)"
)
_LIST_MARK = re.compile(r"[ \t]*(?:[-*+•]|\d{1,2}[.)])[ \t]+(?:\[ \][ \t]*)?")
_SEEKING = re.compile(
    r"\b(?:looking for|looks for|seeks?|seeking|searching for|call for|calls? (?:is )?open|opened a|wants?|needs?|would like|hiring|"
    r"recruiting|offers?|invites?)\b",
    re.IGNORECASE,
)


def goals(repository: Repository, today: dt.date) -> list[Statement]:
    """The goals in notes that are about goals: their list items, or their sentences where there is no list. What is
    closed on the day is left out: a briefing is printed and passed on."""
    notes = {d.id: d for d, n in repository.notes() if is_goals(d.title, n.tags)}
    if not notes:
        return []
    found = [s for s in repository.statements(documents=list(notes)) if _is_goal(s, today)]
    items = [s for s in found if opens_item(notes[s.document].text, s.start)]
    return items or found


def beside(
    repository: Repository, wanted: Sequence[Statement], today: dt.date
) -> tuple[list[Statement], dict[int, str]]:
    """All sentences of the goals' notes that are not closed on the day, and those notes' texts."""
    notes = {d.id: d.text for d in repository.documents({g.document for g in wanted})} if wanted else {}
    found = repository.statements(documents=list(notes)) if notes else []
    return [s for s in found if s.restriction is None or not s.restriction.holds(today)], notes


def is_goals(title: str, tags: Sequence[str]) -> bool:
    """Whether a note says what its writer wants from networking."""
    return any(fold(t).strip("# ") in _GOAL_TAGS for t in tags) or bool(_TITLE.match(fold(title)))


def _is_goal(s: Statement, today: dt.date) -> bool:
    closed = s.restriction is not None and s.restriction.holds(today)
    return len(s.text.split()) > 3 and not closed and not _NOT_A_GOAL.match(fold(s.text))


def opens_item(text: str, start: int) -> bool:
    """Whether the sentence at `start` begins an item of a list."""
    line = text.rfind("\n", 0, start) + 1
    return _LIST_MARK.fullmatch(text, line, start) is not None


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
