"""A sentence as the learned detectors read it: its words, its scores, and whether it is somebody else's wording."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from coach.review.draft import Sentence
from coach.review.features import Word, words_of
from coach.review.learned import Scores, scores

_QUOTED = re.compile(r"[\"“«„][^\"“”«»„]{1,200}[\"”»“]|(?<!\w)'[^']{2,80}'(?!\w)")
_REPORTED = re.compile(
    r"\b(?:call(?:s|ed|ing)? (?:me|us|him|her|them|it|you|people|women|men|others|someone|somebody|each other|one another)|being called|was called|were called|the (?:word|term|phrase|insult|slur|label|expression|name|title|song|film|novel|book|line|slogan)s?|"
    r"so-called|(?:he|she|they|somebody|someone|people|a \w+) (?:said|says|wrote|shouted|yelled|sang|claimed|tweeted|posted)|said to (?:me|us|him|her|them)|told (?:me|us|him|her|them)|labell?ed (?:as )?|insult(?:ed|s|ing)?|abuse[ds]?|slurs?|bull(?:ied|ying)|mocked)\b[^.;!?]*$",
    re.IGNORECASE,
)
_FILLER = r"(?: (?:a|an|the|so|such|just|too|very|really|quite|totally|total|complete|little|bit|of|being|proud|really|all|that|like))*"
_OWN = re.compile(
    rf"\b(?:i am|i'm|im|i was|i felt|i feel|i look|i looked|i sound|i sounded|we are|we're|we were|as an?|as a proud|call myself|call ourselves|calls? (?:me|us)|fellow|proudly|to all my|us){_FILLER} ?$",
    re.IGNORECASE,
)
_DENIED = re.compile(
    rf"\b(?:not|no|never|nothing|isn't|aren't|wasn't|weren't|hardly|far from|nobody is|no one is|without|kein(?:e|en|er)?|nicht|pas|niet|geen|non){_FILLER} ?$",
    re.IGNORECASE,
)


_CROSS = re.compile(
    r"(?:stupid|dumb|idiotic|moronic|daft|silly|damn(?:ed)?|bloody|crappy|lousy)", re.IGNORECASE
)
_THING = re.compile(
    r" (?:(?:little|old|new|big|small|first|last|same|other|office|coffee|train|phone|wi-?fi|software|login|error|print) )?"
    r"(?:bugs?|typos?|glitch(?:es)?|errors?|mistakes?|mishaps?|slips?|printers?|scanners?|laptops?|computers?|machines?|phones?|chargers?|cables?|batter(?:y|ies)|"
    r"screens?|keyboards?|apps?|software|code|scripts?|tests?|builds?|servers?|networks?|wi-?fi|passwords?|forms?|tickets?|trains?|bus(?:es)?|cars?|bikes?|"
    r"tyres?|lifts?|doors?|keys?|locks?|alarms?|clocks?|weather|rain|snow|cold|flu|headaches?|e-?mails?|spreadsheets?|files?|links?|buttons?|browsers?|updates?|"
    r"calendars?|rules?|deadlines?|questions?|formulas?|columns?|commas?|plugs?|cookies?|banners?|pop-?ups?|captchas?)\b(?! of (?:yours|his|hers|theirs)\b)",
    re.IGNORECASE,
)
_POSSESSED = re.compile(
    r"(?:\b(?:your|ur|his|her|their|its)|\b(?-i:[A-ZÀ-Þ])\w+['’]s) (?:\w+ )?$", re.IGNORECASE
)


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
    return any(wording.search(before) for wording in (_OWN, _DENIED, _REPORTED))


def at_a_thing(sentence: Sentence, start: int, end: int, word: str) -> bool:
    """Whether a cross word goes at a thing that is nobody's in particular ("the stupid printer"), not at a person or
    what is theirs. Offsets are those of the whole text; `word` is what stands there, spelled out."""
    left, right = start - sentence.start, end - sentence.start
    return (
        _CROSS.fullmatch(word) is not None
        and _THING.match(sentence.text, right) is not None
        and not _POSSESSED.search(sentence.text, 0, left)
    )
