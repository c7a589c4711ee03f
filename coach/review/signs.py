"""Whether a sentence repeats a closed statement in other words: the signs, and when they convict.

Signs are rare words and names in both (the same stem, or a near word vector), the person or house concerned, the
event both speak of (`concepts`), figures, days, and what the wording gives away ("I hear that …"). No sign convicts
alone: a topic may be spoken of, as long as what happened is not.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Set
from dataclasses import dataclass, field

import numpy as np

from coach.index.languages import ENGLISH
from coach.review.closed import UNDERGOES, Closed, ClosedStatements, Cover
from coach.review.concepts import CAREER, PERSONAL, mask_of
from coach.review.draft import Sentence
from coach.review.event_words import PERSONAL as PERSONAL_KINDS
from coach.review.event_words import VAGUE, related
from coach.review.gains import counted_in, gains_in, one_more_in
from coach.review.matters import said_of
from coach.review.meaning import rarity
from coach.review.telling import Air, Told, described_in
from coach.review.traits import Traits
from coach.review.vocabulary import Floats

_PRONOUN = re.compile(r"\b(?:he|she|they|him|her|them|his|their|it|its)\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:I|me|my|I['’]\w+)\b")
_VERBATIM = 3.0  # the very words of a closed sentence need no further sign
_TOPICAL = 0.6  # less of a closed statement's weight is no sign where nobody concerned is named
_LITTLE = 1.2  # weight of a closed statement up to which it says one thing only
_CARRY = 0.5  # what a word of the sentence before still counts


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence that repeats a closed statement: how strongly, and where in the draft. `described` says that it names
    nobody concerned and describes them; `words` are the places of what it rests on, where that is known."""

    closed: Closed
    score: float
    start: int
    end: int
    described: bool = False
    words: frozenset[tuple[int, int]] = frozenset()

    @property
    def place(self) -> tuple[int, int]:
        """The least stretch that tells it."""
        if not self.words:
            return self.start, self.end
        return min(s for s, _ in self.words), max(e for _, e in self.words)


