"""The whole text written anew by the model, within what the reviewer found.

    text ─ firm findings mended here ─▶ writer ─▶ reviewed again, and what it adds marked

What is closed, secret or confidential is mended by its own fix before anything leaves, also for a model on this machine:
a rewrite is to lose it, and needs not know it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from coach.checks.grounding import unsupported
from coach.evidence import Finding, Unsupported
from coach.review.firm import firm
from coach.review.fixes import apply_fix
from coach.review.report import Report
from coach.review.reviewer import Reviewer
from coach.review.with_writer import hidden, review
from coach.writer.interface import RewriteTask, Writer

_STEPS = 30
"""Firm findings that are mended one after the other; nobody writes a text with more."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The text anew (empty where it could not be had, and `note` says why), what the reviewer says of it, and what stands
    in it that did not stand in the old one. Offsets are those of `text`."""

    text: str = ""
    report: Report | None = None
    added: tuple[Unsupported, ...] = field(default=())
    note: str = ""


def rewritten(reviewer: Reviewer, writer: Writer, text: str, kind: str, audience: str) -> Rewritten:
    """Write a text anew. Raises `PolicyError`."""
    before = reviewer.review(text, kind, audience)
    prepared = _mended(reviewer, text, kind, audience)
    if prepared is None or any(firm(f) for f in before.kept):
        return Rewritten(
            note="It holds something that is not to leave your hands as it is. Mend that first, one by one."
        )
    if getattr(writer, "remote", False) and hidden(reviewer, prepared, kind):
        return Rewritten(
            note="It holds what its reader may know and a model elsewhere may not, so it was not sent."
        )
    rest = reviewer.review(prepared, kind, audience).findings
    if not rest and prepared == text:
        return Rewritten(note="There is nothing to write anew.")
    new = writer.rewrite(RewriteTask(prepared, kind, audience, rest)) if rest else prepared
    if not new:
        said = str(getattr(writer, "note", "")).removesuffix(" This was written offline.")
        return Rewritten(note=f"{said} Your text is as it was.".strip())
    added = [
        replace(u, reason="This did not stand in your text")
        for u in unsupported(new, [text], known=[prepared])
    ]
    return Rewritten(new, review(reviewer, writer, new, kind, audience), tuple(added))


def _mended(reviewer: Reviewer, text: str, kind: str, audience: str) -> str | None:
    """The text with its firm findings generalised or taken out; None where one stays."""
    for _ in range(_STEPS):
        found = next((f for f in reviewer.review(text, kind, audience).findings if firm(f)), None)
        if found is None:
            return text
        text = _without(text, found)
    return None


def _without(text: str, found: Finding) -> str:
    general = apply_fix(text, found, "generalise") if found.fix.get("generalise") else text
    return general if general != text else apply_fix(text, found, "remove")
