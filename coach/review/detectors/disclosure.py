"""What a writer tells of their own life and feelings, where everybody reads it: by models of sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coach.evidence import Finding, Span
from coach.review.context import Context
from coach.review.detectors.base import Severity, finding, words
from coach.review.draft import Sentence, draft_of
from coach.review.learned import likelihood, telling
from coach.review.sentence_reading import reading

INFORMATION, EMOTION = 0.6, 0.45
"""How likely a sentence must tell of oneself to be mentioned in a post or a letter, which are mostly about work."""
INFORMATION_IN_TALK, EMOTION_IN_TALK = 0.25, 0.2
"""The same in a comment, where people talk of themselves; chosen on the held-back part of the training data."""
INTIMATE, MOVED = 0.75, 0.42
"""How likely it must tell both facts and feelings to be advised against."""

_SELF = words(r"\b(?:i|i'm|i've|i'd|i'll|me|my|mine|myself|im|ive|we|we're|we've|us|our|ourselves)\b")
# One's working life is what a post is about.
_AT_WORK = words(
    r"\b(?:work(?:ed|ing|shop)?|job|role|team|colleagues?|company|client|clients|customers?|project|career|office|conference|talk|paper|panel|event|launch|product|engineers?|designers?|students?|hiring|hired|meeting|book|"
    r"manager|boss|founder|startup|business|industry|training|degree|university|award|speakers?|stage|booth|fair|exhibition|workshop|studio|lab|museum|gallery|press|editor|deadline|invoice|proposal|pitch)\b"
)
# What one tells a friend.
_INTIMATE = words(
    r"\b(?:die[ds]?|death|passed away|funeral|grie(?:f|v\w+)|hospice|cr(?:y|ied|ying)|tears|sobb\w+|lonely|loneliness|hopeless\w*|worthless|afraid|scared|terrified|anxi\w+|panic\w*|ashamed|guilt\w*|hurts?|hurting|heartbroken|broken?|broke up|break-?up|my ex|ex-\w+|"
    r"sex\w*|drunk|drugs?|addict\w*|abus\w+|hit me|beat me|cheat(?:ed|ing)|affair|married|marriage|divorc\w+|pregnan\w+|girlfriend|boyfriend|fianc\w+|in love|love (?:him|her|you)|loved (?:him|her|me)|hate (?:myself|my (?:life|body|family|father|mother))|miss (?:him|her|my)|"
    r"therap\w+|medication|suicid\w+|depress\w+|weight|body)\b"
)


class Disclosure:
    """Telling of oneself in public."""

    name = "disclosure"

    def find(self, text: str, context: Context) -> Iterable[Finding]:
        """Sentences about the writer's own life or feelings, for readers who are not friends."""
        if context.reader.kind == "person":
            return
        for sentence in draft_of(text).sentences:
            yield from _found(text, sentence, context)


def _found(text: str, sentence: Sentence, context: Context) -> Iterator[Finding]:
    if not _SELF.search(sentence.text):
        return
    read = reading(sentence)
    facts, feelings = likelihood(read.scores.information), likelihood(read.scores.emotion)
    talk = context.kind == "comment"
    for_facts, for_feelings = (INFORMATION_IN_TALK, EMOTION_IN_TALK) if talk else (INFORMATION, EMOTION)
    if facts < for_facts and feelings < for_feelings:
        return
    intimate = facts >= INTIMATE and feelings >= MOVED and _INTIMATE.search(sentence.text) is not None
    intimate = intimate and not _AT_WORK.search(sentence.text)
    severity: Severity = "medium" if intimate and context.public else "low"
    emotional = feelings / for_feelings > facts / for_facts
    shown = " and ".join(
        f"“{text[w.start : w.end]}”" for w in telling(read.words, "emotion" if emotional else "information")
    )
    what = "of your feelings" if emotional else "of your own life"
    who = "everybody" if context.public else "everybody at work"
    reason = f"This tells {who} {what} ({shown}); fine if you mean it to stay."
    span = Span(sentence.start, sentence.end) if not sentence.first else sentence.body
    yield finding(text, span, "oversharing", "private_life", severity, reason, Disclosure.name, "")
