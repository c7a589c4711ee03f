"""What a letter says of promises, against the notes: the wrong thing, one already sent, one that may not be sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from coach.dates import say
from coach.evidence import Finding, Statement
from coach.review.context import Context
from coach.review.detectors.base import finding, words
from coach.review.draft import Sentence, draft_of
from coach.review.known import Pledge
from coach.review.traits import plain_words

_AS_PROMISED = words(
    r"\b(?:as|like) (?:i |we )?(?:promised|agreed|you asked|discussed)\b|\b(?:that|which) i promised\b|\bi promised (?:you )?(?!to\b|that\b|not\b)"
)
_HANDS_OVER = words(
    r"\b(?:attached|enclosed|here (?:is|are|comes?)|please find|i (?:am|’m) (?:sending|attaching|enclosing)|i (?:attach|enclose|send|put)|(?:is|are) in the (?:post|mail)|below)\b"
)
_WILL_SEND = words(
    r"\b(?:i|we)(?:’ll| will| shall| can|’m going to| am going to) (?:\w+ )?(?:send|share|forward|post|mail|pass|give|bring|show|let you have|get you)\b"
)
_NOT_TO_BE = words(
    r"\b(?:cannot|can’t|must not|mustn’t|may not|not allowed to|not be|do not|don’t|never|not yet|not to)\b(?: \w+){0,3} (?:shared?|sen[dt]|give|given|pass(?:ed)?|forward(?:ed)?|show|shown|publish(?:ed)?|hand(?:ed)?|leave)\b"
)
_SAME_THING = 2  # words in common for a note to be about what is offered
_EMPTY = frozenset(
    "promis agre discuss ask attach enclos send sent share forward post mail pass give bring show find pleas friday monday tuesday wednesday "
    "thursday saturday sunday week tomorrow today soon day will thing copi updat later email you hope also here best one".split()
)


class Promised:
    """Promises in a letter to somebody of whom the notes hold promises."""

    name = "promised"

    def find(self, text: str, context: Context) -> Iterable[Finding]:
        """Sentences that the notes contradict."""
        if context.reader.kind != "person" or not context.reader.ids:
            return []
        mine = [p for p in context.known.pledges if p.to in context.reader.ids]
        return [f for s in draft_of(text).sentences for f in _of(text, s, mine, context)]


def _of(text: str, sentence: Sentence, mine: Sequence[Pledge], context: Context) -> Iterator[Finding]:
    things = _things(sentence.text)
    if not things:
        return
    first = context.reader.people[0].name
    handed = mine and _AS_PROMISED.search(sentence.text) and _HANDS_OVER.search(sentence.text)
    if handed and not any(things & _things(p.what) or _near(things, _things(p.what)) for p in mine):
        open_ones = [p for p in mine if not p.kept] or mine
        what = " and ".join(f"“{p.what}”" for p in open_ones[:2])
        reason = f"By your notes you promised {first} something else: {what}."
        sources = [s for p in open_ones[:2] for s in p.evidence[:1]]
        yield _found(text, sentence, reason, "Here it is.", sources, context)
        return
    if not _WILL_SEND.search(sentence.text):
        return
    closed = next((s for s in context.known.notes if _forbids(s, things)), None)
    if closed is not None:
        reason = "Your note says that this is not to be handed on."
        yield _found(text, sentence, reason, "I will see what I can send.", [closed], context)
        return
    done = next(
        (p for p in mine if p.kept and len(things & _things(p.what)) >= min(2, len(_things(p.what)))), None
    )
    if done is not None and not any(not p.kept and things & _things(p.what) for p in mine):
        when = f" on {say(done.kept_on, context.today)}" if done.kept_on else ""
        reason = f"By your notes this is done already: “{done.what}”{when}."
        yield _found(text, sentence, reason, "I hope it reached you.", done.evidence[-1:], context)


def _forbids(statement: Statement, things: frozenset[str]) -> bool:
    """Whether a note says that one of some things is not to be handed on."""
    if _NOT_TO_BE.search(statement.text.replace("’", "'")) is None:
        return False
    return len(things & _things(statement.text)) >= _SAME_THING


def _things(text: str) -> frozenset[str]:
    return frozenset(plain_words(text)) - _EMPTY


def _near(one: frozenset[str], other: frozenset[str]) -> bool:
    return any(a[:5] == b[:5] for a in one for b in other if len(a) > 4 and len(b) > 4)


def _found(
    text: str, sentence: Sentence, reason: str, general: str, sources: Sequence[Statement], context: Context
) -> Finding:
    made = finding(text, sentence.body, "conduct", "inauthentic", "medium", reason, Promised.name, general)
    return replace(made, citations=tuple(s.cite(context.today) for s in sources))
