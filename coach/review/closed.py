"""What the user knows and may not pass on, laid out so that a sentence can be held against all of it at once."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import snowballstemmer

from coach.confidence_rules import CLICKED
from coach.confidence_words import TAGS
from coach.dates import find_dates
from coach.evidence import Restriction, Statement
from coach.review.concepts import concepts_in, mask_of
from coach.review.draft import flat
from coach.review.figures import Figure, figures
from coach.review.meaning import rarity, vector
from coach.store.repository import Me, PersonView
from coach.text import STOP_WORDS, fold

Floats = npt.NDArray[np.float32]

NEAR = 0.5  # cosine from which two words count as near
_OPEN = 0.7  # a word that the open notes use too is rather the topic than the secret
FAINT = 0.38  # the same where person or house are already known to be meant
_TALK = frozenset(
    "tell told say said ask asked keep kept know knows knew known confidence confidential private internal embargo nda "
    "secret record public repeat repeating share sharing trust strict word paper idea want wants please yes also get got "
    "go goes going come one two way thing things think thought make made take took let see saw still now new good well "
    "much many year years month months week weeks day days time today yesterday tomorrow soon would could should shall "
    "may might must cannot lot bit sure hope really very already yet never ever always like first last next since even "
    "however though nobody everyone somebody anyone quite rather dear hello thanks thank regards kind".split()
)  # fmt: skip
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


@dataclass(frozen=True, slots=True)
class Traits:
    """What a sentence holds: stems with their words and places, proper names (`capital` also counts words at the
    beginning), events, figures and days."""

    stems: Mapping[str, tuple[str, int, int]]  # stem → (word, start, end)
    proper: frozenset[str]
    capital: frozenset[str]
    concepts: Mapping[str, tuple[tuple[int, int], ...]]
    figures: tuple[Figure, ...]
    days: tuple[tuple[dt.date, dt.date, int, int], ...]


@dataclass(frozen=True, slots=True)
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


_stemmer = snowballstemmer.stemmer("english")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The English stem of a folded word."""
    return str(_stemmer.stemWord(word))


_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


def traits_of(text: str, reference: dt.date | None) -> Traits:
    """Take a sentence apart. Days are counted from `reference`."""
    found = find_dates(text, reference or dt.date(2000, 1, 1), prefer="future")
    stems: dict[str, tuple[str, int, int]] = {}
    proper: set[str] = set()
    capital: set[str] = set()
    for match in _WORD.finditer(text):
        if any(m.start <= match.start() < m.end for m in found):
            continue
        word = flat(match.group()).removesuffix("'s").removesuffix(".")
        if word in STOP_WORDS or word in _TALK or len(word) < 2 or word.isdigit():
            continue
        key = stem(word)
        stems.setdefault(key, (word, match.start(), match.end()))
        if match.group()[0].isupper():
            capital.add(key)
            if not _opens(text, match.start()):
                proper.add(key)
    days = tuple((m.first, m.last, m.start, m.end) for m in found)
    numbers = tuple(f for f in figures(text) if not any(m.start <= f.start < m.end for m in found))
    return Traits(stems, frozenset(proper), frozenset(capital), concepts_in(text), numbers, days)


