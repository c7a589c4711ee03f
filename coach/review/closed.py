"""What the user knows and may not pass on, laid out so that a sentence can be held against all of it at once.

A closed statement is found again in other words by four signs: rare words it shares with the sentence (the same
stem, or a near word vector), the people and names in both, figures and dates in both, and the event both speak of
(`concepts`). No sign convicts alone, save a telling figure or a person together with a personal event.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from coach.dates import find_dates
from coach.evidence import Audience, Restriction, Statement
from coach.review.concepts import PERSONAL, concepts_in
from coach.review.draft import Sentence, flat
from coach.review.figures import Figure, figures
from coach.review.meaning import rarity, vector
from coach.store.repository import Me, PersonView
from coach.text import STOP_WORDS, fold

Floats = npt.NDArray[np.float32]

_NEAR = 0.5  # cosine from which two words count as near
_TALK = frozenset(
    "tell told say said ask asked keep kept know knows knew known confidence confidential private internal embargo nda "
    "secret record public repeat repeating share sharing trust strict word outside house paper idea want wants please "
    "yes also get got go goes going come one two way thing things think thought make made take took let see saw until "
    "still now new good well much many year years month months week weeks day days time today yesterday tomorrow soon "
    "would could should shall may might must cannot lot bit sure hope really very already yet never ever always "
    "like back first last next since even however though nobody everyone somebody anyone quite rather".split()
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Traits:
    """What a sentence holds: stems with weights and places, names, events, figures and days."""

    stems: dict[str, tuple[str, int, int]]  # stem → (word, start, end)
    proper: frozenset[str]
    concepts: dict[str, tuple[tuple[int, int], ...]]
    figures: tuple[Figure, ...]
    days: tuple[tuple[dt.date, dt.date, int, int], ...]


@dataclass(frozen=True, slots=True)
class Closed:
    """A closed statement with its traits. `broad` means that a mark on the whole note closes it, not its words."""

    statement: Statement
    restriction: Restriction
    traits: Traits
    broad: bool
    people: frozenset[str]


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence that repeats a closed statement: how strongly, and where in the draft."""

    closed: Closed
    score: float
    start: int
    end: int