@dataclass
class Signs:
    """What speaks for a match. Weights: a rare word is about 1, a common one 0.3."""

    topic: float = 0.0
    proper: float = 0.0
    event: float = 0.0
    share: float = 0.0
    link: float = 0.0
    context: float = 0.0
    events: int = 0
    personal: bool = False
    career: bool = False
    figure: float = 0.0
    day: float = 0.0
    release_day: bool = False
    prior: float = 0.0
    undergone: bool = False
    silent: bool = False
    firm: bool = False  # a house that the closed one names stands in the sentence
    gained: bool = False  # somebody comes to have one more of the same
    counted: bool = False  # the same number of the same things
    places: list[tuple[int, int]] = field(default_factory=list)

    @property
    def score(self) -> float:
        """The signs together."""
        happened = (1.0 if self.personal else 0.6 if self.events else 0.0) + (0.3 if self.events > 1 else 0.0)
        words = min(self.topic, 3.0) + 0.8 * min(self.proper, 1.5) + 0.5 * min(self.event, 1.5)
        return words + self.link + self.context + happened + self.figure + self.day + self.prior

    @property
    def tells(self) -> bool:
        """Whether the sentence itself has an event, a figure or a day of the closed one."""
        return self.events > 0 or self.figure > 0 or self.day > 0 or self.gained or self.counted

    def convict(self, broad: bool) -> bool:
        """Whether this is a leak. `broad`: the statement is closed by a mark on its whole note only, so that more
        must speak for it; and more still where the sentence says that the thing is public."""
        public = 1.0 if self.prior < -0.5 else 0.0
        more = (0.35 if broad else 0.0) + public
        if more == 0 and (self.gained or self._counts_the_same()):
            return True
        if self.figure >= 1.5:
            return self.words + self.event + self.link + self.context >= 0.3 + public
        if self.release_day:
            return self.prior > 0 or self.words + self.context >= 0.3 or self._says_it(more)
        return self._says_it(more) or self._happened(more)

    @property
    def words(self) -> float:
        """The weight of rare words and of names together."""
        return self.topic + self.proper

    @property
    def known(self) -> float:
        """How sure it is who or what is meant."""
        return max(self.link, min(0.8, self.proper), self.context, 0.8 if self.firm else 0.0)

    def _counts_the_same(self) -> bool:
        """Whether it tells of the same number of things, in words enough to be sure that they are these."""
        enough = self.words >= 0.9 or (self.events > 0 and self.words + self.event >= 1.2)
        return self.counted and enough and max(self.known, self.share) >= 0.28

    def _happened(self, more: float) -> bool:
        """Whether the sentence has the event, and enough else to be sure that it is this one."""
        if self.career and self.link >= 0.8 and self.share >= 0.2 and more == 0:
            return True  # that somebody leaves or is let go needs no further words once they are named
        if self.personal and (self.link >= 0.7 or self.words >= 1.2 + more) and self.score >= 1.9 + more:
            return True
        if not self.events:
            return False
        if self.undergone and self.link >= 0.8 and self.share >= 0.6 and more == 0:
            return True  # a short secret ("they may be bought"), said of the one it is about
        if self.known >= 0.6:
            told = self.words + self.event + self.day + self.prior
            strength = (
                self.words + 0.4 * self.event + 0.4 * (self.events - 1) + self.day + self.figure + self.prior
            )
            return told >= 0.3 and strength >= (0.5 if self.known >= 0.7 else 1.0) + more
        told = self.words + self.event + self.context + self.day + self.prior + 0.3 * (self.events - 1)
        sure = self.words >= 0.9 or self.share >= 0.85 or (self.words >= 0.6 and self.prior >= 0.5)
        return sure and told >= 1.5 + more and self.share >= 0.35

    def _says_it(self, more: float) -> bool:
        """Whether the sentence has so many of the words that no event is needed."""
        if self.silent and self.figure < 1.5 and self.day < 0.6 and self.prior <= 0:
            return self.share >= 0.8 and self.words >= 1.0 + more  # the topic only: nothing happens
        if self.known >= 0.6 and self.words >= 1.4 + more and (self.share >= 0.45 or self.proper >= 0.8):
            return True
        if self.link >= 0.7 and self.proper >= 0.8 + more:
            return True
        if self.prior >= 0.5 and self.known >= 0.6 and self.words >= 0.9 + more:
            return True
        if more == 0 and self.link >= 0.8 and self.share >= 0.35 and self.words >= 0.4:
            return True  # a short secret, said of the one it is about
        if more <= 0.5 and self.link >= 0.8 and self.share >= 0.5 and self.words >= 0.7:
            return True
        if more == 0 and self.share >= 0.5 and self.words >= 1.5:
            return True
        return self.share >= 0.6 and self.words >= 1.6 + more


@dataclass(frozen=True, slots=True)
class _Heard:
    """What one sentence has of closed statements, by their rows."""

    sentence: Sentence
    traits: Traits
    told: Told
    prior: float  # what the wording itself gives away
    strengths: Floats
    cover: Cover
    named: dict[int, set[str]]
    housed: dict[int, set[str]]
    described: dict[int, float]
    repeated: set[int]
    befallen: dict[int, tuple[int, int]]
    firms: set[int]
    rare: frozenset[str]

    @classmethod
    def of(
        cls, closed: ClosedStatements, sentence: Sentence, traits: Traits, before: Reading, prior: float
    ) -> _Heard:
        told, strengths = Told(sentence.text), closed.strengths(traits)
        named = closed.named(traits, sentence.text)
        return cls(
            sentence, traits, told, prior, strengths,
            cover=closed.cover(before.still_heard(strengths), mask_of(traits.concepts)),
            named=named,
            housed=closed.housed(traits),
            described=described_in(closed, traits, told, before.air, named.keys()),
            repeated=closed.verbatim(sentence.text[sentence.body.start - sentence.start :]),
            befallen=closed.befallen(sentence.text),
            firms=closed.firms(sentence.text),
            rare=frozenset(key for key, (word, _, _) in traits.stems.items() if rarity(word) >= 0.5),
        )  # fmt: skip

    def candidates(self, closed: ClosedStatements, before: Reading, addressed: frozenset[str]) -> set[int]:
        """The rows that the sentence may repeat at all."""
        weight = self.cover.topic + self.cover.proper + self.cover.event
        rows = set(np.flatnonzero(weight >= _TOPICAL).tolist())
        rows |= self.named.keys() | self.housed.keys() | before.named.keys() | before.housed
        rows |= closed.by_figure(self.traits) | closed.by_day(self.traits)
        rows |= self.repeated | self.described.keys() | self.befallen.keys() | self.firms
        if addressed:
            rows |= {row for row, item in enumerate(closed.items) if addressed & item.people}
        return rows


