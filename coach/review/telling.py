"""Whether a sentence tells of what befell somebody whom it describes and does not name.

"A Norwegian salad grower will soon be part of a supermarket chain" has no word of the note. It points at one of the
workspace's profiles (`described`), and it tells of the same kind of event as the note (`event_words`). Both together
give the secret away, and neither does alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from coach.review.closed import Closed, ClosedStatements
from coach.review.concepts import concepts_in
from coach.review.countries import countries_in
from coach.review.described import Hit
from coach.review.draft import flat
from coach.review.event_words import VAGUE, events_in, kinds_of, languages_in, related
from coach.review.meaning import rarity
from coach.review.traits import Traits
from coach.text import stem

LEAST = 0.45  # weight of the words that describe somebody, below which nobody is meant
# Weight of words and country from which somebody is meant: by a kind of event that is the same, the same but of a sort
# that ordinary talk is full of, or another that often goes with it.
SAME, SAME_VAGUE, ALLIED = 1.0, 1.3, 1.6
_COUNTRY, _VAGUE_SUBJECT = 0.5, 0.2
_CARRIED = 0.7  # what a description in the sentence before still counts
_WORTH_CARRYING = 0.3
_PRONOUN = re.compile(r"\b(?:he|she|they|him|her|them|his|their|it|its)\b", re.IGNORECASE)
_OPENS_WITH_NAME = re.compile(r"\W*([A-ZÀ-Þ][^\W\d_]+)(?=,)")
_AHEAD = re.compile(
    r"\b(?:will|won't|shall|going to|about to|soon|no longer|not any ?more|is to|are to|from now on|plans? to|planning|"
    r"would|might|not (?:yet|be|have|get)|never again|instead|than (?:he|she|they|you|it))\b",
    re.IGNORECASE,
)
"""Something is to come, or is no more as it was."""
_VAGUELY = re.compile(
    r"\b(?:an?|one of|some|certain|somebody|someone|those|people|friends?|acquaintances?|I know|the (?:man|woman|person|people|one)) ",
    re.IGNORECASE,
)
"""A way to speak of somebody without the name."""


@dataclass
class Air:
    """What the sentences before leave in the air: whom they described, and the countries they spoke of."""

    described: dict[int, float] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)


class Told:
    """What a sentence tells of in looser words, and in which languages it can be."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that it can be in."""
        return languages_in(self.text)

    @cached_property
    def events(self) -> dict[str, tuple[tuple[int, int], ...]]:
        """Kind of event → where its wordings stand."""
        return events_in(self.text, self.languages)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of event."""
        return frozenset(self.events)

    @cached_property
    def firm_kinds(self) -> frozenset[str]:
        """The kinds of event that it tells of in firm English words."""
        return kinds_of(concepts_in(self.text))

    @cached_property
    def ahead(self) -> bool:
        """Whether something is to come, or is no more as it was."""
        return _AHEAD.search(self.text) is not None

    def silent_on(self, item: Closed) -> bool:
        """Whether the note tells of something that happens, and the sentence of nothing like it nor of what is to come."""
        if not item.happened or self.ahead:
            return False
        return not self.kinds & item.happened and not related(self.kinds, item.happened)


def described_in(
    closed: ClosedStatements, traits: Traits, told: Told, air: Air, named: Collection[int]
) -> dict[int, float]:
    """Row → how strongly a sentence tells of the matter of a closed statement, with somebody described in it. Rows of
    `named` are left out: their people stand there by name."""
    pointed = closed.profiles.pointed_at(traits.stems)
    weights = pointed.weights
    carries = bool(air.described) and _PRONOUN.search(told.text) is not None
    if carries:
        weights = weights.copy()
        for row, weight in air.described.items():
            weights[row] += weight
    likely = [row for row in np.flatnonzero(weights >= LEAST).tolist() if row not in named]
    found: dict[int, float] = {}
    if likely and told.kinds:
        spoken = [countries_in(text) for text in (*air.said, told.text)]
        places = frozenset[str]().union(*(codes for words in spoken for codes in words.values()))
        others = {k for k in traits.proper if traits.stems[k][0] not in spoken[-1]}
        name = _OPENS_WITH_NAME.match(told.text)
        if name and rarity(flat(name.group(1))) >= 0.5:
            others.add(stem(flat(name.group(1))))
        vague = _VAGUE_SUBJECT if _VAGUELY.search(told.text) else 0.0
        for row in likely:
            if (
                closed.items[row].broad
                or others - closed.profiles.stems(row) - closed.items[row].traits.proper
            ):
                continue  # somebody else is named: it is about them
            country = closed.profiles.fits(row, places)
            before = air.described.get(row, 0.0) if carries else 0.0
            strength = _strength(pointed.hits(row), closed.items[row], told, country, before)
            if strength + vague >= _enough(told, closed.items[row]) and strength > 0:
                found[row] = strength + vague
    air.said.append(told.text)
    new = _CARRIED * pointed.weights
    for row in np.flatnonzero(new >= _WORTH_CARRYING).tolist():
        air.described[row] = max(_CARRIED * air.described.get(row, 0.0), float(new[row]))
    return found


def _strength(hits: list[Hit], item: Closed, told: Told, country: int, before: float) -> float:
    """The weight of what points at somebody: words that say what happened are none of it. 0 where nobody is meant."""
    places = [place for kind in told.kinds & item.happened for place in told.events[kind]]
    left = [h for h in hits if not any(s < h.end and h.start < e for s, e in places)]
    describes = sum(h.describes for h in left) + before
    if country < 0 or describes < LEAST or (country == 0 and len(left) < 2):
        return 0.0
    return min(sum(h.value for h in left) + before, 2.5) + _COUNTRY * country


def _enough(told: Told, item: Closed) -> float:
    shared = told.kinds & item.happened
    if shared - VAGUE or len(shared) > 1:
        return SAME
    if shared:
        return SAME_VAGUE
    return ALLIED if related(told.kinds, item.happened) else float("inf")
