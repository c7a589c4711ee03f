"""Whom a pronoun means: the people of the exchanges before, never one of two namesakes by a guess."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from coach.ask.exchange import Exchange
from coach.ask.name_book import NameBook
from coach.ask.snapshot import Snapshot

_SUBJECT = "he she they er sie"
_OBJECT = "him them ihn ihm ihnen"
_POSSESSIVE = "his hers their theirs sein seine seinen seiner seinem seines ihre ihren ihrer ihrem ihres"
_EITHER = "her ihr"
"""Possessive before a noun, else not."""
_MASCULINE = frozenset("he him his er ihn ihm".split())
_FEMININE = frozenset("she her hers".split())
_PLURAL = frozenset("they them their".split())
_WORD = re.compile(
    rf"\b(?:{'|'.join(' '.join((_SUBJECT, _OBJECT, _POSSESSIVE, _EITHER)).split())})\b", re.IGNORECASE
)
_GERMAN = frozenset("er sie ihn ihm ihnen ihr".split())
_GERMAN_WORDS = re.compile(
    r"\b(?:und|wo|wann|wer|wen|wem|was|wie|hat|ist|habe|hatte|bei|mit|arbeitet|noch|zuletzt|über)\b",
    re.IGNORECASE,
)
_NOUN_AFTER = re.compile(r"\s+[^\W\d_]{2,}")
_NO_NOUN = re.compile(
    r"\s+(?:to|for|with|at|in|on|of|about|from|before|after|since|last|first|again|now|then|there|and|or|when|where|zuletzt|"
    r"seit|bei|mit|in|am|im|zum)\b",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"^(?:(?:with|to|from|for|by) )?(?:who|whom|whose|which|wer|wen|wem|wessen)\b", re.IGNORECASE
)
_LOOK_BACK = 4
_FEW = 3


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun in a question."""

    start: int
    end: int
    word: str
    possessive: bool

    @property
    def plural(self) -> bool:
        """Whether it may stand for several people."""
        return self.word in _PLURAL

    def instead(self, name: str) -> str:
        """A name in its place."""
        return f"{name}'s" if self.possessive else name


def pronoun_in(question: str) -> Pronoun | None:
    """The first pronoun that stands for a person: "Where does she work?", "und seine Firma?"."""
    german = _GERMAN_WORDS.search(question) is not None
    for match in _WORD.finditer(question):
        word = match.group().casefold()
        if word in _GERMAN and (not german or match.group()[0].isupper()):
            continue  # "Sie" and "Ihr" address the one who is asked
        rest = question[match.end() :]
        before_noun = _NOUN_AFTER.match(rest) is not None and _NO_NOUN.match(rest) is None
        if word == "ihr":  # a German noun has a capital letter
            before_noun = rest.lstrip()[:1].isupper()
        possessive = word in _POSSESSIVE.split() or (word in _EITHER.split() and before_noun)
        return Pronoun(match.start(), match.end(), word, possessive)
    return None


@dataclass(frozen=True, slots=True)
class Meant:
    """Groups of people that somebody may have meant, the likeliest first. With `sure` the first is taken."""

    people: tuple[str, ...] = ()
    sure: bool = False
    both: bool = False  # "they" for two people of the question before


class Antecedents:
    """The people of a conversation."""

    def __init__(self, earlier: Sequence[Exchange], book: NameBook, snapshot: Snapshot) -> None:
        self.earlier, self.book, self.snapshot = earlier, book, snapshot

    @cached_property
    def _by_label(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for person in self.snapshot.people:
            found.setdefault(self.snapshot.label(person), []).append(person)
        return found

    def told(self, exchange: Exchange) -> list[str]:
        """The people of an answer: ids of the labels that it kept, all where a label fits several."""
        return self.labelled(exchange.people)

    def labelled(self, labels: Sequence[str]) -> list[str]:
        """The people of some labels, all where a label fits several."""
        return [p for label in labels for p in self._by_label.get(label, ())]

    def asked(self, exchange: Exchange) -> list[tuple[str, ...]]:
        """The people of a question, a group for each name; of namesakes those that its answer was about."""
        told = set(self.told(exchange))
        groups = [m.people for m in self.book.mentions(exchange.question).people]
        return [tuple(p for p in group if p in told) or group for group in groups]

    def meant(self, pronoun: Pronoun | None = None) -> Meant:
        """Whom a pronoun means, or the one person the talk is about where there is none."""
        for exchange in list(reversed(self.earlier))[:_LOOK_BACK]:
            found = self._of(exchange, pronoun)
            if found.people:
                return found
        return Meant()

    def _of(self, exchange: Exchange, pronoun: Pronoun | None) -> Meant:
        asked = self.asked(exchange)
        inside = {p for group in asked for p in group}
        told = [p for p in self.told(exchange) if p not in inside]
        if pronoun is not None and pronoun.plural and len(asked) == 2 and all(len(g) == 1 for g in asked):
            return Meant((asked[0][0], asked[1][0]), sure=True, both=True)
        first, second = [p for group in asked for p in group], told
        if _WHO.match(exchange.question) and told:
            first, second = told, first
        for candidates in (self._fitting(first, pronoun), self._fitting(second, pronoun)):
            if candidates:
                before = self._named_before(exchange, pronoun)
                if before and not any(p in self.snapshot.pronouns for p in candidates):
                    return Meant((*before, *candidates))
                others = [p for p in self._possible([*first, *second], pronoun) if p not in candidates]
                return Meant((*candidates, *others), sure=len(candidates) == 1)
        return Meant()

    def _named_before(self, exchange: Exchange, pronoun: Pronoun | None) -> list[str]:
        """Those left out of an answer since they were named before it, whom "he" or "she" may as well mean as those in it."""
        if pronoun is None or pronoun.word not in _MASCULINE | _FEMININE:
            return []
        named = self._possible(self.labelled(exchange.besides), pronoun)
        return named if len(named) <= _FEW else []

    def _fitting(self, people: Sequence[str], pronoun: Pronoun | None) -> list[str]:
        """Those whom the texts do not call otherwise; where texts call one of them so, that one."""
        possible = self._possible(people, pronoun)
        word = pronoun.word if pronoun else ""
        if word not in _MASCULINE and word not in _FEMININE:
            return possible
        called = [p for p in possible if p in self.snapshot.pronouns]
        names = {self.snapshot.people[p].name for p in called}
        if any(self.snapshot.people[p].name in names for p in possible if p not in called):
            return possible  # of two of a name, texts only happen to call one so
        return called or possible

    def _possible(self, people: Sequence[str], pronoun: Pronoun | None) -> list[str]:
        """Those whom the texts do not call otherwise."""
        word = pronoun.word if pronoun else ""
        wanted = "he" if word in _MASCULINE else "she" if word in _FEMININE else ""
        known = [p for p in dict.fromkeys(people) if p in self.snapshot.people]
        if not wanted:
            return known
        called = self.snapshot.pronouns
        return [p for p in known if called.get(p, wanted) == wanted]

    def name(self, person: str) -> str:
        """A name that a question can hold: "Jonas Keller of Lumen Optics" where others have the name."""
        view = self.snapshot.people[person]
        shared = view.name in self.snapshot.shared_names
        return f"{view.name} of {view.organisation}" if shared and view.organisation else view.name

    def names(self, people: Sequence[str]) -> Iterator[str]:
        """Names for questions, each once."""
        yield from dict.fromkeys(self.name(p) for p in people)
