"""The evidence side of the grounding check: what the quotes hold, sentence by sentence."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from coach.checks.claims import PARTICLES, Clause
from coach.checks.deeds import Deed, deeds_of
from coach.checks.lexicon import Token, bare, is_courtesy, is_plain, meaning, opposites, root, tokens
from coach.checks.values import Value, holds, values_in
from coach.text import sentences, stem

_PRONOUN = re.compile(
    r"\b(?:he|she|they|him|her|them|his|hers|their|theirs|I|we|you|my|our|your)\b", re.IGNORECASE
)
_PARTS = re.compile(
    r"[,;()–—]|\b(?:and|but|who|which|where|while|because|although|though|so)\b", re.IGNORECASE
)
_SAID = 2  # words of a clause besides a name, for a sentence to be recognised by them
_NEARLY_ALL = 0.75  # of these
_COMMON_END = re.compile(r"(?:ing|ed|ly)$")


@dataclass(frozen=True)
class Unit:
    """One sentence of a quote. `company` also holds the sentence before it where this one leans on it; `named` are the
    words of its names."""

    text: str
    order: tuple[str, ...]
    meanings: frozenset[str]
    company: frozenset[str]
    stems: frozenset[str]
    values: tuple[Value, ...]
    pronoun: bool
    subject: str
    named: frozenset[str]

    def names(self, run: Sequence[Token]) -> bool:
        """Whether every word of a name stands close together here, in its order or with the family name first, or as its
        initials."""
        wanted = [t.word for t in run if t.word not in PARTICLES]
        if not wanted:  # "De" alone is no name
            return all(t.word in self.order for t in run)
        if len(wanted) == 1 and self._initials(wanted[0]):
            return True
        forms = [meaning(w) for w in wanted]
        here = [meaning(w) for w in self.order if w not in PARTICLES]
        return _follow(forms, here) or (len(forms) > 1 and _adjoin([*forms[-1:], *forms[:-1]], here))

    def _initials(self, word: str) -> bool:
        letters = "".join(w[0] for w in self.order if w not in PARTICLES)
        return (
            len(word) >= 3
            and word.isalpha()
            and "-" not in word
            and word in letters
            and word not in self.order
        )

    def parts_about(self, clause: Clause) -> list[str]:
        """The clauses of this sentence that share most with `clause` beside its subject."""
        parts = [p for p in _PARTS.split(self.text) if p.strip()]
        wanted = clause.meanings - {t.meaning for t in clause.subject} or clause.meanings
        shared = [len({t.meaning for t in tokens(p)} & wanted) for p in parts]
        return [p for p, n in zip(parts, shared, strict=True) if n == max(shared)] or [self.text]

    def negated_form(self, clause: Clause) -> bool:
        """Whether one side has a word that the other has with a negating prefix: available, unavailable."""
        there = {stem(t.word) for t in tokens(clause.text[clause.start : clause.end])}
        ours = any(b in there for w in self.order if stem(w) not in there for b in bare(w))
        theirs = any(
            b in self.stems
            for t in tokens(clause.text[clause.start : clause.end])
            if stem(t.word) not in self.stems
            for b in bare(t.word)
        )
        return ours or theirs


@dataclass
class Base:
    """All evidence for a text. `evidence` are quotes in the order of the citation marks, `known` names that
    need no quote."""

    evidence: Sequence[str]
    known: Sequence[str]
    today: dt.date | None
    units: list[Unit] = field(init=False)

    def __post_init__(self) -> None:
        self._capitals = _capitals([*self.evidence, *self.known]) | {
            t.word for k in self.known for t in tokens(k) if t.capital
        }
        self.units = [u for quote in self.evidence for u in _units(quote, self._capitals)]
        self._known = [{meaning(t.word) for t in tokens(k)} for k in self.known]
        self._meanings = {m for u in self.units for m in u.meanings}.union(*self._known)
        self._stems = {s for u in self.units for s in u.stems}
        self._long = {m for m in self._meanings | self._stems if len(m) >= 5}
        self._values = [v for u in self.units for v in u.values] + [
            v for k in self.known for v in values_in(k)
        ]
        self._some: dict[frozenset[int], Base] = {}
        self._deeds: dict[int, list[Deed]] = {}

    def only(self, cited: Iterable[int]) -> Base:
        """The quotes that a sentence cites; all of them where it cites none, or none that exists."""
        some = frozenset(i for i in cited if 0 <= i < len(self.evidence))
        if not some:
            return self
        if some not in self._some:
            self._some[some] = Base([self.evidence[i] for i in sorted(some)], self.known, self.today)
        return self._some[some]

    def names(self, word: str) -> bool:
        """Whether a word that begins a sentence is read as a name there: it is one elsewhere, or nothing
        else explains it."""
        if word in self._capitals:
            return True
        return not (self.has_word(word) or is_plain(word) or is_courtesy(word) or _COMMON_END.search(word))

    def has_word(self, word: str) -> bool:
        """Whether the evidence has the word, a synonym, or a longer or shorter form of it."""
        if meaning(word) in self._meanings or stem(word) in self._stems:
            return True
        base = stem(word)
        if len(base) >= 5 and any(known.startswith(base) or base.startswith(known) for known in self._long):
            return True
        parts = re.split(r"[-/&+]", word)
        return len(parts) > 1 and all(is_plain(p) or self.has_word(p) for p in parts if p)

    def excludes(self, word: str) -> bool:
        """Whether the evidence has a word that rules this one out."""
        return bool(opposites(word) & self._stems)

    def holds(self, value: Value) -> bool:
        """Whether the evidence has the value."""
        return holds(self._values, value, self.today)

    def units_with(self, value: Value) -> list[Unit]:
        """Sentences that have the value."""
        return [u for u in self.units if holds(u.values, value, self.today)]

    def knows(self, run: Sequence[Token]) -> bool:
        """Whether a name may be used without a quote."""
        wanted = {t.meaning for t in run if t.word not in PARTICLES}
        return any(wanted <= words for words in self._known)

    def units_naming(self, run: Sequence[Token]) -> list[Unit]:
        """Sentences that have the name."""
        return [u for u in self.units if u.names(run)]

    def in_company(self, units: Sequence[Unit], clause: Clause, run: Sequence[Token]) -> bool:
        """Whether one of the sentences shares something else with the clause, so that it speaks of the same
        matter. A clause with nothing else to share passes, and so does what a known name alone stands by."""
        if not units:
            return True
        others = {t.meaning for t in clause.words if self.has_word(t.word)}
        others |= {t.meaning for r in clause.runs if r != tuple(run) and not self.knows(r) for t in r}
        return not others or any(others & u.company for u in units)

    def near(self, about: frozenset[str], values: Sequence[Value] = ()) -> list[Unit]:
        """The sentences that share most with these meanings and values, if they share half of them and two at least."""
        shared = [
            (len(about & u.meanings) + sum(holds(u.values, v, self.today) for v in values), u)
            for u in self.units
        ]
        most = max((n for n, _ in shared), default=0)
        if most < _SAID or most * 2 < len(about) + len(values):
            return []
        return [u for n, u in shared if n == most]

    def deeds(self, unit: Unit) -> list[Deed]:
        """Who does what to whom in one of the sentences."""
        if id(unit) not in self._deeds:
            self._deeds[id(unit)] = deeds_of(unit.text, self._capitals.__contains__)
        return self._deeds[id(unit)]

    def stands_for_another(self, run: Sequence[Token], clause: Clause) -> list[Unit]:
        """The sentences that say the rest of the clause and have another name in the place of this one; none where a
        sentence has this name too, or leans on one that has it."""
        said = {t.meaning for t in clause.words if self.has_word(t.word)}
        said |= {t.meaning for r in clause.runs if r != tuple(run) for t in r}
        mine = {t.meaning for t in run if t.word not in PARTICLES}
        if len(said) < _SAID:
            return []
        near = [u for u in self.units if len(said & u.meanings) >= _NEARLY_ALL * len(said)]
        if any(_akin(mine, u.company if u.pronoun else u.meanings) for u in near):
            return []
        allowed = clause.meanings.union(*self._known)
        return near if all(u.named - allowed for u in near) else []

    def best(self, clause: Clause) -> list[Unit]:
        """The sentences that share most with the clause apart from its subject, if they share half of it."""
        wanted = clause.meanings - {t.meaning for t in clause.subject}
        if not wanted:
            return []
        shared = [(len(wanted & u.meanings), u) for u in self.units]
        most = max((n for n, _ in shared), default=0)
        return [u for n, u in shared if n == most] if most * 2 >= len(wanted) and most else []


def _follow(name: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the words of a name follow each other, a middle name or two between them at most."""
    for start, word in enumerate(words):
        if word != name[0]:
            continue
        at = start
        for part in name[1:]:
            at = next((i for i in range(at + 1, min(at + 4, len(words))) if words[i] == part), -1)
            if at < 0:
                break
        else:
            return True
    return False


