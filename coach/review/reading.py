"""A sentence as the learned detectors read it: its words, its scores, and whether it is somebody else's wording."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from coach.review.detectors.base import words as pattern
from coach.review.draft import Sentence
from coach.review.features import Word, words_of
from coach.review.learned import Scores, scores

_QUOTED = re.compile(r"[\"“«„][^\"“”«»„]{1,200}[\"”»“]|(?<!\w)'[^']{2,80}'(?!\w)")
_REPORTED = pattern(
    r"\b(?:call(?:s|ed|ing)? (?:me|us|him|her|them|it|you|people|women|men|others|someone|somebody|each other|one another)|being called|was called|were called|the (?:word|term|phrase|insult|slur|label|expression|name|title|song|film|novel|book|line|slogan)s?|"
    r"so-called|(?:he|she|they|somebody|someone|people|a \w+|the \w+|it) (?:said|says|wrote|shouted|yelled|sang|asked|claimed|tweeted|posted)|said to (?:me|us|him|her|them)|told (?:me|us|him|her|them)|labell?ed (?:as )?|insult(?:ed|s|ing)?|abuse[ds]?|slurs?|bull(?:ied|ying)|mocked)\b"
)
_OWN = pattern(
    r"\b(?:i am|i'm|i was|i felt|i feel|i look(?:ed)?|i sound(?:ed)?|we are|we're|we were|as an?|as a proud|my own|makes? me|made me|call myself|calls? (?:me|us)|me,|myself)(?: \w+){0,4} ?$|\b(?:my|our)(?: own| stupid| silly| poor| little)* ?$|\b(?:we|us|fellow|proud|proudly|dear|to all my|to my|my fellow) ?$"
)
_DENIED = pattern(r"\b(?:not|no|never|nothing|isn't|aren't|wasn't|weren't|hardly|nobody is|no one is|far from|don't|doesn't|didn't|without)(?: \w+){0,3} ?$")


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence's words and scores; `named` has the words of handles too, which the scores leave out."""

    words: tuple[Word, ...]
    named: tuple[Word, ...]
    scores: Scores


@lru_cache(maxsize=512)
def reading(sentence: Sentence) -> Reading:
    """The reading of a sentence; the detectors share it."""
    named = tuple(words_of(sentence.text, sentence.start))
    words = tuple(w for w in named if w.tag != "@")
    return Reading(words, named, scores(words))


def borrowed(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a stretch is quoted or reported, said of oneself or one's own, or denied: not the writer's own attack.
    Offsets are those of the whole text."""
    left, right = start - sentence.start, end - sentence.start
    if any(m.start() <= left and right <= m.end() for m in _QUOTED.finditer(sentence.text)):
        return True
    before = sentence.text[max(0, left - 60) : left]
    if _OWN.search(before) or _DENIED.search(before):
        return True
    return _REPORTED.search(sentence.text[max(0, left - 80) : left]) is not None
