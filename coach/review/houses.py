"""Which organisation of the user's a text names: by its whole name, or by the first words of it that nobody else has.

"Solveig" is Solveig Cruises where no other house of the user's begins so, nobody they know is called so, and no name of a
person stands there ("Solveig Hansen", "Dear Solveig"). An everyday word, by how usual it is or because the user's notes
have it in small letters, needs the next word of the name beside it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from coach.people import organisations
from coach.review.draft import flat
from coach.review.meaning import rarity
from coach.text import STOP_WORDS

_RARE = 0.6  # a more usual word is no name to know a house by
_WORD = re.compile(r"[^\W_]+")
_ADDRESSED = re.compile(
    r"\b(?:dear|hi|hello|hey|hallo|liebe[rs]?|moin|mr|mrs|ms|dr|herrn?|frau)\.? (?:[A-ZÀ-Þ][^\W\d_]+ )?\Z",
    re.IGNORECASE,
)
"""What stands before the name of a person."""


@dataclass(frozen=True, slots=True)
class Place:
    """A house named in a text, and where."""

    house: str
    start: int
    end: int


class Houses:
    """The organisations of a workspace by the words that they are known by."""

    def __init__(
        self,
        names: Iterable[str],
        people: AbstractSet[str],
        mine: AbstractSet[str] = frozenset(),
        everyday: AbstractSet[str] = frozenset(),
    ) -> None:
        """`people` are the words of people's names, `mine` those of the user's own name and house, `everyday` those that
        the notes have in small letters."""
        self._people, self._everyday = people, everyday
        known = {name: words for name in sorted(set(names)) if (words := tuple(_words(name)))}
        beginning: dict[str, list[str]] = defaultdict(list)
        for name in known:
            if (lead := _lead(name)) is not None:
                beginning[known[name][lead]].append(name)
        self._by_word: dict[str, list[tuple[tuple[str, ...], str, frozenset[str]]]] = defaultdict(list)
        for name, words in known.items():
            if set(words) <= mine:
                continue
            house = " ".join(words)
            for short in {words, *self._short(name, words, beginning)}:
                if not set(short) <= mine | STOP_WORDS and not (len(short) == 1 and self._is_usual(short[0])):
                    self._by_word[short[0]].append((short, house, frozenset(words)))

    def _short(
        self, name: str, words: tuple[str, ...], beginning: dict[str, list[str]]
    ) -> Iterable[tuple[str, ...]]:
        """The first words of a name that are enough to know the house by."""
        lead = _lead(name)
        if lead is None:
            return
        others = [n for n in beginning[words[lead]] if not organisations.same(n, name)]
        if not others and words[lead] not in self._people and not self._is_usual(words[lead]):
            yield words[lead : lead + 1]
        two = words[lead : lead + 2]
        if len(two) == 2 and not any(_follows(two, _words(n)) for n in others):
            yield two

    def _is_usual(self, word: str) -> bool:
        return word in self._everyday or rarity(word) < _RARE

    def named_in(self, text: str) -> list[Place]:
        """The houses that a text names."""
        found: list[Place] = []
        tokens = [(flat(m.group()), m.start(), m.end()) for m in _WORD.finditer(text)]
        for at, (word, start, _) in enumerate(tokens):
            if word not in self._by_word or not text[start].isupper():
                continue
            best: tuple[int, str] | None = None
            for short, house, words in self._by_word[word]:
                last = at + len(short) - 1
                said = tuple(w for w, _, _ in tokens[at : last + 1])
                if said == short and (len(short) > 1 or self._stands_alone(text, tokens, at, words)):
                    best = max(best or (0, ""), (tokens[last][2], house))
            if best is not None:
                found.append(Place(best[1], start, best[0]))
        return found

    def _stands_alone(
        self, text: str, tokens: list[tuple[str, int, int]], at: int, words: frozenset[str]
    ) -> bool:
        """Whether one word of a name is no part of somebody's: "Solveig Hansen", "Anna Solveig", "Dear Solveig"."""
        _, start, end = tokens[at]
        if _ADDRESSED.search(text[max(0, start - 40) : start]):
            return False
        if at and text[tokens[at - 1][2] : start] == " " and tokens[at - 1][0] in self._people:
            return False
        if at + 1 == len(tokens):
            return True
        after, begins, _ = tokens[at + 1]
        surname = text[end:begins] == " " and text[begins].isupper() and not text[begins:].startswith("I ")
        return not surname or after in words


def _words(name: str) -> list[str]:
    """The words of an organisation's name without its legal form, as `flat` writes them."""
    return _WORD.findall(flat(" ".join(organisations.tokens(name))))


def _lead(name: str) -> int | None:
    """Where the first word stands that tells a house from others of its kind."""
    telling = {w for d in organisations.distinctive(name) for w in _WORD.findall(flat(d))}
    return next((n for n, w in enumerate(_words(name)) if w in telling and w not in STOP_WORDS), None)


def _follows(two: tuple[str, ...], words: list[str]) -> bool:
    return any(tuple(words[n : n + 2]) == two for n in range(len(words)))