@lru_cache(maxsize=1)
def _stemmer() -> object:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The English stem of a folded word."""
    return str(_stemmer().stemWord(word))  # type: ignore[attr-defined]


_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


def traits_of(text: str, reference: dt.date | None) -> Traits:
    """Take a sentence apart."""
    stems: dict[str, tuple[str, int, int]] = {}
    proper: set[str] = set()
    for match in _WORD.finditer(text):
        word = flat(match.group())
        base = word.removesuffix("'s")
        if base in STOP_WORDS or base in _TALK or len(base) < 2 or base.isdigit():
            continue
        key = stem(base)
        stems.setdefault(key, (base, match.start(), match.end()))
        if match.group()[0].isupper() and not _opens(text, match.start()):
            proper.add(key)
    days = tuple(
        (m.first, m.last, m.start, m.end)
        for m in find_dates(text, reference or dt.date(2000, 1, 1), prefer="future")
    )
    taken = [(s, e) for _, _, s, e in days]
    numbers = tuple(f for f in figures(text) if not any(s <= f.start < e for s, e in taken))
    return Traits(stems, frozenset(proper), concepts_in(text), numbers, days)


def _opens(text: str, start: int) -> bool:
    """Whether a capital may be due to the beginning of a sentence."""
    return re.search(r"(?:^|[.!?:]\s)[\W_]*$", text[:start]) is not None


@dataclass
class ClosedStatements:
    """All closed statements of a workspace on one day, as arrays."""

    items: list[Closed]
    _rows: npt.NDArray[np.int32] = field(init=False)
    _columns: npt.NDArray[np.int32] = field(init=False)
    _weights: Floats = field(init=False)
    _totals: Floats = field(init=False)
    _vocabulary: dict[str, int] = field(init=False)
    _vectors: Floats = field(init=False)
    _names: dict[str, list[tuple[int, str]]] = field(init=False)
    _figures: list[tuple[int, Figure]] = field(init=False)
    _proper: npt.NDArray[np.bool_] = field(init=False)
    _open: list[Statement] = field(init=False)
    _open_stems: dict[str, list[int]] = field(init=False)
    _near: dict[str, list[tuple[int, float]]] = field(default_factory=dict, init=False)
    frequency: dict[str, int] = field(default_factory=dict)
    people: dict[str, PersonView] = field(default_factory=dict)
    me: Me = field(default_factory=Me)
    documents: dict[int, list[Statement]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._vocabulary = {}
        rows, columns, weights, proper = [], [], [], []
        mine = set(re.findall(r"\w+", fold(f"{self.me.name} {self.me.employer}")))
        for row, item in enumerate(self.items):
            names = self._name_tokens(item)
            marker = {stem(w) for w in re.findall(r"\w+", flat(item.restriction.marker))}
            for key, (word, _, _) in item.traits.stems.items():
                if key in names or word in mine or key in marker:
                    continue
                rows.append(row)
                columns.append(self._vocabulary.setdefault(key, len(self._vocabulary)))
                is_proper = key in item.traits.proper
                weights.append(self.weight(key, word, is_proper))
                proper.append(is_proper)
        self._rows, self._columns = np.array(rows, np.int32), np.array(columns, np.int32)
        self._weights, self._proper = np.array(weights, np.float32), np.array(proper, np.bool_)
        self._totals = np.bincount(self._rows, self._weights, len(self.items)).astype(np.float32)
        words = {k: w for i in self.items for k, (w, _, _) in i.traits.stems.items()}
        known = [vector(words[k]) for k in self._vocabulary]
        self._vectors = np.stack(known) if known else np.zeros((0, 256), np.float32)
        self._figures = [(r, f) for r, i in enumerate(self.items) for f in i.traits.figures if f.telling]
        closed = {item.statement.id for item in self.items}
        self._open = [s for group in self.documents.values() for s in group if s.id not in closed]
        self._open_stems = defaultdict(list)
        for index, statement in enumerate(self._open):
            for key in _plain_stems(statement.text):
                self._open_stems[key].append(index)
        self._names = defaultdict(list)
        for row, item in enumerate(self.items):
            for token in self._name_tokens(item):
                self._names[token].append((row, token))

    def weight(self, key: str, word: str, proper: bool) -> float:
        """How much a word tells: rare in the language, rare in the user's material."""
        usual = 1 + 0.2 * math.log2(max(1, self.frequency.get(key, 1)))
        return (max(0.8, rarity(word)) if proper else rarity(word)) / usual

    def _name_tokens(self, item: Closed) -> set[str]:
        """Stems of the names of the people concerned, the user's own left out."""
        names = [n for p in item.people if p in self.people for n in self.people[p].names]
        names.append(item.restriction.told_by)
        mine = set(fold(self.me.name).split())
        tokens = {t for n in names for t in re.findall(r"[^\W_]{2,}", flat(n))} - mine - STOP_WORDS - _TALK
        return {stem(t) for t in tokens if t not in _PARTICLES}

    # Matching

    def strengths(self, traits: Traits) -> Floats:
        """For each word of the vocabulary how well the sentence has it: 1 the same stem, less for a near word."""
        found = np.zeros(len(self._vocabulary), np.float32)
        for key, (word, _, _) in traits.stems.items():
            for column, strength in self._neighbours(key, word):
                found[column] = max(found[column], strength)
        return found

    def _neighbours(self, key: str, word: str) -> list[tuple[int, float]]:
        known = self._near.get(key)
        if known is None:
            sims = self._vectors @ vector(word)
            known = [(int(c), float(sims[c]) * 0.8) for c in np.flatnonzero(sims >= _NEAR)]
            if key in self._vocabulary:
                known.append((self._vocabulary[key], 1.0))
            self._near[key] = known
        return known

    def sums(self, strengths: Floats) -> tuple[Floats, Floats]:
        """For each closed statement: the weight of its ordinary words, and of its names, that the sentence has."""
        shared = self._weights * strengths[self._columns] if len(self._columns) else self._weights
        plain = np.bincount(self._rows, shared * ~self._proper, len(self.items)).astype(np.float32)
        proper = np.bincount(self._rows, shared * self._proper, len(self.items)).astype(np.float32)
        return plain, proper

    def linked(self, traits: Traits) -> dict[int, set[str]]:
        """Closed statement → names of people concerned that stand in the sentence."""
        found: dict[int, set[str]] = defaultdict(set)
        for key in traits.stems:
            for row, token in self._names.get(key, ()):
                found[row].add(token)
        return found

    def by_figure(self, traits: Traits) -> set[int]:
        """Closed statements with a figure of the sentence."""
        return {
            row
            for row, figure in self._figures
            if any(mine.telling and mine.same(figure) for mine in traits.figures)
        }

    def by_day(self, traits: Traits) -> set[int]:
        """Closed statements that become free on a day of the sentence."""
        days = {first for first, last, _, _ in traits.days if first == last}
        return (
            {row for row, item in enumerate(self.items) if item.restriction.until in days} if days else set()
        )

    def open_with(self, stems: Iterable[str]) -> list[Statement]:
        """Open statements that hold at least half of some stems, the fullest first."""
        counts: dict[int, int] = defaultdict(int)
        wanted = list(stems)
        for key in wanted:
            for index in self._open_stems.get(key, ()):
                counts[index] += 1
        enough = [i for i, n in counts.items() if n * 2 >= len(wanted)]
        return [self._open[i] for i in sorted(enough, key=lambda i: (-counts[i], i))[:20]]

    def share(self, row: int, plain: float, proper: float) -> float:
        """How much of a closed statement's weight a sentence has."""
        return (plain + proper) / max(0.5, float(self._totals[row]))

    def places(self, row: int, traits: Traits) -> list[tuple[int, int]]:
        """Where in the sentence the words stand that it shares with a closed statement."""
        columns = {
            int(c): float(w)
            for r, c, w in zip(self._rows, self._columns, self._weights, strict=True)
            if r == row
        }
        found = []
        for key, (word, start, end) in traits.stems.items():
            if any(columns.get(c, 0.0) * s >= 0.25 for c, s in self._neighbours(key, word)):
                found.append((start, end))
        return found


