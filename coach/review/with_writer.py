"""A review by the detectors and, where a model is configured, by the model too.

The model may add findings, explain those there are, and lower one by a step with a reason that the user sees. It hides
nothing, and has no say on firm findings. What is closed, secret or confidential stays here: a model elsewhere gets a run
of underscores in its place, as long as what it stands for, so that offsets hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from coach.evidence import Finding, Span
from coach.review.draft import draft_of
from coach.review.firm import firm
from coach.review.judgement import headline_of, verdict_of
from coach.review.report import Report
from coach.review.reviewer import Reviewer
from coach.writer.interface import ReviewTask, View, Writer

_LOWER = {"high": "medium", "medium": "low", "low": "low"}
_RANK = {"low": 0, "medium": 1, "high": 2}


def review(reviewer: Reviewer, writer: Writer, text: str, kind: str, audience: str) -> Report:
    """The detectors' report with what the writer adds; its quotes stand verbatim in the text."""
    context = reviewer.context(kind, audience)
    found = reviewer.found(text, context)
    report = reviewer.judged(text, found, context)
    kept_here = (
        [*withheld(text, found), *hidden(reviewer, text, kind)] if getattr(writer, "remote", False) else []
    )
    known = tuple(f for f in report.findings if not _meets(f, kept_here))
    said = writer.review(ReviewTask(masked(text, kept_here), kind, context.reader.name or audience, known))
    genuine = [f for f in said.findings if text[f.start : f.end] == f.quote and not _meets(f, kept_here)]
    if genuine:
        report = reviewer.judged(text, [*found, *genuine], context)
    findings = tuple(_seen(f, known, said.views) for f in report.findings)
    verdict = verdict_of(findings)
    headline = headline_of(verdict, findings, report.kept)
    return Report(verdict, findings, headline, writer.name, str(getattr(writer, "note", "")), report.kept)


def hidden(reviewer: Reviewer, text: str, kind: str) -> list[Span]:
    """What a model elsewhere may not read, also where the reader of the text may: whoever runs it is nobody's confidant."""
    return withheld(text, reviewer.found(text, reviewer.context(kind, "public")))


def withheld(text: str, findings: Iterable[Finding]) -> list[Span]:
    """What must not leave this machine: sentences that repeat a confidence, keys, numbers, and confidential names."""
    spans: list[Span] = []
    for found in findings:
        why = firm(found)
        if why == "told":
            touched = [s for s in draft_of(text).sentences if s.start < found.end and found.start < s.end]
            spans += [Span(min(s.start, found.start), max(s.end, found.end)) for s in touched]
        if why:
            spans.append(Span(found.start, found.end))
    return spans


def masked(text: str, spans: Iterable[Span]) -> str:
    """The text with underscores in the place of some stretches; every other code point keeps its place."""
    letters = list(text)
    for span in spans:
        for n in range(span.start, min(span.end, len(letters))):
            if letters[n] not in "\r\n":
                letters[n] = "_"
    return "".join(letters)


def _meets(found: Finding, spans: Iterable[Span]) -> bool:
    return any(s.start < found.end and found.start < s.end for s in spans)


def _seen(found: Finding, known: Sequence[Finding], views: Iterable[View]) -> Finding:
    """A finding with the writer's view of it: its words, and at most one step less."""
    for view in views:
        about = known[view.index]
        if (about.start, about.end, about.category) != (found.start, found.end, found.category):
            continue
        lower = _RANK[view.severity] < _RANK[found.severity] and not firm(found)
        return replace(found, severity=_LOWER[found.severity] if lower else found.severity, added=view.why)
    return found
