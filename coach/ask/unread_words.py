"""Words that turn a question round or narrow it, and that not every query reads: "not at", "except", "both", "before the fair".

A query that does not read them would answer another question than the one asked, so a plan of its kind is not chosen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from coach.ask.mentions import EventMention
from coach.index.words import stem

if TYPE_CHECKING:
    from coach.ask.plan import Plan

EXCEPT = r"(?:except(?:ing)?(?: for)?|excluding|other than|apart from|aside from|but for|besides|outside(?: of)?|leaving out|without)"
DENIED = re.compile(
    r"\b(?:not(?! (?:yet )?(?:cancelled|declined)\b)|never|neither|nor|nobody|none|no|hardly|barely|seldom|rarely|rather than|instead of|"
    rf"{EXCEPT})\b|n['’]t\b|\b(?:everyone|everybody|all) but\b"
)
"""What takes somebody out of a set."""
_OWN_CLAUSE = re.compile(
    r",? (?:that|who|whom|which) (?:i|we) [^,;?]*|,? (?:that|who|which) (?:has|have) not [^,;?]*"
)
"""A clause of which the answer says itself that it was not used (`unused.py`)."""
_BESIDE_EVENT = re.compile(
    r"\b(?:before|after|since|until|till|prior to) (?:the |our |that )?(?:last |next )?(?:§e|§l)"
)
_SETS: Final = (
    "who at", "who since", "who is", "who met", "who wrote", "attending", "is attending", "how many", "events with",
    "introductions", "agenda",
)  # fmt: skip
"""Kinds whose queries read no denial."""


def unread(plan: Plan, allowed: str) -> list[str]:
    """Content words of the question that a query for it would ignore, where it reads the allowed ones."""
    fine = {stem(w) for w in allowed.split()}
    return [w for w in plan.focus if stem(w) not in fine]


def ignores(plan: Plan, shape: str) -> bool:
    """Whether the plan's query would answer as if a denial, "both" or "before" an event were not in the question."""
    if plan.kind.value not in _SETS or (plan.kind.value == "how many" and plan.asked == "promises"):
        return False
    if DENIED.search(_OWN_CLAUSE.sub(" ", shape)):
        return True
    several = len({m.events for m in plan.mentions.events}) > 1 or len(plan.mentions.organisations) > 1
    if several and re.search(r"\bboth\b", shape) and plan.kind.value != "events with":
        return True
    spread = _SPREAD.search(shape)
    if spread or any(_INSIDE.search(m.surface) for m in plan.mentions.events):
        return True
    reads_before = plan.kind.value == "who met" or plan.asked == "people met"
    return _BESIDE_EVENT.search(shape) is not None and not reads_before


_INSIDE = re.compile(r".\b(?:before|after|until|since)\b", re.IGNORECASE)
"""A stretch taken for an event's name that says when: "days after Paper Days"."""
_SPREAD = re.compile(
    r"\bbetween (?:the )?§[el] and\b|\b(?:hours?|days?|weeks?|months?|years?|shortly|right|just|soon|long) (?:before|after|since|until)\b"
)
_BEFORE = re.compile(
    r"\b(before|after|since|until|till|prior to)\s+(?:(?:the|our|that|last|next)\s+){0,2}$", re.IGNORECASE
)


def relation(question: str, events: Sequence[EventMention]) -> tuple[str, EventMention] | None:
    """The event before or after which something was, with the word that says so: "before", "after" or "until"."""
    for mention in events:
        found = _BEFORE.search(question[: mention.start])
        if found is not None:
            word = found[1].casefold()
            same = {"prior to": "before", "since": "after", "till": "until"}
            return same.get(word, word), mention
    return None
