"""Insults and crude words that no list names, by models of sentences and words: which words, and at whom they go."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from coach.evidence import Finding, Span
from coach.index.languages import ENGLISH, LEFT_OUT
from coach.review.called import also_names, by_name, in_salutation
from coach.review.context import Context
from coach.review.detectors.base import Severity, finding, words
from coach.review.detectors.profanity import NAMES
from coach.review.draft import Sentence, draft_of
from coach.review.event_words import languages_in
from coach.review.learned import likelihood, scores
from coach.review.sentence_reading import Reading, at_a_thing, borrowed, reading

# Fitted with the held-back part of the training data, on the sentence's score and its rudest word's.
SENTENCE, WORD, OFFSET = 0.94, 0.49, 0.30
NOTABLE, STRONG = 0.38, 0.75
"""How likely a sentence must be an insult to be mentioned, and to be advised against."""
RUDE_WORD = 0.33
"""How likely a word must be rude to be marked."""

_NEVER = -9.0  # log-odds of a word that cannot be rude

RUDE_NAME = 0.8
"""The same for a word that stands where a salutation has its name."""

# Somebody is meant: the reader, a person, the people of a house.
_SOMEBODY = words(
    r"\b(?:you|your|yours|u|ur|yourself|he|she|his|her|him|they|their|them|these|those|this (?:man|woman|guy|company|firm|lot))\b|\b(?-i:[A-Z][a-z]+(?:'s)?)\b(?<!^)|\b(?:people|everyone|everybody|anyone|whoever|who)\b"
)
# Words that a cross letter may hold once.
_MILD = words(
    r"(?:so |god |the |what )*(?:damn(?:ed|it)?|darn|hell|heck|crap|bloody|sucks?|silly|crazy|nuts|ridiculous|awful|terrible|lame|weird|ugly|fat|poor|joke|nonsense|dumb|boring)"
)


class Insults:
    """Words that attack, as a reader would take them."""

    name = "insults"

    def find(self, text: str, context: Context) -> Iterable[Finding]:
        """The rude words of each sentence that reads as an insult."""
        for sentence in draft_of(text).sentences:
            yield from _found(text, sentence, context)


def _found(text: str, sentence: Sentence, context: Context) -> Iterator[Finding]:
    read = reading(sentence)
    if insult_likelihood(read) < NOTABLE:
        return  # taken in earnest it is less likely still
    read = _in_earnest(sentence, read)
    chance = insult_likelihood(read)
    if chance < NOTABLE:
        return
    somebody = _SOMEBODY.search(sentence.text) is not None
    places = [*(m.span() for m in NAMES.finditer(sentence.text)), *also_names(sentence.text)]
    names = [(sentence.start + start, sentence.start + end) for start, end in places]
    rude = rude_spans(text, read)
    # The sentences that the model learned from are mostly English: elsewhere a faint score needs a word to stand on.
    if not rude and chance < STRONG and ENGLISH not in languages_in(sentence.text):
        return
    for span in rude or _rudest(read):
        if any(start < span.end and span.start < end for start, end in names):
            continue
        if by_name(text, span.start, span.end, context) or _saluted(text, read, span):
            continue
        own = not borrowed(sentence, span.start, span.end)
        said = text[span.start : span.end].strip()
        mild = _MILD.compiled.fullmatch(said) is not None
        mild = mild or at_a_thing(sentence, span.start, span.end, said)
        hurts = chance >= STRONG and own and not mild
        severity: Severity = "medium" if hurts else "low"
        if not own:
            reason = f"“{said}” is quoted or said of yourself here; some will still stumble over it."
        elif somebody and not mild:
            reason = f"“{said}” reads as an attack on somebody, and the point gets lost."
        else:
            reason = f"“{said}” is stronger than most readers of a professional text expect."
        group, category = ("conduct", "hostile") if somebody and not mild else ("controversial", "offensive")
        yield finding(text, span, group, category, severity, reason, Insults.name, "")


_IN_A_NAME = re.compile(
    r"(?<=\w )(?<![.!?:] )(?-i:[A-ZÀ-ÞĀ-Ž][a-zà-þā-ž’'-]+)(?: (?-i:[A-ZÀ-ÞĀ-Ž][a-zà-þā-ž’'-]+))+"
)
"""Several words with a capital behind another word: "the Harbour Days"."""


def _in_earnest(sentence: Sentence, read: Reading) -> Reading:
    """A reading in which no word is rude that cannot be: a little word of the sentence's language ("die" in German),
    and a word in a name of several that is not rude standing alone."""
    named = [
        (sentence.start + m.start(), sentence.start + m.end()) for m in _IN_A_NAME.finditer(sentence.text)
    ]
    little = frozenset.intersection(*(LEFT_OUT[language] for language in languages_in(sentence.text)))
    odds = list(read.scores.words)
    for place, word in enumerate(read.words):
        in_name = any(start <= word.start and word.end <= end for start, end in named)
        if word.form in little or (in_name and likelihood(scores((word,)).rudest) < RUDE_WORD):
            odds[place] = _NEVER
    return replace(read, scores=replace(read.scores, words=tuple(odds)))


def _saluted(text: str, read: Reading, span: Span) -> bool:
    """Whether a stretch is the name in a salutation, and not surely a rude word ("Dear Idiot")."""
    if not in_salutation(text, span.start, span.end):
        return False
    odds = [o for w, o in zip(read.words, read.scores.words, strict=True) if span.start <= w.start < span.end]
    return likelihood(max(odds, default=0.0)) < RUDE_NAME


def insult_likelihood(read: Reading) -> float:
    """How likely a sentence is an insult, between 0 and 1."""
    return likelihood(SENTENCE * read.scores.rude + WORD * read.scores.rudest + OFFSET)


def rude_spans(text: str, read: Reading) -> list[Span]:
    """The stretches of words that are likely rude, neighbours joined."""
    found: list[Span] = []
    last = -2
    for place, (word, odds) in enumerate(zip(read.words, read.scores.words, strict=True)):
        if likelihood(odds) < RUDE_WORD or not word.form[0].isalpha():
            continue
        if place == last + 1 and found:
            found[-1] = Span(found[-1].start, word.end)
        else:
            found.append(Span(word.start, word.end))
        last = place
    return found


def _rudest(read: Reading) -> list[Span]:
    """The one word that speaks most for the score, where no word stands out."""
    ranked = sorted(zip(read.scores.words, read.words, strict=True), key=lambda pair: -pair[0])
    return [Span(w.start, w.end) for _, w in ranked[:1]]
