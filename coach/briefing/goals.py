"""What the user wants from the year, and whom a goal fits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import log
from typing import Any

from coach.evidence import Audience, Statement
from coach.store.repository import Repository
from coach.text import content_words, fold

GOAL_SHARE = 0.4  # of a goal's weight that a person's evidence must hold
GOAL_WORDS = 2  # and at least so many of its words
PER_GOAL = 3  # goals on one card at most

_GOAL_TAGS = frozenset(
    "goal goals objective objectives ziel ziele mal objectif objectifs doelen objetivos".split()
)
_TITLE = re.compile(
    r"^(?:my |our |networking |personal |work |\d{4} )*(?:goals|objectives|ziele)\b"
    r"|^what i (?:want|hope|wish) (?:from|for|to get)\b"
)
_NOT_A_GOAL = re.compile(
    r"^(?:not\b|no\b|never\b|reminder\b|what i (?:can|do not)\b|done\b|i would rather\b)"
)
_LIST_MARK = re.compile(r"[ \t]*(?:[-*+•]|\d{1,2}[.)])[ \t]+(?:\[ \][ \t]*)?")
# Words in which people phrase any goal, and which so tell nothing about whom it fits.
_EMPTY = frozenset(
    "find get meet want year years end before good better make making more one two three four five six seven ten first "
    "new least people person will willing would like need hire year's use finish worst best still senior find".split()
)


def goals(repository: Repository) -> list[Statement]:
    """The goals in notes that are about goals: their list items, or their sentences where there is no list."""
    notes = {d.id: d for d, n in repository.notes() if is_goals(d.title, n.tags)}
    if not notes:
        return []
    found = [s for s in repository.statements(documents=list(notes)) if _is_goal(s)]
    items = [s for s in found if _opens_item(notes[s.document].text, s.start)]
    return items or found


def is_goals(title: str, tags: Sequence[str]) -> bool:
    """Whether a note says what its writer wants from networking."""
    return any(fold(t).strip("# ") in _GOAL_TAGS for t in tags) or bool(_TITLE.match(fold(title)))


def _is_goal(s: Statement) -> bool:
    told = s.restriction is not None and (
        s.restriction.told_by or s.restriction.audience in (Audience.EMPLOYER, Audience.NAMED)
    )
    return len(s.text.split()) > 3 and not told and not _NOT_A_GOAL.match(fold(s.text))


def _opens_item(text: str, start: int) -> bool:
    line = text.rfind("\n", 0, start) + 1
    return _LIST_MARK.fullmatch(text, line, start) is not None


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """Stems of the words that carry meaning, hyphenated words taken apart."""
    flat = [w for word in content_words(text) for w in re.split(r"[-'’.]", word)]
    return frozenset(_stemmer().stemWords([w for w in flat if len(w) > 2 and w not in _EMPTY]))


class GoalMatcher:
    """Weighs a goal's words by how few of the guests they fit: what everybody at an event speaks of tells nothing."""

    def __init__(self, wanted: Sequence[Statement], guests: Mapping[int, Iterable[str]]) -> None:
        self.goals = wanted
        self.have = {n: frozenset(w for text in texts for w in stems(text)) for n, texts in guests.items()}
        seen = Counter(w for words in self.have.values() for w in words)
        self._weight = {w: log((len(self.have) + 2) / (n + 1)) for w, n in seen.items()}
        self._rare = log(len(self.have) + 2)

    def fitting(self, guest: int, person: str | None) -> tuple[Statement, ...]:
        """The goals that a guest's evidence speaks to, best first. A goal that names the person always fits."""
        scored = []
        for goal in self.goals:
            if person and person in (*goal.subjects, *goal.mentions):
                scored.append((2.0, goal))
                continue
            wanted = stems(goal.text)
            hit = wanted & self.have[guest]
            whole = sum(self._weight.get(w, self._rare) for w in wanted)
            share = sum(self._weight[w] for w in hit) / whole if whole else 0.0
            if len(hit) >= GOAL_WORDS and share >= GOAL_SHARE:
                scored.append((share, goal))
        return tuple(g for _, g in sorted(scored, key=lambda x: -x[0])[:PER_GOAL])