_PARTICLES = frozenset(
    "van von der den del dos das bin ten ter la le el al di du st dr mr mrs ms prof".split()
)


def closed_statements(
    statements: Sequence[Statement], people: Iterable[PersonView], me: Me, today: dt.date
) -> ClosedStatements:
    """The statements that are still closed on `today`, ready for matching."""
    documents: dict[int, list[Statement]] = defaultdict(list)
    frequency: dict[str, int] = defaultdict(int)
    for statement in statements:
        documents[statement.document].append(statement)
        for key in _plain_stems(statement.text):
            frequency[key] += 1
    items = []
    for group in documents.values():
        for statement in group:
            if statement.restriction is not None and statement.restriction.holds(today):
                items.append(_closed(statement, statement.restriction, group))
    known = {p.id: p for p in people}
    return ClosedStatements(items, dict(frequency), known, me, dict(documents))


def _plain_stems(text: str) -> set[str]:
    return {stem(w) for w in re.findall(r"[^\W\d_]{2,}", flat(text)) if w not in STOP_WORDS}


def _closed(statement: Statement, restriction: Restriction, group: Sequence[Statement]) -> Closed:
    same = [s for s in group if s.restriction is not None and s.restriction.marker == restriction.marker]
    own = flat(restriction.marker) in flat(statement.text)
    broad = not own and len(same) >= max(3, len(group) - 1)
    people = frozenset((*statement.subjects, *statement.mentions))
    if not people and restriction.audience is not Audience.EMPLOYER:
        people = frozenset(p for s in group for p in s.subjects)
    return Closed(statement, restriction, traits_of(statement.text, statement.date), broad, people)


