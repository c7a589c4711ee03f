"""A review by the detectors and, where a model is configured, by the model too: it may add, never take away."""

from __future__ import annotations

from coach.review.judgement import headline_of, merged, verdict_of
from coach.review.report import Report
from coach.review.reviewer import Reviewer
from coach.writer.interface import ReviewTask, Writer


def review(reviewer: Reviewer, writer: Writer, text: str, kind: str, audience: str) -> Report:
    """The detectors' report with the writer's further findings; their quotes stand verbatim in the text."""
    report = reviewer.review(text, kind, audience)
    further = writer.review(ReviewTask(text, kind, audience, report.findings))
    note = str(getattr(writer, "note", ""))
    genuine = [f for f in further if text[f.start : f.end] == f.quote]
    if not genuine:
        return Report(report.verdict, report.findings, report.headline, writer.name, note)
    findings = merged(text, [*report.findings, *genuine])
    verdict = verdict_of(findings)
    return Report(verdict, findings, headline_of(verdict, findings), writer.name, note)
