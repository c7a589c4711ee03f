"""What is closed today, and what gives it away elsewhere: a sentence that repeats it, a title that tells it."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from coach.confidence import restrictions
from coach.evidence import Audience, Citation, Span, Statement
from coach.store.repository import Repository
from coach.text import content_words, fold, plain, sentences, stem

ECHO_WORDS = 3  # in common with a closed sentence, for an open one to give it away
ECHO_SHARE = 0.6  # and so much of the shorter of the two
TITLE_WORDS = 2  # of a title in common with a closed sentence of its note, names aside, for it to tell
TITLE_SHARE = 0.5  # or so much of a shorter one

# Words in which people phrase any goal, and which so tell nothing about whom it fits.
_EMPTY = frozenset(
    "find get meet want year years end before good better make making more one two three four five six seven ten first "
    "new least people person will willing would like need hire year's use finish worst best still senior find".split()
)


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """Stems of the words that carry meaning, hyphenated words taken apart."""
    flat = [w for word in content_words(text) for w in re.split(r"[-'’.]", word)]
    return frozenset(stem(w) for w in flat if len(w) > 2 and w not in _EMPTY)


class Echoes:
    """All statements that are closed today, and what repeats them."""

    def __init__(self, repository: Repository, today: dt.date) -> None:
        self.today = today
        found = repository.statements(restricted=True)
        self.all = [s for s in found if s.restriction is not None and s.restriction.holds(today)]
        self.ids = {s.id for s in self.all}
        self.entries = repository.closed_entries(today)
        self._spans = {(s.document, s.start) for s in self.all}
        self._documents: dict[int, list[Statement]] = defaultdict(list)
        self._of: dict[str, list[Statement]] = defaultdict(list)
        for s in self.all:
            self._documents[s.document].append(s)
            for p in {*s.mentions, *s.subjects}:
                self._of[p].append(s)
        people = repository.people(self._of)
        self._names = frozenset[str]().union(*(stems(n) for p in people for n in p.names))

    def holds(self, citation: Citation) -> bool:
        """Whether a citation quotes a closed sentence."""
        return (citation.document, citation.start) in self._spans

    def marks(self, document: int) -> bool:
        """Whether a document has a closed sentence, or is a closed entry of the calendar."""
        return document in self._documents or document in self.entries

    def without_echoes(self, statements: Iterable[Statement]) -> Iterator[Statement]:
        """The statements without those that say in other words what a closed one says of the same people."""
        for s in statements:
            known_to_all = s.restriction is not None and s.restriction.audience == Audience.PUBLIC
            people = {*s.mentions, *s.subjects}
            if known_to_all or not any(self._echoes(s, c) for p in people for c in self._of.get(p, ())):
                yield s

    def repeated_in(self, text: str) -> bool:
        """Whether a sentence of a text says what a closed one says, whomever it names."""
        said = [(part := text[span.start : span.end], stems(part)) for span in sentences(text)]
        return any(
            fold(plain(c.text)) in fold(part) or _alike(words, stems(c.text))
            for part, words in said
            for c in self.all
        )

    def gives_away(self, document: int, title: str) -> bool:
        """Whether a title tells what a closed sentence of its own note says, or says itself that it is closed."""
        if document in self.entries or closed_title(title):
            return True
        said = stems(plain(title)) - self._names
        shared = [len(said & stems(c.text)) for c in self._documents.get(document, ())]
        return any(n >= TITLE_WORDS or (n > 0 and n >= TITLE_SHARE * len(said)) for n in shared)

    def _echoes(self, s: Statement, closed: Statement) -> bool:
        return _alike(stems(s.text), stems(closed.text))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared >= ECHO_WORDS and shared >= ECHO_SHARE * min(len(one), len(other))


def closed_title(title: str) -> bool:
    """Whether a title closes what it stands over ("Confidential: the new owner")."""
    found = restrictions(title, [Span(0, len(title))], title=title) if title.strip() else []
    return any(r is not None and r.audience not in (Audience.OPEN, Audience.PUBLIC) for r in found)
