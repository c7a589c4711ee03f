"""Openings for a conversation: what stands open between the two, and what only this person would find apt.

Each is built from one sentence of the evidence by the frames of `frames.py`. Private matters and verdicts on people are left
out, and so is what was ahead of somebody long ago.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from coach.evidence import Citation, Fact, Statement
from coach.text import content_words, plain, sentences
from coach.writer.frames import FRAMES, Pronoun, may_mean_them
from coach.writer.interface import CardTask
from coach.writer.nouns import definite
from coach.writer.promised import introduced, is_action, is_clause
from coach.writer.taste import private, unkind

MOST_OPENINGS = 3
MOST_OF_A_SORT = 2
LONGEST_OPENING = 24  # words, above which a frame is not filled in
LONGEST_QUESTION = 40  # words of a quoted question


@dataclass(frozen=True, slots=True)
class _Opening:
    weight: float
    sort: str  # business, wish, life, talk
    text: str
    citations: tuple[Citation, ...]


def openings(task: CardTask) -> list[Fact]:
    """Up to three things to begin with, the most particular first, not all of one sort and none twice."""
    found = sorted([*_business(task), *_from_statements(task)], key=lambda o: -o.weight)
    chosen: list[_Opening] = []
    for opening in found:
        quotes = {c.quote for c in opening.citations}
        again = any(quotes & {c.quote for c in o.citations} or alike(o.text, opening.text) for o in chosen)
        full = sum(o.sort == opening.sort for o in chosen) >= (
            1 if opening.sort == "business" else MOST_OF_A_SORT
        )
        if not again and not full and len(chosen) < MOST_OPENINGS:
            chosen.append(opening)
    return [Fact(o.text, o.citations, "opening") for o in chosen]


_FRAME_WORDS = frozenset(
    "ask say come back bring bringing offer take pick thread wish question going goes thank this began used".split()
)


def alike(one: str, other: str) -> bool:
    """Whether two lines ask after the same thing."""
    a, b = (set(content_words(x)) - _FRAME_WORDS for x in (one, other))
    return bool(a & b) and len(a & b) >= 0.5 * min(len(a), len(b))


def _led_to(what: str) -> str:
    """Whom a promised introduction leads to, by name where one is given."""
    to = introduced(what)
    name = re.search(r"(?:[A-ZÀ-Þ][\w'’-]+ ?)+$", to)
    return name.group() if name else to


def _business(task: CardTask) -> Iterator[_Opening]:
    """What stands open between the two: said before the other has to ask."""
    they = Pronoun(task.pronoun)
    promise, owed = task.promise, task.owed
    waiting = next((f for f in task.facts if f.kind == "waiting"), None)
    if waiting is not None:
        said = waiting.text.partition("“")[2].rstrip("”.")
        whole = [said[x.start : x.end] for x in sentences(said)]
        asked = [q for q in whole if q.endswith("?")]
        if task.held:
            yield _not_to_answer(task, waiting)
        else:
            requests = [q for q in whole if _REQUEST.search(q) and len(q.split()) <= LONGEST_QUESTION]
            # What asks nothing is quoted where the why-line, which is of something weightier, does not.
            told = [said] if task.tier != "owed_reply" and len(said.split()) <= LONGEST_QUESTION else []
            wanted = next(iter([*asked[-1:], *requests, *told]), "")
            if wanted:
                yield _Opening(6, "business", f"Have an answer ready: “{wanted}”", waiting.citations)
    if promise is not None and (to := _led_to(promise.what)):
        yield _Opening(
            6.5, "business", f"Say how you will make the introduction to {to}.", (promise.citation,)
        )
    elif promise is not None and not is_action(promise.what) and promise.what != "introduction":
        text = f"Bring up {definite(promise.what)} before {they.subject} {they.verb('does', 'do')}."
        yield _Opening(6.5, "business", text, (promise.citation,))
    if owed is not None and (to := _led_to(owed.what)):
        yield _Opening(
            5.5, "business", f"Ask whether the introduction to {to} could happen here.", (owed.citation,)
        )
    elif owed is not None and not is_action(owed.what) and not is_clause(owed.what):
        yield _Opening(5.5, "business", f"Ask, lightly, after {definite(owed.what)}.", (owed.citation,))
    for fact in task.facts:
        if fact.kind == "arranged" and "“" in fact.text and not fact.text.startswith("Your note"):
            quote = fact.text.partition("“")[2].rstrip("”.")
            lead = "Settle this" if quote.endswith("?") else "Confirm this"
            yield _Opening(5, "business", f"{lead}: “{quote}”", fact.citations)


_REQUEST = re.compile(
    r"\b(?:need|please|could you|can you|would you|send me|let me know|looking for|hope)\b", re.IGNORECASE
)
_THROUGH = re.compile(
    r"\b(?:everything|anything|all|questions?|requests?|enquiries|press|whatever)\b[^.;]*\b(?:through|via|to|by way of)\b|\b(?:only|nur) (?:through|via|über)\b",
    re.IGNORECASE,
)
"""Who answers somebody: "everything to him goes through the press office"."""


def _not_to_answer(task: CardTask, waiting: Fact) -> _Opening:
    """Where a question is not the user's to answer: who answers it, as their notes say."""
    rule = next((s for s in reversed(task.statements) if _THROUGH.search(s.text)), None)
    if rule is not None:
        said = f"Leave the answer to others: “{plain(rule.text).rstrip('.')}”."
        return _Opening(6, "business", said, (rule.cite(task.today),))
    return _Opening(
        6, "business", "If the question comes up, leave it open: see what not to raise.", waiting.citations
    )