@dataclass
class Reading:
    """What is carried from the sentences before: names that "she" can mean, and words still in the air."""

    named: dict[int, set[str]] = field(default_factory=dict)
    housed: set[int] = field(default_factory=set)
    strengths: Floats | None = None
    air: Air = field(default_factory=Air)

    def still_heard(self, strengths: Floats) -> Floats:
        """The words of a sentence with those of the one before, which count half."""
        air = strengths if self.strengths is None else np.maximum(strengths, _CARRY * self.strengths)
        # A carried word may fall under the bar for near words: lift it just over it.
        return np.where((air < 0.5) & (air > 0) & (strengths < 0.38), 0.5, air).astype(np.float32)

    def carry(self, heard: _Heard) -> None:
        """Keep of a sentence what the next one may lean on."""
        self.strengths = heard.strengths
        self.housed |= heard.housed.keys()
        for row, names in heard.named.items():
            self.named.setdefault(row, set()).update(names)


def matches(
    closed: ClosedStatements,
    sentence: Sentence,
    traits: Traits,
    before: Reading,
    addressed: frozenset[str],
    prior: float,
) -> list[Match]:
    """The closed statements that a sentence repeats, strongest first. `addressed` are the ids that "you" can mean,
    `prior` what the wording itself gives away."""
    heard = _Heard.of(closed, sentence, traits, before, prior)
    candidates = heard.candidates(closed, before, addressed)
    undergone = UNDERGOES.search(sentence.text) is not None
    links = _links(candidates, closed, sentence, before, addressed, heard.named.keys(), heard.housed.keys())
    found = []
    for row in candidates:
        signs = _signs(closed.items[row], row, heard, links[row])
        signs.undergone = undergone and closed.items[row].undergoes
        match = _match(closed, row, heard, signs)
        if match is not None:
            found.append(match)
    before.carry(heard)
    return sorted(found, key=lambda m: (-m.score, m.closed.statement.id))


def _match(closed: ClosedStatements, row: int, heard: _Heard, signs: Signs) -> Match | None:
    """How a sentence repeats one closed statement; None where it does not."""
    item, start, end = closed.items[row], heard.sentence.start, heard.sentence.end
    if row in heard.repeated:
        return Match(item, max(signs.score, _VERBATIM), start, end)
    if _convicted(signs, item, heard.told) and (signs.tells or closed.shares(row, heard.strengths)):
        places = frozenset((start + s, start + e) for s, e in closed.places(row, heard.traits) + signs.places)
        first, last = min((s for s, _ in places), default=start), max((e for _, e in places), default=end)
        return Match(item, signs.score, first, last, words=places)
    if (
        row in heard.described
        or _same_event(signs, item, heard.traits, heard.told)
        or _befallen(row, heard.befallen, item, heard.prior)
    ):
        score = max(signs.score, heard.described.get(row, 0.0))
        span = heard.befallen.get(row)
        words = frozenset({(start + span[0], start + span[1])} if span else ())
        return Match(item, score, start, end, row in heard.described, words)
    return None


def _links(
    candidates: set[int],
    closed: ClosedStatements,
    sentence: Sentence,
    before: Reading,
    addressed: frozenset[str],
    named: Set[int],
    housed: Set[int],
) -> dict[int, float]:
    """Closed statement → how sure it is that the sentence means somebody of it: by name, by their house, by a pronoun or
    "you", or as the user."""
    pronoun = 1.0 if before.named and _PRONOUN.search(sentence.text) else 0.5
    own = _FIRST_PERSON.search(sentence.text) is not None
    found = {}
    for row in candidates:
        item = closed.items[row]
        found[row] = max(
            1.0 if row in named else 0.0,
            0.8 if row in housed else 0.0,
            pronoun if row in before.named else 0.0,
            0.7 if addressed & item.people else 0.0,
            0.6 if row in before.housed else 0.0,
            0.6 if own and item.own else 0.0,
        )
    return found


def _convicted(signs: Signs, item: Closed, told: Told) -> bool:
    if not signs.convict(item.broad):
        return False
    if signs.events == 0 and told.silent_on(item):
        signs.silent = True
    return not signs.silent or signs.convict(item.broad)


