"""Whether the evidence holds an answer, or the honest reply is that nothing on record does."""

from __future__ import annotations

import re

from coach.ask.agreement import asks_people
from coach.ask.deadlines import sets_a_day
from coach.ask.plan import Expect, Plan
from coach.ask.planning import ASKS_DEADLINE
from coach.ask.rank import Scored
from coach.ask.retrieve import Evidence
from coach.ask.vocabulary import LIGHT, terms
from coach.index.words import stem

NEEDED = 0.4
"""The share of what is asked that the best sentence and its surroundings must hold: by `bench/abstention.py` the lowest
whose F1 is within .01 of the best, picked on one half of LoCoMo's conversations; on the other half abstaining has a
precision of .82 and a recall of .64, and .14 of the answerable questions are refused."""

RIVAL = 0.9
"""How much of what a sentence about somebody else holds, one about the person asked about must hold too: a
question that fits somebody else better has the wrong person in it. Measured on all of LoCoMo."""


_ASKS_SOUGHT = re.compile(
    r"what (?:does|do|did|is|are|was) .{2,60}? look(?:ing)? for\W*$|wonach sucht\b|was sucht\b", re.IGNORECASE
)
_SEEKS = re.compile(
    r"\b(?:look(?:s|ed|ing)? for|seek\w*|search\w*|needs?|wants?|wanted|would like|hopes?|hoping|interested|sucht|suchen|sucht\w*|möchte|braucht)\b",
    re.IGNORECASE,
)


def holds_answer(plan: Plan, evidence: Evidence, needed: float = NEEDED) -> bool:
    """Whether the evidence answers the question, by a contact field or by what the sentences say."""
    if evidence.records:
        return True
    right = [s for s in evidence.ranked if s.about > 0 or not plan.people]
    if not right:
        return False
    if plan.attribute is not None and plan.people:
        return any(s.answers and s.about >= 0.6 for s in right)
    if plan.attribute is not None and plan.attribute.thing:
        near = max(s.held for s in right[:6])
        if not any(s.answers and s.held >= 0.5 * near for s in right[:6]):
            return False
    if _ASKS_SOUGHT.match(plan.question) and not any(
        s.about >= OF_THEM and _SEEKS.search(s.statement.text) for s in right[:5]
    ):
        return False
    if not plan.focus:  # "what about Ann?" asks for what there is; "why?" by itself for nothing
        if plan.expect is Expect.WHO and not plan.mentions.spans() and plan.attribute is None:
            return False  # "who is new this week?": a day is no answer to it
        if (
            not plan.people
            and len(plan.mentions.places()) > 1
            and not any(_has_places(plan, s) for s in right[:5])
        ):
            return False  # who comes to the fair from Hull: a sentence of the fair alone does not say it
        if len(plan.people) > 1 and not any(_names_all(plan, s) for s in right[:5]):
            return False  # what one thinks of another is told by a sentence with both
        return bool(plan.mentions.spans() or plan.period or plan.attribute)
    best = right[:5]
    if plan.expect is Expect.YES_NO and _asks_between(plan) and not any(_names_all(plan, s) for s in best):
        return False
    if plan.period is not None and all(w in LIGHT for w in plan.focus):
        worded = bool(plan.focus) and plan.expect is Expect.WHO
        return any(s.dated and (s.covered > 0 or not worded) for s in best)
    if ASKS_DEADLINE.match(plan.question.casefold()) and not any(
        sets_a_day(s.statement.text) and s.missing.isdisjoint(plan.focus) for s in best
    ):
        return False
    if any(all(word in s.missing for s in best) for word in plan.proper):
        return False
    if not any(holds_all(plan, s) for s in best):
        return False
    held = max((s.held for s in right[:20] if surely(plan, s)), default=0.0)
    everyday = all(w in LIGHT for w in plan.focus)  # words that any sentence may hold tell of no rival
    return held >= needed and (everyday or held >= RIVAL * evidence.elsewhere)


def _has_places(plan: Plan, scored: Scored) -> bool:
    """Whether a sentence, with its title, has a word of each place that the question names."""
    said = {stem(w) for w in terms(f"{scored.statement.text} {scored.statement.title}")}
    return all(said & {stem(w) for w in terms(place)} for place in plan.mentions.places())


def _asks_between(plan: Plan) -> bool:
    """Whether a question asks for something between two people, and not the same of each: "did Ann send it to Ben"."""
    if len(plan.people) != 2:
        return False
    one, other = sorted(plan.people, key=lambda m: m.start)
    return not re.fullmatch(r",? (?:and|or|und|oder) ", plan.question[one.end : other.start])


def _names_all(plan: Plan, scored: Scored) -> bool:
    """Whether a sentence is of everybody whom the question names."""
    said = scored.statement
    known = {*said.subjects, *said.mentions, said.speaker}
    return all(known & set(m.people) for m in plan.people)


OF_THEM = 0.9
"""From here on a sentence has the one asked about for its subject, and does not only name them."""


def holds_all(plan: Plan, scored: Scored) -> bool:
    """Whether a sentence, with its surroundings, has the last thing that a question for people names, and of two words
    both: who insures cars is not told by who insures museums, nor by who sells cars."""
    wanted = [w for w in plan.focus if w not in LIGHT and w != plan.head]
    if plan.people or not asks_people(plan):
        return True
    places = {stem(w) for m in plan.mentions.places() for w in terms(m)}
    if not wanted and places:  # who talks to me in Hull: the town is all that is told
        said = scored.statement
        return bool(places & {stem(w) for w in terms(f"{said.text} {said.title}")})
    return not scored.missing & set(wanted if len(wanted) == 2 else wanted[-1:])


def surely(plan: Plan, scored: Scored) -> bool:
    """Whether a sentence is about the one asked about, and not only near."""
    if plan.people:
        return scored.about >= 0.4
    if plan.mentions.speakers:
        return scored.about >= 0.6
    return scored.about >= 0.5 if plan.mentions.organisations else True