def _from_statements(task: CardTask) -> Iterator[_Opening]:
    they = Pronoun(task.pronoun)
    for statement in task.statements:
        text = plain(statement.text)
        if (
            private(text)
            or unkind(text)
            or not 3 <= len(text.split()) <= 45
            or _over(statement, text, task.today)
        ):
            continue
        named = may_mean_them(statement, text, task.pronoun)
        for frame in FRAMES if named else ():
            found = frame(text, they)
            if found and len(found[2].split()) <= LONGEST_OPENING:
                weight, sort, said = found
                if _waited_for(said, task):
                    break
                said = _thanks(said, task)
                if _age(statement, task.today) > 0.5:  # a year ago it was going on
                    said = re.sub(r"^Ask how (.+) is going\.$", r"Ask what became of \1.", said)
                yield _Opening(
                    weight - _age(statement, task.today), sort, said, (statement.cite(task.today),)
                )
                break


def _waited_for(said: str, task: CardTask) -> bool:
    """Whether an opening asks after what the person asked the user for."""
    wanted = set(content_words(" ".join(f.text for f in task.facts if f.kind == "waiting")))
    return said.startswith("Ask whether") and len(wanted & set(content_words(said)) - _FRAME_WORDS) >= 2


def _thanks(said: str, task: CardTask) -> str:
    """Thanks are said again only for what the user has thanked for."""
    first = said.replace("Say thank you again", "Say thank you", 1)
    thing = set(content_words(said)) - _FRAME_WORDS
    return said if any(thing & set(content_words(t)) for t in task.thanked) else first


_SOON = re.compile(
    r"\b(?:next|this|tomorrow|coming) (?:week|month|spring|summer|autumn|winter|year|\w+day)\b"
)


def _over(statement: Statement, text: str, today: date) -> bool:
    """Whether a sentence speaks of a time that is over: what was to come "next autumn", said long ago."""
    return _age(statement, today) > 0.35 and _SOON.search(text) is not None


def _age(statement: Statement, today: date) -> float:
    years = (today - statement.date).days / 365 if statement.date else 1.0
    return max(years, 0.0) * 0.5
