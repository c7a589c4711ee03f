"""What a detector is, and the rule tables that most of them are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from coach.evidence import Finding, Span
from coach.review.context import Context
from coach.review.draft import Sentence, clause_span, draft_of
from coach.review.wording import Wording

Severity = Literal["low", "medium", "high"]
Fix = dict[str, str | None]


class Detector(Protocol):
    """Looks for one sort of trouble. `text` is the whole draft; offsets are code points of it."""

    name: str

    def find(self, text: str, context: Context) -> Iterable[Finding]:
        """What this detector has to say of the text."""
        ...


@dataclass(frozen=True, slots=True)
class Rule:
    """A wording and what to say of it. `where` is how much of the text the finding covers; `readers` for whom it
    is a matter; a sentence in which `unless` matches is left alone."""

    pattern: Wording
    category: str
    severity: Severity
    reason: str
    where: Literal["match", "clause", "sentence"] = "sentence"
    readers: frozenset[str] = frozenset({"public", "employer", "person"})
    unless: Wording | None = None
    general: str = ""


def words(pattern: str, *, whole: bool = False) -> Wording:
    """A pattern that minds neither case nor the form of the apostrophe: sentences come with straight ones, and "dont" is
    "don't". `whole` says that it is tried on whole texts."""
    return Wording(pattern.replace("n’t", "n'?t").replace("’", "'"), whole=whole)


def apply_rules(
    rules: Sequence[Rule], group: str, detector: str, text: str, context: Context
) -> Iterator[Finding]:
    """The findings of a rule table, sentence by sentence."""
    for sentence in draft_of(text).sentences:
        for rule in rules:
            if context.reader.kind not in rule.readers:
                continue
            match = rule.pattern.search(sentence.text)
            if match is None or (rule.unless is not None and rule.unless.search(sentence.text)):
                continue
            start, end = sentence.start + match.start(), sentence.start + match.end()
            span = covered(sentence, start, end, rule.where)
            yield finding(
                text, span, group, rule.category, rule.severity, rule.reason, detector, rule.general
            )


def covered(sentence: Sentence, start: int, end: int, where: str) -> Span:
    """The stretch that a finding covers: the match itself, its clauses, or the sentence."""
    if where == "match":
        return Span(start, end)
    if where == "clause":
        return clause_span(sentence, start, end)
    return sentence.body


def finding(
    text: str,
    span: Span,
    group: str,
    category: str,
    severity: Severity,
    reason: str,
    detector: str,
    general: str = "",
) -> Finding:
    """A finding with its quote and fix ladder."""
    fix: Fix = {"keep": None, "generalise": general, "remove": ""}
    quote = text[span.start : span.end].strip()
    start = text.index(quote, span.start)
    return Finding(start, start + len(quote), quote, group, category, severity, reason, detector, fix)
