"""Whom each sentence of a document is about: by names, by pronouns, and by what went before. Pure.

A paragraph that begins with a name belongs to that person. A pronoun means the paragraph's person, else the one whom
the heading above names, else the one whom the note is about, else whoever was named last, unless what is known of
their pronouns speaks against it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from coach.people.choosing import Cues
from coach.people.mentions import Mention, NameIndex
from coach.text import fold

Sentences = Sequence[tuple[int, int, int]]
"""(start, end, block) of each sentence: offsets into the text and the number of its paragraph or list item."""

_HE = frozenset({"he", "him", "his"})
_SHE = frozenset({"she", "her", "hers"})
_PRONOUN = re.compile(r"\b(he|him|his|she|her|hers|they|them|their|theirs)\b", re.IGNORECASE)
_POSSESSED = re.compile(r"^\W*(?:his|her|their)\b", re.IGNORECASE)
_BOTH = re.compile(r"\b(?:two of them|both of them|the two|each other|both)\b", re.IGNORECASE)
_OWNING = re.compile(r"\s+(?!(?:to|for|at|in|on|about|and|again|when|that|if|by|with|from)\b)[a-z]")
_LEFT_OUT = re.compile(
    r"^(?!(?:This|Yes|Plus|Thanks|News|Notes|Besides|Always|Perhaps|Sometimes|Afterwards)\b)[A-Z][a-z]+s\s+[a-z(]"
)
"""A sentence without a subject: "Plays the viola"."""

_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class SentenceLinks:
    """Whom one sentence is about. `context` are people the sentence belongs to without naming them."""

    subjects: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    open: tuple[Mention, ...] = ()


def link(
    index: NameIndex,
    text: str,
    sentences: Sentences,
    *,
    title: str = "",
    taking_part: Sequence[str] = (),
    at_event: Iterable[str] = (),
    pronouns: Mapping[str, str] | None = None,
    others: bool = False,
    meant: Mapping[str, str] | None = None,
) -> list[SentenceLinks]:
    """Whom each sentence is about. `taking_part` are person ids, `at_event` those met at the same event elsewhere,
    `pronouns` what is known of people's pronouns ("he" or "she"), `others` whether more took part than are known,
    `meant` whom the user said that a name (folded) means in this text."""
    cues = Cues(index, text, title, tuple(taking_part), frozenset(at_event), meant or {})
    walk = _Walk(index, cues, text, sentences, pronouns or {}, others)
    return [walk.step(*sentence) for sentence in sentences]


def pronoun_sign(sentence: str, links: SentenceLinks) -> tuple[str, str] | None:
    """The person and "he" or "she", where a sentence is about one person alone and says that of them."""
    found = {w.casefold() for w in _PRONOUN.findall(sentence)}
    people = {*links.subjects, *links.mentions}
    kinds = [kind for kind in ("he", "she") if kind in found]
    return (people.pop(), kinds[0]) if len(kinds) == 1 and len(people) == 1 else None


def settled_pronoun(he: int, she: int) -> str:
    """What a person is called by so many signs: it wants three times as many signs for as against. Empty else."""
    most, least = max(he, she), min(he, she)
    return ("he" if he > she else "she") if most and most >= 3 * least else ""


SIGNS_OF_PRONOUN = re.compile(r"\b(?:he|him|his|she|her|hers)\b", re.IGNORECASE)
"""Only what a sentence with one of these words is about can turn on what is known of people's pronouns."""


