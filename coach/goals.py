"""What the user wants from the year: the goals in notes that are about goals."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from coach.evidence import Statement
from coach.store.repository import Repository
from coach.text import fold

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


def goals(repository: Repository, today: dt.date, *, closed_too: bool = False) -> list[Statement]:
    """The goals in notes that are about goals: their list items, or their sentences where there is no list. What is
    closed on the day is left out, as a briefing is printed and passed on, unless only the user reads them."""
    notes = {d.id: d for d, n in repository.notes() if is_goals(d.title, n.tags)}
    if not notes:
        return []
    every = repository.statements(documents=list(notes))
    found = [s for s in every if _is_goal(s) and (closed_too or not _closed(s, today))]
    items = [s for s in found if opens_item(notes[s.document].text, s.start)]
    return items or found


def beside(
    repository: Repository, wanted: Sequence[Statement], today: dt.date
) -> tuple[list[Statement], dict[int, str]]:
    """All sentences of the goals' notes that are not closed on the day, and those notes' texts."""
    notes = {d.id: d.text for d in repository.documents({g.document for g in wanted})} if wanted else {}
    found = repository.statements(documents=list(notes)) if notes else []
    return [s for s in found if not _closed(s, today)], notes


def is_goals(title: str, tags: Sequence[str]) -> bool:
    """Whether a note says what its writer wants from networking."""
    return any(fold(t).strip("# ") in _GOAL_TAGS for t in tags) or bool(_TITLE.match(fold(title)))


def _is_goal(s: Statement) -> bool:
    return len(s.text.split()) > 3 and not _NOT_A_GOAL.match(fold(s.text))


def _closed(s: Statement, today: dt.date) -> bool:
    return s.restriction is not None and s.restriction.holds(today)


def opens_item(text: str, start: int) -> bool:
    """Whether the sentence at `start` begins an item of a list."""
    line = text.rfind("\n", 0, start) + 1
    return _LIST_MARK.fullmatch(text, line, start) is not None
