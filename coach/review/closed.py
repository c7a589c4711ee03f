"""What the user knows and may not pass on, laid out so that a sentence can be held against all of it at once."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from coach.checks.unsaid import order_of, unsaid, unsaid_to
from coach.confidence_rules import CLICKED
from coach.confidence_words import TAGS
from coach.evidence import Audience, Restriction, Statement
from coach.review.concepts import mask_of
from coach.review.countries import countries_in, countries_of_contacts
from coach.review.described import Profile, Profiles, Sayings
from coach.review.draft import flat
from coach.review.event_words import events_in, languages_in
from coach.review.fates import fates_in
from coach.review.matters import matters_of_note
from coach.review.meaning import rarity
from coach.review.traits import TALK, Traits, plain_stems, plain_words, traits_of
from coach.review.verbatim import Verbatim
from coach.review.vocabulary import FAINT, Floats, Vocabulary
from coach.review.wording import Wording
from coach.store.repository import Me, PersonView
from coach.text import STOP_WORDS, fold, stem

UNDERGOES = Wording(
    re.compile(
        r"\b(?:be|being|been|was|were|gets?|getting)\s+(?:\w+ly\s+)?(?:bought|sold|acquired|taken over|merged|closed|shut|wound up|floated|"
        r"split|broken up|restructured|audited|investigated|sued|replaced|relocated)\b",
        re.IGNORECASE,
    )
)
"""What is done to a house or a person: "they may be bought", not "she bought me a coffee"."""

NEAR = 0.5  # cosine from which two words count as near
_OPEN = 0.7  # a word that the open notes use too is rather the topic than the secret
_PARTICLES = frozenset(
    "van von der den del dos das bin ten ter la le el al di du st dr mr mrs ms prof and of".split()
)


_HOUSE_WORDS = frozenset(
    "academy advisory agency architects architecture association authority bank bio board books building care centre center chemicals "
    "city clinic club college company consulting council data design digital energy engineering federation films finance "
    "food foods forum foundation fund games global group health healthcare holding holdings hospital house industries "
    "industry institute insurance international lab laboratories laboratory labs law legal library limited line lines logistics "
    "marine maritime media medical ministry museum national network networks north office partners pharma port power press "
    "print productions project publishing rail research school science sciences services shipping society software solutions "
    "south east west standards station studio studios systems tech technologies technology theatre trade transport trust union "
    "university ventures water works workshop".split()
)  # fmt: skip


@dataclass(frozen=True)
class Closed:
    """A closed statement with its traits. `broad` means that only a mark on the whole note closes it; `people` are
    those it concerns; `names`, `houses` and `context` hold stems of their names, of their organisations, and of
    the rest of the note with their titles."""

    statement: Statement
    restriction: Restriction
    traits: Traits
    broad: bool
    people: frozenset[str]
    names: frozenset[str]
    houses: frozenset[str]
    context: frozenset[str]
    own: bool = False  # the user's private thought about himself or herself
    kept_from: frozenset[str] | None = (
        None  # only from these people, by the user's own order: "not a word to Ann"
    )
    heard_from: str = ""  # the one person of the talk, where they are the one it is about
    talk: frozenset[str] = frozenset()  # who took part in what the document records

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
        """The stems of names by which a sentence can mean whom it is about: the house's where it names only that."""
        said = self.traits.capital
        return self.houses if said & self.houses and not said & self.names else self.names | self.houses

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

    def named(self, traits: Traits) -> dict[int, set[str]]:
        """Closed statement → names of people concerned that stand in the sentence."""
        return _found(self._by_name, traits.capital)

    def housed(self, traits: Traits) -> dict[int, set[str]]:
        """Closed statement → names of their organisations that stand in the sentence."""
        return _found(self._by_house, traits.capital)

    def befallen(self, sentence: str) -> set[int]:
        """Closed statements in which the same happens to somebody, or to a place, as in the sentence (`fates`)."""
        return {row for fate in fates_in(sentence) for row in self._by_fate.get(fate, ())}

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


# Building


def closed_statements(
    statements: Sequence[Statement],
    people: Iterable[PersonView],
    me: Me,
    today: dt.date,
    talks: Mapping[int, frozenset[str]] | None = None,
) -> ClosedStatements:
    """The statements that are still closed on `today`, ready for matching. `talks` says who took part in what a
    document records."""
    documents: dict[int, list[Statement]] = defaultdict(list)
    frequency: dict[str, int] = defaultdict(int)
    for statement in statements:
        documents[statement.document].append(statement)
        for key in plain_words(statement.text):
            frequency[key] += 1
    known = {p.id: p for p in people}
    items = [
        _closed(statement, statement.restriction, group, known, me, (talks or {}).get(statement.document))
        for group in documents.values()
        for statement in group
        if statement.restriction is not None and statement.restriction.holds(today)
    ]
    items += [
        _kept_from_some(statement, group, known, me)
        for group in documents.values()
        for statement in group
        if statement.restriction is None and unsaid(statement)
    ]
    return ClosedStatements(items, documents, known, me, frequency)


