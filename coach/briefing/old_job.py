"""What was noted of somebody's work at a place that they have left since: it was, and is no more. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from coach.dates import find_dates
from coach.evidence import Statement
from coach.people import organisations
from coach.people.changes import tells_of_move
from coach.readers.looked_up import FOLDER
from coach.store.values import PersonView
from coach.text import plain

_WORK = re.compile(
    r"\b(?:runs?(?= \w)(?! (?:\w+ )?(?:marathons?|half|trails?|races|again|every|on|in|to|with|past)\b)|leads?|heads?|manages?|directs?|oversees?|chairs?|"
    r"looks after|(?:is|was) (?:responsible|in charge|head|director|chief|manager|working)|works? (?:on|for|at|in|as|with|under)|buys?|sells?|"
    r"builds?|designs?|edits|teaches|handles|decides|signs off|reports to|is (?:the|a|an) [\w -]*(?:engineer|officer|adviser|advisor|buyer|lead|"
    r"editor|planner|architect|analyst)|(?:her|his|their) (?:team|boss|manager|department|budget|board|job))\b",
    re.IGNORECASE,
)
_OWNED = re.compile(r"['’]s\b")
_THEIRS = re.compile(r"^\W*[Tt]heir\b")
"""The house's, in a paragraph on one person."""


def at_an_old_place(about: Sequence[Statement], person: PersonView, place: str) -> dict[int, str]:
    """Sentence → the former place whose work it tells of: noted before the person went elsewhere, or in a paragraph that has
    them there. `about` is all that is said of them, `place` where they work now."""
    now = place or person.organisation
    records = [c for c in person.contacts if c.organisation and not c.citation.source.startswith(FOLDER)]
    left = [c.organisation for c in records if now and not organisations.may_be_one(c.organisation, now)]
    found: dict[int, str] = {}
    for former in dict.fromkeys(left):
        moved = [s for s in about if tells_of_move(s.text, person.name, former, now)]
        since = max((d for s in moved if (d := _day_of(s))), default=None)
        there = {s.passage for s in about if s.kind == "note" and s not in moved and _names(s, former)}
        for s in about:
            before = s.passage in there or (since is not None and s.date is not None and s.date < since)
            if s.kind == "note" and before and s not in moved and not _names(s, now) and of_work(s, former):
                found.setdefault(s.id, former)
    return found


def _day_of(s: Statement) -> dt.date | None:
    days = [m.last for m in find_dates(s.text, s.date, "future")] if s.date else []
    return days[-1] if days else s.date


def _names(s: Statement, place: str) -> bool:
    telling = set(organisations.distinctive(place))
    return bool(telling) and telling <= set(organisations.tokens(_OWNED.sub("", s.text)))


def of_work(s: Statement, place: str) -> bool:
    """Whether a sentence tells of somebody's work, or names where they do it."""
    text = plain(s.text)
    return bool(_WORK.search(text) or _THEIRS.match(text)) or _names(s, place)