def _adjoin(name: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the words of a name stand one right behind the other."""
    size = len(name)
    return any(list(words[i : i + size]) == list(name) for i in range(len(words) - size + 1))


def _akin(name: set[str], words: Iterable[str]) -> bool:
    """Whether a word of a name stands among the words, or a longer or shorter form of it: Mel, Melanie."""
    have = set(words)
    return any(
        n in have or any(len(min(n, w, key=len)) >= 3 and (n.startswith(w) or w.startswith(n)) for w in have)
        for n in name
    )


def _capitals(texts: Sequence[str]) -> set[str]:
    """Words written with a capital inside a sentence."""
    found: set[str] = set()
    for text in texts:
        for span in sentences(text):
            found |= {
                t.word for t in tokens(text[span.start : span.end])[1:] if t.capital and not is_plain(t.word)
            }
    return found


def _units(quote: str, capitals: set[str]) -> list[Unit]:
    made: list[Unit] = []
    for span in sentences(quote):
        text = quote[span.start : span.end]
        words = tokens(text)
        order = tuple(part for t in words for part in (t.word, *_split(t.word)))
        meanings = frozenset(meaning(w) for w in order)
        pronoun = _PRONOUN.search(text) is not None
        named = [t for t in words if t.capital and t.word in capitals]
        company = meanings
        if made and (pronoun or not named):
            company = meanings | made[-1].company
        made.append(
            Unit(
                text, order, meanings, company, frozenset(f(w) for w in order for f in (stem, root)), tuple(values_in(text)), pronoun,
                _subject(text, words, named), frozenset(t.meaning for t in [*named, *_opening(words)]),
            )
        )  # fmt: skip
    return made


def _subject(text: str, words: Sequence[Token], named: Sequence[Token]) -> str:
    """The name with which a sentence begins, empty where it begins with something else."""
    if not named or words.index(named[0]) > 1:
        return ""
    first = last = words.index(named[0])
    if first == 1 and words[0].capital and not is_plain(words[0].word):
        first = 0  # the given name that only stands at the beginning
    while last + 1 < len(words) and words[last + 1] in named:
        last += 1
    return text[words[first].start : words[last].end]


def _opening(words: Sequence[Token]) -> Sequence[Token]:
    """The word that opens a sentence, where nothing but a name explains its capital."""
    first = words[:1]
    common = first and (
        is_plain(first[0].word) or is_courtesy(first[0].word) or _COMMON_END.search(first[0].word)
    )
    return first if first and first[0].capital and not common else ()


def _split(word: str) -> list[str]:
    parts = re.split(r"[-/&+.]", word)
    return parts if len(parts) > 1 else []