def _opens(text: str, start: int) -> bool:
    """Whether a capital may be due to the beginning of a sentence."""
    before = text[:start].rstrip(" \t\n*_\"'“”‘’([")
    return not before or before[-1] in ".!?:"


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
        self._near: dict[str, list[tuple[int, float]]] = {}
        self._vocabulary: dict[str, int] = {}
        self._fill(frequency, set(re.findall(r"\w+", fold(f"{me.name} {me.employer}"))))
        self._by_name = _rows_of((row, key) for row, item in enumerate(items) for key in item.names)
        self._by_house = _rows_of((row, key) for row, item in enumerate(items) for key in item.houses)
        self._said = [_Said.of(item) for item in items]
        self._by_said = _rows_of((row, word) for row, said in enumerate(self._said) for word in said.telling)
        self._figures = [(r, f) for r, i in enumerate(items) for f in i.traits.figures if f.telling]
        closed = {item.statement.id for item in items}
        self._open = [s for group in documents.values() for s in group if s.id not in closed]
        self._by_open_stem = _rows_of((i, k) for i, s in enumerate(self._open) for k in plain_stems(s.text))

    def _fill(self, frequency: Mapping[str, int], mine: set[str]) -> None:
        rows, columns, weights, proper, events = [], [], [], [], []
        closed = {item.statement.id for item in self.items}
        spoken = (s.text for group in self.documents.values() for s in group if s.id not in closed)
        open_stems = {key for text in spoken for key in plain_stems(text)}
        words: list[str] = []
        for row, item in enumerate(self.items):
            marker = {stem(w) for w in re.findall(r"\w+", flat(item.restriction.marker))}
            for key, (word, start, end) in item.traits.stems.items():
                if key in item.names or key in item.houses or word in mine or key in marker:
                    continue
                if key not in self._vocabulary:
                    self._vocabulary[key] = len(words)
                    words.append(word)
                is_proper = key in item.traits.proper
                rows.append(row)
                columns.append(self._vocabulary[key])
                told = _OPEN if key in open_stems else 1.0
                weights.append(told * _weight(word, is_proper, frequency.get(key, 1)))
                proper.append(is_proper)
                events.append(mask_of(item.traits.concepts, start, end))
        self._rows, self._columns = np.array(rows, np.int64), np.array(columns, np.int64)
        self._weights, self._proper = np.array(weights, np.float32), np.array(proper, np.bool_)
        self._events = np.array(events, np.int64)
        self._totals = self._sum(self._weights)
        self._by_beginning: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for column, word in enumerate(words):
            self._by_beginning[word[:5]].append((word, column))
        self._vectors = np.stack([vector(w) for w in words]) if words else np.zeros((0, 256), np.float32)

    def _sum(self, entries: Floats) -> Floats:
        return np.bincount(self._rows, entries, len(self.items)).astype(np.float32)

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
            known = [(int(c), min(0.9, float(sims[c]))) for c in np.flatnonzero(sims >= FAINT)]
            known.extend((c, 0.9) for w, c in self._by_beginning.get(word[:5], ()) if _same_family(word, w))
            if key in self._vocabulary:
                known.append((self._vocabulary[key], 1.0))
            self._near[key] = known
        return known

    def cover(self, strengths: Floats, events: int) -> Cover:
        """What of each closed statement the sentence has. `events` is the mask of the sentence's concepts."""
        if not len(self._rows):
            return Cover(*(np.zeros(len(self.items), np.float32) for _ in range(5)))
        shown = strengths[self._columns]
        same_event = (self._events & events) != 0
        firm = np.where(shown >= NEAR, shown, 0)
        faint = np.where((shown >= FAINT) & (shown < NEAR), 0.6 * shown, firm)
        event = np.where(same_event, np.maximum(firm, 0.7), 0) * self._weights
        plain = ~self._proper & ~same_event
        return Cover(
            self._sum(firm * self._weights * plain),
            self._sum(faint * self._weights * plain),
            self._sum((shown >= 1.0) * self._weights * (self._proper & ~same_event)),
            self._sum(event),
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

    def verbatim(self, sentence: str) -> set[int]:
        """Closed statements that the sentence repeats word for word, or that it stands in."""
        words = re.findall(r"[^\W_]+", flat(sentence))
        said, telling = f" {' '.join(words)} ", frozenset(words) - STOP_WORDS
        if len(telling) < _TELLING_WORDS:
            return set()
        shared = Counter(row for word in telling for row in self._by_said.get(word, ()))
        return {
            row
            for row, count in shared.items()
            if count >= min(len(telling), len(self._said[row].telling)) and self._repeats(row, said, telling)
        }

    def _repeats(self, row: int, said: str, telling: frozenset[str]) -> bool:
        """Whether a sentence stands in a closed one or has it whole."""
        closed = self._said[row]
        return (said in closed.words and closed.tells(telling)) or (
            closed.words in said and closed.tells(closed.telling)
        )

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
        return (
            {row for row, item in enumerate(self.items) if item.restriction.until in days} if days else set()
        )

    def places(self, row: int, traits: Traits) -> list[tuple[int, int]]:
        """Where in the sentence the words stand that it shares with a closed statement."""
        entries = np.flatnonzero(self._rows == row)
        weights = {int(self._columns[e]): float(self._weights[e]) for e in entries}
        return [
            (start, end)
            for key, (word, start, end) in traits.stems.items()
            if any(weights.get(c, 0.0) * s >= 0.25 for c, s in self._neighbours(key, word))
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
class _Said:
    """A closed statement's words with blanks between and around, the telling ones, and those that tell nothing: the
    marker's own, and the names of the people concerned."""

    words: str
    telling: frozenset[str]
    marker: frozenset[str]
    names: frozenset[str]

    @classmethod
    def of(cls, item: Closed) -> _Said:
        words = re.findall(r"[^\W_]+", flat(item.statement.text))
        marker = frozenset(re.findall(r"[^\W_]+", flat(item.restriction.marker)))
        return cls(f" {' '.join(words)} ", frozenset(words) - STOP_WORDS, marker, item.names)

    def tells(self, telling: frozenset[str]) -> bool:
        """Whether words say more than that somebody told something."""
        left = telling - self.marker - _TOLD
        return len(left) >= _TELLING_WORDS and not {stem(w) for w in left} <= self.names


_TELLING_WORDS = 2  # fewer are a greeting or a name
_TOLD = frozenset("told tell said say asked met spoke".split())


@dataclass(frozen=True, slots=True)
class Cover:
    """Per closed statement: weight of its ordinary words the sentence has (`topic`; `faint` counts distant
    cousins too), of its proper names, of the words for an event both speak of, and its whole weight."""

    topic: Floats
    faint: Floats
    proper: Floats
    event: Floats
    total: Floats


def _same_family(one: str, other: str) -> bool:
    """Whether two words that begin alike are forms of one word: dyslexic and dyslexia, Qatar and Qatari; not
    internal and international."""
    shared = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    shorter = min(len(one), len(other))
    return shared >= max(6, 0.8 * shorter) or shared == shorter >= 5


def _weight(word: str, proper: bool, frequency: int) -> float:
    """How much a word tells: rare in the language, rare in the user's material."""
    usual = 1 + 0.2 * math.log2(max(1, frequency))
    return (max(0.8, rarity(word)) if proper else rarity(word)) / usual


def _rows_of(pairs: Iterable[tuple[int, str]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
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
    statements: Sequence[Statement], people: Iterable[PersonView], me: Me, today: dt.date
) -> ClosedStatements:
    """The statements that are still closed on `today`, ready for matching."""
    documents: dict[int, list[Statement]] = defaultdict(list)
    frequency: dict[str, int] = defaultdict(int)
    for statement in statements:
        documents[statement.document].append(statement)
        for key in plain_stems(statement.text):
            frequency[key] += 1
    known = {p.id: p for p in people}
    items = [
        _closed(statement, statement.restriction, group, known, me)
        for group in documents.values()
        for statement in group
        if statement.restriction is not None and statement.restriction.holds(today)
    ]
    return ClosedStatements(items, documents, known, me, frequency)


def plain_stems(text: str) -> set[str]:
    """The stems of a text's words, stop words left out."""
    return {stem(w) for w in re.findall(r"[^\W\d_]{2,}", flat(text)) if w not in STOP_WORDS}


def _closed(
    statement: Statement,
    restriction: Restriction,
    group: Sequence[Statement],
    known: Mapping[str, PersonView],
    me: Me,
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
    return Closed(
        statement,
        restriction,
        traits,
        _is_broad(statement, restriction, group),
        people,
        names,
        houses,
        context,
        own=not restriction.told_by and re.search(r"\b(?:I|my|me)\b", statement.text) is not None,
    )


def _is_broad(statement: Statement, restriction: Restriction, group: Sequence[Statement]) -> bool:
    """Whether only a tag or label of the whole note closes the statement, so that it may hold nothing secret."""
    if restriction.until is not None or flat(restriction.marker) in flat(statement.text):
        return False
    if restriction.marker == CLICKED:
        return False  # the user pointed at it
    if flat(restriction.marker) in TAGS or restriction.marker.startswith("audience:"):
        return True
    marker = flat(restriction.marker)
    if any(s.passage == statement.passage and marker in flat(s.text) for s in group):
        return False  # the next sentence of the same paragraph says so of this one
    same = [s for s in group if s.restriction is not None and s.restriction.marker == restriction.marker]
    return len(same) >= max(3, len(group) - 1)


def _tokens(names: Iterable[str], mine: set[str]) -> frozenset[str]:
    """Stems of the words of names, the user's own left out."""
    words = {t for n in names for t in re.findall(r"[^\W_]{2,}", flat(n))}
    return frozenset(stem(t) for t in words - mine - STOP_WORDS - _TALK - _PARTICLES)
