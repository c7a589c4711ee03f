"""What a plan does not look at: names, times and side conditions of the question that its query leaves out.

An answer says so, so that nobody takes "who do I know at Rye Press" for an answer to "… that I have not written to".
"""

from __future__ import annotations

import re

from coach.ask.plan import Kind, Plan

_PEOPLE, _PLACES, _EVENTS, _TIME = "people", "organisations", "events", "period"
_ALL = frozenset({_PEOPLE, _PLACES, _EVENTS, _TIME})

_USED: dict[Kind, frozenset[str]] = {
    Kind.WHO_AT: frozenset({_PLACES}),
    Kind.WORKS_THERE: frozenset({_PEOPLE, _PLACES}),
    Kind.WHO_SINCE: frozenset({_TIME}),
    Kind.WHO_IS: frozenset({_EVENTS}),
    Kind.WHO_MET: frozenset({_EVENTS, _TIME}),
    Kind.HAD_WITH: frozenset({_PEOPLE, _TIME}),
    Kind.ATTENDING: frozenset({_EVENTS, _PLACES}),
    Kind.IS_ATTENDING: frozenset({_PEOPLE, _EVENTS}),
    Kind.LAST_CONTACT: frozenset({_PEOPLE, _TIME}),
    Kind.FIRST_MET: frozenset({_PEOPLE}),
    Kind.WHO_FIRST: frozenset({_PEOPLE}),
    Kind.WHO_INTRODUCED: frozenset({_PEOPLE, _PLACES}),
    Kind.NEXT_MEETING: frozenset({_PEOPLE}),
    Kind.AGENDA: frozenset({_TIME}),
    Kind.EVENT_WHEN: frozenset({_EVENTS, _TIME}),
    Kind.EVENTS_WITH: frozenset({_PEOPLE, _TIME}),
    Kind.MY_PROMISES: frozenset({_PEOPLE, _EVENTS, _TIME}),
    Kind.THEIR_PROMISES: frozenset({_PEOPLE, _TIME}),
    Kind.REPLACED: frozenset({_PEOPLE}),
    Kind.LENT: frozenset({_PEOPLE, _TIME}),
    Kind.GIVEN: frozenset({_PEOPLE, _TIME}),
    Kind.DONE: frozenset({_PEOPLE}),
    Kind.TURN: frozenset({_PEOPLE}),
    Kind.REQUESTS: frozenset({_PEOPLE}),
    Kind.DEADLINES: frozenset({_PEOPLE, _TIME}),
    Kind.BIRTHDAYS: frozenset({_TIME}),
    Kind.NOT_TO_RAISE: frozenset({_PEOPLE}),
    Kind.TO_THANK: frozenset({_EVENTS, _TIME}),
    Kind.THANKED: frozenset({_PEOPLE}),
    Kind.INTRODUCTIONS: frozenset({_PEOPLE}),
    Kind.WHO_WROTE: frozenset({_TIME}),
    Kind.QUIET: frozenset({_TIME}),
    Kind.FIELD: frozenset({_PEOPLE}),
    Kind.ALIAS: frozenset({_PEOPLE}),
    Kind.ABOUT: frozenset({_PEOPLE}),
    Kind.LAST_TALK: frozenset({_PEOPLE}),
    Kind.DIARY: frozenset({_EVENTS, _TIME}),
    Kind.TO_RAISE: frozenset({_PEOPLE, _EVENTS}),
    Kind.CARES: frozenset({_PEOPLE}),
    Kind.SESSION: frozenset({_PEOPLE, _EVENTS}),
}
"""What of a question's names the query of a kind looks at; a kind that is not here looks at all."""

_READS_ALL = (Kind.JOINED, Kind.JOB, Kind.HELP, Kind.HANDBOOK, Kind.CLOSED, Kind.ENDS)
_DENIES = (Kind.QUIET, Kind.TURN, Kind.THEIR_PROMISES, Kind.MY_PROMISES, Kind.TOOK_PLACE, Kind.ATTENDING)
"""Kinds in whose own wording a denial belongs."""

_OF_MINE = re.compile(
    r"(?:,?\s+(?:but|and))?,?\s+(?:that|who|whom|which|where)\s+(?:I|we)\b[^,;?]*|\s+(?:do|have|did)\s+I\s+(?:not|never)\b[^,;?]*"
    r"|\s+(?:that|who|whom|which)\s+(?:has|have|had|is|are|was|were|did|does|do)(?:\s+(?:not|never)|n['’]t)\b[^,;?]*",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|never|without|except|nicht|nie|kein\w*)\b|n['’]t\b", re.IGNORECASE)
_KNOWN = re.compile(r"\b(?:already know|know already|of my contacts|in my network)\b", re.IGNORECASE)


def unused(plan: Plan) -> tuple[str, ...]:
    """The stretches of a question that the plan does not look at, in the user's words."""
    if plan.kind in _READS_ALL or plan.conditions:
        return ()
    found = [] if plan.kind is Kind.PROSE else _names(plan)
    return tuple(dict.fromkeys([*found, *_side_conditions(plan)]))


def _names(plan: Plan) -> list[str]:
    used = _USED.get(plan.kind, _ALL)
    if plan.kind is Kind.ATTENDING and plan.asked.startswith("speaking"):
        used = _ALL
    left = [m.surface for m in plan.mentions.people if _PEOPLE not in used]
    left += [m.surface for m in plan.mentions.organisations if _PLACES not in used and not _tells_apart(plan)]
    left += [m.surface for m in plan.mentions.events if _EVENTS not in used]
    if plan.period and plan.period.spans and _TIME not in used:
        left.append(plan.period.words)
    return left


def _tells_apart(plan: Plan) -> bool:
    """Whether an organisation stands beside a name only to say who is meant."""
    return bool(plan.people)


def _side_conditions(plan: Plan) -> list[str]:
    """Relative clauses about what the user did, and denials, of which a query for the rest knows nothing."""
    question = plan.question.rstrip(" ?.!")
    found = [m.group().strip(" ,") for m in _OF_MINE.finditer(question)]
    if plan.kind is Kind.PROSE:
        return [f for f in found if _DENIED.search(f) or _KNOWN.search(f)]
    if plan.kind in _DENIES or (plan.kind is Kind.HOW_MANY and plan.asked == "promises"):
        return []
    return found