def _kept_from_some(
    statement: Statement, group: Sequence[Statement], known: Mapping[str, PersonView], me: Me
) -> Closed:
    """What the user told themselves not to raise with somebody; open to everybody else."""
    named = [known[p] for p in dict.fromkeys((*statement.mentions, *statement.subjects)) if p in known]
    hearers = frozenset(p.id for p in named if unsaid_to(statement, p))
    if not hearers:  # a name that several have is nobody's for certain: it may be any of them
        hearers = frozenset(p.id for p in known.values() if unsaid_to(statement, p))
    order = Restriction(Audience.ME, marker=order_of(statement))
    item = _closed(statement, order, group, known, me, None)
    names = _tokens((n for p in hearers for n in known[p].names), set())
    return replace(
        item, kept_from=hearers, broad=False, people=item.people - hearers, names=item.names - names
    )


def _closed(
    statement: Statement,
    restriction: Restriction,
    group: Sequence[Statement],
    known: Mapping[str, PersonView],
    me: Me,
    talk: frozenset[str] | None,
) -> Closed:
    people = frozenset((*statement.subjects, *statement.mentions)) or frozenset(
        p for s in group for p in s.subjects
    )
    mine = set(re.findall(r"\w+", fold(f"{me.name} {me.employer}")))
    concerned = [known[p] for p in people if p in known]
    names = _tokens((restriction.told_by, *(n for p in concerned for n in p.names)), mine)
    houses = _tokens((p.organisation for p in concerned), mine | _HOUSE_WORDS)
    rest = [s.text for s in group if s.id != statement.id] + [statement.title, *(p.title for p in concerned)]
    context = frozenset(k for text in rest for k in plain_stems(text)) - names
    traits = traits_of(statement.text, statement.date)
    broad = _is_broad(statement, restriction, group)
    return Closed(
        statement,
        restriction,
        traits,
        broad,
        people,
        names,
        houses,
        context,
        own=not restriction.told_by and re.search(r"\b(?:I|my|me)\b", statement.text) is not None,
        talk=talk or frozenset(),
        heard_from="" if broad else _heard_from(statement, restriction, group, concerned, talk),
    )


_OF_THEMSELVES = re.compile(
    r"(?:[^:]{0,60}:)?[\W_]*(?:and )?(?:he|she|er|sie|il|elle|él|ella|hij|zij)\b", re.IGNORECASE
)
_BEHIND_THEIR_BACK = re.compile(
    r"\b(?:he|she|er|sie|il|elle|él|ella|hij|zij) (?:(?:still|himself|herself|noch|selbst) )?(?:(?:does|did|must|may|should|is)(?: not|n['’]t)|has no|darf|soll|weiß|weiss|ahnt|ne|no|weet|mag)\b",
    re.IGNORECASE,
)


def _heard_from(
    statement: Statement,
    restriction: Restriction,
    group: Sequence[Statement],
    concerned: Sequence[PersonView],
    talk: frozenset[str] | None,
) -> str:
    """Who told it where no word says so: the only one whom a note of a talk is about, of themselves ("Rang Ben.
    Confidential: he has an offer"). Not what is done to them, or what they are said not to know."""
    if restriction.told_by or restriction.until or restriction.audience is not Audience.ME or not talk:
        return ""
    only = {p.id for p in concerned}
    if len(talk) != 1 or only != talk or not _OF_THEMSELVES.match(statement.text):
        return ""
    done = UNDERGOES.search(statement.text) or "layoffs" in events_in(
        statement.text, languages_in(statement.text)
    )
    if done or any(_BEHIND_THEIR_BACK.search(s.text) for s in group if s.restriction is not None):
        return ""
    return next(iter(only))


def _is_broad(statement: Statement, restriction: Restriction, group: Sequence[Statement]) -> bool:
    """Whether only a tag or label of the whole note closes the statement, so that it may hold nothing secret."""
    marker = flat(restriction.marker)
    if restriction.until is not None or marker in flat(statement.text):
        return False
    if restriction.marker == CLICKED:
        return False  # the user pointed at it
    # "Confidential." is a tag's word too: where a sentence of the same paragraph says it, it is about this one.
    says = re.compile(rf"\b{re.escape(marker)}\b")
    if any(s.passage == statement.passage and says.search(flat(s.text)) for s in group):
        return False
    if marker in TAGS or restriction.marker.startswith("audience:"):
        return True
    same = [s for s in group if s.restriction is not None and s.restriction.marker == restriction.marker]
    return len(same) >= max(3, len(group) - 1)


def _tokens(names: Iterable[str], mine: set[str]) -> frozenset[str]:
    """Stems of the words of names, the user's own left out."""
    words = {t for n in names for t in re.findall(r"[^\W_]{2,}", flat(n))}
    return frozenset(stem(t) for t in words - mine - STOP_WORDS - TALK - _PARTICLES)