def _befallen(row: int, befallen: Collection[int], item: Closed, prior: float) -> bool:
    """Whether the same happens to the same name, unless the sentence says that it is public."""
    return row in befallen and not item.broad and prior >= -0.5


def _same_event(signs: Signs, item: Closed, traits: Traits, told: Told) -> bool:
    """Whether a sentence tells what befell somebody who is named, where no other word can be the same: in another
    language than the note, or a matter that tells on its own."""
    if item.broad or signs.prior < -0.5:
        return False
    if signs.figure >= 1.5 and not set(told.languages) & set(item.languages):
        return bool(told.kinds & item.happened) or related(told.kinds, item.happened)
    if signs.link < 0.8:
        return False
    names = [(start, end) for key, (_, start, end) in traits.stems.items() if key in item.called]
    if said_of(told.text, item.matters, names):
        return True
    shared = told.kinds & item.happened
    if not shared:
        return False
    if ENGLISH not in told.languages or ENGLISH not in item.languages:
        return bool(shared - VAGUE) or signs.figure > 0 or signs.day >= 1
    return signs.link >= 1.0 and bool(shared & told.firm_kinds & PERSONAL_KINDS)


def _signs(item: Closed, row: int, heard: _Heard, link: float) -> Signs:
    traits, cover = heard.traits, heard.cover
    shared = traits.concepts.keys() & item.traits.concepts.keys()
    # What the rest of the note and the titles of the people have of the sentence.
    context = min(0.7, 0.35 * len((heard.rare & item.context) - item.traits.stems.keys()))
    topic = float((cover.faint if link >= 0.8 else cover.topic)[row])
    proper, event = float(cover.proper[row]), float(cover.event[row])
    signs = Signs(
        topic,
        proper,
        event,
        link=link,
        context=context,
        events=len(shared),
        personal=bool(shared & PERSONAL),
        career=bool(shared & CAREER),
        prior=heard.prior,
    )
    signs.share = (topic + proper + event) / max(0.5, float(cover.total[row]))
    signs.places.extend(span for name in shared for span in traits.concepts[name])
    signs.firm = row in heard.firms
    _figures(signs, item, traits)
    _things(signs, item, heard.told, float(cover.total[row]))
    _days(signs, item, traits)
    return signs


def _figures(signs: Signs, item: Closed, traits: Traits) -> None:
    """A telling figure gives a secret away, and so do two small ones together."""
    small = 0
    for mine in traits.figures:
        if any(mine.same(theirs) for theirs in item.traits.figures):
            small += 0 if mine.telling else 1
            telling = mine.telling or (small > 1 and len(traits.figures) <= 4)
            signs.figure = max(signs.figure, 1.5 if telling else 0.3)
            signs.places.append((mine.start, mine.end))


def _things(signs: Signs, item: Closed, told: Told, total: float) -> None:
    """The same number of the same things, and one more of them that somebody comes to have: by a closed statement too, or
    it says little else. `total` is its weight."""
    if signs.known >= 0.7 and item.one_more:
        news = item.gains or (item.one_more if total <= _LITTLE else ())
        same = [mine for mine in gains_in(told.text) if any(mine.same(theirs) for theirs in news)]
        signs.gained = bool(same)
        signs.places.extend((mine.start, mine.end) for mine in same)
    counts = (*item.counted, *item.one_more)
    if counts and signs.words + signs.event >= 0.9 and not told.silent_on(item):
        here = (*counted_in(told.text), *one_more_in(told.text))
        same = [
            mine
            for mine in here
            if mine.count and any(mine.same(theirs) for theirs in counts if theirs.count)
        ]
        signs.counted = bool(same)
        signs.places.extend((mine.start, mine.end) for mine in same)


def _days(signs: Signs, item: Closed, traits: Traits) -> None:
    """1 for the same single day, 0.6 where short stretches of days overlap."""
    for first, last, start, end in traits.days:
        value = 0.0
        if first == last == item.restriction.until:
            signs.release_day, value = True, 1.0
        for other_first, other_last, _, _ in item.traits.days:
            if first == last == other_first == other_last:
                value = 1.0
            short = (last - first).days <= 100 and (other_last - other_first).days <= 100
            if short and first <= other_last and other_first <= last:
                value = max(value, 0.6)
        if value:
            signs.day = max(signs.day, value)
            signs.places.append((start, end))