@dataclass
class _Walk:
    """Reads a document's sentences in order and keeps in mind who was named."""

    index: NameIndex
    cues: Cues
    text: str
    sentences: Sentences
    pronouns: Mapping[str, str]
    others: bool = False
    block: int = -1
    led: str | None = None
    recent: list[str] = field(default_factory=list)
    last: list[str] = field(default_factory=list)
    doubtful: bool = False
    """Whether the paragraph's last subject was a name of several people: a pronoun after it is nobody's."""

    def __post_init__(self) -> None:
        present = self.cues.taking_part
        self.sole = present[0] if len(present) == 1 and not self.others else None
        self.sections = self._sections(self.sole)
        self.blocks: dict[int, str] = defaultdict(str)
        for start, end, block in self.sentences:
            self.blocks[block] += self.text[start:end] + " "

    def _sections(self, whole: str | None) -> list[tuple[int, str | None]]:
        """Where headings stand and whom the writing below is of: of the one whom the heading names, else of the one of
        the heading above it."""
        found: list[tuple[int, str | None]] = []
        above: list[tuple[int, str | None]] = []
        for heading in _HEADING.finditer(self.text) if "#" in self.text else ():
            level = len(heading[1])
            while above and above[-1][0] >= level:
                above.pop()
            named = {self.cues.choose(m, heading[2]) for m in self.index.find(heading[2])}
            person = named.pop() if len(named) == 1 else above[-1][1] if above and not named else whole
            above.append((level, person))
            found.append((heading.start(), person))
        return found

    def step(self, start: int, end: int, block: int) -> SentenceLinks:
        """The next sentence."""
        while self.sections and self.sections[0][0] <= start:
            self.sole = self.sections.pop(0)[1]
        fresh = block != self.block
        if fresh:
            self.block, self.led, self.doubtful = block, None, False
        found = self._names(start, end)
        named = [(m.start - start, person) for m, person in found if person]
        opened = tuple(m for m, person in found if not person)
        first = bool(opened) and not (named and named[0][0] < opened[0].start - start)
        if found:
            self.doubtful = first
        if fresh and named and named[0][0] <= 2:
            self.led = named[0][1]
        sentence = self.text[start:end]
        order = self._in_order(sentence, named)
        for person in [p for _, p in named] + order[:1]:
            if person in self.recent:
                self.recent.remove(person)
            self.recent.append(person)
        self.last = [p for _, p in named]
        if order and first:
            return SentenceLinks((), tuple(order), (), opened)  # it is about the one whose name is open
        if order:
            extra = (self.sole,) if self.sole and self.sole not in order else ()
            return SentenceLinks((order[0],), tuple(order[1:]), extra, opened)
        if {w.casefold() for w in _PRONOUN.findall(sentence)} & (_HE | _SHE):
            return SentenceLinks(open=opened)  # it means somebody, and nobody knows whom
        if self.led or (self.sole and _LEFT_OUT.match(sentence)):
            return SentenceLinks((self.led or self.sole or "",), (), (), opened)
        return SentenceLinks((), (), (self.sole,) if self.sole else (), opened)

    def _names(self, start: int, end: int) -> list[tuple[Mention, str | None]]:
        out: list[tuple[Mention, str | None]] = []
        for found in self.index.find(self.text[start:end], self.cues.taking_part):
            mention = Mention(found.start + start, found.end + start, found.surface, found.candidates)
            person = self.cues.choose(mention, self.blocks[self.block])
            if person:
                self.cues.chosen[fold(mention.surface)] = person
            out.append((mention, person))
        return out

    def _in_order(self, sentence: str, named: Sequence[tuple[int, str]]) -> list[str]:
        """Everybody the sentence names or means, by where they stand in it; a possessive before a name comes after
        it, since "his colleague Ana" is about Ana."""
        places = list(named)
        inside = {p for _, p in named}
        for match in _PRONOUN.finditer(sentence):
            before = {p for at, p in named if at < match.start()}
            if self.doubtful and match.group().casefold() in _HE | _SHE:
                continue
            for person in self._meant(match, sentence, inside, before):
                possessive = _POSSESSED.match(sentence) and match.start() <= 2 and named and named[0][0] <= 25
                places.append((named[0][0] + 1 if possessive else match.start(), person))
        return list(dict.fromkeys(p for _, p in sorted(places, key=lambda x: x[0])))

    def _meant(self, match: re.Match[str], sentence: str, inside: set[str], before: set[str]) -> list[str]:
        pronoun = match.group().casefold()
        if pronoun not in _HE | _SHE:
            if _BOTH.search(sentence) and len(self.recent) >= 2:
                return sorted(self.recent[-2:], key=lambda p: p != self.sole)
            one = self.led or self.sole
            return [one] if one and one not in inside else []
        kind = "he" if pronoun in _HE else "she"
        if not (pronoun in ("him", "her") and not _OWNING.match(sentence, match.end())):
            # "Ana said she would": the one named before in the same sentence. Not so in "Ana met her".
            same = [p for p in before if self.pronouns.get(p, kind) == kind]
            if same and (self.led or self.sole) in (None, *same):
                return same[:1]
        order = [p for p in (self.led, self.sole) if p] + self.recent[::-1]
        fitting = [p for p in dict.fromkeys(order) if self.pronouns.get(p, kind) == kind and p not in before]
        sure = [p for p in fitting if p in self.pronouns]
        if not fitting:
            return [p for p in before if self.pronouns.get(p) == kind][:1]
        if any(p in fitting for p in self.last if p != fitting[0]):
            return []  # somebody else was named just before, and nothing tells who is meant
        return fitting[:1] if not sure or fitting[0] == self.led else sure[:1]