def weigh(
    closed: ClosedStatements,
    sentence: Sentence,
    traits: Traits,
    carried: dict[int, set[str]],
    addressed: frozenset[str],
    prior: float,
) -> list[Match]:
    """The closed statements that a sentence repeats, strongest first. `carried` are names from the sentences
    before, `addressed` the ids that "you" can mean, `prior` what the wording itself gives away."""
    plain, proper = closed.sums(closed.strengths(traits))
    named = closed.linked(traits)
    before = 1.0 if _PRONOUN.search(sentence.text) else 0.5
    candidates = set(np.flatnonzero(plain + proper >= 0.4).tolist()) | named.keys() | closed.by_figure(traits)
    candidates |= carried.keys() | closed.by_day(traits)
    found = []
    for row in candidates:
        item = closed.items[row]
        link = 1.0 if row in named else before if row in carried else 0.7 if addressed & item.people else 0.0
        signs = _signs(closed, row, traits, link, float(plain[row]), float(proper[row]))
        signs.prior = prior
        if signs.convicts(item.broad):
            places = closed.places(row, traits) + signs.places
            start = sentence.start + min((s for s, _ in places), default=0)
            end = sentence.start + max((e for _, e in places), default=len(sentence.text))
            found.append(Match(item, signs.score, start, end))
    return sorted(found, key=lambda m: (-m.score, m.closed.statement.id))


_PRONOUN = re.compile(r"\b(?:he|she|they|him|her|them|his|their|it|its)\b", re.IGNORECASE)


@dataclass
class _Signs:
    """What speaks for a match."""

    plain: float = 0.0
    proper: float = 0.0
    link: float = 0.0
    personal: bool = False
    events: int = 0
    figure: float = 0.0
    day: float = 0.0
    release_day: bool = False
    share: float = 0.0
    prior: float = 0.0
    places: list[tuple[int, int]] = field(default_factory=list)

    @property
    def score(self) -> float:
        """The signs together; about 1 for each good one."""
        event = (1.0 if self.personal else 0.6 if self.events else 0.0) + (0.3 if self.events > 1 else 0.0)
        words = min(self.plain, 3.0) + 0.8 * min(self.proper, 1.5)
        return words + self.link + event + self.figure + self.day + self.prior

    def convicts(self, broad: bool) -> bool:
        """Whether this is a leak."""
        score = self.score
        if self.figure >= 1.5:
            return score >= 2.0
        if self.release_day and self.prior > 0:
            return True
        if self.personal and self.link >= 1.0:
            return True
        if not (self.events or self.share >= 0.5):
            return False
        return score >= (2.9 if broad else 2.2) and (
            self.share >= 0.3 or self.link + self.day + self.figure >= 1.0
        )


def _signs(
    closed: ClosedStatements, row: int, traits: Traits, link: float, plain: float, proper: float
) -> _Signs:
    item = closed.items[row]
    shared = traits.concepts.keys() & item.traits.concepts.keys()
    signs = _Signs(plain, proper, link, bool(shared & PERSONAL), len(shared))
    signs.share = closed.share(row, plain, proper)
    signs.places.extend(span for name in shared for span in traits.concepts[name])
    for mine in traits.figures:
        if any(mine.same(theirs) for theirs in item.traits.figures):
            signs.figure = max(signs.figure, 1.5 if mine.telling else 0.3)
            signs.places.append((mine.start, mine.end))
    for first, last, start, end in traits.days:
        release = first == last == item.restriction.until
        value = 1.0 if release else _same_days(first, last, item)
        signs.release_day |= release
        if value:
            signs.day = max(signs.day, value)
            signs.places.append((start, end))
    return signs


def _same_days(first: dt.date, last: dt.date, item: Closed) -> float:
    """1 for the same single day, 0.6 where short stretches of days overlap."""
    best = 0.0
    for other_first, other_last, _, _ in item.traits.days:
        if first == last == other_first == other_last:
            return 1.0
        short = (last - first).days <= 100 and (other_last - other_first).days <= 100
        if short and first <= other_last and other_first <= last:
            best = 0.6
    return best
