"""What the user knows and may not pass on, laid out so that a sentence can be held against all of it at once."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from coach.evidence import Restriction, Statement
from coach.people.genitive import owner
from coach.review.concepts import mask_of
from coach.review.countries import countries_in, countries_of_contacts
from coach.review.deals import deal_spoken_of, parties_in
from coach.review.described import Profile, Profiles, Sayings
from coach.review.draft import flat
from coach.review.event_words import events_in, languages_in
from coach.review.fates import fates_in
from coach.review.gains import Thing, counted_in, gains_in, one_more_in
from coach.review.houses import Houses
from coach.review.matters import matters_of_note
from coach.review.meaning import rarity
from coach.review.traits import Traits, plain_words
from coach.review.verbatim import Verbatim
from coach.review.vocabulary import FAINT, Floats, Vocabulary
from coach.review.wording import Wording
from coach.store.values import Me, PersonView
from coach.text import fold, stem

UNDERGOES = Wording(
    r"\b(?:be|being|been|was|were|gets?|getting)\s+(?:\w+ly\s+)?(?:bought|sold|acquired|taken over|merged|closed|shut|wound up|floated|"
    r"split|broken up|restructured|audited|investigated|sued|replaced|relocated)\b",
)
"""What is done to a house or a person: "they may be bought", not "she bought me a coffee"."""

_SOMEBODY = re.compile(
    r"\b(?:he|she|him|her|er|ihm)\b(?! (?:told|tells?|said|says?|hat (?:mir|erzählt|gesagt)|erzählt|sagt))",
    re.IGNORECASE,
)
"""Somebody a sentence is about, and not who told it."""

NEAR = 0.5  # cosine from which two words count as near
_OPEN = 0.7  # a word that the open notes use too is rather the topic than the secret


@dataclass(frozen=True)
class Closed:
    """A closed statement with its traits. `broad` means that only a mark on the whole note closes it; `people` are
    those it concerns; `called_by` are the words of their names, also of those who are named and may be one of several;
    `houses` and `context` hold stems of their organisations, and of the rest of the note with their titles."""

    statement: Statement
    restriction: Restriction
    traits: Traits
    broad: bool
    people: frozenset[str]
    called_by: frozenset[str]
    houses: frozenset[str]
    context: frozenset[str]
    own: bool = False  # the user's private thought about himself or herself
    kept_from: frozenset[str] | None = (
        None  # only from these people, by the user's own order: "not a word to Ann"
    )
    heard_from: str = ""  # the one person of the talk, where they are the one it is about
    talk: frozenset[str] = frozenset()  # who took part in what the document records

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of the words of their names."""
        return frozenset(map(stem, self.called_by))

    @cached_property
    def undergoes(self) -> bool:
        """Whether something is done to somebody or to a house in it."""
        return UNDERGOES.search(self.statement.text) is not None

    @cached_property
    def happened(self) -> frozenset[str]:
        """The kinds of event that it tells of (`event_words`)."""
        return frozenset(events_in(self.statement.text, self.languages))

    @cached_property
    def matters(self) -> frozenset[str]:
        """The matters of a confidence that it is of (`matters`)."""
        return matters_of_note(self.statement.text)

    @cached_property
    def called(self) -> frozenset[str]:
        """The stems of names by which a sentence can mean whom it is about: the house's where it names only that and
        speaks of nobody."""
        said = self.traits.capital
        house = said & self.houses and not said & self.names and not _SOMEBODY.search(self.statement.text)
        return self.houses if house else self.names | self.houses

    @cached_property
    def gains(self) -> tuple[Thing, ...]:
        """One more of what, by it, somebody comes to have."""
        return gains_in(self.statement.text)

    @cached_property
    def one_more(self) -> tuple[Thing, ...]:
        """One more of what it speaks of at all."""
        return one_more_in(self.statement.text)

    @cached_property
    def counted(self) -> tuple[Thing, ...]:
        """What it counts."""
        return counted_in(self.statement.text)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that it can be in."""
        return languages_in(self.statement.text)


class ClosedStatements:
    """All closed statements of a workspace on one day, as arrays: an entry is one word of one statement."""

    def __init__(
        self,
        items: Sequence[Closed],
        documents: Mapping[int, Sequence[Statement]],
        people: Mapping[str, PersonView],
        me: Me,
        frequency: Mapping[str, int],
    ) -> None:
        self.items = list(items)
        self.documents = documents
        self.people = people
        self._vocabulary = Vocabulary()
        closed = {item.statement.id for item in items}
        self._open = [s for group in documents.values() for s in group if s.id not in closed]
        stems = [plain_words(s.text) for s in self._open]
        self._by_open_stem = _rows_of((i, key) for i, held in enumerate(stems) for key in held)
        self._fill(frequency, set(re.findall(r"\w+", fold(f"{me.name} {me.employer}"))))
        self._called = frozenset(w for p in people.values() for n in p.names for w in name_words(n))
        self._by_name = _rows_of((row, key) for row, item in enumerate(items) for key in item.names)
        self._by_house = _rows_of((row, key) for row, item in enumerate(items) for key in item.houses)
        said = ((i.statement.text, i.restriction.marker, i.names) for i in items)
        self._verbatim = Verbatim(said)
        self._free_on = _rows_of(
            (row, i.restriction.until) for row, i in enumerate(items) if i.restriction.until
        )
        self._by_fate = _rows_of(
            (row, fate) for row, i in enumerate(items) for fate in fates_in(i.statement.text)
        )
        mine = set(name_words(f"{me.name} {me.employer}"))
        organisations = (
            o for p in people.values() for o in (p.organisation, *(c.organisation for c in p.contacts))
        )
        small = {
            w for group in documents.values() for s in group for w in re.findall(r"\b[a-z]{3,}\b", s.text)
        }
        self.houses, self._mine = Houses(organisations, self._called, mine, small), mine
        self._by_firm = _rows_of(
            (row, firm) for row, item in enumerate(items) for firm in self._firms(item.statement.text)
        )
        self._by_party = _rows_of(
            (row, party) for row, item in enumerate(items) if not item.broad for party in self._parties(item)
        )
        self._figures = [(r, f) for r, i in enumerate(items) for f in i.traits.figures if f.telling]
        sayings = Sayings(self._open, self._by_open_stem)
        self.profiles = Profiles([self._profile(item, sayings) for item in items], self._vocabulary)

    def _fill(self, frequency: Mapping[str, int], mine: set[str]) -> None:
        rows, columns, weights, proper, events = [], [], [], [], []
        for row, item in enumerate(self.items):
            marker = {stem(w) for w in re.findall(r"\w+", flat(item.restriction.marker))}
            for key, (word, start, end) in item.traits.stems.items():
                if key in item.names or key in item.houses or word in mine or key in marker:
                    continue
                is_proper = key in item.traits.proper
                rows.append(row)
                columns.append(self._vocabulary.add(key, word))
                told = _OPEN if key in self._by_open_stem else 1.0
                weights.append(told * _weight(word, is_proper, frequency.get(key, 1)))
                proper.append(is_proper)
                events.append(mask_of(item.traits.concepts, start, end))
        self._rows, self._columns = np.array(rows, np.int64), np.array(columns, np.int64)
        self._weights, self._proper = np.array(weights, np.float32), np.array(proper, np.bool_)
        self._events = np.array(events, np.int64)
        self._totals = self._sum(self._weights, self._rows)

    def _profile(self, item: Closed, sayings: Sayings) -> Profile:
        """What the cards and the open statements say of those whom a closed statement concerns, and its own words."""
        people = [self.people[p] for p in item.people if p in self.people]
        told = sayings.of(item.people, item.houses | item.traits.proper)
        places = [c.location for p in people for c in p.contacts if c.location]
        texts = [s.text for s in told] + places + [item.statement.text]
        texts += [t for p in people for t in (p.title, p.organisation, *(c.title for c in p.contacts))]
        held = {k: w for text in texts for k, w in plain_words(text).items()}
        where = countries_of_contacts(
            places, (e for p in people for e in p.emails), (n for p in people for n in p.phones)
        )
        if not where:
            named = [countries_in(s.text).values() for s in told]
            where = frozenset[str]().union(*(c for codes in named for c in codes))
        # "Kite" is a name, but "Kite Marmalade" also says what they make.
        first = {stem(w) for p in people for w in re.findall(r"[^\W\d_]{2,}", flat(p.organisation))[:1]}
        own = frozenset(plain_words(item.statement.text))
        return Profile({k: w for k, w in held.items() if k not in item.names | first}, where, own)

    def _firms(self, text: str) -> frozenset[str]:
        return frozenset(place.house for place in self.houses.named_in(text))

    def _parties(self, item: Closed) -> Iterator[str]:
        """Who came to terms by a closed statement: whom it says, and whom the rest of the matter names. Only where no house
        is named, that of the people it concerns."""
        if not deal_spoken_of(item.statement.text):
            return
        yield from self._parties_said(item.statement.text)
        said, teller = item.restriction, frozenset(name_words(item.restriction.told_by))
        texts = [
            other.statement.text
            for other in self.items
            if other.statement.document == item.statement.document
            and not other.broad
            and (other.restriction.until, other.restriction.audience) == (said.until, said.audience)
        ]
        firms = frozenset(firm for text in texts for firm in self._firms(text))
        words = frozenset(word for text in texts for word in name_words(text))
        yield from firms
        yield from (stem(word) for word in (item.called_by & words) - teller)
        if not firms:
            people = (self.people[p] for p in item.people if p in self.people)
            yield from (firm for p in people for firm in self._firms(p.organisation))

    def _parties_said(self, text: str) -> dict[str, tuple[int, int]]:
        """Those who came to terms by a sentence, each with its place: a house by its name, others by the stem of theirs."""
        places = self.houses.named_in(text)
        found: dict[str, tuple[int, int]] = {}
        for start, end, us in parties_in(text):
            if us and us not in self._mine:
                continue
            house = next((p for p in places if p.start <= start < p.end), None)
            if house is not None:
                found.setdefault(house.house, (house.start, house.end))
            elif (word := flat(text[start:end])) not in self._mine and (
                word in self._called or rarity(word) >= 0.5
            ):
                found.setdefault(stem(word), (start, end))
        return found

    def _sum(self, entries: Floats, rows: npt.NDArray[np.int64]) -> Floats:
        return np.bincount(rows, entries, len(self.items)).astype(np.float32)

    # Matching

    def strengths(self, traits: Traits) -> Floats:
        """For each word of the vocabulary how well the sentence has it: 1 the same stem, less for a near word."""
        return self._vocabulary.strengths((key, word) for key, (word, _, _) in traits.stems.items())

    def look_up(self, several: Iterable[Traits]) -> None:
        """Look up the words of several sentences at once, which is quicker than one by one."""
        self._vocabulary.look_up((key, word) for t in several for key, (word, _, _) in t.stems.items())

    def cover(self, strengths: Floats, events: int) -> Cover:
        """What of each closed statement the sentence has. `events` is the mask of the sentence's concepts."""
        if not len(self._rows):
            return Cover(*(np.zeros(len(self.items), np.float32) for _ in range(5)))
        shown = strengths[self._columns]
        same_event = (self._events & events) != 0 if events else np.zeros(len(shown), np.bool_)
        told = np.flatnonzero((shown >= FAINT) | same_event)
        shown, same_event, rows = shown[told], same_event[told], self._rows[told]
        weights, proper = self._weights[told], self._proper[told]
        firm = np.where(shown >= NEAR, shown, 0)
        faint = np.where((shown >= FAINT) & (shown < NEAR), 0.6 * shown, firm)
        event = np.where(same_event, np.maximum(firm, 0.7), 0) * weights
        plain = ~proper & ~same_event
        return Cover(
            self._sum(firm * weights * plain, rows),
            self._sum(faint * weights * plain, rows),
            self._sum((shown >= 1.0) * weights * (proper & ~same_event), rows),
            self._sum(event, rows),
            self._totals,
        )

    def shares(self, row: int, strengths: Floats) -> bool:
        """Whether a sentence has a word of a closed statement itself, or one near it: words still in the air from
        the sentence before do not convict alone."""
        return bool(np.any(strengths[self._columns[self._rows == row]] > 0))

    def named(self, traits: Traits, text: str) -> dict[int, set[str]]:
        """Closed statement → names of people concerned that stand in the sentence. A word that is somebody's name as it
        stands is no form of another's: Hannes is not Hanne."""
        found = _found(self._by_name, traits.capital)
        others = {key for row in found.values() for key in row if traits.stems[key][0] in self._called}
        return {
            row: kept
            for row, keys in found.items()
            if (kept := {k for k in keys if k not in others or self._is_called(row, traits.stems[k], text)})
        }

    def _is_called(self, row: int, said: tuple[str, int, int], text: str) -> bool:
        """Whether a word of a sentence is a name of somebody concerned, or its genitive."""
        word, _, end = said
        words = self.items[row].called_by
        return word in words or owner(word, text[end : end + 80]) in words

    def housed(self, traits: Traits) -> dict[int, set[str]]:
        """Closed statement → names of their organisations that stand in the sentence."""
        return _found(self._by_house, traits.capital)

    def firms(self, text: str) -> set[int]:
        """Closed statements that name a house that stands in the sentence, by its whole name or what it is known by."""
        return {row for firm in self._firms(text) for row in self._by_firm.get(firm, ())}

    def befallen(self, sentence: str) -> dict[int, tuple[int, int]]:
        """Closed statements in which the same happens to somebody, or to a place, as in the sentence (`fates`, `deals`);
        where the sentence says so."""
        found = {
            row: span for fate, span in fates_in(sentence).items() for row in self._by_fate.get(fate, ())
        }
        for party, span in self._parties_said(sentence).items():
            for row in self._by_party.get(party, ()):
                found.setdefault(row, span)
        return found

    def verbatim(self, sentence: str) -> set[int]:
        """Closed statements that the sentence repeats word for word, or that it stands in."""
        return self._verbatim.repeated_in(sentence)

    def by_figure(self, traits: Traits) -> set[int]:
        """Closed statements with a telling figure of the sentence."""
        telling = [f for f in traits.figures if f.telling]
        return (
            {row for row, figure in self._figures if any(f.same(figure) for f in telling)}
            if telling
            else set()
        )

    def by_day(self, traits: Traits) -> set[int]:
        """Closed statements that become free on a day of the sentence."""
        days = {first for first, last, _, _ in traits.days if first == last}
        return {row for day in days for row in self._free_on.get(day, ())}

    def places(self, row: int, traits: Traits) -> list[tuple[int, int]]:
        """Where in the sentence the words stand that it shares with a closed statement."""
        entries = np.flatnonzero(self._rows == row)
        weights = {int(self._columns[e]): float(self._weights[e]) for e in entries}
        return [
            (start, end)
            for key, (word, start, end) in traits.stems.items()
            if any(weights.get(c, 0.0) * s >= 0.25 for c, s in self._vocabulary.near(key, word))
        ]

    def open_with(self, stems: Iterable[str]) -> list[Statement]:
        """Open statements that hold at least half of some stems, the fullest first."""
        counts: dict[int, int] = defaultdict(int)
        wanted = list(stems)
        for key in wanted:
            for index in self._by_open_stem.get(key, ()):
                counts[index] += 1
        enough = [i for i, n in counts.items() if n * 2 >= len(wanted)]
        return [self._open[i] for i in sorted(enough, key=lambda i: (-counts[i], i))[:20]]


@dataclass(frozen=True, slots=True)
class Cover:
    """Per closed statement: weight of its ordinary words the sentence has (`topic`; `faint` counts distant
    cousins too), of its proper names, of the words for an event both speak of, and its whole weight."""

    topic: Floats
    faint: Floats
    proper: Floats
    event: Floats
    total: Floats


def _weight(word: str, proper: bool, frequency: int) -> float:
    """How much a word tells: rare in the language, rare in the user's material."""
    usual = 1 + 0.2 * math.log2(max(1, frequency))
    return (max(0.8, rarity(word)) if proper else rarity(word)) / usual


K = TypeVar("K")


def _rows_of(pairs: Iterable[tuple[int, K]]) -> dict[K, list[int]]:
    found: dict[K, list[int]] = defaultdict(list)
    for row, key in pairs:
        found[key].append(row)
    return dict(found)


def _found(rows: Mapping[str, Sequence[int]], stems: Iterable[str]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for key in stems:
        for row in rows.get(key, ()):
            found[row].add(key)
    return found


def name_words(name: str) -> list[str]:
    """The words of a name without accents, each as long as two letters."""
    return re.findall(r"[^\W_]{2,}", flat(name))
