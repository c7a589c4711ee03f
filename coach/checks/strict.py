"""The check for a writer that invents freely, as a very small model does: a part of a sentence is believed only where one
place of the evidence says it in nearly the same words.

It marks true paraphrases too. For such a writer they are the exception.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coach.checks.claims import is_soft
from coach.checks.grounding import unsupported
from coach.checks.lexicon import is_plain, negations, tokens
from coach.checks.values import Value, holds, values_in
from coach.evidence import Unsupported
from coach.text import STOP_WORDS, sentences

REASON = "No note says this in nearly these words"
LEANING = "It asks after what no note says"
_LEANS = re.compile(r"\b(?:it|them|that|this|those|these|they)\b", re.IGNORECASE)
_MARKUP = re.compile(r"\[\d{1,3}\]|\*\*|__|`")
# What only says that something is said: "Ann told me that", "The evidence shows that".
_FRAME = re.compile(
    r"^\W*(?:(?:the |these )?(?:evidence|notes?|texts?|records?)\b[^,.;]{0,20}?\bthat\b"
    r"|[^.;]{0,80}?\b(?:told|tells) (?:me|you|us) that\b|[^,.;]{0,60}?\b(?:said|says|mentioned|stated) that\b)\s*",
    re.IGNORECASE,
)
_PART = re.compile(r"[,;]\s+(?:and\s+|but\s+)?|\s+(?:and|but)\s+(?=\w+\s+\w+)")
_SAYS_NOTHING = re.compile(
    r"\b(?:notes?|evidence|text)\b.{0,20}\b(?:not|no|nothing)\b|\bI (?:do not|don['’]t|cannot|can['’]t) (?:know|say|find|see|tell)\b"
)
_ONLY = re.compile(r"\b(?:only|solely|exclusively)\b", re.IGNORECASE)
_NEARLY, _IN_ORDER = 0.85, 0.7
LONGEST_WISH = (
    12  # words; a longer one carries a statement along ("I hope that you will visit the fair next month too")
)
_EMPTY = STOP_WORDS | {"would", "could", "told", "said"}


@dataclass(frozen=True, slots=True)
class _Place:
    """One sentence of the evidence: its words in order, its figures, how often it denies, and whether it says "only"."""

    words: tuple[str, ...]
    values: tuple[Value, ...]
    denials: int
    limited: bool


def unsupported_strictly(
    text: str, evidence: Sequence[str], *, known: Sequence[str] = (), today: dt.date | None = None
) -> list[Unsupported]:
    """What `unsupported` marks, every sentence of which a part stands so in no place of the evidence, and the question that
    leans on one: "Could you send me them?"."""
    found = unsupported(text, evidence, known=known, today=today)
    free = frozenset(t.meaning for k in known for t in tokens(k))
    places = [_place(q[s.start : s.end]) for q in evidence for s in sentences(q)]
    blank = _MARKUP.sub(lambda m: " " * len(m.group()), text)
    marked = list(found)
    doubted = False  # whether the sentence before is
    for span in sentences(blank):
        said = blank[span.start : span.end]
        leans = doubted and said.rstrip().endswith("?") and _LEANS.search(said) is not None
        doubted = any(u.start < span.end and span.start < u.end for u in found)
        if not doubted and (leans or (_claims(said) and not _believed(said, places, free, today))):
            reason = LEANING if leans else REASON
            marked.append(Unsupported(span.start, span.end, text[span.start : span.end], reason))
            doubted = True
    return sorted(marked, key=lambda u: u.start)


def _claims(sentence: str) -> bool:
    """Whether a sentence says something; a short courtesy, a question and "the notes do not say" do not."""
    if sentence.rstrip().endswith("?") or _SAYS_NOTHING.search(sentence):
        return False
    if _FRAME.match(sentence):  # "she told me that he said no thanks"
        return True
    return not is_soft(sentence) or len(sentence.split()) > LONGEST_WISH


def _believed(sentence: str, places: Sequence[_Place], free: frozenset[str], today: dt.date | None) -> bool:
    """Whether the sentence stands in one place, or each of its parts in some place."""
    frame = _FRAME.match(sentence)
    rest = sentence[frame.end() :] if frame else sentence
    if frame and _named(frame.group()) & _named(rest):
        return False  # "Ann told me that she would introduce me to Ann"
    if _is_bare(rest):
        return False
    return _stands(rest, places, free, today) or all(_stands(p, places, free, today) for p in _parts(rest))


def _is_bare(text: str) -> bool:
    """Whether a text has nothing but names beside a figure: "Ingrid Voss, and 5" tells nothing that could stand
    anywhere."""
    values = values_in(text)
    loose = [t for t in tokens(text) if not any(v.start < t.end and t.start < v.end for v in values)]
    return bool(values) and not any(
        t.word not in _EMPTY and (is_plain(t.word) or not t.capital) for t in loose
    )


def _named(text: str) -> set[str]:
    return {t.meaning for t in tokens(text) if t.capital and not is_plain(t.word)}


def _parts(rest: str) -> Iterator[str]:
    """A sentence cut where another statement may begin."""
    held = ""
    for part in _PART.split(rest):
        held = f"{held} {part}".strip()
        if len(_words(held, frozenset())) >= 2:
            yield held
            held = ""
    if held:
        yield held


def _words(text: str, free: frozenset[str]) -> list[str]:
    """Words that may claim something, with those that `unsupported` takes for plain."""
    return [t.meaning for t in tokens(text) if t.word not in _EMPTY and t.meaning not in free]


def _place(sentence: str) -> _Place:
    return _Place(
        tuple(_words(sentence, frozenset())),
        tuple(values_in(sentence)),
        negations(sentence),
        bool(_ONLY.search(sentence)),
    )


def _stands(part: str, places: Sequence[_Place], free: frozenset[str], today: dt.date | None) -> bool:
    values = values_in(part)
    loose = [t for t in tokens(part) if not any(v.start < t.end and t.start < v.end for v in values)]
    words = [t.meaning for t in loose if t.word not in _EMPTY and t.meaning not in free]
    names = {t.meaning for t in loose if t.capital and not is_plain(t.word)} & set(words)
    if not words and not values:
        return True
    for place in places:
        have = set(place.words)
        if not names <= have or not all(holds(place.values, v, today) for v in values):
            continue
        if negations(part) % 2 != place.denials % 2 or (place.limited and not _ONLY.search(part)):
            continue
        if sum(w in have for w in words) < _NEARLY * len(words):
            continue
        if _common(words, place.words) >= _IN_ORDER * len(words):
            return True
    return False


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """The length of the longest series of words that both have in the same order."""
    row = [0] * (len(other) + 1)
    for a in one:
        before = 0
        for i, b in enumerate(other, 1):
            before, row[i] = row[i], before + 1 if a == b else max(row[i], row[i - 1])
    return row[-1]
